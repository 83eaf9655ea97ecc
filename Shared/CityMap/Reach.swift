/// Which nodes one node, the origin, reaches and which nodes reach it, while nothing is closed.
///
/// Where there is no way, it names the link that is missing.
struct Reach {
    /// Two nodes that no road joins; of all pairs that would help, the nearest.
    struct Link {
        let tail: Int
        let head: Int
        let millimetres: Int64
    }

    private let network: RoadNetwork
    private let forward: Search
    private let backward: Search
    private let isReached: [Bool]
    private let reaches: [Bool]

    private struct Search {
        let firstArc: [Int32]
        let heads: [Int32]
        let milliseconds: [Int64]

        func nodes(from source: Int) -> [Bool] { reach(from: source, firstArc, heads, milliseconds).map { $0 != .max } }
    }

    init(of origin: Int, in network: RoadNetwork) {
        self.network = network
        let reversed = network.reversed()
        forward = Search(
            firstArc: network.firstArc,
            heads: network.heads,
            milliseconds: network.arcs.map(\.freeFlowMilliseconds)
        )
        backward = Search(firstArc: reversed.firstArc, heads: reversed.heads, milliseconds: reversed.milliseconds)
        isReached = forward.nodes(from: origin)
        reaches = backward.nodes(from: origin)
    }

    /// The link that would let the origin reach `node`; nil when it does already.
    func missingLink(to node: Int) -> Link? {
        isReached[node] ? nil : nearest(from: isReached, to: backward.nodes(from: node))
    }

    /// The link that would let `node` reach the origin; nil when it does already.
    func missingLink(from node: Int) -> Link? {
        reaches[node] ? nil : nearest(from: forward.nodes(from: node), to: reaches)
    }

    /// The nearest pair, the lowest numbers among equals, by a sweep from west to east.
    private func nearest(from tails: [Bool], to heads: [Bool]) -> Link? {
        let positions = network.positions
        let eastward = { (one: Int, other: Int) in
            (positions[one].xMillimetres, one) < (positions[other].xMillimetres, other)
        }
        let ends = heads.indices.filter { heads[$0] }.sorted(by: eastward)
        var best: (square: UInt64, tail: Int, head: Int)?
        var start = 0
        for tail in tails.indices.filter({ tails[$0] }).sorted(by: eastward) {
            let x = positions[tail].xMillimetres
            let isTooFar = { (head: Int) in
                let east = (positions[head].xMillimetres - x).magnitude
                return east * east > best?.square ?? .max
            }
            while start < ends.count, positions[ends[start]].xMillimetres < x, isTooFar(ends[start]) { start += 1 }
            for head in ends[start...] {
                if positions[head].xMillimetres > x, isTooFar(head) { break }
                let found = (positions[tail].squareTo(positions[head]), tail, head)
                if best.map({ found < ($0.square, $0.tail, $0.head) }) ?? true { best = found }
            }
        }
        return best.map { Link(tail: $0.tail, head: $0.head, millimetres: Int64(wholeSquareRoot($0.square))) }
    }
}
