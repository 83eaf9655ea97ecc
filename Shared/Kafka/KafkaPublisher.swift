import Bus
import CRdKafka
import Events
import Logging
import Synchronization

/// Writes records to Kafka: idempotent, acknowledged by all replicas in sync, each at once.
///
/// Records of one thread to one partition keep their order, even where librdkafka sends some again. A publisher first
/// asks its broker for an identity, and librdkafka looks for it every half second. A topic that was not named when the
/// publisher was made takes a second to be found. So make the publisher early, name its topics, and publish an
/// unnumbered record (`Ready`) first.
///
/// Its buffer holds `capacity` records or 64 MiB. Records in it wait for a broker as long as it takes, and leave in
/// order. A record that was given up would leave a hole before the records behind it.
public final class KafkaPublisher: Publisher {
    private let client: ClientHandle
    private let topics: TopicHandles
    private let isClosed = Atomic(false)
    private let leaving = Mutex(Leaving())

    /// How many records were handed over, how many have left, and since when none leaves.
    private struct Leaving {
        var handedOver = 0
        var left = 0
        var since: ContinuousClock.Instant?
    }

    init(_ connection: KafkaConnection, topics names: [String], capacity: Int) throws(BusError) {
        client = try ClientHandle(
            RD_KAFKA_PRODUCER,
            broker: connection.bootstrap,
            settings: connection.settings + [
                ("acks", "all"), ("enable.idempotence", "true"), ("linger.ms", "0"),
                ("queue.buffering.max.messages", "\(capacity)"), ("queue.buffering.max.kbytes", "65536"),
                ("message.timeout.ms", "0"), ("delivery.report.only.error", "true"),
            ],
            logger: connection.logger
        )
        topics = TopicHandles(of: client)
        try client.connect(within: connection.patience)
        for name in names { _ = try topics.topic(name).partitionCount(within: connection.patience) }
    }

    /// Hands over one record; never blocks.
    ///
    /// A refusal may come late: what the broker refuses for good is thrown by the calls that follow.
    ///
    /// - Throws: `BusError.full`, `.tooLarge`, `.refused`, `.closed`.
    public func publish(_ record: WireRecord, to place: TopicPartition) throws(BusError) {
        guard !isClosed.load(ordering: .relaxed) else { throw .closed }
        client.serve()
        if let refusal = client.notes.refusal { throw refusal }
        let topic = try topics.topic(place.topic)
        let headers = record.headerList()
        guard let error = produce(record, headers, to: topic, place.partition) else {
            leaving.withLock { $0.handedOver += 1 }
            return
        }
        defer { rd_kafka_error_destroy(error) }
        // librdkafka takes the headers over when it takes the record, and only then.
        if let headers { rd_kafka_headers_destroy(headers) }
        switch rd_kafka_error_code(error) {
        case RD_KAFKA_RESP_ERR__QUEUE_FULL:
            throw .full
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
            throw .tooLarge(bytes: CloudEventsBinding.batchSize(of: record))
        case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            throw .refused("\(place) does not exist")
        case RD_KAFKA_RESP_ERR__FATAL:
            client.notes.refuse(.refused(withErrorText { _ = rd_kafka_fatal_error(client.pointer, $0, $1) }.text))
            throw client.notes.refusal ?? .closed
        case _:
            throw .refused("\(place): \(String(cString: rd_kafka_error_string(error)))")
        }
    }

    private func produce(
        _ record: WireRecord,
        _ headers: OpaquePointer?,
        to topic: TopicHandle,
        _ partition: Int32
    ) -> OpaquePointer? {
        record.withFields { parts in
            withAddress(of: parts.key) { key, keySize in
                withAddress(of: parts.value) { value, valueSize in
                    withUnsafeTemporaryAllocation(of: rd_kafka_vu_t.self, capacity: 6) { fields in
                        fields.initialize(repeating: rd_kafka_vu_t())
                        fields[0].vtype = RD_KAFKA_VTYPE_RKT
                        fields[0].u.rkt = topic.pointer
                        fields[1].vtype = RD_KAFKA_VTYPE_PARTITION
                        fields[1].u.i32 = partition
                        fields[2].vtype = RD_KAFKA_VTYPE_MSGFLAGS
                        fields[2].u.i = Int32(RD_KAFKA_MSG_F_COPY)
                        fields[3].vtype = RD_KAFKA_VTYPE_KEY
                        fields[3].u.mem = .init(ptr: key, size: keySize)
                        fields[4].vtype = RD_KAFKA_VTYPE_VALUE
                        fields[4].u.mem = .init(ptr: value, size: valueSize)
                        fields[5].vtype = RD_KAFKA_VTYPE_HEADERS
                        fields[5].u.headers = headers
                        return rd_kafka_produceva(client.pointer, fields.baseAddress, headers == nil ? 5 : 6)
                    }
                }
            }
        }
    }

    /// Since when records have waited without any acknowledgement; nil while none waits.
    public var stalledSince: ContinuousClock.Instant? {
        client.serve()
        let waiting = Int(rd_kafka_outq_len(client.pointer))
        return leaving.withLock { leaving in
            let left = leaving.handedOver - waiting
            if waiting == 0 {
                leaving.since = nil
            } else if leaving.since == nil || left > leaving.left {
                leaving.since = .now
            }
            leaving.left = left
            return leaving.since
        }
    }

    /// How long `flush` waits for a broker that is not connected.
    private static let absence: Duration = .seconds(1)

    /// Waits until the broker has acknowledged all that was handed over; true when it has.
    ///
    /// False when `deadline` passed before, no broker has been connected for a second, or a record was refused.
    public func flush(within deadline: Duration) -> Bool {
        let end = ContinuousClock.now + deadline
        repeat {
            let slice = min(max(end - .now, .zero), .milliseconds(200))
            if rd_kafka_flush(client.pointer, slice.milliseconds) == RD_KAFKA_RESP_ERR_NO_ERROR {
                client.notes.answered()
                return client.notes.refusal == nil
            }
        } while ContinuousClock.now < end && !(client.notes.downSince.map { .now - $0 > Self.absence } ?? false)
        return false
    }

    /// Ends the publisher; what has not left is lost.
    ///
    /// The connection goes with the last reference.
    public func close() {
        guard isClosed.exchange(true, ordering: .relaxed) == false else { return }
        rd_kafka_purge(client.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
        client.serve()
    }
}
