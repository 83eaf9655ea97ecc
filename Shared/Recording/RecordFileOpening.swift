import Domain
import Events
import Foundation
import GRDB
import Reading

/// How a record is opened for writing, and what is read from it to go on.
extension RecordFile {
    static func open(_ path: String) throws -> DatabaseQueue {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw RecordingError.cannotOpen(path: path, reason: "folder")
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { database in
            // Before anything of it changes: it may be somebody else's.
            if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") != 0 {
                try RecordSchema.check(database, path: path)
            }
            guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                throw RecordingError.failed(path: path, reason: "journal_mode ≠ WAL")
            }
            // Not left to GRDB's configuration: it sets NORMAL after `prepareDatabase` where it sets up the log itself.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw RecordingError.failed(path: path, reason: "synchronous ≠ FULL")
            }
        }
        return database
    }

    /// Makes the tables of a new file; returns what an existing one says it is about.
    static func prepare(_ database: Database, path: String, origin: RecordOrigin) throws -> RecordOrigin {
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 else {
            return try StoredHead(database, path: path).origin
        }
        try RecordSchema.create(database)
        for (key, value) in origin.meta {
            try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [key, value])
        }
        let chain = Data(RecordChain(meta: origin.meta).value)
        try database.execute(sql: "INSERT INTO head VALUES (1, ?1, 0, ?1)", arguments: [chain])
        return origin
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

    /// Moves the head of the chain from where this writer left it; another one's would be noticed here at the latest.
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
