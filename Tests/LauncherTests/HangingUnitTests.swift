import Domain
import Events
import Foundation
import Launcher
import Lockstep
import Phrases
import Playing
import Recording
import Scenario
import Sweep
import Synchronization
import TaskForceKit
import Testing
import UnitTable

/// A traffic unit that never comes back from its third turn, until it is released.
private struct HangingTraffic: TaskForceUnit {
    static let profile = UnitProfile(
        taskForce: "traffic",
        title: "Uji",
        agency: "Uji",
        hears: [],
        publishes: [RoadClosed.self]
    )
    static let hangs = Mutex(false)

    init(briefing: UnitBriefing) throws {}

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        while turn.number == 3, Self.hangs.withLock(\.self) {}
        out.wake(at: turn.time.adding(seconds: 1))
    }
}

@Suite("A unit in this process that hangs", .serialized)
struct HangingUnitTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path
    private let table = UnitTable(
        UnitTable.standard.lines.filter { $0.program != "traffic" } + [UnitTable.Line("traffic", HangingTraffic.self)]
    )

    private static func scenario() throws -> Scenario {
        try ScenarioLibrary.withUnits.scenario("muba-2024").excerpt(
            from: SimulatedTime(seconds: 4200),
            to: SimulatedTime(seconds: 4230)
        )
    }

    @Test("it is told of by name and turn, and the run can be ended all the same, its record kept")
    func run() throws {
        HangingTraffic.hangs.withLock { $0 = true }
        defer {
            HangingTraffic.hangs.withLock { $0 = false }
            try? FileManager.default.removeItem(atPath: path)
        }
        let request = try RunRequest(
            scenario: Self.scenario(),
            drill: DrillID("muba-2024.uji"),
            seed: 1,
            lane: .inProcess,
            pace: .fastest,
            record: path
        )
        let stop = StopFlag()
        var told: [Stall] = []
        let lane = InProcessLane(request: request, table: table, stallPatience: .milliseconds(200)) { stall in
            told.append(stall)
            // As Ctrl-C would. A unit that was merely slow on a busy machine is told of too, and the run goes on.
            if stall.unit.description == "muba/traffic" { stop.raise() }
        }
        let end = lane.run(until: stop)
        #expect(end.exitCode == 1)
        #expect(told.last?.unit.description == "muba/traffic")
        #expect(told.last?.turn == 3)
        guard case .whole(let summary) = try RecordCheck.verify(path: path) else {
            Issue.record("\(try RecordCheck.verify(path: path).phrase.english)")
            return
        }
        #expect(!summary.isEnded)
        #expect(summary.events > 10)
    }

    @Test("a sweep says which seed and unit, and can be ended")
    func sweep() throws {
        HangingTraffic.hangs.withLock { $0 = true }
        defer { HangingTraffic.hangs.withLock { $0 = false } }
        let request = try SweepRequest(scenario: Self.scenario(), isExcerpt: true, first: 7, count: 1, jobs: 1)
        let stop = StopFlag()
        var told: [SeedStall] = []
        let result = try Sweep(request, types: table.types).run(
            stop: stop,
            tick: .milliseconds(50),
            stallPatience: .milliseconds(200),
            onStall: { hanging in
                told.append(hanging)
                if hanging.stall.unit.description == "muba/traffic" { stop.raise() }
            }
        )
        #expect(!result.isComplete)
        #expect(told.last?.seed == 7)
        #expect(told.last?.stall.unit.description == "muba/traffic")
        #expect(told.last?.stall.turn == 3)
    }

    @Test("why a run ended early outweighs the units that it lost")
    func ends() {
        #expect(RunEnd.inOrder.losing(["muba/traffic"]).exitCode == 75)
        #expect(RunEnd.inOrder.losing([]) == .inOrder)
        #expect(RunEnd.early(.stoppedByHand, exitCode: 1).losing(["muba/traffic"]).exitCode == 1)
        #expect(RunEnd.withoutUnits(["muba/traffic"]).reason?.english.contains("muba/traffic") == true)
    }
}
