/// A 4-ary heap of nodes by time, and among equal times by node number: no two searches differ in their order.
///
/// Time and node share one 64-bit key, 40 bits of milliseconds above 24 bits of node, so that one comparison orders
/// both. A node may stand in the heap more than once; the search skips what it has settled.
struct NodeHeap {
    /// Times from this on do not fit: 34 years.
    static let millisecondsBound: Int64 = 1 << 40

    private var keys: [UInt64] = []

    mutating func removeAll() { keys.removeAll(keepingCapacity: true) }

    /// `milliseconds` is from 0 to below ``millisecondsBound``, `node` below ``RoadNetwork/nodesMax``.
    @inline(__always)
    mutating func push(_ milliseconds: Int64, _ node: Int32) {
        let key = UInt64(truncatingIfNeeded: milliseconds) << 24 | UInt64(truncatingIfNeeded: node)
        var hole = keys.count
        keys.append(key)
        while hole > 0 {
            let parent = (hole - 1) / 4
            guard key < keys[parent] else { break }
            keys[hole] = keys[parent]
            hole = parent
        }
        keys[hole] = key
    }

    @inline(__always)
    mutating func pop() -> (milliseconds: Int64, node: Int)? {
        guard let least = keys.first, let key = keys.popLast() else { return nil }
        if !keys.isEmpty { sink(key) }
        return (Int64(least >> 24), Int(least & 0xFF_FFFF))
    }

    private mutating func sink(_ key: UInt64) {
        let count = keys.count
        var hole = 0
        while hole * 4 + 1 < count {
            var child = hole * 4 + 1
            for other in child + 1..<max(child + 1, min(child + 4, count)) where keys[other] < keys[child] {
                child = other
            }
            guard keys[child] < key else { break }
            keys[hole] = keys[child]
            hole = child
        }
        keys[hole] = key
    }
}
