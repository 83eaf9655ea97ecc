import Bus
import CRdKafka
import Synchronization

/// Owns one client's view of one topic.
final class TopicHandle: Sendable {
    nonisolated(unsafe) let pointer: OpaquePointer
    let name: String
    private let client: ClientHandle
    private let knownPartitions = Mutex<Int32?>(nil)

    init(_ name: String, of client: ClientHandle) throws(BusError) {
        guard let pointer = rd_kafka_topic_new(client.pointer, name, nil) else {
            throw .refused("the topic \(name): \(rd_kafka_last_error().text)")
        }
        self.pointer = pointer
        self.name = name
        self.client = client
    }

    deinit { rd_kafka_topic_destroy(pointer) }

    /// How many partitions the topic has.
    ///
    /// Asks once: a topic's partitions never grow fewer, and ours never grow.
    ///
    /// A broker that makes topics by itself makes a topic that does not exist (the embedded broker does, Apache Kafka
    /// with `auto.create.topics.enable`). That takes a while, so a broker's no is believed only after 5 s.
    ///
    /// - Throws: `BusError.unreachable`; `.refused` for a topic that does not exist or may not be read.
    func partitionCount(within patience: Duration) throws(BusError) -> Int32 {
        if let known = knownPartitions.withLock({ $0 }) { return known }
        let start = ContinuousClock.now
        var pause: Int32 = 10
        while true {
            // A request that is cut short at the end would turn a broker's no into silence.
            let rest = max(start + patience - .now, .seconds(1))
            switch client.metadata(of: pointer, within: rest) {
            case .success(let count):
                knownPartitions.withLock { $0 = count }
                client.notes.answered()
                return count
            case .failure(let failure):
                try judge(failure.code, after: ContinuousClock.now - start, patience: patience)
            }
            client.serve(pause)
            pause = min(pause * 2, 500)
        }
    }

    /// Throws when it makes no sense to ask again.
    private func judge(
        _ code: rd_kafka_resp_err_t,
        after waited: Duration,
        patience: Duration
    ) throws(BusError) {
        switch code {
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
            guard waited > min(.seconds(5), patience) else { return }
            throw .refused("the topic \(name) does not exist and the broker makes none by itself: have ops create it")
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
            throw .noRight(topic: name, client.right)
        case _ where ErrorFate(code) != .retriable:
            throw .refused("the topic \(name): \(code.text)")
        default:
            guard waited > patience else { return }
            throw .unreachable(broker: client.broker, reason: client.notes.problem ?? code.text)
        }
    }
}

/// One client's topics by name.
final class TopicHandles: Sendable {
    private let client: ClientHandle
    private let known = Mutex<[String: TopicHandle]>([:])

    init(of client: ClientHandle) { self.client = client }

    /// The topic's handle, made when first asked for.
    func topic(_ name: String) throws(BusError) -> TopicHandle {
        if let found = known.withLock({ $0[name] }) { return found }
        let made = try TopicHandle(name, of: client)
        return known.withLock { known in
            if let found = known[name] { return found }
            known[name] = made
            return made
        }
    }
}
