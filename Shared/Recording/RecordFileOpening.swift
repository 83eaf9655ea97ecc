import Domain
import Events
import Foundation
import GRDB
import Reading

/// How a record is opened for writing, and what is read from it to go on.
extension RecordFile {
    /// Opens a record, or an empty file that is to become one; no other file is touched.
    static func open(_ path: String, _ hold: RecordHold) throws -> DatabaseQueue {
        let page = FirstPage(hold, path: path)
        if !page.isEmpty { try page.check() }
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        guard hold.isNamed(path) else { throw RecordingError.anotherWriter(path: path) }
        return database
    }

    /// Makes commits reach the disk, and the tables of a new file.
    static func prepare(_ database: Database, path: String, origin: RecordOrigin?) throws {
        // The first page says what a new file is before there is a log; so a killed recorder's file is recognised.
        if origin != nil { try RecordSchema.mark(database) }
        guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
            throw RecordingError.failed(path: path, reason: "journal_mode ≠ WAL")
        }
        // Not left to GRDB's configuration: it sets NORMAL after `prepareDatabase` where it sets up the log itself.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw RecordingError.failed(path: path, reason: "synchronous ≠ FULL")
        }
        guard let origin else { return }
        try database.inTransaction {
            try RecordSchema.create(database)
            for (key, value) in origin.meta {
                try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [key, value])
            }
            let chain = Data(RecordChain(meta: origin.meta).value)
            try database.execute(sql: "INSERT INTO head VALUES (1, ?1, 0, ?1)", arguments: [chain])
            return .commit
        }
    }

    /// What a file says that it holds, checked against the drill that is to be recorded; nil for a file without tables.
    static func state(
        _ database: Database,
        _ path: String,
        _ drill: DrillID,
        _ opened: Opened,
        _ catalogue: EventCatalogue
    ) throws -> State? {
        // A recorder that was killed before its first commit.
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") != 0 else { return nil }
        try RecordSchema.check(database, path: path)
        if let change = try RecordSchema.change(in: database) {
            throw RecordingError.damaged(path: path, reason: change)
        }
        let head = try StoredHead(database, path: path)
        guard head.origin.drill == drill else {
            throw RecordingError.otherDrill(path: path, holds: head.origin.drill.text, wanted: drill.text)
        }
        // The next row's number follows from the head's.
        guard try Int64.fetchOne(database, sql: "SELECT max(row) FROM record") ?? 0 == head.rows else {
            throw RecordingError.damaged(path: path, reason: "head")
        }
        guard let ledger = try OffsetLedger(database) else {
            throw RecordingError.damaged(path: path, reason: "position")
        }
        return State(
            origin: head.origin,
            sieve: try restore(database, path: path, drill, opened, catalogue),
            rows: head.rows,
            chain: RecordChain(value: head.chain),
            ledger: ledger
        )
    }

    /// Builds the sieve that has judged what the file holds.
    static func restore(
        _ database: Database,
        path: String,
        _ drill: DrillID,
        _ opened: Opened,
        _ catalogue: EventCatalogue
    ) throws -> DrillSieve {
        var sieve = DrillSieve(drill: drill, opened: opened, catalogue: catalogue)
        let control = try Row.fetchCursor(
            database,
            sql: "SELECT \(RecordSchema.columns) FROM record \(RecordReader.ofStream) ORDER BY sequence",
            arguments: [StreamName.control.text]
        )
        while let row = try control.next() {
            guard let envelope = try StoredRow(row)?.arrival?.reading.get() else {
                throw RecordingError.damaged(path: path, reason: "control")
            }
            if envelope.sequence == 0, let recorded = try catalogue.decode(envelope) as? Opened, recorded != opened {
                throw RecordingError.otherOpening(path: path, drill: drill.text)
            }
            sieve.restore(control: envelope)
        }
        let counts = try Row.fetchAll(
            database,
            sql: "SELECT stream, max(sequence) + 1 FROM record WHERE \(RecordReader.counts) GROUP BY stream"
        )
        for row in counts {
            guard let name = row.column(0).text, let next = row.column(1).integer, next >= 0 else {
                throw RecordingError.damaged(path: path, reason: "sequence")
            }
            sieve.restore(try StreamName(name), next: UInt64(next))
        }
        sieve.settlePromises()
        return sieve
    }

    /// Moves the head of the chain from where this writer left it; another writer is noticed here at the latest.
    static func moveHead(_ database: Database, from: Int64, to: Int64, chain: RecordChain, path: String) throws {
        try database.execute(
            sql: "UPDATE head SET \"rows\" = ?, chain = ? WHERE \"rows\" = ?",
            arguments: [to, Data(chain.value), from]
        )
        guard database.changesCount == 1 else { throw RecordingError.anotherWriter(path: path) }
    }
}

/// What a file says of itself: its origin, and both ends of its chain.
struct StoredHead {
    let origin: RecordOrigin
    let rows: Int64
    let chain: [UInt8]
    let beginning: [UInt8]

    init(_ database: Database, path: String) throws {
        var meta: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT key, value FROM meta") {
            guard let key = row.column(0).text else { continue }
            meta[key] = row.column(1).text
        }
        guard let origin = RecordOrigin(meta: meta) else { throw RecordingError.damaged(path: path, reason: "meta") }
        let head = try Row.fetchOne(database, sql: "SELECT \"rows\", chain, beginning FROM head")
        guard let rows = head?.column(0).integer, let chain = head?.column(1).blob,
            let beginning = head?.column(2).blob, chain.count == 32
        else { throw RecordingError.damaged(path: path, reason: "head") }
        self.origin = origin
        self.rows = rows
        self.chain = chain
        self.beginning = beginning
    }
}
