import Dispatch

/// When a test stops waiting for an event: so late that only a real hang fails.
///
/// A verdict must not depend on how fast a machine was. So the time counts from the moment at which the test begins to
/// wait, not from when it was scheduled: tests that block hold the pool's threads, and other tests wait for a thread.
public enum Hang {
    /// Ten minutes.
    public static let bound: Duration = .seconds(600)

    /// The same as Dispatch takes it.
    public static let patience: DispatchTimeInterval = .seconds(600)

    /// The time at which a wait that begins now ends without success.
    public static func deadline() -> ContinuousClock.Instant { .now + bound }
}
