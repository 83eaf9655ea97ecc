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
    /// A fault about something that is no record of the file says nothing. Nor does one that control is said to have said
    /// behind the end, but of the end, or one of a unit that plays on.
    public func doubts(among table: StreamTable) throws(RecordingError) -> DoubtfulStretches {
        let ended = try newest(Ended.eventType, in: .control)
        var words = DoubtfulWords()
        var playedOn: [StreamName: Int64] = [:]
        var row: Int64 = 0
        while case let page = try unnumbered(Fault.eventType, after: row, limit: 1_000), let last = page.last {
            row = last.number
            for row in page {
                guard let envelope = try? row.arrival.reading.get() else { continue }
                try words.hear(envelope, among: table) { stretch throws(RecordingError) in
                    guard let named = try record(stretch.first) else { return false }
                    let offset = row.arrival.offset
                    guard envelope.stream != .control else {
                        return ended.map { offset < $0.offset || named.id == $0.id } ?? true
                    }
                    // Whoever disowns a record has read it, and stops there.
                    guard stretch.offset ?? named.offset == named.offset,
                        named.place.topic != row.arrival.place.topic || named.offset < offset
                    else { return false }
                    if playedOn[envelope.stream] == nil {
                        playedOn[envelope.stream] = try lastCompletionButOne(of: envelope.stream)
                    }
                    return playedOn[envelope.stream, default: -1] <= offset
                }
            }
        }
        var doubts = words.stretches
        // Nobody can take back what the drill's own end says (F6).
        if let reason = ended?.envelope.spoiledReason, try record(reason.first) != nil { doubts.add(reason) }
        return doubts
    }

    /// The accepted record of this name.
    private func record(_ id: EventID) throws(RecordingError) -> DrillRecord? {
        let record = try accepted(id.stream, from: id.sequence, limit: 1).first
        return record?.id == id ? record : nil
    }

    /// Where the last completion of a unit but one stands; before the first offset when there are not two.
    ///
    /// The last one completes a turn that was granted behind it (F6).
    private func lastCompletionButOne(of stream: StreamName) throws(RecordingError) -> Int64 {
        let sql =
            "SELECT \(RecordSchema.columns) FROM record \(Self.ofStream) AND type = ? ORDER BY sequence DESC LIMIT 2"
        let last = try records(sql, [stream.text, Completed.eventType])
        return last.count == 2 ? last[1].offset : -1
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

    /// What control last said of words that others wrote in its name, and of how many; nil when it said nothing (C14).
    public func foreignWords() throws(RecordingError) -> String? {
        var said: String?
        var row: Int64 = 0
        while case let page = try unnumbered(AskRefused.eventType, after: row, limit: 1_000), let last = page.last {
            row = last.number
            for row in page {
                guard let envelope = try? row.arrival.reading.get(),
                    let refused = try? AskRefused(serializedBytes: envelope.data), refused.isAboutControlsName
                else { continue }
                said = refused.reason
            }
        }
        return said
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
