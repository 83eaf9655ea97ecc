/// Travel times on a loaded road by the formula of the Bureau of Public Roads: t = t₀(1 + 0.15(v/c)⁴).
///
/// v is the volume and c the practical capacity, both in vehicles an hour. Source: Bureau of Public Roads, *Traffic
/// Assignment Manual* (1964). The formula has no queues: a road beyond its capacity is slow, never blocked, and does
/// not hold up its neighbours. Computed with IEEE multiplications and divisions alone, so all machines agree.
public enum BPR {
    /// How many times as long the road takes as when it is empty.
    ///
    /// `volume` is at least 0, `capacity` above 0, both in vehicles an hour.
    public static func factor(volume: Double, capacity: Double) -> Double {
        let ratio = volume / capacity
        let square = ratio * ratio
        return 1 + 0.15 * (square * square)
    }

    /// The time over an arc that carries `volume`, rounded to the nearest millisecond.
    ///
    /// At least the free-flow time, at most ``RoadNetwork/arcMillisecondsMax``.
    public static func milliseconds(on arc: RoadNetwork.Arc, volume: Int64) -> Int64 {
        let free = Double(arc.freeFlowMilliseconds)
        let loaded = free * factor(volume: Double(max(volume, 0)), capacity: Double(arc.vehiclesAnHour))
        // In this order an extreme volume saturates and does not overflow.
        guard loaded < Double(RoadNetwork.arcMillisecondsMax) else { return RoadNetwork.arcMillisecondsMax }
        return max(arc.freeFlowMilliseconds, Int64(loaded + 0.5))
    }
}
