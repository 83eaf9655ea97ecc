import Domain
import Events

/// How fast turns are granted.
///
/// Pace decides when, never what (C8).
public struct Pace: Sendable, Hashable {
    /// Simulated seconds per second, in thousandths; 0: as fast as can be.
    public var speedPermille: UInt32
    /// No turn is granted.
    public var paused: Bool
    /// Turns are granted up to and including this one.
    public var holdAfterTurn: UInt64?
    /// Bukan latihan: a real emergency stopped play; decisions are refused too (C9).
    public var frozen: Bool
    /// Why, for people.
    public var reason: String
    /// Who asked, by office.
    public var by: String

    /// As fast as can be.
    public static let fastest = Pace(speedPermille: 0)

    /// A pace that runs.
    public init(speedPermille: UInt32) {
        self.speedPermille = speedPermille
        paused = false
        holdAfterTurn = nil
        frozen = false
        reason = ""
        by = ""
    }

    /// The pace that a record sets.
    public init(_ set: PaceSet) {
        self.init(speedPermille: set.speedPermille)
        paused = set.paused
        holdAfterTurn = set.hasHoldAfterTurn ? set.holdAfterTurn : nil
        frozen = set.frozen
        reason = set.reason
        by = set.by
    }

    /// This pace, changed as someone asked.
    public func asked(_ asked: PaceAsked) -> Pace {
        var pace = self
        if asked.hasSpeedPermille { pace.speedPermille = asked.speedPermille }
        if asked.hasPaused {
            pace.paused = asked.paused
            pace.holdAfterTurn = nil
        }
        if asked.hasHoldAfterTurn { pace.holdAfterTurn = asked.holdAfterTurn }
        if asked.hasFrozen { pace.frozen = asked.frozen }
        pace.reason = asked.reason
        pace.by = asked.by
        return pace
    }

    /// The record that sets this pace.
    public var record: PaceSet {
        PaceSet.with { set in
            set.speedPermille = speedPermille
            set.paused = paused
            if let holdAfterTurn { set.holdAfterTurn = holdAfterTurn }
            set.frozen = frozen
            set.reason = reason
            set.by = by
        }
    }

    /// True when no pause, freeze or hold keeps turn `turn` from being granted.
    func allows(turn: UInt64) -> Bool { !paused && !frozen && holdAfterTurn.map { turn <= $0 } ?? true }
}

/// When the next turn is due by the wall clock: paced from the last grant on, without drift while the pace holds.
struct PaceClock: Sendable {
    /// How much lost time a late clock makes up for; the rest is dropped.
    static let catchUpMax: Duration = .seconds(1)

    /// A grant, and how much of the wait after it has passed.
    private struct Anchor {
        var instant: Duration
        let time: SimulatedTime
        /// Simulated time that had passed at `instant`.
        var played = Duration.zero
    }

    private var anchor: Anchor?

    /// Forgets the anchor: what is next is due at once.
    mutating func reset() { anchor = nil }

    /// Takes a change of pace: what has passed of the wait counts at the old pace, and held time does not count.
    mutating func change(from old: Pace, now: Duration) {
        guard var anchor else { return }
        if !old.paused, !old.frozen { anchor.played += Self.played(since: anchor.instant, now: now, old) }
        anchor.instant = now
        self.anchor = anchor
    }

    private static func played(since instant: Duration, now: Duration, _ pace: Pace) -> Duration {
        max(now - instant, .zero) * Int64(pace.speedPermille) / 1_000
    }

    /// When `time` is due; nil: at once.
    func due(_ time: SimulatedTime, pace: Pace) -> Duration? {
        guard let anchor, pace.speedPermille > 0 else { return nil }
        let left = Duration.seconds(Int64(clamping: time.seconds(since: anchor.time))) - anchor.played
        return anchor.instant + max(left, .zero) * 1_000 / Int64(pace.speedPermille)
    }

    /// The tick that the wall clock has reached, for a decision in an idle stretch.
    func presentTick(now: Duration, pace: Pace) -> SimulatedTime? {
        guard let anchor, pace.speedPermille > 0, now > anchor.instant else { return nil }
        let played = anchor.played + Self.played(since: anchor.instant, now: now, pace)
        return anchor.time.adding(seconds: UInt64(clamping: played.components.seconds))
    }

    /// A turn at `time` was granted.
    mutating func granted(_ time: SimulatedTime, now: Duration, pace: Pace) {
        guard let due = due(time, pace: pace), now - due < Self.catchUpMax, due <= now else {
            anchor = Anchor(instant: now, time: time)
            return
        }
        anchor = Anchor(instant: due, time: time)
    }
}
