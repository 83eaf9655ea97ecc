import Bus
import Domain
import Events
import Foundation
import GRDBSQLite
import Lockstep
import Phrases
import Reading
import Recording
import Telling

/// Records on disk, handed to everything that opens one.
///
/// They hold every mutated message, or have every number of their tables set to an extreme.
struct FileAttack {
    private static let values = [0, 1, -1, Int64.max - 1, .max, .min, 4_294_967_295]

    private let drill: PlayedDrill
    private let extremes: Extremes

    init(_ drill: PlayedDrill, _ extremes: Extremes) {
        self.drill = drill
        self.extremes = extremes
    }

    func run(_ book: inout CaseBook) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-mutator-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try attackByMessages(in: folder, &book)
        try attackByColumns(in: folder, &book)
    }

    /// One file for each kind: all its mutated messages at the next numbers, and unnumbered.
    private func attackByMessages(in folder: URL, _ book: inout CaseBook) throws {
        let position = try Position(drill, after: drill.lastTurn / 2)
        for (index, kind) in EventCatalogue.standard.kinds.enumerated() {
            let mutations = extremes.mutations(of: kind.type, base: position.base(of: kind))
            book.run("\(kind.type), \(mutations.count) messages") {
                let path = folder.appendingPathComponent("kind-\(index).gladi").path
                var records = Array(drill.turns[...2].joined())
                for entry in drill.streams(of: kind) {
                    let next = drill.counts(through: 2)[entry.name] ?? 0
                    for (number, mutation) in mutations.enumerated() {
                        for sequence in [next + UInt64(number), nil] {
                            records.append(
                                drill.arrival(
                                    kind.type,
                                    mutation.data,
                                    in: entry.name,
                                    on: entry.topic,
                                    sequence: sequence,
                                    turn: 3,
                                    time: .greatest,
                                    offset: 1_000_000 + Int64(records.count)
                                )
                            )
                        }
                    }
                }
                write(records, to: path)
                readAll(path)
            }
        }
    }

    /// One file for each number of each table, copied from a sound one.
    private func attackByColumns(in folder: URL, _ book: inout CaseBook) throws {
        let sound = folder.appendingPathComponent("sound.gladi")
        let place = TopicPartition(topic: DrillSetup.controlTopic, partition: 0)
        let bad = Arrival(place: place, offset: 1_000, record: WireRecord(key: nil, headers: [], value: nil))
        write(Array(drill.turns[...12].joined()) + [bad], to: sound.path)
        for (table, column, row) in try Self.numbers(in: sound.path) {
            for value in Self.values {
                book.run("\(table).\(column) of row \(row) = \(value)") {
                    let copy = folder.appendingPathComponent("changed.gladi")
                    try? FileManager.default.removeItem(at: copy)
                    try? FileManager.default.copyItem(at: sound, to: copy)
                    Self.execute("UPDATE \(table) SET \"\(column)\" = \(value) WHERE rowid = \(row)", in: copy.path)
                    readAll(copy.path)
                    write(Array(drill.turns[13...14].joined()), to: copy.path)
                    readAll(copy.path)
                }
            }
        }
    }

    private func write(_ records: [Arrival], to path: String) {
        let origin = RecordOrigin(
            drill: drill.setup.drill,
            gladiVersion: "0",
            broker: "mutator",
            createdMilliseconds: 0
        )
        guard let file = try? RecordFile(path: path, origin: origin, opened: drill.setup.opened) else { return }
        _ = try? file.append(records, controlIsRead: true)
        _ = try? file.pendingDeadLetters()
        try? file.close()
    }

    private func readAll(_ path: String) {
        _ = try? RecordCheck.verify(path: path)
        guard let reader = try? RecordReader(path: path) else { return }
        _ = try? reader.offsets()
        _ = try? reader.skipped(.absent)
        let account = try? RunAccount(reader, firstTime: drill.setup.firstTime, start: drill.setup.start)
        _ = account?.attendance.title(of: "muba/command")
        var feed = RecordFeed(reader, start: drill.setup.start)
        while let item = try? feed.next() {
            guard case .record(let envelope, let time, _) = item else { continue }
            _ = TailLine(ReadableEvent(envelope), at: time).screenLine(in: .indonesian)
        }
        if let id = try? DrillID("again") {
            var replay = Replay(reader, as: id)
            while (try? replay.next()) != nil {}
        }
        guard let recorded = try? RecordedDrill(path: path) else { return }
        for name in ["control:25", "muba/situation:3", "muba/command:1"] {
            guard let id = try? EventID(name), let explanation = try? Explanation(id, in: recorded, depth: 2) else {
                continue
            }
            _ = explanation.json(in: .english)
            _ = explanation.lines(in: .indonesian)
        }
    }

    // MARK: - SQLite

    /// The columns with numbers of the first and a later row of every table.
    private static func numbers(in path: String) throws -> [(table: String, column: String, row: Int)] {
        var numbers: [(table: String, column: String, row: Int)] = []
        for table in ["record", "position", "skipped", "head", "dead_letter"] {
            let columns = select("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid", in: path)
            let rows = select("SELECT rowid FROM \(table) ORDER BY rowid", in: path).compactMap { Int($0) }
            let chosen = Set([rows.first, rows.count > 40 ? rows[rows.count / 2] : nil, rows.last].compactMap(\.self))
            for row in chosen.sorted() {
                for column in columns {
                    let kind = select("SELECT typeof(\"\(column)\") FROM \(table) WHERE rowid = \(row)", in: path)
                    if kind == ["integer"] { numbers.append((table, column, row)) }
                }
            }
        }
        guard !numbers.isEmpty else { throw Defect("no numbers in \(path)") }
        return numbers
    }

    private static func select(_ sql: String, in path: String) -> [String] {
        var lines: [String] = []
        with(path) { database in
            var statement: OpaquePointer?
            sqlite3_prepare_v2(database, sql, -1, &statement, nil)
            while sqlite3_step(statement) == SQLITE_ROW {
                if let text = sqlite3_column_text(statement, 0) { lines.append(String(cString: text)) }
            }
            sqlite3_finalize(statement)
        }
        return lines
    }

    private static func execute(_ sql: String, in path: String) {
        with(path) { database in
            // The file's own guards against changes would only refuse.
            let triggers = "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'"
            for drop in select(triggers, in: path) { sqlite3_exec(database, drop, nil, nil, nil) }
            sqlite3_exec(database, sql, nil, nil, nil)
        }
    }

    private static func with(_ path: String, _ body: (OpaquePointer?) -> Void) {
        var database: OpaquePointer?
        sqlite3_open(path, &database)
        body(database)
        sqlite3_close(database)
    }
}
