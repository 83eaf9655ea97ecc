import Domain
import Events
import TaskForceKit

/// One formation takes the line over from another.
///
/// Lapis ganti (layer relief): Dalmas awal to Dalmas lanjut, from YELLOW on, on the local chief's order (rule D09).
/// Lintas ganti (cross relief): Dalmas lanjut to PHH Brimob, in RED (rule D10). Source: Perkap 16/2006, Perkap 2/2019.
/// The incoming formation publishes the begin, the outgoing one the handover of the line.
public struct Relief: Sendable, Codable {
    /// Lapis or lintas ganti.
    public let isCross: Bool
    /// Where.
    public let place: PlaceKey
    /// Who leaves the line.
    public let outgoing: Formation
    /// Who takes it.
    public let incoming: Formation
    /// The order on which the formation that publishes acts.
    public let order: Order
    /// When the line is handed over.
    public let completes: SimulatedTime

    /// A relief that ends at `completes`.
    public init(
        isCross: Bool,
        place: PlaceKey,
        outgoing: Formation,
        incoming: Formation,
        order: Order,
        completes: SimulatedTime
    ) {
        self.isCross = isCross
        self.place = place
        self.outgoing = outgoing
        self.incoming = incoming
        self.order = order
        self.completes = completes
    }

    /// Says that the relief begins.
    @discardableResult
    public func publishStarted(_ out: inout Outbox) -> EventID {
        let event = ReliefStarted.with {
            $0.kind = isCross ? .cross : .layer
            $0.placeKey = place
            $0.outgoing = outgoing
            $0.incoming = incoming
            $0.order = order.id.description
        }
        return out.publish(event, because: order.id)
    }

    /// Says that the line is handed over.
    @discardableResult
    public func publishCompleted(because cause: EventID? = nil, _ out: inout Outbox) -> EventID {
        let event = ReliefCompleted.with {
            $0.kind = isCross ? .cross : .layer
            $0.placeKey = place
            $0.outgoing = outgoing
            $0.incoming = incoming
            $0.order = order.id.description
        }
        return out.publish(event, because: cause ?? order.id)
    }
}
