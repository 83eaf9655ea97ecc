import Domain
import Events
import TaskForceKit

/// PHH Brimob under its Danki: waits at the rear, takes the line over in RED (lintas ganti), warns, disperses, with
/// tear gas when every rule for it holds.
///
/// Under the province's command (`sumsel/command`); what it does when: `ops/docs/choreography.md`, phases 4, 5, 7 and
/// 9. Kit by the roster's keys: `shield`, `tear-gas`. It carries no firearm into a crowd.
public struct RiotControlUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "phh",
        title: "PHH Brimob",
        agency: "Polda",
        hears: ["command", "negotiation", "preventive", "situation", "traffic"],
        publishes: [
            OrderAcknowledged.self, OrderCompleted.self, OrderDeclined.self, MusterReported.self,
            ConsolidationReported.self, StrengthReported.self, UnitDeployed.self, UnitArrived.self, UnitEngaged.self,
            UnitStoodDown.self, PatrolReported.self, ReliefStarted.self, ReliefCompleted.self, WarningGiven.self,
            DispersalOrdered.self, ForceUsed.self, ForceCeased.self, ForceReported.self,
        ]
    )

    private var post: UnitPost
    private var bodies = Detachments()
    private var control: CrowdControl
    private var watch: PatrolWatch
    /// The order to take the line over; nil: none, or done.
    private var cross: Order?
    /// The relief that was begun; `completes` is when the line counts as empty, if nobody hands it over.
    private var relief: Relief?

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: ParameterKey.crowdControl + [.reliefPatienceSeconds])
        control = CrowdControl(post.briefed.parameters)
        watch = PatrolWatch(post.briefed.parameters)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: inout Turn, _ out: inout Outbox) {
        control.hear(turn, post.briefed)
        guard turn.acting else { return }
        loseInjured(turn, &out)
        if let order = post.orderToConsolidate(in: turn) { comeHome("Konsolidasi", because: order, turn, &out) }
        for order in post.newOrders(account: "Kompi PHH lengkap di pangkalan", &turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) { arrived(body, &out) }
        beginRelief(turn, &out)
        takeLine(turn, &out)
        let company = bodies.first(.riotControlUnit)
        control.act(&post, personnel: company?.personnel ?? 0, turn, &out)
        if let company, company.arrives == nil {
            watch.look(at: company.place, control.picture.crowd, post.briefed.map, at: turn.time, &out)
        }
        let times = [
            post.next, bodies.next, control.next(after: turn.time), relief?.completes,
            company == nil ? nil : watch.next,
        ]
        if let next = times.compactMap(\.self).filter({ $0 > turn.time }).min() { out.wake(at: next) }
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            guard control.line == nil else { return post.desk.decline(order, "PHH memegang barisan", &out) }
            bodies.go(.riotControlUnit, on: order, usually: 100, kit: Self.kit, &post, turn, &out)
        case .crossRelief: takeCrossRelief(order, turn, &out)
        case .warn:
            guard control.line?.place == order.place else { return declineAbsent(order, &out) }
            guard post.desk.accept(order, &out) else { return }
            control.warn(under: order, completing: true, at: turn.time)
        case .disperse:
            guard control.picture.level == .red else {
                return post.desk.decline(order, "PHH bertindak hanya pada tingkat MERAH (R08)", &out)
            }
            guard bodies.first(.riotControlUnit)?.place == order.place else { return declineAbsent(order, &out) }
            if post.desk.accept(order, &out) { control.disperse(under: order) }
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("Selesai bertugas", because: order.id, turn, &out)
            post.desk.complete(order, "PHH kembali ke pangkalan", &out)
        default: post.desk.decline(order, "Bukan tugas PHH", &out)
        }
    }

    private static let kit = ["shield", "tear-gas", "loudspeaker"]

    private mutating func declineAbsent(_ order: Order, _ out: inout Outbox) {
        post.desk.decline(order, "PHH tidak berada di \(post.briefed.map.title(of: order.place))", &out)
    }

    /// Lintas ganti, incoming side: only in RED (R10).
    private mutating func takeCrossRelief(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        guard control.picture.level == .red else {
            return post.desk.decline(order, "Lintas ganti hanya pada tingkat MERAH (R10)", &out)
        }
        guard cross == nil, control.line == nil else {
            return post.desk.decline(order, "Lintas ganti sudah berjalan atau selesai", &out)
        }
        if let company = bodies.first(.riotControlUnit) {
            guard post.briefed.map.place(order.place) != nil else { return declineAbsent(order, &out) }
            guard post.desk.accept(order, &out) else { return }
            if let former = company.order { post.desk.complete(former, "PHH maju ke barisan", because: order.id, &out) }
            bodies.move(company.number, to: order.place, order: order, post, turn, &out)
            cross = order
        } else {
            let party = Party(.riotControlUnit, for: order, usually: 100, kit: Self.kit, of: post.strengths)
            if bodies.dispatch(party, on: order, &post, turn, &out) { cross = order }
        }
    }

    private mutating func arrived(_ body: Detachment, _ out: inout Outbox) {
        guard let order = body.order, order.kind == .deploy else { return }
        post.desk.complete(order, "PHH di tempat, \(body.personnel) personel", &out)
    }

    // MARK: - The line

    private mutating func beginRelief(_ turn: Turn, _ out: inout Outbox) {
        guard relief == nil, let cross, let company = bodies.first(.riotControlUnit), company.arrives == nil,
            company.place == cross.place
        else { return }
        let patience = post.briefed.parameters[.reliefPatienceSeconds]
        relief = Relief(
            isCross: true,
            place: cross.place,
            outgoing: .equippedCrowdUnit,
            incoming: .riotControlUnit,
            order: cross,
            completes: turn.time.adding(seconds: patience)
        )
        relief?.publishStarted(&out)
    }

    /// The company engages when the line is handed over; if nobody does, when the line has long been empty.
    private mutating func takeLine(_ turn: Turn, _ out: inout Outbox) {
        guard let relief, let company = bodies.first(.riotControlUnit) else { return }
        let handover = turn.events.first { event in
            guard let done = event.message as? ReliefCompleted else { return false }
            return done.kind == .cross && done.place == relief.place
        }
        guard handover != nil || relief.completes <= turn.time else { return }
        self.relief = nil
        cross = nil
        guard control.picture.level == .red else {
            return post.desk.decline(relief.order, "Tingkat bukan lagi MERAH (R10)", &out)
        }
        if handover == nil { relief.publishCompleted(&out) }
        control.take(CrowdLine(company, under: relief.order))
        let event = UnitEngaged.with {
            $0.formation = .riotControlUnit
            $0.place = company.place
            $0.personnel = company.personnel
            $0.level = .red
            $0.order = relief.order.id.description
        }
        out.publish(event, because: handover?.id ?? relief.order.id)
        post.desk.complete(relief.order, "PHH memegang barisan", &out)
        control.warn(under: relief.order, completing: false, at: turn.time)
    }

    private mutating func loseInjured(_ turn: Turn, _ out: inout Outbox) {
        guard let line = control.line else { return }
        for event in turn.events {
            guard let casualty = event.message as? CasualtyFound, casualty.side == .officers,
                casualty.place == line.place, casualty.observers.contains(post.briefed.unit.description)
            else { continue }
            bodies.lose(1, of: line.detachment, because: event.id, &post, &out)
        }
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ turn: Turn, _ out: inout Outbox) {
        control.leave(reason, &post, turn, &out)
        (cross, relief) = (nil, nil)
        bodies.standDownAll(reason, because: cause, &post, &out)
    }
}

extension ParameterKey {
    /// Seconds after which a line that nobody hands over counts as empty.
    public static let reliefPatienceSeconds = ParameterKey("relief_patience_seconds", 300, 30...3_600)
}
