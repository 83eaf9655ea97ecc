import Domain
import Events
import Lockstep

/// An order, as the addressed unit keeps it.
public struct Order: Sendable, Codable, Hashable {
    /// The event that first gave it; everyone refers to the order by this id.
    public let id: EventID
    /// The unit that gave it.
    public let issuer: UnitID
    /// The office that gave it.
    public let office: String
    /// What is ordered.
    public let kind: OrderKind
    /// Where.
    public let place: PlaceKey
    /// A road, a protected office, or the act for which someone is arrested.
    public let object: String
    /// How many people; 0: as many as the unit judges right.
    public let personnel: UInt32
    /// The order's words.
    public let text: String
}

/// A unit's incoming orders: each is acknowledged or declined in the turn in which it is heard, and completed later.
///
/// An order from a unit that is no superior is declined at once (D37). So is an order beyond `openAtMost`.
///
/// The desk keeps the latest `keptMax` orders, each with the last answer to it, so that none is carried out twice. A
/// message that comes twice over a bad link counts once. An order that is given again is only answered again.
public struct OrderDesk: Sendable, Codable {
    /// The most orders that are recognised when they come again, the latest.
    public static let keptMax = 256
    /// What a unit says of an order that ends since another has taken its place; that order is the report's cause.
    public static let replaced = "digantikan perintah baru"

    /// An order that came in, and the last answer to it.
    private struct Kept: Sendable, Codable {
        let order: EventID
        var heard: EventID
        var answer: Answer?
    }

    private enum Answer: Sendable, Codable {
        case acknowledged
        case completed(String, inVain: Bool)
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

    /// The orders of this turn to this unit that come from a superior; all others are declined here.
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
                publishDeclined(order.id, "pemberi perintah (\(issuer)) bukan atasan langsung", because: order.id, &out)
            }
        }
        return orders
    }

    /// Acknowledges `order`; returns false, and declines it, when too many are open.
    @discardableResult
    public mutating func accept(_ order: Order, _ out: inout Outbox) -> Bool {
        guard open.count < openAtMost else {
            publishDeclined(
                order.id,
                "masih ada \(open.count) perintah yang belum selesai",
                because: order.id,
                &out
            )
            return false
        }
        open.append(order)
        publishAcknowledged(order.id, because: order.id, &out)
        return true
    }

    /// Reports an accepted order as carried out, or as ended `inVain`; does nothing when the order is not open.
    public mutating func complete(
        _ order: Order,
        _ text: String,
        inVain: Bool = false,
        because cause: EventID? = nil,
        _ out: inout Outbox
    ) {
        guard take(order) else { return }
        publishCompleted(order.id, text, inVain: inVain, because: cause ?? order.id, &out)
    }

    /// Reports an accepted order as ended because `next` takes its place; does nothing when the order is not open.
    public mutating func replace(_ order: Order, by next: Order, _ out: inout Outbox) {
        complete(order, Self.replaced, because: next.id, &out)
    }

    /// Declines an order for `reason`, whether it is new or was accepted before.
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

    /// Repeats the last answer to an order, unless the same message only came twice.
    private mutating func answerAgain(_ index: Int, to event: EventID, _ out: inout Outbox) {
        guard kept[index].heard != event else { return }
        kept[index].heard = event
        let order = kept[index].order
        switch kept[index].answer {
        case .acknowledged: publishAcknowledged(order, because: event, &out)
        case .completed(let text, let inVain):
            publishCompleted(order, text, inVain: inVain, because: event, &out)
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
        inVain: Bool,
        because cause: EventID,
        _ out: inout Outbox
    ) {
        keep(.completed(text, inVain: inVain), to: order)
        let event = OrderCompleted.with {
            $0.order = order.description
            $0.office = office
            $0.text = text
            $0.inVain = inVain
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
            // A unit cannot repeat the order of another unit.
            id: first.flatMap { $0.stream == event.stream && $0.sequence < event.sequence ? $0 : nil } ?? event,
            issuer: issuer,
            office: issued.office,
            kind: issued.kind,
            place: issued.placeKey,
            object: issued.object,
            personnel: issued.personnel,
            text: issued.text
        )
    }
}
