/// Lower bounds of travel times from the times to and from eight landmarks (ALT: Goldberg and Harrelson 2005).
///
/// For a landmark L the triangle inequality gives d(n, t) ≥ d(L, t) − d(L, n) and d(n, t) ≥ d(n, L) − d(t, L). The times
/// The times are those of free flow with everything open. Closures and traffic only lengthen times, so the bounds hold
/// under all ``RoadConditions`` and are computed once for a network. Times are cut off at ``millisecondsMax``, which
/// keeps the bounds valid and consistent, so that A* settles every node once.
struct Landmarks: Sendable {
    static let count = 8
    static let millisecondsMax: Int64 = 1 << 30

    /// For each node d(L, n) of the eight landmarks and −d(n, L) of the same eight: a cache line.
    let times: [SIMD16<Int32>]

    /// The first landmark is the node furthest from node 0; each next one is furthest from those before it.
    init(_ network: RoadNetwork) {
        let nodes = network.positions.count
        var times = [SIMD16<Int32>](repeating: .zero, count: nodes)
        let milliseconds = network.arcs.map(\.freeFlowMilliseconds)
        let reversed = network.reversed()
        var nearest = nodes == 0 ? [] : reach(from: 0, network.firstArc, network.heads, milliseconds)
        for number in 0..<(nodes == 0 ? 0 : Self.count) {
            // Nodes that no landmark reaches come last: a landmark on an island bounds nothing on the mainland.
            let landmark = nearest.indices.max { rank(nearest[$0]) < rank(nearest[$1]) } ?? 0
            let away = reach(from: landmark, network.firstArc, network.heads, milliseconds)
            let back = reach(from: landmark, reversed.firstArc, reversed.heads, reversed.milliseconds)
            for node in 0..<nodes {
                times[node][number] = Int32(min(away[node], Self.millisecondsMax))
                times[node][number + Self.count] = -Int32(min(back[node], Self.millisecondsMax))
                nearest[node] = number == 0 ? away[node] : min(nearest[node], away[node])
            }
        }
        self.times = times
    }

    /// A lower bound of the time from `node` to the target that has these `targetTimes`.
    @inline(__always)
    func bound(from node: Int, to targetTimes: SIMD16<Int32>) -> Int64 {
        Int64(max(0, (targetTimes &- times[node]).max()))
    }
}

private func rank(_ milliseconds: Int64) -> Int64 { milliseconds == .max ? -1 : milliseconds }

/// The time from a node to every other by Dijkstra's algorithm; `.max` where no way leads.
func reach(from source: Int, _ firstArc: [Int32], _ heads: [Int32], _ milliseconds: [Int64]) -> [Int64] {
    var times = [Int64](repeating: .max, count: firstArc.count - 1)
    var heap = NodeHeap()
    times[source] = 0
    heap.push(0, Int32(source))
    while let (time, node) = heap.pop() {
        guard time == times[node] else { continue }
        for arc in Int(firstArc[node])..<Int(firstArc[node + 1]) where milliseconds[arc] != RoadConditions.closed {
            let head = Int(heads[arc])
            let later = time + milliseconds[arc]
            guard later < times[head], later < NodeHeap.millisecondsBound else { continue }
            times[head] = later
            heap.push(later, heads[arc])
        }
    }
    return times
}
