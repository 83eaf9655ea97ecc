/// How long a broker may hold an empty answer to a reader (`fetch.wait.max.ms`).
///
/// Apache Kafka answers as soon as a record arrives, so there the wait costs no time. The embedded broker does not wake
/// for new records; a reader sees them when the wait is over. So the latency there is half the wait on average, and
/// each process asks once per wait. Idle processes measured half a core together at 1 ms, a tenth at 20 ms.
public struct FetchWait: Sendable, Hashable {
    /// Milliseconds, 1 to 60,000.
    public let milliseconds: Int

    /// A wait of `milliseconds`, held to 1 to 60,000.
    public init(milliseconds: Int) { self.milliseconds = min(max(milliseconds, 1), 60_000) }

    /// For drills that run as fast as they can: 1 ms.
    public static let fullSpeed = FetchWait(milliseconds: 1)
    /// For drills paced against the clock, and for any broker that wakes its readers: 20 ms.
    public static let paced = FetchWait(milliseconds: 20)
}
