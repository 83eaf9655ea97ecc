/// Nodes and the arcs between them, as a router reads them: struct of arrays, arcs in the order of their tails.
///
/// Nodes and arcs are numbered from 0. An arc is one direction of a stretch of road between two neighbouring nodes.
/// A network never changes; ``RoadConditions`` say which arcs are closed and how slow the others are.
public struct RoadNetwork: Sendable {
    /// Where a node is.
    public struct Position: Sendable, Hashable {
        /// East of the map's middle.
        public let xMillimetres: Int64
        /// North of the map's middle.
        public let yMillimetres: Int64

        /// A point of the plane, within ±1,000 km.
        public init(xMillimetres: Int64, yMillimetres: Int64) {
            self.xMillimetres = xMillimetres
            self.yMillimetres = yMillimetres
        }

        /// The straight distance, rounded down.
        func millimetres(to other: Position) -> Int64 { Int64(wholeSquareRoot(squareTo(other))) }

        /// The square of the straight distance; within the bounds of a map it fits.
        func squareTo(_ other: Position) -> UInt64 {
            let x = (xMillimetres - other.xMillimetres).magnitude
            let y = (yMillimetres - other.yMillimetres).magnitude
            return x * x + y * y
        }
    }

    /// Which way an arc runs on its road.
    public enum Direction: Sendable, Hashable {
        /// As the road's line is drawn.
        case along
        /// Against it.
        case against
    }

    /// One direction of a stretch of road.
    public struct Arc: Sendable, Hashable {
        /// The node where it begins.
        public let tail: Int
        /// The node where it ends.
        public let head: Int
        /// Its length.
        public let millimetres: Int64
        /// The time over it without other traffic, 1 to ``RoadNetwork/arcMillisecondsMax``.
        public let freeFlowMilliseconds: Int64
        /// Its practical capacity in BPR's sense, above 0.
        public let vehiclesAnHour: Int64
        /// Its road's number in ``RoadNetwork/roads``.
        public let road: Int
        /// Which way it runs on its road.
        public let direction: Direction

        /// An arc; times outside their range are brought to its nearer end.
        public init(
            from tail: Int,
            to head: Int,
            millimetres: Int64 = 0,
            freeFlowMilliseconds: Int64,
            vehiclesAnHour: Int64 = 1000,
            road: Int = 0,
            direction: Direction = .along
        ) {
            precondition(vehiclesAnHour > 0, "an arc has a capacity")
            self.tail = tail
            self.head = head
            self.millimetres = millimetres
            self.freeFlowMilliseconds = min(max(freeFlowMilliseconds, 1), RoadNetwork.arcMillisecondsMax)
            self.vehiclesAnHour = vehiclesAnHour
            self.road = road
            self.direction = direction
        }
    }

    /// A road of the map.
    public struct Road: Sendable, Hashable {
        /// Its key, once in a map.
        public let key: String
        /// Its title on screen.
        public let title: String

        /// A road by its key and title.
        public init(key: String, title: String) {
            self.key = key
            self.title = title
        }
    }

    /// The longest time over one arc: a week.
    public static let arcMillisecondsMax: Int64 = 604_800_000
    /// The most nodes a network has.
    public static let nodesMax = 1 << 24

    /// Where each node is.
    public let positions: [Position]
    /// All arcs, in the order of their tails; arcs of one tail in the order in which they were handed in.
    public let arcs: [Arc]
    /// The roads, in the order of the map.
    public let roads: [Road]

    /// The first arc of each node, and behind the last node the number of arcs.
    let firstArc: [Int32]
    /// Each arc's head.
    let heads: [Int32]

    /// A network of these nodes, arcs and roads.
    ///
    /// The ends of every arc must be node numbers, and its road one of `roads`; so with arcs there is at least one
    /// road.
    public init(positions: [Position], arcs: [Arc], roads: [Road] = [Road(key: "road", title: "road")]) {
        precondition(positions.count <= Self.nodesMax, "a network has at most \(Self.nodesMax) nodes")
        precondition(
            arcs.allSatisfy {
                positions.indices.contains($0.tail) && positions.indices.contains($0.head)
                    && roads.indices.contains($0.road)
            },
            "an arc joins nodes of its network and lies on one of its roads"
        )
        self.positions = positions
        self.roads = roads
        (self.arcs, firstArc) = Self.byTail(arcs, nodes: positions.count)
        heads = self.arcs.map { Int32($0.head) }
    }

    /// The numbers of the arcs that leave a node.
    public func arcs(from node: Int) -> Range<Int> { Int(firstArc[node])..<Int(firstArc[node + 1]) }

    /// The numbers of a road's arcs, in one direction or in both; none for a road that the network lacks.
    public func arcs(ofRoad key: String, _ direction: Direction? = nil) -> [Int] {
        guard let road = roads.firstIndex(where: { $0.key == key }) else { return [] }
        return arcs.indices.filter { arcs[$0].road == road && (direction ?? arcs[$0].direction) == arcs[$0].direction }
    }

    /// The number of the first arc between two neighbouring nodes; nil: there is none.
    public func arc(from tail: Int, to head: Int) -> Int? { arcs(from: tail).first { arcs[$0].head == head } }

    /// The node nearest to a position, the lowest number among equals; nil in a network without nodes.
    public func nearestNode(to position: Position) -> Int? {
        positions.indices.min { positions[$0].squareTo(position) < positions[$1].squareTo(position) }
    }

    /// All arcs turned round, for searches from the end.
    func reversed() -> (firstArc: [Int32], heads: [Int32], milliseconds: [Int64]) {
        let turned = arcs.map { Arc(from: $0.head, to: $0.tail, freeFlowMilliseconds: $0.freeFlowMilliseconds) }
        let (arcs, firstArc) = Self.byTail(turned, nodes: positions.count)
        return (firstArc, arcs.map { Int32($0.head) }, arcs.map(\.freeFlowMilliseconds))
    }

    /// A counting sort: stable, so the order does not depend on the sorting of a library.
    private static func byTail(_ arcs: [Arc], nodes: Int) -> (arcs: [Arc], firstArc: [Int32]) {
        var firstArc = [Int32](repeating: 0, count: nodes + 1)
        for arc in arcs { firstArc[arc.tail + 1] += 1 }
        for node in 0..<nodes { firstArc[node + 1] += firstArc[node] }
        var order = [Int](repeating: 0, count: arcs.count)
        var next = firstArc
        for (number, arc) in arcs.enumerated() {
            order[Int(next[arc.tail])] = number
            next[arc.tail] += 1
        }
        return (order.map { arcs[$0] }, firstArc)
    }
}

/// The whole part of the square root, by Newton's method on integers: equal on every machine.
func wholeSquareRoot(_ number: UInt64) -> UInt64 {
    guard number > 1 else { return number }
    var guess = UInt64(1) << ((65 - UInt64(number.leadingZeroBitCount)) / 2 + 1)
    while true {
        let better = (guess + number / guess) / 2
        guard better < guess else { return guess }
        guess = better
    }
}
