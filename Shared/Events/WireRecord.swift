/// A record as Kafka carries it, byte for byte.
///
/// Kept in one block of memory: most readers want the event alone, and never take the record apart.
public struct WireRecord: Sendable, Hashable {
    // Fields one after another: key, value, number of headers, then each header's name and value. A field is its length
    // as 32 bits, -1 for null, and its bytes. There is one block for any record, so equal blocks are equal records.
    private let block: [UInt8]

    /// A record.
    public init(key: [UInt8]?, headers: [OutsideHeader], value: [UInt8]?) {
        self = Self.withField(key) { key in
            Self.withField(value) { value in
                WireRecord(key: key, value: value) { list in for header in headers { list.add(header) } }
            }
        }
    }

    /// A record with a key of text.
    init(key: String, value: [UInt8], headers: (inout HeaderList) -> Void) {
        var key = key
        self = key.withUTF8 { key in
            value.withUnsafeBytes { WireRecord(key: UnsafeRawBufferPointer(key), value: $0, headers: headers) }
        }
    }

    /// Copies a record out of memory that somebody else owns; `headers` adds its headers in order.
    package init(
        key: UnsafeRawBufferPointer?,
        value: UnsafeRawBufferPointer?,
        headers: (inout HeaderList) -> Void
    ) {
        var list = HeaderList()
        list.block.reserveCapacity((key?.count ?? 0) + (value?.count ?? 0) + 352)
        list.add(key)
        list.add(value)
        let count = list.block.count
        list.add(length: 0)
        headers(&list)
        withUnsafeBytes(of: Int32(list.count)) { list.block.replaceSubrange(count..<count + 4, with: $0) }
        block = list.block
    }

    private static func withField<Value>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
        guard let bytes else { return body(nil) }
        return bytes.withUnsafeBytes { body($0) }
    }

    /// The record's key; null and empty differ.
    public var key: [UInt8]? { withFields { $0.key.map { Array($0) } } }

    /// Its value; null and empty differ.
    public var value: [UInt8]? { withFields { $0.value.map { Array($0) } } }

    /// Its headers, in order; names may repeat.
    public var headers: [OutsideHeader] {
        withFields { fields in
            var headers: [OutsideHeader] = []
            headers.reserveCapacity(fields.headerCount)
            var rest = fields.headers
            while let header = rest.next() {
                headers.append(
                    OutsideHeader(
                        name: String(decoding: header.name, as: UTF8.self),
                        value: header.value.map { Array($0) }
                    )
                )
            }
            return headers
        }
    }

    /// Lends the record's parts without copying them.
    package func withFields<Value>(_ body: (Fields) throws -> Value) rethrows -> Value {
        try block.withUnsafeBytes { try body(Fields(block: $0)) }
    }

    /// A record's parts, valid only while they are lent.
    package struct Fields {
        package let key: UnsafeRawBufferPointer?
        package let value: UnsafeRawBufferPointer?
        package let headerCount: Int
        /// The headers, to be taken one after another.
        package let headers: Headers

        fileprivate init(block: UnsafeRawBufferPointer) {
            var rest = Headers(rest: block, left: 0)
            key = rest.field()
            value = rest.field()
            headerCount = rest.length()
            headers = Headers(rest: rest.rest, left: headerCount)
        }
    }

    /// Headers that have not been taken yet.
    package struct Headers {
        fileprivate var rest: UnsafeRawBufferPointer
        fileprivate var left: Int

        package mutating func next() -> (name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?)? {
            guard left > 0, let name = field() else { return nil }
            left -= 1
            return (name, field())
        }

        fileprivate mutating func length() -> Int {
            let length = Int(rest.loadUnaligned(as: Int32.self))
            rest = UnsafeRawBufferPointer(rebasing: rest[4...])
            return length
        }

        fileprivate mutating func field() -> UnsafeRawBufferPointer? {
            let length = length()
            guard length >= 0 else { return nil }
            defer { rest = UnsafeRawBufferPointer(rebasing: rest[length...]) }
            return UnsafeRawBufferPointer(rebasing: rest[..<length])
        }
    }

    /// A record's headers while it is put together.
    package struct HeaderList {
        fileprivate var block: [UInt8] = []
        fileprivate var count = 0

        /// Adds a header whose name is UTF-8.
        package mutating func add(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?) {
            count += 1
            add(name)
            add(value)
        }

        mutating func add(_ name: StaticString, _ value: String) {
            count += 1
            add(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
            add(text: value)
        }

        mutating func add(_ header: OutsideHeader) {
            count += 1
            add(text: header.name)
            WireRecord.withField(header.value) { add($0) }
        }

        private mutating func add(text: String) {
            add(length: text.utf8.count)
            block.append(contentsOf: text.utf8)
        }

        fileprivate mutating func add(_ field: UnsafeRawBufferPointer?) {
            add(length: field?.count ?? -1)
            if let field { block.append(contentsOf: field) }
        }

        fileprivate mutating func add(length: Int) {
            withUnsafeBytes(of: Int32(length)) { block.append(contentsOf: $0) }
        }
    }
}
