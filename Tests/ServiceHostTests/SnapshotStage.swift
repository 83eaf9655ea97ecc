import Bus
import Domain
import Events
import Foundation
import Lockstep
import Phrases
import ServiceHost
import Synchronization
import TaskForceKit
import TestSupport
import UnitLockstep

/// The toys' drill on a bus in memory, its units' snapshots in a folder: a unit can be taken away and come back from there.
struct SnapshotStage {
    struct Failure: Error { let text: String }

    static let version = "uji"

    let setup: DrillSetup
    let bus = InMemoryBus(partitionCount: 1)
    let folder: SnapshotFolder
    private(set) var control: ControlMachine
    private var units: [UnitMachine] = []
    /// By the machine's number, control's last, the next offset of each topic.
    private var positions: [[String: Int64]] = []
    private let interval: UInt64
    private var now: Duration = .zero

    init(in folder: SnapshotFolder, turns: UInt64, snapshotEvery interval: UInt64) throws {
        self.folder = folder
        self.interval = interval
        setup = try ToyDrill.setup(drill: "uji.1")
        control = ControlMachine(
            setup: setup,
            plan: ToyPlan(turns: turns),
            settings: .init(instance: "uji", requiresRecorder: false, setAsideAfter: nil),
            ends: [:]
        )
        for unit in setup.units { units.append(try machine(unit.id, ends: [:], firsts: [:], snapshot: nil)) }
        positions = Array(repeating: [:], count: units.count + 1)
    }

    private func machine(
        _ id: UnitID,
        ends: [String: Int64],
        firsts: [String: Int64],
        snapshot: UnitSnapshot?
    ) throws -> UnitMachine {
        guard let type = ToyDrill.types.first(where: { $0.profile.taskForce == id.taskForce }) else {
            throw Failure(text: "no toy plays \(id)")
        }
        let settings = UnitMachine.Settings(instance: "\(now)", version: Self.version, snapshotInterval: interval)
        return try Self.machine(type, id, setup, settings, ends, firsts, snapshot)
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ id: UnitID,
        _ setup: DrillSetup,
        _ settings: UnitMachine.Settings,
        _ ends: [String: Int64],
        _ firsts: [String: Int64],
        _ snapshot: UnitSnapshot?
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: id,
            drill: setup.drill,
            opened: setup.opened,
            settings: settings,
            ends: ends,
            firsts: firsts,
            snapshot: snapshot
        )
    }

    static func place(_ topic: String) -> TopicPartition { TopicPartition(topic: topic, partition: 0) }

    private func bounds(_ topic: String) throws -> Range<Int64> {
        try bus.subscriber().bounds(of: Self.place(topic))
    }

    // MARK: - Playing

    /// Goes round once: each machine reads what is new and does what it can; false once the drill has ended.
    private mutating func round() throws -> Bool {
        now += .microseconds(100)
        for index in units.indices {
            for arrival in try read(index, units[index].topics) { units[index].receive(arrival, now: now) }
            _ = try carryOut(units[index].step(now: now))
            guard let snapshot = units[index].takeSnapshot() else { continue }
            try folder.save(SnapshotFile(snapshot, of: open))
        }
        for arrival in try read(units.count, control.topics) { control.receive(arrival, now: now) }
        return try carryOut(control.step(now: now))
    }

    private mutating func read(_ reader: Int, _ topics: [String]) throws -> [Arrival] {
        var arrivals: [Arrival] = []
        for topic in topics {
            positions[reader][topic] = try bus.read(
                Self.place(topic),
                from: positions[reader][topic] ?? 0,
                limit: 100_000,
                into: &arrivals
            )
        }
        return arrivals
    }

    private func carryOut(_ actions: [LockstepAction]) throws -> Bool {
        for action in actions {
            switch action {
            case .publish(let envelope, let topic): try bus.append(envelope, to: Self.place(topic))
            case .reread(let topic, _): throw Failure(text: "\(topic) is to be read again")
            case .stop(.ended): return false
            case .stop(let reason): throw reason
            }
        }
        return true
    }

    /// Plays until turn `turn` has been granted, or the drill has ended; the digest, once it has.
    mutating func play(to turn: UInt64 = .max) throws -> [UInt8]? {
        for _ in 0..<100_000 where control.turn < turn {
            guard try round() else { return control.digest }
        }
        guard control.turn >= turn else { throw Failure(text: "turn \(control.turn) does not come to an end") }
        return nil
    }

    // MARK: - What happens to it

    /// The drill as a program remembers it that has joined.
    var open: OpenDrill { OpenDrill(id: setup.drill, partition: 0, opened: setup.opened) }

    /// Loses, of every topic, what lies before the snapshot of `unit`.
    func truncate(to snapshot: UnitSnapshot) {
        for (topic, offset) in snapshot.offsets { bus.truncate(Self.place(topic), before: offset) }
    }

    /// Plays `unit` by a new process from now on, which begins with `snapshot`.
    mutating func restart(_ unit: UnitID, from snapshot: UnitSnapshot?) throws {
        guard let index = units.firstIndex(where: { $0.id == unit }) else { throw Failure(text: "no \(unit)") }
        let topics = units[index].topics
        let bounds = try Dictionary(uniqueKeysWithValues: topics.map { ($0, try self.bounds($0)) })
        units[index] = try machine(
            unit,
            ends: bounds.mapValues(\.upperBound),
            firsts: bounds.mapValues(\.lowerBound),
            snapshot: snapshot
        )
        positions[index] = Dictionary(
            uniqueKeysWithValues: topics.map { topic in
                (topic, max(snapshot?.offsets[topic] ?? 0, bounds[topic]?.lowerBound ?? 0))
            }
        )
    }

    /// What a program that starts now finds on the bus.
    func find(_ wanted: DrillID?, knowing known: [KnownDrill]) throws -> DrillFinder.Finding {
        let subscriber = bus.subscriber()
        var finder = try DrillFinder(subscriber, wanted: wanted, known: known)
        return try finder.look(subscriber, wait: .zero)
    }
}

/// What a program said.
final class SaidPhrases: Sendable {
    private let phrases = Mutex<[Phrase]>([])

    func take(_ phrase: Phrase) { phrases.withLock { $0.append(phrase) } }

    /// In English, since the last time.
    func since() -> [String] {
        phrases.withLock { phrases in
            defer { phrases = [] }
            return phrases.map(\.english)
        }
    }
}

/// A folder of a test's own, which goes with it.
final class OwnFolder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-snapshots-\(UUID())").path

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
