import Domain
import Events
import Scenario
import TaskForceTesting
import Testing

/// Muba on the simulated ground: nobody scripted the violence, and what the units do decides how far it goes.
@Suite struct SimulatedGroundTests {
    private func meanActive(_ drills: [Rehearsal]) throws -> Double {
        try drills.reduce(0) { try $0 + #require($1.meanActive) } / Double(drills.count)
    }

    /// The mean over 20 seeds with some of the dials set.
    private func meanActive(_ dials: [String: Int64]) async throws -> Double {
        let set = try dials.sorted { $0.key < $1.key }.reduce(Seeds.muba()) { $0.with(parameter: $1.key, $1.value) }
        return try await meanActive(Seeds.play(set))
    }

    @Test func theRiotThatNobodyScriptedIsOvercome() async throws {
        for drill in try await Seeds.played() {
            #expect(drill.ended == "anev selesai: situasi dapat dikendalikan")
            #expect(drill.events(LevelSet.self).contains { $0.event.level == .red })
            #expect(drill.events(ActObserved.self).contains { $0.event.behaviour == .throwing })
            #expect(drill.events(CasualtyFound.self).contains { $0.event.side == .officers })
            #expect(drill.events(CasualtyFound.self).contains { $0.event.side == .crowd })
            #expect(drill.events(CrowdDispersed.self).contains { $0.event.group == "massa" })
            #expect(try drill.some(CasualtyOutcomeRecorded.self).count == drill.events(CasualtyFound.self).count)
        }
    }

    @Test func strongDialogueEndsInAgreement() async throws {
        for drill in try await Seeds.play(Seeds.muba().with(parameter: "crowd_dialogue_myriad", 1_500)) {
            #expect(drill.events(AgreementReached.self).count == 1)
            #expect(drill.events(ForceUsed.self).isEmpty)
            #expect(!drill.events(ActObserved.self).contains { $0.event.resistance == .aggressive })
        }
    }

    @Test func heavyHandedForceMakesUnrestWorseAndDialogueLessSo() async throws {
        let usual = try await meanActive(Seeds.played())
        let harsh = try await meanActive(["crowd_force_backlash_myriad": 2_000])
        // Nobody agrees here, so that dialogue works by itself.
        let silent = try await meanActive(["crowd_dialogue_myriad": 0, "crowd_agrees_from_permille": 1_000])
        let spoken = try await meanActive(["crowd_dialogue_myriad": 1_500, "crowd_agrees_from_permille": 1_000])
        print(
            "mean active over 20 seeds: usual \(usual), harsh force \(harsh), no dialogue \(silent), dialogue \(spoken)"
        )
        #expect(harsh > usual)
        #expect(spoken < silent)
    }
}
