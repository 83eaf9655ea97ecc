import Bus
import Domain
import Events
import Lockstep
import TaskForceKit

/// A whole drill in this process: control and every unit on an in-memory bus, one loop, no threads.
///
/// It has the same machines, records and digest as a drill over Kafka; only the bus differs. It is for rehearsals
/// without an audience, tests and what-ifs. Watch it by reading `bus`.
public struct InProcessDrill: Sendable {
    /// The bus; everything that happens is in its logs, on partition 0.
    public let bus: InMemoryBus
    /// Exercise control.
    public private(set) var control: ControlMachine
    /// The units.
    public private(set) var units: [UnitMachine]
    /// Shows which unit the drill is handling.
    public let gauge: HandlingGauge

    private struct Reader: Sendable {
        let topics: [TopicPartition]
        var positions: [Int64]

        init(topics: [String]) {
            self.topics = topics.map { TopicPartition(topic: $0, partition: 0) }
            positions = self.topics.map { _ in 0 }
        }
    }

    private var controlReader: Reader
    private var unitReaders: [Reader]
    private var now: Duration = .zero

    /// Prepares a drill of the roster's units; `types` has one entry per task force.
    ///
    /// - Throws: `LockstepStop.doesNotFit` when `types` lacks the task force of a unit in the roster, or a unit cannot
    ///   hear what it must.
    public init(
        setup: DrillSetup,
        plan: any ExercisePlan,
        types: [any TaskForceUnit.Type],
        requiresRecorder: Bool = false
    ) throws(LockstepStop) {
        bus = InMemoryBus(partitionCount: 1)
        gauge = HandlingGauge(setup.units.map(\.id))
        control = ControlMachine(
            setup: setup,
            plan: plan,
            settings: .init(instance: "in-process", requiresRecorder: requiresRecorder, setAsideAfter: nil),
            ends: [:]
        )
        controlReader = Reader(topics: control.topics)
        units = []
        unitReaders = []
        for unit in setup.units {
            guard let type = types.first(where: { $0.profile.taskForce == unit.id.taskForce }) else {
                throw .doesNotFit("no program for \(unit.id) is linked in")
            }
            let machine = try Self.machine(type, id: unit.id, setup: setup)
            unitReaders.append(Reader(topics: machine.topics))
            units.append(machine)
        }
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        id: UnitID,
        setup: DrillSetup
    ) throws(LockstepStop) -> UnitMachine {
        try UnitMachine(
            type,
            id: id,
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "in-process", snapshotInterval: 0),
            ends: [:]
        )
    }

    /// Plays one round: each machine reads what is new and does what it can.
    ///
    /// False once control has ended the drill.
    ///
    /// - Throws: the reason of a machine that stopped for anything but the drill's end; `BusError`.
    public mutating func round() throws -> Bool {
        now += .microseconds(100)
        for index in units.indices {
            let arrivals = try Self.read(&unitReaders[index], bus)
            for arrival in arrivals { units[index].receive(arrival, now: now) }
            gauge.enter(index, turn: units[index].turn &+ 1)
            _ = try Self.carryOut(units[index].step(now: now), bus)
        }
        gauge.leave()
        for arrival in try Self.read(&controlReader, bus) { control.receive(arrival, now: now) }
        return try Self.carryOut(control.step(now: now), bus)
    }

    /// Plays to the end.
    ///
    /// - Parameter isStopped: Asked every 64 rounds; once it returns true the drill stops there.
    /// - Returns: The digest; empty when the drill was stopped on the way.
    /// - Throws: like `round`; `LockstepStop.doesNotFit` when nothing moves for 100,000 rounds.
    public mutating func run(isStopped: () -> Bool = { false }) throws -> [UInt8] {
        var turn: UInt64 = 0
        var rounds = 0
        var idle = 0
        while try round() {
            rounds += 1
            if rounds % 64 == 0, isStopped() { return [] }
            idle = control.turn == turn ? idle + 1 : 0
            turn = control.turn
            guard idle < 100_000 else { throw LockstepStop.doesNotFit("turn \(turn) does not come to an end") }
        }
        return control.digest ?? []
    }

    // Both are static: a method of this value would hold a copy of it, and each change of a machine would then copy
    // everything.

    private static func read(_ reader: inout Reader, _ bus: InMemoryBus) throws(BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        for index in reader.topics.indices {
            reader.positions[index] = try bus.read(
                reader.topics[index],
                from: reader.positions[index],
                limit: 1_000,
                into: &arrivals
            )
        }
        return arrivals
    }

    private static func carryOut(_ actions: [LockstepAction], _ bus: InMemoryBus) throws -> Bool {
        for action in actions {
            switch action {
            case .publish(let envelope, let topic):
                try bus.append(envelope, to: TopicPartition(topic: topic, partition: 0))
            case .reread: throw LockstepStop.doesNotFit("a reader in this process fell behind")
            case .stop(.ended): return false
            case .stop(let reason): throw reason
            }
        }
        return true
    }
}
