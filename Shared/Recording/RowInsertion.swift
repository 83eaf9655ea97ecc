import GRDB
import GRDBSQLite

/// Writes rows through one prepared statement.
///
/// Bound by hand: GRDB's own binding makes null of an empty blob, and copies every value twice on the way.
struct RowInsertion {
    private let statement: Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    init(_ database: Database) throws {
        let columns = RecordSchema.columns
        let marks = columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
        statement = try database.cachedStatement(sql: "INSERT INTO record (\(columns)) VALUES (\(marks))")
    }

    /// Inserts a row with the chain up to it.
    ///
    /// - Throws: `DatabaseError`.
    func insert(_ row: StoredRow, chain: RecordChain) throws {
        bind(1, row.number)
        bind(2, row.topic)
        bind(3, Int64(row.partition))
        bind(4, row.offset)
        bind(5, row.timestamp)
        bind(6, blob: row.key)
        bind(7, text: row.headers)
        bind(8, blob: row.value)
        bind(9, row.stream)
        bind(10, row.sequence)
        bind(11, row.turn)
        bind(12, row.type)
        bind(13, row.cause)
        bind(14, row.time)
        bind(15, row.verdict)
        bind(16, row.reason)
        bind(17, blob: chain.value)
        let code = sqlite3_step(handle)
        let message = code == SQLITE_DONE ? nil : String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message) }
    }

    // What cannot be bound (no memory) stays null; the column's NOT NULL or the chain then shows it.

    private func bind(_ index: Int32, _ value: Int64?) {
        if let value { sqlite3_bind_int64(handle, index, value) } else { sqlite3_bind_null(handle, index) }
    }

    private func bind(_ index: Int32, _ value: String?) {
        guard var value else {
            sqlite3_bind_null(handle, index)
            return
        }
        value.withUTF8 { bind(index, text: $0) }
    }

    private func bind(_ index: Int32, text value: [UInt8]) { value.withUnsafeBufferPointer { bind(index, text: $0) } }

    private func bind(_ index: Int32, text value: UnsafeBufferPointer<UInt8>) {
        value.withMemoryRebound(to: CChar.self) { text in
            // An empty buffer may have no address, which SQLite takes for null.
            guard let start = text.baseAddress else {
                sqlite3_bind_text(handle, index, "", 0, Self.copied)
                return
            }
            sqlite3_bind_text(handle, index, start, Int32(text.count), Self.copied)
        }
    }

    private func bind(_ index: Int32, blob value: [UInt8]?) {
        guard let value else {
            sqlite3_bind_null(handle, index)
            return
        }
        guard !value.isEmpty else {
            sqlite3_bind_zeroblob(handle, index, 0)
            return
        }
        value.withUnsafeBytes { _ = sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Self.copied) }
    }

    /// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
