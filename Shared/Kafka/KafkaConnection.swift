import Bus
import Logging

/// Where a Kafka broker is and how to reach it; makes publishers and subscribers, one connection each.
///
/// ```swift
/// let kafka = KafkaConnection(bootstrap: "127.0.0.1:9092")
/// let publisher = try kafka.publisher(to: ["gladi.traffic"])
/// let subscriber = try kafka.subscriber()
/// ```
///
/// Works alike on Apache Kafka and on `EmbeddedBroker`.
public struct KafkaConnection: Sendable {
    /// Addresses of one or more brokers, `HOST:PORT,HOST:PORT`.
    public let bootstrap: String
    /// Further client properties: security, names, timeouts.
    public let properties: KafkaProperties
    /// How long to wait for a broker that has not answered yet: 8 s unless told otherwise.
    ///
    /// With 8 s a person has the answer within 10 s.
    public let patience: Duration
    /// How long a subscriber waits for a broker that has answered and then went; nil: for ever.
    public let outagePatience: Duration?
    let logger: Logger

    /// A connection to `bootstrap`; nothing is connected yet.
    public init(
        bootstrap: String,
        properties: KafkaProperties = .none,
        patience: Duration = .seconds(8),
        outagePatience: Duration? = nil,
        logger: Logger = Logger(label: "gladi.kafka")
    ) {
        self.bootstrap = bootstrap
        self.properties = properties
        self.patience = patience
        self.outagePatience = outagePatience
        self.logger = logger
        for key in properties.ignored { logger.notice("the property \(key) is decided by Gladi and ignored") }
    }

    /// A connection as a service's flags describe it: `--kafka HOST:PORT`, `--kafka-config FILE`, or both.
    ///
    /// An address given by flag takes precedence over `bootstrap.servers` in the file.
    ///
    /// - Throws: `KafkaPropertiesError` for a file that cannot be read, a line in it that is not understood, or when
    ///   neither names a broker.
    public init(
        bootstrap: String?,
        configuration file: String?,
        patience: Duration = .seconds(8),
        outagePatience: Duration? = nil,
        logger: Logger = Logger(label: "gladi.kafka")
    ) throws(KafkaPropertiesError) {
        var properties = KafkaProperties.none
        if let file { properties = try KafkaProperties(contentsOf: file) }
        guard let address = bootstrap ?? properties.bootstrap, !address.isEmpty else { throw .noBroker(file: file) }
        self.init(
            bootstrap: address,
            properties: properties,
            patience: patience,
            outagePatience: outagePatience,
            logger: logger
        )
    }

    /// Waits until a broker answers.
    ///
    /// - Throws: `BusError.unreachable` after `patience`; `.refused` for wrong credentials, certificates or properties.
    public func check() throws(BusError) { _ = try subscriber() }

    /// A writer, once a broker has answered.
    ///
    /// `topics` are looked up now, so that their first records need not wait, and made where the broker makes topics by
    /// itself. When `capacity` records wait to leave, `publish` throws `BusError.full`.
    ///
    /// - Throws: `BusError.unreachable` after `patience`; `.refused` for wrong credentials or properties, or a topic
    ///   that does not exist.
    public func publisher(to topics: [String] = [], capacity: Int = 10_000) throws(BusError) -> KafkaPublisher {
        try KafkaPublisher(self, topics: topics, capacity: capacity)
    }

    /// A reader, once a broker has answered.
    ///
    /// `fetchWait`: nil chooses by the broker: `.fullSpeed` on the embedded one, which wakes no reader, else `.paced`.
    ///
    /// - Throws: `BusError.unreachable` after `patience`; `.refused` for wrong credentials or properties.
    public func subscriber(fetchWait: FetchWait? = nil) throws(BusError) -> KafkaSubscriber {
        try KafkaSubscriber(self, fetchWait: fetchWait)
    }

    /// The settings of every client of ours; the user's properties may change these, but not what a client adds.
    var settings: [(key: String, value: String)] {
        [
            ("client.id", "gladi"), ("socket.nagle.disable", "true"), ("socket.keepalive.enable", "true"),
            ("reconnect.backoff.ms", "50"), ("reconnect.backoff.max.ms", "1000"), ("log.connection.close", "false"),
        ] + properties.settings + [("bootstrap.servers", bootstrap)]
    }
}
