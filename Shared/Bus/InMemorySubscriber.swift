import Dispatch
import Events

/// Reads an `InMemoryBus`.
final class InMemorySubscriber: Subscriber {
    private let bus: InMemoryBus
    private let signal = DispatchSemaphore(value: 0)
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
        guard let index = positions.firstIndex(where: { $0.place == place }) else {
            throw .refused("\(place) is not assigned")
        }
        positions[index].offset = offset
    }

    func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival] {
        guard isOpen else { throw .closed }
        var arrivals = try take(limit)
        if arrivals.isEmpty, wait > .zero {
            let (seconds, attoseconds) = wait.components
            _ = signal.wait(timeout: .now() + Double(seconds) + Double(attoseconds) / 1e18)
            arrivals = try take(limit)
        }
        return arrivals
    }

    func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64> { bus.bounds(of: place) }

    func partitionCount(of topic: String) throws(BusError) -> Int32 { bus.partitionCount }

    nonisolated func wake() { signal.signal() }

    func close() {
        isOpen = false
        bus.unregister(ObjectIdentifier(self))
    }

    /// Takes from each partition in turn, so that a busy one starves none.
    private func take(_ limit: Int) throws(BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        for step in positions.indices where arrivals.count < limit {
            let index = (turn + step) % positions.count
            positions[index].offset = try bus.read(
                positions[index].place, from: positions[index].offset, limit: limit - arrivals.count, into: &arrivals)
        }
        turn += 1
        return arrivals
    }
}
