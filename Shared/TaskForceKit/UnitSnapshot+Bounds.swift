extension UnitSnapshot {
    /// No drill has so many turns or records: what a snapshot counts beyond it is damage, and would overflow on the way on.
    static let countMax: UInt64 = 1 << 62

    /// True when every number that the machine would count on from lies within `countMax`.
    var isCountable: Bool {
        let counts = [turn, position] + ownNext.values + frontiers.values
        return counts.allSatisfy { $0 <= Self.countMax }
            && offsets.values.allSatisfy { $0 >= 0 && $0 <= Int64(Self.countMax) }
    }
}
