import Bus

/// How much a partition of the embedded broker holds before it drops its oldest records (librdkafka 2.0.2,
/// `rdkafka_mock.c`).
public enum EmbeddedBrokerLimits {
    /// Bytes per partition.
    public static let partitionBytes = 5 * 1_024 * 1_024
    /// Message sets per partition; a batch that a publisher sends at once is one.
    public static let partitionMessageSets = 100_000
}

/// How full the partitions of an embedded broker are, foreseen from the records that went there.
///
/// Counts each record as a batch of its own (`CloudEventsBinding.batchSize(of:)`), so it never says too little.
public struct PartitionGauge: Sendable {
    private struct Fill {
        var bytes = 0
        var records = 0
        var isSaid = false

        var fraction: Double {
            max(
                Double(bytes) / Double(EmbeddedBrokerLimits.partitionBytes),
                Double(records) / Double(EmbeddedBrokerLimits.partitionMessageSets)
            )
        }
    }

    /// The fraction from which on a partition counts as near its limit.
    public let threshold: Double
    private var fills: [TopicPartition: Fill] = [:]

    /// An empty broker; `threshold` lies between 0 and 1.
    public init(threshold: Double = 0.8) { self.threshold = threshold }

    /// Counts a record; true once per partition, when it first reaches the threshold.
    public mutating func add(bytes: Int, to place: TopicPartition) -> Bool {
        var fill = fills[place, default: Fill()]
        fill.bytes += bytes
        fill.records += 1
        let nears = !fill.isSaid && fill.fraction >= threshold
        fill.isSaid = fill.isSaid || nears
        fills[place] = fill
        return nears
    }

    /// How full a partition is: 0 for empty, 1 for full; above 1 it has lost records.
    public func fullness(of place: TopicPartition) -> Double { fills[place]?.fraction ?? 0 }

    /// The fullest partition (of equals the first by name); nil before the first record.
    public var fullest: TopicPartition? {
        fills.max { ($0.value.fraction, $1.key) < ($1.value.fraction, $0.key) }?.key
    }
}
