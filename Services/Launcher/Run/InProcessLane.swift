import Bus
import Dispatch
import Domain
import Foundation
import Lockstep
import Phrases
import Playing
import Scenario
import ServiceHost
import Synchronization
import TaskForceKit
import Telling
import UnitLockstep
import UnitTable

/// Plays a drill in this process: every unit on an in-memory bus, one loop, as fast as it goes.
///
/// The drill has a thread of its own, so that a unit that never comes back from its turn is told of, and the run can be
/// ended all the same: with its record, as far as it is written.
package struct InProcessLane {
    /// How long a drill may take to stop when asked; a unit that hangs is then left behind.
    package static let stopPatience: Duration = .seconds(3)
    /// Between two looks at the screen, the recording and the signals.
    private static let look: Duration = .milliseconds(50)

    let request: RunRequest
    let table: UnitTable
    private let screen: Screen
    private let stallPatience: Duration
    private let onStall: (Stall) -> Void

    /// A drill of `request`, played by the types of `table`, for `screen`.
    init(request: RunRequest, table: UnitTable, screen: Screen) {
        self.request = request
        self.table = table
        self.screen = screen
        stallPatience = StallWatch.patience
        onStall = { screen.warn(.unitDoesNotReturn($0)) }
    }

    /// A drill that nobody looks at.
    ///
    /// `stallPatience`: how long a unit may handle one turn before `onStall` is told of it.
    package init(
        request: RunRequest,
        table: UnitTable,
        stallPatience: Duration,
        onStall: @escaping (Stall) -> Void
    ) {
        self.request = request
        self.table = table
        screen = Screen(style: .silent, output: .errors, language: .indonesian)
        self.stallPatience = stallPatience
        self.onStall = onStall
    }

    /// Plays to the end, or until a signal asks to stop; the record is closed when it returns.
    func run() -> RunEnd {
        let stop = StopFlag()
        return withExtendedLifetime(StopSignals { stop.raise() }) { run(until: stop) }
    }

    /// Plays to the end, or until `stop` is raised; the record is closed when it returns.
    package func run(until stop: StopFlag) -> RunEnd {
        do {
            return try play(until: stop)
        } catch {
            let failure = ServiceProgram.failure(of: error)
            return .early(failure.phrase, exitCode: failure.exitCode)
        }
    }

    private func play(until stop: StopFlag) throws -> RunEnd {
        _ = try table.crews(for: request.setup.units.map(\.id))
        let drill = try InProcessDrill(
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
        var end: RunEnd?
        do {
            end = try watch(DrillThread(drill) { recording.nudge() }, of: drill, recording, until: stop)
        } catch {
            recording.finish()
            throw error
        }
        recording.finish()
        if let failure = recording.failure { return .early(failure.phrase, exitCode: 74) }
        return end ?? .inOrder
    }

    /// Shows the drill until it has ended; why it ended early, if it did.
    private func watch(
        _ thread: DrillThread,
        of drill: InProcessDrill,
        _ recording: InMemoryRecording,
        until stop: StopFlag
    ) throws -> RunEnd? {
        defer { thread.stop() }
        let clock = ContinuousClock()
        let began = clock.now
        var audience = Audience(request.setup, screen: screen)
        var stalls = StallWatch(drill.gauge, at: .zero, patience: stallPatience)
        var end: (how: RunEnd, since: Duration)?
        while !thread.hasEnded(within: Self.look) {
            let now = clock.now - began
            try audience.look(at: drill.bus, now: now)
            if let stall = stalls.look(at: now) { onStall(stall) }
            if end == nil {
                if let failure = recording.failure { end = (.early(failure.phrase, exitCode: 74), now) }
                if stop.isRaised { end = (.early(.stoppedByHand, exitCode: 1), now) }
                if end != nil { thread.stop() }
            }
            // What hangs ends with the process.
            if let end, now - end.since >= Self.stopPatience { return end.how }
        }
        try audience.look(at: drill.bus, now: clock.now - began)
        if let end { return end.how }
        try thread.outcome()
        return nil
    }
}

/// The thread on which a drill is played.
private final class DrillThread: Sendable {
    /// Rounds between two looks whether to stop.
    private static let roundsPerLook = 64
    /// Rounds without a new turn after which the drill is held to be stuck.
    private static let idleRoundsMax = 100_000

    private let flag = StopFlag()
    private let ended = DispatchSemaphore(value: 0)
    private let failure = Mutex<(any Error)?>(nil)

    /// Begins to play; `nudge` is called now and then, when there is more on the bus.
    init(_ drill: InProcessDrill, nudge: @escaping @Sendable () -> Void) {
        let thread = Thread { [self] in
            var drill = drill
            do { try play(&drill, nudge) } catch { failure.withLock { $0 = error } }
            ended.signal()
        }
        thread.name = "drill"
        // Units may be written recursively; a main thread has as much.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Asks it to stop.
    func stop() { flag.raise() }

    /// Waits for its end; false when it goes on.
    func hasEnded(within wait: Duration) -> Bool {
        let milliseconds = Int(wait / .milliseconds(1))
        guard ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return false }
        ended.signal()
        return true
    }

    /// Throws what ended it otherwise than in order.
    func outcome() throws { if let failure = failure.withLock({ $0 }) { throw failure } }

    private func play(_ drill: inout InProcessDrill, _ nudge: () -> Void) throws {
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
            guard rounds % Self.roundsPerLook == 0 else { continue }
            nudge()
            guard !flag.isRaised else { return }
        }
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

extension Phrase {
    /// What is said of a unit that hangs in this process.
    static func unitDoesNotReturn(_ stall: Stall) -> Phrase {
        .unitDoesNotReturn(stall.unit.description, turn: stall.turn, seconds: Int(stall.lasting / .seconds(1)))
    }
}
