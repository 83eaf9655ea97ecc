import Dispatch

/// When a test that waits for an event gives it up: so late that only what hangs is ever given up.
///
/// A verdict must not depend on how fast a machine was. The bound is measured from where the test begins to wait, never from
/// where it was scheduled: tests that block hold the pool's threads, and others wait for one.
public enum Hang {
    /// Ten minutes.
    public static let bound: Duration = .seconds(600)

    /// The same, as Dispatch takes it.
    public static let patience: DispatchTimeInterval = .seconds(600)

    /// The moment at which a wait that begins now is given up.
    public static func deadline() -> ContinuousClock.Instant { .now + bound }
}
