import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Reading
import Recording

/// Why an event happened, and what came of it, from a record alone.
package struct Explanation {
    /// An event of the chain, and how the event before it leads to this one.
    package struct Link {
        /// How it is known.
        package enum Reason: Sendable, Hashable {
            /// The event names it as its cause.
            case cause
            /// The event has no cause; this field of it names another event.
            case field(String)
            /// The crowd team's script moved the crowd in the same turn; its record stands beside the chain, which goes on from the
            /// event before it where that names a cause.
            case step(String)
            /// The crowd team's script moved this crowd last by this step.
            case earlierStep(String)
        }

        /// How it is known.
        package let reason: Reason
        /// The event.
        package let event: ReadableEvent
        /// When.
        package let time: SimulatedTime
    }

    /// Where a chain ends.
    package enum Beginning: Sendable, Hashable {
        /// Exercise control played an inject.
        case inject(String)
        /// A person decided or reported.
        case decision
        /// The crowd team's script.
        case step(String)
        /// A cause is named that the record does not hold.
        case missing(EventID)
        /// An event without a cause.
        case unprompted
        /// The chain is longer than the limit up to which it is followed.
        case tooFar
    }

    /// What an event caused, with what that caused.
    package struct Effect {
        /// The event.
        package let event: ReadableEvent
        /// When.
        package let time: SimulatedTime
        /// What it caused.
        package let effects: [Effect]
        /// How many further events it caused that are not listed.
        package let untold: Int
    }

    /// How many links of a chain are followed.
    static let linksMax = 200
    /// How many effects of one event are listed.
    static let effectsMax = 20

    /// The event.
    package let event: ReadableEvent
    /// When.
    package let time: SimulatedTime
    /// Its cause, the cause's cause, and so on.
    package let chain: [Link]
    /// Where the chain ends.
    package let beginning: Beginning
    /// The stretches in doubt through which the chain goes, the event's own first.
    package let doubts: [DoubtfulStretches.Stretch]
    /// Other events that the event names, by field.
    package let mentions: [(field: String, event: ReadableEvent, time: SimulatedTime)]
    /// What it caused; empty unless asked for.
    package let effects: [Effect]
    /// How many further events it caused that are not listed.
    package let untold: Int

    /// Explains an event of a record; nil when the record has no such event.
    ///
    /// - Parameters:
    ///   - id: The event's name.
    ///   - drill: The record.
    ///   - depth: How many generations of effects are told; 0: none.
    /// - Throws: `RecordingError.damaged`, `.failed`.
    package init?(_ id: EventID, in drill: RecordedDrill, depth: Int = 0) throws(RecordingError) {
        guard let event = try drill.event(id) else { return nil }
        self.event = event
        time = drill.time(of: event)
        (chain, beginning) = try Self.chain(from: event, in: drill)
        let doubted = ([event] + chain.map(\.event)).compactMap { $0.envelope.id.flatMap(drill.doubts.stretch) }
        doubts = doubted.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        mentions = try Self.mentions(of: event, in: drill).map { ($0.field, $0.event, drill.time(of: $0.event)) }
        guard depth > 0 else {
            (effects, untold) = ([], 0)
            return
        }
        var seen: Set<EventID> = [id]
        (effects, untold) = try Self.effects(of: id, in: drill, try drill.effects(), depth: depth, &seen)
    }

    // MARK: - Back

    private static func chain(
        from event: ReadableEvent,
        in drill: RecordedDrill
    ) throws(RecordingError) -> ([Link], Beginning) {
        var links: [Link] = []
        var seen = Set([event.envelope.id].compactMap(\.self))
        var last = event
        var script = ScriptSteps()
        while links.count < linksMax {
            // What the crowd did at a step is the step's doing, whatever the step had waited for.
            if last.envelope.cause != nil, let (step, truth) = try script.step(behind: last, in: drill),
                truth.envelope.turn == last.envelope.turn, let id = truth.envelope.id, seen.insert(id).inserted
            {
                links.append(Link(reason: .step(step), event: truth, time: drill.time(of: truth)))
            }
            guard let (reason, next) = try step(back: last, in: drill, &script) else {
                if let cause = last.envelope.cause { return (links, .missing(cause)) }
                return (links, beginning(at: last))
            }
            // A forged record may name itself, or what it caused.
            guard let id = next.envelope.id, seen.insert(id).inserted else { return (links, beginning(at: last)) }
            links.append(Link(reason: reason, event: next, time: drill.time(of: next)))
            last = next
        }
        return (links, .tooFar)
    }

    private static func step(
        back event: ReadableEvent,
        in drill: RecordedDrill,
        _ script: inout ScriptSteps
    ) throws(RecordingError) -> (Link.Reason, ReadableEvent)? {
        if let cause = event.envelope.cause { return try drill.event(cause).map { (.cause, $0) } }
        if let named = try mentions(of: event, in: drill).first { return (.field(named.field), named.event) }
        guard let (step, truth) = try script.step(behind: event, in: drill) else { return nil }
        return (truth.envelope.turn == event.envelope.turn ? .step(step) : .earlierStep(step), truth)
    }

    /// What brought the event about most lately: the first inject or script step of its chain; nil where that is how the chain
    /// begins, or where there is none.
    package var trigger: Beginning? {
        let triggers = chain.map(\.event).map(Self.beginning).filter { beginning in
            switch beginning {
            case .inject, .step: true
            default: false
            }
        }
        return triggers.first.flatMap { $0 == beginning ? nil : $0 }
    }

    private static func beginning(at event: ReadableEvent) -> Beginning {
        switch event.message {
        case let inject as InjectDelivered: .inject(inject.inject)
        case let state as GroundState where !state.step.isEmpty: .step(state.step)
        case _ where event.envelope.stream == .console: .decision
        default: .unprompted
        }
    }

    // MARK: - Aside and forward

    /// The events that an event's fields name, without its cause.
    private static func mentions(
        of event: ReadableEvent,
        in drill: RecordedDrill
    ) throws(RecordingError) -> [(field: String, event: ReadableEvent)] {
        var mentions: [(field: String, event: ReadableEvent)] = []
        var seen = Set([event.envelope.id, event.envelope.cause].compactMap(\.self))
        for (field, text) in event.fields.texts {
            guard let id = try? EventID(text), seen.insert(id).inserted, let named = try drill.event(id) else {
                continue
            }
            mentions.append((field, named))
        }
        return mentions
    }

    private static func effects(
        of id: EventID,
        in drill: RecordedDrill,
        _ caused: [EventID: [EventID]],
        depth: Int,
        _ seen: inout Set<EventID>
    ) throws(RecordingError) -> ([Effect], untold: Int) {
        let all = caused[id] ?? []
        guard depth > 0 else { return ([], all.count) }
        var told: [Effect] = []
        for next in all.prefix(effectsMax) where seen.insert(next).inserted {
            guard let event = try drill.event(next) else { continue }
            let (later, untold) = try effects(of: next, in: drill, caused, depth: depth - 1, &seen)
            told.append(Effect(event: event, time: drill.time(of: event), effects: later, untold: untold))
        }
        return (told, max(all.count - effectsMax, 0))
    }
}

/// The steps of the crowd team's script, according to the recorded inner truth; read once for a whole chain.
private struct ScriptSteps {
    private struct Step {
        let key: String
        let group: String
        let truth: ReadableEvent
    }

    private var read: [UnitID: [Step]] = [:]

    /// The step that moved the crowd of which the ground speaks, in the event's turn or last before it; nil for other events.
    ///
    /// An event that names no crowd is a step's doing in the same turn alone.
    mutating func step(
        behind event: ReadableEvent,
        in drill: RecordedDrill
    ) throws(RecordingError) -> (key: String, truth: ReadableEvent)? {
        guard let unit = drill.table[event.envelope.stream]?.unit, unit.taskForce == DrillSetup.ground,
            event.envelope.stream == unit.mainStream
        else { return nil }
        if read[unit] == nil { read[unit] = try Self.steps(of: unit, in: drill) }
        let group = event.fields.texts.first { $0.field == "group" }?.text
        let turn = event.envelope.turn
        let step = read[unit]?.last { step in
            step.truth.envelope.turn <= turn
                && (group.map { $0 == step.group } ?? (step.truth.envelope.turn == turn))
        }
        return step.map { ($0.key, $0.truth) }
    }

    private static func steps(of unit: UnitID, in drill: RecordedDrill) throws(RecordingError) -> [Step] {
        var steps: [Step] = []
        var sequence: UInt64 = 0
        let truth = unit.sideStream(DrillSetup.truthStream)
        while case let page = try drill.reader.accepted(truth, from: sequence, limit: 256), let last = page.last {
            sequence = last.id.sequence.addingSaturated(1)
            steps += page.compactMap { record in
                let event = ReadableEvent(record.envelope, glossary: drill.glossary)
                guard let state = event.message as? GroundState, !state.step.isEmpty else { return nil }
                return Step(key: state.step, group: state.group, truth: event)
            }
        }
        return steps
    }
}
