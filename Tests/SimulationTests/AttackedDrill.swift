import Bus
import Domain
import Events
import Lockstep
import TaskForceKit
import TestSupport
import UnitLockstep

/// The toys' drill on an in-memory bus, and an attacker that writes any records beside it.
///
/// The bus checks no rights. The protocol's article says what holds without rights, and these machines keep to it.
struct AttackedDrill {
    /// How the drill's machines see time pass: half a second a round.
    private static let tick: Duration = .milliseconds(500)
    /// After so many rounds without movement, nothing will move any more.
    private static let patience = 100

    let setup: DrillSetup
    /// Why machines stopped, by unit; `control` too.
    private(set) var stops: [String: LockstepStop] = [:]
    /// What they called a fault, each with who said it.
    private(set) var faults: [Fault] = []

    private let bus = InMemoryBus(partitionCount: 1)
    private var control: ControlMachine
    private var units: [UnitMachine] = []
    private var positions: [String: [String: Int64]] = [:]
    private var now: Duration = .zero
    private var nonce = 0

    init(turns: UInt64 = 30) throws {
        setup = try ToyDrill.setup(drill: "uji.1")
        control = ControlMachine(
            setup: setup,
            plan: ToyPlan(turns: turns),
            settings: .init(instance: "pengendali", requiresRecorder: false, setAsideAfter: nil),
            ends: [:]
        )
        for type in ToyDrill.types {
            units.append(
                try UnitMachine(
                    type,
                    id: UnitID(district: "uji", taskForce: type.profile.taskForce),
                    drill: setup.drill,
                    opened: setup.opened,
                    settings: .init(instance: "satuan", snapshotInterval: 0),
                    ends: [:]
                )
            )
        }
    }

    /// The last turn granted.
    var turn: UInt64 { control.turn }
    /// The digest; nil before the end.
    var digest: [UInt8]? { control.digest }

    /// Plays until a turn was granted, or nothing moves.
    mutating func play(to turn: UInt64) throws {
        var idle = 0
        while control.turn < turn, idle < Self.patience { idle = try round() ? 0 : idle + 1 }
    }

    /// Plays until everyone has stopped, or nothing moves.
    mutating func finish() throws {
        var idle = 0
        while stops.count < units.count + 1, idle < Self.patience { idle = try round() ? 0 : idle + 1 }
    }

    /// Writes a record as anyone may.
    mutating func write(_ record: WireRecord, to topic: String) throws {
        try bus.append(record, to: TopicPartition(topic: topic, partition: 0))
    }

    /// Writes an event, of whoever it claims.
    mutating func write(_ envelope: Envelope, to topic: String) throws {
        nonce += 1
        try write(CloudEventsBinding.encode(envelope, nonce: "palsu\(nonce)"), to: topic)
    }

    /// The sequence that a stream would accept next, as its log stands.
    func next(of entry: StreamTable.Entry) throws -> UInt64 {
        let accepted = try log(of: entry.topic).reduce(into: UInt64(0)) { next, arrival in
            guard case .success(let envelope) = arrival.reading, envelope.stream == entry.name,
                envelope.sequence == next
            else { return }
            next += 1
        }
        return accepted
    }

    /// Where the next record of a topic will stand.
    func end(of topic: String) throws -> Int64 { Int64(try log(of: topic).count) }

    private func log(of topic: String) throws -> [Arrival] {
        var log: [Arrival] = []
        _ = try bus.read(TopicPartition(topic: topic, partition: 0), from: 0, limit: 1_000_000, into: &log)
        return log
    }

    /// Goes round once; true when a turn was granted or a machine stopped.
    private mutating func round() throws -> Bool {
        now += Self.tick
        let before = (control.turn, stops.count)
        for index in units.indices {
            let name = units[index].id.description
            for arrival in try read(name, units[index].topics) { units[index].receive(arrival, now: now) }
            if stops[name] == nil { try carryOut(units[index].step(now: now), of: name) }
        }
        for arrival in try read("control", control.topics) { control.receive(arrival, now: now) }
        if stops["control"] == nil { try carryOut(control.step(now: now), of: "control") }
        return before != (control.turn, stops.count)
    }

    private mutating func read(_ name: String, _ topics: [String]) throws -> [Arrival] {
        var arrivals: [Arrival] = []
        for topic in topics {
            positions[name, default: [:]][topic] = try bus.read(
                TopicPartition(topic: topic, partition: 0),
                from: positions[name]?[topic] ?? 0,
                limit: 1_000_000,
                into: &arrivals
            )
        }
        return arrivals
    }

    private mutating func carryOut(_ actions: [LockstepAction], of name: String) throws {
        for action in actions {
            switch action {
            case .publish(let envelope, let topic):
                nonce += 1
                if envelope.type == Fault.eventType { faults.append(try Fault(serializedBytes: envelope.data)) }
                try write(CloudEventsBinding.encode(envelope, nonce: "\(name)\(nonce)"), to: topic)
            case .reread(let topic, let offset):
                positions[name, default: [:]][topic] = min(positions[name]?[topic] ?? 0, offset)
            case .stop(let reason): stops[name] = reason
            }
        }
    }
}
