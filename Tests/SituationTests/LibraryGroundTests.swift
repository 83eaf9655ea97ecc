import Domain
import Events
import Scenario
import Situation
import TaskForceKit
import TaskForceTesting
import Testing

@Suite struct LibraryGroundTests {
    private func play(_ key: String) throws -> Rehearsal {
        let scenario = try ScenarioLibrary.builtIn.scenario(key)
        let id = try UnitID("muba/situation")
        let ground = try SituationUnit(briefing: #require(scenario.briefings()[id]))
        var rehearsal = Rehearsal(units: [(id, ground)], plan: ScenarioPlan(scenario))
        try rehearsal.run()
        return rehearsal
    }

    @Test func mubaWithoutPoliceGoesAllTheWay() throws {
        let drill = try play("muba-2024")
        #expect(drill.ended == "waktu latihan habis")
        let acts = drill.events(ActObserved.self).map(\.event.behaviour)
        #expect(acts == [.blockingRoad, .pushing, .throwing, .tyreFire, .vandalism, .breach])
        let times = drill.events(ActObserved.self).map(\.entry.time.seconds)
        #expect(times.first == 48 * 60)
        #expect(times[2] == 70 * 60)
        let sizes = drill.events(GroundState.self).filter { $0.event.group == "massa" }.map(\.event.size)
        #expect(sizes.max() == 1250)
        #expect(drill.events(CrowdDispersed.self).isEmpty)
        // Each observation is a turn and perhaps a few answers; the embedded broker holds 9,000 full turns.
        #expect((900...3000).contains(drill.turn))
        let sides = drill.events(CasualtyFound.self).map(\.event.side)
        #expect(Set(sides) == [.crowd, .officers])
    }

    @Test func theCalmCrowdBreaksNothingAndGoesHome() throws {
        let drill = try play("muba-2024-tenang")
        #expect(drill.events(ActObserved.self).isEmpty)
        #expect(drill.events(CasualtyFound.self).isEmpty)
        #expect(try drill.some(CrowdObserved.self).allSatisfy { $0.event.resistance == .none })
        #expect(drill.events(CrowdDispersed.self).map(\.event.group) == ["massa"])
    }

    @Test func theAttackComesWithoutWarning() throws {
        let drill = try play("muba-2024-serangan")
        #expect(drill.events(ActObserved.self).map(\.event.behaviour) == [.breach, .arson])
        let before = drill.events(CrowdObserved.self).filter { $0.entry.time.seconds < 42 * 60 }
        #expect(
            try before.some("sight of the crowd").allSatisfy {
                $0.event.resistance == .none && $0.event.behaviour <= .oration
            }
        )
    }
}
