import Domain
import Events
import GRDB

/// The rows, one by one, in the order in which they were recorded.
extension RecordCheck {
    /// Walks the rows and computes the chain anew.
    static func checkRows(_ reader: RecordReader, _ summary: inout RecordSummary) throws {
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
            var letters = try DeadLetterAccount(database)
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
                try letters.take(recorded)
                summary.verdicts[recorded.judgement.verdict, default: 0] += 1
                last = number
            }
            guard head.rows == last, head.chain == chain.value else {
                throw RecordBreak(place: .row(last + 1), problem: .headDiffers(rows: head.rows))
            }
            try letters.settle()
            summary.rows = last
            summary.chain = chain.value
        }
    }

    /// Checks that a row's verdict is one that its record can have: R2 again, whatever types this Gladi knows.
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
}
