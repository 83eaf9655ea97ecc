import Bus
import CRdKafka
import Logging

/// Owns one librdkafka client: a producer or a consumer.
///
/// librdkafka's clients may be used from any thread. Whatever belongs to a client (topics, queues) holds its handle, so the client goes last.
final class ClientHandle: Sendable {
    nonisolated(unsafe) let pointer: OpaquePointer
    let notes: ClientNotes
    /// The address that it was made for, for messages.
    let broker: String
    /// What it does with topics.
    let right: BusError.Right

    /// Makes a client; connects nothing yet.
    ///
    /// - Throws: `BusError.refused` when librdkafka does not take a setting.
    init(
        _ kind: rd_kafka_type_t,
        broker: String,
        settings: [(key: String, value: String)],
        logger: Logger
    ) throws(BusError) {
        let secrets = SecretValues(settings)
        let notes = ClientNotes(logger: logger, secrets: secrets)
        // librdkafka takes the configuration over only when it makes a client of it.
        guard let configuration = rd_kafka_conf_new() else { throw .refused("librdkafka has no memory") }
        for (key, value) in settings {
            // Its error text quotes the value.
            let (result, _) = withErrorText { rd_kafka_conf_set(configuration, key, value, $0, $1) }
            guard result == RD_KAFKA_CONF_OK else {
                rd_kafka_conf_destroy(configuration)
                throw .refused("librdkafka does not take the value of the property \(key)")
            }
        }
        notes.listen(on: configuration, deliveries: kind == RD_KAFKA_PRODUCER)
        let (made, text) = withErrorText { rd_kafka_new(kind, configuration, $0, $1) }
        guard let made else {
            rd_kafka_conf_destroy(configuration)
            throw .refused("librdkafka makes no client: \(secrets.hidden(in: text))")
        }
        pointer = made
        self.notes = notes
        self.broker = broker
        right = kind == RD_KAFKA_PRODUCER ? .write : .read
    }

    deinit { rd_kafka_destroy(pointer) }

    /// Runs the callbacks that wait, waiting up to `milliseconds` for one.
    func serve(_ milliseconds: Int32 = 0) { rd_kafka_poll(pointer, milliseconds) }

    /// Waits until a broker answers.
    ///
    /// - Throws: `BusError.unreachable` after `patience`; `.refused` when a broker does not let this client in.
    func connect(within patience: Duration) throws(BusError) {
        let deadline = ContinuousClock.now + patience
        repeat {
            // In slices, so that a broker that starts in the meantime is found and a rejection is seen early.
            let slice = min(max(deadline - .now, .milliseconds(1)), .seconds(1))
            if case .success = metadata(of: nil, within: slice) {
                notes.answered()
                return
            }
            serve(50)
            if let rejection = notes.rejection { throw .refused(rejection) }
        } while ContinuousClock.now < deadline
        throw .unreachable(broker: broker, reason: notes.problem ?? "no answer within \(patience)")
    }

    /// Asks whether a broker answers by now; waits up to `patience` for the answer.
    func probe(within patience: Duration) -> Bool {
        guard case .success = metadata(of: nil, within: patience) else { return false }
        notes.answered()
        return true
    }

    /// True when the broker is librdkafka's own mock cluster, known by its id; false until a broker has answered.
    var isEmbeddedBroker: Bool {
        guard let id = rd_kafka_clusterid(pointer, 0) else { return false }
        defer { rd_kafka_mem_free(pointer, id) }
        return String(cString: id).hasPrefix("mockCluster")
    }

    /// How many partitions a topic has; zero when no topic is given and a broker answers.
    func metadata(of topic: OpaquePointer?, within patience: Duration) -> Result<Int32, MetadataFailure> {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(pointer, 0, topic, &metadata, patience.milliseconds)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata else { return .failure(MetadataFailure(code: code)) }
        defer { rd_kafka_metadata_destroy(metadata) }
        guard topic != nil else { return .success(0) }
        guard metadata.pointee.topic_cnt > 0, let found = metadata.pointee.topics?.pointee else {
            return .failure(MetadataFailure(code: RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART))
        }
        guard found.err == RD_KAFKA_RESP_ERR_NO_ERROR else { return .failure(MetadataFailure(code: found.err)) }
        // A topic in the making has no partitions yet.
        guard found.partition_cnt > 0 else {
            return .failure(MetadataFailure(code: RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE))
        }
        return .success(found.partition_cnt)
    }

    /// Why there is no metadata.
    struct MetadataFailure: Error {
        let code: rd_kafka_resp_err_t
    }
}

extension Duration {
    /// Whole milliseconds, rounded up: a wait is never cut to nothing.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let milliseconds = Double(seconds) * 1_000 + Double(attoseconds) / 1e15
        return Int32(min(max(milliseconds.rounded(.up), 0), 86_400_000))
    }
}
