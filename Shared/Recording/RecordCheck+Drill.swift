import Domain
import Events
import GRDB
import Lockstep

/// The drill that the rows tell.
extension RecordCheck {
    /// Walks the drill in the digest's order; returns the first record that a grant delivers and the file does not hold.
    ///
    /// Before the end that is no fault by itself: control's partition may be recorded further than a unit's.
    static func checkDrill(
        _ reader: RecordReader,
        _ summary: inout RecordSummary
    ) throws -> (id: EventID, topic: String)? {
        var walk = reader.drill(in: .digest)
        var evidence = DrillEvidence()
        var digest: DigestChain?
        var missing: (id: EventID, topic: String)?
        var announced: (by: EventID, count: UInt64, found: UInt64)?
        func settleControlEvents() throws {
            guard let announced, announced.found != announced.count else { return }
            throw RecordBreak(
                place: .record(announced.by),
                problem: .controlEvents(announced: announced.count, found: announced.found)
            )
        }
        while let step = try walk.next() {
            switch step {
            case .opened(let record, let opened):
                try evidence.begin(opened, reader)
                if digest == nil { digest = DigestChain(opened: record.envelope.leaf) }
            case .granted(let record, let granted):
                // Nobody has followed a grant that control disowned: the drill stops before it.
                if evidence.isDisowned(record.id), granted.turn != summary.turn.addingSaturated(1) { continue }
                try settleControlEvents()
                evidence.grant(granted)
                guard granted.turn == summary.turn.addingSaturated(1) else {
                    throw RecordBreak(
                        place: .record(record.id),
                        problem: .turnMissing(expected: summary.turn.addingSaturated(1))
                    )
                }
                announced = (record.id, UInt64(granted.events), 0)
                summary.turn = granted.turn
                summary.time = SimulatedTime(seconds: granted.time)
                digest?.cover(record.envelope.leaf)
            case .control(let record):
                announced?.found += 1
                evidence.hear(record)
                digest?.cover(record.envelope.leaf)
            case .delivered(let record):
                digest?.cover(record.envelope.leaf)
                evidence.look(at: record)
            case .undelivered: break
            case .missing(let id, let topic):
                if missing == nil { summary.completeTurn = max(summary.turn, 1) - 1 }
                missing = missing ?? (id, topic)
            case .ended(let record, let ended):
                try settleControlEvents()
                summary.isEnded = true
                try checkEnd(reader, after: record, walk.frontiersByStream)
                evidence.end(record)
                // What a forged end says of the digest is only its forger's word.
                guard !evidence.isDisowned(record.id), missing == nil, let value = digest?.value,
                    value != Array(ended.digest)
                else { continue }
                throw RecordBreak(
                    place: .record(record.id),
                    problem: .digestDiffers(said: hexadecimal(ended.digest), found: hexadecimal(value))
                )
            }
        }
        summary.doubts = evidence.doubts
        if missing == nil {
            summary.digest = digest?.value
            summary.completeTurn = summary.turn
        }
        return missing
    }

    /// True when the file says that the broker gave none of some of the topic's offsets.
    static func isStated(_ topic: String, _ reader: RecordReader) throws -> Bool {
        try reader.database.read { database in
            let sql = "SELECT EXISTS (SELECT 1 FROM skipped WHERE topic = ? AND why = ?)"
            return try Bool.fetchOne(database, sql: sql, arguments: [topic, SkipReason.absent.rawValue]) ?? false
        }
    }

    /// C13: after `Ended` only what it delivers has a place in a stream.
    ///
    /// Control's records are judged before others that were read with them. So what the last turn delivers may stand in
    /// rows behind `Ended`. So may records without a place in a stream: heartbeats, last words, duplicates, dead
    /// letters.
    private static func checkEnd(
        _ reader: RecordReader,
        after end: DrillRecord,
        _ frontiers: [StreamName: UInt64]
    ) throws {
        try reader.database.read { database in
            let sql = "SELECT row, stream, sequence FROM record NOT INDEXED WHERE row > ? AND \(RecordReader.counts)"
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [end.row])
            while let row = try rows.next() {
                let name = row.column(1).text.flatMap { try? StreamName($0) }
                let sequence = row.column(2).integer ?? .max
                guard let name, sequence < Int64(clamping: frontiers[name] ?? 0) else {
                    throw RecordBreak(place: .row(row.column(0).integer ?? 0), problem: .rowAfterEnd)
                }
            }
        }
    }
}
