import Crypto

/// The chain that runs through a record: whoever changes, adds, removes or moves a row breaks it there.
///
/// ```
/// chain(0) = SHA-256(0x02 ‖ field(key) ‖ field(value) of every row of meta, by key)
/// chain(n) = SHA-256(0x03 ‖ chain(n−1) ‖ field(column) of every column of row n from `row` to `reason`)
/// field    = FFFFFFFF where the column is null, else its length as 32 bits big-endian, then its bytes
///            (text: UTF-8; integer: 8 bytes big-endian)
/// ```
///
/// The length before every field keeps null and empty apart, and keeps a byte from moving between neighbours. The chain
/// finds damage and careless hands. Someone may compute the whole chain anew; against that it needs a signature on the
/// head, kept elsewhere.
public struct RecordChain: Sendable, Hashable {
    /// The chain so far, 32 bytes.
    public private(set) var value: [UInt8]

    /// Goes on from a chain that a file holds.
    init(value: [UInt8]) { self.value = value }

    /// Begins a record with what the file says it is about, ascending by key.
    init(meta: [(key: String, value: String)]) {
        var bytes: [UInt8] = [2]
        for (key, value) in meta {
            Self.append(text: key, to: &bytes)
            Self.append(text: value, to: &bytes)
        }
        value = Array(SHA256.hash(data: bytes))
    }

    /// Adds a row.
    mutating func add(_ row: StoredRow) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + row.headers.count + (row.value?.count ?? 0))
        bytes.append(3)
        bytes.append(contentsOf: value)
        Self.append(integer: row.number, to: &bytes)
        Self.append(text: row.topic, to: &bytes)
        Self.append(integer: Int64(row.partition), to: &bytes)
        Self.append(integer: row.offset, to: &bytes)
        Self.append(integer: row.timestamp, to: &bytes)
        Self.append(field: row.key, to: &bytes)
        Self.append(field: row.headers, to: &bytes)
        Self.append(field: row.value, to: &bytes)
        Self.append(text: row.stream, to: &bytes)
        Self.append(integer: row.sequence, to: &bytes)
        Self.append(integer: row.turn, to: &bytes)
        Self.append(text: row.type, to: &bytes)
        Self.append(text: row.cause, to: &bytes)
        Self.append(text: row.time, to: &bytes)
        Self.append(text: row.verdict, to: &bytes)
        Self.append(text: row.reason, to: &bytes)
        value = Array(SHA256.hash(data: bytes))
    }

    private static func append(length: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: length.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(field: [UInt8]?, to bytes: inout [UInt8]) {
        append(length: field.map { UInt32($0.count) } ?? .max, to: &bytes)
        if let field { bytes.append(contentsOf: field) }
    }

    private static func append(text: String?, to bytes: inout [UInt8]) {
        append(length: text.map { UInt32($0.utf8.count) } ?? .max, to: &bytes)
        if let text { bytes.append(contentsOf: text.utf8) }
    }

    private static func append(integer: Int64?, to bytes: inout [UInt8]) {
        append(length: integer == nil ? .max : 8, to: &bytes)
        if let integer { withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) } }
    }
}
