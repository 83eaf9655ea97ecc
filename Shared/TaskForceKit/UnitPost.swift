import Domain
import Events

/// The post of a unit (posko): its briefing, its order desk, its strength and its muster in one value.
///
/// ```swift
/// for order in post.newOrders(account: "Patroli selesai", turn, &out) {
///     switch order.kind {
///     case .patrol: post.desk.accept(order, &out) …
///     default: post.desk.decline(order, "Bukan tugas kami", &out)
///     }
/// }
/// if let next = post.next { out.wake(at: next) }
/// ```
public struct UnitPost: Sendable, Codable {
    /// What a post publishes for its unit: answers to orders, muster, strength; a profile lists them.
    public static let publishes: [any DrillEvent.Type] = [
        OrderAcknowledged.self, OrderCompleted.self, OrderDeclined.self, MusterReported.self,
        ConsolidationReported.self, StrengthReported.self,
    ]

    /// The briefing.
    public let briefed: Briefed
    /// The orders.
    public var desk: OrderDesk
    /// The strength.
    public var strengths: Strengths
    /// What it has heard of the roads; a unit that moves calls `roads.hear` in every turn.
    public var roads: RoadPicture
    /// What exercise control makes go wrong.
    public private(set) var setbacks = Setbacks()
    private var muster: MusterDrill

    /// Opens the post of the unit that `briefing` describes; `keys` are the parameters that it reads.
    ///
    /// - Throws: `BriefingError` when a part does not fit.
    public init(_ briefing: UnitBriefing, reading keys: [ParameterKey] = []) throws {
        briefed = try Briefed(briefing, reading: keys)
        desk = OrderDesk(unit: briefed.unit, office: briefed.office, chain: briefed.chain)
        strengths = briefed.strengths
        roads = RoadPicture(briefed)
        muster = MusterDrill(briefed)
    }

    /// When the post itself wants a turn.
    public var next: SimulatedTime? { [muster.next, setbacks.next].compactMap(\.self).min() }

    /// Does what every unit does in a turn, and returns the orders that this unit itself must accept or decline.
    ///
    /// It takes in what goes wrong (``Setbacks``), gives the muster reports that are due, answers MUSTER and CONSOLIDATE, and declines orders from units that
    /// are no superiors. `account` is what the unit says of itself when it consolidates, Indonesian. Call it once in
    /// every turn.
    public mutating func newOrders(account: String, _ turn: Turn, _ out: inout Outbox) -> [Order] {
        setbacks.take(turn, &strengths, &out)
        muster.reportDue(&desk, strengths, turn, &out)
        return desk.incoming(turn, &out).filter { order in
            !muster.take(order, account: account, &desk, strengths, turn, &out)
        }
    }
}

extension UnitPost {
    /// Declines an accepted order that will not be carried out after all; does nothing when the order is closed.
    public mutating func abandon(_ order: Order, _ reason: String, _ out: inout Outbox) {
        if desk.open.contains(where: { $0.id == order.id }) { desk.decline(order, reason, &out) }
    }

    /// The order to consolidate that this turn brings from a superior; everyone who is still out must come home before
    /// the report.
    public func orderToConsolidate(in turn: Turn) -> EventID? {
        turn.events.first { event in
            guard let order = event.message as? OrderIssued, let issuer = event.unit else { return false }
            return order.kind == .consolidate && order.addressee == briefed.unit.description
                && briefed.chain.isSuperior(issuer, of: briefed.unit)
        }?.id
    }
}
