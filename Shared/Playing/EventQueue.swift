import Dispatch
import Synchronization

/// What happens around a run, in order: many threads put events in, one takes them out.
///
/// It is bounded: whoever adds to a full queue waits until there is room.
package final class EventQueue<Event: Sendable>: Sendable {
    private let events = Mutex<[Event]>([])
    private let filled = DispatchSemaphore(value: 0)
    // It begins at zero and is raised: a semaphore must not end below the value that it was made with.
    private let room = DispatchSemaphore(value: 0)

    /// An empty queue with room for `capacity` events.
    package init(capacity: Int = 256) { for _ in 0..<capacity { room.signal() } }

    /// Adds an event; waits while the queue is full.
    package func put(_ event: Event) {
        room.wait()
        events.withLock { $0.append(event) }
        filled.signal()
    }

    /// The next event; nil when none has come by `deadline`.
    package func next(until deadline: ContinuousClock.Instant) -> Event? {
        let (seconds, attoseconds) = max(deadline - .now, .zero).components
        let wait = DispatchTime.now() + Double(seconds) + Double(attoseconds) / 1e18
        guard filled.wait(timeout: wait) == .success else { return nil }
        defer { room.signal() }
        return events.withLock { $0.removeFirst() }
    }
}
