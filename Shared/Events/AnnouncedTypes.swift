import Domain

/// The event types that agencies have announced as their own, and their own words.
///
/// With them a program shows events of types that it was not built with.
public struct AnnouncedTypes: Sendable {
    /// The most types that are known; the first announcement of a type counts.
    public static let typesMax = 1_024
    /// The most bytes of all descriptors together; a type that would go beyond is not shown readably.
    public static let descriptorBytesMax = 16_777_216

    /// Words of a type take at most so many bytes in each language, and show at most so many fields; others are none.
    public static let wordsBytesMax = 500
    /// See there.
    public static let wordsFieldsMax = 12

    private enum Form: Sendable {
        case json
        case protobuf(EventSchema)
    }

    private struct Announced: Sendable {
        let form: Form
        let words: LineWords
        let isQuiet: Bool
    }

    private var ownWords: [TaskForce: OwnWords] = [:]
    private var byType: [String: Announced] = [:]
    private var descriptorBytes = 0

    /// Nothing announced yet.
    public init() {}

    /// Hears a record: a unit's heartbeat may announce types of its own task force; all else announces nothing.
    public mutating func hear(_ envelope: Envelope) {
        guard envelope.type == Ready.eventType, let unit = try? UnitID(envelope.stream.text),
            let ready = try? Ready(serializedBytes: envelope.data)
        else { return }
        if !ready.profile.ownWords.isEmpty {
            let room = OwnWords.wordsMax - ownWords.values.reduce(0) { $0 + $1.count }
            ownWords[unit.taskForce, default: OwnWords()].hear(ready.profile, room: room)
        }
        for own in ready.profile.ownTypes
        where byType[own.type] == nil && byType.count < Self.typesMax
            && EventKind.publisher(ofOwn: own.type) == unit.taskForce
        {
            guard let form = form(of: own) else { continue }
            byType[own.type] = Announced(form: form, words: Self.words(of: own), isQuiet: own.quiet)
        }
    }

    private mutating func form(of own: OwnEventType) -> Form? {
        switch ContentType(rawValue: own.contentType) {
        case .json: return .json
        case .protobuf:
            guard descriptorBytes + own.descriptors.count <= Self.descriptorBytesMax,
                let schema = try? EventSchema(descriptors: Array(own.descriptors)), schema.describes(own.type)
            else { return nil }
            descriptorBytes += own.descriptors.count
            return .protobuf(schema)
        case nil: return nil
        }
    }

    /// A stranger's words: a field may be long, so a line shows few of them.
    private static func words(of own: OwnEventType) -> LineWords {
        let isFit = [own.wordsID, own.wordsEn].allSatisfy { template in
            template.utf8.count <= wordsBytesMax && template.utf8.count { $0 == UInt8(ascii: "{") } <= wordsFieldsMax
        }
        return isFit ? LineWords(own.wordsID, en: own.wordsEn) : .none
    }

    /// The titles of the words that the task force which writes a stream has brought; none for control and console.
    public func ownWords(of stream: StreamName) -> OwnWords {
        let words = stream.text.split(separator: "/")
        guard words.count > 1, let taskForce = try? TaskForce(String(words[1])) else { return OwnWords() }
        return ownWords[taskForce] ?? OwnWords()
    }

    /// The types announced so far, ascending.
    public var types: [String] { byType.keys.sorted() }

    /// What events of a type say on a line; none where nobody announced words.
    public func words(of type: String) -> LineWords { byType[type]?.words ?? .none }

    /// The fields that a type's words show and that its descriptors lack; JSON has none that could be asked.
    public func fieldsLacking(in type: String) -> [String] {
        guard let announced = byType[type], case .protobuf(let schema) = announced.form else { return [] }
        return announced.words.fields.filter { !schema.has($0, in: type) }
    }

    /// True for a type that is not worth a line of its own as a drill runs.
    public func isQuiet(_ type: String) -> Bool { byType[type]?.isQuiet ?? false }

    /// An event's data as JSON; nil for a type that nobody announced, and for data that does not fit it.
    public func json(of envelope: Envelope) -> [UInt8]? {
        switch (byType[envelope.type]?.form, envelope.contentType) {
        case (.json, .json): envelope.data
        case (.protobuf(let schema), .protobuf): try? schema.json(envelope.type, of: envelope.data)
        default: nil
        }
    }
}
