import Domain
import Events
import Lockstep

/// An order as its addressee keeps it.
public struct Order: Sendable, Codable, Hashable {
    /// The event that gave it: its name everywhere.
    public let id: EventID
    /// The unit that gave it.
    public let issuer: UnitID
    /// The office that gave it.
    public let office: String
    /// What is ordered.
    public let kind: OrderKind
    /// Where.
    public let place: String
    /// A road, a protected office, or the act for which someone is arrested.
    public let object: String
    /// How many people; 0: as many as the unit judges right.
    public let personnel: UInt32
    /// The order's words.
    public let text: String
}

/// A unit's incoming orders: each is acknowledged or declined in the turn in which it is heard, and then completed.
///
/// Who gives an order and is no superior is refused at once (R37); so is what goes beyond `openAtMost`.
public struct OrderDesk: Sendable, Codable {
    /// The orders that are acknowledged and not yet completed or declined, oldest first.
    public private(set) var open: [Order] = []
    private let unit: UnitID
    private let office: String
    private let chain: ChainOfCommand
    private let openAtMost: Int

    /// The desk of `unit`, whose superiors `chain` names.
    public init(unit: UnitID, office: String, chain: ChainOfCommand, openAtMost: Int = 32) {
        self.unit = unit
        self.office = office
        self.chain = chain
        self.openAtMost = openAtMost
    }

    /// The orders of this turn to this unit that come from a superior; the others are declined here.
    ///
    /// The caller accepts or declines each of them within the turn.
    public func incoming(_ turn: Turn, _ out: inout Outbox) -> [Order] {
        var orders: [Order] = []
        for event in turn.events {
            guard let issued = event.message as? OrderIssued, issued.addressee == unit.description,
                let issuer = event.unit
            else { continue }
            let order = Order(
                id: event.id,
                issuer: issuer,
                office: issued.office,
                kind: issued.kind,
                place: issued.place,
                object: issued.object,
                personnel: issued.personnel,
                text: issued.text
            )
            if chain.isSuperior(issuer, of: unit) {
                orders.append(order)
            } else {
                publishDeclined(order, "Pemberi perintah (\(issuer)) bukan atasan kami", &out)
            }
        }
        return orders
    }

    /// Acknowledges `order`; false, and declined, when too many are open.
    @discardableResult
    public mutating func accept(_ order: Order, _ out: inout Outbox) -> Bool {
        guard open.count < openAtMost else {
            publishDeclined(order, "Masih ada \(open.count) perintah yang belum selesai", &out)
            return false
        }
        open.append(order)
        let event = OrderAcknowledged.with {
            $0.order = order.id.description
            $0.office = office
        }
        out.publish(event, because: order.id)
        return true
    }

    /// Reports an accepted order as carried out; one that is not open stays as it is.
    public mutating func complete(_ order: Order, _ text: String, because cause: EventID? = nil, _ out: inout Outbox) {
        guard take(order) else { return }
        let event = OrderCompleted.with {
            $0.order = order.id.description
            $0.office = office
            $0.text = text
        }
        out.publish(event, because: cause ?? order.id)
    }

    /// Refuses an order with the reason, be it new or accepted before.
    public mutating func decline(_ order: Order, _ reason: String, _ out: inout Outbox) {
        _ = take(order)
        publishDeclined(order, reason, &out)
    }

    private mutating func take(_ order: Order) -> Bool {
        guard let index = open.firstIndex(where: { $0.id == order.id }) else { return false }
        open.remove(at: index)
        return true
    }

    private func publishDeclined(_ order: Order, _ reason: String, _ out: inout Outbox) {
        let event = OrderDeclined.with {
            $0.order = order.id.description
            $0.office = office
            $0.reason = reason
        }
        out.publish(event, because: order.id)
    }
}
