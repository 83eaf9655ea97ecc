import Domain
import Events
import Preventive
import TaskForceKit
import TaskForceTesting
import Testing

/// Lintas ganti with both sides real: Samapta hands over, PHH takes the line, warns, and acts within the rules.
struct RiotControlUnitTests {
    static let phh = "muba/phh"
    static let samapta = PreventiveUnitTests.me

    static func briefing() -> UnitBriefing {
        SmallTown.briefing(
            phh,
            office: "danki-brimob",
            forces: [
                SmallTown.force(100, "personnel", .riotControlUnit), SmallTown.force(100, "shield"),
                SmallTown.force(10, "tear-gas"),
            ]
        )
    }

    static func fromKapolda(_ kind: OrderKind, at place: PlaceKey = SmallTown.site) -> OrderIssued {
        SmallTown.order(kind, to: phh, at: place, by: "kapolda")
    }

    static func cast(red: UInt64 = 900, end: UInt64 = 2_400) throws -> [(UnitID, any TaskForceUnit)] {
        let both = [samapta, phh]
        var ground: [(time: UInt64, event: any DrillEvent)] = [(200, SmallTown.crowd(.oration, .none, seenBy: both))]
        ground += stride(from: 700 as UInt64, to: end, by: 100).map {
            ($0, SmallTown.crowd(.assault, .aggressive, seenBy: both) as any DrillEvent)
        }
        ground.append((end, SmallTown.crowd(.dispersing, .none, size: 20, seenBy: both)))
        let exit = ExitRouteOpened.with {
            $0.road = "jl-pasar"
            $0.placeKey = SmallTown.site
        }
        let muba: [(time: UInt64, event: any DrillEvent)] = [
            (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: samapta)), (300, SmallTown.level(.yellow)),
            (301, SmallTown.order(.layerRelief, to: samapta)), (red, SmallTown.level(.red)),
            (red + 1, SmallTown.order(.crossRelief, to: samapta)), (2_600, SmallTown.level(.yellow)),
        ]
        let sumsel: [(time: UInt64, event: any DrillEvent)] = [
            (310, fromKapolda(.deploy, at: SmallTown.rear)), (800, fromKapolda(.crossRelief)),
            (905, fromKapolda(.crossRelief)), (1_500, fromKapolda(.disperse)), (2_610, fromKapolda(.standDown)),
        ]
        return PreventiveUnitTests.units(command: muba, ground: ground, traffic: [(400, exit)])
            + [
                (try UnitID("sumsel/command"), Scripted<Commander>(sumsel)),
                (try UnitID(samapta), try PreventiveUnit(briefing: PreventiveUnitTests.briefing())),
            ]
    }

    static func play() throws -> Rehearsal {
        var drill = Rehearsal(
            units: try cast() + [(try UnitID(phh), try RiotControlUnit(briefing: briefing()))],
            plan: TimetablePlan(end: 5_000)
        )
        try drill.run()
        return drill
    }

    @Test("lintas ganti: declined before MERAH, then begun by PHH, handed over by Samapta, and PHH engages in MERAH")
    func crossRelief() throws {
        let drill = try Self.play()
        #expect(drill.events(OrderDeclined.self).contains { $0.event.reason.contains("D10") })
        let cross = drill.events(ReliefStarted.self).filter { $0.event.kind == .cross }
        let done = drill.events(ReliefCompleted.self).filter { $0.event.kind == .cross }
        #expect(cross.count == 1 && done.count == 1)
        #expect(cross[0].entry.id.stream.text == Self.phh)
        #expect(done[0].entry.id.stream.text == Self.samapta)
        #expect(done[0].entry.time.seconds(since: cross[0].entry.time) >= 120)
        let engaged = try #require(drill.events(UnitEngaged.self).first { $0.event.formation == .riotControlUnit })
        #expect(engaged.event.level == .red && engaged.entry.time > done[0].entry.time)
        // Whoever moves on says what it leaves; whoever sets out leaves nobody behind.
        let ways = drill.events(UnitDeployed.self).map(\.event).filter { $0.formation == .riotControlUnit }
        #expect(ways.map(\.leavesKey) == ["", SmallTown.rear])
        // After the handover the line is PHH's alone.
        let later = drill.events(ForceUsed.self).filter {
            $0.entry.time > done[0].entry.time && $0.entry.time.seconds < 2_600
        }
        #expect(try later.some("use of force").allSatisfy { $0.event.formation == .riotControlUnit })
    }

    @Test("PHH warns anew, announces, then uses tear gas, and stops when the crowd does")
    func tearGas() throws {
        let drill = try Self.play()
        let gas = drill.events(ForceUsed.self).filter { $0.event.means == .tearGas }
        let first = try #require(gas.first)
        #expect(first.event.orderedBy == "kapolda" && first.event.office == "danki-brimob")
        let warnings = drill.events(WarningGiven.self).filter { $0.event.office == "danki-brimob" }
        #expect(warnings.map(\.event.number) == [1, 2, 3])
        #expect(first.event.warnings == warnings.map { $0.entry.id.description })
        #expect(drill.events(DispersalOrdered.self).contains { $0.entry.time < first.entry.time })
        let ceased = try #require(drill.events(ForceCeased.self).last { $0.event.formation == .riotControlUnit })
        #expect((2_400...2_460).contains(ceased.entry.time.seconds))
        #expect(gas.allSatisfy { $0.entry.time < ceased.entry.time })
        #expect(drill.events(ForceReported.self).contains { $0.event.to == "sumsel/command" })
    }

    @Test("when PHH stands down with the crowd still there, Dalmas lanjut takes the line back")
    func lineTakenBack() throws {
        let engaged = try Self.play().events(UnitEngaged.self).map(\.event.formation)
        #expect(engaged == [.initialCrowdUnit, .equippedCrowdUnit, .riotControlUnit, .equippedCrowdUnit])
    }

    @Test("PHH takes no orders from the district")
    func chain() throws {
        let order = SmallTown.order(.deploy, to: Self.phh)
        var drill = Rehearsal(
            units: PreventiveUnitTests.units(command: [(1, order)], ground: [])
                + [(try UnitID(Self.phh), try RiotControlUnit(briefing: Self.briefing()))],
            plan: TimetablePlan(end: 60)
        )
        try drill.run()
        #expect(drill.events(OrderDeclined.self).count == 1)
        #expect(drill.events(UnitDeployed.self).isEmpty)
    }

    @Test("the drill of both is equal when PHH is written and read back before every turn")
    func determinism() throws {
        let plain = try Self.play().transcript
        var drill = Rehearsal(
            units: try Self.cast() + [(try UnitID(Self.phh), try Reborn<RiotControlUnit>(briefing: Self.briefing()))],
            plan: TimetablePlan(end: 5_000)
        )
        try drill.run()
        #expect(drill.transcript == plain)
    }

    @Test("in 200 storms of orders no ledger breaks and no order goes unanswered")
    func storms() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.phh))
            var drill = Rehearsal(
                units: [
                    (try UnitID("sumsel/command"), Scripted<Commander>(storm.command)),
                    (try UnitID("muba/situation"), Scripted<Ground>(storm.ground)),
                    (try UnitID(Self.phh), try RiotControlUnit(briefing: Self.briefing())),
                ],
                plan: TimetablePlan(end: 6_000)
            )
            try drill.run()
            #expect(storm.broken(in: drill) == [], "seed \(seed)")
        }
    }
}
