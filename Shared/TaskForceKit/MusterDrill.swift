import Domain
import Events

/// Apel and consolidation, which every unit answers in the same way.
///
/// MUSTER: after *muster_seconds* and up to 120 more, `MusterReported`, the state of every ledger, `OrderCompleted`.
/// CONSOLIDATE: at once, `ConsolidationReported`, the state of every ledger, `OrderCompleted`.
public struct MusterDrill: Sendable, Codable {
    /// The most seconds that one unit takes longer to muster than another.
    static let spread: UInt64 = 120

    private struct Falling: Sendable, Codable {
        let order: Order
        let place: PlaceKey
    }

    private let office: String
    private let seconds: UInt64
    private let startingPlace: PlaceKey
    private let strengthAtFirst: UInt32
    private var due = Agenda<Falling>()
    private var musters = 0

    /// The muster of the unit that `briefed` describes.
    public init(_ briefed: Briefed) {
        office = briefed.office
        seconds = briefed.parameters[.musterSeconds]
        startingPlace = briefed.startingPlace
        strengthAtFirst = briefed.strengths[Strengths.personnel]?.total ?? 0
    }

    /// When the next report is due.
    public var next: SimulatedTime? { due.next }

    /// Takes an order to muster or consolidate; returns false for any other order, and then does nothing.
    ///
    /// `account` is what the unit says of itself when it consolidates, Indonesian.
    public mutating func take(
        _ order: Order,
        account: String,
        _ desk: inout OrderDesk,
        _ strengths: Strengths,
        _ turn: Turn,
        _ out: inout Outbox
    ) -> Bool {
        switch order.kind {
        case .muster:
            guard desk.accept(order, &out) else { return true }
            let place = order.place.isEmpty ? startingPlace : order.place
            musters += 1
            var spread = turn.chance.of("muster", "\(musters)")
            let time = turn.time.adding(seconds: seconds + spread.within(0...Self.spread))
            due.plan(Falling(order: order, place: place), at: time)
        case .consolidate:
            guard desk.accept(order, &out) else { return true }
            let present = strengths[Strengths.personnel]?.total ?? 0
            let event = ConsolidationReported.with {
                $0.office = office
                $0.personnelPresent = present.subtractingSaturated(strengths[Strengths.personnel]?.missing ?? 0)
                $0.personnelInjured = strengthAtFirst - min(present, strengthAtFirst)
                $0.text = account
            }
            out.publish(event, because: order.id)
            strengths.reportAll(because: order.id, &out)
            desk.complete(order, "konsolidasi selesai", &out)
        default: return false
        }
        return true
    }

    /// Gives the reports that are due.
    ///
    /// Call it once in every turn.
    public mutating func reportDue(
        _ desk: inout OrderDesk,
        _ strengths: Strengths,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        for falling in due.takeDue(at: turn.time) {
            let event = MusterReported.with {
                $0.office = office
                $0.personnel = strengths[Strengths.personnel].map { $0.total.subtractingSaturated($0.missing) } ?? 0
                $0.placeKey = falling.place
                $0.kitChecked = true
            }
            out.publish(event, because: falling.order.id)
            strengths.reportAll(because: falling.order.id, &out)
            desk.complete(falling.order, "apel selesai, perlengkapan diperiksa", &out)
        }
    }
}
