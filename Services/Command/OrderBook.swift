import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// The orders that a posko has given, and what became of them.
struct OrderBook: Sendable, Codable {
    /// What became of an order.
    enum State: Sendable, Codable { case given, completed, declined }

    /// One order.
    @dynamicMemberLookup
    struct Entry: Sendable, Codable {
        /// The event that gave it.
        let id: EventID
        /// What was ordered.
        let order: Draft
        /// In whose name.
        let signature: Signature
        /// When.
        let time: SimulatedTime
        /// What became of it.
        var state: State
        /// It still stands, so the same order would add nothing.
        var inForce: Bool
        /// The addressee has answered it in some way.
        var isAnswered = false
        /// When it was last given, and how often.
        var lastGiven: SimulatedTime
        var times = 1

        /// True when it is to be given again if nobody answers.
        var isAsked: Bool { inForce && !isAnswered && times < OrderBook.timesAtMost }

        subscript<Value>(dynamicMember part: KeyPath<Draft, Value>) -> Value { order[keyPath: part] }
    }

    /// An order to be given.
    struct Draft: Sendable, Codable {
        /// What.
        let kind: OrderKind
        /// To whom.
        let addressee: UnitID
        /// Where.
        let place: PlaceKey
        /// On what.
        let object: String
        /// Whose order it is.
        let desk: StandingOrder.Desk
        /// The words.
        let text: String

        init(
            _ kind: OrderKind,
            to addressee: UnitID,
            place: PlaceKey = "",
            object: String = "",
            desk: StandingOrder.Desk = .controller,
            _ text: String
        ) {
            self.kind = kind
            self.addressee = addressee
            self.place = place
            self.object = object
            self.desk = desk
            self.text = text
        }
    }

    /// Who signs an order, and by what authority.
    struct Signature: Sendable, Codable {
        let office: String
        let authority: String
    }

    /// The most times that an order is given when nobody answers.
    static let timesAtMost = 3
    /// How long an answer takes while the radio works; before that, no unanswered order needs a wake-up.
    private static let answerSeconds: UInt64 = 2
    /// Closed orders beyond this many are forgotten, oldest first.
    private static let kept = 512
    private(set) var entries: [Entry] = []
    /// How many orders were given.
    private(set) var count = 0
    /// How many the superior has given to this district and to the forces of its own.
    private var fromAbove = 0

    /// Gives an order, unless the same order is in force; returns its event, or nil.
    @discardableResult
    mutating func give(
        _ draft: Draft,
        signed signature: Signature,
        because cause: EventID?,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) -> EventID? {
        let standing = entries.contains {
            $0.inForce && $0.kind == draft.kind && $0.addressee == draft.addressee && $0.place == draft.place
                && $0.object == draft.object
        }
        guard !standing else { return nil }
        let id = out.publish(OrderIssued(draft, signed: signature), because: cause)
        entries.append(
            Entry(
                id: id,
                order: draft,
                signature: signature,
                time: time,
                state: .given,
                inForce: true,
                lastGiven: time
            )
        )
        count += 1
        if entries.count > Self.kept, let oldest = entries.firstIndex(where: { $0.state != .given || !$0.inForce }) {
            entries.remove(at: oldest)
        }
        return id
    }

    /// Gives the orders again that nobody has answered for `seconds`; each keeps its first id.
    ///
    /// The order or its answer was lost on the radio. An addressee that already has the order only answers again.
    mutating func giveAgain(after seconds: UInt64, at time: SimulatedTime, _ out: inout Outbox) {
        for index in entries.indices where entries[index].isAsked {
            guard time >= entries[index].lastGiven.adding(seconds: seconds) else { continue }
            entries[index].lastGiven = time
            entries[index].times = entries[index].times.addingSaturated(1)
            out.publish(OrderIssued(again: entries[index]), because: entries[index].id)
        }
    }

    /// When the next order without an answer is to be given again.
    func nextAgain(after seconds: UInt64, at time: SimulatedTime) -> SimulatedTime? {
        let missing = entries.filter { $0.isAsked && time > $0.lastGiven.adding(seconds: Self.answerSeconds) }
        return missing.map { $0.lastGiven.adding(seconds: seconds) }.min()
    }

    /// Takes in an addressee's answer; returns the order that it closes.
    mutating func note(_ event: DeliveredEvent) -> Entry? {
        let answer: (order: String, state: State)
        switch event.message {
        case let acknowledged as OrderAcknowledged: answer = (acknowledged.order, .given)
        case let completed as OrderCompleted: answer = (completed.order, .completed)
        case let declined as OrderDeclined: answer = (declined.order, .declined)
        default: return nil
        }
        guard
            let index = entries.lastIndex(where: { $0.addressee == event.unit && $0.id.description == answer.order })
        else { return nil }
        entries[index].isAnswered = true
        // A repeated answer changes nothing.
        guard answer.state != .given, answer.state != entries[index].state else { return nil }
        entries[index].state = answer.state
        if answer.state == .declined || !entries[index].kind.lasts {
            entries[index].inForce = false
        }
        return entries[index]
    }

    /// Notes a superior's order; one that is given again counts once.
    mutating func noteFromAbove(_ order: OrderIssued) {
        if order.repeats.isEmpty { fromAbove = fromAbove.addingSaturated(1) }
    }

    /// Puts the orders and those without an end into a command's account.
    func count(_ account: inout OperationAccount) {
        account.orders = UInt32(clamping: count.addingSaturated(fromAbove))
        let given = entries.filter { $0.state == .given }
        account.ordersUnanswered = UInt32(clamping: given.count { !$0.isAnswered })
        account.ordersOpen = UInt32(clamping: given.count { $0.isAnswered })
    }

    /// Lifts the orders for which `condition` holds: from here on they may be given again.
    mutating func lift(where condition: (Entry) -> Bool) {
        for index in entries.indices where entries[index].inForce && condition(entries[index]) {
            entries[index].inForce = false
        }
    }

    /// The orders of a kind that `unit` declined and that were not given again since, one for each object.
    func declined(_ kind: OrderKind, by unit: UnitID) -> [Entry] {
        let given = entries.filter { $0.kind == kind && $0.addressee == unit }
        return given.enumerated().filter { index, entry in
            entry.state == .declined && !given[(index + 1)...].contains { $0.object == entry.object }
        }.map(\.element)
    }

    /// The orders of a kind to `unit` that are neither completed nor declined.
    func open(_ kind: OrderKind, by unit: UnitID) -> [Entry] {
        entries.filter { $0.kind == kind && $0.addressee == unit && $0.state == .given }
    }

    /// True while an order of this kind to `addressee` is neither completed nor declined.
    func isOpen(_ kind: OrderKind, _ addressee: UnitID? = nil) -> Bool {
        entries.contains { $0.kind == kind && $0.state == .given && (addressee == nil || $0.addressee == addressee) }
    }

    /// The latest order of this kind, to `addressee` if one is named.
    func latest(_ kind: OrderKind, to addressee: UnitID? = nil) -> Entry? {
        entries.last { $0.kind == kind && (addressee == nil || $0.addressee == addressee) }
    }
}

extension OrderIssued {
    /// The event that gives an order.
    fileprivate init(_ draft: OrderBook.Draft, signed signature: OrderBook.Signature) {
        self.init()
        kind = draft.kind
        office = signature.office
        authority = signature.authority
        addressee = draft.addressee.description
        placeKey = draft.place
        object = draft.object
        text = draft.text
    }

    /// The event that gives an order again.
    fileprivate init(again entry: OrderBook.Entry) {
        self.init(entry.order, signed: entry.signature)
        repeats = entry.id.description
    }
}
