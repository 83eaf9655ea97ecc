import Domain
import Events
import TNI
import TaskForceKit
import TaskForceTesting
import Testing

/// Forces lent by the army: on request alone, and no further than a guard (D35).
struct TNIUnitTests {
    private static let me = "muba/tni"

    private static func play(_ command: [(time: UInt64, event: any DrillEvent)]) throws -> Rehearsal {
        let briefing = SmallTown.briefing(
            joining: me,
            office: "dandim",
            forces: [SmallTown.force(60, "personnel", .guard)]
        )
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>(command)),
            (try UnitID(me), try TNIUnit(briefing: briefing)),
        ]
        var drill = Rehearsal(units: units, plan: TimetablePlan(end: 2_000))
        try drill.run()
        return drill
    }

    private static func order(_ kind: OrderKind, at place: PlaceKey = SmallTown.site) -> OrderIssued {
        SmallTown.order(kind, to: me, at: place)
    }

    private static func request(_ formation: Formation, _ personnel: UInt32 = 0) -> ReinforcementRequested {
        .with {
            $0.office = "kapolres"
            $0.formation = formation
            $0.personnel = personnel
            $0.placeKey = SmallTown.site
        }
    }

    @Test("without a request it stays where it is")
    func neverAlone() throws {
        let drill = try Self.play([
            (1, Self.order(.deploy)), (2, Self.request(.riotControlUnit)), (3, Self.order(.deploy)),
        ])
        #expect(drill.events(UnitDeployed.self).isEmpty)
        let declined = drill.events(OrderDeclined.self)
        #expect(declined.count == 2 && declined.allSatisfy { $0.event.reason.contains("D35") })
    }

    @Test("on request it stands by, then guards, with as many as were asked for")
    func onRequest() throws {
        let drill = try Self.play([
            (1, Self.request(.guard)), (2, Self.order(.deploy, at: SmallTown.rear)), (600, Self.order(.deploy)),
        ])
        let arrived = drill.events(UnitArrived.self).map(\.event)
        #expect(arrived.map(\.placeKey) == [SmallTown.rear, SmallTown.site])
        #expect(arrived.allSatisfy { $0.formation == .guard && $0.personnel == 60 })
        let fewer = try Self.play([(1, Self.request(.guard, 40)), (2, Self.order(.deploy))])
        #expect(fewer.events(UnitArrived.self).map(\.event.personnel) == [40])
    }

    @Test("it confronts nobody, and once home it waits for another request")
    func noForce() throws {
        let drill = try Self.play([
            (1, Self.request(.guard)), (2, Self.order(.disperse)), (3, Self.order(.arrest)),
            (4, Self.order(.crossRelief)),
            (5, Self.order(.deploy)), (900, Self.order(.standDown)), (950, Self.order(.deploy)),
        ])
        #expect(drill.events(OrderDeclined.self).count == 4)
        #expect(drill.events(UnitDeployed.self).count == 1)
        #expect(drill.events(StrengthReported.self).last?.event.reserve == 60)
    }
}
