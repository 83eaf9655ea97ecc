import Domain
import Events
import GRDB
import Lockstep
import Reading

/// What happened in a drill, without the protocol's own traffic.
extension RecordReader {
    /// Up to `limit` accepted numbered records after row `number`, in the order in which they were recorded.
    ///
    /// Grants and completions are left out.
    public func happenings(after number: Int64 = 0, limit: Int = 256) throws(RecordingError) -> [DrillRecord] {
        let sql = """
            SELECT \(RecordSchema.columns) FROM record WHERE row > ? AND \(Self.counts) AND type NOT IN (?, ?)
            ORDER BY row LIMIT ?
            """
        return try records(sql, [number, Granted.eventType, Completed.eventType, limit])
    }

    /// Up to `limit` heartbeats after row `number`, in the order in which they were recorded.
    ///
    /// Units announce themselves in heartbeats.
    public func announcements(after number: Int64 = 0, limit: Int = 256) throws(RecordingError) -> [RecordedRow] {
        try unnumbered(Ready.eventType, after: number, limit: limit)
    }

    /// The stretches of the drill's streams that its own faults put in doubt.
    ///
    /// A fault about something that is no record of the file says nothing.
    public func doubts(among table: StreamTable) throws(RecordingError) -> DoubtfulStretches {
        var words: [StreamName: [EventID: DoubtfulStretches.Stretch]] = [:]
        var row: Int64 = 0
        while case let page = try unnumbered(Fault.eventType, after: row, limit: 1_000), let last = page.last {
            row = last.number
            for row in page {
                guard let envelope = try? row.arrival.reading.get() else { continue }
                if let id = DoubtfulStretches.takenBack(envelope) {
                    words[.control]?[id] = nil
                    // The unit plays on, so whatever was said in its name so far is untrue (F6).
                    if let unit = table[id.stream]?.unit { words[unit.mainStream] = nil }
                } else if let stretch = DoubtfulStretches.stretch(envelope, among: table), try holds(stretch.first) {
                    words[envelope.stream, default: [:]][stretch.first] = stretch
                }
            }
        }
        var doubts = DoubtfulStretches()
        // Of two that say the same the first stays: one order, whoever reads.
        for (_, said) in words.sorted(by: { $0.key.text < $1.key.text }) {
            for (_, stretch) in said.sorted(by: { $0.key < $1.key }) { doubts.add(stretch) }
        }
        // Nobody can take back what the drill's own end says (F6).
        if let ended = try newest(Ended.eventType, in: .control), let reason = ended.envelope.spoiledReason,
            try holds(reason.first)
        {
            doubts.add(reason)
        }
        return doubts
    }

    private func holds(_ id: EventID) throws(RecordingError) -> Bool {
        guard let sequence = Int64(exactly: id.sequence) else { return false }
        let sql =
            "SELECT \(RecordSchema.columns) FROM record WHERE stream = ? AND sequence = ? AND \(Self.counts) LIMIT 1"
        return try !records(sql, [id.stream.text, sequence]).isEmpty
    }

    private func unnumbered(_ type: String, after number: Int64, limit: Int) throws(RecordingError) -> [RecordedRow] {
        let sql = """
            SELECT \(RecordSchema.columns) FROM record WHERE row > ? AND verdict = ? AND type = ? ORDER BY row LIMIT ?
            """
        return try page(sql, [number, Verdict.unnumbered.rawValue, type, limit])
    }

    /// The newest accepted record of a type in one stream; nil when there is none.
    public func newest(_ type: String, in stream: StreamName) throws(RecordingError) -> DrillRecord? {
        let sql =
            "SELECT \(RecordSchema.columns) FROM record \(Self.ofStream) AND type = ? ORDER BY sequence DESC LIMIT 1"
        return try records(sql, [stream.text, type]).first
    }

    /// The reasons for which records became dead letters, each with its count, the most frequent first, up to `limit`.
    public func refusals(limit: Int = 32) throws(RecordingError) -> [(reason: String, count: Int64)] {
        try read { database in
            let sql = """
                SELECT coalesce(reason, ''), count(*) FROM record WHERE verdict IN (?, ?)
                GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ?
                """
            let arguments: StatementArguments = [Verdict.refused.rawValue, Verdict.acceptedUnread.rawValue, limit]
            return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
                (row.column(0).text ?? "", row.column(1).integer ?? 0)
            }
        }
    }

    private func records(_ sql: String, _ arguments: StatementArguments) throws(RecordingError) -> [DrillRecord] {
        try read { database in
            let statement = try database.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                guard let recorded = StoredRow(row).flatMap(RecordedRow.init) else {
                    throw RecordingError.damagedRow(path: path, row.column(0).integer ?? 0)
                }
                return try DrillRecord(recorded, path: path)
            }
        }
    }
}

extension Envelope {
    /// What a drill's end says of the forged record for which it came (F6).
    fileprivate var spoiledReason: DoubtfulStretches.Stretch? {
        guard let (record, offset) = ControlMachine.spoiled(by: self), let ended = try? Ended(serializedBytes: data)
        else { return nil }
        return .init(first: record, offset: offset, reason: .disowned, by: stream.text, text: ended.reason)
    }
}
