import Doctrine
import Domain
import Events
import TaskForceKit

/// Satgas Preventif under the Kasat Samapta: patrol, Dalmas awal with the rope, Dalmas lanjut with shields and water
/// cannon, fire extinguishing.
///
/// In MERAH without PHH it also forms the strike platoon. What it does when stands in `ops/docs/choreography.md`,
/// phases 1 to 9. Kit by the roster's keys: `rope`, `shield`, `water-cannon`, `extinguisher`. People by formation:
/// PATROL, INITIAL_CROWD_UNIT, EQUIPPED_CROWD_UNIT. It has one line, at one place.
public struct PreventiveUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "preventive",
        title: "Satgas Preventif (Samapta)",
        agency: "Polres",
        hears: ["command", "negotiation", "phh", "situation", "traffic"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            UnitEngaged.self, PatrolReported.self, ReliefStarted.self, ReliefCompleted.self, WarningGiven.self,
            DispersalOrdered.self, ForceUsed.self, ForceCeased.self, ForceReported.self,
        ],
        reads: ParameterKey.crowdControl + [.extinguishSeconds, .strikePlatoonPersonnel],
        kit: UsualParty.initialCrowdUnit.kit + UsualParty.equippedCrowdUnit.kit + extinguishing,
        bodies: [UsualParty.patrol, .initialCrowdUnit, .equippedCrowdUnit].map(\.body)
    )

    /// What puts out a small fire, the better first.
    private static let extinguishing = ["extinguisher", "water-cannon"]

    var force: CrowdForce
    var layer: Relief?
    var cross = CrossHandover()
    var strike: StrikePlatoon?
    private var fires = Agenda<Order>()

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        force = try CrowdForce(briefing, reading: Self.profile.reads)
    }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        force.post.roads.hear(turn)
        force.control.hear(turn, force.post.briefed)
        cross.hear(turn)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        force.loseInjured(turn, &out)
        if let order = force.post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, turn, &out) }
        for order in force.post.newOrders(account: "Dalmas dan patroli lengkap di kesatuan", turn, &out) {
            take(order, turn, &out)
        }
        for body in force.bodies.arrivals(turn, &out) { arrived(body, turn, &out) }
        for order in fires.takeDue(at: turn.time) { extinguished(order, &out) }
        endStrike(turn, &out)
        holdLine(turn, &out)
        relieve(turn, &out)
        force.act(personnel: strike?.personnel, turn, &out)
        let times = [force.next(after: turn.time), layer?.completes, cross.completes, fires.next]
        if let next = times.compactMap(\.self).filter({ $0 > turn.time }).min() { out.wake(at: next) }
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if strike != nil, order.kind == .disperse, !isFromKapolda(order) {
            return force.post.desk.decline(order, "peleton penindak bertindak hanya atas perintah Kapolda (D12)", &out)
        }
        if force.take(order, turn, &out) { return }
        switch order.kind {
        case .patrol:
            let party = UsualParty.patrol.party(for: order, of: force.post.strengths)
            force.bodies.go(party, on: order, &force.post, turn, &out)
        case .deploy:
            if let awal = force.bodies.first(.initialCrowdUnit) ?? force.bodies.first(.equippedCrowdUnit) {
                guard awal.place == order.place else {
                    return force.post.desk.decline(
                        order,
                        "Dalmas bertugas di \(force.post.briefed.map.title(of: awal.place))",
                        &out
                    )
                }
                force.post.desk.accept(order, &out)
                force.post.desk.complete(order, "Dalmas sudah di lokasi atau dalam perjalanan", &out)
            } else {
                let party = UsualParty.initialCrowdUnit.party(for: order, of: force.post.strengths)
                _ = force.bodies.dispatch(party, on: order, &force.post, turn, &out)
            }
        case .layerRelief: takeLayerRelief(order, turn, &out)
        case .crossRelief: takeCrossRelief(order, &out)
        case .formStrikePlatoon: formStrike(order, turn, &out)
        case .extinguish: extinguish(order, turn, &out)
        case .standDown:
            guard force.post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", at: order.place, because: order.id, turn, &out)
            force.post.desk.complete(order, "satuan kembali ke kesatuan", &out)
        default: force.post.desk.decline(order, "bukan tugas Satgas Preventif", &out)
        }
    }

    private mutating func arrived(_ body: Detachment, _ turn: Turn, _ out: inout Outbox) {
        guard let order = body.order else { return }
        switch order.kind {
        case .patrol: force.post.desk.complete(order, "patroli di lokasi, \(body.personnel) personel", &out)
        case .deploy: force.post.desk.complete(order, "Dalmas awal di lokasi, \(body.personnel) personel", &out)
        case .extinguish:
            fires.plan(order, at: turn.time.adding(seconds: force.post.briefed.parameters[.extinguishSeconds]))
        default: break
        }
    }

    // MARK: - Fire

    /// Fights a fire with a body there that carries the means, else with a crew that brings them along.
    private mutating func extinguish(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        let kit = Self.extinguishing
        if force.bodies.standing(at: order.place).contains(where: { body in kit.contains { body.carries($0) } }) {
            guard force.post.desk.accept(order, &out) else { return }
            fires.plan(order, at: turn.time.adding(seconds: force.post.briefed.parameters[.extinguishSeconds]))
        } else if let resource = kit.first(where: { force.post.strengths.reserve(of: $0) > 0 }) {
            let people = UsualParty.fireCrew.personnel
            let crew = Party(.patrol, people, to: order.place, kit: [resource], order: order)
            _ = force.bodies.dispatch(crew, on: order, &force.post, turn, &out)
        } else {
            force.post.desk.decline(order, "tidak ada alat pemadam yang tersisa", &out)
        }
    }

    private mutating func extinguished(_ order: Order, _ out: inout Outbox) {
        force.post.desk.complete(order, "api dipadamkan", &out)
        for crew in force.bodies.all where crew.order?.id == order.id {
            force.bodies.standDown(crew.number, "api padam", &force.post, &out)
        }
    }

    // MARK: - The way home

    private mutating func comeHome(
        _ reason: String,
        at place: PlaceKey = "",
        because cause: EventID,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        if let line = force.control.line, place.isEmpty || line.place == place { leaveStrike(reason, turn, &out) }
        force.comeHome(reason, at: place, because: cause, turn, &out)
        for order in fires.items where place.isEmpty || order.place == place { force.post.abandon(order, reason, &out) }
        fires.drop { place.isEmpty || $0.place == place }
        abandonReliefs(reason, at: place, &out)
    }
}

extension ParameterKey {
    /// Seconds to put out a fire once the crew is there.
    public static let extinguishSeconds = ParameterKey("extinguish_seconds", 180, 1...7_200)
}
