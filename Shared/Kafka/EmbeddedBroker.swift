import Bus
import CRdKafka
import Foundation
import Logging

/// A broker in this process, in memory, on loopback: librdkafka's own mock cluster.
///
/// For a rehearsal on one laptop and for tests, never for a real exercise. As read in the source of 2.0.2:
/// - a partition holds at most 5 MiB or 100,000 message sets (`EmbeddedBrokerLimits`); the oldest are dropped silently;
/// - a fetch does not wake for new records, it waits out `fetch.wait.max.ms` (see `FetchWait`);
/// - it makes any topic that is asked for; topics cannot be altered or deleted, as there is no admin interface;
/// - no offsets by time, no compaction; transactions and sequence checks are nominal;
/// - it takes whatever port is free, on loopback alone, without security.
///
/// Records live as long as the broker. `gladi-broker` runs one in its own process.
public final class EmbeddedBroker: Sendable {
    /// The address, `127.0.0.1:PORT`.
    public let bootstrap: String
    private let client: ClientHandle
    nonisolated(unsafe) private let cluster: OpaquePointer

    /// Starts a broker with these topics.
    ///
    /// They are made as any other topic is, by asking for them, and have four partitions. The mock cluster also has a
    /// call that makes a topic. But it misses about every second such call and takes note of it only a second later,
    /// because it empties its wake-up pipe after it has served its queue. For the topics of a drill that takes eight
    /// seconds; asking takes milliseconds.
    ///
    /// - Throws: `BusError.refused` when no port can be opened; `.unreachable` when the broker does not answer.
    public init(topics: [String] = []) throws(BusError) {
        // The mock lives in a client of its own, which connects to nothing. Its warnings about that are not shown.
        client = try ClientHandle(
            RD_KAFKA_PRODUCER,
            broker: "",
            settings: [("log_level", "3")],
            logger: Logger(label: "gladi.broker")
        )
        guard let cluster = rd_kafka_mock_cluster_new(client.pointer, 1) else {
            throw .refused("librdkafka starts no broker: no port on 127.0.0.1 can be opened")
        }
        self.cluster = cluster
        bootstrap = String(cString: rd_kafka_mock_cluster_bootstraps(cluster))
        Self.answerAtOnce(bootstrap)
        guard !topics.isEmpty else { return }
        let asker = try KafkaConnection(bootstrap: bootstrap).subscriber()
        for topic in topics { _ = try asker.partitionCount(of: topic) }
    }

    /// Lets the broker's answers leave as soon as they are written (TCP_NODELAY, which accepted connections inherit).
    ///
    /// The mock cluster leaves Nagle's algorithm on. So of several answers to one client all but the first wait 40 ms
    /// for the client's delayed acknowledgement. A producer with five requests on the way stands still meanwhile.
    private static func answerAtOnce(_ bootstrap: String) {
        guard let port = bootstrap.split(separator: ":").last.flatMap({ UInt16($0) }) else { return }
        // Asks for the open files alone, since their table may have room for a thousand million.
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) {
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isNamed = withUnsafeMutableBytes(of: &address) { bytes in
                bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &size) == 0 }
            }
            guard isNamed, address.sin_family == sa_family_t(AF_INET), address.sin_port == port.bigEndian else {
                continue
            }
            var isOn: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    deinit { rd_kafka_mock_cluster_destroy(cluster) }

    /// How a broker may treat a topic; for tests of answers that an Apache Kafka also gives.
    package enum Treatment {
        /// It does not exist, and is not made.
        case missing
        /// The client has no right to it.
        case forbidden
    }

    /// From now on gives this answer to every client that asks for `topic`.
    package func treat(_ topic: String, as treatment: Treatment) {
        let code =
            switch treatment {
            case .missing: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
            case .forbidden: RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
            }
        rd_kafka_mock_topic_set_error(cluster, topic, code)
    }

    /// Refuses the next request to write, from any client, for a missing right; for tests.
    package func forbidNextWrite() {
        var code = RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
        // 0 is Kafka's number for Produce.
        rd_kafka_mock_push_request_errors_array(cluster, 0, 1, &code)
    }
}
