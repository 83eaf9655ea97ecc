import CRdKafka
import Events
import Foundation

extension WireRecord {
    /// Copies a record out of librdkafka's memory.
    ///
    /// A header name that is not UTF-8 is repaired; all else is kept byte for byte, null and empty apart.
    init(_ message: UnsafePointer<rd_kafka_message_t>) {
        let (key, value) = (
            bytes(message.pointee.key, message.pointee.key_len), bytes(message.pointee.payload, message.pointee.len)
        )
        self.init(key: key, value: value) { headers in
            var list: OpaquePointer?
            guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return }
            var name: UnsafePointer<CChar>?
            var value: UnsafeRawPointer?
            var size = 0
            var index = 0
            while rd_kafka_header_get_all(list, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR,
                let text = name
            {
                headers.add(name: text, value: bytes(value, size))
                index += 1
            }
        }
    }

    /// The headers as librdkafka's list, which the caller hands on or destroys; nil when there are none.
    func headerList() -> OpaquePointer? {
        withFields { fields in
            guard fields.headerCount > 0, let list = rd_kafka_headers_new(fields.headerCount) else { return nil }
            var rest = fields.headers
            while let header = rest.next() {
                withAddress(of: header.value) { value, size in
                    header.name.withMemoryRebound(to: CChar.self) {
                        _ = rd_kafka_header_add(list, $0.baseAddress, $0.count, value, size)
                    }
                }
            }
            return list
        }
    }
}

extension WireRecord.HeaderList {
    fileprivate mutating func add(name: UnsafePointer<CChar>, value: UnsafeRawBufferPointer?) {
        let raw = UnsafeRawBufferPointer(start: name, count: strlen(name))
        if raw.allSatisfy({ $0 < 128 }) { return add(name: raw, value: value) }
        var repaired = String(cString: name)
        repaired.withUTF8 { add(name: UnsafeRawBufferPointer($0), value: value) }
    }
}

/// Bytes that librdkafka owns; nil where there is no address.
private func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> UnsafeRawBufferPointer? {
    start.map { UnsafeRawBufferPointer(start: $0, count: count) }
}

/// Lends `body` the address of a field's bytes.
///
/// librdkafka takes no address for null and any address for present, so an empty field needs one too.
func withAddress<Value>(
    of field: UnsafeRawBufferPointer?,
    _ body: (UnsafeMutableRawPointer?, Int) -> Value
) -> Value {
    guard let field else { return body(nil, 0) }
    guard field.isEmpty else { return body(UnsafeMutableRawPointer(mutating: field.baseAddress), field.count) }
    var nothing: UInt8 = 0
    return withUnsafeMutableBytes(of: &nothing) { body($0.baseAddress, 0) }
}
