import Domain
import Events
import Preventive
import TaskForceKit
import TaskForceTesting
import Testing

/// Peleton penindak: formed in MERAH on the Kapolda's order alone, and under every rule of force (D12).
struct StrikePlatoonTests {
    static let me = PreventiveUnitTests.me
    static let formed: UInt64 = 910
    static let lowered: UInt64 = 2_000

    static func play() throws -> Rehearsal {
        func fromKapolda(_ kind: OrderKind) -> OrderIssued { SmallTown.order(kind, to: me, by: "kapolda") }
        let attack = SmallTown.crowd(.assault, .aggressive, seenBy: [me])
        var ground: [(time: UInt64, event: any DrillEvent)] = [(200, SmallTown.crowd(.oration, .none, seenBy: [me]))]
        ground += stride(from: 700 as UInt64, to: 2_400, by: 100).map { ($0, attack as any DrillEvent) }
        let exit = ExitRouteOpened.with {
            $0.road = "jl-pasar"
            $0.placeKey = SmallTown.site
        }
        let muba: [(time: UInt64, event: any DrillEvent)] = [
            (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: me)), (300, SmallTown.level(.yellow)),
            (301, SmallTown.order(.layerRelief, to: me)), (302, SmallTown.order(.warn, to: me)),
            (900, SmallTown.level(.red)), (905, SmallTown.order(.formStrikePlatoon, to: me)),
            (1_000, SmallTown.order(.disperse, to: me)), (lowered, SmallTown.level(.yellow)),
        ]
        let sumsel: [(time: UInt64, event: any DrillEvent)] = [
            (850, fromKapolda(.formStrikePlatoon)), (formed, fromKapolda(.formStrikePlatoon)),
            (1_200, fromKapolda(.disperse)),
        ]
        let units =
            PreventiveUnitTests.units(command: muba, ground: ground, traffic: [(400, exit)])
            + [(try UnitID("sumsel/command"), Scripted<Commander>(sumsel) as any TaskForceUnit)]
        return try PreventiveUnitTests.play(units)
    }

    @Test("declined in KUNING and from the district's chief, formed in MERAH for the Kapolda")
    func order() throws {
        let drill = try Self.play()
        let reasons = drill.events(OrderDeclined.self).map { ($0.entry.time.seconds, $0.event.reason) }
        #expect(reasons.contains { $0.0 == 851 && $0.1.contains("MERAH (D12)") })
        #expect(reasons.contains { $0.0 == 906 && $0.1.contains("Kapolda (D12)") })
        let engaged = drill.events(UnitEngaged.self)
        #expect(
            engaged.map(\.event.formation) == [
                .initialCrowdUnit, .equippedCrowdUnit, .strikePlatoon, .equippedCrowdUnit,
            ]
        )
        #expect(engaged.map(\.entry.time.seconds).suffix(2) == [Self.formed + 1, Self.lowered + 1])
        #expect(engaged[2].event.level == .red && engaged[2].event.personnel == 30)
    }

    @Test("it warns anew, obeys the Kapolda's order to disperse alone, and stays within the resistance")
    func restraint() throws {
        let drill = try Self.play()
        #expect(drill.events(OrderDeclined.self).contains { $0.entry.time.seconds == 1_001 })
        let uses = drill.events(ForceUsed.self).filter { $0.event.formation == .strikePlatoon }
        let blunt = uses.filter { $0.event.level == .bluntOrChemical }
        let first = try #require(blunt.first)
        #expect(first.entry.time.seconds > 1_200 && first.event.means == .waterCannon)
        #expect(blunt.allSatisfy { $0.event.orderedBy == "kapolda" && $0.event.warnings.count == 3 })
        #expect(uses.allSatisfy { $0.event.level.rawValue <= ForceLevel.bluntOrChemical.rawValue })
        #expect(uses.allSatisfy { $0.event.personnel <= 30 })
        let inRed = drill.events(WarningGiven.self).filter { $0.entry.time.seconds > 900 }
        #expect(inRed.prefix(3).map(\.event.number) == [1, 2, 3])
        let said = try #require(drill.events(DispersalOrdered.self).first { $0.entry.time.seconds > Self.formed })
        #expect(said.event.level == .red && said.entry.time < first.entry.time)
    }

    @Test("it is dissolved when the level falls: force ends and is reported, Dalmas lanjut holds the line")
    func dissolved() throws {
        let drill = try Self.play()
        let dissolved = try #require(drill.events(UnitStoodDown.self).first { $0.event.formation == .strikePlatoon })
        #expect(dissolved.entry.time.seconds == Self.lowered + 1)
        let later = drill.events(ForceUsed.self).filter { $0.entry.time.seconds > Self.lowered }
        #expect(try later.some("use of force").allSatisfy { $0.event.formation == .equippedCrowdUnit })
        let reported = Set(drill.events(ForceReported.self).flatMap(\.event.uses))
        let uses = drill.events(ForceUsed.self).filter { $0.event.formation == .strikePlatoon }
        for (entry, _) in try uses.some("use of force") { #expect(reported.contains(entry.id.description)) }
    }
}
