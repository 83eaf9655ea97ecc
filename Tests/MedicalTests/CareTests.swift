import Domain
import Events
import Medical
import TaskForceKit
import TaskForceTesting
import Testing

/// Triage through the unit, how likely its patients are to survive, and ambulances that meet closed roads.
struct CareTests {
    private typealias Script = [(time: UInt64, event: any DrillEvent)]

    private static func casualty(_ key: String, _ change: (inout Vitals) -> Void = { _ in }) -> CasualtyFound {
        var found = MedicalUnitTests.casualty(key, .yellow)
        change(&found.vitals)
        return found
    }

    private static func briefing(_ parameters: [String: Int64] = [:]) -> UnitBriefing {
        SmallTown.briefing(
            MedicalUnitTests.me,
            office: "katim-kesehatan",
            forces: [SmallTown.force(12), SmallTown.force(8, "ambulance")],
            parameters: parameters
        )
    }

    @Test("every sign reaches START: one bad sign makes RED of YELLOW, no breath BLACK, walking GREEN")
    func everySignCounts() throws {
        let cases: [(key: String, category: Triage, change: (inout Vitals) -> Void)] = [
            ("baik", .yellow, { _ in }), ("jalan", .green, { $0.walks = true }),
            ("napas", .red, { $0.respiratoryRate = 31 }), ("nadi", .red, { $0.noRadialPulse = true }),
            ("kapiler", .red, { $0.refillTenths = 21 }), ("perintah", .red, { $0.obeysCommands = false }),
            (
                "jalan-napas", .red,
                {
                    $0.breathes = false
                    $0.breathesAfterAirwayOpened = true
                }
            ), ("henti-napas", .black, { $0.breathes = false }),
        ]
        let ground: Script = cases.map { (500, Self.casualty($0.key, $0.change)) }
        let drill = try MedicalUnitTests.play(ground, command: MedicalUnitTests.openPost, Self.briefing())
        let found = Dictionary(
            uniqueKeysWithValues: drill.events(CasualtyTriaged.self).map { ($0.event.casualty, $0.event.category) }
        )
        for known in cases { #expect(found[known.key] == known.category, "\(known.key)") }
    }

    @Test("an outcome says the score when care took over, how likely survival is, and how long it took")
    func outcomes() throws {
        let ground: Script = [
            (500, Self.casualty("y1")), (500, Self.casualty("b1") { $0.breathes = false }),
            (500, Self.casualty("r1") { $0.obeysCommands = false }),
        ]
        let drill = try MedicalUnitTests.play(ground, command: MedicalUnitTests.openPost, Self.briefing())
        let outcomes = Dictionary(
            uniqueKeysWithValues: drill.events(CasualtyOutcomeRecorded.self).map { ($0.event.casualty, $0) }
        )
        let yellow = try #require(outcomes["y1"])
        #expect((yellow.event.rpm, yellow.event.survivalPermille) == (12, 980))
        #expect(yellow.event.waitedSeconds == yellow.entry.time.seconds - 501)
        let red = try #require(outcomes["r1"]).event
        #expect((red.rpm, red.survivalPermille) == (10, 940))
        let black = try #require(outcomes["b1"]).event
        #expect(!black.hasRpm && black.survivalPermille == 0)
    }

    @Test("the faster they get worse, the fewer survive")
    func deterioration() throws {
        let ground: Script = (1...6).map { number in
            (500, Self.casualty("r\(number)") { $0.obeysCommands = false })
        }
        let survivors = try [1, 5, 40].map { minutes in
            try MedicalUnitTests.play(
                ground,
                command: MedicalUnitTests.openPost,
                Self.briefing(["deterioration_minutes": minutes])
            ).events(CasualtyOutcomeRecorded.self).reduce(0) { $0 + $1.event.survivalPermille }
        }
        #expect(survivors[0] < survivors[1] && survivors[1] < survivors[2])
    }

    /// What an ambulance's drive from the site to the hospital comes to.
    private struct Trip: Equatable {
        let seconds: UInt64
        var delay: UInt64 = 0
        /// The types of the events that it names.
        var reasons: [String] = []
    }

    /// The drive of one ambulance while traffic says `roads`.
    private func drive(_ roads: Script, ground: Script = []) throws -> Trip {
        let unit = try MedicalUnit(briefing: SmallTown.onRoads(Self.briefing()))
        var cast = try MedicalUnitTests.cast(
            ground + [(500, Self.casualty("y1"))],
            command: MedicalUnitTests.openPost
        )
        cast.append((try UnitID("muba/traffic"), Scripted<Traffickers>(roads)))
        cast.append((try UnitID(MedicalUnitTests.me), unit))
        var drill = Rehearsal(units: cast, plan: TimetablePlan(end: 9_000))
        try drill.run()
        let (entry, sent) = try #require(drill.events(AmbulanceDispatched.self).first)
        let admitted = try #require(drill.events(CasualtyAdmitted.self).first)
        #expect(admitted.entry.time.seconds == entry.time.seconds + 60 + sent.driveSeconds)
        let reasons = try sent.delayedBy.map { id in
            type(of: try #require(drill.log.first { $0.id.description == id }).message).eventType
        }
        return Trip(seconds: sent.driveSeconds, delay: sent.delaySeconds, reasons: reasons)
    }

    private static func closed(_ road: String) -> RoadClosed { RoadClosed.with { $0.road = road } }

    @Test("a closure on the ambulance's way makes it later by the detour and is named")
    func closureOnTheWay() throws {
        #expect(try drive([]) == Trip(seconds: 180))
        let delayed = try drive([(200, Self.closed("jl-lingkar")), (300, Self.closed("jl-rsud"))])
        #expect(delayed == Trip(seconds: 220, delay: 40, reasons: [RoadClosed.eventType]))
    }

    @Test("a closure elsewhere, or one that is over, costs the ambulance nothing")
    func closureElsewhere() throws {
        #expect(try drive([(300, Self.closed("jl-lingkar"))]) == Trip(seconds: 180))
        let reopened = RoadReopened.with { $0.road = "jl-rsud" }
        #expect(try drive([(300, Self.closed("jl-rsud")), (400, reopened)]) == Trip(seconds: 180))
    }

    @Test("a crowd in the way delays the ambulance unless a corridor is kept clear")
    func blockedRoads() throws {
        let crowd: Script = [(100, SmallTown.crowd(.blockingRoad, .passive, seenBy: []))]
        #expect(
            try drive([], ground: crowd) == Trip(seconds: 300, delay: 120, reasons: [CrowdObserved.eventType])
        )
        let corridor = CorridorOpened.with { $0.road = "jl-rsud" }
        #expect(try drive([(200, corridor)], ground: crowd) == Trip(seconds: 180))
    }
}
