import Domain

/// What agencies have announced of their own event types: by it anyone shows their events, who was not built with them.
public struct AnnouncedTypes: Sendable {
    /// As many types are known at most; the first announcement of a type counts.
    public static let typesMax = 1_024
    /// Descriptors of all types together take at most so many bytes; a type that would go beyond is not shown readably.
    public static let descriptorBytesMax = 16_777_216

    private enum Form: Sendable {
        case json
        case protobuf(EventSchema)
    }

    private var forms: [String: Form] = [:]
    private var descriptorBytes = 0

    /// Nothing announced yet.
    public init() {}

    /// Hears a record: a unit's heartbeat may announce types of its own task force; all else announces nothing.
    public mutating func hear(_ envelope: Envelope) {
        guard envelope.type == Ready.eventType, let unit = try? UnitID(envelope.stream.text),
            let ready = try? Ready(serializedBytes: envelope.data)
        else { return }
        for own in ready.profile.ownTypes
        where forms[own.type] == nil && forms.count < Self.typesMax
            && EventKind.publisher(ofOwn: own.type) == unit.taskForce
        {
            switch ContentType(rawValue: own.contentType) {
            case .json: forms[own.type] = .json
            case .protobuf:
                guard descriptorBytes + own.descriptors.count <= Self.descriptorBytesMax,
                    let schema = try? EventSchema(descriptors: Array(own.descriptors)), schema.describes(own.type)
                else { continue }
                descriptorBytes += own.descriptors.count
                forms[own.type] = .protobuf(schema)
            case nil: continue
            }
        }
    }

    /// The types announced so far, ascending.
    public var types: [String] { forms.keys.sorted() }

    /// An event's data as JSON; nil for a type that nobody announced, and for data that does not fit it.
    public func json(of envelope: Envelope) -> [UInt8]? {
        switch (forms[envelope.type], envelope.contentType) {
        case (.json, .json): envelope.data
        case (.protobuf(let schema), .protobuf): try? schema.json(envelope.type, of: envelope.data)
        default: nil
        }
    }
}
