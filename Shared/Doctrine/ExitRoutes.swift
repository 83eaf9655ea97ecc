import Domain
import Events

/// The ways by which crowds can leave, as units have told (D16).
///
/// A way counts at the place for which it was opened, and as long as nobody closes its road.
public struct ExitRoutes: Sendable, Codable, Hashable {
    /// Ways beyond this many are not followed.
    public static let countMax = 1_024

    private struct Way: Sendable, Codable, Hashable {
        let road: RoadKey
        let place: PlaceKey
    }

    private var ways: [Way] = []

    /// No way is open.
    public init() {}

    /// A way out was opened.
    public mutating func note(_ opened: ExitRouteOpened) {
        let way = Way(road: opened.roadKey, place: opened.placeKey)
        if !ways.contains(way), ways.count < Self.countMax { ways.append(way) }
    }

    /// A road was closed, and is no way out any more.
    public mutating func note(_ closed: RoadClosed) { ways.removeAll { $0.road == closed.roadKey } }

    /// All ways count as closed from here on, until one is opened again.
    public mutating func closeAll() { ways = [] }

    /// The road by which a crowd at `place` can leave; nil when none is known to be open.
    public func road(at place: PlaceKey) -> RoadKey? { ways.first { $0.place == place }?.road }
}
