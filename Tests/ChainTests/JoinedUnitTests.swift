import Command
import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// Units that joined, whatever agency they belong to: the posko addresses them by what they can do.
@Suite struct JoinedUnitTests {
    enum Brigade: StubKind { static let taskForce: TaskForce = "brigade" }
    enum Wardens: StubKind { static let taskForce: TaskForce = "wardens" }
    enum Guards: StubKind { static let taskForce: TaskForce = "guards" }

    private static let joined: [(unit: String, capability: Capability)] = [
        ("muba/brigade", .fireFighting), ("muba/wardens", .cordon), ("muba/guards", .guarding),
    ]

    private static func briefing(_ unit: String, orders: [PlannedOrder] = []) -> UnitBriefing {
        var briefing = Drill.briefing(unit)
        briefing.roster += joined.map { unit, capability in
            .with {
                $0.unit = unit
                $0.office = unit
                $0.superior = "muba/command"
                $0.capabilities = [capability.name] + (unit == "muba/wardens" ? ["pertolongan-pertama"] : [])
            }
        }
        if unit == "muba/command" { briefing.orders = orders }
        return briefing
    }

    /// The posko, the line, PHH and the three that joined, of whom the brigade declines what it is told to.
    private static func play(
        ground: [(time: UInt64, event: any DrillEvent)] = [],
        detection: [(time: UInt64, event: any DrillEvent)] = [],
        control: [(time: UInt64, event: any DrillEvent)] = [],
        brigadeDeclines: [OrderKind] = [],
        brigadeIsSilent: Bool = false,
        orders: [PlannedOrder] = []
    ) throws -> Rehearsal {
        var brigade = try StubForce<Brigade>(briefing: briefing("muba/brigade"))
        brigade.declines = brigadeDeclines
        brigade.isSilent = brigadeIsSilent
        var observer = try StubForce<Observer>(briefing: briefing("muba/detection"))
        observer.script = detection
        var site = try StubForce<Ground>(briefing: briefing("muba/situation"))
        site.script = ground
        let units: [(String, any TaskForceUnit)] = [
            ("sumsel/command", try CommandUnit(briefing: briefing("sumsel/command"))),
            ("muba/command", try CommandUnit(briefing: briefing("muba/command", orders: orders))),
            ("muba/preventive", try StubForce<Preventive>(briefing: briefing("muba/preventive"))),
            ("muba/phh", try StubForce<RiotControl>(briefing: briefing("muba/phh"))),
            ("muba/brigade", brigade), ("muba/detection", observer), ("muba/situation", site),
            ("muba/wardens", try StubForce<Wardens>(briefing: briefing("muba/wardens"))),
            ("muba/guards", try StubForce<Guards>(briefing: briefing("muba/guards"))),
        ]
        let hears = CommandUnit.profile.hears + ["brigade", "guards", "wardens"]
        var drill = Rehearsal(
            units: try units.map { (try UnitID($0.0), $0.1) },
            plan: TimetablePlan([(0, ExerciseStarted())] + control, end: 3_000),
            hearing: [try UnitID("muba/command"): hears]
        )
        try drill.run()
        return drill
    }

    private static let fire = FireReported.with {
        $0.fire = "api-1"
        $0.place = "kpud"
        $0.object = "ban"
        $0.observers = ["muba/polsek"]
    }
    private static let brigadeOut = ParticipationChanged.with { $0.unit = "muba/brigade" }

    private func firefighters(_ drill: Rehearsal) -> [String] {
        drill.events(OrderIssued.self).filter { $0.event.kind == .extinguish && $0.event.repeats.isEmpty }
            .map(\.event.addressee)
    }

    @Test func whoCanDoWhatNobodyHereKnowsIsOrderedByThePlan() throws {
        let orders = [(OrderOccasion.crowd, "Regu tandu siaga"), (.yellow, "Regu tandu ke tepi")].map {
            occasion,
            text in
            PlannedOrder.with {
                $0.occasion = occasion
                $0.kind = .deploy
                $0.capability = "pertolongan-pertama"
                $0.target = occasion == .crowd ? .rear : .site
                $0.text = text
            }
        }
        func texts(_ played: Rehearsal) -> [String] {
            played.events(OrderIssued.self).map(\.event).filter { $0.text.hasPrefix("Regu tandu") }
                .map { "\($0.text): \($0.addressee) \($0.place) \($0.office)" }
        }
        let calm = try Self.play(orders: orders)
        #expect(texts(calm) == [])
        let crowd = try Self.play(detection: [(1_000, warning())], orders: orders)
        #expect(texts(crowd) == ["Regu tandu siaga: muba/wardens randik kabag-ops"])
        let raised = try Self.play(detection: [(1_000, warning()), (1_200, proposal(.yellow, 90))], orders: orders)
        #expect(
            texts(raised) == [
                "Regu tandu siaga: muba/wardens randik kabag-ops", "Regu tandu ke tepi: muba/wardens kpud kabag-ops",
            ]
        )
        #expect(throws: BriefingError.self) {
            _ = try CommandUnit(briefing: Self.briefing("muba/command", orders: [PlannedOrder()]))
        }
    }

    @Test func aFireGoesToWhoFightsFires() throws {
        #expect(firefighters(try Self.play(ground: [(1_000, Self.fire)])) == ["muba/brigade"])
    }

    @Test func aFireThatTheyCannotTakeIsTheLines() throws {
        let declined = try Self.play(ground: [(1_000, Self.fire)], brigadeDeclines: [.extinguish])
        #expect(firefighters(declined) == ["muba/brigade", "muba/preventive"])
        let absent = try Self.play(ground: [(1_000, Self.fire)], control: [(900, Self.brigadeOut)])
        #expect(firefighters(absent) == ["muba/preventive"])
        let lost = try Self.play(
            ground: [(1_000, Self.fire)],
            control: [(1_050, Self.brigadeOut)],
            brigadeIsSilent: true
        )
        #expect(firefighters(lost) == ["muba/brigade", "muba/preventive"])
    }

    @Test func aFireThatIsOutIsNobodysAnyMore() throws {
        let out = FireExtinguished.with { $0.fire = "api-1" }
        let drill = try Self.play(
            ground: [(1_000, Self.fire), (1_020, out)],
            control: [(1_050, Self.brigadeOut)],
            brigadeIsSilent: true
        )
        #expect(firefighters(drill) == ["muba/brigade"])
    }

    @Test func inYellowEachGetsItsPlaceAndGuardsAreAskedForFirst() throws {
        let drill = try Self.play(detection: [
            (1_000, warning()), (1_500, proposal(.yellow, 70)), (2_000, proposal(.red, 80)),
        ])
        let orders = drill.orders(by: "muba/command", after: 1_400).filter { $0.hasPrefix("deploy") }
        #expect(orders.filter { $0.contains("wardens") } == ["deploy wardens simpang"])
        #expect(orders.filter { $0.contains("brigade") } == ["deploy brigade randik"])
        #expect(orders.filter { $0.contains("guards") } == ["deploy guards randik", "deploy guards kpud"])
        let requests = drill.events(ReinforcementRequested.self).filter { $0.event.formation == .guard }
        #expect(requests.map(\.entry.time.seconds) == [1_501])
        let ordered = drill.events(OrderIssued.self).filter {
            $0.event.addressee == "muba/guards" && $0.event.kind == .deploy
        }
        #expect(ordered.allSatisfy { $0.entry.cause == requests.first?.entry.id && $0.event.office == "kapolres" })
        // The province is asked for PHH alone.
        #expect(drill.events(ReinforcementRefused.self).isEmpty)
        #expect(drill.events(ReinforcementGranted.self).map(\.event.unit) == ["muba/phh"])
    }
}
