import Domain
import Events
import Foundation
import Lockstep

/// Where a unit stood after a turn: a cache, to start from when a log's head may be gone.
///
/// Never needed for truth.
public struct UnitSnapshot: Codable, Sendable {
    /// The drill.
    public let drill: DrillID
    /// The unit.
    public let unit: UnitID
    /// The program's version that wrote it; another version does not use it.
    public let version: String
    /// The turn after which it was taken.
    public let turn: UInt64
    /// The next offset that is needed of each topic.
    public let offsets: [String: Int64]
    let time: SimulatedTime
    let position: UInt64
    let participates: Bool
    let frontiers: Frontiers
    let ownNext: [String: UInt64]
    let links: RadioLinks
    let state: Data
}

extension UnitMachine {
    /// Takes a snapshot when one is due and all own records have been read back.
    mutating func takeSnapshotIfDue() {
        guard settings.snapshotInterval > 0, turn >= lastSnapshotTurn + settings.snapshotInterval, unread.isEmpty,
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
        var needed = positions
        func need(_ topic: String, _ offset: Int64?) {
            if let offset { needed[topic] = min(needed[topic] ?? offset, offset) }
        }
        need(DrillSetup.controlTopic, control.firstNeededOffset)
        for heard in heard { need(heard.entry.topic, heard.reader.firstNeededOffset) }
        for own in own { need(own.entry.topic, own.stream.reader.firstNeededOffset) }
        return needed
    }

    mutating func restore<Unit: TaskForceUnit>(_ snapshot: UnitSnapshot, as type: Unit.Type) throws(LockstepStop) {
        guard snapshot.drill == drill, snapshot.unit == id, snapshot.version == settings.version else {
            throw .doesNotFit("the snapshot is of another drill, unit or version")
        }
        do { unit = try JSONDecoder().decode(Unit.self, from: snapshot.state) } catch {
            throw .doesNotFit("the snapshot cannot be read: \(error)")
        }
        turn = snapshot.turn
        time = snapshot.time
        lastSnapshotTurn = snapshot.turn
        position = snapshot.position
        participates = snapshot.participates
        frontiers = snapshot.frontiers
        links = snapshot.links
        positions = snapshot.offsets
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

    private func encodeState(_ unit: some TaskForceUnit) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(unit)
    }
}
