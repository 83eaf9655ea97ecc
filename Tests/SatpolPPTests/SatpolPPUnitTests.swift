import Domain
import Events
import SatpolPP
import TaskForceKit
import TaskForceTesting
import Testing

/// Cordons where they are ordered, and what they do not do.
struct SatpolPPUnitTests {
    private static let me = "muba/satpol-pp"

    private static func play(
        _ command: [(time: UInt64, event: any DrillEvent)],
        ground: [(time: UInt64, event: any DrillEvent)] = [],
        people: UInt32 = 30
    ) throws -> Rehearsal {
        let briefing = SmallTown.briefing(
            joining: me,
            office: "kasat-pol-pp",
            forces: [SmallTown.force(people, "personnel", .cordon)]
        )
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>(command)),
            (try UnitID("muba/situation"), Scripted<Ground>(ground)),
            (try UnitID(me), try SatpolPPUnit(briefing: briefing)),
        ]
        var drill = Rehearsal(units: units, plan: TimetablePlan(end: 2_000))
        try drill.run()
        return drill
    }

    private static func order(_ kind: OrderKind, at place: PlaceKey = "simpang") -> OrderIssued {
        SmallTown.order(kind, to: me, at: place)
    }

    @Test("a cordon at each place, one at a place")
    func cordons() throws {
        let drill = try Self.play([
            (1, Self.order(.deploy)), (2, Self.order(.deploy, at: SmallTown.rear)), (3, Self.order(.deploy)),
        ])
        let arrived = drill.events(UnitArrived.self).map(\.event)
        #expect(Set(arrived.map(\.placeKey)) == ["simpang", SmallTown.rear] && arrived.count == 2)
        #expect(arrived.allSatisfy { $0.formation == .cordon && $0.personnel == 15 })
        #expect(drill.events(OrderCompleted.self).count == 3)
        let third = try Self.play([(1, Self.order(.deploy)), (2, Self.order(.deploy, at: SmallTown.rear))], people: 20)
        #expect(
            third.events(OrderDeclined.self).map(\.event.reason) == [
                "kekuatan tidak cukup: perlu 15 personel, cadangan 5"
            ]
        )
    }

    @Test("it leaves a place where the crowd attacks, in its own sight alone")
    func withoutShields() throws {
        func ground(seenBy observers: [String]) -> [(time: UInt64, event: any DrillEvent)] {
            [
                (500, SmallTown.crowd(.oration, .none, seenBy: observers)),
                (600, SmallTown.crowd(.throwing, .aggressive, seenBy: observers)),
            ]
        }
        let order = [(time: UInt64(1), event: Self.order(.deploy, at: SmallTown.site) as any DrillEvent)]
        let left = try Self.play(order, ground: ground(seenBy: [Self.me])).events(UnitStoodDown.self)
        #expect(left.map(\.entry.time.seconds) == [601])
        #expect(try Self.play(order, ground: ground(seenBy: ["muba/polsek"])).events(UnitStoodDown.self).isEmpty)
    }

    @Test("it disperses nobody, warns nobody off by force and arrests nobody")
    func noForce() throws {
        let drill = try Self.play([
            (1, Self.order(.disperse)), (2, Self.order(.arrest)), (3, Self.order(.deploy)),
            (900, Self.order(.standDown)),
        ])
        #expect(drill.events(OrderDeclined.self).count == 2)
        #expect(drill.events(UnitStoodDown.self).count == 1)
        #expect(drill.events(StrengthReported.self).last?.event.reserve == 30)
    }
}
