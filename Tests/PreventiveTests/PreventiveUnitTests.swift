import Domain
import Events
import Preventive
import TaskForceKit
import TaskForceTesting
import Testing

/// Samapta before a crowd: relief, warnings, force and its end, against scripted ground and command.
struct PreventiveUnitTests {
    static let me = "muba/preventive"

    /// What may be left out of the story in which water cannon is used.
    enum Missing: CaseIterable {
        case nothing, warnings, exitRoute, disperseOrder, aggression, yellow
    }

    static func briefing(_ parameters: [String: Int64] = [:]) -> UnitBriefing {
        SmallTown.briefing(
            me,
            office: "kasat-samapta",
            forces: [
                SmallTown.force(10, "personnel", .patrol), SmallTown.force(39, "personnel", .initialCrowdUnit),
                SmallTown.force(78, "personnel", .equippedCrowdUnit), SmallTown.force(80, "shield"),
                SmallTown.force(4, "rope"), SmallTown.force(1, "water-cannon"), SmallTown.force(2, "extinguisher"),
            ],
            parameters: parameters
        )
    }

    static func attack(missing: Missing = .nothing, until end: UInt64 = 1_800) -> [(UnitID, any TaskForceUnit)] {
        var command: [(time: UInt64, event: any DrillEvent)] = [
            (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: me)),
        ]
        if missing != .yellow { command.append((300, SmallTown.level(.yellow))) }
        command.append((301, SmallTown.order(.layerRelief, to: me)))
        if missing != .warnings { command.append((302, SmallTown.order(.warn, to: me))) }
        if missing != .disperseOrder { command.append((800, SmallTown.order(.disperse, to: me))) }
        let attack = SmallTown.crowd(
            missing == .aggression ? .pushing : .throwing,
            missing == .aggression ? .active : .aggressive,
            seenBy: [me]
        )
        var ground: [(time: UInt64, event: any DrillEvent)] = [(200, SmallTown.crowd(.oration, .none, seenBy: [me]))]
        ground += stride(from: 700 as UInt64, to: end, by: 100).map { ($0, attack as any DrillEvent) }
        ground.append((end, SmallTown.crowd(.oration, .none, seenBy: [me])))
        let exit = ExitRouteOpened.with {
            $0.road = "jl-pasar"
            $0.placeKey = SmallTown.site
        }
        let talks = ContactAttempted.with { $0.placeKey = SmallTown.site }
        let opened: [(time: UInt64, event: any DrillEvent)] = [(time: 400 as UInt64, event: exit as any DrillEvent)]
        return units(
            command: command,
            ground: ground,
            traffic: missing == .exitRoute ? [] : opened,
            negotiation: [(250, talks)]
        )
    }

    static func units(
        command: [(time: UInt64, event: any DrillEvent)],
        ground: [(time: UInt64, event: any DrillEvent)],
        traffic: [(time: UInt64, event: any DrillEvent)] = [],
        negotiation: [(time: UInt64, event: any DrillEvent)] = []
    ) -> [(UnitID, any TaskForceUnit)] {
        let ids = ["muba/command", "muba/situation", "muba/traffic", "muba/negotiation"].compactMap { try? UnitID($0) }
        let standIns: [any TaskForceUnit] = [
            Scripted<Commander>(command), Scripted<Ground>(ground), Scripted<Traffickers>(traffic),
            Scripted<Negotiators>(negotiation),
        ]
        return Array(zip(ids, standIns))
    }

    static func play(
        _ units: [(UnitID, any TaskForceUnit)],
        end: UInt64 = 4_000,
        seed: UInt64 = 1
    ) throws -> Rehearsal {
        let preventive = try (UnitID(me), PreventiveUnit(briefing: briefing()) as any TaskForceUnit)
        var rehearsal = Rehearsal(units: units + [preventive], plan: TimetablePlan(end: end), seed: seed)
        try rehearsal.run()
        return rehearsal
    }

    // MARK: - Relief

    @Test("lapis ganti: with order and YELLOW Dalmas lanjut takes the line from Dalmas awal")
    func layerRelief() throws {
        let drill = try Self.play(Self.attack())
        let engaged = drill.events(UnitEngaged.self).map(\.event)
        #expect(engaged.map(\.formation) == [.initialCrowdUnit, .equippedCrowdUnit])
        #expect(engaged.map(\.level) == [.green, .yellow])
        let started = try #require(drill.events(ReliefStarted.self).first)
        let completed = try #require(drill.events(ReliefCompleted.self).first)
        #expect(completed.entry.time.seconds(since: started.entry.time) == 120)
        #expect(completed.event.outgoing == .initialCrowdUnit)
        #expect(completed.event.incoming == .equippedCrowdUnit)
        #expect(completed.event.kind == .layer)
    }

    @Test("lapis ganti is declined in GREEN, and does not happen without an order")
    func noLayerRelief() throws {
        let green = try Self.play(Self.attack(missing: .yellow))
        #expect(green.events(OrderDeclined.self).contains { $0.event.reason.contains("D09") })
        #expect(!green.events(UnitEngaged.self).contains { $0.event.formation == .equippedCrowdUnit })
        let unordered = try Self.play(
            Self.units(
                command: [
                    (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: Self.me)),
                    (300, SmallTown.level(.yellow)),
                ],
                ground: [(200, SmallTown.crowd(.oration, .none, seenBy: [Self.me]))]
            )
        )
        #expect(unordered.events(ReliefStarted.self).isEmpty)
        #expect(unordered.events(UnitEngaged.self).count == 1)
    }

    // MARK: - Force

    @Test("with everything in place water cannon is used, every field filled, and only after the announcement")
    func waterCannon() throws {
        let drill = try Self.play(Self.attack())
        let uses = drill.events(ForceUsed.self).filter { $0.event.level == .bluntOrChemical }
        let first = try #require(uses.first)
        #expect(uses.count > 2)
        #expect(first.event.means == .waterCannon)
        #expect(first.event.resistance == .aggressive)
        #expect(first.event.office == "kasat-samapta")
        #expect(first.event.orderedBy == "kapolres")
        #expect(first.event.formation == .equippedCrowdUnit)
        #expect(first.event.targetGroup == "massa")
        #expect(first.event.affectedGroups == ["massa"])
        #expect(first.event.personnel == 78)
        #expect(first.event.placeKey == SmallTown.site)
        #expect(!first.event.reason.isEmpty)
        let warnings = drill.events(WarningGiven.self)
        #expect(warnings.map(\.event.number) == [1, 2, 3])
        #expect(first.event.warnings == warnings.map { $0.entry.id.description })
        let said = try #require(drill.events(DispersalOrdered.self).first)
        #expect(said.event.exitRoad == "jl-pasar")
        #expect(said.entry.time < first.entry.time)
        for id in [first.event.observation, first.event.order] + first.event.warnings {
            #expect(drill.log.contains { $0.id.description == id }, "\(id) is in the log")
        }
        // Between any two uses, also when the means changes.
        let all = drill.events(ForceUsed.self)
        for (earlier, later) in zip(all, all.dropFirst()) {
            #expect(later.entry.time.seconds(since: earlier.entry.time) >= 120)
        }
    }

    @Test("no stage 5 when one precondition is missing", arguments: Missing.allCases.filter { $0 != .nothing })
    func missingPrecondition(_ missing: Missing) throws {
        let drill = try Self.play(Self.attack(missing: missing))
        let uses = drill.events(ForceUsed.self).map(\.event)
        #expect(!uses.contains { $0.level.rawValue >= ForceLevel.bluntOrChemical.rawValue })
        // The line still holds itself with what the resistance allows.
        #expect(!uses.isEmpty)
    }

    @Test("force ceases within 60 s of the end of resistance, and is reported in writing within 30 minutes")
    func ceasing() throws {
        let drill = try Self.play(Self.attack(until: 1_800))
        let ceased = try #require(drill.events(ForceCeased.self).last)
        #expect(ceased.entry.time.seconds >= 1_800)
        #expect(ceased.entry.time.seconds <= 1_860)
        #expect(!drill.events(ForceUsed.self).contains { $0.entry.time > ceased.entry.time })
        let reported = Set(drill.events(ForceReported.self).flatMap(\.event.uses))
        let hard = drill.events(ForceUsed.self).filter { $0.event.level.rawValue >= ForceLevel.hardHand.rawValue }
        for (entry, _) in try hard.some("use of force by hand or harder") {
            #expect(reported.contains(entry.id.description))
        }
        for (entry, report) in try drill.some(ForceReported.self) {
            let first = try #require(drill.log.first { $0.id.description == report.uses.first })
            #expect(entry.time.seconds(since: first.time) <= 1_800)
            #expect(report.to == "muba/command")
        }
    }

    @Test("nobody uses force on what he has not seen for five minutes")
    func stale() throws {
        let once = SmallTown.crowd(.throwing, .aggressive, seenBy: [Self.me])
        let drill = try Self.play(
            Self.units(
                command: [
                    (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: Self.me)),
                    (300, SmallTown.level(.yellow)),
                    (301, SmallTown.order(.layerRelief, to: Self.me)),
                ],
                ground: [(200, SmallTown.crowd(.oration, .none, seenBy: [Self.me])), (1_000, once)]
            )
        )
        #expect(try drill.some(ForceUsed.self).allSatisfy { $0.entry.time.seconds <= 1_301 })
        #expect(drill.events(ForceCeased.self).last?.entry.time.seconds == 1_302)
    }

    // MARK: - Reports, losses, fire, the way home

    @Test("pushing is reported once it has lasted a minute; a push that passes is not")
    func patrolReports() throws {
        let drill = try Self.play(
            Self.units(
                command: [(1, SmallTown.level(.green)), (2, SmallTown.order(.patrol, to: Self.me))],
                ground: [
                    (200, SmallTown.crowd(.oration, .none, seenBy: [Self.me])),
                    (300, SmallTown.crowd(.pushing, .active, seenBy: [Self.me])),
                    (330, SmallTown.crowd(.oration, .none, seenBy: [Self.me])),
                    (400, SmallTown.crowd(.pushing, .active, seenBy: [Self.me])),
                ]
            ),
            end: 600
        )
        let reports = drill.events(PatrolReported.self)
        #expect(reports.first?.entry.time.seconds == 201)
        #expect(reports.first?.event.behaviour == .oration)
        #expect(reports.filter { $0.event.behaviour == .pushing }.map(\.entry.time.seconds) == [461])
    }

    @Test("its own injured leave line and ledger; what others' people saw is not its business")
    func injured() throws {
        func hurt(_ observers: [String], _ side: Side) -> CasualtyFound {
            CasualtyFound.with {
                $0.casualty = "k1"
                $0.placeKey = SmallTown.site
                $0.side = side
                $0.observers = observers
            }
        }
        let drill = try Self.play(
            Self.units(
                command: [(1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: Self.me))],
                ground: [
                    (200, SmallTown.crowd(.oration, .none, seenBy: [Self.me])), (300, hurt([Self.me], .officers)),
                    (301, hurt([Self.me], .crowd)), (302, hurt(["muba/polsek"], .officers)),
                ]
            ),
            end: 600
        )
        let people = drill.events(StrengthReported.self).map(\.event).filter { $0.resource == "personnel" }
        #expect(people.map(\.total) == [127, 126])
        #expect(people.last?.committed == 38)
    }

    @Test("a fire is put out after three minutes by a crew with an extinguisher, which then goes home")
    func fire() throws {
        let order = SmallTown.order(.extinguish, to: Self.me, object: "api-1")
        let drill = try Self.play(Self.units(command: [(2, order)], ground: []), end: 900)
        let arrived = try #require(drill.events(UnitArrived.self).first).entry.time
        let done = try #require(drill.events(OrderCompleted.self).first).entry.time
        #expect(done.seconds(since: arrived) == 180)
        let last = drill.events(StrengthReported.self).map(\.event)
        #expect(last.last { $0.resource == "personnel" }?.committed == 0)
        #expect(last.last { $0.resource == "extinguisher" }?.committed == 0)
    }

    @Test("stood down, it has everyone back, every order answered for")
    func standDown() throws {
        var units = Self.attack()
        units[0].1 = Scripted<Commander>([
            (1, SmallTown.level(.green)), (2, SmallTown.order(.deploy, to: Self.me)), (300, SmallTown.level(.yellow)),
            (301, SmallTown.order(.layerRelief, to: Self.me)), (302, SmallTown.order(.warn, to: Self.me)),
            (800, SmallTown.order(.disperse, to: Self.me)), (1_900, SmallTown.level(.green)),
            (1_901, SmallTown.order(.standDown, to: Self.me)),
        ])
        let drill = try Self.play(units)
        for resource in ["personnel", "shield", "water-cannon", "rope"] {
            let last = drill.events(StrengthReported.self).map(\.event).last { $0.resource == resource }
            #expect(last?.committed == 0, "\(resource)")
        }
        let orders = drill.events(OrderIssued.self).map(\.entry.id.description)
        let done = drill.events(OrderCompleted.self).map(\.event.order)
        #expect(Set(orders) == Set(done))
        #expect(done.count == orders.count)
    }

    // MARK: - Whatever happens

    @Test("in 200 storms of orders strength is never negative, grown or overcommitted, and no order goes unanswered")
    func storms() throws {
        let me = try UnitID(Self.me)
        for seed in 1...200 as ClosedRange<UInt64> {
            let storm = OrderStorm(seed: seed, on: me)
            let drill = try Self.play(
                Self.units(command: storm.command, ground: storm.ground),
                end: 6_000,
                seed: seed
            )
            #expect(storm.broken(in: drill) == [], "seed \(seed)")
        }
    }

    @Test("two runs are equal, and so is one in which the unit is written and read back before every turn")
    func determinism() throws {
        let me = try UnitID(Self.me)
        let first = try Self.play(Self.attack()).transcript
        #expect(try Self.play(Self.attack()).transcript == first)
        let reborn = try (me, Reborn<PreventiveUnit>(briefing: Self.briefing()) as any TaskForceUnit)
        var drill = Rehearsal(units: Self.attack() + [reborn], plan: TimetablePlan(end: 4_000))
        try drill.run()
        #expect(drill.transcript == first)
        #expect(first.count > 40)
    }
}
