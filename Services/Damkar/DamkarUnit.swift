import Domain
import Events
import TaskForceKit

/// The fire brigade: crews stand by where they are sent, put out the fires that they are ordered to, and go back.
///
/// It goes nowhere by itself. EXTINGUISH sends the crew that stands by, else one from the base. A crew does not stay at
/// a fire among a crowd: it leaves as soon as the fire is out. By regulation it is there within 15 minutes of the
/// report (D34): `UnitDeployed` says when it will arrive and what delays it; `UnitArrived` says when it arrived.
///
/// Kit by the roster's keys: `fire-engine`. People by formation: FIRE_CREW.
public struct DamkarUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "damkar",
        title: "Pemadam Kebakaran",
        agency: "Damkar",
        hears: ["command", "traffic"],
        heardBy: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes,
        reads: [.fireCrewPersonnel, .engineExtinguishSeconds],
        kit: [engine],
        bodies: [UsualBody(.fireCrew, vehicle: engine)],
        serves: [.fireFighting]
    )

    private static let engine = "fire-engine"

    private var post: UnitPost
    private var crews = Detachments()
    /// Fires at which a crew is at work.
    private var fires = Agenda<Order>()
    /// Where crews go back to; nil: home.
    private var standby: PlaceKey?

    /// Opens the post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, &out) }
        for order in post.newOrders(account: "Mobil pemadam siap di pos", turn, &out) { take(order, turn, &out) }
        for crew in crews.arrivals(turn, &out) { arrived(crew, turn, &out) }
        for order in fires.takeDue(at: turn.time) { extinguished(order, turn, &out) }
        out.wake(atFirstOf: post.next, crews.next, fires.next)
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            if post.briefed.map.place(order.place) != nil { standby = order.place }
            crews.go(party(for: order), on: order, &post, turn, &out)
        case .extinguish: extinguish(order, turn, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", because: order.id, &out)
            post.desk.complete(order, "regu pemadam kembali ke pos", &out)
        default: post.desk.decline(order, "bukan tugas pemadam kebakaran", &out)
        }
    }

    private func party(for order: Order) -> Party {
        let usual = UInt32(post.briefed.parameters[.fireCrewPersonnel])
        let people = order.personnel > 0 ? order.personnel : usual
        var crew = Party(.fireCrew, people, to: order.place, order: order)
        crew.vehicle = Self.engine
        return crew
    }

    /// Sends a crew that is out and at no fire, else one from the base.
    private mutating func extinguish(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        guard let crew = crews.all.first(where: { $0.order?.kind != .extinguish }),
            post.briefed.map.place(order.place) != nil
        else {
            _ = crews.dispatch(party(for: order), on: order, &post, turn, &out)
            return
        }
        guard post.desk.accept(order, &out) else { return }
        if let former = crew.order { post.desk.replace(former, by: order, &out) }
        crews.move(crew.number, to: order.place, order: order, post, turn, &out)
    }

    private mutating func arrived(_ crew: Detachment, _ turn: Turn, _ out: inout Outbox) {
        guard let order = crew.order else { return }
        guard order.kind == .extinguish else {
            return post.desk.complete(order, "regu pemadam siaga, \(crew.personnel) personel", &out)
        }
        let seconds = post.briefed.parameters[.engineExtinguishSeconds]
        fires.plan(order, at: turn.time.adding(seconds: seconds))
    }

    private mutating func extinguished(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        post.desk.complete(order, "api dipadamkan", &out)
        for crew in crews.all where crew.order?.id == order.id {
            if let standby, standby != crew.place {
                crews.move(crew.number, to: standby, order: nil, post, turn, &out)
            } else {
                crews.standDown(crew.number, "api padam", &post, &out)
            }
        }
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ out: inout Outbox) {
        standby = nil
        fires.drop { _ in true }
        crews.standDownAll(reason, because: cause, &post, &out)
    }
}

extension ParameterKey {
    /// People of a crew, with one engine.
    public static let fireCrewPersonnel = ParameterKey("fire_crew_personnel", 6, 1...100)
    /// Seconds to put out a fire with an engine's water once the crew is there.
    public static let engineExtinguishSeconds = ParameterKey("engine_extinguish_seconds", 60, 1...7_200)
}
