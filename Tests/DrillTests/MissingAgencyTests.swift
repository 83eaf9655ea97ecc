import Domain
import Events
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// Agencies that join: without each of them a measure is worse, over 20 seeds, pair by pair; and what doctrine lets
/// them do.
@Suite struct MissingAgencyTests {
    /// Muba with every agency, on the simulated ground.
    private static func muba() throws -> Scenario {
        try ScenarioLibrary.withUnits.scenario("muba-2024-lengkap").with(script: Seeds.muba().ground)
    }

    private static let usual = Task { try await Seeds.play(muba()) }

    /// The units that joined the police.
    private static func joined() throws -> [UnitID] {
        let police = try Seeds.muba().roster.map(\.fact.unit)
        return try muba().roster.map(\.fact.unit).filter { !police.contains($0) }.some("unit that joined")
    }

    static let losses: [Loss] = [
        Loss(unit: "damkar", measure: "seconds for which things burn", moreIsWorse: true, seedsMin: 20, percentMin: 5) {
            drill,
            _ in drill.burningSeconds
        },
        Loss(
            unit: "dinkes",
            measure: "seconds from the injury to the hospital",
            moreIsWorse: true,
            seedsMin: 16,
            percentMin: 10
        ) { drill, _ in drill.meanSecondsToHospital },
        Loss(unit: "dishub", measure: "seconds that an escort loses", moreIsWorse: true, seedsMin: 20, percentMin: 50) {
            drill,
            _ in drill.meanEscortDelaySeconds
        },
        // What command does earlier also changes what the crowd does.
        Loss(unit: "linmas", measure: "seconds of warning", moreIsWorse: false, seedsMin: 16, percentMin: 3) {
            drill,
            _ in drill.warningSeconds
        },
        Loss(
            unit: "satpol-pp",
            measure: "minutes that people spend in a crowd that attacks",
            moreIsWorse: true,
            seedsMin: 16,
            percentMin: 2
        ) { drill, _ in drill.exposedPersonMinutes },
        Loss(unit: "tni", measure: "seconds of wrecking in MERAH", moreIsWorse: true, seedsMin: 16, percentMin: 10) {
            drill,
            _ in drill.wreckingSecondsInRed
        },
    ]

    @Test func everyAgencyHasItsMeasure() throws {
        #expect(try Self.losses.map { "muba/\($0.unit)" } == Self.joined().map(\.description).sorted())
    }

    @Test(arguments: losses)
    func withoutTheAgencyItsMeasureIsWorse(loss: Loss) async throws {
        let without = try await Seeds.play(Self.muba().without(unit: UnitID("muba/\(loss.unit)")))
        try loss.expectWorse(than: try await Self.usual.value, without: without)
    }

    /// D34: within 15 minutes of the report that reached the posko.
    @Test func theFireBrigadeIsThereInTime() async throws {
        for drill in try await Self.usual.value {
            let fires = drill.events(FireReported.self).filter { !$0.event.observers.isEmpty }
            let arrivals = drill.events(UnitArrived.self).filter { $0.event.formation == .fireCrew }
            #expect(!fires.isEmpty)
            for (entry, fire) in fires {
                let arrival = arrivals.first { $0.event.place == fire.place && $0.entry.time > entry.time }
                let seconds = try #require(arrival).entry.time.seconds(since: entry.time)
                #expect(seconds <= 900)
            }
        }
    }

    /// D35: every step of the guard follows from an order of the police, and the order from their request.
    @Test func theGuardMovesOnRequestAlone() async throws {
        for drill in try await Self.usual.value {
            let known = Dictionary(uniqueKeysWithValues: drill.log.map { ($0.id, $0) })
            let steps = drill.events(UnitDeployed.self).filter { $0.event.formation == .guard }
            #expect(!steps.isEmpty)
            for (entry, _) in steps {
                let order = try #require(entry.cause.flatMap { known[$0] })
                #expect((order.message as? OrderIssued)?.office == "kapolres")
                let request = try #require(order.cause.flatMap { known[$0] })
                #expect((request.message as? ReinforcementRequested)?.formation == .guard)
            }
        }
    }

    /// Nobody who joined uses force, gives orders or arrests: what they say is what every unit may say.
    @Test func whoJoinedUsesNoForce() async throws {
        for drill in try await Self.usual.value {
            for unit in try Self.joined() {
                let said = try drill.log.filter { $0.id.stream == unit.mainStream }.some("event of \(unit)")
                #expect(said.contains { $0.message is UnitDeployed }, "\(unit)")
                #expect(
                    !said.contains { $0.message is ForceUsed || $0.message is OrderIssued || $0.message is ArrestMade },
                    "\(unit)"
                )
            }
        }
    }
}
