import Domain
import Events
import TaskForceKit

/// Satgas Preventif under the Kasat Samapta: patrol, Dalmas awal with the rope, Dalmas lanjut with shields and water
/// cannon, fire extinguishing.
///
/// What it does when: `ops/docs/choreography.md`, phases 1 to 9. Kit by the roster's keys: `rope`, `shield`,
/// `water-cannon`, `extinguisher`. People by formation: PATROL, INITIAL_CROWD_UNIT, EQUIPPED_CROWD_UNIT. It has one
/// line, at one place.
public struct PreventiveUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "preventive",
        title: "Satgas Preventif (Samapta)",
        agency: "Polres",
        hears: ["command", "negotiation", "phh", "situation", "traffic"],
        publishes: [
            OrderAcknowledged.self, OrderCompleted.self, OrderDeclined.self, MusterReported.self,
            ConsolidationReported.self, StrengthReported.self, UnitDeployed.self, UnitArrived.self, UnitEngaged.self,
            UnitStoodDown.self, PatrolReported.self, ReliefStarted.self, ReliefCompleted.self, WarningGiven.self,
            DispersalOrdered.self, ForceUsed.self, ForceCeased.self, ForceReported.self,
        ]
    )

    var post: UnitPost
    var bodies = Detachments()
    var control: CrowdControl
    var layer: Relief?
    var cross = CrossHandover()
    private var watch: PatrolWatch
    private var fires = Agenda<Order>()

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: ParameterKey.crowdControl + [.extinguishSeconds])
        control = CrowdControl(post.briefed.parameters)
        watch = PatrolWatch(post.briefed.parameters)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: inout Turn, _ out: inout Outbox) {
        control.hear(turn, post.briefed)
        cross.hear(turn)
        guard turn.acting else { return }
        loseInjured(turn, &out)
        if let order = post.orderToConsolidate(in: turn) { comeHome("Konsolidasi", because: order, turn, &out) }
        for order in post.newOrders(account: "Dalmas dan patroli lengkap di pangkalan", &turn, &out) {
            take(order, turn, &out)
        }
        for body in bodies.arrivals(turn, &out) { arrived(body, turn, &out) }
        for order in fires.takeDue(at: turn.time) { extinguished(order, &out) }
        holdLine(turn, &out)
        relieve(turn, &out)
        let personnel = control.line.flatMap { bodies[$0.detachment]?.personnel } ?? 0
        control.act(&post, personnel: personnel, turn, &out)
        if let place = control.line?.place ?? bodies.all.first(where: { $0.arrives == nil })?.place {
            watch.look(at: place, control.picture.crowd, post.briefed.map, at: turn.time, &out)
        }
        wake(turn, &out)
    }

    private func wake(_ turn: Turn, _ out: inout Outbox) {
        let watching = bodies.all.contains { $0.arrives == nil } ? watch.next : nil
        let times = [
            post.next, bodies.next, control.next(after: turn.time), layer?.completes, cross.completes, fires.next,
            watching,
        ]
        if let next = times.compactMap(\.self).filter({ $0 > turn.time }).min() { out.wake(at: next) }
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        let strengths = post.strengths
        switch order.kind {
        case .patrol: bodies.go(.patrol, on: order, usually: 10, &post, turn, &out)
        case .deploy:
            if let awal = bodies.first(.initialCrowdUnit) ?? bodies.first(.equippedCrowdUnit) {
                guard awal.place == order.place else {
                    return post.desk.decline(
                        order,
                        "Dalmas bertugas di \(post.briefed.map.title(of: awal.place))",
                        &out
                    )
                }
                post.desk.accept(order, &out)
                post.desk.complete(order, "Dalmas sudah di tempat atau dalam perjalanan", &out)
            } else {
                let party = Party(
                    .initialCrowdUnit,
                    for: order,
                    usually: 39,
                    kit: ["rope", "loudspeaker"],
                    of: strengths
                )
                _ = bodies.dispatch(party, on: order, &post, turn, &out)
            }
        case .layerRelief: takeLayerRelief(order, turn, &out)
        case .crossRelief: takeCrossRelief(order, &out)
        case .warn:
            guard isAt(order.place) else { return declineAbsent(order, &out) }
            guard post.desk.accept(order, &out) else { return }
            control.warn(under: order, completing: true, at: turn.time)
        case .disperse:
            guard control.picture.level >= .yellow else {
                return post.desk.decline(order, "Massa tertib tidak dibubarkan (R14): tingkat belum KUNING", &out)
            }
            guard isAt(order.place) else { return declineAbsent(order, &out) }
            if post.desk.accept(order, &out) { control.disperse(under: order) }
        case .extinguish: extinguish(order, turn, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("Selesai bertugas", at: order.place, because: order.id, turn, &out)
            post.desk.complete(order, "Satuan kembali ke pangkalan", &out)
        default: post.desk.decline(order, "Bukan tugas Satgas Preventif", &out)
        }
    }

    /// True when Dalmas is at the place, or on its way there.
    func isAt(_ place: String) -> Bool {
        bodies.all.contains {
            $0.place == place && ($0.formation == .initialCrowdUnit || $0.formation == .equippedCrowdUnit)
        }
    }

    private mutating func declineAbsent(_ order: Order, _ out: inout Outbox) {
        post.desk.decline(order, "Tidak ada Dalmas di \(post.briefed.map.title(of: order.place))", &out)
    }

    private mutating func arrived(_ body: Detachment, _ turn: Turn, _ out: inout Outbox) {
        guard let order = body.order else { return }
        switch order.kind {
        case .patrol: post.desk.complete(order, "Patroli di tempat, \(body.personnel) personel", &out)
        case .deploy: post.desk.complete(order, "Dalmas awal di tempat, \(body.personnel) personel", &out)
        case .extinguish: fires.plan(order, at: turn.time.adding(seconds: post.briefed.parameters[.extinguishSeconds]))
        default: break
        }
    }

    // MARK: - Fire

    /// Fights a fire with what stands there already, else with a crew that brings it along.
    private mutating func extinguish(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        let kit = ["extinguisher", "water-cannon"]
        if bodies.standing(at: order.place).contains(where: { body in kit.contains { body.carries($0) } }) {
            guard post.desk.accept(order, &out) else { return }
            fires.plan(order, at: turn.time.adding(seconds: post.briefed.parameters[.extinguishSeconds]))
        } else if let resource = kit.first(where: { post.strengths.reserve(of: $0) > 0 }) {
            let crew = Party(.patrol, 4, to: order.place, kit: [resource], order: order)
            _ = bodies.dispatch(crew, on: order, &post, turn, &out)
        } else {
            post.desk.decline(order, "Tidak ada alat pemadam yang tersisa", &out)
        }
    }

    private mutating func extinguished(_ order: Order, _ out: inout Outbox) {
        post.desk.complete(order, "Api dipadamkan", &out)
        for crew in bodies.all where crew.order?.id == order.id {
            bodies.standDown(crew.number, "Api padam", &post, &out)
        }
    }

    // MARK: - Losses and the way home

    /// Officers who are hurt where this unit holds the line are its own; they leave the ledger.
    private mutating func loseInjured(_ turn: Turn, _ out: inout Outbox) {
        guard let line = control.line else { return }
        for event in turn.events {
            guard let casualty = event.message as? CasualtyFound, casualty.side == .officers,
                casualty.place == line.place, casualty.observers.contains(post.briefed.unit.description)
            else { continue }
            bodies.lose(1, of: line.detachment, because: event.id, &post, &out)
        }
    }

    private mutating func comeHome(
        _ reason: String,
        at place: String = "",
        because cause: EventID,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        if let line = control.line, place.isEmpty || line.place == place { control.leave(reason, &post, turn, &out) }
        bodies.standDownAll(at: place, reason, because: cause, &post, &out)
        for order in fires.items where place.isEmpty || order.place == place { post.abandon(order, reason, &out) }
        fires.drop { place.isEmpty || $0.place == place }
        abandonReliefs(reason, at: place, &out)
    }
}

extension ParameterKey {
    /// Seconds to put out a fire once the crew is there.
    public static let extinguishSeconds = ParameterKey("extinguish_seconds", 180, 1...7_200)
}
