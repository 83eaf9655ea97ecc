import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit

/// The state of a unit after a turn: a cache to start from, even when the head of the log is gone.
///
/// What is true stands in the log; no snapshot is needed for it.
public struct UnitSnapshot: Codable, Sendable {
    /// The drill.
    public let drill: DrillID
    /// The unit.
    public let unit: UnitID
    /// The version of the program that wrote it; another version does not use it.
    public let version: String
    /// The turn after which it was taken.
    public let turn: UInt64
    /// For each topic the next offset that is needed.
    public let offsets: [String: Int64]
    /// That turn's time.
    let time: SimulatedTime
    /// The sequence of control's next record.
    public let position: UInt64
    let participates: Bool
    let frontiers: Frontiers
    let ownNext: [String: UInt64]
    /// The streams that grants added after the opening, as canonical Protobuf.
    let admitted: [Data]
    let links: RadioLinks
    let state: Data

    /// A bound for records, turns and seconds: no drill has a greater number.
    public static let numberMax: UInt64 = 1 << 48

    /// What is impossible in the snapshot; nil when nothing is known against it.
    ///
    /// It is asked before the snapshot is restored, so that no number traps: a file may hold anything.
    ///
    /// `ends`: the next offset of each topic of the drill's partition. A snapshot cannot know more than the log holds.
    public func flaw(ends: [String: Int64]) -> String? {
        if turn == 0 || turn > Self.numberMax { return "turn \(turn)" }
        // Each turn has a grant, and the opening comes before the first.
        if position <= turn || position > Self.numberMax { return "position \(position) after turn \(turn)" }
        if let frontier = frontiers.largest, frontier > Self.numberMax { return "a frontier of \(frontier)" }
        for (stream, next) in ownNext.sorted(by: { $0.key < $1.key }) where next > Self.numberMax {
            return "sequence \(next) of \(stream)"
        }
        for (topic, offset) in offsets.sorted(by: { $0.key < $1.key }) where offset < 0 || offset > ends[topic] ?? 0 {
            return "offset \(offset) of \(topic), which ends at \(ends[topic] ?? 0)"
        }
        return links.isSound(for: unit, secondsMax: Self.numberMax) ? nil : "the radio links"
    }
}

extension UnitMachine {
    /// Takes a snapshot when one is due and all own records have been read back.
    ///
    /// It is called between two turns, before the next grant is handled. Directly after a turn, the turn's own records
    /// have only just left. When the next grant comes, they have most often been read back.
    mutating func takeSnapshotIfDue() {
        guard settings.snapshotInterval > 0, turn.subtractingSaturated(lastSnapshotTurn) >= settings.snapshotInterval,
            log.unread.isEmpty,
            isReadBack, let unit, let state = try? encodeState(unit)
        else { return }
        lastSnapshotTurn = turn
        snapshot = UnitSnapshot(
            drill: drill,
            unit: id,
            version: settings.version,
            turn: turn,
            offsets: neededOffsets(),
            time: time,
            position: position,
            participates: participates,
            frontiers: frontiers,
            ownNext: Dictionary(uniqueKeysWithValues: own.map { ($0.entry.name.text, $0.stream.nextComputed) }),
            admitted: admitted.map { Data($0.canonicalBytes()) },
            links: links,
            state: state
        )
    }

    /// Hands out the snapshot that is due.
    public mutating func takeSnapshot() -> UnitSnapshot? {
        guard snapshot != nil else { return nil }
        defer { snapshot = nil }
        return snapshot
    }

    /// For each topic the offset of the first record that has not been handled.
    private func neededOffsets() -> [String: Int64] {
        var needed = log.positions
        func need(_ topic: String, _ offset: Int64?) {
            if let offset { needed[topic] = min(needed[topic] ?? offset, offset) }
        }
        need(DrillSetup.controlTopic, control.firstNeededOffset)
        for heard in heard { need(heard.entry.topic, heard.reader.firstNeededOffset) }
        for own in own { need(own.entry.topic, own.stream.reader.firstNeededOffset) }
        // A program with several units is handed what each of them reads, so topics of other units are left out.
        let topics = Set(topics)
        return needed.filter { topics.contains($0.key) }
    }

    mutating func restore<Unit: TaskForceUnit>(_ snapshot: UnitSnapshot, as type: Unit.Type) throws(LockstepStop) {
        guard snapshot.drill == drill, snapshot.unit == id, snapshot.version == settings.version else {
            throw .doesNotFit("the snapshot is of another drill, unit or version")
        }
        if let flaw = snapshot.flaw(ends: log.ends) { throw .doesNotFit("the snapshot has \(flaw)") }
        guard Set(snapshot.ownNext.keys) == Set(own.map(\.entry.name.text)) else {
            throw .doesNotFit("the snapshot is of a unit with other streams")
        }
        do {
            admitted = try snapshot.admitted.map { try StreamEntry(serializedBytes: $0) }
            try table.add(admitted)
        } catch {
            throw .doesNotFit("the snapshot's streams do not fit: \(error)")
        }
        guard snapshot.frontiers.streams.allSatisfy({ table[$0] != nil }) else {
            throw .doesNotFit("the snapshot knows streams that the drill has not got")
        }
        do { unit = try JSONDecoder().decode(Unit.self, from: snapshot.state) } catch {
            throw .doesNotFit("the snapshot cannot be read: \(error)")
        }
        phase = .listening
        turn = snapshot.turn
        time = snapshot.time
        lastSnapshotTurn = snapshot.turn
        trial.turn = snapshot.turn
        trial.topics = Set(snapshot.offsets.filter { $0.value > 0 }.keys)
        position = snapshot.position
        participates = snapshot.participates
        frontiers = snapshot.frontiers
        links = snapshot.links
        log.positions = snapshot.offsets
        control = reader(.control, next: snapshot.position)
        heard = heard.map { heard in
            Heard(entry: heard.entry, reader: reader(heard.entry.name, next: snapshot.frontiers[heard.entry.number]))
        }
        own = own.map { own in
            Own(entry: own.entry, stream: ownStream(own.entry, next: snapshot.ownNext[own.entry.name.text] ?? 0))
        }
        briefingReader = nil
        hearAll()
    }

    /// Notes a record of control that is not the next one and that the log held when this program began to read.
    ///
    /// A stranger's record of the far future says nothing against a snapshot (R2). The next turn's grant at another
    /// place does. So does a later turn's grant, where the log has lost its head.
    mutating func passControl(_ envelope: Envelope, isBeyond: Bool) {
        guard let restoredTurn = trial.turn else {
            if isBeyond { trial.hasPassedControl = true }
            return
        }
        guard envelope.type == Granted.eventType, let granted = try? Granted(serializedBytes: envelope.data) else {
            return
        }
        let isLater = isBeyond && log.cutTopics.contains(DrillSetup.controlTopic) && granted.turn > restoredTurn
        if granted.turn == restoredTurn + 1 || isLater { trial.hasPassedControl = true }
    }

    /// Stops when control's log, as it was at the start, lacks the record at which this program is to begin, but holds
    /// later ones.
    ///
    /// Either the opening went with the log's head, or the snapshot does not belong to this log.
    mutating func checkPlaceInLog() {
        let topic = DrillSetup.controlTopic
        guard trial.hasPassedControl, !control.hasAccepted, trial.turn != nil || log.cutTopics.contains(topic),
            log.positions[topic] ?? 0 >= log.ends[topic] ?? 0
        else { return }
        // While a snapshot is on trial it may be what is wrong: nobody else is told.
        guard trial.turn == nil || !isRebuilding else {
            return stop(.lostHead(stream: .control, sequence: control.next))
        }
        fault(.lostHead(stream: .control, sequence: control.next))
    }

    /// False when a snapshot is on trial and the next grant delivers other records of this unit than the snapshot
    /// knows.
    ///
    /// A unit that takes part has completed its turn before the next is granted, so all its records are delivered.
    /// Nothing is delivered of a unit that is out (C2).
    func snapshotFits(_ grant: Granted, _ next: Frontiers) -> Bool {
        guard trial.turn == turn, !grant.changes.contains(where: { $0.unit == id.description }) else { return true }
        return own.allSatisfy { own in
            next[own.entry.number] == (participates ? own.stream.nextComputed : frontiers[own.entry.number])
        }
    }

    private func encodeState(_ unit: some TaskForceUnit) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(unit)
    }
}
