import Doctrine
import Domain
import Events
import TaskForceKit

/// PHH Brimob under its Danki: waits at the rear, takes the line over in RED (lintas ganti), warns and disperses.
///
/// It uses tear gas only when every rule for it holds. It is under the province's command (`sumsel/command`); what it
/// does when stands in `ops/docs/choreography.md`, phases 4, 5, 7 and 9. Kit by the roster's keys: `shield`,
/// `tear-gas`. It carries no firearm into a crowd.
public struct RiotControlUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "phh",
        title: "PHH Brimob",
        agency: "Polda",
        hears: ["command", "negotiation", "preventive", "situation", "traffic"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            UnitEngaged.self, PatrolReported.self, ReliefStarted.self, ReliefCompleted.self, WarningGiven.self,
            DispersalOrdered.self, ForceUsed.self, ForceCeased.self, ForceReported.self,
        ],
        reads: ParameterKey.crowdControl + [.reliefPatienceSeconds],
        kit: UsualParty.riotControlUnit.kit,
        bodies: [UsualParty.riotControlUnit.body]
    )

    var force: CrowdForce
    /// The order to take the line over; nil: none, or done.
    private(set) var cross: Order?
    /// The relief that has begun; at `completes` the line counts as empty, if nobody has handed it over.
    private var relief: Relief?

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        force = try CrowdForce(briefing, reading: Self.profile.reads)
    }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        force.post.roads.hear(turn)
        force.control.hear(turn, force.post.briefed)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        force.loseInjured(turn, &out)
        if let order = force.post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, turn, &out) }
        for order in force.post.newOrders(account: "Kompi PHH lengkap di kesatuan", turn, &out) {
            take(order, turn, &out)
        }
        for body in force.bodies.arrivals(turn, &out) { arrived(body, &out) }
        beginRelief(turn, &out)
        takeLine(turn, &out)
        force.act(turn, &out)
        let times = [force.next(after: turn.time), relief?.completes].compactMap(\.self)
        if let next = times.filter({ $0 > turn.time }).min() { out.wake(at: next) }
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if force.take(order, turn, &out) { return }
        switch order.kind {
        case .deploy:
            guard force.control.line == nil else {
                return force.post.desk.decline(order, "PHH sudah memegang kendali barisan", &out)
            }
            let party = UsualParty.riotControlUnit.party(for: order, of: force.post.strengths)
            force.bodies.go(party, on: order, &force.post, turn, &out)
        case .crossRelief: takeCrossRelief(order, turn, &out)
        case .standDown:
            guard force.post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", because: order.id, turn, &out)
            force.post.desk.complete(order, "PHH kembali ke kesatuan", &out)
        default: force.post.desk.decline(order, "bukan tugas PHH", &out)
        }
    }

    /// Lintas ganti, incoming side: only in RED (D10).
    private mutating func takeCrossRelief(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if let obstacle = ReliefFacts(isCross: true, level: force.level).obstacles.first {
            return force.post.desk.decline(order, obstacle.reason, &out)
        }
        guard cross == nil, force.control.line == nil else {
            return force.post.desk.decline(order, "lintas ganti sudah berjalan atau selesai", &out)
        }
        if let company = force.bodies.first(.riotControlUnit) {
            guard force.post.briefed.map.place(order.place) != nil else {
                return force.post.desk.decline(order, "tempat '\(order.place)' tidak ada di peta", &out)
            }
            guard force.post.desk.accept(order, &out) else { return }
            if let former = company.order { force.post.desk.replace(former, by: order, &out) }
            force.bodies.move(company.number, to: order.place, order: order, force.post, turn, &out)
            cross = order
        } else {
            let party = UsualParty.riotControlUnit.party(for: order, of: force.post.strengths)
            if force.bodies.dispatch(party, on: order, &force.post, turn, &out) { cross = order }
        }
    }

    private mutating func arrived(_ body: Detachment, _ out: inout Outbox) {
        guard let order = body.order, order.kind == .deploy else { return }
        force.post.desk.complete(order, "PHH di lokasi, \(body.personnel) personel", &out)
    }

    // MARK: - The line

    private mutating func beginRelief(_ turn: Turn, _ out: inout Outbox) {
        guard relief == nil, let cross, let company = force.bodies.first(.riotControlUnit), company.arrives == nil,
            company.place == cross.place
        else { return }
        let patience = force.post.briefed.parameters[.reliefPatienceSeconds]
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

    /// The company takes the line when it is handed over, or at the relief's deadline when nobody hands it over.
    private mutating func takeLine(_ turn: Turn, _ out: inout Outbox) {
        guard let relief, let company = force.bodies.first(.riotControlUnit) else { return }
        let handover = turn.events.first { event in
            guard let done = event.message as? ReliefCompleted else { return false }
            return done.kind == .cross && done.placeKey == relief.place
        }
        guard handover != nil || relief.completes <= turn.time else { return }
        self.relief = nil
        cross = nil
        guard force.level == .red else {
            return force.post.desk.decline(relief.order, "situasi tidak lagi MERAH", &out)
        }
        if handover == nil { relief.publishCompleted(&out) }
        force.engage(company, under: relief.order, because: handover?.id, &out)
        force.post.desk.complete(relief.order, "PHH mengambil alih kendali barisan", &out)
        force.control.warn(under: relief.order, completing: false, at: turn.time)
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ turn: Turn, _ out: inout Outbox) {
        (cross, relief) = (nil, nil)
        force.comeHome(reason, because: cause, turn, &out)
    }
}
