import Domain
import Events
import Preventive
import TaskForceKit
import TaskForceTesting
import Testing

/// Command for these tests: deploys the team, then orders an arrest for each act that it hears of.
private struct ArrestingCommand: TaskForceUnit {
    static let profile = UnitProfile(
        taskForce: "command",
        title: "Stand-in",
        agency: "Test",
        hears: ["situation"],
        publishes: [OrderIssued.self]
    )
    private var began = false

    init(briefing: UnitBriefing) throws {}
    init() {}

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        if !began {
            began = true
            out.publish(SmallTown.order(.deploy, to: ArrestUnitTests.arrest))
        }
        for event in turn.events where event.message is ActObserved {
            out.publish(SmallTown.order(.arrest, to: ArrestUnitTests.arrest, object: event.id.description))
        }
    }
}

/// The ground for these tests: acts at given seconds, and every attempt takes two.
private struct YieldingGround: StandIn {
    static let profile = UnitProfile(
        taskForce: "situation",
        title: "Stand-in",
        agency: "Test",
        hears: ["arrest"],
        publishes: []
    )
    private var script: Scripted<Ground>
    let taken: UInt32

    init(briefing: UnitBriefing) throws { self.init([], taken: 0) }
    init(_ script: [(time: UInt64, event: any DrillEvent)], taken: UInt32) {
        self.script = Scripted<Ground>(script)
        self.taken = taken
    }

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        script.handle(turn, &out)
        for event in turn.events where event.message is ArrestAttempted {
            let resolved = ArrestResolved.with {
                $0.attempt = event.id.description
                $0.taken = taken
            }
            out.publish(resolved)
        }
    }
}

/// From the act to the investigators' hands.
struct ArrestUnitTests {
    static let arrest = "muba/arrest"
    static let investigation = "muba/investigation"

    private static func act(_ behaviour: Behaviour) -> ActObserved {
        ActObserved.with {
            $0.placeKey = SmallTown.site
            $0.group = "massa"
            $0.behaviour = behaviour
            $0.resistance = behaviour >= .throwing ? .aggressive : .passive
            $0.participants.high = 12
        }
    }

    private static func briefing(_ unit: String, _ office: String, _ formation: Formation) -> UnitBriefing {
        SmallTown.briefing(unit, office: office, forces: [SmallTown.force(8, "personnel", formation)])
    }

    private static func play(
        _ acts: [(time: UInt64, event: any DrillEvent)],
        taken: UInt32 = 2,
        reborn: Bool = false
    ) throws -> Rehearsal {
        let team = briefing(arrest, "katim-tindak", .arrestTeam)
        let detectives = briefing(investigation, "kasat-reskrim", .investigators)
        let units: [any TaskForceUnit] =
            reborn
            ? [try Reborn<ArrestUnit>(briefing: team), try Reborn<InvestigationUnit>(briefing: detectives)]
            : [try ArrestUnit(briefing: team), try InvestigationUnit(briefing: detectives)]
        var drill = Rehearsal(
            units: [
                (try UnitID("muba/command"), ArrestingCommand()),
                (try UnitID("muba/situation"), YieldingGround(acts, taken: taken)), (try UnitID(arrest), units[0]),
                (try UnitID(investigation), units[1]),
            ],
            plan: TimetablePlan(end: 4_000)
        )
        try drill.run()
        return drill
    }

    @Test("for an act, offenders are taken and are with the investigators within 15 minutes (D29)")
    func handover() throws {
        let drill = try Self.play([(500, Self.act(.throwing))])
        let attempt = try #require(drill.events(ArrestAttempted.self).first)
        let act = try #require(drill.events(ActObserved.self).first)
        #expect(attempt.event.act == act.entry.id.description && attempt.event.offence == .throwing)
        #expect(attempt.event.offenders == 4)
        let made = try #require(drill.events(ArrestMade.self).first)
        #expect(made.event.attempt == attempt.entry.id.description && made.event.detainees == 2)
        let over = try #require(drill.events(DetaineesHandedOver.self).first)
        #expect(over.event.arrest == made.entry.id.description && over.event.toOffice == "kasat-reskrim")
        let received = try #require(drill.events(DetaineesReceived.self).first)
        #expect(received.event.handover == over.entry.id.description && received.event.heldInTotal == 2)
        #expect(received.entry.time.seconds(since: made.entry.time) <= 900)
        #expect(drill.events(OrderCompleted.self).count == 2)
    }

    @Test("nobody is taken for what is no offence, nor before the team is there, nor in a fourth round")
    func limits() throws {
        let lawful = try Self.play([(500, Self.act(.oration)), (501, Self.act(.blockingRoad))])
        #expect(lawful.events(ArrestAttempted.self).isEmpty)
        let refused = lawful.events(OrderDeclined.self)
        #expect(refused.count == 2 && refused.allSatisfy { $0.event.reason.contains("D28") })
        let early = try Self.play([(20, Self.act(.throwing))])
        #expect(early.events(ArrestAttempted.self).isEmpty && early.events(OrderDeclined.self).count == 1)
        let many = try Self.play((0..<5).map { (500 + $0 * 10, Self.act(.assault)) }, taken: 0)
        let times = many.events(ArrestAttempted.self).map(\.entry.time.seconds)
        #expect(times.count == 3 && zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 240 })
        #expect(many.events(ArrestMade.self).isEmpty && many.events(OrderDeclined.self).count == 2)
    }

    @Test("equal when both units are written and read back before every turn")
    func determinism() throws {
        let acts = (0..<4 as Range<UInt64>).map { (time: 500 + $0 * 60, event: Self.act(.assault) as any DrillEvent) }
        #expect(try Self.play(acts).transcript == Self.play(acts, reborn: true).transcript)
    }

    @Test("in 200 storms of orders no ledger breaks and no order goes unanswered")
    func storms() throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            for (id, formation) in [(Self.arrest, Formation.arrestTeam), (Self.investigation, .investigators)] {
                let storm = OrderStorm(seed: seed, on: try UnitID(id))
                let briefing = Self.briefing(id, "kasat", formation)
                let unit: any TaskForceUnit =
                    id == Self.arrest ? try ArrestUnit(briefing: briefing) : try InvestigationUnit(briefing: briefing)
                var drill = Rehearsal(
                    units: [
                        (try UnitID("muba/command"), Scripted<Commander>(storm.command)),
                        (try UnitID("muba/situation"), Scripted<Ground>(storm.ground)), (try UnitID(id), unit),
                    ],
                    plan: TimetablePlan(end: 6_000)
                )
                try drill.run()
                #expect(storm.broken(in: drill) == [], "\(id), seed \(seed)")
            }
        }
    }
}
