import CityMap
import Domain
import Events

/// The road network of a briefing, as the vehicles of a unit use it.
struct DrivingNetwork: Sendable {
    /// Something that keeps vehicles off an arc.
    struct Hindrance {
        let arcs: [Int]
        let event: EventID
    }

    private let sheet: Sheet
    private let network: RoadNetwork
    private let finder: RouteFinder

    /// What a snapshot keeps; everything else is computed from it.
    private struct Sheet: Sendable, Codable {
        let nodes: Int
        let roads: [RoadKey]
        /// Four numbers for each arc: tail, head, road, milliseconds.
        let arcs: [Int64]
        let ends: [PlaceKey: End]

        /// True when every number refers to something that exists; a snapshot's file may hold anything.
        var isSound: Bool {
            guard (0...RoadNetwork.nodesMax).contains(nodes), arcs.count.isMultiple(of: 4) else { return false }
            let nodes: Range<Int64> = 0..<Int64(nodes)
            let roads: Range<Int64> = 0..<Int64(roads.count)
            for index in stride(from: 0, to: arcs.count, by: 4) {
                guard nodes.contains(arcs[index]), nodes.contains(arcs[index + 1]), roads.contains(arcs[index + 2])
                else { return false }
            }
            return ends.values.allSatisfy { nodes.contains(Int64($0.node)) }
        }
    }

    /// The node at which ways to a place end.
    struct End: Sendable, Codable {
        let node: Int
        let metres: UInt64
    }

    /// The network of `briefing`, in which every place has its node.
    ///
    /// - Throws: `BriefingError` when an arc or a place names an unknown node, or an arc names an unknown road.
    init(_ briefing: UnitBriefing) throws {
        let graph = briefing.network
        let problem: String? =
            if graph.nodes > RoadNetwork.nodesMax {
                "the network has more than \(RoadNetwork.nodesMax) nodes"
            } else if graph.arcs.contains(where: {
                $0.tail >= graph.nodes || $0.head >= graph.nodes || $0.road >= graph.roads.count
            }) {
                "an arc of the network joins what is no node or lies on what is no road"
            } else if let place = briefing.places.first(where: { !$0.hasNode || $0.node >= graph.nodes }) {
                "place \(place.key) has no node in the network"
            } else {
                nil
            }
        if let problem { throw BriefingError(unit: briefing.unit, problem: problem) }
        let ends = briefing.places.map { ($0.placeKey, End(node: Int($0.node), metres: UInt64($0.nodeMetres))) }
        self.init(
            Sheet(
                nodes: Int(graph.nodes),
                roads: graph.roads.map(\.roadKey),
                arcs: graph.arcs.flatMap { arc in
                    [Int64(arc.tail), Int64(arc.head), Int64(arc.road), Int64(clamping: arc.milliseconds)]
                },
                ends: Dictionary(ends) { first, _ in first }
            )
        )
    }

    private init(_ sheet: Sheet) {
        self.sheet = sheet
        // Only the map from which the network was drawn knows where its nodes are. Routes do not need it.
        let nowhere = RoadNetwork.Position(xMillimetres: 0, yMillimetres: 0)
        network = RoadNetwork(
            positions: Array(repeating: nowhere, count: sheet.nodes),
            arcs: stride(from: 0, to: sheet.arcs.count, by: 4).map { index in
                RoadNetwork.Arc(
                    from: Int(sheet.arcs[index]),
                    to: Int(sheet.arcs[index + 1]),
                    freeFlowMilliseconds: sheet.arcs[index + 3],
                    road: Int(sheet.arcs[index + 2])
                )
            },
            roads: sheet.roads.map { RoadNetwork.Road(key: $0.text, title: $0.text) }
        )
        finder = RouteFinder(network)
    }

    /// The node at which ways to a place end; nil: the network lacks the place.
    func end(at place: PlaceKey) -> End? { sheet.ends[place] }

    /// All arcs of a road; empty: the road is not in the network.
    func arcs(of road: RoadKey) -> [Int] { network.arcs(ofRoad: road.text) }

    /// The arcs that begin or end at a place, except those of `roads`.
    func arcs(touching place: PlaceKey, without roads: [RoadKey]) -> [Int] {
        guard let node = end(at: place)?.node else { return [] }
        return network.arcs.indices.filter { number in
            let arc = network.arcs[number]
            return (arc.tail == node || arc.head == node) && !roads.contains(sheet.roads[arc.road])
        }
    }

    /// The drive between two nodes, and how many milliseconds longer it is than with everything open.
    ///
    /// It is the quickest way that avoids every hindrance. Where there is no such way, it is the usual way, and each
    /// hindrance on it costs `barrierSeconds`. Nil: the network has no way at all.
    func drive(
        from start: Int,
        to end: Int,
        around hindrances: [Hindrance],
        barrierSeconds: UInt64
    ) -> (milliseconds: Int64, delay: Int64, delayedBy: [EventID])? {
        var finder = finder
        var conditions = RoadConditions(network)
        guard let usual = finder.route(from: start, to: end, under: conditions) else { return nil }
        let met = hindrances.filter { $0.arcs.contains(where: usual.arcs.contains) }
        guard !met.isEmpty else { return (usual.milliseconds, 0, []) }
        for arc in hindrances.flatMap(\.arcs) { conditions.close(arc) }
        let barriers = Int64(clamping: barrierSeconds).multipliedSaturated(by: 1000 * Int64(met.count))
        let through = usual.milliseconds.addingSaturated(barriers)
        let open = finder.route(from: start, to: end, under: conditions)?.milliseconds ?? through
        let delay = open.subtractingSaturated(usual.milliseconds)
        return (open, delay, delay > 0 ? met.map(\.event) : [])
    }
}

extension DrivingNetwork: Codable {
    /// Reads what `encode` wrote.
    init(from decoder: any Decoder) throws {
        let sheet = try decoder.singleValueContainer().decode(Sheet.self)
        guard sheet.isSound else {
            let problem = "an arc or a place of the network is at what is no node"
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: problem))
        }
        self.init(sheet)
    }

    /// Writes the roads; everything else is computed from them.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(sheet)
    }
}
