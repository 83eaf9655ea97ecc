import Events

/// One partition of one topic.
public struct TopicPartition: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The topic's name.
    public let topic: String
    /// The partition's number, 0 and up.
    public let partition: Int32

    /// Names a partition.
    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// `topic[partition]`.
    public var description: String { "\(topic)[\(partition)]" }

    /// Orders by topic, then partition.
    public static func < (left: Self, right: Self) -> Bool {
        left.topic == right.topic ? left.partition < right.partition : left.topic < right.topic
    }
}

/// A record as it arrived, read as an event where it is one.
public struct Arrival: Sendable {
    /// Where it stands.
    public let place: TopicPartition
    /// Its offset there.
    ///
    /// Offsets order records; they never say whether one is missing (R4).
    public let offset: Int64
    /// The record, byte for byte.
    public let record: WireRecord
    /// The event, or why it is none.
    public let reading: Result<Envelope, Defect>
    /// The broker's timestamp, milliseconds since 1970; nil where the bus keeps none.
    ///
    /// Outside the digest.
    public let timestampMilliseconds: Int64?

    /// Reads `record` as an event.
    public init(place: TopicPartition, offset: Int64, record: WireRecord, timestampMilliseconds: Int64? = nil) {
        self.place = place
        self.offset = offset
        self.record = record
        self.timestampMilliseconds = timestampMilliseconds
        self.reading = Result { () throws(Defect) in try CloudEventsBinding.decode(record) }
    }

    /// A record whose reading is already known; it equals what `CloudEventsBinding.decode` gives.
    package init(
        place: TopicPartition,
        offset: Int64,
        record: WireRecord,
        reading: Result<Envelope, Defect>,
        timestampMilliseconds: Int64? = nil
    ) {
        self.place = place
        self.offset = offset
        self.record = record
        self.timestampMilliseconds = timestampMilliseconds
        self.reading = reading
    }
}

/// What can go wrong with a bus.
public enum BusError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No broker answers.
    case unreachable(broker: String, reason: String)
    /// The writer's own bounded buffer is full: poll, then try again.
    case full
    /// The record is larger than the bus takes.
    case tooLarge(bytes: Int)
    /// The position asked for is no longer there; the log now begins at `first`.
    case lostHead(TopicPartition, first: Int64)
    /// The broker came back without what this client had read: another log, or none.
    case lostLog(TopicPartition, position: Int64, end: Int64)
    /// The broker does not let this client use a topic.
    case noRight(topic: String, Right)
    /// The broker refused for good: a topic that does not exist, a fenced producer, wrong credentials.
    case refused(String)
    /// The client was closed.
    case closed

    /// What a client may do with a topic.
    public enum Right: String, Sendable, Hashable {
        /// To read its records.
        case read
        /// To append to it.
        case write
    }

    /// One line for people.
    public var description: String {
        switch self {
        case .unreachable(let broker, let reason): "no broker answers at \(broker): \(reason)"
        case .full: "the buffer of records to send is full"
        case .tooLarge(let bytes): "a record of \(bytes) bytes is too large for the bus"
        case .lostHead(let place, let first): "\(place) no longer holds its head: it begins at offset \(first)"
        case .lostLog(let place, let position, let end):
            "the broker has lost the log: \(place) ends at offset \(end), and \(position) had been read"
        case .noRight(let topic, let right): "no right to \(right.rawValue) the topic \(topic): have ops grant it"
        case .refused(let reason): "the broker refused: \(reason)"
        case .closed: "the bus client is closed"
        }
    }
}

/// Writes records.
///
/// Safe to use from any thread.
///
/// Records of one publisher to one partition keep their order. A record that was taken need not have arrived: it is
/// published when its writer has read it back (W3).
public protocol Publisher: Sendable {
    /// Hands over one record. Never blocks.
    ///
    /// - Throws: `BusError.full` when the buffer is full (poll, then try again); `.tooLarge`; `.refused` and `.closed`,
    ///   which are final.
    func publish(_ record: WireRecord, to place: TopicPartition) throws(BusError)

    /// Waits until all that was handed over has left or `deadline` has passed; false when some has not.
    func flush(within deadline: Duration) -> Bool

    /// Since when records have waited without any acknowledgement; nil while none waits.
    ///
    /// It shows an outage in which connections stay open. Whoever needs it asks at least once a second.
    var stalledSince: ContinuousClock.Instant? { get }

    /// Ends the publisher; records that have not left are lost, and their writer publishes them again after a restart.
    func close()
}

/// Reads records from partitions that it names itself: no group, no committed offsets.
///
/// Belongs to one thread.
public protocol Subscriber: AnyObject {
    /// Reads these partitions, and no others, each from its offset on.
    ///
    /// May be called again; partitions already read at the same position go on undisturbed.
    ///
    /// - Throws: `BusError.unreachable`, `.refused`.
    func assign(_ positions: [TopicPartition: Int64]) throws(BusError)

    /// Goes on reading `place` from `offset`.
    func seek(_ place: TopicPartition, to offset: Int64) throws(BusError)

    /// Waits up to `wait` for at least one record; returns at most `limit`, each partition's in the order of its
    /// offsets.
    ///
    /// When the broker has gone, the subscriber waits for it; see `awaySince`.
    ///
    /// - Throws: `BusError.lostHead` when a position lies before the partition's first record; `.lostLog` when the
    ///   broker came back without what had been read; `.unreachable` when it was away for longer than the subscriber's
    ///   patience; `.refused`, `.noRight`.
    func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival]

    /// The offsets that a partition holds now, from the first one kept up to, but not including, the next to be
    /// written.
    ///
    /// A topic that does not exist yet is made where the broker allows, and is empty.
    ///
    /// - Throws: `BusError.unreachable`, `.refused`.
    func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64>

    /// Since when no broker has been connected; nil while one is connected, and on a bus without a broker.
    var awaySince: ContinuousClock.Instant? { get }

    /// How many partitions a topic has.
    func partitionCount(of topic: String) throws(BusError) -> Int32

    /// Ends a `poll` that waits, from any thread.
    nonisolated func wake()

    /// Ends the subscriber.
    func close()
}
