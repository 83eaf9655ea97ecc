import Bus
import Domain
import Events
import Lockstep
import Scenario
import TaskForceKit
import UnitLockstep
import UnitTable

/// A drill of the library in which everyone has a part, played to its end: what real records look like, turn by turn.
struct PlayedDrill {
    static let scenarioKey = "muba-2024-lengkap"

    let scenario: Scenario
    let setup: DrillSetup
    /// Every record by the turn in which it was published; control's stand first in each.
    let turns: [[Arrival]]
    private let samples: [String: Envelope]

    init(seed: UInt64) throws {
        scenario = try ScenarioLibrary.withUnits.scenario(Self.scenarioKey)
        setup = try scenario.setup(drill: DrillID("mutator"), seed: seed)
        var drill = try InProcessDrill(
            setup: setup,
            plan: ScenarioPlan(scenario),
            types: UnitTable.standard.types
        )
        _ = try drill.run()
        var arrivals: [Arrival] = []
        let others = setup.table.topics.filter { $0 != DrillSetup.controlTopic }
        for topic in [DrillSetup.controlTopic] + others {
            let place = TopicPartition(topic: topic, partition: 0)
            _ = try drill.bus.read(place, from: 0, limit: .max / 2, into: &arrivals)
        }
        var turns: [[Arrival]] = Array(repeating: [], count: Int(drill.control.turn) + 1)
        var samples: [String: Envelope] = [:]
        for arrival in arrivals {
            guard case .success(let envelope) = arrival.reading else { continue }
            turns[Int(envelope.turn)].append(arrival)
            if samples[envelope.type] == nil { samples[envelope.type] = envelope }
        }
        self.turns = turns
        self.samples = samples
    }

    /// The last turn.
    var lastTurn: Int { turns.count - 1 }

    /// The first real event of a type; nil where the drill has none.
    func sample(of type: String) -> Envelope? { samples[type] }

    /// The streams in which a kind may stand, one of each publisher.
    func streams(of kind: EventKind) -> [StreamTable.Entry] {
        let truth = setup.table.entries.first { $0.kind == .side }
        if kind.type == GroundState.eventType { return [truth].compactMap(\.self) }
        return kind.publishers.compactMap { publisher in
            setup.table.entries.first { $0.kind != .side && $0.kind != .controlSide && $0.publisher == publisher }
        }
    }

    /// How many records of each stream stand before the end of a turn.
    func counts(through turn: Int) -> [StreamName: UInt64] {
        var counts: [StreamName: UInt64] = [:]
        for arrival in turns[...turn].joined() {
            guard case .success(let envelope) = arrival.reading, let sequence = envelope.sequence else { continue }
            counts[envelope.stream] = sequence + 1
        }
        return counts
    }

    /// The grant of a turn.
    func grant(of turn: Int) -> Granted? {
        turns[turn].lazy.compactMap { try? $0.reading.get() }.first { $0.type == Granted.eventType }
            .flatMap { try? Granted(serializedBytes: $0.data) }
    }

    /// A record of this drill as it would arrive, at an offset behind all real ones.
    func arrival(
        _ type: String,
        _ data: [UInt8],
        in stream: StreamName,
        on topic: String,
        sequence: UInt64?,
        turn: UInt64,
        time: SimulatedTime,
        offset: Int64
    ) -> Arrival {
        let envelope = Envelope(
            drill: setup.drill,
            stream: stream,
            sequence: sequence,
            turn: turn,
            type: type,
            time: sequence == nil ? nil : setup.start.universal(time),
            data: data
        )
        return Arrival(
            place: TopicPartition(topic: topic, partition: 0),
            offset: offset,
            record: CloudEventsBinding.encode(envelope)
        )
    }

    /// Control, and a machine for every unit, as they stand after a turn.
    func machines(after turn: Int) throws -> [any LockstepMachine] {
        var control = ControlMachine(
            setup: setup,
            plan: ScenarioPlan(scenario),
            settings: .init(instance: "mutator", standby: true, requiresRecorder: true, setAsideAfter: nil),
            ends: [:]
        )
        play(&control, through: turn)
        return try [control]
            + setup.units.map { unit in
                var machine = try self.machine(of: unit.id, opened: setup.opened)
                play(&machine, through: turn)
                return machine
            }
    }

    /// The machine of a unit at the drill's beginning.
    func machine(of unit: UnitID, opened: Opened) throws -> UnitMachine {
        guard let type = UnitTable.standard.types.first(where: { $0.profile.taskForce == unit.taskForce }) else {
            throw Defect("no program plays \(unit)")
        }
        return try UnitMachine(
            type,
            id: unit,
            drill: setup.drill,
            opened: opened,
            settings: .init(instance: "mutator", snapshotInterval: 0),
            ends: [:]
        )
    }

    /// Lets a machine follow the real records up to the end of a turn.
    func play(_ machine: inout some LockstepMachine, from first: Int = 0, through last: Int) {
        for turn in first...last {
            let now: Duration = .milliseconds(turn)
            for arrival in turns[turn] { machine.receive(arrival, now: now) }
            _ = machine.step(now: now)
        }
    }
}
