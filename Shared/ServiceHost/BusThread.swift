import Foundation
import ServiceLifecycle
import Synchronization

/// A thread of its own for a bus client: its poll blocks, so it must never sit on the cooperative pool.
public enum BusThread {
    /// Runs `work` on a thread of its own.
    ///
    /// `work` is handed a closure that turns true at a graceful shutdown (SIGTERM, SIGINT). `work` asks it at least
    /// twice a second, and then finishes in order.
    public static func run<Value: Sendable>(
        _ name: String,
        _ work: @escaping @Sendable (_ isStopping: @escaping @Sendable () -> Bool) throws -> Value
    ) async throws -> Value {
        let stopping = StopFlag()
        return try await withGracefulShutdownHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
                let thread = Thread { continuation.resume(with: Result { try work { stopping.isSet } }) }
                thread.name = name
                thread.stackSize = 8 << 20
                thread.start()
            }
        } onGracefulShutdown: {
            stopping.set()
        }
    }

    private final class StopFlag: Sendable {
        private let state = Mutex(false)
        var isSet: Bool { state.withLock { $0 } }
        func set() { state.withLock { $0 = true } }
    }
}
