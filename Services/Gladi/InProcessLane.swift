import Bus
import Dispatch
import Domain
import Foundation
import Lockstep
import Phrases
import Scenario
import ServiceHost
import Synchronization
import TaskForceKit

/// Plays a drill in this process: every unit on an in-memory bus, one loop, as fast as it goes.
struct InProcessLane {
    /// Rounds between two looks at the screen, the recording and the signals.
    private static let roundsPerLook = 64
    /// Rounds without a new turn after which the drill is held to be stuck.
    private static let idleRoundsMax = 100_000

    let request: RunRequest
    let table: UnitTable
    let screen: Screen

    /// Plays to the end; the record is closed when it returns.
    func run() -> RunEnd {
        let isStopped = Mutex(false)
        return withExtendedLifetime(StopSignals { isStopped.withLock { $0 = true } }) {
            do {
                return try play { isStopped.withLock { $0 } }
            } catch {
                let failure = ServiceProgram.failure(of: error)
                return .early(failure.phrase, exitCode: failure.exitCode)
            }
        }
    }

    private func play(isStopped: () -> Bool) throws -> RunEnd {
        let clock = ContinuousClock()
        let began = clock.now
        _ = try table.crews(for: request.setup.units.map(\.id))
        var drill = try InProcessDrill(
            setup: request.setup,
            plan: ScenarioPlan(request.scenario),
            types: table.types
        )
        screen.say(
            .running(
                request.scenario.title,
                drill: request.drill.text,
                lane: .lane(request.lane.rawValue, broker: ""),
                record: request.record
            )
        )
        let recording = InMemoryRecording(drill.bus, request)
        var audience = Audience(request.setup, screen: screen)
        var end: RunEnd?
        do {
            end = try play(&drill) { bus in
                recording.nudge()
                try audience.look(at: bus, now: clock.now - began)
                if let failure = recording.failure { return .early(failure.phrase, exitCode: 74) }
                return isStopped() ? .early(.stoppedByHand, exitCode: 1) : nil
            }
        } catch {
            recording.finish()
            throw error
        }
        recording.finish()
        try audience.look(at: drill.bus, now: clock.now - began)
        if let failure = recording.failure { return .early(failure.phrase, exitCode: 74) }
        return end ?? .inOrder
    }

    /// Goes round until the drill has ended or `look` says why it must.
    private func play(_ drill: inout InProcessDrill, look: (InMemoryBus) throws -> RunEnd?) throws -> RunEnd? {
        var rounds = 0
        var lastMoved = 0
        var turn: UInt64 = 0
        while try drill.round() {
            rounds += 1
            if drill.control.turn != turn {
                turn = drill.control.turn
                lastMoved = rounds
            }
            guard rounds - lastMoved < Self.idleRoundsMax else {
                throw LockstepStop.doesNotFit("turn \(turn) does not come to an end")
            }
            if rounds % Self.roundsPerLook == 0, let end = try look(drill.bus) { return end }
        }
        return nil
    }
}

/// Shows a drill in this process to whoever looks at the screen.
private struct Audience {
    private let places: [TopicPartition]
    private var positions: [Int64]
    private var progress: DrillProgress
    private let screen: Screen

    init(_ setup: DrillSetup, screen: Screen) {
        places = setup.table.topics.map { TopicPartition(topic: $0, partition: 0) }
        positions = places.map { _ in 0 }
        progress = DrillProgress(setup)
        self.screen = screen
    }

    mutating func look(at bus: InMemoryBus, now: Duration) throws(BusError) {
        guard screen.isSeen else { return }
        var arrivals: [Arrival] = []
        for index in places.indices {
            positions[index] = try bus.read(places[index], from: positions[index], limit: 100_000, into: &arrivals)
        }
        for notice in progress.take(arrivals, at: now) { screen.say(notice) }
        screen.show(progress, at: now)
    }
}
