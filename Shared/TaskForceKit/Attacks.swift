import Domain
import Events
import Lockstep

extension Turn {
    /// A place where a crowd attacks, and the event that shows it.
    public struct Attack: Sendable, Hashable {
        /// Where.
        public let place: String
        /// What was seen.
        public let id: EventID
    }

    /// The places where people of `unit` stand and see an attack: civilians leave them.
    ///
    /// Each place once, in the order of the events.
    public func attacks(seenBy unit: UnitID) -> [Attack] {
        var attacks: [Attack] = []
        for event in events {
            let seen: (place: String, resistance: Resistance, observers: [String])
            switch event.message {
            case let crowd as CrowdObserved:
                seen = (crowd.place, max(crowd.resistance, crowd.behaviour.impliedResistance), crowd.observers)
            case let act as ActObserved:
                seen = (act.place, max(act.resistance, act.behaviour.impliedResistance), act.observers)
            default: continue
            }
            guard seen.resistance >= .aggressive, seen.observers.contains(unit.description),
                !attacks.contains(where: { $0.place == seen.place })
            else { continue }
            attacks.append(Attack(place: seen.place, id: event.id))
        }
        return attacks
    }
}
