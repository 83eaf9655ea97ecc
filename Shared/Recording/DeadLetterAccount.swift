import Events
import GRDB

/// Compares the table `dead_letter` with the rows, while these are walked in their order.
///
/// The chain does not cover the table, and need not: the table follows from the rows. The verdicts say which rows are
/// dead letters. A published dead letter came back at the first row of the dead letters' topic that names the bad
/// record's place.
struct DeadLetterAccount {
    private let entries: RowCursor
    private let published: Statement
    private var next: (row: Int64, published: Int64?)?
    /// How many entries say where their dead letter came back, and for how many of them that row was met.
    private var (said, met) = (0, 0)

    init(_ database: Database) throws {
        entries = try Row.fetchCursor(database, sql: "SELECT row, published FROM dead_letter ORDER BY row")
        published = try database.cachedStatement(
            sql: """
                SELECT letter.published FROM record JOIN dead_letter AS letter ON letter.row = record.row
                WHERE topic = ? AND partition = ? AND "offset" = ? AND record.row < ?
                """
        )
        try advance()
    }

    private mutating func advance() throws {
        next = try entries.next().map { ($0.column(0).integer ?? 0, $0.column(1).integer) }
    }

    /// - Throws: `RecordBreak` where the table does not say what follows from the rows up to this one.
    mutating func take(_ row: RecordedRow) throws {
        if row.judgement.verdict.isDeadLetter {
            guard let entry = next, entry.row == row.number else {
                throw RecordBreak(place: .row(min(next?.row ?? .max, row.number)), problem: .deadLetterChanged)
            }
            if entry.published != nil { said += 1 }
            try advance()
        }
        guard let letter = RecordFile.deadLetter(row.arrival, row.judgement, .standard) else { return }
        let place: StatementArguments = [letter.topic, Int64(letter.partition), Int64(bitPattern: letter.offset)]
        guard let found = try Row.fetchOne(published, arguments: place + [row.number]) else { return }
        // Published again after a restart, a dead letter comes back twice; the first time counts.
        guard let first = found.column(0).integer, first <= row.number else {
            throw RecordBreak(place: .row(row.number), problem: .deadLetterChanged)
        }
        if first == row.number { met += 1 }
    }

    /// After the last row.
    ///
    /// - Throws: `RecordBreak` where the table says more than followed from the rows.
    func settle() throws {
        guard next == nil, said == met else {
            throw RecordBreak(place: next.map { .row($0.row) } ?? .file, problem: .deadLetterChanged)
        }
    }
}
