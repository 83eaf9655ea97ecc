/// What a unit has of one resource and how much of it is committed: never more than it has.
///
/// `total = committed + reserve + missing`; `attached` is the part of the total that another force has lent (BKO).
public struct StrengthLedger: Hashable, Sendable, Codable {
    /// The resource's key: `personnel`, or a kit such as `water-cannon`.
    public let resource: String
    /// All that the unit has.
    public private(set) var total: UInt32
    /// The part of the total that is in use.
    public private(set) var committed: UInt32
    /// The part of the total that another force has lent.
    public private(set) var attached: UInt32

    /// The part of the total that is absent or out of order: neither in use nor free.
    public private(set) var missing: UInt32 = 0
    /// How many of the committed will be missing when they come back.
    public private(set) var missingOnReturn: UInt32 = 0

    /// The part in use that is in order.
    public var inOrder: UInt32 { committed - missingOnReturn }

    /// What is free.
    public var reserve: UInt32 { total.subtractingSaturated(committed).subtractingSaturated(missing) }

    /// A ledger with nothing committed; `attached` is at most `total`.
    public init(resource: String, total: UInt32, attached: UInt32 = 0) {
        precondition(attached <= total, "the attached are part of the total")
        self.resource = resource
        self.total = total
        self.committed = 0
        self.attached = attached
    }

    /// Commits exactly `count`; when the reserve is smaller, commits nothing and returns false.
    public mutating func commit(_ count: UInt32) -> Bool {
        guard count <= reserve else { return false }
        committed += count
        return true
    }

    /// Commits up to `count`; returns how many.
    public mutating func commitUpTo(_ count: UInt32) -> UInt32 {
        let given = min(count, reserve)
        committed += given
        return given
    }

    /// Returns `count` of the committed to the reserve, or all of them when `count` is larger.
    ///
    /// Those that became missing meanwhile are missing from then on.
    public mutating func release(_ count: UInt32) {
        let released = min(count, committed)
        committed -= released
        let gone = min(released, missingOnReturn)
        missingOnReturn -= gone
        missing += gone
    }

    /// `count` are absent or out of order: of the free first, the others when they are released; all when it is larger.
    public mutating func miss(_ count: UInt32) {
        let free = min(count, reserve)
        missing += free
        missingOnReturn += min(count - free, committed - missingOnReturn)
    }

    /// `count` of the missing are back, or all of them when `count` is larger.
    public mutating func recover(_ count: UInt32) {
        let later = min(count, missingOnReturn)
        missingOnReturn -= later
        missing -= min(count - later, missing)
    }

    /// `count` of the committed stand still on their way; returns how many.
    public mutating func breakDown(_ count: UInt32) -> UInt32 {
        let broken = min(count, committed)
        committed -= broken
        missingOnReturn = min(missingOnReturn, committed)
        missing += broken
        return broken
    }

    /// `count` that stood still go on; they are in use again.
    public mutating func goOn(_ count: UInt32) {
        let going = min(count, missing)
        missing -= going
        committed += going
    }

    /// Adds `count` that another force lends, or as many of them as the ledger can still count.
    public mutating func attach(_ count: UInt32) {
        let taken = min(count, .max - total)
        total += taken
        attached += taken
    }

    /// Gives back up to `count` of what another force has lent; what is free goes first.
    public mutating func detach(_ count: UInt32) {
        let given = min(count, attached)
        attached -= given
        total -= given
        missing = min(missing, total)
        committed = min(committed, total - missing)
        missingOnReturn = min(missingOnReturn, committed)
    }

    /// `count` of the committed are lost for the rest of the drill (injured).
    public mutating func lose(_ count: UInt32) {
        let lost = min(count, committed)
        committed -= lost
        total -= lost
        attached = min(attached, total)
        missingOnReturn = min(missingOnReturn, committed)
    }

    private enum CodingKeys: String, CodingKey { case resource, total, committed, attached, missing, missingOnReturn }

    /// Reads a ledger; it is damaged when more is committed or lent than the unit has.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        resource = try container.decode(String.self, forKey: .resource)
        total = try container.decode(UInt32.self, forKey: .total)
        committed = try container.decode(UInt32.self, forKey: .committed)
        attached = try container.decode(UInt32.self, forKey: .attached)
        missing = try container.decode(UInt32.self, forKey: .missing)
        missingOnReturn = try container.decode(UInt32.self, forKey: .missingOnReturn)
        guard committed <= total, attached <= total, missing <= total - committed, missingOnReturn <= committed else {
            let problem = "of \(resource) more is in use or lent than the unit has"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: problem))
        }
    }
}
