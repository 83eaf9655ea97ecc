import Events

/// R2 and R3 for one stream: the first record with the next sequence wins.
struct StreamSieve: Sendable {
    /// Leaves that are kept to compare duplicates with (R3).
    static let windowMax = 4_096

    /// What a sequence is to the stream.
    enum Placement: Equatable {
        case next
        case earlier
        case ahead
    }

    /// The sequence that the stream waits for.
    private(set) var next: UInt64
    private var leaves: [Leaf] = []
    private let base: UInt64

    /// A stream that holds everything below `next`; the leaves of these are asked of the file.
    init(next: UInt64 = 0) {
        self.next = next
        base = next
    }

    /// R2: acceptance depends on the partition's order alone.
    func placement(of sequence: UInt64) -> Placement {
        sequence == next ? .next : sequence < next ? .earlier : .ahead
    }

    /// Takes the next record.
    mutating func admit(_ leaf: Leaf) {
        if leaves.count < Self.windowMax { leaves.append(leaf) } else { leaves[slot(next)] = leaf }
        next += 1
    }

    /// The leaf of an earlier record; nil when it lies before the window.
    func leaf(of sequence: UInt64) -> Leaf? {
        guard sequence < next, next - sequence <= UInt64(leaves.count) else { return nil }
        return leaves[slot(sequence)]
    }

    private func slot(_ sequence: UInt64) -> Int { Int((sequence - base) % UInt64(Self.windowMax)) }
}
