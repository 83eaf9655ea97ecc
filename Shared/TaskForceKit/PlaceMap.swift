import Domain
import Events

/// The scenario's places and roads, with distances in whole metres.
public struct PlaceMap: Sendable, Codable {
    /// A point of the map.
    public struct Point: Sendable, Codable, Hashable {
        /// Its key.
        public let key: PlaceKey
        /// Its title on screen.
        public let title: String
        /// What it is.
        public let kind: PlaceKind
        /// Metres on the local plane.
        public let x: Int64
        /// Metres on the local plane.
        public let y: Int64
    }

    /// A stretch of road between two places.
    public struct Stretch: Sendable, Codable, Hashable {
        /// Its key.
        public let key: RoadKey
        /// Its title on screen.
        public let title: String
        /// One end.
        public let from: PlaceKey
        /// The other end.
        public let to: PlaceKey
        /// The road that carries the traffic while this one is closed; nil: this one cannot be closed.
        public let diversion: RoadKey?
        /// True when a crowd may leave by it.
        public let isExitRoute: Bool
        /// True when it is kept clear for ambulances.
        public let isEvacuation: Bool
    }

    /// The places, as the scenario lists them.
    public let places: [Point]
    /// The roads, as the scenario lists them.
    public let roads: [Stretch]
    /// The roads that vehicles use; nil: they drive straight.
    let network: DrivingNetwork?

    /// The map of `briefing`.
    ///
    /// - Throws: `BriefingError` when a road's end or diversion is not in the map, or when the network does not fit.
    public init(_ briefing: UnitBriefing) throws {
        let points = briefing.places.map { place in
            Point(
                key: place.placeKey,
                title: place.title.isEmpty ? place.key : place.title,
                kind: place.kind,
                x: Int64(place.xMetres),
                y: Int64(place.yMetres)
            )
        }
        for road in briefing.roads {
            let problem: String? =
                if let end = [road.fromKey, road.toKey].first(where: { end in !points.contains { $0.key == end } }) {
                    "road \(road.key) ends at \(end), which is no place"
                } else if !road.diversion.isEmpty, !briefing.roads.contains(where: { $0.key == road.diversion }) {
                    "road \(road.key) is diverted to \(road.diversion), which is no road"
                } else {
                    nil
                }
            if let problem { throw BriefingError(unit: briefing.unit, problem: problem) }
        }
        places = points
        network = briefing.hasNetwork ? try DrivingNetwork(briefing) : nil
        roads = briefing.roads.map { road in
            Stretch(
                key: road.roadKey,
                title: road.title.isEmpty ? road.key : road.title,
                from: road.fromKey,
                to: road.toKey,
                diversion: road.diversion.isEmpty ? nil : road.diversionKey,
                isExitRoute: road.exitRoute,
                isEvacuation: road.evacuation
            )
        }
    }

    /// The place with this key.
    public func place(_ key: PlaceKey) -> Point? { places.first { $0.key == key } }

    /// A place's title for texts; the key itself when the map lacks it.
    public func title(of key: PlaceKey) -> String { place(key)?.title ?? key.text }

    /// The road with this key.
    public func road(_ key: RoadKey) -> Stretch? { roads.first { $0.key == key } }

    /// The roads that begin or end at `place`, as the scenario lists them.
    public func roads(touching place: PlaceKey) -> [Stretch] { roads.filter { $0.from == place || $0.to == place } }

    /// The first place of a kind, as the scenario lists them.
    public func first(_ kind: PlaceKind) -> Point? { places.first { $0.kind == kind } }

    /// The straight distance between two places in whole metres, rounded down; nil when the map lacks one of them.
    public func metres(from: PlaceKey, to: PlaceKey) -> UInt64? {
        guard let start = place(from), let end = place(to) else { return nil }
        let (x, y) = (start.x.subtractingSaturated(end.x).magnitude, start.y.subtractingSaturated(end.y).magnitude)
        return x.multipliedSaturated(by: x).addingSaturated(y.multipliedSaturated(by: y)).wholeSquareRoot
    }

    /// Seconds to go from one place to another, rounded up; nil when the map lacks one of them.
    ///
    /// `speed` is above 0.
    public func travelSeconds(from: PlaceKey, to: PlaceKey, metresPerMinute speed: UInt64) -> UInt64? {
        metres(from: from, to: to).map { $0.multipliedSaturated(by: 60).addingSaturated(speed - 1) / speed }
    }
}
