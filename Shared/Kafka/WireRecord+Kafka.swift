import CRdKafka
import Events

extension WireRecord {
    /// Copies a record out of librdkafka's memory.
    ///
    /// A header name that is not UTF-8 is repaired; all else is kept byte for byte, null and empty apart.
    init(_ message: UnsafePointer<rd_kafka_message_t>) {
        self.init(
            key: bytes(message.pointee.key, message.pointee.key_len),
            headers: Self.headers(of: message),
            value: bytes(message.pointee.payload, message.pointee.len)
        )
    }

    private static func headers(of message: UnsafePointer<rd_kafka_message_t>) -> [OutsideHeader] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        let count = rd_kafka_header_cnt(list)
        return [OutsideHeader](unsafeUninitializedCapacity: count) { room, filled in
            var name: UnsafePointer<CChar>?
            var value: UnsafeRawPointer?
            var size = 0
            while filled < count,
                rd_kafka_header_get_all(list, filled, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR, let name
            {
                room.initializeElement(
                    at: filled,
                    to: OutsideHeader(name: String(cString: name), value: bytes(value, size))
                )
                filled += 1
            }
        }
    }

    /// The headers as librdkafka's list, which the caller hands on or destroys; nil when there are none.
    func headerList() -> OpaquePointer? {
        guard !headers.isEmpty, let list = rd_kafka_headers_new(headers.count) else { return nil }
        for header in headers {
            var name = header.name
            name.withUTF8 { name in
                withAddress(of: header.value) { value, size in
                    name.withMemoryRebound(to: CChar.self) {
                        _ = rd_kafka_header_add(list, $0.baseAddress, $0.count, value, size)
                    }
                }
            }
        }
        return list
    }
}

/// Copies bytes; nil where there is no address.
private func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
    start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) }
}

/// Lends `body` the bytes' address.
///
/// librdkafka takes no address for null and any address for present, so an empty array needs one too.
func withAddress<Value>(of bytes: [UInt8]?, _ body: (UnsafeMutableRawPointer?, Int) -> Value) -> Value {
    guard let bytes else { return body(nil, 0) }
    guard bytes.isEmpty else {
        return bytes.withUnsafeBytes { body(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count) }
    }
    var nothing: UInt8 = 0
    return withUnsafeMutableBytes(of: &nothing) { body($0.baseAddress, 0) }
}
