import Bus
import Domain
import Kafka
import Phrases
import ServiceHost

/// A drill that is open on a bus, and the way to it.
struct DrillOnBus {
    /// How long an open drill is looked for.
    static let patience: Duration = .seconds(5)
    /// How long control is listened for, which says each second that it is there.
    private static let listening: Duration = .seconds(3)

    let connection: KafkaConnection
    let subscriber: KafkaSubscriber
    let open: OpenDrill

    /// Finds it.
    ///
    /// `orEnded`: a drill that was asked for by name may have ended. `outagePatience`: how long a broker is waited for that
    /// goes meanwhile; nil: for ever, for who looks on.
    ///
    /// - Throws: `ServiceFailure` when none is open, or several; `BusError`; `KafkaPropertiesError`.
    init(_ options: BusOptions, orEnded: Bool = false, outagePatience: Duration? = .seconds(8)) throws {
        connection = try KafkaConnection(
            bootstrap: options.address,
            configuration: options.configuration,
            outagePatience: outagePatience
        )
        subscriber = try connection.subscriber(fetchWait: .paced)
        let deadline = ContinuousClock.now + Self.patience
        let found = try DrillJoin.find(
            subscriber,
            wanted: options.wantedDrill(),
            orEnded: orEnded,
            listening: Self.listening,
            broker: connection.bootstrap,
            language: options.language,
            isStopping: { .now >= deadline }
        )
        guard let found else { throw ServiceFailure(.noDrillOpen(connection.bootstrap), exitCode: 65) }
        open = found
    }

    /// The drill's partition of a topic.
    func place(_ topic: String) -> TopicPartition { TopicPartition(topic: topic, partition: open.partition) }

    /// Reads `topics` on where `positions` say, and those that have none from their first records.
    func assign(_ topics: [String], goingOnAt positions: [String: Int64]) throws(BusError) {
        var places: [TopicPartition: Int64] = [:]
        for topic in topics {
            if let position = positions[topic] {
                places[place(topic)] = position
            } else {
                places[place(topic)] = try subscriber.bounds(of: place(topic)).lowerBound
            }
        }
        try subscriber.assign(places)
    }

    /// Reads `topics` from their first records; returns where each ends now.
    func assign(_ topics: [String]) throws(BusError) -> [TopicPartition: Int64] {
        var positions: [TopicPartition: Int64] = [:]
        var ends: [TopicPartition: Int64] = [:]
        for topic in topics {
            let bounds = try subscriber.bounds(of: place(topic))
            positions[place(topic)] = bounds.lowerBound
            ends[place(topic)] = bounds.isEmpty ? nil : bounds.upperBound
        }
        try subscriber.assign(positions)
        return ends
    }
}
