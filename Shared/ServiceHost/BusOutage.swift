import Bus
import Phrases

/// What a loop knows of an outage of its bus.
///
/// It knows since when, what its machines' clock says meanwhile, and what people are told.
///
/// A value without a clock: moments go in, a phrase comes out when there is something to say. The machines' clock stands
/// still while the bus is away: no deadline of the protocol runs out because nobody could answer.
public struct BusOutage: Sendable {
    /// How long records may wait without any acknowledgement before the bus counts as away.
    ///
    /// It finds an outage that no connection shows: a broker that is stopped, a cable that is pulled.
    public static let silence: Duration = .seconds(1)
    /// People are not told of a shorter outage.
    public static let toldAfter: Duration = .seconds(2)
    /// How often people are told again of a long outage.
    public static let toldEvery: Duration = .seconds(60)

    /// Since when the bus has been away; nil while it is there.
    public private(set) var since: ContinuousClock.Instant?
    /// True once the bus has been away.
    public private(set) var hasBeen = false
    private let broker: String
    private var told: ContinuousClock.Instant?
    private var elapsed: Duration = .zero
    private var last: ContinuousClock.Instant

    /// A bus that is there; `broker` names it on the screen.
    public init(broker: String, now: ContinuousClock.Instant) {
        self.broker = broker
        last = now
    }

    /// How much time has passed while the bus was there: the machines' clock.
    public func reading(at now: ContinuousClock.Instant) -> Duration { since == nil ? elapsed + (now - last) : elapsed }

    /// Takes note of what a client says of its broker.
    ///
    /// - Parameters:
    ///   - away: Since when its subscriber has had no broker.
    ///   - stalled: Since when its publisher's records have waited without any acknowledgement.
    ///   - now: The moment.
    /// - Returns: What people are to be told now, if anything.
    public mutating func note(
        away: ContinuousClock.Instant?,
        stalled: ContinuousClock.Instant?,
        at now: ContinuousClock.Instant
    ) -> Phrase? {
        elapsed = reading(at: now)
        last = now
        let before = since
        let stall = stalled.flatMap { now - $0 >= Self.silence ? $0 : nil }
        since = before ?? [away, stall].compactMap(\.self).min()
        guard let since else { return nil }
        hasBeen = true
        let seconds = Int((now - since).components.seconds)
        guard away != nil || stall != nil else {
            defer {
                self.since = nil
                told = nil
            }
            return told == nil ? nil : .brokerBack(broker, seconds: seconds)
        }
        guard now - since >= Self.toldAfter, told.map({ now - $0 >= Self.toldEvery }) ?? true else { return nil }
        told = now
        return .brokerAway(broker, seconds: seconds)
    }
}
