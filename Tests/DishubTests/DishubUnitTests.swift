import Dishub
import Domain
import Events
import Lockstep
import TaskForceKit
import TaskForceTesting
import Testing

/// Barriers at the far ends of closed roads: manned, left when a crowd attacks, given up when the road is open again.
struct DishubUnitTests {
    private typealias Script = [(time: UInt64, event: any DrillEvent)]
    private static let me = "muba/dishub"
    /// The far end of `jl-depan`.
    private static let corner: PlaceKey = "simpang"

    private static func briefing(_ people: UInt32) -> UnitBriefing {
        SmallTown.briefing(joining: me, office: "kadishub", forces: [SmallTown.force(people)])
    }

    private static func play(
        orders: Script = [],
        traffic: Script = [],
        ground: Script = [],
        people: UInt32 = 6,
        as unit: (any TaskForceUnit)? = nil
    ) throws -> Rehearsal {
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>(orders)),
            (try UnitID("muba/situation"), Scripted<Ground>(ground)),
            (try UnitID("muba/traffic"), Scripted<Traffickers>(traffic)),
            (try UnitID(me), try unit ?? DishubUnit(briefing: briefing(people))),
        ]
        var drill = Rehearsal(units: units, plan: TimetablePlan(end: 6_000))
        try drill.run()
        return drill
    }

    private static func closure(of road: RoadKey, at time: UInt64) -> Script {
        [
            (
                time,
                TrafficDiverted.with {
                    $0.roadKey = road
                    $0.diversion = "jl-lingkar"
                    $0.closure = "muba/traffic:0"
                }
            )
        ]
    }

    private static func reopening(of road: RoadKey, at time: UInt64) -> Script {
        [(time, RoadReopened.with { $0.roadKey = road })]
    }

    private static func attack(at place: PlaceKey, seenBy observers: [String]) -> CrowdObserved {
        var crowd = SmallTown.crowd(.throwing, .aggressive, seenBy: observers)
        crowd.placeKey = place
        return crowd
    }

    @Test("the far end of a closed road is manned until the road is open again")
    func barrier() throws {
        let traffic = Self.closure(of: "jl-depan", at: 10) + Self.reopening(of: "jl-depan", at: 900)
        let drill = try Self.play(traffic: traffic)
        let opened = try #require(drill.events(PassageOpened.self).first)
        #expect(opened.event.road == "jl-depan" && opened.event.placeKey == Self.corner)
        #expect(opened.event.closure == "muba/traffic:0")
        #expect(opened.entry.cause?.stream.text == "muba/traffic")
        let home = try #require(drill.events(UnitStoodDown.self).first)
        #expect(home.entry.time.seconds == 901 && home.event.personnel == 3)
        // The road is open: there is nothing left to close.
        #expect(drill.events(PassageClosed.self).isEmpty)
        #expect(drill.events(StrengthReported.self).last?.event.committed == 0)
    }

    @Test("a barrier for which there are no people is manned as soon as there are")
    func strength() throws {
        let traffic =
            Self.closure(of: "jl-depan", at: 10) + Self.closure(of: "jl-pasar", at: 20)
            + Self.reopening(of: "jl-depan", at: 900)
        let drill = try Self.play(traffic: traffic, people: 3)
        let opened = drill.events(PassageOpened.self)
        #expect(opened.map(\.event.road) == ["jl-depan", "jl-pasar"])
        #expect(opened.last.map { $0.entry.time.seconds > 900 } == true)
    }

    @Test("where a crowd attacks they go, and say that nothing passes any more; others' sight moves nobody")
    func attack() throws {
        func play(_ observers: [String], at place: PlaceKey) throws -> Rehearsal {
            try Self.play(
                traffic: Self.closure(of: "jl-depan", at: 10),
                ground: [(600, Self.attack(at: place, seenBy: observers))]
            )
        }
        let drill = try play([Self.me], at: Self.corner)
        let closed = try #require(drill.events(PassageClosed.self).first)
        #expect(closed.event.reason == "massa menyerang" && closed.entry.time.seconds == 601)
        #expect(closed.event.passage == drill.events(PassageOpened.self).first?.entry.id.description)
        #expect(drill.events(UnitStoodDown.self).count == 1)
        for (observer, place) in [("muba/polsek", Self.corner), (Self.me, SmallTown.site)] {
            let undisturbed = try play([observer], at: place)
            #expect(try undisturbed.some(PassageOpened.self).count == 1, "\(observer) at \(place)")
            #expect(undisturbed.events(PassageClosed.self).isEmpty, "\(observer) at \(place)")
        }
    }

    @Test("it goes home when told to, and declines what is no task of its own")
    func orders() throws {
        let drill = try Self.play(
            orders: [(700, SmallTown.order(.disperse, to: Self.me)), (800, SmallTown.order(.standDown, to: Self.me))],
            traffic: Self.closure(of: "jl-depan", at: 10)
        )
        #expect(drill.events(OrderDeclined.self).map(\.event.reason) == ["bukan tugas Dinas Perhubungan"])
        #expect(drill.events(PassageClosed.self).map(\.event.reason) == ["selesai bertugas"])
        #expect(drill.events(OrderCompleted.self).count == 1)
    }

    @Test("in 100 storms of orders no ledger breaks and no order goes unanswered")
    func storms() throws {
        for seed in 1...100 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
            let drill = try Self.play(orders: storm.command, ground: storm.ground)
            #expect(storm.broken(in: drill) == [], "seed \(seed)")
        }
    }

    @Test("written and read back before every turn, it does the same")
    func reborn() throws {
        let traffic = Self.closure(of: "jl-depan", at: 10) + Self.reopening(of: "jl-depan", at: 900)
        let reborn = try Reborn<DishubUnit>(briefing: Self.briefing(6))
        #expect(try Self.play(traffic: traffic, as: reborn).transcript == Self.play(traffic: traffic).transcript)
    }
}
