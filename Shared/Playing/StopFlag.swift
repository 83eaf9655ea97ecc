import Synchronization

/// A request to stop, from any thread, to all who look.
package final class StopFlag: Sendable {
    private let raised = Atomic(false)

    /// Nobody has asked yet.
    package init() {}

    /// True once somebody has asked.
    package var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Asks.
    package func raise() { raised.store(true, ordering: .relaxed) }
}
