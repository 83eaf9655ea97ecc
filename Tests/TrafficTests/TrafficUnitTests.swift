import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing
import Traffic

/// Closures with their diversions, the way out, the corridor, escorts, and what traffic refuses.
struct TrafficUnitTests {
    static let me = "muba/traffic"

    static func briefing(_ people: UInt32) -> UnitBriefing {
        SmallTown.briefing(me, office: "kasat-lantas", forces: [SmallTown.force(people, "personnel", .trafficPost)])
    }

    static func cast(
        _ command: [(time: UInt64, event: any DrillEvent)],
        arrest: [(time: UInt64, event: any DrillEvent)] = []
    ) throws -> [(UnitID, any TaskForceUnit)] {
        [
            (try UnitID("muba/command"), Scripted<Commander>(command)),
            (try UnitID("muba/arrest"), Scripted<Arresters>(arrest)),
        ]
    }

    static func play(
        _ command: [(time: UInt64, event: any DrillEvent)],
        arrest: [(time: UInt64, event: any DrillEvent)] = [],
        people: UInt32 = 30
    ) throws -> Rehearsal {
        let unit = try (UnitID(me), TrafficUnit(briefing: briefing(people)) as any TaskForceUnit)
        var drill = Rehearsal(units: try cast(command, arrest: arrest) + [unit], plan: TimetablePlan(end: 4_000))
        try drill.run()
        return drill
    }

    static func order(_ kind: OrderKind, _ road: String = "") -> OrderIssued {
        SmallTown.order(kind, to: me, object: road)
    }

    @Test("a closure names its diversion, and the diversion follows in the same breath (D33)")
    func closure() throws {
        let drill = try Self.play([(1, Self.order(.closeRoad, "jl-depan"))])
        let closed = try #require(drill.events(RoadClosed.self).first)
        let diverted = try #require(drill.events(TrafficDiverted.self).first)
        #expect(closed.event.diversion == "jl-lingkar")
        #expect(diverted.event.diversion == "jl-lingkar")
        #expect(diverted.event.closure == closed.entry.id.description)
        #expect(diverted.entry.turn == closed.entry.turn)
        // From the station it is two minutes by car.
        #expect(closed.entry.time.seconds == 122)
    }

    @Test("what it refuses, with the reason")
    func refusals() throws {
        let cases: [(first: String?, road: String, reason: String)] = [
            (nil, "jl-pasar", "D16"), ("jl-depan", "jl-lingkar", "D33"), (nil, "jl-rsud", "D33"),
            (nil, "jl-mana", "peta"),
        ]
        for (first, road, reason) in cases {
            let before = first.map { [(time: 1 as UInt64, event: Self.order(.closeRoad, $0) as any DrillEvent)] } ?? []
            let drill = try Self.play(before + [(2, Self.order(.closeRoad, road))])
            let declined = drill.events(OrderDeclined.self).map(\.event.reason)
            #expect(declined.count == 1 && declined[0].contains(reason), "\(road): \(declined)")
            #expect(drill.events(RoadClosed.self).count == (first == nil ? 0 : 1))
        }
    }

    @Test("a post is not sent with people whom it has not got")
    func strength() throws {
        let orders = ["jl-depan"].map { (time: 1 as UInt64, event: Self.order(.closeRoad, $0) as any DrillEvent) }
        let drill = try Self.play(
            orders + [(2, Self.order(.openExitRoute)), (3, Self.order(.openCorridor))],
            people: 9
        )
        #expect(drill.events(RoadClosed.self).count == 1)
        #expect(drill.events(ExitRouteOpened.self).first?.event.road == "jl-pasar")
        #expect(drill.events(CorridorOpened.self).isEmpty)
        #expect(drill.events(OrderDeclined.self).first?.event.reason.contains("cadangan 1") == true)
    }

    @Test(
        "a closed road and the corridor are reopened on order, the rest with the order to stand down; everyone is back"
    )
    func reopening() throws {
        let drill = try Self.play([
            (1, Self.order(.closeRoad, "jl-depan")), (2, Self.order(.openExitRoute)), (3, Self.order(.openCorridor)),
            (1_001, Self.order(.reopenRoad, "jl-depan")), (1_002, Self.order(.reopenRoad, "jl-rsud")),
            (1_003, Self.order(.standDown)),
        ])
        let closure = try #require(drill.events(RoadClosed.self).first).entry.id.description
        #expect(drill.events(RoadReopened.self).map(\.event.closure) == [closure])
        let corridor = try #require(drill.events(CorridorOpened.self).first).event
        #expect(corridor.fromKey == SmallTown.site && corridor.to == "rsud")
        #expect(drill.events(CorridorClosed.self).map(\.event.road) == ["jl-rsud"])
        #expect(drill.events(StrengthReported.self).last?.event.committed == 0)
        #expect(drill.events(OrderCompleted.self).count == 6)
    }

    @Test("detainees are escorted to the station, one transport after the other when people are few")
    func escorts() throws {
        let handover = DetaineesHandedOver.with {
            $0.detainees = 3
            $0.placeKey = SmallTown.site
        }
        let drill = try Self.play([], arrest: [(10, handover), (20, handover)], people: 3)
        let started = drill.events(EscortStarted.self)
        let completed = drill.events(EscortCompleted.self)
        #expect(started.map(\.entry.time.seconds) == [11, 131])
        #expect(completed.map(\.entry.time.seconds) == [131, 251])
        #expect(
            started.allSatisfy { $0.event.toKey == SmallTown.station && $0.event.subject == "3 orang yang diamankan" }
        )
    }

    @Test("in 200 storms of orders no ledger breaks and no order goes unanswered")
    func storms() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
            let drill = try Self.play(storm.command, people: 11)
            #expect(storm.broken(in: drill) == [], "seed \(seed)")
        }
    }

    @Test("two runs are equal, and so is one in which the unit is written and read back before every turn")
    func determinism() throws {
        let storm = OrderStorm(seed: 7, on: try UnitID(Self.me))
        let first = try Self.play(storm.command).transcript
        #expect(try Self.play(storm.command).transcript == first)
        let reborn = try (UnitID(Self.me), Reborn<TrafficUnit>(briefing: Self.briefing(30)) as any TaskForceUnit)
        var drill = Rehearsal(units: try Self.cast(storm.command) + [reborn], plan: TimetablePlan(end: 4_000))
        try drill.run()
        #expect(drill.transcript == first)
    }
}
