import Domain
import Events
import Lockstep

/// Which units have people where, by what they say of themselves; these units are the observers.
///
/// Arriving, engaging and opening a medical post put people at a place. Leaving it for another (`UnitDeployed.leaves`)
/// and standing down take them away. A formation may stand at several places: a second post takes nobody from the
/// first.
struct Presence: Codable, Sendable {
    private struct Body: Codable {
        let unit: UnitID
        let formation: Formation
        let place: PlaceKey
        var personnel: UInt32
    }

    private var bodies: [Body] = []

    /// Units with people at `place`, ascending.
    func observers(at place: PlaceKey) -> [UnitID] {
        Set(bodies.filter { $0.place == place }.map(\.unit)).sorted()
    }

    /// Formations that do not face the crowd: they care, talk, put fires out, turn others back, or guard an object.
    private static let facingNobody: [Formation] = [.medicalPost, .negotiators, .fireCrew, .cordon, .guard]

    /// Officers at `place`, who face the crowd.
    func officers(at place: PlaceKey) -> Int { people(at: place) { !Self.facingNobody.contains($0) } }

    /// Negotiators at `place`.
    func negotiators(at place: PlaceKey) -> Int { people(at: place) { $0 == .negotiators } }

    /// True while people in this formation stand at `place`.
    func stands(_ formation: Formation, at place: PlaceKey) -> Bool {
        bodies.contains { $0.formation == formation && $0.place == place }
    }

    private func people(at place: PlaceKey, in fits: (Formation) -> Bool) -> Int {
        bodies.reduce(0) { $0 + ($1.place == place && fits($1.formation) ? Int($1.personnel) : 0) }
    }

    /// Takes in a unit's word about itself.
    mutating func observe(_ event: DeliveredEvent) {
        guard let unit = event.unit else { return }
        switch event.message {
        case let said as UnitArrived: put(said.personnel, of: unit, said.formation, at: said.placeKey, adding: true)
        case let said as UnitEngaged: put(said.personnel, of: unit, said.formation, at: said.placeKey, adding: false)
        case let said as MedicalPostOpened:
            put(said.personnel, of: unit, .medicalPost, at: said.placeKey, adding: false)
        case let said as UnitDeployed where !said.leaves.isEmpty:
            take(said.personnel, of: unit, said.formation) { $0 == said.leavesKey }
        case let said as UnitStoodDown:
            take(said.personnel, of: unit, said.formation) { said.place.isEmpty || $0 == said.placeKey }
        default: break
        }
    }

    private mutating func put(
        _ personnel: UInt32,
        of unit: UnitID,
        _ formation: Formation,
        at place: PlaceKey,
        adding: Bool
    ) {
        let count = max(1, personnel)
        guard
            let index = bodies.firstIndex(where: { $0.unit == unit && $0.formation == formation && $0.place == place })
        else {
            bodies.append(Body(unit: unit, formation: formation, place: place, personnel: count))
            return
        }
        let present = bodies[index].personnel
        bodies[index].personnel = adding ? present.addingSaturated(count) : max(present, count)
    }

    // A count of 0 means the whole formation.
    private mutating func take(
        _ personnel: UInt32,
        of unit: UnitID,
        _ formation: Formation,
        where fits: (PlaceKey) -> Bool
    ) {
        var left = personnel == 0 ? UInt32.max : personnel
        for index in bodies.indices {
            guard bodies[index].unit == unit, bodies[index].formation == formation, fits(bodies[index].place) else {
                continue
            }
            let taken = min(left, bodies[index].personnel)
            bodies[index].personnel = bodies[index].personnel.subtractingSaturated(taken)
            left -= taken
        }
        bodies.removeAll { $0.personnel == 0 }
    }
}
