import Phrases

/// A city's roads and places, read from GeoJSON; the format is described in <doc:Format>.
public struct CityMap: Sendable {
    /// A place that units, ambulances and people go to.
    public struct Place: Sendable, Hashable {
        /// Its key, once in a map.
        public let key: String
        /// Its title on screen.
        public let title: String
        /// The node of the network nearest to it, where ways to it end.
        public let node: Int
        /// From the place to its node, straight.
        public let metresToNode: Int64
    }

    /// A place may be this far from its node, in metres.
    public static let metresToNodeMax: Int64 = 1000

    /// The roads.
    public let network: RoadNetwork
    /// The places, in the order of the map.
    public let places: [Place]
    /// True when the map says that it was drawn by hand and shows no surveyed road.
    public let isSchematic: Bool

    /// Reads a map; `file` is its name in messages.
    ///
    /// The same text gives the same network, number for number, on every machine. Every place of a map that was read can
    /// be reached from every other while nothing is closed.
    ///
    /// - Throws: `FileError` with all that is wrong, each with file, line, column and what was expected. Wrong are:
    ///   text that is not JSON; features that are not GeoJSON's; values out of their range; no road; a place more than
    ///   ``metresToNodeMax`` from every node; a place that cannot be reached from the first or that cannot reach it,
    ///   with the missing link.
    public init(geoJSON text: String, file: String) throws(FileError) {
        var reader = try GeoJSONReader(text, file: file)
        try reader.findings.check()
        let drawn = reader.roads.flatMap(\.line) + reader.places.map(\.point)
        let low = Coordinate(x: drawn.map(\.x).min() ?? 0, y: drawn.map(\.y).min() ?? 0)
        let high = Coordinate(x: drawn.map(\.x).max() ?? 0, y: drawn.map(\.y).max() ?? 0)
        let projection = Projection(from: low, to: high, isPlane: reader.isPlane)
        var builder = NetworkBuilder(projection)
        for road in reader.roads {
            if let stray = builder.add(road) {
                let kilometres = Projection.millimetresMax / 1_000_000
                reader.add(.mapTooWide(stray.text, kilometres: kilometres), at: road.offset)
            }
        }
        if builder.nodes.count > RoadNetwork.nodesMax { reader.add(.mapTooLarge(RoadNetwork.nodesMax), at: 0) }
        try reader.findings.check()
        network = builder.network()
        isSchematic = reader.isSchematic

        var places: [Place] = []
        for place in reader.places {
            guard let position = projection.position(place.point), let node = network.nearestNode(to: position) else {
                let kilometres = Projection.millimetresMax / 1_000_000
                reader.add(.mapTooWide(place.point.text, kilometres: kilometres), at: place.offset)
                continue
            }
            let metres = network.positions[node].millimetres(to: position) / 1000
            if metres > Self.metresToNodeMax {
                let what = Phrase.mapPlaceOffRoad(place.title, metres: metres, limit: Self.metresToNodeMax)
                reader.add(what, at: place.offset)
            }
            places.append(Place(key: place.key, title: place.title, node: node, metresToNode: metres))
        }
        self.places = places
        try reader.findings.check()

        guard let first = places.first else { return }
        let reach = Reach(of: first.node, in: network)
        for (place, drawn) in zip(places, reader.places) where !reader.findings.isFull {
            let missing: (from: Place, to: Place, link: Reach.Link)? =
                if let link = reach.missingLink(to: place.node) {
                    (first, place, link)
                } else if let link = reach.missingLink(from: place.node) {
                    (place, first, link)
                } else {
                    nil
                }
            guard let missing else { continue }
            let what = Phrase.mapUnreachable(
                missing.to.title,
                from: missing.from.title,
                tail: builder.name(of: missing.link.tail, in: network),
                head: builder.name(of: missing.link.head, in: network),
                metres: missing.link.millimetres / 1000
            )
            reader.add(what, at: drawn.offset)
        }
        try reader.findings.check()
    }

    /// The place with this key; nil when the map lacks it.
    public func place(_ key: String) -> Place? { places.first { $0.key == key } }
}
