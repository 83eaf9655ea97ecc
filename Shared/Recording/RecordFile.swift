import Bus
import Domain
import Events
import GRDB
import Lockstep
import Reading

/// Writes a drill's record: a `.gladi` file.
///
/// Every `append` is one transaction. It writes the rows, how far each partition is recorded, and the head of the
/// chain; or nothing. A recorder that was killed opens the file again and reads on from `nextOffsets`. What it had
/// appended is there (`synchronous=FULL`), and the rest comes once more from the bus.
///
/// ```swift
/// let file = try RecordFile(path: "muba.gladi", origin: origin, opened: opened)
/// try subscriber.assign(file.nextOffsets)
/// let appended = try file.append(subscriber.poll(limit: 1000, wait: .milliseconds(20)))
/// ```
///
/// While it is open the file uses SQLite's write-ahead log. So people may read it while the drill runs without holding
/// up the recorder, and a commit costs one flush. `close` folds the log in and leaves one plain file that opens from a
/// read-only medium too. After a kill the `-wal` file beside it belongs to the record until someone opens it.
///
/// An object belongs to one thread, a file to one writer.
public final class RecordFile {
    /// Where the file is.
    public let path: String
    /// What the record is about; an existing file says so itself.
    public let origin: RecordOrigin

    private let database: DatabaseQueue
    private let catalogue: EventCatalogue
    private var hold: RecordHold?
    private var state: State

    /// All that a transaction changes.
    ///
    /// A value: when the transaction fails, the one before holds.
    struct State {
        let origin: RecordOrigin
        var sieve: DrillSieve
        var rows: Int64
        var chain: RecordChain
        var ledger: OffsetLedger
        /// Partitions that stopped before a stream that nobody has named yet.
        var waiting: [TopicPartition: Int64] = [:]
    }

    /// Opens a drill's record for writing, or makes it, for its owner alone.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist.
    ///   - origin: What a new file says of itself; an existing one must hold the same drill.
    ///   - opened: The drill's opening, which the caller has found on the bus.
    ///   - catalogue: The event types that the recorder can read.
    /// - Throws: `RecordingError.cannotOpen`, `.readOnly`, `.diskFull`, `.anotherWriter`, `.notARecord`, `.otherName`,
    ///   `.newerFormat`, `.otherDrill`, `.otherOpening`, `.damaged`, `.failed`; the file is as it was.
    public init(
        path: String,
        origin: RecordOrigin,
        opened: Opened,
        catalogue: EventCatalogue = .standard
    ) throws(RecordingError) {
        self.path = path
        self.catalogue = catalogue
        let hold = try RecordHold(path: path, for: .writing)
        self.hold = hold
        (database, self.origin, state) = try recording(path) {
            let database = try Self.open(path, hold)
            func read() throws -> State? {
                try database.read { try Self.state($0, path, origin.drill, opened, catalogue) }
            }
            // All that can lead to a refusal is read before anything is changed, so a refused file stays as it is.
            let held = try read()
            try database.writeWithoutTransaction { database in
                try Self.prepare(database, path: path, origin: held == nil ? origin : nil)
            }
            guard let state = try held ?? read() else { throw RecordingError.damaged(path: path, reason: "head") }
            return (database, state.origin, state)
        }
    }

    /// SQLite's handles go before ours; see `RecordHold`.
    deinit { try? database.close() }

    /// The partitions that the file has begun, each with the offset to read next.
    public var nextOffsets: [TopicPartition: Int64] { state.ledger.next }

    /// Rows in the file.
    public var rowCount: Int64 { state.rows }

    /// The head of the chain.
    public var chain: RecordChain { state.chain }

    /// The last turn that the file holds whole: its grant and all that it delivers.
    public var completeTurn: UInt64 { state.sieve.completeTurn }

    /// True once the file holds `Ended` and all that it delivers.
    public var isComplete: Bool { state.sieve.isComplete }

    /// Bounds the file's size; `append` then throws `diskFull` until the bound is raised or lifted (nil).
    public func bound(bytes: Int?) throws(RecordingError) {
        try recording(path) {
            try database.writeWithoutTransaction { database in
                let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
                _ = try Int.fetchOne(
                    database,
                    sql: "PRAGMA max_page_count = \(bytes.map { max($0 / page, 1) } ?? 4_294_967_294)"
                )
            }
        }
    }

    /// States where reading begins in partitions that the file does not know yet: the first offset that the broker holds.
    ///
    /// Without this, a partition begins with the first record that is appended from it.
    public func begin(at positions: [TopicPartition: Int64]) throws(RecordingError) {
        try transact { state, database in
            for (place, offset) in positions.sorted(by: { $0.key < $1.key }) { state.ledger.begin(place, at: offset) }
            try state.ledger.write(to: database)
        }
    }

    /// Records a batch in one transaction.
    ///
    /// The arrivals of each partition come in order; control's are judged first. What the file already holds is passed
    /// over, so a batch may be handed in again after any error, and partitions may be read again from an earlier
    /// offset. Records of other drills leave only the range of their offsets.
    ///
    /// - Parameters:
    ///   - batch: Records as they arrived.
    ///   - controlIsRead: See `DrillSieve.judge`. While false, a partition in which a stream appears that no grant has
    ///     named yet stops there, and stands in `Appended.waiting`.
    /// - Returns: What is to be published because of it.
    /// - Throws: `RecordingError.diskFull`, `.readOnly`, `.anotherWriter`, `.damaged`, `.failed`; nothing of the batch is
    ///   in the file then, and `append` may be tried again.
    public func append(_ batch: [Arrival], controlIsRead: Bool = false) throws(RecordingError) -> Appended {
        guard !batch.isEmpty else { return Appended() }
        let ordered =
            batch.filter { $0.place.topic == DrillSetup.controlTopic }
            + batch.filter { $0.place.topic != DrillSetup.controlTopic }
        return try transact { state, database in
            var appended = Appended()
            let rows = state.rows
            let insertion = try RowInsertion(database)
            if controlIsRead { state.waiting = [:] }
            for arrival in ordered where state.ledger.expects(arrival) {
                if let stop = state.waiting[arrival.place], arrival.offset > stop { continue }
                if arrival.isOfAnotherDrill(than: origin.drill) {
                    state.ledger.skip(arrival, because: .otherDrill)
                    continue
                }
                let judgement = try state.sieve.judge(arrival, controlIsRead: controlIsRead) { id in
                    try RecordReader.fingerprint(of: id, in: database)
                }
                state.waiting[arrival.place] = judgement == nil ? arrival.offset : nil
                guard let judgement else { continue }
                let row = StoredRow(number: state.rows + 1, arrival, judgement)
                state.ledger.take(arrival)
                state.chain.add(row)
                state.rows += 1
                try insertion.insert(row, chain: state.chain)
                try note(judgement, of: arrival, as: row.number, in: database, &appended)
            }
            appended.waiting = state.waiting
            guard state.rows > rows || state.ledger.isChanged else { return appended }
            try state.ledger.write(to: database)
            try Self.moveHead(database, from: rows, to: state.rows, chain: state.chain, path: path)
            return appended
        }
    }

    /// Dead letters that were decided and have not come back from the bus yet, oldest first.
    ///
    /// After a restart the recorder publishes them (again).
    public func pendingDeadLetters(limit: Int = 256) throws(RecordingError) -> [DeadLetter] {
        try recording(path) {
            try database.read { database in
                let sql = """
                    SELECT \(RecordSchema.columns) FROM record
                    WHERE row IN (SELECT row FROM dead_letter WHERE published IS NULL ORDER BY row LIMIT ?) ORDER BY row
                    """
                return try Row.fetchAll(database, sql: sql, arguments: [limit]).map { row in
                    guard let stored = StoredRow(row), let arrival = stored.arrival else {
                        throw RecordingError.damaged(path: path, reason: "dead_letter")
                    }
                    return DeadLetter(row: stored.number, of: arrival, reason: stored.reason ?? "")
                }
            }
        }
    }

    /// Folds the write-ahead log into the file and closes it: one plain file, whole.
    ///
    /// While somebody else still reads it, the log stays beside it until they are done; nothing is lost either way.
    ///
    /// - Throws: `RecordingError.diskFull`, `.failed`; the record is whole, but still in two files.
    public func close() throws(RecordingError) {
        defer { hold = nil }
        try recording(path) {
            try database.writeWithoutTransaction { database in
                do {
                    _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
                } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                    // A reader keeps the log; the last of them folds it in.
                }
            }
            try database.close()
        }
    }

    /// What `PRAGMA synchronous` and `PRAGMA journal_mode` say now, for the proof that a commit is on the disk.
    package func durability() throws(RecordingError) -> (synchronous: Int, journal: String) {
        try recording(path) {
            try database.read { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1,
                    try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
                )
            }
        }
    }

    private func transact<Value>(_ body: (inout State, Database) throws -> Value) throws(RecordingError) -> Value {
        var changed = state
        let value = try recording(path) {
            var value: Value?
            try database.inTransaction(.immediate) { database in
                value = try body(&changed, database)
                return .commit
            }
            return value
        }
        guard let value else { preconditionFailure("a transaction that does not throw returns its value") }
        state = changed
        return value
    }

    private func note(
        _ judgement: Judgement,
        of arrival: Arrival,
        as row: Int64,
        in database: Database,
        _ appended: inout Appended
    ) throws {
        appended.rows += 1
        if judgement.isFault, let id = try? arrival.reading.get().id {
            appended.faults.append(.init(row: row, record: id, reason: judgement.reason ?? ""))
        }
        if judgement.verdict.isDeadLetter {
            try database.execute(sql: "INSERT INTO dead_letter (row) VALUES (?)", arguments: [row])
            appended.deadLetters.append(DeadLetter(row: row, of: arrival, reason: judgement.reason ?? ""))
        }
        guard let letter = Self.deadLetter(arrival, judgement, catalogue) else { return }
        let sql = """
            UPDATE dead_letter SET published = ? WHERE published IS NULL
            AND row = (SELECT row FROM record WHERE topic = ? AND partition = ? AND "offset" = ?)
            """
        try database.execute(
            sql: sql,
            arguments: [row, letter.topic, Int64(letter.partition), Int64(bitPattern: letter.offset)]
        )
    }

    /// The dead letter that a record is; nil for any other.
    static func deadLetter(_ arrival: Arrival, _ judgement: Judgement, _ catalogue: EventCatalogue) -> DeadLettered? {
        guard judgement.verdict == .unnumbered, arrival.place.topic == DrillSetup.deadLetterTopic,
            let event = try? arrival.reading.get()
        else { return nil }
        return try? catalogue.decode(event) as? DeadLettered
    }
}

extension Arrival {
    /// True when key and headers agree that the record is another drill's.
    ///
    /// Every recorder refuses a record that says less, or two things at once.
    fileprivate func isOfAnotherDrill(than drill: DrillID) -> Bool {
        guard let key = record.key, let name = String(validating: key, as: UTF8.self), name != drill.text,
            (try? DrillID(name)) != nil
        else { return false }
        return record.headers.contains { $0.name == "ce_drill" && $0.value == key }
    }
}
