import Domain
import Events
import Lockstep

extension Turn {
    /// A place where a crowd attacks, and the event that shows it.
    public struct Attack: Sendable, Hashable {
        /// Where.
        public let place: PlaceKey
        /// The event that shows it.
        public let id: EventID
    }

    /// The places where people of `unit` stand and see a crowd attack; people without shields leave such a place.
    ///
    /// Each place is listed once, in the order of the events.
    public func attacks(seenBy unit: UnitID) -> [Attack] {
        var attacks: [Attack] = []
        for event in events {
            guard let crowd = event.message as? CrowdObserved, crowd.resistance >= .aggressive,
                crowd.observers.contains(unit.description), !attacks.contains(where: { $0.place == crowd.placeKey })
            else { continue }
            attacks.append(Attack(place: crowd.placeKey, id: event.id))
        }
        return attacks
    }
}
