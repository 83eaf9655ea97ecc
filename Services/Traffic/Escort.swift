import Domain
import Events
import Lockstep
import TaskForceKit

/// A transport that traffic escorts: detainees on their way to the investigators, a protected person to safety.
struct Escort: Sendable, Codable, Hashable {
    let subject: String
    let from: PlaceKey
    let to: PlaceKey
    /// The order that the transport itself follows; empty: none.
    let order: String
    let cause: EventID

    /// The escort that an event calls for; nil: none.
    init?(_ event: DeliveredEvent, _ briefed: Briefed) {
        guard event.unit?.district == briefed.unit.district else { return nil }
        switch event.message {
        case let handover as DetaineesHandedOver where handover.detainees > 0:
            subject = "\(handover.detainees) orang yang diamankan"
            from = handover.placeKey
            to = briefed.map.nearest(.station, to: handover.placeKey)?.key ?? briefed.startingPlace
            order = ""
        case let evacuation as EvacuationStarted:
            subject = evacuation.officeProtected
            from = evacuation.fromKey
            to = evacuation.toKey
            order = evacuation.order
        default: return nil
        }
        cause = event.id
    }
}
