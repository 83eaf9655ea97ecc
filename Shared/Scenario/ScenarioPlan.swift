import Conditions
import Domain
import Events
import Lockstep
import Phrases

/// Plays a scenario's timetable: start, episodes, injects by time and by condition, and the end of the drill.
///
/// The drill ends in the turn that delivers the district command's `EvaluationHeld`, on a person's `EndDecided`, or at the
/// scenario's end. The crowd team's script is not played here; it is the ground's.
public struct ScenarioPlan: ExercisePlan {
    /// What the plan has done so far: all that changes in it, and all that a snapshot keeps.
    public struct State: Hashable, Sendable, Codable {
        fileprivate var started = false
        fileprivate var episodesStarted = 0
        fileprivate var consolidated = false
        fileprivate var ended = false
        fileprivate var watches: [ConditionWatch]
        fileprivate var played: [String: SimulatedTime] = [:]
    }

    /// The inject by which control makes the command consolidate in any case.
    public static let consolidateInject = "consolidate_by"

    /// What the plan has done so far.
    public private(set) var state: State
    private let scenario: Scenario
    private let injects: [Scenario.Inject]

    /// A plan at the scenario's beginning, or where a snapshot left it.
    public init(_ scenario: Scenario, resuming state: State? = nil) {
        self.scenario = scenario
        injects = scenario.injects.map(\.fact)
        self.state = state ?? State(watches: injects.map { ConditionWatch($0.when) })
    }

    /// The next time at which something is due.
    public var nextTimer: SimulatedTime? {
        guard !state.ended else { return nil }
        guard state.started else { return scenario.begins }
        return (dueTimes + [scenario.ends]).min()
    }

    /// Plays one turn.
    public mutating func handle(_ turn: PlanTurn) -> PlanStep {
        var step = PlanStep()
        guard !state.ended else { return step }
        if !state.started {
            state.started = true
            step.items.append(
                .init(
                    ExerciseStarted.with {
                        $0.scenario = scenario.key
                        $0.title = scenario.title
                    }
                )
            )
        }
        step.items += turn.changes.map { change in
            .init(
                ParticipationChanged.with {
                    $0.unit = change.unit
                    $0.participates = change.participates
                    $0.reason = change.reason
                }
            )
        }
        step.items += refusals(turn)
        for index in state.watches.indices { state.watches[index].observe(turn.events, at: turn.time) }
        while let item = playNext(at: turn.time) { step.items.append(item) }
        guard let ending = ending(turn) else { return step }
        state.ended = true
        let ended = ExerciseEnded.with {
            $0.reason = ending.reason
            $0.unplayed = injects.map(\.key).filter { state.played[$0] == nil }
        }
        step.items.append(.init(ended, because: ending.cause))
        step.ended = ending.reason
        return step
    }

    private func ending(_ turn: PlanTurn) -> (reason: String, cause: EventID?)? {
        for event in turn.events {
            switch event.message {
            case let evaluation as EvaluationHeld where event.unit == scenario.districtCommand:
                return ("anev selesai: \(Self.word(of: evaluation.outcome))", event.id)
            case let decision as EndDecided where event.unit == nil && mayEnd(decision):
                let reason = decision.reason.isEmpty ? "tanpa alasan" : decision.reason
                return ("diakhiri koordinator latihan: \(reason)", event.id)
            default: continue
            }
        }
        return turn.time >= scenario.ends ? ("waktu latihan habis", nil) : nil
    }

    /// An evaluation's outcome as people read it; a word that is none stays as it is.
    private static func word(of outcome: String) -> String { Phrase.word(outcome)?.indonesian ?? outcome }

    /// Only an office of the exercise control ends the drill.
    private func mayEnd(_ decision: EndDecided) -> Bool { scenario.controllers.contains(decision.by) }

    private func refusals(_ turn: PlanTurn) -> [PlanStep.Item] {
        turn.events.compactMap { event in
            guard event.unit == nil, let decision = event.message as? EndDecided, !mayEnd(decision) else { return nil }
            let refused = DecisionRefused.with {
                $0.decision = event.id.description
                $0.by = decision.by
                $0.reason = "bukan jabatan pengendali latihan (\(scenario.controllers.joined(separator: ", ")))"
            }
            return .init(refused, because: event.id)
        }
    }

    // What is due is played in the order of its time, so that an excerpt's first turn tells the story so far in order.

    private enum Entry {
        case episode(Episode)
        case inject(Int)
        case consolidation
    }

    private mutating func playNext(at time: SimulatedTime) -> PlanStep.Item? {
        let due = entries.filter { $0.due <= time }
        guard let first = due.min(by: { $0.due < $1.due }) else { return nil }
        switch first.entry {
        case .episode(let episode):
            state.episodesStarted += 1
            return .init(
                EpisodeStarted.with {
                    $0.episode = episode.key
                    $0.title = episode.title
                    $0.site = episode.site
                    $0.variant = episode.variant
                }
            )
        case .inject(let index):
            state.played[injects[index].key] = first.due
            var event = injects[index].event
            // In an excerpt a disturbance may have ended before play begins.
            if event.hasLink { event.link.from = first.due.seconds }
            return .init(event, because: state.watches[index].cause)
        case .consolidation:
            state.consolidated = true
            return .init(consolidation)
        }
    }

    private var dueTimes: [SimulatedTime] { entries.map(\.due) }

    private var entries: [(due: SimulatedTime, entry: Entry)] {
        var result: [(due: SimulatedTime, entry: Entry)] = []
        if state.episodesStarted < scenario.episodes.count {
            let episode = scenario.episodes[state.episodesStarted].fact
            result.append((SimulatedTime(seconds: episode.from), .episode(episode)))
        }
        for index in injects.indices where state.played[injects[index].key] == nil {
            guard case .holds(let since) = state.watches[index].standing(done: { state.played[$0] }) else { continue }
            result.append((since, .inject(index)))
        }
        if let deadline = scenario.consolidateBy, !state.consolidated { result.append((deadline, .consolidation)) }
        return result
    }

    private var consolidation: InjectDelivered {
        .with {
            $0.inject = Self.consolidateInject
            $0.synopsis = "Waktu latihan hampir habis: lakukan konsolidasi dan evaluasi."
            $0.addressee = scenario.districtCommand?.description ?? ""
            $0.expectedResponse = "Konsolidasi semua satuan, lalu evaluasi."
        }
    }
}
