/// What a unit has of one resource and how much of it is committed: never more than it has.
///
/// `total = committed + reserve`; `attached` is the part of the total that another force has lent (BKO).
public struct StrengthLedger: Hashable, Sendable, Codable {
    /// The resource's key: `personnel`, or a kit such as `water-cannon`.
    public let resource: String
    /// All that the unit has.
    public private(set) var total: UInt32
    /// The part of the total that is in use.
    public private(set) var committed: UInt32
    /// The part of the total that another force has lent.
    public private(set) var attached: UInt32

    /// What is free.
    public var reserve: UInt32 { total.subtractingSaturated(committed) }

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
    public mutating func release(_ count: UInt32) { committed -= min(count, committed) }

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
        committed = min(committed, total)
    }

    /// `count` of the committed are lost for the rest of the drill (injured).
    public mutating func lose(_ count: UInt32) {
        let lost = min(count, committed)
        committed -= lost
        total -= lost
        attached = min(attached, total)
    }

    private enum CodingKeys: String, CodingKey { case resource, total, committed, attached }

    /// Reads a ledger; it is damaged when more is committed or lent than the unit has.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        resource = try container.decode(String.self, forKey: .resource)
        total = try container.decode(UInt32.self, forKey: .total)
        committed = try container.decode(UInt32.self, forKey: .committed)
        attached = try container.decode(UInt32.self, forKey: .attached)
        guard committed <= total, attached <= total else {
            let problem = "of \(resource) more is in use or lent than the unit has"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: problem))
        }
    }
}
