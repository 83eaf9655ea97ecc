import Domain
import Events

extension Granted {
    /// The turn's time; nil when it lies beyond the greatest simulated time or before `earlier`, the time of the turn before.
    ///
    /// Nobody who follows the protocol writes such a grant (C3), so whoever reads one stops and says so.
    public func simulatedTime(since earlier: SimulatedTime) -> SimulatedTime? {
        guard let time = SimulatedTime(exactly: time), time >= earlier else { return nil }
        return time
    }
}
