import Domain
import Events

/// What a crowd does when so many of it act: a table, each line with the share from which it holds and for how long.
///
/// The order of acts is that of `domain.md`'s phases; shares and times are assumed, uncalibrated. A crowd goes up one
/// line at a time and comes down when fewer act than two thirds of what brought it there, so that it does not flicker.
struct Escalation: Codable, Sendable {
    /// A line of the table.
    struct Stage {
        let behaviour: Behaviour
        let resistance: Resistance
        /// From so many of a thousand on.
        let activePermille: Int
        /// Once so many have acted for so many seconds.
        let after: UInt64
    }

    static let stages = [
        Stage(behaviour: .oration, resistance: .none, activePermille: 0, after: 0),
        Stage(behaviour: .blockingRoad, resistance: .passive, activePermille: 20, after: 60),
        Stage(behaviour: .pushing, resistance: .active, activePermille: 60, after: 120),
        Stage(behaviour: .throwing, resistance: .aggressive, activePermille: 120, after: 180),
        Stage(behaviour: .tyreFire, resistance: .aggressive, activePermille: 120, after: 360),
        Stage(behaviour: .vandalism, resistance: .aggressive, activePermille: 150, after: 300),
        Stage(behaviour: .breach, resistance: .aggressive, activePermille: 180, after: 300),
    ]

    private var index = 0
    // Since when enough act for the next line.
    private var reached: SimulatedTime?

    /// The line that holds.
    var stage: Stage { Self.stages[index] }

    /// Takes in how many of a thousand act; true when another line holds from now on.
    mutating func observe(activePermille: Int, at time: SimulatedTime) -> Bool {
        let before = index
        while index > 0, activePermille * 3 < stage.activePermille * 2 { index -= 1 }
        guard index == before, index + 1 < Self.stages.count else {
            reached = nil
            return index != before
        }
        let next = Self.stages[index + 1]
        guard activePermille >= next.activePermille else {
            reached = nil
            return false
        }
        let since = reached ?? time
        reached = since
        guard time.seconds(since: since) >= next.after else { return false }
        index += 1
        reached = nil
        return true
    }
}
