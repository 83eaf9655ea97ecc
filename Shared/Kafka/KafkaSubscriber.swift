import Bus
import CRdKafka
import Events
import Logging

/// Reads Kafka partitions that it names itself, from offsets that it names itself: no group, no committed offsets.
///
/// It uses librdkafka's simple consumer, as kcat does, with all partitions on one queue. `rd_kafka_assign` would need a
/// group: it asks the broker for a coordinator and needs a right to the group. Here there is no group to fence, to
/// rebalance or to grant.
///
/// A partition is moved by stopping and starting it, not by `rd_kafka_seek`, for two reasons. In 2.0.2 a seek fails
/// while the partition stands still (just started, or stopped by a lost head). And a stop is answered only when all
/// that was fetched before it is outdated, so no old record comes after it.
///
/// Records wait in a queue of at most 16 MiB, beyond which librdkafka stops to fetch.
public final class KafkaSubscriber: Subscriber {
    struct Reading {
        let topic: TopicHandle
        /// The offset after the newest record that was handed out.
        var position: Int64
    }

    let client: ClientHandle
    private let topics: TopicHandles
    let queue: ArrivalQueue
    private let patience: Duration
    let outagePatience: Duration?
    let logger: Logger
    /// How long the broker may hold an empty answer.
    public let fetchWait: FetchWait
    var readings: [TopicPartition: Reading] = [:]
    /// Why partitions stand still.
    var faults: [TopicPartition: BusError] = [:]
    private var newestPlace: (topic: OpaquePointer, place: TopicPartition)?
    private var words = HeaderWords()
    private var isOpen = true
    var lastProbe: ContinuousClock.Instant?
    /// How long the next question whether the broker is back waits for an answer.
    var probePatience = shortestProbe
    /// Partitions whose contents are uncertain, after an outage or when the broker could not be asked; it is asked again.
    var doubtful: Set<TopicPartition> = []
    /// Partitions that seem to have lost what had been read, and since when.
    var suspicions: [TopicPartition: ContinuousClock.Instant] = [:]

    init(_ connection: KafkaConnection, fetchWait wanted: FetchWait?) throws(BusError) {
        var fetchWait = wanted ?? .paced
        var client = try Self.client(connection, fetchWait)
        try client.connect(within: connection.patience)
        if wanted == nil, client.isEmbeddedBroker {
            // A client is made with this wait, and yet only a client can ask who the broker is.
            fetchWait = .fullSpeed
            client = try Self.client(connection, fetchWait)
            try client.connect(within: connection.patience)
        }
        self.client = client
        self.fetchWait = fetchWait
        topics = TopicHandles(of: client)
        queue = try ArrivalQueue(of: client)
        patience = connection.patience
        outagePatience = connection.outagePatience
        logger = connection.logger
    }

    private static func client(_ connection: KafkaConnection, _ fetchWait: FetchWait) throws(BusError) -> ClientHandle {
        try ClientHandle(
            RD_KAFKA_CONSUMER,
            broker: connection.bootstrap,
            settings: connection.settings + [
                ("fetch.wait.max.ms", "\(fetchWait.milliseconds)"), ("fetch.error.backoff.ms", "100"),
                ("queued.max.messages.kbytes", "16384"), ("auto.offset.reset", "error"),
                ("enable.auto.commit", "false"), ("enable.auto.offset.store", "false"),
                ("allow.auto.create.topics", "true"),
            ],
            logger: connection.logger
        )
    }

    deinit { close() }

    /// Reads these partitions, and no others, each from its offset on.
    ///
    /// Those already read at the same position go on undisturbed; those that stood still (a lost head) start again.
    ///
    /// - Throws: `BusError.unreachable`; `.refused` for a topic or partition that does not exist, or one that this
    ///   client has no right to; `.closed`. After an error nothing has changed.
    public func assign(_ positions: [TopicPartition: Int64]) throws(BusError) {
        guard isOpen else { throw .closed }
        var wanted: [(place: TopicPartition, reading: Reading)] = []
        for (place, offset) in positions.sorted(by: { $0.key < $1.key }) {
            let topic = try topics.topic(place.topic)
            guard (0..<(try topic.partitionCount(within: patience))).contains(place.partition) else {
                throw .refused("\(place) does not exist")
            }
            guard offset >= 0 else { throw .refused("\(place) has no offset \(offset)") }
            wanted.append((place, Reading(topic: topic, position: offset)))
        }
        for (place, reading) in readings where faults[place] != nil || positions[place] != reading.position {
            stop(place, reading)
        }
        for (place, reading) in wanted where readings[place] == nil { try start(place, reading) }
    }

    /// Goes on reading `place` from `offset`; no record that was fetched before comes after.
    ///
    /// - Throws: `BusError.refused` for a partition that is not assigned; `.closed`.
    public func seek(_ place: TopicPartition, to offset: Int64) throws(BusError) {
        guard isOpen else { throw .closed }
        guard var reading = readings[place] else { throw .refused("\(place) is not assigned") }
        guard offset >= 0 else { throw .refused("\(place) has no offset \(offset)") }
        stop(place, reading)
        reading.position = offset
        try start(place, reading)
    }

    private func start(_ place: TopicPartition, _ reading: Reading) throws(BusError) {
        let result = rd_kafka_consume_start_queue(
            reading.topic.pointer,
            place.partition,
            reading.position,
            queue.pointer
        )
        guard result == 0 else { throw .refused("\(place): \(rd_kafka_last_error().text)") }
        readings[place] = reading
    }

    private func stop(_ place: TopicPartition, _ reading: Reading) {
        rd_kafka_consume_stop(reading.topic.pointer, place.partition)
        readings[place] = nil
        faults[place] = nil
        doubtful.remove(place)
        suspicions[place] = nil
    }

    /// Waits up to `wait` for at least one record, blocking the caller's thread.
    ///
    /// Returns at most `limit`, and at most 1,000, each partition's in the order of its offsets.
    ///
    /// While no broker is connected it looks for one each second, and returns nothing. Once a broker is back, it is
    /// asked whether it still has what had been read.
    ///
    /// - Throws: `BusError.lostHead`, `.lostLog`, `.noRight` and `.refused`, once per call until the partition is
    ///   assigned or sought anew or given up, but never in place of records that have already come. `.unreachable` when
    ///   no broker has been connected for the connection's `outagePatience`; `.closed`.
    public func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        try take(limit, wait) { place, message in
            let time = rd_kafka_message_timestamp(message, nil)
            let record = WireRecord(message)
            arrivals.append(
                Arrival(
                    place: place,
                    offset: message.pointee.offset,
                    record: record,
                    reading: Result { () throws(Defect) in try CloudEventsBinding.decode(record, words: &words) },
                    timestampMilliseconds: time < 0 ? nil : time
                )
            )
        }
        return arrivals
    }

    /// Takes records as `poll` does, but lends their values and copies nothing.
    ///
    /// It shows what the transport costs alone, for benchmarks. Returns how many there were.
    package func skim(
        limit: Int,
        wait: Duration,
        _ body: (TopicPartition, UnsafeRawBufferPointer) -> Void
    ) throws(BusError) -> Int {
        try take(limit, wait) { place, message in
            body(place, UnsafeRawBufferPointer(start: message.pointee.payload, count: message.pointee.len))
        }
    }

    /// Waits for messages, shows each to `body` and frees them; returns how many there were.
    @discardableResult
    private func take(
        _ limit: Int,
        _ wait: Duration,
        _ body: (TopicPartition, UnsafePointer<rd_kafka_message_t>) -> Void
    ) throws(BusError) -> Int {
        guard isOpen else { throw .closed }
        precondition(limit > 0, "a poll for no record")
        client.serve()
        if let since = client.notes.downSince { try look(away: since) }
        if client.notes.downSince == nil { settleDoubts() }
        guard doubtful.isEmpty, client.notes.downSince == nil else {
            // Records fetched before are fetched again once it is certain that the broker's log is the same.
            if let fault = faults.min(by: { $0.key < $1.key }) { throw fault.value }
            client.serve(min(wait, .milliseconds(200)).milliseconds)
            return 0
        }
        let count = handOut(queue.take(limit, waiting: faults.isEmpty ? wait.milliseconds : 0), body)
        guard count == 0 else { return count }
        if let fault = faults.min(by: { $0.key < $1.key }) { throw fault.value }
        return 0
    }

    /// Since when no broker has been connected; nil while one is.
    public var awaySince: ContinuousClock.Instant? { client.notes.downSince }

    /// Shows the first `count` messages of the queue's buffer that are records of ours, and frees them all.
    private func handOut(
        _ count: Int,
        _ body: (TopicPartition, UnsafePointer<rd_kafka_message_t>) -> Void
    ) -> Int {
        guard count > 0 else { return 0 }
        var records = 0
        var errors: [(place: TopicPartition, code: rd_kafka_resp_err_t, text: String)] = []
        // Messages come in runs of one partition: how far it is read is put down once per run.
        var run: (place: TopicPartition, position: Int64)?
        queue.forEach(count) { message in
            guard let place = place(of: message.pointee), run?.place == place || readings[place] != nil else { return }
            guard message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
                errors.append((place, message.pointee.err, String(cString: rd_kafka_message_errstr(message))))
                return
            }
            if let run, run.place != place { readings[run.place]?.position = run.position }
            run = (place, message.pointee.offset + 1)
            records += 1
            body(place, message)
        }
        if let run { readings[run.place]?.position = run.position }
        // Only now: judging may ask the broker, and moves partitions.
        for error in errors { judge(error.code, error.text, at: error.place) }
        return records
    }

    /// Where a message stands; messages come in runs of one partition, so the name is copied once per run.
    private func place(of message: rd_kafka_message_t) -> TopicPartition? {
        guard let topic = message.rkt else {
            logger.debug("\(message.err.text)")
            return nil
        }
        if let newestPlace, newestPlace.topic == topic, newestPlace.place.partition == message.partition {
            return newestPlace.place
        }
        let place = TopicPartition(topic: String(cString: rd_kafka_topic_name(topic)), partition: message.partition)
        newestPlace = (topic, place)
        return place
    }

    /// The offsets that a partition holds now, as the broker says.
    ///
    /// - Throws: `BusError.unreachable`; `.refused` for a topic or partition that does not exist; `.closed`.
    public func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64> {
        try bounds(of: place, within: patience)
    }

    func bounds(of place: TopicPartition, within patience: Duration) throws(BusError) -> Range<Int64> {
        guard (0..<(try partitionCount(of: place.topic))).contains(place.partition) else {
            throw .refused("\(place) does not exist")
        }
        let first = try offset(at: RD_KAFKA_OFFSET_BEGINNING, of: place, within: patience)
        let next = try offset(at: RD_KAFKA_OFFSET_END, of: place, within: patience)
        guard first >= 0, first <= next else { throw .refused("\(place) cannot hold offsets \(first) to \(next)") }
        return first..<next
    }

    /// The offset of one end of a partition.
    ///
    /// `rd_kafka_query_watermark_offsets` does not do: before librdkafka 2.3 it ignores its timeout, and waits for a
    /// broker that has gone until it is back (librdkafka's issue 2588).
    private func offset(
        at end: Int32,
        of place: TopicPartition,
        within patience: Duration
    ) throws(BusError) -> Int64 {
        let list = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(list) }
        let asked = rd_kafka_topic_partition_list_add(list, place.topic, place.partition)
        asked?.pointee.offset = Int64(end)
        var code = rd_kafka_offsets_for_times(client.pointer, list, patience.milliseconds)
        if code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer = list?.pointee.elems.pointee {
            guard answer.err != RD_KAFKA_RESP_ERR_NO_ERROR else { return answer.offset }
            code = answer.err
        }
        guard ErrorFate(code) == .retriable else { throw .refused("\(place): \(code.text)") }
        throw .unreachable(broker: client.broker, reason: client.notes.problem ?? code.text)
    }

    /// How many partitions a topic has; asks the broker once.
    ///
    /// - Throws: `BusError.unreachable`; `.refused` for a topic that does not exist and is not made; `.closed`.
    public func partitionCount(of topic: String) throws(BusError) -> Int32 {
        guard isOpen else { throw .closed }
        return try topics.topic(topic).partitionCount(within: patience)
    }

    /// Ends a `poll` that waits, or the next one, from any thread, at any time.
    public nonisolated func wake() { queue.wake() }

    /// Ends the subscriber; the connection goes with the last reference.
    public func close() {
        guard isOpen else { return }
        for (place, reading) in readings { stop(place, reading) }
        isOpen = false
    }
}
