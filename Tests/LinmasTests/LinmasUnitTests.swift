import Detection
import Domain
import Events
import Linmas
import TaskForceKit
import TaskForceTesting
import Testing

/// Who lives there tells of crowds: what residents said, what it saw itself; and it goes where a crowd attacks.
struct LinmasUnitTests {
    private typealias Script = [(time: UInt64, event: any DrillEvent)]
    private static let me = "muba/linmas"
    private static let detection = "muba/detection"

    private static func briefing(_ unit: String) -> UnitBriefing {
        let forces = [SmallTown.rear, SmallTown.station].map { SmallTown.force(4, "personnel", .observers, at: $0) }
        return SmallTown.briefing(joining: unit, office: "kepala", forces: forces)
    }

    private static func play(
        _ injects: Script = [],
        orders: Script = [],
        ground: Script = [],
        as unit: (any TaskForceUnit)? = nil
    ) throws -> Rehearsal {
        let given = ForceBriefingGiven.with { $0.units = [me] }
        let units: [(UnitID, any TaskForceUnit)] = [
            (try UnitID("muba/command"), Scripted<Commander>([(5, given)] + orders)),
            (try UnitID("muba/situation"), Scripted<Ground>(ground)),
            (try UnitID(me), try unit ?? LinmasUnit(briefing: briefing(me))),
            (try UnitID(detection), try DetectionUnit(briefing: briefing(detection))),
        ]
        let hearing = [try UnitID(detection): ["command", "linmas", "situation"] as [TaskForce]]
        var drill = Rehearsal(units: units, plan: TimetablePlan(injects, end: 3_600), hearing: hearing)
        try drill.run()
        return drill
    }

    private static func crowd(
        _ behaviour: Behaviour,
        _ size: UInt32,
        at place: PlaceKey = SmallTown.rear,
        seenBy observers: [String] = [me]
    ) -> CrowdObserved {
        var crowd = SmallTown.crowd(behaviour, behaviour.impliedResistance, size: size, seenBy: observers)
        crowd.placeKey = place
        return crowd
    }

    @Test("once briefed, each body stands where it lives")
    func posts() throws {
        let arrived = try Self.play().events(UnitArrived.self)
        #expect(arrived.map(\.event.placeKey) == [SmallTown.rear, SmallTown.station])
        #expect(arrived.allSatisfy { $0.entry.time.seconds == 6 && $0.event.formation == .observers })
    }

    @Test("it passes on what residents told it, and detection warns of it")
    func residents() throws {
        let inject = InjectDelivered.with {
            $0.inject = "kabar"
            $0.addressee = Self.me
            $0.report.placeKey = SmallTown.rear
            $0.report.text = "Truk dan spanduk disiapkan."
            $0.report.size.low = 400
            $0.report.size.high = 900
            $0.report.behaviour = .gathering
            $0.report.credibilityPercent = 60
        }
        var other = inject
        other.addressee = "muba/polsek"
        let drill = try Self.play([(100, inject), (200, other)])
        let told = drill.events(NeighbourhoodReported.self)
        #expect(told.map(\.event.text) == ["Truk dan spanduk disiapkan."])
        #expect(told.first?.entry.time.seconds == 100 && told.first?.event.confidencePercent == 60)
        let warning = try #require(drill.events(EarlyWarningGiven.self).first)
        #expect(warning.entry.time.seconds == 101 && warning.event.placeKey == SmallTown.rear)
        #expect(warning.event.basis == told.map(\.entry.id.description))
    }

    @Test(
        "it tells of a crowd on first sight and when it does something else; a handful, or others' sight, is no report"
    )
    func sightings() throws {
        let drill = try Self.play(ground: [
            (100, Self.crowd(.gathering, 40)), (200, Self.crowd(.gathering, 90)), (210, Self.crowd(.gathering, 120)),
            (300, Self.crowd(.marching, 150)), (400, Self.crowd(.oration, 500, at: SmallTown.site, seenBy: [])),
        ])
        let told = drill.events(NeighbourhoodReported.self).map(\.event)
        #expect(told.map(\.behaviour) == [.gathering, .marching])
        #expect(told.map(\.size.high) == [90, 150])
    }

    @Test("where a crowd attacks they go, the others stay")
    func attack() throws {
        let drill = try Self.play(ground: [(500, Self.crowd(.throwing, 300))])
        let home = drill.events(UnitStoodDown.self)
        #expect(home.map(\.event.placeKey) == [SmallTown.rear])
        #expect(home.first?.event.reason == "massa menyerang" && home.first?.entry.time.seconds == 501)
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
        let ground: Script = [(200, Self.crowd(.gathering, 90)), (500, Self.crowd(.throwing, 300))]
        let reborn = try Reborn<LinmasUnit>(briefing: Self.briefing(Self.me))
        #expect(try Self.play(ground: ground, as: reborn).transcript == Self.play(ground: ground).transcript)
    }
}
