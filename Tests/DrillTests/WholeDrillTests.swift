import Domain
import Events
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// The drills of the library with every unit: what they decide follows from what they observe.
@Suite struct WholeDrillTests {
    private func scenario(_ key: String) throws -> Scenario { try ScenarioLibrary.withUnits.scenario(key) }

    private func levels(_ drill: Rehearsal) -> [Level] { drill.events(LevelSet.self).map(\.event.level) }

    private func outcome(_ drill: Rehearsal) -> String? { drill.events(EvaluationHeld.self).last?.event.outcome }

    private func firstTime(of level: Level, in drill: Rehearsal) throws -> UInt64 {
        let set = drill.events(LevelSet.self).first { $0.event.level == level }
        return try #require(set, "the level never became \(level)").entry.time.seconds
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func mubaIsOvercomeThroughEveryPhase(seed: UInt64) throws {
        let drill = try play(scenario("muba-2024"), seed: seed)
        #expect(outcome(drill) == "teratasi")
        #expect(drill.ended == "anev selesai: situasi dapat dikendalikan")
        #expect(levels(drill) == [.green, .yellow, .red, .yellow, .green])
        #expect(try drill.some(LevelSet.self).allSatisfy { !$0.event.reason.isEmpty && !$0.event.reporter.isEmpty })
        let gone = try #require(drill.events(CrowdDispersed.self).first { $0.event.group == "massa" })
        #expect((6_000...8_400).contains(gone.entry.time.seconds))
        #expect(drill.time.seconds < 11_400)
        // The embedded broker holds 9,000 full turns.
        #expect((1_000...6_000).contains(drill.turn))
        #expect(!drill.events(ArrestMade.self).isEmpty)
        #expect(try drill.some(FireExtinguished.self).count == drill.events(FireReported.self).count)
        #expect(drill.events(EvacuationCompleted.self).count == 1)
        #expect(try drill.some(CasualtyOutcomeRecorded.self).count == drill.events(CasualtyFound.self).count)
        #expect(try drill.some(RoadReopened.self).count == drill.events(RoadClosed.self).count)
    }

    @Test func forceNeverExceedsTheResistance() throws {
        for key in try ScenarioLibrary.withUnits.keys().some("scenario") {
            let uses = try play(scenario(key)).events(ForceUsed.self)
            #expect(uses.isEmpty == key.hasSuffix("-tenang"), "\(key)")
            for (entry, use) in uses {
                let most: ForceLevel =
                    switch use.resistance {
                    case .aggressive, .lethal: .bluntOrChemical
                    case .active: .hardHand
                    default: .softHand
                    }
                #expect(use.level.rawValue <= most.rawValue, "\(key): \(entry.id)")
            }
        }
    }

    @Test func aCalmCrowdEndsInGreenWithoutForce() throws {
        let drill = try play(scenario("muba-2024-tenang"))
        #expect(levels(drill) == [.green])
        #expect(drill.events(ForceUsed.self).isEmpty)
        #expect(drill.events(DispersalOrdered.self).isEmpty)
        #expect(drill.events(ArrestAttempted.self).isEmpty)
        #expect(outcome(drill) == "damai")
    }

    @Test func aSuddenAttackReachesRedJustified() throws {
        let drill = try play(scenario("muba-2024-serangan"))
        #expect(levels(drill).prefix(2) == [.green, .red])
        let red = try #require(drill.events(LevelSet.self).first { $0.event.level == .red })
        #expect(!red.event.justification.isEmpty)
        #expect(red.entry.time.seconds < 42 * 60 + 30)
        #expect(outcome(drill) == "teratasi")
    }

    @Test func withoutDetectionYellowComesLater() throws {
        let whole = try scenario("muba-2024")
        let blind = whole.without(unit: try UnitID("muba/detection"))
        let seeing = try firstTime(of: .yellow, in: play(whole))
        let late = try firstTime(of: .yellow, in: play(blind))
        #expect(late > seeing)
    }

    @Test func withoutPHHSamaptaActsInRedOnTheKapoldasOrder() throws {
        let drill = try play(scenario("muba-2024").without(unit: try UnitID("muba/phh")))
        let platoon = try #require(drill.events(UnitEngaged.self).first { $0.event.formation == .strikePlatoon })
        #expect(platoon.event.level == .red)
        let order = try #require(drill.log.first { $0.id.description == platoon.event.order }?.message as? OrderIssued)
        #expect(order.kind == .formStrikePlatoon && order.office == "kapolda")
        let gone = drill.events(UnitStoodDown.self).filter { $0.event.formation == .strikePlatoon }
        let formed = drill.events(UnitEngaged.self).filter { $0.event.formation == .strikePlatoon }
        #expect(gone.count == formed.count)
        let uses = try drill.events(ForceUsed.self).filter { $0.event.formation == .strikePlatoon }.some("use of force")
        for (entry, use) in uses { #expect(use.means != .tearGas, "\(entry.id)") }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func withoutTrafficAmbulancesTakeLonger(seed: UInt64) throws {
        func meanDrive(_ scenario: Scenario) throws -> UInt64 {
            let drives = try play(scenario, seed: seed).events(AmbulanceDispatched.self).map(\.event.driveSeconds)
            return try drives.reduce(0, +) / #require(drives.isEmpty ? nil : UInt64(drives.count))
        }
        let whole = try scenario("muba-2024")
        #expect(try meanDrive(whole.without(unit: try UnitID("muba/traffic"))) > meanDrive(whole))
    }

    @Test func whatHoldsUpAVehicleStandsInTheLog() throws {
        let drill = try play(scenario("muba-2024"))
        let known = Dictionary(uniqueKeysWithValues: drill.log.map { ($0.id.description, $0) })
        var named = 0
        for (entry, event) in try drill.some(AmbulanceDispatched.self) {
            #expect((event.delaySeconds == 0) == event.delayedBy.isEmpty)
            for id in event.delayedBy {
                let reason = try #require(known[id])
                #expect(reason.message is RoadClosed || reason.message is CrowdObserved)
                #expect(reason.turn < entry.turn)
                named += 1
            }
        }
        #expect(named > 0)
    }

    @Test func survivalIsToldOfAllWhomCareReached() throws {
        for (_, outcome) in try play(scenario("muba-2024")).some(CasualtyOutcomeRecorded.self) {
            #expect(outcome.hasRpm == (outcome.category != .black))
            #expect((outcome.survivalPermille > 0) == outcome.hasRpm)
        }
    }

    @Test func aProvinceWithoutItsDistrictJudgesNothing() throws {
        let drill = try play(scenario("muba-2024").without(unit: try UnitID("muba/command")))
        #expect(drill.events(EvaluationHeld.self).map(\.event.outcome) == ["belum-dapat-dinilai"])
    }

    @Test func aDecisionThatFallsOtherwiseMovesNoOtherDraw() throws {
        let whole = try scenario("muba-2024")
        func wounds(_ drill: Rehearsal) -> [String: [UInt8]] {
            let found = drill.events(CasualtyFound.self).map { ($0.event.casualty, $0.event.vitals.canonicalBytes()) }
            return Dictionary(uniqueKeysWithValues: found)
        }
        let here = try wounds(play(whole))
        // With a disturbed radio, or with six agencies more, turns have other numbers and other things happen.
        for other in ["muba-2024-radio", "muba-2024-lengkap"] {
            let there = try wounds(play(scenario(other)))
            let both = Set(here.keys).intersection(there.keys)
            #expect(both.count >= 3, "\(other)")
            for casualty in both { #expect(here[casualty] == there[casualty], "\(casualty) in \(other)") }
        }
        let musters = try ["muba-2024", "muba-2024-lengkap"].map { key in
            try play(scenario(key)).log.compactMap { entry in
                entry.message is MusterReported ? "\(entry.id.stream) \(entry.time)" : nil
            }
        }
        #expect(musters[0].count >= 5)
        #expect(Set(musters[0]).isSubset(of: musters[1]))
    }

    @Test func oneSeedGivesOneDrillAnotherGivesAnother() throws {
        func fingerprint(_ seed: UInt64) throws -> [String] {
            let part = try scenario("muba-2024").excerpt(
                from: SimulatedTime(seconds: 4_200),
                to: SimulatedTime(seconds: 4_800)
            )
            return try play(part, seed: seed).log.map { "\($0.id) \($0.turn) \($0.message.canonicalBytes())" }
        }
        let one = try fingerprint(11)
        #expect(try fingerprint(11) == one)
        #expect(try fingerprint(12) != one)
    }
}
