/// The quickest way from one node to another.
public struct Route: Sendable, Hashable, Codable {
    /// The arcs, in the order of driving; none when the way begins at its end.
    public let arcs: [Int]
    /// How long it takes under the conditions it was searched for.
    public let milliseconds: Int64
    /// How long it is.
    public let millimetres: Int64
}

/// Finds quickest routes on one network by A* with landmark bounds.
///
/// The same question has the same answer on every machine: all times are whole milliseconds, and nodes of equal promise
/// are settled by their number. The route takes exactly as long as one found by Dijkstra's algorithm. A finder keeps
/// its arrays between questions, so that a question allocates nothing but its answer. It is a value; each thread takes
/// a copy of its own.
public struct RouteFinder: Sendable {
    /// The network that it searches.
    public let network: RoadNetwork

    private let landmarks: Landmarks
    private var heap = NodeHeap()
    /// The round in which a node was reached (twice the round) or settled (one more).
    private var marks: [UInt64]
    private var times: [Int64]
    private var arrivals: [Int32]
    private var round: UInt64 = 0

    /// Prepares searches on `network`; this takes sixteen searches over all of it.
    public init(_ network: RoadNetwork) {
        self.network = network
        landmarks = Landmarks(network)
        let nodes = network.positions.count
        marks = Array(repeating: 0, count: nodes)
        times = Array(repeating: 0, count: nodes)
        arrivals = Array(repeating: -1, count: nodes)
    }

    /// The quickest route between two nodes of the network under `conditions`, which are of the same network.
    ///
    /// Closed arcs are not used. Nil when no route is open, or none takes less than 34 years.
    public mutating func route(from source: Int, to target: Int, under conditions: RoadConditions) -> Route? {
        precondition(conditions.traversal.count == network.arcs.count, "conditions of another network")
        guard search(from: source, to: target, conditions.traversal) else { return nil }
        var arcs: [Int] = []
        var node = target
        while node != source {
            let arc = Int(arrivals[node])
            arcs.append(arc)
            node = network.arcs[arc].tail
        }
        arcs.reverse()
        return Route(
            arcs: arcs,
            milliseconds: times[target],
            millimetres: arcs.reduce(0) { $0 + network.arcs[$1].millimetres }
        )
    }

    private mutating func search(from source: Int, to target: Int, _ traversal: [Int64]) -> Bool {
        let reached = (round + 1) * 2
        let settled = reached + 1
        round += 1
        heap.removeAll()
        let targetTimes = landmarks.times[target]
        times[source] = 0
        marks[source] = reached
        heap.push(landmarks.bound(from: source, to: targetTimes), Int32(source))
        while let (_, node) = heap.pop() {
            if node == target { return true }
            guard marks[node] != settled else { continue }
            marks[node] = settled
            let time = times[node]
            for arc in network.arcs(from: node) where traversal[arc] != RoadConditions.closed {
                let head = Int(network.heads[arc])
                let later = time + traversal[arc]
                guard marks[head] < reached || marks[head] == reached && later < times[head] else { continue }
                let promise = later + landmarks.bound(from: head, to: targetTimes)
                guard promise < NodeHeap.millisecondsBound else { continue }
                times[head] = later
                marks[head] = reached
                arrivals[head] = Int32(arc)
                heap.push(promise, Int32(head))
            }
        }
        return false
    }
}
