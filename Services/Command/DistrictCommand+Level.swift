import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

// The level (phases 4, 7 and 9), and what changes with it: control of the operation and forces from above.

extension DistrictCommand {
    /// Publishes the change of level, which always names its reporter, its report and its reason (D13).
    mutating func setLevel(
        _ new: Level,
        reporter: UnitID,
        report: EventID,
        reason: String,
        justification: String = "",
        by: String? = nil,
        place: PlaceKey? = nil,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let event = LevelSet.with {
            $0.level = new
            $0.previous = level
            $0.placeKey = place ?? site
            $0.reason = reason
            $0.reporter = reporter.description
            $0.report = report.description
            $0.justification = justification
            $0.office = by ?? office.commander
        }
        out.publish(event, because: report)
        adopt(new, at: time)
    }

    /// Takes over a level that this posko, or the superior who has control, has set.
    private mutating func adopt(_ new: Level, at time: SimulatedTime) {
        if new > level { account.levelRose() }
        if new < level { office.book.lift { $0.kind.lapses(at: new) } }
        level = new
        levelSince = time
        highest = max(highest, new)
    }

    /// Raises the level on a report, and gives the orders of the new level.
    mutating func raise(to new: Level, on report: SiteReport, at time: SimulatedTime, _ out: inout Outbox) {
        setLevel(
            new,
            reporter: report.reporter,
            report: report.id,
            reason: report.words,
            justification: LevelRules.justification(from: level, to: new, because: report.words),
            place: report.place,
            at: time,
            &out
        )
        followLevel(because: report.id, at: time, &out)
    }

    /// Does what the present level asks for.
    mutating func followLevel(because cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        guard level > .green else { return }
        if level == .red, control == .here { askControl(because: cause, at: time, &out) }
        operate(at: site, because: cause, at: time, &out)
        office.give(standing, site: site, because: cause, at: time, &out)
        askReinforcement(because: cause, at: time, &out)
        askGuards(because: cause, at: time, &out)
    }

    /// The orders of the present level; handing over the line is among them only while a PHH is attached (D10).
    private var standing: [StandingOrder] {
        plan.rows(upTo: level).filter { $0.kind != .crossRelief || !attached.isEmpty }
    }

    /// Gives the orders again that `unit` declined because it was not there yet, or had nobody left.
    mutating func giveAgain(to unit: UnitID, because cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        guard phase == .operating else { return }
        let declined = standing.filter { row in
            office.addressees(of: row).contains(unit) && office.book.latest(row.kind, to: unit)?.state == .declined
        }
        office.give(declined, site: site, because: cause, at: time, &out)
        for fire in office.book.declined(.extinguish, by: unit) where account.isBurning(FireKey(fire.object)) {
            extinguish(FireKey(fire.object), at: fire.place, by: [unit], "padamkan api", because: cause, at: time, &out)
        }
    }

    /// Lowers the level by one step once the calm has lasted (phase 9).
    ///
    /// MERAH ends only after the superior has given control back. He hears the same reports, and does so once the calm
    /// has lasted.
    mutating func stepDown(at time: SimulatedTime, _ out: inout Outbox) {
        guard phase == .operating, let lower = level.oneDown, let calm = watch.calm(at: time), control != .above,
            time
                >= calm.stepDownDue(levelSince: levelSince, parameters)
        else { return }
        setLevel(
            lower,
            reporter: calm.report.reporter,
            report: calm.report.id,
            reason: calm.goneSince != nil
                ? "massa sudah bubar atau tinggal sedikit"
                : "massa tertib selama \(time.seconds(since: calm.since).minutesInWords)",
            at: time,
            &out
        )
        if lower < .red, case .asked = control { control = .here }
    }

    // MARK: - People at the console

    mutating func carryOut(_ decision: HumanDecision, at time: SimulatedTime, _ out: inout Outbox) {
        switch decision {
        case .order(let decided, let kind, let id):
            guard phase != .waiting, phase != .ended else {
                return office.decline(id, "operasi tidak sedang berjalan", &out)
            }
            office.carryOut(decided, kind, site: site, because: id, at: time, &out)
        case .level(let decided, let id):
            guard isOnDuty, [.green, .yellow, .red].contains(decided.level), decided.level != level else {
                return office.decline(id, "tingkat \(decided.level.words) tidak dapat ditetapkan sekarang", &out)
            }
            let reason = decided.reason.isEmpty ? "keputusan komandan" : decided.reason
            setLevel(
                decided.level,
                reporter: briefed.unit,
                report: id,
                reason: reason,
                justification: LevelRules.justification(from: level, to: decided.level, because: reason),
                by: office.office(of: decided.by),
                at: time,
                &out
            )
            followLevel(because: id, at: time, &out)
        }
    }

    // MARK: - The superior

    /// Takes in the superior's decisions: on control, on forces and, while he has control, on the level.
    mutating func hearSuperior(_ event: DeliveredEvent, at time: SimulatedTime, _ out: inout Outbox) {
        if let order = event.message as? OrderIssued, let superior = event.unit,
            let addressee = try? UnitID(order.addressee),
            [briefed.unit.district, superior.district].contains(addressee.district)
        {
            office.book.noteFromAbove(order)
        }
        switch event.message {
        case let transferred as ControlTransferred:
            if transferred.toOffice == office.commander {
                control = .here
            } else if transferred.fromOffice == office.commander {
                control = .above
            }
        case let granted as ReinforcementGranted where granted.attachedTo == briefed.unit.description:
            guard let unit = try? UnitID(granted.unit), !attached.contains(unit) else { return }
            reinforcement = .granted(attached + [unit])
            if !everAttached.contains(unit) { everAttached.append(unit) }
            if isOnDuty, level == .red { office.give(standing, site: site, because: event.id, at: time, &out) }
        case let refused as ReinforcementRefused where refused.request.hasPrefix("\(briefed.unit.mainStream):"):
            reinforcement = .refused
        case let order as OrderIssued where order.kind == .standDown:
            let left = attached.filter { $0.description != order.addressee }
            guard left != attached else { return }
            reinforcement = left.isEmpty ? .none : .granted(left)
            office.book.lift { $0.kind == .crossRelief }
        case let set as LevelSet where control == .above && isOnDuty && set.level != level:
            adopt(set.level, at: time)
            followLevel(because: event.id, at: time, &out)
        default: break
        }
    }

    /// Notifies the superior that the situation breaks the law (D11).
    private mutating func askControl(
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox,
        times: Int = 1
    ) {
        guard let superior = briefed.chain.superior(of: briefed.unit) else { return }
        let event = ControlTransferRequested.with {
            $0.fromOffice = office.commander
            $0.toOffice = briefed.chain.office(of: superior)
            $0.reason = "situasi MERAH, pelanggaran hukum sedang berlangsung"
            $0.placeKey = site
        }
        out.publish(event, because: cause)
        control = .asked(time, times: times)
    }

    /// Asks the superior for PHH (BKO), to come to the rear place.
    private mutating func askReinforcement(
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox,
        times: Int = 1
    ) {
        guard times > 1 || reinforcement == .none, briefed.chain.superior(of: briefed.unit) != nil else { return }
        let event = ReinforcementRequested.with {
            $0.office = office.commander
            $0.formation = .riotControlUnit
            $0.personnel = UInt32(parameters[.reinforcementPersonnel])
            $0.placeKey = office.rear(of: site)
            $0.reason = "situasi \(level.words) di \(briefed.map.title(of: site))"
        }
        out.publish(event, because: cause)
        reinforcement = .asked(time, times: times)
    }

    /// Asks the units that guard objects for help, once, and orders where they are needed at this level (D35).
    ///
    /// They are lent to this command from the start, so no superior is asked.
    private mutating func askGuards(because cause: EventID?, at time: SimulatedTime, _ out: inout Outbox) {
        guard !office.subordinates(able: .guarding).isEmpty else { return }
        let request = guardRequest ?? requestGuards(because: cause, &out)
        guardRequest = request
        office.give(OrdersByLevel.guards(at: level), site: site, because: request, at: time, &out)
    }

    private func requestGuards(because cause: EventID?, _ out: inout Outbox) -> EventID {
        let event = ReinforcementRequested.with {
            $0.office = office.commander
            $0.formation = .guard
            $0.personnel = UInt32(parameters[.guardPersonnel])
            $0.placeKey = site
            $0.reason = "situasi \(level.words), diperlukan penjagaan \(briefed.map.title(of: site))"
        }
        return out.publish(event, because: cause)
    }

    /// Makes unanswered requests again, a bounded number of times.
    mutating func repeatRequests(at time: SimulatedTime, _ out: inout Outbox) {
        guard phase == .operating else { return }
        func isDue(_ asked: SimulatedTime, _ times: Int) -> Bool {
            times < Self.requestsAtMost && time >= asked.adding(seconds: parameters[.requestAgainSeconds])
        }
        if case .asked(let asked, let times) = control, isDue(asked, times) {
            askControl(because: nil, at: time, &out, times: times + 1)
        }
        if case .asked(let asked, let times) = reinforcement, isDue(asked, times) {
            askReinforcement(because: nil, at: time, &out, times: times + 1)
        }
    }
}
