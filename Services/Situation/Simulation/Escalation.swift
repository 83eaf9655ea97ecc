import Domain
import Events

/// What a crowd does when a share of it acts: a table; each line says from which share, and after how long.
///
/// The order of acts is that of the choreography's phases (`ops/docs/choreography.md`). Shares and times are assumed,
/// uncalibrated. A crowd goes up one line at a time. It comes down only when fewer act than two thirds of what brought
/// it there, so that it does not flicker.
struct Escalation: Codable, Sendable {
    /// A line of the table.
    struct Stage {
        let behaviour: Behaviour
        let resistance: Resistance
        /// The share of the crowd that must act, in thousandths.
        let activePermille: Int
        /// The number of people who must act as well: a handful does not make a riot.
        let active: Int
        /// How many seconds so many must have acted.
        let after: UInt64

        /// True when it is done to an object, which a unit may guard.
        var isAgainstObject: Bool { behaviour >= .vandalism }
    }

    static let stages = [
        Stage(behaviour: .oration, resistance: .none, activePermille: 0, active: 0, after: 0),
        Stage(behaviour: .blockingRoad, resistance: .passive, activePermille: 20, active: 15, after: 60),
        Stage(behaviour: .pushing, resistance: .active, activePermille: 60, active: 30, after: 120),
        Stage(behaviour: .throwing, resistance: .aggressive, activePermille: 120, active: 30, after: 180),
        Stage(behaviour: .tyreFire, resistance: .aggressive, activePermille: 120, active: 30, after: 360),
        Stage(behaviour: .vandalism, resistance: .aggressive, activePermille: 150, active: 45, after: 300),
        Stage(behaviour: .breach, resistance: .aggressive, activePermille: 180, active: 60, after: 300),
    ]

    private var index = 0
    // Since when enough people act for the next line.
    private var reached: SimulatedTime?

    /// The line that holds.
    var stage: Stage { Self.stages[index] }

    /// Takes in how many of those present act; returns true when another line holds from now on.
    ///
    /// `wreckingPercent`: how many must act against an object, in percent of the table's number.
    mutating func observe(
        active: UInt32,
        of present: UInt32,
        wreckingPercent: Int,
        at time: SimulatedTime
    ) -> Bool {
        let (active, present) = (Int(active), Int(present))
        func isReached(_ stage: Stage, parts: Int, of whole: Int) -> Bool {
            let acting = active * whole * 100
            let needed = parts * (stage.isAgainstObject ? wreckingPercent : 100)
            return acting * 1_000 >= stage.activePermille * present * needed && acting >= stage.active * needed
        }
        let before = index
        while index > 0, !isReached(stage, parts: 2, of: 3) { index -= 1 }
        guard index == before, index + 1 < Self.stages.count, isReached(Self.stages[index + 1], parts: 1, of: 1) else {
            reached = nil
            return index != before
        }
        let since = reached ?? time
        reached = since
        guard time.seconds(since: since) >= Self.stages[index + 1].after else { return false }
        index += 1
        reached = nil
        return true
    }
}
