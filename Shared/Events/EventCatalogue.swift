import Domain

/// One event type: what it is called, what it is in Swift, and who may publish it.
public struct EventKind: Sendable {
    /// The CloudEvents type.
    public let type: String
    /// Task forces (and `control`, `console`, `recorder`) that may publish it, ascending.
    public let publishers: [TaskForce]
    /// False for what lies outside the digest: heartbeats, pace, dead letters.
    public let isNumbered: Bool
    /// True where its texts are a person's own words, at a console or in a scenario: these stay as they are in any language.
    public let isInPeoplesWords: Bool
    /// The event itself.
    public let message: any DrillEvent.Type

    /// The event as a message; nil for an agency's plain value.
    public var schema: (any SchemaEvent.Type)? { message as? any SchemaEvent.Type }

    /// Reads the event's data.
    ///
    /// Fields that a newer writer added are no defect: Protobuf keeps them, JSON passes them over (the envelope still
    /// holds them).
    public func decode(_ data: [UInt8], as contentType: ContentType) throws(Defect) -> any DrillEvent {
        do {
            return try message.init(reading: data, as: contentType)
        } catch {
            throw Defect("isinya bukan \(type) sebagai \(contentType.rawValue): \(error)")
        }
    }
}

/// All event types that a reader knows, by their type strings.
public struct EventCatalogue: Sendable {
    /// The kinds, ascending by type.
    public let kinds: [EventKind]
    private let byType: [String: EventKind]

    /// A catalogue of `kinds`; a type that stands twice is a programmer's error.
    public init(_ kinds: [EventKind]) {
        self.kinds = kinds.sorted { $0.type < $1.type }
        byType = Dictionary(
            kinds.map { ($0.type, $0) },
            uniquingKeysWith: { first, _ in
                preconditionFailure("event type \(first.type) stands twice in the catalogue")
            }
        )
    }

    /// The kind of a type string; nil when this reader does not know it.
    public func kind(of type: String) -> EventKind? { byType[type] }

    /// Reads an envelope's event.
    ///
    /// Rule R5 for the lockstep streams: a record that this refuses counts in its stream, and is handed to nobody.
    public func decode(_ envelope: Envelope) throws(Defect) -> any DrillEvent {
        guard let kind = byType[envelope.type] else {
            throw Defect("jenis \(envelope.type) tidak ada dalam katalog kejadian")
        }
        return try kind.decode(envelope.data, as: envelope.contentType)
    }

    /// This catalogue with an agency's own types; those that it knows already stay as they are.
    ///
    /// - Throws: what is wrong with the name of a type: see ``EventKind/init(own:)``.
    public func adding(_ own: [any DrillEvent.Type]) throws(Defect) -> EventCatalogue {
        var more: [EventKind] = []
        for event in own where byType[event.eventType] == nil && !more.contains(where: { $0.type == event.eventType }) {
            more.append(try EventKind(own: event))
        }
        return EventCatalogue(kinds + more)
    }
}

extension EventKind {
    /// An agency's own type, published by the task force that its name begins with: `bpbd.v1.TeamSent` by `bpbd`.
    ///
    /// A task force's hyphen is `_` there, as in a Protobuf package: `search_rescue.v1.BoatSent`.
    ///
    /// - Throws: when the name has another form, or begins with `gladi.`: those names are the schema's.
    public init(own message: any DrillEvent.Type) throws(Defect) {
        let type = message.eventType
        guard let publisher = Self.publisher(ofOwn: type) else {
            throw Defect(
                "event type '\(type)' is no name of an agency's own: TASKFORCE.vN.Name, such as bpbd.v1.TeamSent"
            )
        }
        self.init(
            type: type,
            publishers: [publisher],
            isNumbered: true,
            isInPeoplesWords: false,
            message: message
        )
    }

    /// The task force that owns a type, by the type's name; nil when it is no agency's own type.
    package static func publisher(ofOwn type: String) -> TaskForce? {
        let parts = type.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] != "gladi", type.utf8.count <= nameMax,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) })
        else { return nil }
        return try? TaskForce(String(parts[0].map { $0 == "_" ? "-" : $0 }))
    }

    private static let nameMax = 200

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
