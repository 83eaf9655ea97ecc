import Dispatch
import Events
import Synchronization

/// Reads an `InMemoryBus`.
final class InMemorySubscriber: Subscriber {
    private let bus: InMemoryBus
    private let signal = DispatchSemaphore(value: 0)
    private let isWoken = Atomic(false)
    private var positions: [(place: TopicPartition, offset: Int64)] = []
    private var turn = 0
    private var isOpen = true

    init(bus: InMemoryBus) {
        self.bus = bus
        let signal = signal
        bus.register(ObjectIdentifier(self)) { signal.signal() }
    }

    deinit { bus.unregister(ObjectIdentifier(self)) }

    func assign(_ positions: [TopicPartition: Int64]) throws(BusError) {
        guard isOpen else { throw .closed }
        for place in positions.keys where !(0..<bus.partitionCount).contains(place.partition) {
            throw .refused("\(place) does not exist")
        }
        self.positions = positions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func seek(_ place: TopicPartition, to offset: Int64) throws(BusError) {
        guard isOpen else { throw .closed }
        guard let index = positions.firstIndex(where: { $0.place == place }) else {
            throw .refused("\(place) is not assigned")
        }
        positions[index].offset = offset
    }

    func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival] {
        guard isOpen else { throw .closed }
        var arrivals = try take(limit)
        let (seconds, attoseconds) = wait.components
        let deadline = DispatchTime.now() + Double(seconds) + Double(attoseconds) / 1e18
        // The signal also counts old records and other partitions' records. Only a record of ours or `wake` ends the
        // wait.
        while arrivals.isEmpty, wait > .zero, !isWoken.exchange(false, ordering: .acquiring),
            signal.wait(timeout: deadline) == .success
        {
            arrivals = try take(limit)
        }
        return arrivals
    }

    func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64> {
        guard isOpen else { throw .closed }
        guard (0..<bus.partitionCount).contains(place.partition) else { throw .refused("\(place) does not exist") }
        return bus.bounds(of: place)
    }

    func partitionCount(of topic: String) throws(BusError) -> Int32 {
        guard isOpen else { throw .closed }
        return bus.partitionCount
    }

    var awaySince: ContinuousClock.Instant? { nil }

    nonisolated func wake() {
        isWoken.store(true, ordering: .releasing)
        signal.signal()
    }

    func close() {
        isOpen = false
        bus.unregister(ObjectIdentifier(self))
    }

    /// Takes from each partition in turn, so that a busy one starves none.
    ///
    /// A lost head is thrown only when there is nothing else to take, so no other partition's records are lost with it.
    private func take(_ limit: Int) throws(BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        var fault: BusError?
        for step in positions.indices where arrivals.count < limit {
            let index = (turn + step) % positions.count
            do {
                positions[index].offset = try bus.read(
                    positions[index].place,
                    from: positions[index].offset,
                    limit: limit - arrivals.count,
                    into: &arrivals
                )
            } catch {
                fault = error
            }
        }
        turn += 1
        if arrivals.isEmpty, let fault { throw fault }
        return arrivals
    }
}
