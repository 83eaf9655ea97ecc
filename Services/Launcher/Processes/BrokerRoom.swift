import Bus
import Events
import Kafka

/// How much room the embedded broker's partitions have left: said once at 80 %, and the run's end at 95 %, since beyond
/// 100 % the oldest records are lost without a word.
package struct BrokerRoom: Sendable {
    /// What a record's arrival means.
    package enum Reading: Sendable, Hashable {
        /// There is room.
        case ample
        /// Its partition has just reached 80 %.
        case nearsLimit(percent: Int)
        /// Its partition is so full that the run must end.
        case full
    }

    /// From which fraction on a partition counts as full: what is underway at that moment still finds room.
    package static let fullFrom = 0.95

    private var gauge = PartitionGauge(threshold: 0.8)

    /// An empty broker.
    package init() {}

    /// Counts a record that has arrived.
    package mutating func take(_ arrival: Arrival) -> Reading {
        let nears = gauge.add(bytes: CloudEventsBinding.batchSize(of: arrival.record), to: arrival.place)
        let fullness = gauge.fullness(of: arrival.place)
        if fullness >= Self.fullFrom { return .full }
        return nears ? .nearsLimit(percent: Int(fullness * 100)) : .ample
    }
}
