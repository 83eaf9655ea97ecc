import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// The Kaopsres with his Karendal Ops: what they know, what they decide, and in which phase the operation is.
///
/// The phases are the choreography's. Each wait has its deadline, so that the drill reaches its consolidation whoever is
/// missing. Level and control are in `DistrictCommand+Level`, orders in the field in `+Field`, the end in `+Closing`.
struct DistrictCommand: Posko {
    /// How far the operation is.
    enum Phase: Sendable, Codable, Hashable {
        /// Before STARTEX.
        case waiting
        /// Muster (apel), until all have reported or the deadline has come.
        case mustering(deadline: SimulatedTime)
        /// Patrol and observation.
        case watching
        /// A crowd is being dealt with.
        case operating
        /// Roads are reopened, units stand down.
        case closing(deadline: SimulatedTime, timeRanOut: Bool)
        /// Units report; the evaluation follows the last report, or the deadline.
        case consolidating(deadline: SimulatedTime, timeRanOut: Bool)
        /// The evaluation was held.
        case ended
    }

    /// Where general control of the operation lies.
    enum Control: Sendable, Codable, Hashable {
        /// Here.
        case here
        /// Here; the superior was asked to take it.
        case asked(SimulatedTime, times: Int)
        /// With the superior.
        case above
    }

    /// What became of the request for PHH.
    enum Reinforcement: Sendable, Codable, Hashable {
        case none
        case asked(SimulatedTime, times: Int)
        case granted([UnitID])
        case refused
    }

    /// The most times that a request is made when nobody answers.
    static let requestsAtMost = 3

    var office: OrdersOffice
    var phase = Phase.waiting
    var site: PlaceKey
    /// True when an episode says where the operation is; otherwise the first report of a crowd decides it.
    var siteIsGiven: Bool
    var mustered: [UnitID] = []
    var level = Level.unspecified
    var levelSince = SimulatedTime.start
    var highest = Level.green
    var control = Control.here
    var reinforcement = Reinforcement.none
    /// The request for those who guard objects; they move only on it (D35).
    var guardRequest: EventID?
    /// Every force that was ever attached; the evaluation waits for its consolidation.
    var everAttached: [UnitID] = []
    var watch = CrowdWatch()
    /// What is ordered on which occasion.
    let plan: OperationPlan
    var account = FieldAccount()
    var arrestRounds = 0
    var consolidated: [UnitID] = []
    /// Units that were set aside: nobody waits for them.
    var absent: [UnitID] = []

    var briefed: Briefed { office.briefed }

    var parameters: Parameters { briefed.parameters }

    /// The command of the unit whose post this is; `site` is that of its first episode.
    init(_ post: UnitPost, site: PlaceKey?, plan: OperationPlan) {
        self.plan = plan
        office = OrdersOffice(post)
        let briefed = post.briefed
        siteIsGiven = site != nil
        self.site = site ?? briefed.map.first(.vitalObject)?.key ?? briefed.startingPlace
    }

    /// The forces attached from outside.
    var attached: [UnitID] {
        guard case .granted(let units) = reinforcement else { return [] }
        return units
    }

    /// What the posko says of itself at the end.
    var ownAccount: String { "Posko: tingkat tertinggi \(highest.words), \(office.book.count) perintah dikeluarkan" }

    /// False before STARTEX and once it is over.
    var isOn: Bool { phase != .waiting && phase != .ended }

    /// Does what is due.
    mutating func act(at time: SimulatedTime, _ out: inout Outbox) {
        muster(at: time, &out)
        repeatRequests(at: time, &out)
        stepDown(at: time, &out)
        disperse(at: time, &out)
        arrest(at: time, &out)
        close(at: time, &out)
    }

    // MARK: - What is heard

    mutating func hearControl(_ event: DeliveredEvent, at time: SimulatedTime, _ out: inout Outbox) {
        if let decision = HumanDecision(event, for: briefed.unit) {
            return carryOut(decision, at: time, &out)
        }
        switch event.message {
        case is ExerciseStarted where phase == .waiting: start(event.id, at: time, &out)
        case let episode as EpisodeStarted where briefed.map.place(episode.siteKey) != nil:
            guard [.waiting, .watching].contains(phase) || isMustering else { return }
            site = episode.siteKey
            siteIsGiven = true
            if phase == .watching { office.give(plan.rows(on: .watch), site: site, because: event.id, at: time, &out) }
        case let inject as InjectDelivered where ConsolidateBy.isMeant(inject):
            runOut(because: event.id, at: time, &out)
        case let inject as InjectDelivered
        where inject.addressee == briefed.unit.description && briefed.map.place(inject.report.placeKey) != nil:
            guard isOnDuty else { return }
            answer(inject.report.concern, at: inject.report.placeKey, event.id, at: time, &out)
        case let change as ParticipationChanged:
            absent.removeAll { $0.description == change.unit }
            guard !change.participates, let unit = try? UnitID(change.unit) else { return }
            absent.append(unit)
            for order in office.book.open(.extinguish, by: unit) { fightInstead(order, event.id, at: time, &out) }
        case is ExerciseEnded: phase = .ended
        default: break
        }
    }

    mutating func hear(_ event: DeliveredEvent, from unit: UnitID, at time: SimulatedTime, _ out: inout Outbox) {
        if unit == briefed.chain.superior(of: briefed.unit) { return hearSuperior(event, at: time, &out) }
        let isGround = unit.district == briefed.unit.district && unit.taskForce == "situation"
        guard isGround || briefed.chain.isSuperior(briefed.unit, of: unit) || everAttached.contains(unit)
        else { return }
        account.note(event, at: time)
        if let closed = office.book.note(event), closed.state == .declined {
            declined(closed, event.id, at: time, &out)
        }
        if event.message is ConsolidationReported, !consolidated.contains(unit) { consolidated.append(unit) }
        guard isOnDuty else { return }
        switch event.message {
        case is UnitArrived, is UnitEngaged, is UnitStoodDown: giveAgain(to: unit, because: event.id, at: time, &out)
        case is MusterReported: if !mustered.contains(unit) { mustered.append(unit) }
        case let warning as EarlyWarningGiven: operate(at: warning.placeKey, because: event.id, at: time, &out)
        case let fire as FireReported where !fire.observers.isEmpty: fight(fire, event.id, at: time, &out)
        case let threat as ProtectedPersonThreatened where !threat.observers.isEmpty:
            evacuate(threat, event.id, at: time, &out)
        case let found as CasualtyFound where !found.observers.isEmpty:
            openPost(at: found.placeKey, event.id, at: time, &out)
        default:
            guard let report = SiteReport(event, at: level, parameters) else { return }
            consider(report, at: time, &out)
        }
    }

    /// Does what follows at once when a unit has declined an order.
    private mutating func declined(
        _ order: OrderBook.Entry,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        switch order.kind {
        // A round that the team declined does not count as a round.
        case .arrest: arrestRounds -= 1
        case .extinguish: fightInstead(order, cause, at: time, &out)
        default: break
        }
    }

    /// True from STARTEX until units consolidate, but not after time has run out: reports may still change the
    /// operation.
    var isOnDuty: Bool {
        switch phase {
        case .mustering, .watching, .operating, .closing(_, false): true
        case .waiting, .closing, .consolidating, .ended: false
        }
    }

    private var isMustering: Bool {
        if case .mustering = phase { true } else { false }
    }

    private mutating func consider(_ report: SiteReport, at time: SimulatedTime, _ out: inout Outbox) {
        watch.note(report, at: time)
        // Detection's early warning counts as word of a crowd; its estimates alone send nobody.
        if report.reporter.taskForce != "detection", isWord(report) {
            operate(at: report.place, because: report.id, at: time, &out)
        }
        guard let called = report.callsFor else { return }
        if called > level {
            raise(to: called, on: report, at: time, &out)
        } else if called == .red, control == .here {
            followLevel(because: report.id, at: time, &out)
        }
    }

    /// True for a report that sends units out: of any crowd while they only watch, of disorder while they stand down.
    private func isWord(_ report: SiteReport) -> Bool {
        switch phase {
        case .mustering, .watching: report.tone != .gone
        case .closing: report.tone == .restless
        case .waiting, .operating, .consolidating, .ended: false
        }
    }

    // MARK: - Muster (phase 1) and word (phase 2)

    private mutating func start(_ cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        phase = .mustering(deadline: time.adding(seconds: parameters[.musterDeadlineSeconds]))
        setLevel(
            .green,
            reporter: briefed.unit,
            report: cause,
            reason: "operasi dimulai, situasi aman terkendali",
            at: time,
            &out
        )
        for unit in office.subordinates {
            office.give(
                .init(.muster, to: unit, "laksanakan apel dan periksa perlengkapan"),
                because: cause,
                at: time,
                &out
            )
        }
    }

    private mutating func muster(at time: SimulatedTime, _ out: inout Outbox) {
        guard case .mustering(let deadline) = phase else { return }
        guard office.subordinates.allSatisfy({ mustered.contains($0) || absent.contains($0) }) || time >= deadline
        else {
            return
        }
        brief(&out)
        phase = .watching
        office.give(plan.rows(on: .watch), site: site, because: nil, at: time, &out)
    }

    /// The briefing on the use of force, before anyone is deployed (D05).
    private func brief(_ out: inout Outbox) {
        let event = ForceBriefingGiven.with {
            $0.office = office.commander
            $0.units = office.subordinates.map(\.description)
            $0.text = "Kekuatan sesuai perlawanan yang dihadapi; imbauan lebih dahulu; tanpa senjata api."
        }
        out.publish(event)
    }

    /// Begins to deal with a crowd at `place`: those who go first go now, even if that cuts the muster short.
    mutating func operate(at place: PlaceKey, because cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        if isMustering { brief(&out) }
        if !siteIsGiven, briefed.map.place(place) != nil {
            site = place
            siteIsGiven = true
        }
        phase = .operating
        office.give(plan.rows(on: .crowd), site: site, because: cause, at: time, &out)
    }

    // MARK: - Time

    /// The times at which something may be due; those that have passed wait for events.
    func waits(at now: SimulatedTime) -> [SimulatedTime] {
        var times = [SimulatedTime(seconds: parameters[.consolidateBySeconds])]
        switch phase {
        case .mustering(let deadline), .closing(let deadline, _), .consolidating(let deadline, _):
            times.append(deadline)
        case .operating:
            if let calm = watch.calm(at: now) {
                times.append(
                    calm.stepDownDue(levelSince: levelSince, parameters)
                )
                if let due = closingDue(calm) { times.append(due) }
            }
            if let last = office.book.latest(.arrest) {
                times.append(last.time.adding(seconds: parameters[.arrestIntervalSeconds]))
            }
        case .waiting, .watching, .ended: break
        }
        if case .asked(let time, _) = control { times.append(time.adding(seconds: parameters[.requestAgainSeconds])) }
        if case .asked(let time, _) = reinforcement {
            times.append(time.adding(seconds: parameters[.requestAgainSeconds]))
        }
        return times
    }
}

/// Control's inject that ends the operation in any case.
enum ConsolidateBy {
    /// True for the inject `consolidate_by` (also written `consolidate-by`).
    static func isMeant(_ inject: InjectDelivered) -> Bool {
        inject.inject == "consolidate_by" || inject.inject == "consolidate-by"
    }
}
