import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Logging
import Phrases
import Scenario
import ServiceHost
import ServiceLifecycle

/// Exercise control as a process: opens a drill of a scenario, or takes up one that is open, and grants its turns.
public struct ControlService: Service {
    private let scenario: Scenario
    private let drill: DrillID
    private let seed: UInt64
    private let settings: ControlMachine.Settings
    private let options: ServiceOptions
    private let hasScreen: Bool
    private let logger: Logger

    /// Control of one drill; it has no screen of its own when a launcher shows what it says on the bus.
    public init(
        scenario: Scenario,
        drill: DrillID,
        seed: UInt64,
        settings: ControlMachine.Settings,
        options: ServiceOptions,
        hasScreen: Bool = true,
        logger: Logger
    ) {
        self.scenario = scenario
        self.drill = drill
        self.seed = seed
        self.settings = settings
        self.options = options
        self.hasScreen = hasScreen
        self.logger = logger
    }

    /// Runs until the drill has ended or a graceful shutdown was asked for.
    ///
    /// - Throws: `ServiceFailure`, `BusError`, `LockstepStop`.
    public func run() async throws {
        let stop = try await BusThread.run("control") { isStopping in
            do { return try play(isStopping: isStopping) } catch let error as BusError {
                throw ServiceProgram.failure(of: error, by: "control")
            }
        }
        if let stop, case .ended(let reason) = stop {
            logger.info("\(stop)")
            if hasScreen { ServiceProgram.say(.stoppedAtEnd(reason), in: options.language) }
        } else if let stop {
            throw stop
        }
    }

    private func play(isStopping: () -> Bool) throws -> LockstepStop? {
        let setup: DrillSetup
        do { setup = try scenario.setup(drill: drill, seed: seed) } catch {
            throw LockstepStop.doesNotFit(error.reason)
        }
        let connection = try options.connection(logger: logger)
        let subscriber = try connection.subscriber(fetchWait: options.wait())
        let partition = try DrillJoin.partition(
            of: drill,
            among: subscriber.partitionCount(of: DrillSetup.controlTopic)
        )
        let topics = setup.table.topics + [DrillSetup.recorderTopic]
        let bounds = try DrillJoin.bounds(subscriber, topics: topics, partition: partition)
        let publisher = try connection.publisher(to: topics)
        let machine = ControlMachine(
            setup: setup,
            plan: ScenarioPlan(scenario),
            settings: settings,
            ends: bounds.mapValues(\.upperBound),
            firsts: bounds.mapValues(\.lowerBound)
        )
        ServiceProgram.say(.joined(["control"], drill: drill.text), in: options.language)
        var screen = ControlScreen()
        let loop = try MachineLoop(
            machines: [machine],
            subscriber: subscriber,
            publisher: publisher,
            partition: partition,
            positions: bounds.filter { machine.topics.contains($0.key) }.mapValues(\.lowerBound),
            nonce: settings.instance,
            crash: options.crashPoint(),
            broker: connection.bootstrap,
            onOutage: { ServiceProgram.say($0, in: options.language) },
            onStep: { machines in
                guard hasScreen else { return }
                for machine in machines {
                    for phrase in screen.look(at: machine, now: .now) {
                        ServiceProgram.say(phrase, in: options.language)
                    }
                }
            }
        )
        return try loop.run(isStopping: isStopping)
    }
}
