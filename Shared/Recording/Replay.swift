import Domain
import Events

/// A recorded drill to be published again under another id.
///
/// It gives every accepted numbered record, in an order in which they may be published, with the simulated time of its
/// publication. A player may pace by that time. The bytes that the digest covers are the same, so the digest is the
/// same. Headers say where each record came from. Heartbeats, pace and dead letters belong to the drill as it was held,
/// and are not replayed.
public struct Replay {
    /// One record to publish.
    public struct Item: Sendable {
        /// The topic that its stream lives on; the partition is the player's to choose, one for the whole drill (W1).
        public let topic: String
        /// The record under the new drill id.
        public let envelope: Envelope
        /// The time of the last turn granted before it was published; never before that of the item before.
        public let time: SimulatedTime
        /// That turn; 0 before the first.
        public let turn: UInt64
    }

    private let path: String
    private let drill: DrillID
    private let original: DrillID
    private var walk: DrillWalk
    private var time = SimulatedTime.start
    private var turn: UInt64 = 0

    /// Replays the drill that `reader` reads as `drill`.
    public init(_ reader: RecordReader, as drill: DrillID) {
        path = reader.path
        original = reader.origin.drill
        walk = reader.drill(in: .publication)
        self.drill = drill
    }

    /// The next record; nil after the last.
    ///
    /// - Throws: `RecordingError.incomplete` where a record is missing that the drill delivered; `.damaged`, `.failed`.
    public mutating func next() throws(RecordingError) -> Item? {
        guard let step = try walk.next() else { return nil }
        switch step {
        case .missing(let id, _): throw .incomplete(path: path, missing: id)
        case .granted(let record, let granted):
            time = max(time, SimulatedTime(seconds: granted.time))
            turn = granted.turn
            return item(record)
        case .opened(let record, _), .ended(let record, _), .control(let record), .delivered(let record),
            .undelivered(let record):
            return item(record)
        }
    }

    private func item(_ record: DrillRecord) -> Item {
        let provenance = [
            OutsideHeader(name: "ce_replayof", value: Array(original.text.utf8)),
            OutsideHeader(
                name: "ce_replayfrom",
                value: Array("\(record.place.topic)/\(record.place.partition)/\(record.offset)".utf8)
            ),
        ]
        // A replay of a replay names the record that it came from, not that record's own source.
        let names = Set(provenance.map(\.name))
        let bare = Envelope(
            drill: record.envelope.drill,
            stream: record.envelope.stream,
            sequence: record.envelope.sequence,
            turn: record.envelope.turn,
            type: record.envelope.type,
            contentType: record.envelope.contentType,
            cause: record.envelope.cause,
            time: record.envelope.time,
            data: record.envelope.data,
            outside: record.envelope.outside.filter { !names.contains($0.name) }
        )
        return Item(
            topic: record.place.topic,
            envelope: bare.replayed(as: drill, provenance: provenance),
            time: time,
            turn: turn
        )
    }
}
