import Damkar
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// Standing by, the fire, the way back, and what the brigade does not do.
struct DamkarUnitTests {
    private static let me = "muba/damkar"

    private static func play(
        _ command: [(time: UInt64, event: any DrillEvent)],
        people: UInt32 = 12
    ) throws -> Rehearsal {
        let briefing = SmallTown.briefing(
            joining: me,
            office: "kadis-damkar",
            forces: [SmallTown.force(people, "personnel", .fireCrew), SmallTown.force(2, "fire-engine")]
        )
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>(command)),
            (try UnitID(me), try DamkarUnit(briefing: briefing)),
        ]
        var drill = Rehearsal(units: units, plan: TimetablePlan(end: 2_000))
        try drill.run()
        return drill
    }

    private static func order(_ kind: OrderKind, at place: PlaceKey = SmallTown.site) -> OrderIssued {
        SmallTown.order(kind, to: me, at: place, object: kind == .extinguish ? "api-1" : "")
    }

    @Test("from its base it drives to the fire, puts it out and goes home")
    func fromTheBase() throws {
        let drill = try Self.play([(1, Self.order(.extinguish))])
        let arrived = try #require(drill.events(UnitArrived.self).first)
        // Two minutes by car, one at the fire.
        #expect(arrived.entry.time.seconds == 122)
        #expect(arrived.event.formation == .fireCrew && arrived.event.personnel == 6)
        let done = try #require(drill.events(OrderCompleted.self).first)
        #expect(done.entry.time.seconds == 182)
        #expect(drill.events(UnitStoodDown.self).map(\.event.placeKey) == [SmallTown.site])
        #expect(drill.events(StrengthReported.self).last?.event.reserve == 2)
    }

    @Test("a crew that stands by is nearer, and goes back to where it stood")
    func fromStandby() throws {
        let drill = try Self.play([(1, Self.order(.deploy, at: SmallTown.rear)), (300, Self.order(.extinguish))])
        // 160 metres on foot: two minutes; back again likewise.
        #expect(drill.events(UnitArrived.self).map(\.entry.time.seconds) == [98, 421, 601])
        #expect(
            drill.events(UnitArrived.self).map(\.event.placeKey) == [SmallTown.rear, SmallTown.site, SmallTown.rear]
        )
        #expect(drill.events(OrderCompleted.self).map(\.entry.time.seconds) == [98, 481])
        #expect(drill.events(UnitDeployed.self).map(\.event.leavesKey) == ["", SmallTown.rear, SmallTown.site])
    }

    @Test("a second fire gets the second crew, a third is declined")
    func asManyAsThereAreCrews() throws {
        let orders = (1...3).map { (time: UInt64($0), event: Self.order(.extinguish) as any DrillEvent) }
        let drill = try Self.play(orders)
        #expect(drill.events(UnitArrived.self).count == 2)
        let declined = drill.events(OrderDeclined.self)
        #expect(declined.count == 1 && declined.allSatisfy { $0.event.reason.contains("cadangan 0") })
    }

    @Test("no crew goes without an engine")
    func engines() throws {
        let orders = (1...3).map { (time: UInt64($0), event: Self.order(.extinguish) as any DrillEvent) }
        let drill = try Self.play(orders, people: 40)
        #expect(drill.events(UnitDeployed.self).map(\.event.kit) == [["fire-engine"], ["fire-engine"]])
        #expect(drill.events(OrderDeclined.self).map(\.event.reason) == ["tidak ada mobil pemadam yang tersisa"])
    }

    @Test("it uses no force and arrests nobody; called home, it leaves a fire and says so")
    func whatItDoesNot() throws {
        let drill = try Self.play([
            (1, Self.order(.disperse)), (2, Self.order(.arrest)), (3, Self.order(.extinguish)),
            (150, Self.order(.standDown)),
        ])
        let declined = drill.events(OrderDeclined.self).map(\.event.reason)
        #expect(declined == ["bukan tugas pemadam kebakaran", "bukan tugas pemadam kebakaran", "selesai bertugas"])
        #expect(drill.events(UnitStoodDown.self).count == 1)
        #expect(drill.events(OrderCompleted.self).count == 1)
    }
}
