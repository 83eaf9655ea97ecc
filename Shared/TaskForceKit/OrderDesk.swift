import Domain
import Events
import Lockstep

/// An order as its addressee keeps it.
public struct Order: Sendable, Codable, Hashable {
    /// The event that first gave it: its name everywhere.
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
/// Who gives an order and is no superior is refused at once (D37); so is what goes beyond `openAtMost`.
///
/// The desk keeps the latest `keptMax` orders with its last word on each, so that none is carried out twice: a message
/// that comes twice over a bad link counts once, and an order that is given again is only answered again.
public struct OrderDesk: Sendable, Codable {
    /// As many orders are known again at most, the latest.
    public static let keptMax = 256

    /// An order that came in, and what was last said to it.
    private struct Kept: Sendable, Codable {
        let order: EventID
        var heard: EventID
        var answer: Answer?
    }

    private enum Answer: Sendable, Codable {
        case acknowledged
        case completed(String)
        case declined(String)
    }

    /// The orders that are acknowledged and not yet completed or declined, oldest first.
    public private(set) var open: [Order] = []
    private let unit: UnitID
    private let office: String
    private let chain: ChainOfCommand
    private let openAtMost: Int
    private var kept: [Kept] = []

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
    public mutating func incoming(_ turn: Turn, _ out: inout Outbox) -> [Order] {
        var orders: [Order] = []
        for event in turn.events {
            guard let issued = event.message as? OrderIssued, issued.addressee == unit.description,
                let issuer = event.unit
            else { continue }
            let order = Order(issued, by: issuer, event.id)
            if let index = kept.firstIndex(where: { $0.order == order.id }) {
                answerAgain(index, to: event.id, &out)
                continue
            }
            if kept.count == Self.keptMax { kept.removeFirst() }
            kept.append(Kept(order: order.id, heard: event.id))
            if chain.isSuperior(issuer, of: unit) {
                orders.append(order)
            } else {
                publishDeclined(order.id, "Pemberi perintah (\(issuer)) bukan atasan kami", because: order.id, &out)
            }
        }
        return orders
    }

    /// Acknowledges `order`; false, and declined, when too many are open.
    @discardableResult
    public mutating func accept(_ order: Order, _ out: inout Outbox) -> Bool {
        guard open.count < openAtMost else {
            publishDeclined(
                order.id,
                "Masih ada \(open.count) perintah yang belum selesai",
                because: order.id,
                &out
            )
            return false
        }
        open.append(order)
        publishAcknowledged(order.id, because: order.id, &out)
        return true
    }

    /// Reports an accepted order as carried out; one that is not open stays as it is.
    public mutating func complete(_ order: Order, _ text: String, because cause: EventID? = nil, _ out: inout Outbox) {
        guard take(order) else { return }
        publishCompleted(order.id, text, because: cause ?? order.id, &out)
    }

    /// Refuses an order with the reason, be it new or accepted before.
    public mutating func decline(_ order: Order, _ reason: String, _ out: inout Outbox) {
        _ = take(order)
        publishDeclined(order.id, reason, because: order.id, &out)
    }

    private mutating func take(_ order: Order) -> Bool {
        guard let index = open.firstIndex(where: { $0.id == order.id }) else { return false }
        open.remove(at: index)
        return true
    }

    // MARK: - Answers

    /// Says the last word on an order again, unless it was the same message that came twice.
    private mutating func answerAgain(_ index: Int, to event: EventID, _ out: inout Outbox) {
        guard kept[index].heard != event else { return }
        kept[index].heard = event
        let order = kept[index].order
        switch kept[index].answer {
        case .acknowledged: publishAcknowledged(order, because: event, &out)
        case .completed(let text): publishCompleted(order, text, because: event, &out)
        case .declined(let reason): publishDeclined(order, reason, because: event, &out)
        case nil: break
        }
    }

    private mutating func keep(_ answer: Answer, to order: EventID) {
        guard let index = kept.firstIndex(where: { $0.order == order }) else { return }
        kept[index].answer = answer
    }

    private mutating func publishAcknowledged(_ order: EventID, because cause: EventID, _ out: inout Outbox) {
        keep(.acknowledged, to: order)
        let event = OrderAcknowledged.with {
            $0.order = order.description
            $0.office = office
        }
        out.publish(event, because: cause)
    }

    private mutating func publishCompleted(
        _ order: EventID,
        _ text: String,
        because cause: EventID,
        _ out: inout Outbox
    ) {
        keep(.completed(text), to: order)
        let event = OrderCompleted.with {
            $0.order = order.description
            $0.office = office
            $0.text = text
        }
        out.publish(event, because: cause)
    }

    private mutating func publishDeclined(
        _ order: EventID,
        _ reason: String,
        because cause: EventID,
        _ out: inout Outbox
    ) {
        keep(.declined(reason), to: order)
        let event = OrderDeclined.with {
            $0.order = order.description
            $0.office = office
            $0.reason = reason
        }
        out.publish(event, because: cause)
    }
}

extension Order {
    /// The order that an event gives, or gives again.
    fileprivate init(_ issued: OrderIssued, by issuer: UnitID, _ event: EventID) {
        let first = try? EventID(issued.repeats)
        self.init(
            // Nobody gives another's order again.
            id: first.flatMap { $0.stream == event.stream && $0.sequence < event.sequence ? $0 : nil } ?? event,
            issuer: issuer,
            office: issued.office,
            kind: issued.kind,
            place: issued.place,
            object: issued.object,
            personnel: issued.personnel,
            text: issued.text
        )
    }
}
