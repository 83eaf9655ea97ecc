/// The name of something in a drill, of one kind: a road's key cannot stand where a place's is meant.
///
/// It holds any text. What comes from the bus is not checked here, and no scenario may know the name; whoever needs the
/// thing itself looks it up. It is saved as its text alone.
public struct Key<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The name as it stands in the scenario and on the bus.
    public let text: String

    /// A name as it was said.
    public init(_ text: String) { self.text = text }

    /// A name written in the source.
    public init(stringLiteral text: String) { self.text = text }

    /// True where nothing is named.
    public var isEmpty: Bool { text.isEmpty }

    /// The name.
    public var description: String { text }

    /// Orders as their texts; a scenario's keys are words, so that is by bytes.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Key: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Key: CodingKeyRepresentable {
    /// The text as a key: a dictionary by names is saved as one by texts is.
    public var codingKey: any CodingKey { text.codingKey }

    /// Reads the text of a key.
    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}

/// The kinds of things that a key can name.
public enum KeyKinds {
    /// A point of the scenario's map.
    public enum Place {}
    /// A road of the scenario, or of its road network.
    public enum Road {}
    /// A crowd that acts together.
    public enum Group {}
    /// A fire that was reported.
    public enum Fire {}
    /// A hospital of the scenario, which stands at a place and has a key beside that place's.
    public enum Hospital {}
}

/// A place's key.
public typealias PlaceKey = Key<KeyKinds.Place>
/// A road's key.
public typealias RoadKey = Key<KeyKinds.Road>
/// A crowd's key.
public typealias GroupKey = Key<KeyKinds.Group>
/// A fire's key.
public typealias FireKey = Key<KeyKinds.Fire>
/// A hospital's key.
public typealias HospitalKey = Key<KeyKinds.Hospital>
