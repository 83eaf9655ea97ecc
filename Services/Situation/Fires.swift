import Domain
import Events
import Lockstep

/// What burns, and who was ordered to put it out.
struct Fires: Codable, Sendable {
    struct Fire: Codable {
        let name: FireKey
        let place: PlaceKey
    }

    private struct Task: Codable {
        let order: String
        let place: PlaceKey
        let object: String
    }

    private var burning: [Fire] = []
    private var lit = 0
    private var tasks: [Task] = []

    /// A new fire.
    mutating func light(at place: PlaceKey) -> Fire {
        lit += 1
        let fire = Fire(name: FireKey("api-\(lit)"), place: place)
        burning.append(fire)
        return fire
    }

    /// Takes in orders to extinguish; returns the fires that are out because such an order was completed.
    ///
    /// An order names a fire in `object`; otherwise it means all fires at its place.
    mutating func observe(_ event: DeliveredEvent) -> [Fire] {
        switch event.message {
        case let order as OrderIssued where order.kind == .extinguish && order.repeats.isEmpty:
            tasks.append(Task(order: event.id.description, place: order.placeKey, object: order.object))
            return []
        case let completed as OrderCompleted:
            guard let index = tasks.firstIndex(where: { $0.order == completed.order }) else { return [] }
            let task = tasks.remove(at: index)
            let named = burning.filter { $0.name == FireKey(task.object) }
            let out = named.isEmpty ? burning.filter { $0.place == task.place } : named
            burning.removeAll { fire in out.contains { $0.name == fire.name } }
            return out
        default: return []
        }
    }
}
