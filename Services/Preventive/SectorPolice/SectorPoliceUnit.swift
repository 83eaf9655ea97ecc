import Domain
import Events
import TaskForceKit

/// The Polsek's sub-task-force under the Kapolsek: is first to respond, reports what it sees, evacuates protected
/// persons.
///
/// A protected person leaves with an escort, on the operation commander's order (rule D36). The escort goes to the
/// nearest station, or to the muster ground where the map has no station.
public struct SectorPoliceUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "polsek",
        title: "Subsatgas Polsek",
        agency: "Polsek",
        hears: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            PatrolReported.self, EvacuationStarted.self, EvacuationCompleted.self,
        ],
        reads: [.reportSeconds, .patrolReportIntervalSeconds],
        bodies: [UsualParty.sectorPolice, .escort].map(\.body)
    )

    private struct Evacuation: Sendable, Codable {
        let order: Order
        let to: PlaceKey
        /// The escort that was sent for it; nil: people who stood there already.
        let escort: UInt32?
    }

    private var post: UnitPost
    private var bodies = Detachments()
    private var crowd = CrowdPicture()
    private var watch: PatrolWatch
    private var evacuations = Agenda<Evacuation>()

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
        watch = PatrolWatch(post.briefed.parameters)
    }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        post.roads.hear(turn)
        for event in turn.events { crowd.take(event, as: post.briefed.unit, at: turn.time) }
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        for evacuation in evacuations.takeDue(at: turn.time) { complete(evacuation, &out) }
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, &out) }
        for order in post.newOrders(account: "Personel Polsek lengkap", turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) {
            guard let order = body.order else { continue }
            if order.kind == .evacuate {
                start(order, escort: body.number, turn, &out)
            } else {
                post.desk.complete(order, "Polsek di lokasi, \(body.personnel) personel", &out)
            }
        }
        let there = bodies.all.first { $0.arrives == nil }
        if let there { watch.look(at: there.place, crowd, post.briefed.map, at: turn.time, &out) }
        let times = [post.next, bodies.next, evacuations.next, there == nil ? nil : watch.next]
        if let next = times.compactMap(\.self).min() { out.wake(at: next) }
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .patrol, .deploy:
            let party = UsualParty.sectorPolice.party(for: order, of: post.strengths)
            bodies.go(party, on: order, &post, turn, &out)
        case .evacuate:
            if bodies.standing(at: order.place).isEmpty {
                let escort = Party(.escort, UsualParty.escort.personnel, to: order.place, order: order)
                _ = bodies.dispatch(escort, on: order, &post, turn, &out)
            } else if post.desk.accept(order, &out) {
                start(order, escort: nil, turn, &out)
            }
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", because: order.id, &out)
            post.desk.complete(order, "Polsek kembali", &out)
        default: post.desk.decline(order, "bukan tugas Polsek", &out)
        }
    }

    private mutating func start(_ order: Order, escort: UInt32?, _ turn: Turn, _ out: inout Outbox) {
        let map = post.briefed.map
        let refuge = map.nearest(.station, to: order.place) ?? map.nearest(.muster, to: order.place)
        let to = refuge?.key ?? post.briefed.startingPlace
        let seconds = post.drive(from: order.place, to: to).seconds
        let event = EvacuationStarted.with {
            $0.officeProtected = order.object
            $0.fromKey = order.place
            $0.toKey = to
            $0.order = order.id.description
        }
        out.publish(event, because: order.id)
        let evacuation = Evacuation(order: order, to: to, escort: escort)
        evacuations.plan(evacuation, at: turn.time.adding(seconds: max(seconds, 1)))
    }

    private mutating func complete(_ evacuation: Evacuation, _ out: inout Outbox) {
        let event = EvacuationCompleted.with {
            $0.officeProtected = evacuation.order.object
            $0.toKey = evacuation.to
            $0.order = evacuation.order.id.description
        }
        out.publish(event, because: evacuation.order.id)
        post.desk.complete(evacuation.order, "pejabat yang dilindungi sudah berada di tempat aman", &out)
        if let escort = evacuation.escort { bodies.standDown(escort, "pengawalan selesai", &post, &out) }
    }

    /// Brings everyone home except the escort of an evacuation under way, which comes home after it.
    private mutating func comeHome(_ reason: String, because cause: EventID, _ out: inout Outbox) {
        let escorts = evacuations.items.compactMap(\.escort)
        for body in bodies.all where !escorts.contains(body.number) {
            bodies.standDown(body.number, reason, because: cause, &post, &out)
        }
    }
}
