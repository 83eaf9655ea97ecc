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
package struct InjectWatch {
    private struct Entry {
        let inject: InjectDelivered
        let time: SimulatedTime
        var watches: [PatternWatch]

        mutating func observe(_ event: DeliveredEvent, at time: SimulatedTime) {
            for index in watches.indices where watches[index].fulfilled == nil {
                watches[index].observe(event, at: time)
            }
        }
    }

    private var entries: [Entry] = []
    // What units published in the present turn. They are handed an inject in the turn that brings it and may answer at
    // once; in the order of streams their answers may stand before it.
    private var turn: (number: UInt64, events: [DeliveredEvent]) = (0, [])

    /// Nothing was seen yet.
    package init() {}

    /// Takes in an event of a turn.
    package mutating func take(_ event: DeliveredEvent, turn number: UInt64, at time: SimulatedTime) {
        if number != turn.number { turn = (number, []) }
        for index in entries.indices { entries[index].observe(event, at: time) }
        if event.unit != nil { turn.events.append(event) }
        guard let inject = event.message as? InjectDelivered else { return }
        var entry = Entry(inject: inject, time: time, watches: inject.expected.map { PatternWatch($0.event) })
        for earlier in turn.events { entry.observe(earlier, at: time) }
        entries.append(entry)
    }

    /// What followed each inject, for a drill that ended at `end`.
    package func responses(end: SimulatedTime) -> [InjectResponse] {
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
