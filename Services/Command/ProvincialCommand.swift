import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// The Kaopsda: forces for the districts, general control in MERAH, orders to PHH.
///
/// It commands no district's units; it hears their reports, so that it knows when to give control back.
struct ProvincialCommand: Posko {
    /// How far the operation is.
    enum Phase: Sendable, Codable, Hashable {
        case waiting
        case mustering(deadline: SimulatedTime)
        case onCall
        /// Time has run out: districts have until the deadline to hold their evaluation.
        case closing(deadline: SimulatedTime)
        case ended
    }

    /// A district as the province knows it.
    struct District: Sendable, Codable {
        /// Its command.
        let unit: UnitID
        var watch = CrowdWatch()
        var account = FieldAccount()
        var site: PlaceKey = ""
        var level = Level.green
        var levelSince = SimulatedTime.start
        /// The event that moved general control to the province; nil: control is with the district.
        var transfer: EventID?
        /// The forces attached to it, each with the request that it answers.
        var lent: [Loan] = []
        var everLent: [UnitID] = []
        var consolidates = false
        var evaluated = false
    }

    /// A force attached to a district.
    struct Loan: Sendable, Codable {
        let unit: UnitID
        let request: EventID
    }

    var office: OrdersOffice
    var phase = Phase.waiting
    var mustered: [UnitID] = []
    var districts: [District]

    var briefed: Briefed { office.briefed }

    var parameters: Parameters { briefed.parameters }

    /// The province of the unit whose post this is.
    init(_ post: UnitPost) {
        office = OrdersOffice(post)
        let briefed = post.briefed
        districts = briefed.chain.subordinates(of: briefed.unit).filter { $0.taskForce == "command" }
            .map { District(unit: $0) }
    }

    /// What the posko says of itself at the end.
    var ownAccount: String { "Posko Kaopsda: \(office.book.count) perintah dikeluarkan" }

    /// False before STARTEX and once it is over.
    var isOn: Bool { phase != .waiting && phase != .ended }

    /// Does what is due.
    mutating func act(at time: SimulatedTime, _ out: inout Outbox) {
        muster(at: time, &out)
        for index in districts.indices {
            formStrikePlatoon(index, at: time, &out)
            disperse(index, at: time, &out)
            returnControlIfCalm(index, at: time, &out)
        }
        close(at: time, &out)
    }

    // MARK: - What is heard

    mutating func hearControl(_ event: DeliveredEvent, at time: SimulatedTime, _ out: inout Outbox) {
        if let decision = HumanDecision(event, for: briefed.unit) { return carryOut(decision, at: time, &out) }
        switch event.message {
        case is ExerciseStarted where phase == .waiting:
            phase = .mustering(deadline: time.adding(seconds: parameters[.musterDeadlineSeconds]))
            for unit in office.subordinates {
                office.give(
                    .init(.muster, to: unit, "laksanakan apel dan periksa perlengkapan"),
                    because: event.id,
                    at: time,
                    &out
                )
            }
        case let inject as InjectDelivered where ConsolidateBy.isMeant(inject):
            runOut(because: event.id, at: time, &out)
        case is ExerciseEnded: phase = .ended
        default: break
        }
    }

    mutating func hear(_ event: DeliveredEvent, from unit: UnitID, at time: SimulatedTime, _ out: inout Outbox) {
        guard phase != .waiting, phase != .ended else { return }
        if event.message is MusterReported, office.subordinates.contains(unit), !mustered.contains(unit) {
            mustered.append(unit)
        }
        let answered = office.book.note(event)
        guard let index = district(of: unit) else { return }
        if let answered, answered.kind == .deploy, answered.state == .declined {
            takeBack(unit, from: index, because: event.id, &out)
        }
        districts[index].account.note(event, at: time)
        if unit == districts[index].unit { return hearDistrict(event, index, at: time, &out) }
        if let report = SiteReport(event, at: districts[index].level, parameters) {
            districts[index].watch.note(report, at: time)
        }
    }

    /// The district to which a unit belongs, or to which it is attached.
    private func district(of unit: UnitID) -> Int? {
        districts.firstIndex { district in
            district.unit == unit || district.unit.district == unit.district && unit.taskForce == "situation"
                || briefed.chain.isSuperior(district.unit, of: unit) || district.everLent.contains(unit)
        }
    }

    private mutating func hearDistrict(
        _ event: DeliveredEvent,
        _ index: Int,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        switch event.message {
        case let set as LevelSet:
            if set.level > districts[index].level { districts[index].account.levelRose() }
            districts[index].level = set.level
            districts[index].levelSince = time
            districts[index].site = set.placeKey
            if set.level < .red {
                returnControl(index, "tingkat diturunkan ke \(set.level.words)", because: event.id, at: time, &out)
            }
            if set.level == .green { release(index, because: event.id, at: time, &out) }
        // Units that guard are under the district already.
        case let request as ReinforcementRequested where request.formation != .guard:
            reinforce(index, request, event.id, at: time, &out)
        case let request as ControlTransferRequested:
            takeControl(index, request, event.id, at: time, &out)
        case let order as OrderIssued where order.kind == .consolidate:
            consolidate(index, because: event.id, at: time, &out)
        case is EvaluationHeld: districts[index].evaluated = true
        default: break
        }
    }

    // MARK: - Muster

    private mutating func muster(at time: SimulatedTime, _ out: inout Outbox) {
        guard case .mustering(let deadline) = phase else { return }
        guard office.subordinates.allSatisfy(mustered.contains) || time >= deadline else { return }
        phase = .onCall
        let event = ForceBriefingGiven.with {
            $0.office = office.commander
            $0.units = office.subordinates.map(\.description)
            $0.text =
                "Kekuatan sesuai perlawanan; PHH hanya pada situasi MERAH setelah lintas ganti; tanpa senjata api."
        }
        out.publish(event)
    }

    // MARK: - The end

    /// Orders the district's command and the forces lent to it to consolidate; all others follow once every district
    /// does.
    private mutating func consolidate(
        _ index: Int,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        guard !districts[index].consolidates else { return }
        returnControl(index, "operasi berakhir", because: cause, at: time, &out)
        release(index, because: cause, at: time, &out)
        districts[index].consolidates = true
        let rest = districts.allSatisfy(\.consolidates) ? office.subordinates : districts[index].everLent
        orderConsolidation([districts[index].unit] + rest, because: cause, at: time, &out)
    }

    private mutating func orderConsolidation(
        _ units: [UnitID],
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        for unit in units {
            office.give(
                .init(.consolidate, to: unit, "konsolidasi: laporkan kekuatan dan kejadian"),
                because: cause,
                at: time,
                &out
            )
        }
    }

    private mutating func runOut(because cause: EventID?, at time: SimulatedTime, _ out: inout Outbox) {
        switch phase {
        case .mustering, .onCall: break
        case .waiting, .closing, .ended: return
        }
        // Without a district nobody has to close. Otherwise wait for the districts' deadlines, and one minute to hear
        // from them.
        let closing = districts.isEmpty ? 0 : parameters[.hurriedClosingSeconds] + 60
        let seconds = closing + parameters[.consolidationSeconds]
        phase = .closing(deadline: time.adding(seconds: seconds))
        for index in districts.indices {
            returnControl(index, "waktu operasi habis", because: cause, at: time, &out)
            release(index, because: cause, at: time, &out)
        }
    }

    /// Ends the operation; where a district's command is silent, orders its consolidation and evaluates it from here.
    private mutating func close(at time: SimulatedTime, _ out: inout Outbox) {
        if time.seconds >= parameters[.consolidateBySeconds] { runOut(because: nil, at: time, &out) }
        if districts.allSatisfy(\.evaluated), !districts.isEmpty {
            phase = .ended
        } else if case .closing(let deadline) = phase, time >= deadline {
            for index in districts.indices { consolidate(index, because: nil, at: time, &out) }
            if districts.isEmpty { orderConsolidation(office.subordinates, because: nil, at: time, &out) }
            phase = .ended
            evaluateTheSilent(&out)
        }
    }

    private func evaluateTheSilent(_ out: inout Outbox) {
        let silent = districts.filter { !$0.evaluated }
        let names = silent.map { briefed.chain.title(of: $0.unit) }.joined(separator: ", ")
        let account = Self.account(ofTheSilent: silent)
        let outcome = Outcome(account)
        let event = EvaluationHeld.with {
            $0.office = office.commander
            $0.level = account.level
            $0.outcome = outcome.rawValue
            $0.text =
                "\(outcome.words(account)) Dievaluasi Kaopsda: "
                + (silent.isEmpty
                    ? "tidak ada posko wilayah yang ikut latihan." : "\(names) tidak menyampaikan evaluasi.")
        }
        out.publish(event)
    }

    func waits(at now: SimulatedTime) -> [SimulatedTime] {
        var times = [SimulatedTime(seconds: parameters[.consolidateBySeconds])]
        switch phase {
        case .mustering(let deadline), .closing(let deadline): times.append(deadline)
        case .waiting, .onCall, .ended: break
        }
        for district in districts where district.transfer != nil {
            guard let calm = district.watch.calm(at: now) else { continue }
            times.append(
                calm.stepDownDue(levelSince: district.levelSince, parameters)
            )
        }
        return times
    }
}
