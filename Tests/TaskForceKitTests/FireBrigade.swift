import Domain
import Events
import Lockstep
import TaskForceKit

/// Damkar: drives to fires on orders from above.
///
/// The unit of the article "Your first unit", letter by letter.
public struct FireBrigade: TaskForceUnit {
    /// What it is, whom it hears, and every type of event that it publishes.
    public static let profile = UnitProfile(
        taskForce: "damkar",
        title: "Pemadam Kebakaran",
        agency: "Damkar",
        hears: ["command", "situation", "traffic"],
        publishes: [
            UnitDeployed.self, UnitArrived.self, OrderAcknowledged.self, OrderCompleted.self, OrderDeclined.self,
            MusterReported.self, ConsolidationReported.self,
        ]
    )

    private var post: UnitPost
    private var arrivals = Agenda<Order>()

    /// Opens the post.
    ///
    /// Throws when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing) }

    /// Takes in a turn in which the brigade is set aside: the roads, and nothing else.
    public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

    /// Answers the orders of this turn, and arrives where it set out for.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        for order in post.newOrders(account: "Mobil pemadam siap", turn, &out) {
            guard order.kind == .extinguish else {
                post.desk.decline(order, "Bukan tugas pemadam", &out)
                continue
            }
            setOut(order, turn, &out)
        }
        for order in arrivals.takeDue(at: turn.time) {
            out.publish(UnitArrived.with { $0.placeKey = order.place }, because: order.id)
            post.desk.complete(order, "Tiba di \(order.place)", &out)
        }
        out.wake(atFirstOf: post.next, arrivals.next)
    }

    private mutating func setOut(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        guard post.briefed.map.place(order.place) != nil else {
            return post.desk.decline(order, "Tempat tidak ada di peta", &out)
        }
        guard post.desk.accept(order, &out) else { return }
        let drive = post.drive(from: post.briefed.startingPlace, to: order.place)
        let arrival = turn.time.adding(seconds: drive.seconds)
        let deployed = UnitDeployed.with {
            $0.placeKey = order.place
            $0.order = order.id.description
            $0.arrives = arrival.seconds
            $0.delaySeconds = drive.delaySeconds
            $0.delayedBy = drive.delayedBy.map(\.description)
        }
        out.publish(deployed, because: order.id)
        arrivals.plan(order, at: arrival)
    }
}
