import GRDB

/// The shape of a `.gladi` file.
///
/// The tables are STRICT, so that a column holds what it says. The version makes an older Gladi say that it is too old
/// instead of reading nonsense. The names are such that a person with the `sqlite3` command understands them.
enum RecordSchema {
    /// `GLDI`: what `file` and SQLite tools show as the application id.
    static let applicationID = 0x474C_4449
    /// Counts up with every change of the tables.
    static let version = 1

    static let tables = """
        -- What the file is about; never changes, and is where the chain begins.
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

        -- Every record of the drill's partitions, byte for byte, in the order in which it was recorded.
        CREATE TABLE record (
            row INTEGER PRIMARY KEY,       -- 1, 2, 3 …: the place in the chain
            topic TEXT NOT NULL,
            partition INTEGER NOT NULL,
            "offset" INTEGER NOT NULL,
            timestamp INTEGER,             -- the broker's, milliseconds since 1970
            key BLOB,
            headers TEXT NOT NULL,         -- JSON: [[name, value], …]; see HeaderText
            value BLOB,
            stream TEXT,                   -- from here on: the same once more, read for people
            sequence INTEGER,
            turn INTEGER,
            type TEXT,
            cause TEXT,
            time TEXT,                     -- simulated time, UTC
            verdict TEXT NOT NULL,         -- accepted, accepted-unread, unnumbered, duplicate, differing, refused
            reason TEXT,
            chain BLOB NOT NULL            -- SHA-256 over the chain before and this row; see RecordChain
        ) STRICT;
        CREATE UNIQUE INDEX record_by_offset ON record (topic, partition, "offset");
        CREATE UNIQUE INDEX record_by_sequence ON record (stream, sequence)
            WHERE verdict IN ('accepted', 'accepted-unread');

        -- How far each partition is recorded: from `first` up to, but not including, `next`.
        CREATE TABLE position (
            topic TEXT NOT NULL, partition INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
            PRIMARY KEY (topic, partition)
        ) STRICT, WITHOUT ROWID;

        -- Offsets within these that hold no row, and why: `other-drill` (not ours to keep) or `absent` (the broker gave none).
        CREATE TABLE skipped (
            topic TEXT NOT NULL, partition INTEGER NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL,
            why TEXT NOT NULL, PRIMARY KEY (topic, partition, first)
        ) STRICT, WITHOUT ROWID;

        -- Rows that are dead letters, and the row in which the published dead letter came back.
        CREATE TABLE dead_letter (row INTEGER PRIMARY KEY, published INTEGER) STRICT;
        CREATE INDEX dead_letter_pending ON dead_letter (row) WHERE published IS NULL;

        -- Where the chain begins and ends: written in the transaction that writes its rows.
        CREATE TABLE head (
            id INTEGER PRIMARY KEY CHECK (id = 1), beginning BLOB NOT NULL, "rows" INTEGER NOT NULL, chain BLOB NOT NULL
        ) STRICT;

        -- The drill: one row per accepted numbered record.
        CREATE VIEW events AS
            SELECT stream, sequence, turn, time, type, cause, value, verdict, row FROM record
            WHERE verdict IN ('accepted', 'accepted-unread');
        -- What was no part of it, and why.
        CREATE VIEW refusals AS
            SELECT row, topic, partition, "offset", verdict, reason, headers, value FROM record
            WHERE verdict IN ('accepted-unread', 'differing', 'refused');
        """

    /// The columns of `record` in the order in which the chain covers them, and the chain.
    static let columns = """
        row, topic, partition, "offset", timestamp, key, headers, value, stream, sequence, turn, type, cause, time, \
        verdict, reason, chain
        """

    /// Makes the tables in an empty file.
    static func create(_ database: Database) throws {
        try database.execute(sql: tables)
        try mark(database)
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Says in the file's first page that it is a record.
    static func mark(_ database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    /// Checks that an open file is a record that this Gladi reads.
    static func check(_ database: Database, path: String) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
            throw RecordingError.notARecord(path: path, reason: "application_id ≠ GLDI")
        }
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw RecordingError.newerFormat(path: path, found: found, known: version)
        }
    }

    /// What somebody has changed in a record's tables, indexes, views and triggers, by name; nil when nothing was
    /// changed.
    ///
    /// A changed view can hide rows, and a trigger can act, while every row stays as it was. SQLite keeps the text of
    /// each definition, so the texts are compared with those that `create` makes. White space does not count; none of
    /// it stands within quotes.
    static func change(in database: Database) throws -> String? {
        guard try Int.fetchOne(database, sql: "PRAGMA user_version") == version else { return "user_version" }
        var expected = definitions
        for (name, definition) in try definitions(in: database) where expected.removeValue(forKey: name) != definition {
            return name
        }
        return expected.keys.min()
    }

    /// The definitions of a new record; if SQLite cannot make one in memory, they are empty, so that no file fits.
    private static let definitions: [String: String] = {
        guard let database = try? DatabaseQueue() else { return [:] }
        let pairs = try? database.write { database in
            try create(database)
            return try definitions(in: database)
        }
        return Dictionary(uniqueKeysWithValues: pairs ?? [])
    }()

    /// What a database holds, `view events` and the like, each with its definition; in order of their names.
    private static func definitions(in database: Database) throws -> [(String, String)] {
        let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        return try Row.fetchAll(database, sql: sql).compactMap { row in
            let (type, name) = (row.column(0).text ?? "?", row.column(1).text ?? "?")
            // SQLite's own indexes of keys have no text, and their names are its own affair.
            if type == "index", name.hasPrefix("sqlite_autoindex_"), row.column(3).isNull { return nil }
            let words = (row.column(3).text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return ("\(type) \(name)", "\(row.column(2).text ?? "?") \(words)")
        }
    }
}
