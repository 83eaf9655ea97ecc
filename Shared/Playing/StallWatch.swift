import Domain
import TaskForceKit
import UnitLockstep

/// A unit of a drill in this process that does not come back from its turn.
package struct Stall: Sendable, Hashable {
    /// The unit.
    package let unit: UnitID
    /// The turn that it handles.
    package let turn: UInt64
    /// How long the turn has lasted so far, as far as was seen.
    package let lasting: Duration
}

/// Finds out that a unit of a drill in this process hangs, without touching the drill.
///
/// It is a value without a clock: each look is given its time.
package struct StallWatch: Sendable {
    /// How long a unit may take before people are told of it.
    package static let patience: Duration = .seconds(10)

    private let gauge: HandlingGauge
    private let patience: Duration
    private var last: HandlingGauge.Reading?
    private var since: Duration
    private var isTold = false

    /// A watch that begins at `now`.
    package init(_ gauge: HandlingGauge, at now: Duration, patience: Duration = Self.patience) {
        self.gauge = gauge
        self.patience = patience
        since = now
        last = gauge.reading
    }

    /// The unit that has hung for longer than the patience; returned once each time that a unit hangs.
    package mutating func look(at now: Duration) -> Stall? {
        guard let stall = stall(at: now), stall.lasting >= patience, !isTold else { return nil }
        isTold = true
        return stall
    }

    /// The unit whose step has lasted since the last look or longer.
    package mutating func stall(at now: Duration) -> Stall? {
        let reading = gauge.reading
        guard let reading, reading == last else {
            (last, since, isTold) = (reading, now, false)
            return nil
        }
        return Stall(unit: reading.unit, turn: reading.turn, lasting: now - since)
    }
}
