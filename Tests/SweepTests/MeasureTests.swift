import Domain
import Events
import Lockstep
import Scenario
import Sweep
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep
import UnitTable

@Suite("What a sweep measures")
struct MeasureTests {
    /// A drill written by hand, whose every event is counted in `measured`.
    private func drill() throws -> FakeDrill {
        var drill = try FakeDrill(units: ["muba/command", "muba/medical", "muba/preventive", "muba/situation"])
        func ground(_ group: String, _ size: UInt32, _ tension: UInt32) -> GroundState {
            .with { ($0.group, $0.size, $0.tension) = (group, size, tension) }
        }
        func found(_ casualty: String, _ side: Side) -> CasualtyFound {
            .with { ($0.casualty, $0.side) = (casualty, side) }
        }
        func triaged(_ casualty: String, _ category: Triage) -> CasualtyTriaged {
            .with { ($0.casualty, $0.category) = (casualty, category) }
        }
        func used(_ level: ForceLevel, _ means: Means) -> ForceUsed { .with { ($0.level, $0.means) = (level, means) } }
        func settled(_ casualty: String, _ outcome: String) -> CasualtyOutcomeRecorded {
            .with { ($0.casualty, $0.outcome) = (casualty, outcome) }
        }

        drill.grant(time: 0)
        try drill.publish("muba/command", LevelSet.with { $0.level = .green })
        for _ in 0..<3 { try drill.publish("muba/command", OrderIssued()) }
        try drill.publish("muba/situation", ground("timur", 300, 20))
        try drill.publish("muba/situation", ground("barat", 200, 10))
        let inject = InjectDelivered.with { inject in
            inject.inject = "kabar"
            func expect(_ type: String, within seconds: UInt32) {
                inject.expected.append(
                    .with {
                        $0.event.type = type
                        $0.within = seconds
                    }
                )
            }
            // Warnings come at once because of it, an order stands already, a fire comes for another reason, arrests after a
            // minute. Nobody relieves anybody, and the last is not due yet at the end.
            expect(WarningGiven.eventType, within: 60)
            expect(OrderIssued.eventType, within: 60)
            expect(FireReported.eventType, within: 60)
            expect(ArrestMade.eventType, within: 30)
            expect(ReliefStarted.eventType, within: 60)
            expect(ReliefCompleted.eventType, within: 3_600)
        }
        drill.grant(time: 600, events: [inject])
        try drill.publish("muba/command", LevelSet.with { $0.level = .yellow })
        try drill.publish("muba/situation", ground("timur", 700, 60))
        try drill.publish("muba/situation", found("k1", .crowd))
        try drill.publish("muba/situation", found("k2", .officers))
        for _ in 0..<2 { try drill.publish("muba/preventive", WarningGiven(), cause: drill.lastControl) }
        try drill.publish("muba/preventive", used(.verbal, .voice))
        drill.grant(time: 660)
        try drill.publish("muba/command", LevelSet.with { $0.level = .green })
        try drill.publish("muba/situation", ground("barat", 0, 5))
        try drill.publish("muba/situation", found("k3", .crowd))
        try drill.publish("muba/medical", triaged("k1", .red))
        try drill.publish("muba/medical", triaged("k2", .yellow))
        try drill.publish("muba/medical", AmbulanceDispatched.with { $0.casualty = "k1" })
        for _ in 0..<2 { try drill.publish("muba/preventive", used(.bluntOrChemical, .waterCannon)) }
        try drill.publish("muba/preventive", used(.bluntOrChemical, .tearGas))
        for taken in [3, 2] { try drill.publish("muba/preventive", ArrestMade.with { $0.detainees = UInt32(taken) }) }
        for points in [10, 20] {
            try drill.publish("muba/situation", PropertyDamaged.with { $0.damage = UInt32(points) })
        }
        try drill.publish("muba/situation", FireReported())
        for _ in 0..<2 { try drill.publish("muba/command", OfferMade()) }
        try drill.publish("muba/command", AgreementReached())
        // The first order is declined, and declined again when it is repeated; the second is carried out.
        for _ in 0..<2 { try drill.publish("muba/preventive", OrderDeclined.with { $0.order = "muba/command:1" }) }
        try drill.publish("muba/preventive", OrderCompleted.with { $0.order = "muba/command:2" })
        func threatened(_ office: String) -> ProtectedPersonThreatened { .with { $0.office = office } }
        for office in ["ketua-kpu", "ketua-bawaslu", "bupati"] {
            try drill.publish("muba/situation", threatened(office))
        }
        drill.grant(time: 705)
        for office in ["ketua-kpu", "bupati"] {
            try drill.publish("muba/preventive", EvacuationCompleted.with { $0.officeProtected = office })
        }
        try drill.publish("muba/command", LevelSet.with { $0.level = .yellow })
        try drill.publish("muba/situation", FireExtinguished())
        try drill.publish("muba/medical", AmbulanceDispatched.with { $0.casualty = "k2" })
        try drill.publish("muba/medical", triaged("k3", .black))
        try drill.publish("muba/medical", settled("k3", "meninggal"))
        drill.grant(time: 900)
        // Threatened again, and nobody came.
        try drill.publish("muba/situation", threatened("bupati"))
        try drill.publish("muba/medical", CasualtyAdmitted.with { $0.casualty = "k1" })
        try drill.publish("muba/medical", settled("k1", "dirawat"))
        try drill.publish("muba/command", EvaluationHeld.with { $0.outcome = "teratasi" })
        // Outside the drill: nothing counts it.
        try drill.mention("muba/situation", on: "gladi.situation", FireReported())
        drill.end()
        return drill
    }

    private static let measured: [String: Double?] = [
        // The opening, four briefings, five grants, an inject and the end; 47 published by units.
        "turns": 5, "events": 59, "simulated_seconds": 900,
        "level_highest": 2, "yellow_at": 600, "red_at": nil,
        "crowd_peak": 900, "tension_peak": 60,
        "warnings": 2, "force_uses": 4, "force_stage_highest": 5, "water_cannon_uses": 2, "tear_gas_uses": 1,
        "firearm_uses": 0, "arrests": 5,
        "offers": 2, "agreements": 1,
        "casualties_crowd": 2, "casualties_officers": 1,
        "triage_green": 0, "triage_yellow": 1, "triage_red": 1, "triage_black": 1, "deaths": 1,
        // 60 s and 105 s; 300 s.
        "ambulance_seconds_mean": 82.5, "hospital_seconds_mean": 300,
        "damage_points": 30, "fires": 1, "fire_seconds_mean": 45,
        "orders_declined": 1, "officials_unsecured": 2,
        "injects_played": 1, "responses_met": 2, "responses_coincident": 1, "responses_late": 1, "responses_missed": 1,
    ]

    @Test("every line of the table is what one counts by hand", arguments: Measure.standard.map(\.key))
    func table(_ key: String) throws {
        let events = DrillEvents(try drill().log.map(\.envelope), of: try ToyDrill.setup(drill: "muba-2024.test"))
        let measure = try #require(Measure.standard.first { $0.key == key })
        let expected = try #require(Self.measured[key], "nobody has counted \(key)")
        #expect(measure.value(in: events) == expected)
        #expect(events.last(EvaluationHeld.self)?.outcome == "teratasi")
    }

    @Test("where nothing happens, counts are zero and the rest is empty")
    func nothing() throws {
        let events = DrillEvents([], of: try ToyDrill.setup(drill: "muba-2024.test"))
        let without: Set<String> = [
            "level_highest", "yellow_at", "red_at", "crowd_peak", "tension_peak", "force_stage_highest",
            "ambulance_seconds_mean", "hospital_seconds_mean", "fire_seconds_mean",
        ]
        for measure in Measure.standard {
            #expect(measure.value(in: events) == (without.contains(measure.key) ? nil : 0), "\(measure.key)")
        }
    }

    @Test("columns have names of their own, and titles that fit")
    func names() {
        let keys = Measure.standard.map(\.key)
        #expect(Set(keys).count == keys.count && Set(keys) == Set(Self.measured.keys))
        for measure in Measure.standard {
            #expect(measure.title.indonesian.count <= 28, "\(measure.key)")
            #expect(measure.title.english.count <= 24, "\(measure.key)")
        }
    }

    @Test("a drill that is played is measured from its bus")
    func played() throws {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024").excerpt(
            from: SimulatedTime(seconds: 4200),
            to: SimulatedTime(seconds: 4500)
        )
        let setup = try scenario.setup(drill: DrillID("muba-2024.test"), seed: 1)
        var drill = try InProcessDrill(setup: setup, plan: ScenarioPlan(scenario), types: UnitTable.standard.types)
        let digest = try drill.run()
        let events = try DrillEvents(on: drill.bus, of: setup)
        let row = SweepRow(seed: 1, digest: digest, events: events, measures: Measure.standard)
        let values = Dictionary(uniqueKeysWithValues: zip(Measure.standard.map(\.key), row.values))
        #expect(values["simulated_seconds"] == 300)
        #expect(values["turns"] == Double(drill.control.turn))
        #expect(row.digest == hexadecimal(digest))
        let sizes = events.all(GroundState.self)
        #expect(!sizes.isEmpty)
        #expect(sizes.allSatisfy { (4200...4500).contains($0.clock) })
    }

    @Test("a drill that is told to stop has no digest")
    func stopped() throws {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let setup = try scenario.setup(drill: DrillID("muba-2024.test"), seed: 1)
        var drill = try InProcessDrill(setup: setup, plan: ScenarioPlan(scenario), types: UnitTable.standard.types)
        var asked = 0
        let digest = try drill.run {
            asked += 1
            return asked == 2
        }
        #expect(digest.isEmpty)
        #expect(asked == 2)
        #expect(drill.control.digest == nil)
    }
}
