/// What the reading rules say of one record.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// The next record of its stream (R2).
    case accepted
    /// The next record of its stream, but its event cannot be read or its publisher may not say it.
    ///
    /// It counts, is handed to nobody, and is a dead letter as well (R5).
    case acceptedUnread = "accepted-unread"
    /// A heartbeat, a pace, a dead letter: recorded, outside the digest.
    case unnumbered
    /// A repeat of what the stream already holds (R2).
    case duplicate
    /// Claims a sequence that the stream already holds, with other bytes; the first stands (R3).
    case differing
    /// No part of the drill: a dead letter (R1, R2, C13).
    case refused

    /// True when the record has a place in its stream.
    public var counts: Bool { self == .accepted || self == .acceptedUnread }

    /// True when the recorder publishes the record as a dead letter.
    public var isDeadLetter: Bool { self == .acceptedUnread || self == .refused }
}

/// A verdict with its reason.
public struct Judgement: Sendable, Hashable {
    /// What the rules say.
    public let verdict: Verdict
    /// Why, Indonesian, for dead letters and faults; nil where the verdict says it all.
    public let reason: String?
    /// True for a differing duplicate of a derived stream: a divergence or a forgery, which someone must name (R3).
    public let isFault: Bool

    /// A judgement.
    public init(_ verdict: Verdict, reason: String? = nil, isFault: Bool = false) {
        self.verdict = verdict
        self.reason = reason
        self.isFault = isFault
    }
}
