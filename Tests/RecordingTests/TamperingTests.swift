import Bus
import Crypto
import Domain
import Events
import Foundation
import GRDB
import Recording
import TestSupport
import Testing

/// What somebody who knows SQLite and the chain does to a record.
@Suite("A record that somebody has worked on")
struct TamperingTests {
    let desk: Desk
    let drill: FakeDrill

    init() throws {
        desk = try Desk()
        drill = try FakeDrill.sample()
    }

    private func verify() throws -> RecordVerdict { try RecordCheck.verify(path: desk.path()) }

    private func problem(after sql: String) throws -> RecordBreak.Problem? {
        try? FileManager.default.removeItem(atPath: desk.path())
        try desk.record(drill)
        try desk.tamper(sql)
        guard case .broken(let fault) = try verify() else {
            Issue.record("\(sql) leaves it \(try verify())")
            return nil
        }
        #expect(!fault.phrase.indonesian.isEmpty && fault.phrase.indonesian != fault.phrase.english)
        return fault.problem
    }

    // MARK: Definitions

    @Test(
        "a changed definition is named",
        arguments: [
            ("DROP VIEW events", "view events"),
            (
                "DROP VIEW events; CREATE VIEW events AS SELECT stream, sequence, turn, time, type, cause, value, verdict, row "
                    + "FROM record WHERE verdict IN ('accepted', 'accepted-unread') AND type NOT LIKE '%ForceUsed'",
                "view events"
            ),
            ("DROP VIEW refusals; CREATE VIEW refusals AS SELECT row FROM record WHERE 0", "view refusals"),
            (
                "CREATE TRIGGER quiet AFTER INSERT ON record BEGIN DELETE FROM dead_letter; END", "trigger quiet"
            ),
            ("DROP INDEX record_by_sequence", "index record_by_sequence"),
            ("DROP INDEX dead_letter_pending", "index dead_letter_pending"),
            ("CREATE INDEX mine ON record (type)", "index mine"),
            ("CREATE TABLE notes (x)", "table notes"),
            ("ALTER TABLE record ADD COLUMN note TEXT", "table record"),
            ("ALTER TABLE skipped RENAME TO passed", "table passed"),
            ("DROP TABLE skipped", "table skipped"),
            ("PRAGMA user_version = 0", "user_version"),
        ]
    )
    func definitions(_ sql: String, _ name: String) throws {
        #expect(try problem(after: sql) == .schemaChanged(name))
    }

    @Test("a definition written straight into SQLite's own table is found as well")
    func writableSchema() throws {
        try desk.record(drill)
        let database = try DatabaseQueue(path: desk.path())
        // SQLite reads a definition only as it is opened: the view is changed while nobody looks at it.
        try database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA writable_schema = ON")
            try $0.execute(
                sql: "UPDATE sqlite_schema SET sql = replace(sql, '''accepted''', '''refused''') WHERE name = 'events'"
            )
        }
        try database.close()
        guard case .broken(let fault) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(fault.problem == .schemaChanged("view events"))
    }

    @Test("a recorder does not go on in a record whose definitions somebody has changed")
    func recorderRefuses() throws {
        try desk.record(drill)
        try desk.tamper("CREATE TRIGGER quiet AFTER INSERT ON record BEGIN DELETE FROM dead_letter; END")
        let before = try Data(contentsOf: URL(filePath: desk.path()))
        #expect(throws: RecordingError.damaged(path: desk.path(), reason: "trigger quiet")) { try desk.open(drill) }
        #expect(try Data(contentsOf: URL(filePath: desk.path())) == before)
    }

    @Test("what SQLite's own tools do to a file without changing it leaves it whole: VACUUM, REINDEX")
    func harmlessTools() throws {
        try desk.record(drill)
        let database = try DatabaseQueue(path: desk.path())
        try database.writeWithoutTransaction { try $0.execute(sql: "REINDEX; VACUUM") }
        try database.close()
        guard case .whole(let summary) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(summary.digest == drill.digest)
    }

    // MARK: After the end

    /// Adds a row as a recorder would, with chain, head and position; only the drill's end shows that it does not
    /// belong.
    private func append(_ stream: String, _ sequence: UInt64, on topic: String, verdict: String) throws {
        let end = "SELECT max(next) FROM position WHERE topic = '\(topic)'"
        let offset = try desk.query(end).first?.flatMap { Int64($0) }
        let forged = try arrival(stream, sequence, on: topic, offset: offset ?? 0)
        // Another recorder shows how a recorder writes this row.
        try? FileManager.default.removeItem(atPath: desk.path("scratch.gladi"))
        let scratch = try desk.open(drill, "scratch.gladi")
        _ = try scratch.append([forged], controlIsRead: true)
        try scratch.close()
        let names = """
            row, topic, partition, "offset", timestamp, key, headers, value, stream, sequence, turn, type, cause, time, \
            verdict, reason
            """
        var columns: [DatabaseValue] = try DatabaseQueue(path: desk.path("scratch.gladi")).read { database in
            let row = try #require(try Row.fetchOne(database, sql: "SELECT \(names) FROM record"))
            return Array(row.databaseValues)
        }
        let database = try DatabaseQueue(path: desk.path())
        defer { try? database.close() }
        try database.write { database in
            let head = try #require(try Row.fetchOne(database, sql: "SELECT \"rows\", chain FROM head"))
            let (rows, chain): (Int64, Data) = (head[0], head[1])
            columns[0] = (rows + 1).databaseValue
            columns[14] = verdict.databaseValue
            columns[15] = .null
            let next = Data(SHA256.hash(data: [3] + chain + columns.flatMap(Self.field)))
            let marks = (columns + [next.databaseValue]).map { _ in "?" }.joined(separator: ", ")
            try database.execute(
                sql: "INSERT INTO record (\(names), chain) VALUES (\(marks))",
                arguments: StatementArguments(columns + [next.databaseValue])
            )
            try database.execute(sql: "UPDATE head SET \"rows\" = ?, chain = ?", arguments: [rows + 1, next])
            try database.execute(
                sql: "INSERT INTO position VALUES (?1, 0, ?2, ?2 + 1) ON CONFLICT DO UPDATE SET next = ?2 + 1",
                arguments: [topic, offset ?? 0]
            )
        }
    }

    /// A column as the chain covers it.
    private static func field(_ value: DatabaseValue) -> [UInt8] {
        func sized(_ bytes: [UInt8]) -> [UInt8] {
            withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { Array($0) } + bytes
        }
        return switch value.storage {
        case .null: [255, 255, 255, 255]
        case .int64(let integer): sized(withUnsafeBytes(of: integer.bigEndian) { Array($0) })
        case .string(let text): sized(Array(text.utf8))
        case .blob(let data): sized(Array(data))
        case .double: []
        }
    }

    @Test(
        "a numbered row after the end is found, chain and head notwithstanding",
        arguments: [
            ("muba/traffic", "gladi.traffic"), ("control", "gladi.control"), ("console", "gladi.console"),
            ("muba/ghost", "gladi.ghost"),
        ]
    )
    func afterTheEnd(_ stream: String, _ topic: String) throws {
        try desk.record(drill)
        let rows = Int64(drill.log.count)
        let sequence = drill.log.count { $0.envelope.stream.text == stream && $0.envelope.sequence != nil }
        for verdict in ["accepted", "accepted-unread"] {
            try? FileManager.default.removeItem(atPath: desk.path())
            try desk.record(drill)
            try append(stream, UInt64(sequence), on: topic, verdict: verdict)
            guard case .broken(let fault) = try verify() else {
                Issue.record("\(try verify())")
                continue
            }
            // An accepted record that cannot be read is also a dead letter; here the dead letters' table knows nothing
            // of it.
            if verdict == "accepted" { #expect(fault.problem == .rowAfterEnd) }
            #expect(fault.place == .row(rows + 1))
        }
    }

    @Test("last words after the end, duplicates and dead letters leave it whole")
    func lastWords() throws {
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals())
        let traffic = TopicPartition(topic: "gladi.traffic", partition: 0)
        let next = try #require(file.nextOffsets[traffic])
        let first = try #require(drill.arrivals().first { $0.place == traffic })
        let appended = try file.append([
            Arrival(place: traffic, offset: next, record: first.record),
            try arrival("muba/traffic", 500, on: traffic.topic, offset: next + 1),
            try arrival("muba/traffic", 0, on: traffic.topic, offset: next + 2, data: [1]),
        ])
        let recorder = TopicPartition(topic: "gladi.recorder", partition: 0)
        let letters = TopicPartition(topic: DeadLetter.topic, partition: 0)
        let word = try arrival("recorder", nil, on: recorder.topic, offset: 0, type: Recorded.eventType)
        var batch = [word]
        for (index, letter) in appended.deadLetters.enumerated() {
            batch.append(Arrival(place: letters, offset: Int64(index), record: letter.record(in: drill.id)))
        }
        _ = try file.append(batch)
        try file.close()
        guard case .whole(let summary) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(summary.isEnded && summary.verdicts[.refused] == 1 && summary.verdicts[.duplicate] == 1)
    }

    // MARK: Dead letters

    /// A record with two dead letters, of which the second has come back, twice.
    private func recordWithDeadLetters() throws {
        try? FileManager.default.removeItem(atPath: desk.path())
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals())
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        let next = try #require(file.nextOffsets[place])
        let appended = try file.append([
            try arrival("muba/traffic", 900, on: place.topic, offset: next),
            try arrival("muba/traffic", 901, on: place.topic, offset: next + 1),
        ])
        let letters = TopicPartition(topic: DeadLetter.topic, partition: 0)
        let back = appended.deadLetters[1].record(in: drill.id)
        _ = try file.append((0..<2).map { Arrival(place: letters, offset: $0, record: back) })
        try file.close()
        guard case .whole = try verify() else {
            Issue.record("\(try verify())")
            return
        }
    }

    @Test(
        "an edited table of dead letters is found",
        arguments: [
            "DELETE FROM dead_letter", "DELETE FROM dead_letter WHERE published IS NULL",
            "DELETE FROM dead_letter WHERE published IS NOT NULL", "INSERT INTO dead_letter VALUES (1, NULL)",
            "INSERT INTO dead_letter VALUES (100000, NULL)", "INSERT INTO dead_letter VALUES (2, 3)",
            "UPDATE dead_letter SET published = NULL", "UPDATE dead_letter SET published = published + 1",
            "UPDATE dead_letter SET published = published - 1",
            "UPDATE dead_letter SET published = 1 WHERE published IS NULL",
            "UPDATE dead_letter SET published = (SELECT max(published) FROM dead_letter) WHERE published IS NULL",
            "UPDATE dead_letter SET row = row + 100", "UPDATE dead_letter SET row = -row",
            "UPDATE dead_letter SET published = 99999 WHERE published IS NOT NULL",
        ]
    )
    func deadLetters(_ sql: String) throws {
        try recordWithDeadLetters()
        try desk.tamper(sql)
        guard case .broken(let fault) = try verify() else {
            Issue.record("\(sql) leaves it \(try verify())")
            return
        }
        #expect(fault.problem == .deadLetterChanged, "\(sql): \(fault)")
    }

    @Test("a dead letter that was read before its bad record leaves it whole")
    func letterBeforeItsRecord() throws {
        let first = try desk.open(drill)
        let bad = try arrival("muba/traffic", 900, on: "gladi.traffic", offset: 0)
        let letter = try #require(try first.append([bad]).deadLetters.first).record(in: drill.id)
        // A second recorder, later: it reads the dead letters' topic first.
        let second = try desk.open(drill, "second.gladi")
        let letters = TopicPartition(topic: DeadLetter.topic, partition: 0)
        _ = try second.append([Arrival(place: letters, offset: 0, record: letter)])
        _ = try second.append([bad])
        #expect(try second.pendingDeadLetters().count == 1)
        try second.close()
        guard case .whole = try RecordCheck.verify(path: desk.path("second.gladi")) else {
            Issue.record("\(try RecordCheck.verify(path: desk.path("second.gladi")))")
            return
        }
    }

    @Test("an absent range that is told under a reason that nobody has is found")
    func unknownReason() throws {
        let sql = """
            INSERT INTO skipped SELECT topic, partition, next, next + 3, 'whatever' FROM position LIMIT 1;
            UPDATE position SET next = next + 3 WHERE topic = (SELECT topic FROM skipped)
            """
        #expect(try problem(after: sql) == .offsetUnaccounted)
    }
}
