import Bus
import Dispatch
import Domain
import Events
import Foundation
import Lockstep
import Recording
import Synchronization

/// Records a drill that is played in this process.
///
/// It has a thread of its own, so that the drill need not wait for the disk.
package final class InMemoryRecording: Sendable {
    /// The most records that go into one transaction; each transaction costs a flush of the disk.
    private static let batchMax = 4_096

    private struct State {
        var isFinishing = false
        var failure: RecordingError?
    }

    private let state = Mutex(State())
    private let more = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    /// Begins a record of what `bus` holds and will hold.
    package init(_ bus: InMemoryBus, _ request: RunRequest) {
        let thread = Thread { [self] in
            do throws(RecordingError) {
                try record(bus, request)
            } catch {
                state.withLock { $0.failure = error }
            }
            done.signal()
        }
        thread.name = "recording"
        thread.start()
    }

    /// Why recording stopped; nil while it goes well.
    package var failure: RecordingError? { state.withLock { $0.failure } }

    /// Says that there may be more to record.
    package func nudge() { more.signal() }

    /// Records what is left and closes the file.
    package func finish() {
        state.withLock { $0.isFinishing = true }
        more.signal()
        done.wait()
    }

    private func record(_ bus: InMemoryBus, _ request: RunRequest) throws(RecordingError) {
        let origin = RecordOrigin(
            drill: request.drill,
            gladiVersion: gladiVersion,
            broker: request.lane.rawValue,
            createdMilliseconds: Int64(Date().timeIntervalSince1970 * 1000)
        )
        let file = try RecordFile(path: request.record, origin: origin, opened: request.setup.opened)
        let places = request.setup.table.topics.map { TopicPartition(topic: $0, partition: 0) }
        var positions = places.map { _ in Int64(0) }
        var isFinishing = false
        while !isFinishing {
            more.wait()
            isFinishing = state.withLock { $0.isFinishing }
            var batch: [Arrival] = []
            repeat {
                batch = []
                for index in places.indices {
                    do throws(BusError) {
                        positions[index] = try bus.read(
                            places[index],
                            from: positions[index],
                            limit: Self.batchMax,
                            into: &batch
                        )
                    } catch {
                        throw .failed(path: request.record, reason: error.description)
                    }
                }
                _ = try file.append(batch, controlIsRead: true)
            } while isFinishing && !batch.isEmpty
        }
        try file.close()
    }
}
