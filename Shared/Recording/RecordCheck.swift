import Bus
import Domain
import Events
import Foundation
import GRDB
import Lockstep

/// Verifies a record: the chain row by row, every offset, every sequence, every frontier, and the digest.
///
/// Four walks, each streaming: the rows, as they were recorded; SQLite's own structures; the offsets; the drill. The first
/// that finds something says where. Memory is bounded whatever the file holds, and no file makes it stop with less than a
/// verdict.
public enum RecordCheck {
    /// Verifies the record at `path`.
    ///
    /// - Throws: `RecordingError.cannotOpen` and `.newerFormat`: what cannot be read at all has no verdict.
    public static func verify(path: String) throws(RecordingError) -> RecordVerdict {
        let reader: RecordReader
        do {
            reader = try RecordReader(path: path, snapshot: true)
        } catch {
            switch error {
            case .notARecord(_, let reason): return broken(.file, truncation(of: path) ?? .notARecord(reason))
            case .damaged(_, let reason):
                return broken(.file, truncation(of: path) ?? .unreadable(reason))
            default: throw error
            }
        }
        do {
            var summary = RecordSummary(origin: reader.origin)
            if let problem = truncation(of: path) {
                return broken(.row(try lastReadableRow(reader) + 1), problem)
            }
            try checkRows(reader, &summary)
            try checkStructure(reader)
            var gaps = try checkOffsets(reader)
            if let missing = try checkDrill(reader, &summary) {
                if try isStated(missing.topic, reader) {
                    gaps?.firstMissing = missing.id
                } else if summary.isEnded {
                    throw RecordBreak(place: .record(missing.id), problem: .recordMissing)
                }
            }
            return gaps.map { .wholeWithGaps(summary, $0) } ?? .whole(summary)
        } catch let found as RecordBreak {
            return .broken(found)
        } catch {
            let error = RecordingError(error, path: path)
            switch error {
            case .damaged(_, let reason), .notARecord(_, let reason): return broken(.file, .unreadable(reason))
            default: throw error
            }
        }
    }

    private static func broken(_ place: RecordBreak.Place, _ problem: RecordBreak.Problem) -> RecordVerdict {
        .broken(RecordBreak(place: place, problem: problem))
    }

    // MARK: Rows

    /// Walks the rows and computes the chain anew.
    private static func checkRows(_ reader: RecordReader, _ summary: inout RecordSummary) throws {
        let path = reader.path
        try reader.database.read { database in
            let head = try StoredHead(database, path: path)
            var chain = RecordChain(
                meta: try Row.fetchAll(database, sql: "SELECT key, value FROM meta ORDER BY key").map {
                    ($0.column(0).text ?? "", $0.column(1).text ?? "")
                }
            )
            guard chain.value == head.beginning else { throw RecordBreak(place: .file, problem: .originChanged) }
            var last: Int64 = 0
            var next: [StreamName: UInt64] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT \(RecordSchema.columns) FROM record NOT INDEXED ORDER BY row"
            )
            while let row = try unreadable(after: last, { try rows.next() }) {
                let number = row.column(0).integer ?? 0
                guard number == last + 1 else {
                    throw RecordBreak(place: .row(last + 1), problem: .rowMissing(next: number))
                }
                guard let stored = StoredRow(row) else { throw RecordBreak(place: .row(number), problem: .changed) }
                chain.add(stored)
                guard row.column(16).blob == chain.value else {
                    throw RecordBreak(place: .row(number), problem: .changed)
                }
                guard let recorded = RecordedRow(stored) else {
                    throw RecordBreak(place: .row(number), problem: .falseVerdict)
                }
                try check(recorded, of: summary.origin.drill, &next)
                summary.verdicts[recorded.judgement.verdict, default: 0] += 1
                last = number
            }
            guard head.rows == last, head.chain == chain.value else {
                throw RecordBreak(place: .row(last + 1), problem: .headDiffers(rows: head.rows))
            }
            summary.rows = last
            summary.chain = chain.value
        }
    }

    /// A row's verdict must be one that its record can have: R2 anew, without asking what this Gladi's catalogue knows.
    private static func check(_ row: RecordedRow, of drill: DrillID, _ next: inout [StreamName: UInt64]) throws {
        let verdict = row.judgement.verdict
        guard verdict != .refused else { return }
        guard case .success(let event) = row.arrival.reading, event.drill == drill,
            (event.id == nil) == (verdict == .unnumbered)
        else { throw RecordBreak(place: .row(row.number), problem: .falseVerdict) }
        guard let id = event.id else { return }
        let expected = next[id.stream, default: 0]
        if verdict.counts {
            guard id.sequence == expected else {
                throw RecordBreak(place: .record(id), problem: .outOfSequence(next: expected))
            }
            next[id.stream] = expected + 1
        } else if id.sequence >= expected {
            throw RecordBreak(place: .row(row.number), problem: .falseVerdict)
        }
    }

    private static func unreadable<Value>(after row: Int64, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw RecordBreak(place: .row(row + 1), problem: .unreadable(error.message ?? "\(error.resultCode)"))
        }
    }

    // MARK: The file's own structures

    /// SQLite's check of pages and indexes: the other walks use the indexes.
    private static func checkStructure(_ reader: RecordReader) throws {
        let result = try reader.database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard result == "ok" else { throw RecordBreak(place: .file, problem: .unreadable(result ?? "")) }
    }

    /// A file that is shorter than its own first page says; nil while a write-ahead log may hold the rest.
    private static func truncation(of path: String) -> RecordBreak.Problem? {
        guard let handle = FileHandle(forReadingAtPath: path), let header = try? handle.read(upToCount: 72),
            header.count == 72, let bytes = try? handle.seekToEnd()
        else { return nil }
        let log = (try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int) ?? 0
        guard log == 0 else { return nil }
        func number(_ range: Range<Int>) -> Int { header[range].reduce(0) { $0 << 8 | Int($1) } }
        guard number(68..<72) == RecordSchema.applicationID else { return nil }
        let page = number(16..<18) == 1 ? 65_536 : number(16..<18)
        let expected = page * number(28..<32)
        guard Int(bytes) < expected else { return nil }
        return .truncated(bytes: Int(bytes), expected: expected)
    }

    private static func lastReadableRow(_ reader: RecordReader) throws -> Int64 {
        var last: Int64 = 0
        do {
            while let row = try reader.rows(after: last, limit: 1).first { last = row.number }
        } catch {}
        return last
    }

    // MARK: Offsets

    /// Every offset from a partition's first to its next has one row, or lies in one stated range.
    private static func checkOffsets(_ reader: RecordReader) throws -> RecordGaps? {
        for (place, offsets) in try reader.offsets().sorted(by: { $0.key < $1.key }) {
            try reader.database.read { database in
                let sql = """
                    SELECT "offset", "offset" + 1 FROM record WHERE topic = ?1 AND partition = ?2
                    UNION ALL SELECT first, next FROM skipped WHERE topic = ?1 AND partition = ?2 ORDER BY 1
                    """
                var expected = offsets.lowerBound
                let ranges = try Row.fetchCursor(database, sql: sql, arguments: [place.topic, place.partition])
                while let range = try ranges.next(), let first = range.column(0).integer,
                    let next = range.column(1).integer
                {
                    guard first >= expected, next > first else {
                        throw RecordBreak(place: .offset(place, first), problem: .offsetTwice)
                    }
                    guard first == expected else {
                        throw RecordBreak(place: .offset(place, expected), problem: .offsetUnaccounted)
                    }
                    expected = next
                }
                guard expected == offsets.upperBound else {
                    throw RecordBreak(place: .offset(place, expected), problem: .offsetUnaccounted)
                }
            }
        }
        try reader.database.read { database in
            let sql = """
                SELECT row, topic, partition, "offset" FROM record
                WHERE NOT EXISTS (SELECT 1 FROM position AS p WHERE p.topic = record.topic AND p.partition = record.partition)
                LIMIT 1
                """
            guard let row = try Row.fetchOne(database, sql: sql) else { return }
            throw RecordBreak(place: .row(row.column(0).integer ?? 0), problem: .offsetUnaccounted)
        }
        let absent = try reader.database.read { database in
            try Int64.fetchOne(
                database,
                sql: "SELECT sum(next - first) FROM skipped WHERE why = ?",
                arguments: [SkipReason.absent.rawValue]
            ) ?? 0
        }
        guard absent > 0 else { return nil }
        let ranges = try reader.skipped(.absent).map { RecordGaps.Range(place: $0.place, offsets: $0.offsets) }
        return RecordGaps(ranges: ranges, absentOffsets: absent, firstMissing: nil)
    }

    // MARK: The drill

    /// Walks the drill in the digest's order; returns the first record that a grant delivers and the file does not hold.
    ///
    /// Before the end that is no fault by itself: control's partition may be recorded further than a unit's.
    private static func checkDrill(
        _ reader: RecordReader,
        _ summary: inout RecordSummary
    ) throws -> (id: EventID, topic: String)? {
        var walk = reader.drill(in: .digest)
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
            case .opened(let record, _):
                if digest == nil { digest = DigestChain(opened: record.envelope.leaf) }
            case .granted(let record, let granted):
                try settleControlEvents()
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
                digest?.cover(record.envelope.leaf)
            case .delivered(let record): digest?.cover(record.envelope.leaf)
            case .undelivered: break
            case .missing(let id, let topic):
                if missing == nil { summary.completeTurn = max(summary.turn, 1) - 1 }
                missing = missing ?? (id, topic)
            case .ended(let record, let ended):
                try settleControlEvents()
                summary.isEnded = true
                guard missing == nil, let value = digest?.value, value != Array(ended.digest) else { continue }
                throw RecordBreak(
                    place: .record(record.id),
                    problem: .digestDiffers(said: hexadecimal(ended.digest), found: hexadecimal(value))
                )
            }
        }
        if missing == nil {
            summary.digest = digest?.value
            summary.completeTurn = summary.turn
        }
        return missing
    }

    /// True when the file says that the broker gave none of some of the topic's offsets.
    private static func isStated(_ topic: String, _ reader: RecordReader) throws -> Bool {
        try reader.database.read { database in
            let sql = "SELECT EXISTS (SELECT 1 FROM skipped WHERE topic = ? AND why = ?)"
            return try Bool.fetchOne(database, sql: sql, arguments: [topic, SkipReason.absent.rawValue]) ?? false
        }
    }
}
