import Domain
import Events
import Preventive
import TaskForceKit
import TaskForceTesting
import Testing

/// The Polsek: first there, says what it sees, brings protected persons away.
struct SectorPoliceUnitTests {
    static let me = "muba/polsek"

    static func play(
        _ command: [(time: UInt64, event: any DrillEvent)],
        ground: [(time: UInt64, event: any DrillEvent)] = [],
        reborn: Bool = false
    ) throws -> Rehearsal {
        let briefing = SmallTown.briefing(
            me,
            office: "kapolsek",
            forces: [SmallTown.force(20, "personnel", .sectorPolice)]
        )
        let unit: any TaskForceUnit =
            reborn ? try Reborn<SectorPoliceUnit>(briefing: briefing) : try SectorPoliceUnit(briefing: briefing)
        var drill = Rehearsal(
            units: [
                (try UnitID("muba/command"), Scripted<Commander>(command)),
                (try UnitID("muba/situation"), Scripted<Ground>(ground)), (try UnitID(me), unit),
            ],
            plan: TimetablePlan(end: 6_000)
        )
        try drill.run()
        return drill
    }

    @Test("it reports the first sight of a crowd at once, an offence after a minute though it is over, and quiet again")
    func reports() throws {
        let drill = try Self.play(
            [(1, SmallTown.order(.patrol, to: Self.me, personnel: 10))],
            ground: [
                (300, SmallTown.crowd(.gathering, .none, seenBy: [Self.me])),
                (400, SmallTown.crowd(.tyreFire, .aggressive, seenBy: [Self.me])),
                (410, SmallTown.crowd(.oration, .none, seenBy: [Self.me])),
            ]
        )
        let reports = drill.events(PatrolReported.self).prefix(3)
        #expect(reports.map(\.event.behaviour) == [.gathering, .tyreFire, .oration])
        #expect(reports.map(\.entry.time.seconds).prefix(2) == [301, 461])
        #expect(drill.events(PatrolReported.self).filter { $0.entry.time.seconds > 470 }.count > 3)
    }

    @Test("a protected person leaves for the station with an escort, which then goes home")
    func evacuation() throws {
        let drill = try Self.play([(1, SmallTown.order(.evacuate, to: Self.me, object: "ketua-kpu"))])
        let started = try #require(drill.events(EvacuationStarted.self).first)
        #expect(started.event.officeProtected == "ketua-kpu")
        #expect(started.event.fromKey == SmallTown.site && started.event.toKey == SmallTown.station)
        let completed = try #require(drill.events(EvacuationCompleted.self).first)
        #expect(completed.entry.time.seconds(since: started.entry.time) == 120)
        #expect(drill.events(StrengthReported.self).last?.event.committed == 0)
        #expect(drill.events(OrderCompleted.self).count == 1)
    }

    @Test("in 200 storms no ledger breaks and no order goes unanswered; a snapshot loses nothing")
    func storms() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: try UnitID(Self.me))
            let drill = try Self.play(storm.command, ground: storm.ground)
            // An escort that is on its way brings whom it protects to safety first.
            #expect(storm.broken(in: drill, mayStay: true) == [], "seed \(seed)")
            if seed % 20 == 0 {
                #expect(try Self.play(storm.command, ground: storm.ground, reborn: true).transcript == drill.transcript)
            }
        }
    }
}
