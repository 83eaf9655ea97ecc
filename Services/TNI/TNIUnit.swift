import Domain
import Events
import TaskForceKit

/// Forces that the army lends to the police (BKO): they stand before an object that must be protected, and no more.
///
/// They move only when the police have asked for them (`ReinforcementRequested` for a GUARD), and then on the orders of
/// the command under which they stand (D35). An order that comes before such a request is declined. They use no force,
/// hold no line and arrest nobody.
///
/// People by formation: GUARD.
public struct TNIUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "tni",
        title: "TNI (BKO)",
        agency: "TNI",
        hears: ["command", "traffic"],
        heardBy: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes,
        bodies: [UsualBody(.guard)],
        serves: [.guarding]
    )

    private var post: UnitPost
    private var bodies = Detachments()
    /// How many the police have asked for; nil: nobody has asked, 0: all that there are.
    private var requested: UInt32?

    /// Opens the post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        post.roads.hear(turn)
        hearRequests(turn)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        bodies.consolidate(&post, turn, &out)
        for order in post.newOrders(account: "Pasukan lengkap di kesatuan", turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) {
            guard let order = body.order else { continue }
            post.desk.complete(order, "pasukan di lokasi, \(body.personnel) personel", &out)
        }
        out.wake(atFirstOf: post.next, bodies.next)
    }

    private mutating func hearRequests(_ turn: Turn) {
        for event in turn.eventsOnce {
            guard let request = event.message as? ReinforcementRequested, request.formation == .guard,
                let police = event.unit, post.briefed.chain.isSuperior(police, of: post.briefed.unit)
            else { continue }
            requested = request.personnel
        }
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            guard let requested else {
                return post.desk.decline(order, "TNI bergerak hanya atas permintaan Polri (D35)", &out)
            }
            let party = Party(.guard, for: order, upTo: requested > 0 ? requested : .max)
            bodies.go(party, on: order, &post, turn, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            // After going home they must be asked for again.
            requested = nil
            bodies.standDownAll("selesai bertugas", because: order.id, &post, &out)
            post.desk.complete(order, "pasukan kembali ke satuan", &out)
        default: post.desk.decline(order, "di luar tugas perbantuan TNI (D35)", &out)
        }
    }
}
