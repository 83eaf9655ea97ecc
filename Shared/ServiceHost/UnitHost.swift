import Bus
import Domain
import Events
import Lockstep
import Phrases
import TaskForceKit
import UnitLockstep

/// Plays units of one open drill on a bus that is there, each from its snapshot if there is one that can be used.
///
/// A snapshot may fit its checksum and yet not the log. So it is on trial while the unit rebuilds. When the unit stops
/// during that time, its snapshot is set aside, and the unit is played once more from the log's beginning.
package struct UnitHost {
    let open: OpenDrill
    let units: [(id: UnitID, type: any TaskForceUnit.Type)]
    let settings: UnitMachine.Settings
    let snapshots: SnapshotFolder?
    let kept: SnapshotFolder.Contents
    let crash: CrashPoint?
    let broker: String
    let say: (Phrase) -> Void
    let note: (String) -> Void

    /// A host of `units` in the drill `open`.
    ///
    /// - Parameters:
    ///   - open: The drill.
    ///   - units: The units with their types.
    ///   - settings: How their machines behave.
    ///   - snapshots: Where snapshots are kept; nil: nowhere.
    ///   - kept: The snapshots that were found there.
    ///   - crash: The crash point of a test.
    ///   - broker: The bus, as people know it.
    ///   - note: Hears what the units note for their engineers.
    ///   - say: Hears what a person should know.
    package init(
        open: OpenDrill,
        units: [(id: UnitID, type: any TaskForceUnit.Type)],
        settings: UnitMachine.Settings,
        snapshots: SnapshotFolder?,
        kept: SnapshotFolder.Contents,
        crash: CrashPoint? = nil,
        broker: String = "",
        note: @escaping (String) -> Void = { _ in },
        say: @escaping (Phrase) -> Void
    ) {
        self.note = note
        self.open = open
        self.units = units
        self.settings = settings
        self.snapshots = snapshots
        self.kept = kept
        self.crash = crash
        self.broker = broker
        self.say = say
    }

    /// Plays until the drill ends, a unit stops otherwise, or `isStopping` says so.
    ///
    /// Returns why it stopped; nil when asked to stop.
    ///
    /// - Throws: `BusError`; `ServiceFailure` (70) for a unit that has neither a snapshot nor the log's head to go on from;
    ///   `LockstepStop` for a unit that does not fit the drill.
    package func play(
        _ subscriber: any Subscriber,
        _ publisher: any Publisher,
        isStopping: () -> Bool
    ) throws -> LockstepStop? {
        var trial = Trial(kept, units.map(\.id), open, snapshots)
        var attempts = 0
        while true {
            let machines = try prepare(&trial, on: subscriber)
            if attempts == 0 { say(.joined(units.map(\.id.description), drill: open.id.text)) }
            attempts += 1
            for (unit, snapshot) in trial.usable.sorted(by: { $0.key < $1.key }) {
                say(.goesOnFromSnapshot(unit.description, turn: snapshot.turn))
            }
            let loop = try MachineLoop(
                machines: machines.list,
                subscriber: subscriber,
                publisher: publisher,
                partition: open.partition,
                positions: machines.positions,
                nonce: "\(settings.instance).\(attempts)",
                crash: crash,
                broker: broker,
                onOutage: say,
                onStep: save
            )
            let stop = try loop.run(isStopping: isStopping)
            if case .ended = stop { snapshots?.remove(open.id, units.map(\.id)) }
            guard let stop, let machine = loop.stopped, stop.mayBeTheSnapshots else { return stop }
            if trial.usable[machine.id] != nil, machine.isRebuilding {
                trial.refuse(machine.id, stop.description)
                continue
            }
            guard let reason = trial.refused[machine.id], stop.isOfTheLog else { return stop }
            let phrase = Phrase.noSnapshotAndNoHead(machine.id.description, reason, stop.description)
            throw ServiceFailure(phrase, exitCode: 70)
        }
    }

    /// The snapshots that may be used, and those that were refused.
    private struct Trial {
        private(set) var usable: [UnitID: UnitSnapshot] = [:]
        private(set) var refused: [UnitID: String] = [:]
        private let drill: DrillID
        private let folder: SnapshotFolder?

        init(_ kept: SnapshotFolder.Contents, _ units: [UnitID], _ open: OpenDrill, _ folder: SnapshotFolder?) {
            drill = open.id
            self.folder = folder
            for unit in units { refused[unit] = folder.flatMap { kept.refused[$0.path(open.id, unit)] } }
            for file in kept.files where file.snapshot.drill == open.id && units.contains(file.snapshot.unit) {
                usable[file.snapshot.unit] = file.snapshot
                guard file.partition != open.partition || file.drill?.drill.opened != open.opened else { continue }
                refuse(file.snapshot.unit, "the drill was opened otherwise")
            }
        }

        /// Sets a snapshot aside: its unit is played from the log's beginning.
        mutating func refuse(_ unit: UnitID, _ reason: String) {
            usable[unit] = nil
            refused[unit] = reason
            folder?.setAside(drill, unit, because: reason)
        }
    }

    /// The machines, and where each topic is read from.
    private func prepare(
        _ trial: inout Trial,
        on subscriber: any Subscriber
    ) throws -> (list: [UnitMachine], positions: [String: Int64]) {
        let table: StreamTable
        do { table = try StreamTable(open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        // Only the topics that they read: a unit may lack a right that it does not need.
        let topics = units.reduce(into: Set<String>()) { $0.formUnion(UnitMachine.topics(of: $1.id, in: table)) }
        let bounds = try DrillJoin.bounds(subscriber, topics: topics.sorted(), partition: open.partition)
        var machines: [UnitMachine] = []
        var positions: [String: Int64] = [:]
        for (id, type) in units {
            let machine: UnitMachine
            do throws(LockstepStop) {
                machine = try Self.machine(type, id, open, settings, bounds, trial.usable[id])
            } catch {
                guard trial.usable[id] != nil else { throw error }
                trial.refuse(id, error.description)
                machine = try Self.machine(type, id, open, settings, bounds, nil)
            }
            let snapshot = trial.usable[id]
            for topic in machine.topics {
                let from = max(snapshot?.offsets[topic] ?? 0, bounds[topic]?.lowerBound ?? 0)
                positions[topic] = min(positions[topic] ?? from, from)
            }
            machines.append(machine)
        }
        return (machines, positions)
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ id: UnitID,
        _ open: OpenDrill,
        _ settings: UnitMachine.Settings,
        _ bounds: [String: Range<Int64>],
        _ snapshot: UnitSnapshot?
    ) throws(LockstepStop) -> UnitMachine {
        try UnitMachine(
            type,
            id: id,
            drill: open.id,
            opened: open.opened,
            settings: settings,
            ends: bounds.mapValues(\.upperBound),
            firsts: bounds.mapValues(\.lowerBound),
            snapshot: snapshot
        )
    }

    /// Passes on what the units noted, and keeps the snapshots that are due.
    private func save(_ machines: inout [UnitMachine]) {
        for index in machines.indices {
            for text in machines[index].notes { note(text) }
            machines[index].notes = []
        }
        guard let snapshots else { return }
        for index in machines.indices {
            guard let snapshot = machines[index].takeSnapshot() else { continue }
            // A snapshot is a cache: a disk that cannot hold it is no reason to leave a drill.
            do { try snapshots.save(SnapshotFile(snapshot, of: open)) } catch {
                say(.snapshotNotKept(snapshot.unit.description, "\(error)"))
            }
        }
    }
}

extension LockstepStop {
    /// True for a reason that a snapshot which does not fit the log would give too.
    fileprivate var mayBeTheSnapshots: Bool {
        switch self {
        case .ended, .endedInDoubt, .secondInstance: false
        case .diverged, .forged, .doesNotFit, .unitFailed, .missing, .lostHead: true
        }
    }

    /// True when the log does not give what the unit needs.
    fileprivate var isOfTheLog: Bool {
        switch self {
        case .missing, .lostHead: true
        case .ended, .endedInDoubt, .secondInstance, .diverged, .forged, .doesNotFit, .unitFailed: false
        }
    }
}
