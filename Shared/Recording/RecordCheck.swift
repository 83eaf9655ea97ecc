import Bus
import Domain
import Events
import Foundation
import GRDB
import Lockstep
import Reading

/// Verifies a record: the chain row by row, every offset, every sequence, every frontier, and the digest.
///
/// The file's definitions come first. Four walks follow, each streaming:
/// - the rows in the order of recording, with what the file says of dead letters;
/// - SQLite's own structures;
/// - the offsets;
/// - the drill, and what follows its end.
///
/// The first walk that finds something says where. Memory is bounded whatever the file holds, and no file makes a walk
/// stop without a verdict.
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
            case .damaged(_, let reason): return broken(.file, truncation(of: path) ?? .unreadable(reason))
            default: throw error
            }
        }
        do {
            var summary = RecordSummary(origin: reader.origin)
            if let problem = FirstPage(reader.hold, path: path).truncation {
                return broken(.row(try lastReadableRow(reader) + 1), problem)
            }
            if let change = try reader.database.read(RecordSchema.change(in:)) {
                return broken(.file, .schemaChanged(change))
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
            case .damagedRow(_, let row): return broken(.row(row), .falseVerdict)
            default: throw error
            }
        }
    }

    /// The first thing in a file that is not as it was recorded, by its definitions, its chain and its offsets; nil when
    /// all is.
    ///
    /// It is for programs that show a record: one walk through the rows and one through an index, and no judgement of the
    /// drill. A file that is being written is looked at as it is at this moment.
    package static func firstChange(path: String) throws(RecordingError) -> RecordBreak? {
        let reader = try RecordReader(path: path, snapshot: true)
        do {
            if let change = try reader.database.read(RecordSchema.change(in:)) {
                return RecordBreak(place: .file, problem: .schemaChanged(change))
            }
            var summary = RecordSummary(origin: reader.origin)
            try checkRows(reader, &summary)
            _ = try checkOffsets(reader)
            return nil
        } catch let found as RecordBreak {
            return found
        } catch {
            throw RecordingError(error, path: path)
        }
    }

    private static func broken(_ place: RecordBreak.Place, _ problem: RecordBreak.Problem) -> RecordVerdict {
        .broken(RecordBreak(place: place, problem: problem))
    }

    // MARK: The file's own structures

    /// SQLite's check of pages and indexes: the other walks use the indexes.
    private static func checkStructure(_ reader: RecordReader) throws {
        let result = try reader.database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard result == "ok" else { throw RecordBreak(place: .file, problem: .unreadable(result ?? "")) }
    }

    private static func truncation(of path: String) -> RecordBreak.Problem? {
        (try? RecordHold(path: path, for: .reading)).flatMap { FirstPage($0, path: path).truncation }
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
        try reader.database.read { database in
            let known = SkipReason.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            let sql = "SELECT topic, partition, first FROM skipped WHERE why NOT IN (\(known)) LIMIT 1"
            guard let row = try Row.fetchOne(database, sql: sql), let place = TopicPartition(row) else { return }
            throw RecordBreak(place: .offset(place, row.column(2).integer ?? 0), problem: .offsetUnaccounted)
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
}
