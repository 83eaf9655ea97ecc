import Events

/// A record's headers as one line of JSON: byte for byte what came, and readable in any SQLite shell.
///
/// `[["ce_type","gladi.traffic.v1.RoadClosed"],["note",null],["trace",{"hex":"00ff"}]]`: an array of pairs in the order
/// in which they came. A value is a string where its bytes are UTF-8, `{"hex": …}` where they are not, `null` where the
/// value is null. There is exactly one text for any list of headers, so nothing is lost and nothing needs a second column:
///
/// ```sql
/// SELECT h.value ->> 0 AS name, h.value ->> 1 AS value FROM record, json_each(headers) AS h WHERE row = 7;
/// ```
enum HeaderText {
    /// Writes headers.
    static func encode(_ headers: [OutsideHeader]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(48 * headers.count + 2)
        text.append(UInt8(ascii: "["))
        for (index, header) in headers.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "["))
            append(quoted: header.name.utf8, to: &text)
            text.append(UInt8(ascii: ","))
            if let value = header.value {
                if isPlain(value) || String(validating: value, as: UTF8.self) != nil {
                    append(quoted: value, to: &text)
                } else {
                    text.append(contentsOf: "{\"hex\":\"\(hexadecimal(value))\"}".utf8)
                }
            } else {
                text.append(contentsOf: "null".utf8)
            }
            text.append(UInt8(ascii: "]"))
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// Reads headers; nil when `text` is not exactly what `encode` writes.
    static func decode(_ text: [UInt8]) -> [OutsideHeader]? {
        var reader = Reader(text: text)
        var headers: [OutsideHeader] = []
        guard reader.skip("[") else { return nil }
        while !reader.skip("]") {
            guard headers.isEmpty || reader.skip(","), reader.skip("["), let name = reader.quoted(), reader.skip(",")
            else { return nil }
            if reader.skip("null") {
                headers.append(OutsideHeader(name: String(decoding: name, as: UTF8.self), value: nil))
            } else if reader.skip("{\"hex\":") {
                guard let digits = reader.quoted(), let value = bytes(hexadecimal: digits), reader.skip("}") else {
                    return nil
                }
                headers.append(OutsideHeader(name: String(decoding: name, as: UTF8.self), value: value))
            } else {
                guard let value = reader.quoted() else { return nil }
                headers.append(OutsideHeader(name: String(decoding: name, as: UTF8.self), value: value))
            }
            guard reader.skip("]") else { return nil }
        }
        return reader.isAtEnd && encode(headers) == text ? headers : nil
    }

    private static func append(quoted value: some Collection<UInt8>, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        defer { text.append(UInt8(ascii: "\"")) }
        guard !isPlain(value) else {
            text.append(contentsOf: value)
            return
        }
        for byte in value {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                text.append(UInt8(ascii: "\\"))
                text.append(byte)
            case 0..<32:
                text.append(contentsOf: "\\u00\(hexadecimal(CollectionOfOne(byte)))".utf8)
            default: text.append(byte)
            }
        }
    }

    /// True for what stands in JSON as it is: nearly every header of a drill.
    private static func isPlain(_ value: some Collection<UInt8>) -> Bool {
        func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { bytes.allSatisfy(isPlain) }
        return value.withContiguousStorageIfAvailable(check) ?? value.allSatisfy { isPlain($0) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (32..<127).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func bytes(hexadecimal digits: [UInt8]) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    private struct Reader {
        let text: [UInt8]
        var position = 0

        var isAtEnd: Bool { position == text.count }

        mutating func skip(_ token: StaticString) -> Bool {
            token.withUTF8Buffer { token in
                guard position + token.count <= text.count else { return false }
                for index in 0..<token.count where text[position + index] != token[index] { return false }
                position += token.count
                return true
            }
        }

        mutating func quoted() -> [UInt8]? {
            guard skip("\"") else { return nil }
            let start = position
            while position < text.count, HeaderText.isPlain(text[position]) { position += 1 }
            var value = Array(text[start..<position])
            while position < text.count {
                let byte = text[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\""): return value
                case UInt8(ascii: "\\"):
                    guard position < text.count else { return nil }
                    let escaped = text[position]
                    position += 1
                    guard escaped == UInt8(ascii: "u") else {
                        value.append(escaped)
                        continue
                    }
                    guard position + 4 <= text.count,
                        let code = UInt8(String(decoding: text[position..<position + 4], as: UTF8.self), radix: 16)
                    else { return nil }
                    value.append(code)
                    position += 4
                default: value.append(byte)
                }
            }
            return nil
        }
    }
}
