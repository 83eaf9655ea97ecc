import Domain
import Events
import Medical
import TaskForceKit
import TaskForceTesting
import Testing

/// From the casualty to its outcome: post, triage, the order of the ambulances, hospitals that fill up.
struct MedicalUnitTests {
    static let me = "muba/medical"

    static func briefing(people: UInt32 = 12, ambulances: UInt32 = 2) -> UnitBriefing {
        SmallTown.briefing(
            me,
            office: "katim-kesehatan",
            forces: [SmallTown.force(people), SmallTown.force(ambulances, "ambulance")]
        )
    }

    static func casualty(
        _ key: String,
        _ category: Triage,
        at place: PlaceKey = SmallTown.site,
        side: Side = .crowd,
        seenBy observers: [String] = ["muba/polsek"]
    ) -> CasualtyFound {
        CasualtyFound.with {
            $0.casualty = key
            $0.placeKey = place
            $0.side = side
            $0.observers = observers
            $0.vitals.walks = category == .green
            $0.vitals.breathes = category != .black
            $0.vitals.respiratoryRate = category == .red ? 40 : 20
            $0.vitals.refillTenths = 10
            $0.vitals.obeysCommands = true
        }
    }

    static func cast(
        _ ground: [(time: UInt64, event: any DrillEvent)],
        command: [(time: UInt64, event: any DrillEvent)] = []
    ) throws -> [(UnitID, any TaskForceUnit)] {
        [
            (try UnitID("muba/command"), Scripted<Commander>(command)),
            (try UnitID("muba/situation"), Scripted<Ground>(ground)),
        ]
    }

    static func play(
        _ ground: [(time: UInt64, event: any DrillEvent)],
        command: [(time: UInt64, event: any DrillEvent)] = [],
        _ briefing: UnitBriefing = briefing()
    ) throws -> Rehearsal {
        let unit = try (UnitID(me), MedicalUnit(briefing: briefing) as any TaskForceUnit)
        var drill = Rehearsal(units: try cast(ground, command: command) + [unit], plan: TimetablePlan(end: 9_000))
        try drill.run()
        return drill
    }

    static let openPost: [(time: UInt64, event: any DrillEvent)] = [(1, SmallTown.order(.openMedicalPost, to: me))]

    @Test("at an open post triage takes 30 to 60 seconds and logs the signs; RED is driven away within two minutes")
    func triage() throws {
        let drill = try Self.play([(500, Self.casualty("k1", .red))], command: Self.openPost)
        #expect(drill.events(MedicalPostOpened.self).count == 1)
        let triaged = try #require(drill.events(CasualtyTriaged.self).first)
        #expect((531...561).contains(triaged.entry.time.seconds))
        #expect(triaged.event.category == .red && triaged.event.vitals.respiratoryRate == 40)
        let sent = try #require(drill.events(AmbulanceDispatched.self).first)
        #expect(sent.entry.time.seconds <= 620 && sent.event.hospital == "rsud")
        let admitted = try #require(drill.events(CasualtyAdmitted.self).first)
        #expect(admitted.entry.time.seconds == sent.event.arrives && admitted.event.bedsFree == 1)
        #expect(drill.events(CasualtyOutcomeRecorded.self).map(\.event.outcome) == ["dirawat"])
    }

    @Test("RED goes before YELLOW, crowd and officers alike; GREEN is treated on site; BLACK is recorded")
    func order() throws {
        let ground: [(time: UInt64, event: any DrillEvent)] = [
            (500, Self.casualty("y1", .yellow)), (500, Self.casualty("g1", .green)), (500, Self.casualty("b1", .black)),
            (500, Self.casualty("y2", .yellow, side: .officers)), (500, Self.casualty("r1", .red)),
            (500, Self.casualty("r2", .red, side: .officers)),
        ]
        // One ambulance, and everyone is triaged before it is back from the first trip.
        let drill = try Self.play(ground, command: Self.openPost, Self.briefing(ambulances: 1))
        let sent = drill.events(AmbulanceDispatched.self).map(\.event.category)
        #expect(sent.count == 4)
        #expect(Array(sent.dropFirst()) == sent.dropFirst().sorted { $0.rawValue > $1.rawValue })
        let outcomes = drill.events(CasualtyOutcomeRecorded.self).map(\.event)
        #expect(outcomes.count == 6 && Set(outcomes.map(\.casualty)).count == 6)
        #expect(outcomes.first { $0.casualty == "b1" }?.outcome == "meninggal")
        #expect(outcomes.first { $0.casualty == "g1" }?.outcome == "pulang")
        #expect(drill.events(CasualtyTreatedOnSite.self).map(\.event.casualty) == ["g1"])
    }

    @Test("a full hospital says so once and the next one takes over; without a bed anywhere the post treats")
    func fullHospitals() throws {
        let ground = (1...7).map { (time: 500 as UInt64, event: Self.casualty("r\($0)", .red) as any DrillEvent) }
        let drill = try Self.play(ground, command: Self.openPost, Self.briefing(ambulances: 7))
        let hospitals = drill.events(AmbulanceDispatched.self).map(\.event.hospital)
        #expect(hospitals == ["rsud", "rsud", "puskesmas", "puskesmas", "puskesmas"])
        #expect(drill.events(HospitalFull.self).map(\.event.hospital) == ["rsud", "puskesmas"])
        #expect(drill.events(HospitalFull.self).map(\.event.divertedTo) == ["puskesmas", ""])
        #expect(drill.events(CasualtyTreatedOnSite.self).count == 2)
        #expect(drill.events(CasualtyOutcomeRecorded.self).count == 7)
    }

    @Test("where no post is open the team goes by itself, also when only bystanders saw it, with people or with a post")
    func goesByItself() throws {
        let ground: [(time: UInt64, event: any DrillEvent)] = [
            (500, Self.casualty("k1", .green, seenBy: [])), (3_000, Self.casualty("k2", .green, at: SmallTown.rear)),
        ]
        let drill = try Self.play(ground, Self.briefing(people: 4))
        let deployed = drill.events(UnitDeployed.self)
        #expect(deployed.map(\.event.placeKey) == [SmallTown.site, SmallTown.rear])
        #expect(deployed.first?.entry.time.seconds == 621)
        #expect(drill.events(CasualtyOutcomeRecorded.self).count == 2)
    }

    @Test("it stands down only when every casualty has an outcome")
    func standDown() throws {
        let command = Self.openPost + [(510, SmallTown.order(.standDown, to: Self.me) as any DrillEvent)]
        let drill = try Self.play([(500, Self.casualty("k1", .red))], command: command)
        let last = try #require(drill.events(CasualtyOutcomeRecorded.self).last).entry.time
        let stood = try #require(drill.events(UnitStoodDown.self).first).entry.time
        #expect(stood >= last)
        #expect(drill.events(OrderCompleted.self).count == 2)
        for resource in ["personnel", "ambulance"] {
            #expect(drill.events(StrengthReported.self).last { $0.event.resource == resource }?.event.committed == 0)
        }
    }

    @Test("in 200 storms no ledger breaks, no order goes unanswered, and nobody has two outcomes")
    func storms() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
            let drill = try Self.play(storm.ground, command: storm.command)
            // Nobody is left who still waits for the team.
            #expect(storm.broken(in: drill, mayStay: true) == [], "seed \(seed)")
            let outcomes = drill.events(CasualtyOutcomeRecorded.self).map(\.event.casualty)
            #expect(Set(outcomes).count == outcomes.count, "seed \(seed)")
            #expect(outcomes.count == drill.events(CasualtyFound.self).count, "seed \(seed)")
        }
    }

    @Test("two runs are equal, and so is one in which the unit is written and read back before every turn")
    func determinism() throws {
        let storm = OrderStorm(seed: 3, on: try UnitID(Self.me))
        let first = try Self.play(storm.ground, command: storm.command).transcript
        #expect(try Self.play(storm.ground, command: storm.command).transcript == first)
        let reborn = try (UnitID(Self.me), Reborn<MedicalUnit>(briefing: Self.briefing()) as any TaskForceUnit)
        var drill = Rehearsal(
            units: try Self.cast(storm.ground, command: storm.command) + [reborn],
            plan: TimetablePlan(end: 9_000)
        )
        try drill.run()
        #expect(drill.transcript == first)
    }
}
