import Conditions
import Doctrine
import Domain
import Events
import Lockstep

/// What followed an inject that was played: each action that it expected, and when it came.
///
/// An action answers an inject when a chain of causes leads from the inject to its event, or to a person's word that came
/// after the inject; a person names no cause. An inject that makes something go wrong asks whether work goes on all the
/// same. Of that no cause can tell, so there every event that fits is an answer.
public struct InjectResponse: Sendable {
    /// What became of an expected action.
    public enum Fate: Sendable, Hashable {
        /// It came in time, and because of the inject.
        case met(EventID, at: SimulatedTime)
        /// The order that was expected had been given before the inject, and stood: it was under way, or lasts.
        case inForce(EventID, since: SimulatedTime)
        /// It came in time, but no chain of causes leads to it from the inject.
        case coincident(EventID, at: SimulatedTime)
        /// It came after its deadline, for whatever reason.
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
    /// An event of a drill and where it stands in it.
    private struct Seen {
        let event: DeliveredEvent
        let turn: UInt64
        let time: SimulatedTime
    }

    /// An action that an inject expects.
    private struct Expectation {
        /// What the inject brought about.
        var caused: PatternWatch
        /// Whatever fits.
        var any: PatternWatch
        /// Orders that stood when the inject came.
        var inForce: PatternWatch

        init(_ pattern: EventPattern, _ standing: [Seen]) {
            (caused, any, inForce) = (PatternWatch(pattern), PatternWatch(pattern), PatternWatch(pattern))
            for order in standing { inForce.observe(order.event, at: order.time) }
        }

        func fate(by deadline: SimulatedTime?, end: SimulatedTime) -> InjectResponse.Fate {
            func isInTime(_ time: SimulatedTime) -> Bool { deadline.map { time <= $0 } ?? true }
            let came = [caused, any].map { watch in watch.cause.flatMap { id in watch.fulfilled.map { (id, $0) } } }
            if let (id, time) = came[0], isInTime(time) { return .met(id, at: time) }
            if let id = inForce.cause, let since = inForce.fulfilled { return .inForce(id, since: since) }
            if let (id, time) = came[1], isInTime(time) { return .coincident(id, at: time) }
            if let (id, time) = came[0] ?? came[1] { return .late(id, at: time) }
            return deadline.map { $0 > end } ?? false ? .cutOff : .missed
        }
    }

    private struct Entry {
        let id: EventID
        let inject: InjectDelivered
        let turn: UInt64
        let time: SimulatedTime
        var expectations: [Expectation]
    }

    private var entries: [Entry] = []
    private var causes: [EventID: EventID] = [:]
    // In which turn people said what they said.
    private var words: [EventID: UInt64] = [:]
    // Orders that stand, in the order of time: neither carried out nor declined, or such as last.
    private var orders: [Seen] = []
    // What units published in the present turn. They are handed an inject in the turn that brings it and may answer at
    // once; in the order of streams their answers may stand before it.
    private var turn: (number: UInt64, events: [Seen]) = (0, [])

    /// Nothing was seen yet.
    package init() {}

    /// Notes what an event of a turn names as its cause; enough for an event that nobody expects.
    package mutating func note(_ id: EventID, because cause: EventID?, turn number: UInt64) {
        causes[id] = cause
        if id.stream == .console { words[id] = number }
    }

    /// Takes in an event of a turn.
    package mutating func take(
        _ event: DeliveredEvent,
        because cause: EventID?,
        turn number: UInt64,
        at time: SimulatedTime
    ) {
        note(event.id, because: cause, turn: number)
        let seen = Seen(event: event, turn: number, time: time)
        if number != turn.number { turn = (number, []) }
        if event.unit != nil { turn.events.append(seen) }
        for index in entries.indices { observe(seen, index) }
        switch event.message {
        case let order as OrderIssued where order.repeats.isEmpty:
            lift { standing, _ in
                order.kind == .standDown && standing.addressee == order.addressee
                    || order.kind == .reopenRoad && standing.kind == .closeRoad && standing.object == order.object
            }
            orders.append(seen)
        case let set as LevelSet where set.level < set.previous:
            lift { standing, unit in unit?.district == event.unit?.district && standing.kind.lapses(at: set.level) }
        case let done as OrderCompleted:
            orders.removeAll { seen in
                seen.event.id.description == done.order && !((seen.event.message as? OrderIssued)?.kind.lasts ?? false)
            }
        case let declined as OrderDeclined: orders.removeAll { $0.event.id.description == declined.order }
        case let inject as InjectDelivered:
            let standing = orders.filter { $0.turn < number }
            let expectations = inject.expected.map { Expectation($0.event, standing) }
            entries.append(
                Entry(id: event.id, inject: inject, turn: number, time: time, expectations: expectations)
            )
            for earlier in turn.events { observe(earlier, entries.count - 1) }
        default: break
        }
    }

    /// Orders stand no longer for which `condition` holds; it is handed who gave each.
    private mutating func lift(where condition: (OrderIssued, UnitID?) -> Bool) {
        orders.removeAll { seen in
            (seen.event.message as? OrderIssued).map { condition($0, seen.event.unit) } ?? false
        }
    }

    private mutating func observe(_ seen: Seen, _ index: Int) {
        for number in entries[index].expectations.indices {
            let expected = entries[index].expectations[number]
            guard expected.caused.fulfilled == nil, expected.any.fits(seen.event) else { continue }
            entries[index].expectations[number].any.observe(seen.event, at: seen.time)
            guard answers(seen.event.id, entries[index]) else { continue }
            entries[index].expectations[number].caused.observe(seen.event, at: seen.time)
        }
    }

    /// True when a chain of causes leads from the inject to the event, or from a person's word since, or when no cause can tell.
    private func answers(_ id: EventID, _ entry: Entry) -> Bool {
        if entry.inject.makesSomethingGoWrong { return true }
        var last = id
        // A forged record may name itself, or what it caused.
        for _ in 0..<causes.count + 1 {
            if last == entry.id { return true }
            guard let cause = causes[last] else { break }
            last = cause
        }
        return words[last].map { $0 >= entry.turn } ?? false
    }

    /// What followed each inject, for a drill that ended at `end`.
    package func responses(end: SimulatedTime) -> [InjectResponse] {
        entries.map { entry in
            let actions = zip(entry.inject.expected, entry.expectations).map { expected, expectation in
                let deadline = expected.within == 0 ? nil : entry.time.adding(seconds: UInt64(expected.within))
                return InjectResponse.Action(
                    event: expected.event,
                    deadline: deadline,
                    fate: expectation.fate(by: deadline, end: end)
                )
            }
            return InjectResponse(inject: entry.inject, time: entry.time, actions: actions)
        }
    }
}

extension InjectDelivered {
    /// Kit, people, roads, weather or a radio link fail.
    fileprivate var makesSomethingGoWrong: Bool { !setbacks.isEmpty || hasLink }
}
