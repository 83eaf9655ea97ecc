import Domain
import Events
import Lockstep
import TaskForceKit

/// A decision of a commander at the console, which the posko carries out as its own.
enum HumanDecision {
    /// He sets the level.
    case level(LevelDecided, EventID)
    /// He gives an order.
    case order(OrderDecided, OrderKind, EventID)

    /// Reads a decision for `unit`; nil for anything else.
    ///
    /// Only events of control and consoles come from no unit. So no unit can pass itself off as a commander.
    init?(_ event: DeliveredEvent, for unit: UnitID) {
        guard event.unit == nil else { return nil }
        switch event.message {
        case let decided as LevelDecided where decided.unit == unit.description: self = .level(decided, event.id)
        case let decided as OrderDecided where decided.unit == unit.description:
            self = .order(decided, Self.kind(named: decided.kind), event.id)
        default: return nil
        }
    }

    /// The kind that `name` stands for in the schema; unspecified when it stands for none.
    private static func kind(named name: String) -> OrderKind {
        guard name.utf8.allSatisfy({ (65...90).contains($0) || $0 == 95 }),
            let order = try? OrderIssued(jsonUTF8Bytes: Array("{\"kind\":\"\(name)\"}".utf8))
        else { return .unspecified }
        return order.kind
    }
}

extension OrdersOffice {
    /// Gives an order that a person decided, or says why not.
    mutating func carryOut(
        _ decided: OrderDecided,
        _ kind: OrderKind,
        site: PlaceKey,
        because cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let addressee = subordinates.first { $0.description == decided.addressee }
        guard kind != .unspecified, let addressee else {
            let reason =
                kind == .unspecified
                ? "jenis perintah '\(decided.kind)' tidak dikenal" : "'\(decided.addressee)' bukan satuan bawahan"
            return decline(cause, reason, &out)
        }
        // When a person names a road as the place, the order is about that road.
        let isRoad = briefed.map.road(RoadKey(decided.place)) != nil
        let order = OrderBook.Draft(
            kind,
            to: addressee,
            place: isRoad || decided.place.isEmpty ? site : PlaceKey(decided.place),
            object: isRoad ? decided.place : "",
            desk: .office(office(of: decided.by)),
            decided.text
        )
        let given = give(order, because: cause, at: time, &out)
        if given == nil { decline(cause, "perintah yang sama masih berlaku", &out) }
    }

    /// Says why a person's decision is not carried out.
    func decline(_ decision: EventID, _ reason: String, _ out: inout Outbox) {
        let event = OrderDeclined.with {
            $0.order = decision.description
            $0.office = controller
            $0.reason = reason
        }
        out.publish(event, because: decision)
    }
}
