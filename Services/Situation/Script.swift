import Conditions
import Domain
import Events
import Lockstep

/// The crowd team's script: steps that happen when their conditions hold.
struct Script: Codable, Sendable {
    /// A step that is due.
    struct Due {
        let step: ScriptStep
        /// When its condition came true: in this turn, or earlier when the drill began later than that.
        let since: SimulatedTime
        /// The event that completed the condition, or by which the step or inject before it showed.
        let cause: EventID?
    }

    private struct Entry: Codable {
        let kept: KeptStep
        var watch: ConditionWatch
        var left: UInt32
    }

    private var entries: [Entry]
    // Steps and injects that have happened, each with the first time.
    private var done: [String: SimulatedTime] = [:]
    // The events by which they first showed.
    private var shown: [String: EventID] = [:]

    init(_ steps: [ScriptStep]) {
        entries = steps.map { Entry(kept: KeptStep($0), watch: ConditionWatch($0.when), left: max(1, $0.times)) }
    }

    /// Takes in a turn's events.
    mutating func observe(_ events: [DeliveredEvent], at time: SimulatedTime) {
        for event in events {
            guard let inject = event.message as? InjectDelivered, done[inject.inject] == nil else { continue }
            done[inject.inject] = time
            shown[inject.inject] = event.id
        }
        for index in entries.indices where entries[index].left > 0 { entries[index].watch.observe(events, at: time) }
    }

    /// Takes out the step that has been due longest, the first in the script among equals; nil when none is due.
    mutating func takeDue(at time: SimulatedTime) -> Due? {
        var first: (index: Int, since: SimulatedTime)?
        for (index, since) in standing where since <= time && first.map({ since < $0.since }) ?? true {
            first = (index, since)
        }
        guard let (index, since) = first else { return nil }
        let entry = entries[index]
        let step = entry.kept.step
        entries[index].left -= 1
        if entries[index].left > 0 { entries[index].watch.rearm() }
        if done[step.key] == nil { done[step.key] = since }
        return Due(step: step, since: since, cause: entry.watch.cause { shown[$0] })
    }

    /// Notes the event by which a step showed, so that what follows it names its cause.
    mutating func note(_ step: String, shownBy event: EventID) {
        if shown[step] == nil { shown[step] = event }
    }

    /// The next time at which a step is due, as far as this depends on time alone.
    var next: SimulatedTime? { standing.map(\.since).min() }

    private var standing: [(index: Int, since: SimulatedTime)] {
        entries.indices.compactMap { index in
            guard entries[index].left > 0,
                case .holds(let since) = entries[index].watch.standing(done: { done[$0] })
            else { return nil }
            return (index, since)
        }
    }
}

/// A step that a snapshot can hold, as its canonical Protobuf.
private struct KeptStep: Codable, Sendable {
    let step: ScriptStep

    init(_ step: ScriptStep) { self.step = step }

    init(from decoder: any Decoder) throws {
        step = try ScriptStep(serializedBytes: decoder.singleValueContainer().decode([UInt8].self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(step.serializedBytes() as [UInt8])
    }
}
