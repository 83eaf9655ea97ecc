import Events
import Synchronization

/// A bus in this process: append-only logs in memory, no loss, no delay.
///
/// It is the fast bus for tests and what-ifs, and the other buses are tested to behave as it does. A record is read as
/// an event once, when it is appended; readers share it.
public final class InMemoryBus: Sendable {
    private struct Log {
        var records: [Arrival] = []
        var first: Int64 = 0
        var next: Int64 { first + Int64(records.count) }
    }

    private struct State {
        var logs: [TopicPartition: Log] = [:]
        var readers: [ObjectIdentifier: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())
    /// Partitions that every topic has.
    public let partitionCount: Int32

    /// An empty bus.
    public init(partitionCount: Int32 = 4) { self.partitionCount = partitionCount }

    /// A writer.
    public func publisher() -> some Publisher { InMemoryPublisher(bus: self) }

    /// A reader.
    public func subscriber() -> some Subscriber { InMemorySubscriber(bus: self) }

    /// Appends a record and wakes the readers that wait.
    ///
    /// - Throws: `BusError.refused` for a partition that the topic has not got.
    public func append(_ record: WireRecord, to place: TopicPartition) throws(BusError) {
        try append(to: place) { Arrival(place: place, offset: $0, record: record) }
    }

    /// Appends an event as the record that it is on the wire.
    ///
    /// Readers are handed the event itself and do not read it from the record again.
    ///
    /// - Throws: `BusError.refused` for a partition that the topic has not got.
    public func append(_ envelope: Envelope, to place: TopicPartition) throws(BusError) {
        let record = CloudEventsBinding.encode(envelope)
        try append(to: place) { Arrival(place: place, offset: $0, record: record, reading: .success(envelope)) }
    }

    private func append(to place: TopicPartition, _ arrival: (Int64) -> Arrival) throws(BusError) {
        guard (0..<partitionCount).contains(place.partition) else { throw .refused("\(place) does not exist") }
        let wakers = state.withLock { state in
            let offset = state.logs[place, default: Log()].next
            state.logs[place, default: Log()].records.append(arrival(offset))
            return Array(state.readers.values)
        }
        for wake in wakers { wake() }
    }

    /// Drops a partition's records before `offset`, as retention does.
    public func truncate(_ place: TopicPartition, before offset: Int64) {
        state.withLock { state in
            guard var log = state.logs[place], offset > log.first else { return }
            let count = min(Int(offset - log.first), log.records.count)
            log.records.removeFirst(count)
            log.first += Int64(count)
            state.logs[place] = log
        }
    }

    func bounds(of place: TopicPartition) -> Range<Int64> {
        state.withLock { state in
            guard let log = state.logs[place] else { return 0..<0 }
            return log.first..<log.next
        }
    }

    /// Appends up to `limit` records from `position` on to `arrivals`; returns the next position.
    public func read(
        _ place: TopicPartition,
        from position: Int64,
        limit: Int,
        into arrivals: inout [Arrival]
    ) throws(BusError) -> Int64 {
        let result: Result<Int64, BusError> = state.withLock { state in
            guard let log = state.logs[place] else { return .success(position) }
            guard position >= log.first else { return .failure(.lostHead(place, first: log.first)) }
            let from = Int(position - log.first)
            guard from < log.records.count else { return .success(position) }
            let slice = log.records[from..<min(from + limit, log.records.count)]
            arrivals.append(contentsOf: slice)
            return .success(position + Int64(slice.count))
        }
        return try result.get()
    }

    func register(_ reader: ObjectIdentifier, waker: @escaping @Sendable () -> Void) {
        state.withLock { $0.readers[reader] = waker }
    }

    func unregister(_ reader: ObjectIdentifier) { _ = state.withLock { $0.readers.removeValue(forKey: reader) } }
}

private final class InMemoryPublisher: Publisher {
    private let bus: InMemoryBus
    private let isClosed = Atomic(false)

    init(bus: InMemoryBus) { self.bus = bus }

    func publish(_ record: WireRecord, to place: TopicPartition) throws(BusError) {
        guard !isClosed.load(ordering: .relaxed) else { throw .closed }
        try bus.append(record, to: place)
    }

    func flush(within deadline: Duration) -> Bool { true }
    var stalledSince: ContinuousClock.Instant? { nil }
    func close() { isClosed.store(true, ordering: .relaxed) }
}
