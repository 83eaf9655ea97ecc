import Domain
import Events
import TaskForceKit
import TaskForceTesting
import Testing

/// The rehearsal itself: what it refuses, and what it plays.
struct RehearsalTests {
    @Test func anotherTaskForcesEventIsRefused() throws {
        let lantas = try UnitID("muba/traffic")
        let script = Scripted<Traffickers>([(5, LevelSet.with { $0.level = .red })])
        var drill = Rehearsal(units: [(lantas, script)], plan: TimetablePlan(end: 60))
        #expect(throws: (any Error).self) { try drill.run() }
    }
}
