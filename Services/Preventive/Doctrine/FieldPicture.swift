import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// What a formation knows of the state of affairs: the crowd as its people see it, the level, the ways out, the talks.
public struct FieldPicture: Sendable, Codable {
    /// The crowd.
    public private(set) var crowd = CrowdPicture()
    /// The level declared.
    public private(set) var level = Level.unspecified
    private var exits = ExitRoutes()
    private var talks: [PlaceKey] = []

    /// Nothing is known.
    public init() {}

    /// Takes in what is delivered; returns true when the level rose.
    ///
    /// Only a level that its own district, or a superior, has set counts.
    public mutating func take(_ event: DeliveredEvent, _ briefed: Briefed, at time: SimulatedTime) -> Bool {
        switch event.message {
        case let set as LevelSet:
            guard let setter = event.unit,
                setter.district == briefed.unit.district || briefed.chain.isSuperior(setter, of: briefed.unit)
            else { return false }
            defer { level = set.level }
            return set.level > level
        case let opened as ExitRouteOpened: exits.note(opened)
        case let closed as RoadClosed: exits.note(closed)
        case let contact as ContactAttempted:
            if !talks.contains(contact.placeKey), talks.count < briefed.map.places.count {
                talks.append(contact.placeKey)
            }
        default: crowd.take(event, as: briefed.unit, at: time)
        }
        return false
    }

    /// The road by which a crowd at `place` can leave; nil when none is open.
    public func exitRoad(at place: PlaceKey) -> RoadKey? { exits.road(at: place) }

    /// True when negotiators have tried at `place`.
    public func talksBegan(at place: PlaceKey) -> Bool { talks.contains(place) }
}
