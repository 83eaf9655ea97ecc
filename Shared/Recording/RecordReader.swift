import Bus
import Domain
import Events
import Foundation
import GRDB
import Reading

/// Reads a drill's record, also while it is being written.
///
/// Every method reads one page or one figure in a transaction of its own, so memory stays bounded however long the
/// drill. What has been read never changes; more may follow. Safe to use from any thread.
public final class RecordReader: Sendable {
    /// Where the file is.
    public let path: String
    /// What the record is about.
    public let origin: RecordOrigin
    let database: DatabaseQueue
    let hold: RecordHold

    /// Opens a record for reading.
    ///
    /// - Throws: `RecordingError.cannotOpen`, `.notARecord`, `.otherName`, `.newerFormat`, `.damaged`, `.failed`.
    public convenience init(path: String) throws(RecordingError) { try self.init(path: path, snapshot: false) }

    /// Opens a record as it is at this moment: with `snapshot`, what is written from now on stays unseen.
    init(path: String, snapshot: Bool) throws(RecordingError) {
        self.path = path
        let hold = try RecordHold(path: path, for: .reading)
        self.hold = hold
        (database, origin) = try recording(path) {
            try FirstPage(hold, path: path).check()
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            configuration.allowsUnsafeTransactions = snapshot
            let database = try DatabaseQueue(path: path, configuration: configuration)
            if snapshot { try database.writeWithoutTransaction { try $0.execute(sql: "BEGIN") } }
            let origin = try database.read { database in
                try RecordSchema.check(database, path: path)
                return try StoredHead(database, path: path).origin
            }
            return (database, origin)
        }
    }

    /// Rows in the file, and the chain over them.
    public func head() throws(RecordingError) -> (rows: Int64, chain: [UInt8]) {
        try read { database in
            let head = try StoredHead(database, path: path)
            return (head.rows, head.chain)
        }
    }

    /// Up to `limit` rows after row `number`, in the order in which they were recorded.
    public func rows(after number: Int64 = 0, limit: Int = 256) throws(RecordingError) -> [RecordedRow] {
        try page("SELECT \(RecordSchema.columns) FROM record WHERE row > ? ORDER BY row LIMIT ?", [number, limit])
    }

    /// Up to `limit` accepted numbered records of one stream, from `sequence` on.
    public func accepted(
        _ stream: StreamName,
        from sequence: UInt64 = 0,
        limit: Int = 256
    ) throws(RecordingError) -> [DrillRecord] {
        let sql = """
            SELECT \(RecordSchema.columns) FROM record \(Self.ofStream) AND sequence >= ? ORDER BY sequence LIMIT ?
            """
        let rows = try page(sql, [stream.text, Int64(clamping: sequence), limit])
        return try recording(path) { try rows.map { row in try DrillRecord(row, path: path) } }
    }

    /// The streams of which the file holds records, each with their count.
    public func streams() throws(RecordingError) -> [(name: StreamName, count: UInt64)] {
        try read { database in
            let sql = "SELECT stream, count(*) FROM record WHERE \(Self.counts) GROUP BY stream ORDER BY stream"
            return try Row.fetchAll(database, sql: sql).map { row in
                guard let name = row.column(0).text.flatMap({ try? StreamName($0) }), let count = row.column(1).integer
                else { throw RecordingError.damaged(path: path, reason: "stream") }
                return (name, UInt64(clamping: count))
            }
        }
    }

    /// How far each partition is recorded.
    public func offsets() throws(RecordingError) -> [TopicPartition: Range<Int64>] {
        try read { database in
            var offsets: [TopicPartition: Range<Int64>] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT topic, partition, first, next FROM position") {
                guard let place = TopicPartition(row), let first = row.column(2).integer,
                    let next = row.column(3).integer, first <= next
                else { throw RecordingError.damaged(path: path, reason: "position") }
                offsets[place] = first..<next
            }
            return offsets
        }
    }

    /// Up to `limit` ranges of offsets without rows, for one reason, by partition.
    public func skipped(
        _ why: SkipReason,
        limit: Int = 256
    ) throws(RecordingError) -> [(place: TopicPartition, offsets: Range<Int64>)] {
        try read { database in
            let sql = """
                SELECT topic, partition, first, next FROM skipped WHERE why = ? ORDER BY topic, partition, first LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [why.rawValue, limit]).map { row in
                guard let place = TopicPartition(row), let first = row.column(2).integer,
                    let next = row.column(3).integer, first <= next
                else { throw RecordingError.damaged(path: path, reason: "skipped") }
                return (place, first..<next)
            }
        }
    }

    /// SQLite's handles go before ours; see `RecordHold`.
    deinit { try? database.close() }

    /// The drill in the order of its digest, or in one in which it may be published again.
    public func drill(in order: DrillOrder) -> DrillWalk { DrillWalk(self, order: order) }

    /// Closes the file.
    ///
    /// A reader that is dropped closes it as well.
    public func close() throws(RecordingError) { try recording(path) { try database.close() } }

    /// Rows that have a place in their stream.
    static let counts = "verdict IN ('accepted', 'accepted-unread')"
    static let ofStream = "WHERE stream = ? AND \(counts)"

    /// The fingerprint of an accepted record; nil when there is none.
    static func fingerprint(of id: EventID, in database: Database) throws -> Fingerprint? {
        let statement = try database.cachedStatement(
            sql: "SELECT \(RecordSchema.columns) FROM record \(ofStream) AND sequence = ?"
        )
        let row = try Row.fetchOne(statement, arguments: [id.stream.text, Int64(clamping: id.sequence)])
        return try row.flatMap(StoredRow.init)?.arrival?.reading.get().fingerprint
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(RecordingError) -> Value {
        try recording(path) { try database.read(body) }
    }

    func page(_ sql: String, _ arguments: StatementArguments) throws(RecordingError) -> [RecordedRow] {
        try read { database in
            let statement = try database.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                guard let recorded = StoredRow(row).flatMap(RecordedRow.init) else {
                    throw RecordingError.damagedRow(path: path, row.column(0).integer ?? 0)
                }
                return recorded
            }
        }
    }
}

/// One row of a record.
public struct RecordedRow: Sendable {
    /// Its place in the file, from 1 on.
    public let number: Int64
    /// The record as it arrived.
    public let arrival: Arrival
    /// What the rules said of it.
    public let judgement: Judgement

    init?(_ row: StoredRow) {
        guard let arrival = row.arrival, let verdict = Verdict(rawValue: row.verdict) else { return nil }
        // Readers go on by the column, so it must say the record's own sequence.
        let sequence = (try? arrival.reading.get())?.sequence.flatMap { Int64(exactly: $0) }
        guard !verdict.counts || row.sequence == sequence else { return nil }
        number = row.number
        self.arrival = arrival
        judgement = Judgement(verdict, reason: row.reason)
    }
}

/// One accepted numbered record of the drill.
public struct DrillRecord: Sendable {
    /// Its row in the file.
    public let row: Int64
    /// Where it stood on the bus.
    public let place: TopicPartition
    /// Its offset there.
    public let offset: Int64
    /// The record.
    public let envelope: Envelope
    /// Its name.
    public let id: EventID
    /// Why nobody was handed it although it counts (R5), Indonesian; nil for what was.
    public let defect: Defect?

    init(_ row: RecordedRow, path: String) throws(RecordingError) {
        guard case .success(let envelope) = row.arrival.reading, let id = envelope.id else {
            throw .damagedRow(path: path, row.number)
        }
        self.row = row.number
        self.place = row.arrival.place
        self.offset = row.arrival.offset
        self.envelope = envelope
        self.id = id
        defect = row.judgement.verdict == .acceptedUnread ? Defect(row.judgement.reason ?? "") : nil
    }
}
