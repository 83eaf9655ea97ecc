import Playing

/// Whether a service that died is started again, and when.
///
/// A value without a clock: deaths go in with their times, decisions come out.
public struct Supervision: Sendable {
    /// What is to be done.
    public enum Decision: Sendable, Hashable {
        /// Start it again after this wait.
        case restart(after: Duration)
        /// It has died too often, or another start cannot help.
        case giveUp
        /// Another instance of it runs elsewhere; this one is not needed.
        case leaveToOther
    }

    /// The wait before a restart, by the number of deaths in the window; the last holds for more.
    public static let waits: [Duration] = [.milliseconds(200), .milliseconds(500), .seconds(1), .seconds(2)]
    /// With so many deaths in the window a service is given up.
    public static let deathsMax = 5
    /// How long a death counts.
    public static let window: Duration = .seconds(30)
    /// The wait after a service ended in order: it may have known of the drill's end before we do.
    public static let waitAfterOrder: Duration = .seconds(2)

    private var deaths: [Duration] = []

    /// A service that has never died.
    public init() {}

    /// Deaths that count at `now`.
    public func recentDeaths(at now: Duration) -> Int { deaths.count { now - $0 < Self.window } }

    /// The service ended at `now`.
    public mutating func died(_ end: ProcessEnd, at now: Duration) -> Decision {
        switch end {
        // Wrong flags, or a drill that does not fit: the next start would meet them again.
        case .exit(64), .exit(65): return .giveUp
        case .exit(73): return .leaveToOther
        default: break
        }
        deaths = deaths.filter { now - $0 < Self.window } + [now]
        guard deaths.count < Self.deathsMax else { return .giveUp }
        guard end != .exit(0) else { return .restart(after: Self.waitAfterOrder) }
        return .restart(after: Self.waits[min(deaths.count, Self.waits.count) - 1])
    }
}
