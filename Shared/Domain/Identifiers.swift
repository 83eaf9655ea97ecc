/// A name that does not follow its rule.
public struct InvalidName: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let name: String
    /// What the name is for, and the rule that it breaks.
    public let rule: String

    /// Says which name breaks which rule.
    public init(name: String, rule: String) {
        self.name = name
        self.rule = rule
    }

    /// One line for people.
    public var description: String { "'\(name)' is not valid: \(rule)" }
}

/// True when `text` is 1 to `length` characters of `a-z`, `0-9`, `-` and begins with a letter.
///
/// All of Gladi's names are made of such words, so that the order of their bytes is the order of their characters.
func isWord(_ text: some StringProtocol, upTo length: Int) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.utf8.count <= length
        && text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
}

/// The kind of a task force, such as `traffic` or `phh`: one topic and one program each.
public struct TaskForce: Hashable, Comparable, Sendable, Codable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The name: a word of up to 24 characters.
    public let name: String

    /// Checks the name.
    public init(_ name: String) throws(InvalidName) {
        guard isWord(name, upTo: 24) else {
            throw InvalidName(name: name, rule: "a task force is a word of at most 24 letters a-z, digits and hyphens")
        }
        self.name = name
    }

    /// A name written in the source; a name that breaks the rule is a programmer's error.
    public init(stringLiteral name: String) {
        precondition(isWord(name, upTo: 24), "not a task force's name: \(name)")
        self.name = name
    }

    /// The topic on which its units publish unless the drill's opening says otherwise.
    public var topic: String { "gladi.\(name)" }

    /// The name.
    public var description: String { name }

    /// Orders by the bytes of the name.
    public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

/// Something that a unit can do, whatever agency it belongs to.
///
/// Others address the unit by its capability and need not know its name. The list is open: an agency may add its own.
public struct Capability: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The name: a word of up to 24 characters.
    public let name: String

    /// Checks the name.
    public init(_ name: String) throws(InvalidName) {
        guard isWord(name, upTo: 24) else {
            throw InvalidName(name: name, rule: "a capability is a word of at most 24 letters a-z, digits and hyphens")
        }
        self.name = name
    }

    private init(trusted name: String) { self.name = name }

    /// Puts out fires with engines and water of its own.
    public static let fireFighting = Capability(trusted: "fire-fighting")
    /// Keeps people out of a place by standing round it, without force.
    public static let cordon = Capability(trusted: "cordon")
    /// Stands before an object that must be protected, at the police's request, and does no more.
    public static let guarding = Capability(trusted: "guarding")
    /// Brings people where they must be.
    public static let transport = Capability(trusted: "transport")

    /// Those that Gladi's own units ask for.
    public static let known = [cordon, fireFighting, guarding, transport]

    /// The name.
    public var description: String { name }

    /// Orders by the bytes of the name.
    public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

/// A unit of one drill: a district's (or province's) task force, `muba/traffic`.
public struct UnitID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The district or province, a word of up to 24 characters.
    public let district: String
    /// The task force.
    public let taskForce: TaskForce

    /// A unit from its parts.
    public init(district: String, taskForce: TaskForce) throws(InvalidName) {
        guard isWord(district, upTo: 24) else {
            throw InvalidName(
                name: district,
                rule: "a district is a word of at most 24 letters a-z, digits and hyphens"
            )
        }
        self.district = district
        self.taskForce = taskForce
    }

    /// A unit from `district/task-force`.
    public init(_ text: String) throws(InvalidName) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw InvalidName(name: text, rule: "a unit is written district/task-force") }
        try self.init(district: String(parts[0]), taskForce: TaskForce(String(parts[1])))
    }

    /// `district/task-force`.
    public var description: String { "\(district)/\(taskForce.name)" }

    /// The unit's main stream.
    public var mainStream: StreamName { StreamName(trusted: description) }

    /// One of the unit's side streams, `muba/situation/truth`.
    public func sideStream(_ name: String) -> StreamName {
        precondition(isWord(name, upTo: 24), "not a side stream's name: \(name)")
        return StreamName(trusted: "\(description)/\(name)")
    }

    /// Orders by the bytes of `description`.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// Reads `district/task-force`.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Writes `district/task-force`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// One writer's numbered records: `control`, `console`, `muba/traffic`, `muba/situation/truth`.
public struct StreamName: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// One to three words with `/` between them.
    public let text: String

    /// Checks the name.
    public init(_ text: String) throws(InvalidName) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts.allSatisfy({ isWord($0, upTo: 24) }) else {
            throw InvalidName(name: text, rule: "a stream is one to three words with / between them")
        }
        self.text = text
    }

    init(trusted text: String) { self.text = text }

    /// Control's stream.
    public static let control = StreamName(trusted: "control")
    /// Control's stream on the ground's protected topic.
    public static let controlTruth = StreamName(trusted: "control/truth")
    /// People's decisions and reports.
    public static let console = StreamName(trusted: "console")
    /// The recorder's records; all of them unnumbered.
    public static let recorder = StreamName(trusted: "recorder")

    /// The name.
    public var description: String { text }

    /// Orders by bytes: the order in which streams are delivered and digested.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// One drill on the bus, `muba-2024.k3x9`.
///
/// It is never part of a payload, because a replay has another id.
public struct DrillID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// 1 to 24 characters `a-z`, `0-9`, `-`, `.`; begins with a letter.
    public let text: String

    /// Checks the id.
    public init(_ text: String) throws(InvalidName) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let word = parts.joined(separator: "-")
        guard isWord(word, upTo: 24), parts.allSatisfy({ !$0.isEmpty }) else {
            throw InvalidName(
                name: text,
                rule: "a drill id is at most 24 letters a-z, digits, hyphens and dots, a letter first"
            )
        }
        self.text = text
    }

    /// The id.
    public var description: String { text }
}

/// A numbered record's name within its drill: `stream:sequence`, the CloudEvents id.
public struct EventID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The stream.
    public let stream: StreamName
    /// The record's number in it.
    public let sequence: UInt64

    /// Names a record.
    public init(stream: StreamName, sequence: UInt64) {
        self.stream = stream
        self.sequence = sequence
    }

    /// Reads `stream:sequence`.
    public init(_ text: String) throws(InvalidName) {
        guard let colon = text.lastIndex(of: ":"), let sequence = UInt64(text[text.index(after: colon)...]),
            text[text.index(after: colon)...] == String(sequence)
        else { throw InvalidName(name: text, rule: "an event id is written stream:sequence") }
        try self.init(stream: StreamName(String(text[..<colon])), sequence: sequence)
    }

    /// `stream:sequence`.
    public var description: String { "\(stream.text):\(sequence)" }

    /// Orders by stream, then sequence.
    public static func < (left: Self, right: Self) -> Bool {
        left.stream == right.stream ? left.sequence < right.sequence : left.stream < right.stream
    }
}
