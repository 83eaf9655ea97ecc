import Domain
import Events
import Foundation
import Lockstep
import Scenario
import Testing

@Suite struct ScenarioPlanTests {
    private func plan(from: UInt64 = 0, to: UInt64? = nil) throws -> ScenarioPlan {
        let scenario = try ScenarioLoader.load(text: documentedExample(), file: "contoh.yaml")
        guard let to else { return ScenarioPlan(scenario) }
        return ScenarioPlan(
            try scenario.excerpt(from: SimulatedTime(seconds: from), to: SimulatedTime(seconds: to))
        )
    }

    private func turn(
        _ number: UInt64,
        at seconds: UInt64,
        _ events: [DeliveredEvent] = [],
        changes: [Change] = []
    ) -> PlanTurn {
        PlanTurn(number: number, time: SimulatedTime(seconds: seconds), events: events, changes: changes)
    }

    private func delivered(_ message: any DrillEvent, by unit: String?) throws -> DeliveredEvent {
        let publisher = try unit.map { try UnitID($0) }
        return DeliveredEvent(
            id: EventID(stream: publisher?.mainStream ?? .console, sequence: 3),
            unit: publisher,
            message: message
        )
    }

    private func names(_ step: PlanStep) -> [String] {
        step.items.map { item in
            switch item.event {
            case let inject as InjectDelivered: "inject \(inject.inject)"
            case let episode as EpisodeStarted: "episode \(episode.episode)"
            default: type(of: item.event).eventType.split(separator: ".").last.map(String.init) ?? ""
            }
        }
    }

    @Test func theWholeTimetable() throws {
        var plan = try plan()
        #expect(plan.nextTimer == .start)
        #expect(names(plan.handle(turn(1, at: 0))) == ["ExerciseStarted", "episode pleno"])
        #expect(plan.nextTimer?.seconds == 300)
        #expect(names(plan.handle(turn(2, at: 300))) == ["inject kabar"])
        #expect(plan.nextTimer?.seconds == 600)
        let disturbed = plan.handle(turn(3, at: 600))
        #expect(names(disturbed) == ["inject radio-lantas"])
        #expect((disturbed.items[0].event as? InjectDelivered)?.link.from == 600)
        #expect(plan.nextTimer?.seconds == 1200)
        let late = plan.handle(turn(4, at: 1200))
        #expect(names(late) == ["inject jalan-belum-ditutup"])
        #expect((late.items[0].event as? InjectDelivered)?.contingency == true)
        #expect(plan.nextTimer?.seconds == 3000)
        let deadline = plan.handle(turn(4, at: 3000))
        #expect(names(deadline) == ["inject consolidate_by"])
        #expect((deadline.items[0].event as? InjectDelivered)?.addressee == "muba/command")
        #expect(plan.nextTimer?.seconds == 3600)
        let last = plan.handle(turn(5, at: 3600))
        #expect(names(last) == ["ExerciseEnded"])
        #expect(last.ended == "waktu latihan habis")
        #expect(plan.nextTimer == nil)
        #expect(plan.handle(turn(6, at: 3601)).items.isEmpty)
    }

    @Test func aContingencyIsNotPlayedWhenWhatWasExpectedCame() throws {
        var plan = try plan()
        _ = plan.handle(turn(1, at: 0))
        _ = plan.handle(turn(2, at: 700, [try delivered(RoadClosed.with { $0.road = "utama" }, by: "muba/traffic")]))
        #expect(plan.nextTimer?.seconds == 3000)
        #expect(plan.handle(turn(3, at: 1200)).items.isEmpty)
    }

    @Test func theCommandsEvaluationEndsTheDrill() throws {
        var plan = try plan()
        _ = plan.handle(turn(1, at: 0))
        let evaluation = EvaluationHeld.with { $0.outcome = "teratasi" }
        #expect(plan.handle(turn(2, at: 100, [try delivered(evaluation, by: "sumsel/command")])).ended == nil)
        let held = try delivered(evaluation, by: "muba/command")
        let step = plan.handle(turn(3, at: 101, [held]))
        #expect(step.ended == "anev selesai: situasi dapat dikendalikan")
        #expect(step.items.last?.cause == held.id)
        #expect((step.items.last?.event as? ExerciseEnded)?.reason == step.ended)
    }

    @Test func theControllerMayEndIt() throws {
        var plan = try plan()
        _ = plan.handle(turn(1, at: 0))
        let decided = try delivered(Self.end(by: "koordinator-latihan"), by: nil)
        #expect(plan.handle(turn(2, at: 9, [decided])).ended == "diakhiri koordinator latihan: hujan lebat")
    }

    @Test func nobodyElseMay() throws {
        var plan = try plan()
        _ = plan.handle(turn(1, at: 0))
        let decided = try delivered(Self.end(by: "tukang-parkir"), by: nil)
        let step = plan.handle(turn(2, at: 9, [decided]))
        #expect(step.ended == nil)
        let refused = try #require(step.items.first?.event as? DecisionRefused)
        #expect(refused.decision == decided.id.description)
        #expect(refused.by == "tukang-parkir")
        #expect(refused.reason.contains("koordinator-latihan"))
        #expect(step.items.first?.cause == decided.id)
    }

    private static func end(by office: String) -> EndDecided {
        EndDecided.with {
            $0.reason = "hujan lebat"
            $0.by = office
        }
    }

    @Test func changesOfParticipationAreTold() throws {
        var plan = try plan()
        let change = Change.with {
            $0.unit = "muba/traffic"
            $0.participates = false
            $0.reason = "diam"
        }
        let step = plan.handle(turn(1, at: 0, changes: [change]))
        #expect(names(step) == ["ExerciseStarted", "ParticipationChanged", "episode pleno"])
        #expect((step.items[1].event as? ParticipationChanged)?.reason == "diam")
    }

    @Test func anExcerptsFirstTurnTellsTheStorySoFarInOrder() throws {
        var plan = try plan(from: 1500, to: 2100)
        #expect(plan.nextTimer?.seconds == 1500)
        let first = plan.handle(turn(1, at: 1500))
        #expect(
            names(first) == [
                "ExerciseStarted", "episode pleno", "inject kabar", "inject radio-lantas",
                "inject jalan-belum-ditutup",
            ]
        )
        #expect((first.items[3].event as? InjectDelivered)?.link.from == 600, "a disturbance is not moved")
        #expect(plan.nextTimer?.seconds == 2100)
        #expect(plan.handle(turn(2, at: 2100)).ended == "waktu latihan habis")
    }

    @Test func aSnapshotGoesOnAsTheOriginalWould() throws {
        let scenario = try ScenarioLoader.load(text: documentedExample(), file: "contoh.yaml")
        var plan = ScenarioPlan(scenario)
        _ = plan.handle(turn(1, at: 0))
        _ = plan.handle(turn(2, at: 300))
        let kept = try JSONDecoder().decode(ScenarioPlan.State.self, from: JSONEncoder().encode(plan.state))
        #expect(kept == plan.state)
        var copy = ScenarioPlan(scenario, resuming: kept)
        #expect(copy.nextTimer == plan.nextTimer)
        #expect(names(copy.handle(turn(3, at: 1200))) == names(plan.handle(turn(3, at: 1200))))
    }
}
