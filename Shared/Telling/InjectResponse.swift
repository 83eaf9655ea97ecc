import Conditions
import Domain
import Events
import Lockstep

/// What followed an inject that was played: each action that it expected, and when it came.
public struct InjectResponse: Sendable {
    /// What became of an expected action.
    public enum Fate: Sendable, Hashable {
        /// It came in time.
        case met(EventID, at: SimulatedTime)
        /// It came after its deadline.
        case late(EventID, at: SimulatedTime)
        /// It did not come.
        case missed
        /// The drill ended before its deadline.
        case cutOff
    }

    /// An expected action.
    public struct Action: Sendable {
        /// The event that shows it.
        public let event: EventPattern
        /// When it was due; nil: by the drill's end.
        public let deadline: SimulatedTime?
        /// What became of it.
        public let fate: Fate
    }

    /// The inject as it was played.
    public let inject: InjectDelivered
    /// When.
    public let time: SimulatedTime
    /// What it expected, in its order.
    public let actions: [Action]
}

/// Follows the injects of a drill through its events, in the order of their turns.
struct InjectWatch {
    private struct Entry {
        let inject: InjectDelivered
        let time: SimulatedTime
        let turn: UInt64
        var watches: [PatternWatch]
    }

    private var entries: [Entry] = []

    /// Takes in an event of a turn.
    mutating func take(_ event: DeliveredEvent, turn: UInt64, at time: SimulatedTime) {
        // Nobody answers an inject in the turn that brings it.
        for index in entries.indices where turn > entries[index].turn {
            for watch in entries[index].watches.indices where entries[index].watches[watch].fulfilled == nil {
                entries[index].watches[watch].observe(event, at: time)
            }
        }
        guard let inject = event.message as? InjectDelivered else { return }
        let watches = inject.expected.map { PatternWatch($0.event) }
        entries.append(Entry(inject: inject, time: time, turn: turn, watches: watches))
    }

    /// What followed each inject, for a drill that ended at `end`.
    func responses(end: SimulatedTime) -> [InjectResponse] {
        entries.map { entry in
            let actions = zip(entry.inject.expected, entry.watches).map { expected, watch in
                let deadline = expected.within == 0 ? nil : entry.time.adding(seconds: UInt64(expected.within))
                return InjectResponse.Action(
                    event: expected.event,
                    deadline: deadline,
                    fate: Self.fate(of: watch, deadline, end: end)
                )
            }
            return InjectResponse(inject: entry.inject, time: entry.time, actions: actions)
        }
    }

    private static func fate(
        of watch: PatternWatch,
        _ deadline: SimulatedTime?,
        end: SimulatedTime
    )
        -> InjectResponse.Fate
    {
        guard let time = watch.fulfilled, let event = watch.cause else {
            return deadline.map { $0 > end } ?? false ? .cutOff : .missed
        }
        return deadline.map { time > $0 } ?? false ? .late(event, at: time) : .met(event, at: time)
    }
}
