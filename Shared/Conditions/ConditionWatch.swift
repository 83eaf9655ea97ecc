import Domain
import Events
import Lockstep

/// Evaluates one `Condition` of a scenario over the events of a drill.
///
/// A value: equal events at equal times give equal answers in every process. A copy read back from a snapshot goes on
/// as the original would. Hand it every turn's events with `observe`, then ask `standing`.
///
/// A condition holds from the moment at which the last of its parts became true, plus its `delay`. That moment may lie
/// before the present turn, as in a drill that starts in the middle of its timetable. It never depends on when
/// `standing` is asked.
///
/// ```swift
/// watch.observe(turn.events, at: turn.time)
/// switch watch.standing(done: doneAt) {
/// case .holds(let since) where since <= turn.time: play()
/// case .holds(let since): out.wake(at: since)
/// case .waits, .never: break
/// }
/// ```
public struct ConditionWatch: Hashable, Sendable, Codable {
    /// How a condition stands.
    public enum Standing: Hashable, Sendable {
        /// Something that nobody can foresee is missing: an event, or a step before it.
        case waits
        /// It holds from this time on; a time in the future is a wake-up.
        case holds(since: SimulatedTime)
        /// It can no longer become true: one of its `unless` patterns has happened.
        case never
    }

    private let notBefore: SimulatedTime
    private let after: [String]
    private let delay: UInt64
    private var happened: [PatternWatch]
    private var unless: [PatternWatch]

    /// Watches a condition; an empty one holds from the start.
    public init(_ condition: Condition) {
        notBefore = SimulatedTime(seconds: condition.notBefore)
        after = condition.after
        delay = condition.delay
        happened = condition.happened.map(PatternWatch.init)
        unless = condition.unless.map(PatternWatch.init)
    }

    /// Takes in a turn's events.
    public mutating func observe(_ events: [DeliveredEvent], at time: SimulatedTime) {
        for event in events {
            // The first pattern may be needed again; what the others found once is enough.
            for index in happened.indices where index == 0 || happened[index].fulfilled == nil {
                happened[index].observe(event, at: time)
            }
            for index in unless.indices where unless[index].fulfilled == nil { unless[index].observe(event, at: time) }
        }
    }

    /// How the condition stands; `done` says when a step or inject happened, nil while it has not.
    public func standing(done: (String) -> SimulatedTime?) -> Standing {
        guard unless.allSatisfy({ $0.fulfilled == nil }) else { return .never }
        var since = notBefore
        for key in after {
            guard let time = done(key) else { return .waits }
            since = max(since, time)
        }
        for pattern in happened {
            guard let time = pattern.fulfilled else { return .waits }
            since = max(since, time)
        }
        return .holds(since: since.adding(seconds: delay))
    }

    /// The event that completed the condition; nil when it rests on time and other steps alone.
    public var cause: EventID? {
        happened.filter { $0.fulfilled != nil }.max { ($0.fulfilled ?? .start) < ($1.fulfilled ?? .start) }?.cause
    }

    /// The event that completed the condition, or else the one that shows the last of the steps and injects before it.
    ///
    /// `shown` names the event by which a step or inject showed; nil while none did.
    public func cause(shown: (String) -> EventID?) -> EventID? { cause ?? after.last.flatMap(shown) }

    /// Makes ready for the next time: uses up the events of the first pattern, so that new ones are needed.
    ///
    /// The condition's other parts stay as they are.
    public mutating func rearm() {
        guard !happened.isEmpty else { return }
        happened[0].consume()
    }
}
