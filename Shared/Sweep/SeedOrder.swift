/// Hands out seeds in their order and takes rows back in any order, so that rows leave in the order of their seeds.
///
/// It is bounded: a seed is handed out only if it lies at most `aheadMax` beyond the first whose row has not left.
package struct SeedOrder: Sendable {
    private let seeds: [UInt64]
    private let aheadMax: Int
    private var handedOut = 0
    private var left = 0
    private var held: [UInt64: SweepRow] = [:]

    /// The order of `seeds`.
    package init(_ seeds: [UInt64], aheadMax: Int) {
        precondition(aheadMax > 0, "nothing could ever be handed out")
        self.seeds = seeds
        self.aheadMax = aheadMax
    }

    /// The next seed to be played; nil while none may be.
    package mutating func next() -> UInt64? {
        guard handedOut < seeds.count, handedOut - left < aheadMax else { return nil }
        defer { handedOut += 1 }
        return seeds[handedOut]
    }

    /// Takes a row; returns the rows whose turn it now is.
    package mutating func take(_ row: SweepRow) -> [SweepRow] {
        held[row.seed] = row
        var rows: [SweepRow] = []
        while left < seeds.count, let row = held.removeValue(forKey: seeds[left]) {
            rows.append(row)
            left += 1
        }
        return rows
    }
}
