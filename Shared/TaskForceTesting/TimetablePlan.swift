import Domain
import Events
import Lockstep

/// A plan for tests: events of control at given times, and an end.
public struct TimetablePlan: ExercisePlan {
    private var entries: [(time: SimulatedTime, event: any DrillEvent)]
    private let end: SimulatedTime

    /// Plays `entries` and ends at `end`.
    public init(_ entries: [(time: UInt64, event: any DrillEvent)] = [], end: UInt64) {
        self.entries = entries.map { (SimulatedTime(seconds: $0.time), $0.event) }.sorted { $0.time < $1.time }
        self.end = SimulatedTime(seconds: end)
    }

    /// The next entry or the end.
    public var nextTimer: SimulatedTime? { min(entries.first?.time ?? end, end) }

    /// Plays what is due.
    public mutating func handle(_ turn: PlanTurn) -> PlanStep {
        var step = PlanStep()
        while let first = entries.first, first.time <= turn.time {
            step.items.append(PlanStep.Item(first.event))
            entries.removeFirst()
        }
        if turn.time >= end { step.ended = "timetable" }
        return step
    }
}
