import Domain
import Events
import Scenario
import TestSupport
import Testing

/// Muba on the simulated ground: nobody scripted the violence, and what the units do decides how far it goes.
@Suite struct SimulatedGroundTests {
    private func scenario() throws -> Scenario { try ScenarioLibrary.builtIn.scenario("muba-2024-simulasi") }

    /// How many of the crowd acted, on average over the time from its coming to its going.
    private func meanActive(_ drill: Rehearsal) -> Double {
        var sum: UInt64 = 0
        var since: (time: UInt64, active: UInt64)?
        var first: UInt64?
        for (entry, state) in drill.events(GroundState.self) where state.group == "massa" && state.size > 0 {
            let now = entry.time.seconds
            if let since { sum += since.active * (now - since.time) }
            since = (now, UInt64(state.agitators))
            first = first ?? now
        }
        guard let first, let since, since.time > first else { return 0 }
        return Double(sum) / Double(since.time - first)
    }

    /// The mean over 20 seeds with some of the dials set.
    private func meanActive(_ dials: [String: Int64]) throws -> Double {
        let set = try dials.sorted { $0.key < $1.key }.reduce(scenario()) { $0.with(parameter: $1.key, $1.value) }
        return try (1...20).reduce(0) { try $0 + meanActive(play(set, seed: $1)) / 20 }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theRiotThatNobodyScriptedIsOvercome(seed: UInt64) throws {
        let drill = try play(scenario(), seed: seed)
        #expect(drill.ended == "Evaluasi selesai: teratasi")
        #expect(drill.events(LevelSet.self).contains { $0.event.level == .red })
        #expect(drill.events(ActObserved.self).contains { $0.event.behaviour == .throwing })
        #expect(drill.events(CasualtyFound.self).contains { $0.event.side == .officers })
        #expect(drill.events(CasualtyFound.self).contains { $0.event.side == .crowd })
        #expect(drill.events(CrowdDispersed.self).contains { $0.event.group == "massa" })
        #expect(drill.events(CasualtyOutcomeRecorded.self).count == drill.events(CasualtyFound.self).count)
        for (entry, use) in drill.events(ForceUsed.self) {
            let most: ForceLevel =
                switch use.resistance {
                case .aggressive, .lethal: .bluntOrChemical
                case .active: .hardHand
                default: .softHand
                }
            #expect(use.level.rawValue <= most.rawValue, "\(entry.id)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func strongDialogueEndsInAgreement(seed: UInt64) throws {
        let drill = try play(scenario().with(parameter: "crowd_dialogue_myriad", 1_500), seed: seed)
        #expect(drill.events(AgreementReached.self).count == 1)
        #expect(drill.events(ForceUsed.self).isEmpty)
        #expect(!drill.events(ActObserved.self).contains { $0.event.resistance == .aggressive })
    }

    @Test func heavyHandedForceMakesUnrestWorseAndDialogueLessSo() throws {
        let usual = try meanActive([:])
        let harsh = try meanActive(["crowd_force_backlash_myriad": 2_000])
        // Nobody agrees here, so that dialogue works by itself.
        let silent = try meanActive(["crowd_dialogue_myriad": 0, "crowd_agrees_from_permille": 1_000])
        let spoken = try meanActive(["crowd_dialogue_myriad": 1_500, "crowd_agrees_from_permille": 1_000])
        print(
            "mean active over 20 seeds: usual \(usual), harsh force \(harsh), no dialogue \(silent), dialogue \(spoken)"
        )
        #expect(harsh > usual)
        #expect(spoken < silent)
    }
}
