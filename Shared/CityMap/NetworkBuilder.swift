/// Cuts drawn roads into arcs at the nodes: where a line begins or ends, and where lines share a coordinate exactly.
struct NetworkBuilder {
    private let projection: Projection
    private var roads: [DrawnRoad] = []
    /// How often each coordinate is drawn; the ends of lines count twice.
    private var uses: [Coordinate: Int] = [:]
    private var numbers: [Coordinate: Int] = [:]
    /// The nodes' coordinates, in the order in which the map first draws them.
    private(set) var nodes: [Coordinate] = []

    init(_ projection: Projection) { self.projection = projection }

    /// Takes a road; returns its first point beyond the projection's reach, if there is one.
    mutating func add(_ road: DrawnRoad) -> Coordinate? {
        if let stray = road.line.first(where: { projection.position($0) == nil }) { return stray }
        roads.append(road)
        for point in road.line { uses[point, default: 0] += 1 }
        for end in [road.line.first, road.line.last].compactMap(\.self) { uses[end, default: 0] += 1 }
        return nil
    }

    /// The network of all roads that were taken.
    mutating func network() -> RoadNetwork {
        var arcs: [RoadNetwork.Arc] = []
        for (road, drawn) in roads.enumerated() {
            for stretch in stretches(drawn.line) {
                let free = Self.milliseconds(over: stretch.millimetres, speed: drawn.speed)
                let arc = { (tail: Int, head: Int, direction: RoadNetwork.Direction) in
                    RoadNetwork.Arc(
                        from: tail,
                        to: head,
                        millimetres: stretch.millimetres,
                        freeFlowMilliseconds: free,
                        vehiclesAnHour: drawn.capacity,
                        road: road,
                        direction: direction
                    )
                }
                if drawn.along { arcs.append(arc(stretch.tail, stretch.head, .along)) }
                if drawn.against { arcs.append(arc(stretch.head, stretch.tail, .against)) }
            }
        }
        return RoadNetwork(
            positions: nodes.compactMap(projection.position),
            arcs: arcs,
            roads: roads.map { RoadNetwork.Road(key: $0.key, title: $0.title) }
        )
    }

    /// A node as people know it: a road that touches it, and where it is in the map's own coordinates.
    func name(of node: Int, in network: RoadNetwork) -> String {
        let touching = network.arcs.first { $0.tail == node || $0.head == node }
        let road = touching.map { "\(network.roads[$0.road].title) " } ?? ""
        return "\(road)\(nodes[node].text)"
    }

    private mutating func stretches(_ line: [Coordinate]) -> [(tail: Int, head: Int, millimetres: Int64)] {
        var stretches: [(tail: Int, head: Int, millimetres: Int64)] = []
        var tail: Int?
        var millimetres: Int64 = 0
        var before: RoadNetwork.Position?
        for point in line {
            let position = projection.position(point)
            if let before, let position { millimetres += before.millimetres(to: position) }
            before = position
            guard uses[point, default: 0] > 1 else { continue }
            let head = number(of: point)
            if let tail { stretches.append((tail, head, millimetres)) }
            tail = head
            millimetres = 0
        }
        return stretches
    }

    private mutating func number(of point: Coordinate) -> Int {
        if let number = numbers[point] { return number }
        numbers[point] = nodes.count
        nodes.append(point)
        return nodes.count - 1
    }

    /// The time over a length, rounded up.
    ///
    /// `speed` is in billionths of a kilometre an hour; 1 km/h is 1,000,000 mm in 3,600,000 ms.
    private static func milliseconds(over millimetres: Int64, speed: Int64) -> Int64 {
        let metresAnHour = max(1, speed / 1_000_000)
        // No road is longer; beyond this an arc takes the longest time that there is. The bound keeps the product in
        // range.
        let millimetres = min(millimetres, 1_000_000_000_000)
        return (millimetres * 3600 + metresAnHour - 1) / metresAnHour
    }
}
