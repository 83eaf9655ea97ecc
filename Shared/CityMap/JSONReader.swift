import Phrases

/// A JSON value with the place where it begins.
struct JSONValue {
    struct Member {
        let key: String
        let value: JSONValue
    }

    enum Content {
        case object([Member])
        case array([JSONValue])
        case string(String)
        /// As written, so that no digit is lost.
        case number(String)
        case bool(Bool)
        case null
    }

    let content: Content
    /// In bytes from the start of the file.
    let offset: Int

    var elements: [JSONValue]? { if case .array(let elements) = content { elements } else { nil } }

    var string: String? { if case .string(let string) = content { string } else { nil } }

    var isObject: Bool { if case .object = content { true } else { false } }

    /// A string or a number as text; nil for all else.
    var text: String? {
        switch content {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// What to quote of it in a message.
    var shown: String {
        switch content {
        case .object: "{…}"
        case .array: "[…]"
        case .string(let text): "\"\(text.count > 40 ? "\(text.prefix(40))…" : text)\""
        case .number(let text): text
        case .bool(let bool): "\(bool)"
        case .null: "null"
        }
    }

    /// The member's value; nil for what is no object, lacks it or has null there.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = content, let value = members.first(where: { $0.key == key })?.value,
            case let content = value.content
        else { return nil }
        if case .null = content { return nil }
        return value
    }
}

/// Reads JSON as RFC 8259 has it, and nothing beyond: no comments, no trailing commas, no key twice in an object.
///
/// Nesting is bounded by ``depthMax``, so that no text can exhaust the stack.
struct JSONReader {
    static let depthMax = 64

    private struct Fault: Error {
        let what: Phrase
        let offset: Int
    }

    private let bytes: [UInt8]
    private var at = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value of the text.
    static func read(_ findings: MapFindings) throws(FileError) -> JSONValue {
        var reader = JSONReader(findings.bytes)
        do throws(Fault) {
            return try reader.document()
        } catch {
            throw FileError(problems: [findings.problem(error.what, at: error.offset)])
        }
    }

    private mutating func document() throws(Fault) -> JSONValue {
        // A byte order mark may stand at the start.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        let document = try value(depth: 0)
        skipSpace()
        guard next == nil else { throw fault(expected: "EOF") }
        return document
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func fault(expected: String) -> Fault {
        let found: String =
            if let next {
                next < 0x80 ? "'\(Character(Unicode.Scalar(next)))'" : "U+…"
            } else {
                "EOF"
            }
        return Fault(what: .mapExpected(expected, found: found), offset: at)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) throws(Fault) {
        guard next == UInt8(ascii: character) else { throw fault(expected: "'\(character)'") }
        at += 1
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        skipSpace()
        let start = at
        guard depth < Self.depthMax else { throw Fault(what: .mapTooDeep(Self.depthMax), offset: at) }
        let content: JSONValue.Content
        switch next {
        case UInt8(ascii: "{"): content = try object(depth: depth)
        case UInt8(ascii: "["): content = try array(depth: depth)
        case UInt8(ascii: "\""): content = .string(try string())
        case UInt8(ascii: "t"): content = try word("true", .bool(true))
        case UInt8(ascii: "f"): content = try word("false", .bool(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        default: content = .number(try number())
        }
        return JSONValue(content: content, offset: start)
    }

    private mutating func word(_ word: String, _ content: JSONValue.Content) throws(Fault) -> JSONValue.Content {
        guard bytes[at...].starts(with: word.utf8) else { throw fault(expected: word) }
        at += word.utf8.count
        return content
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue.Content {
        try take("{")
        var members: [JSONValue.Member] = []
        var keys: Set<String> = []
        skipSpace()
        while next != UInt8(ascii: "}") {
            if !members.isEmpty {
                guard next == UInt8(ascii: ",") else { throw fault(expected: "',' / '}'") }
                at += 1
                skipSpace()
            }
            let keyOffset = at
            let key = try string()
            guard keys.insert(key).inserted else { throw Fault(what: .mapRepeatedKey(key), offset: keyOffset) }
            skipSpace()
            try take(":")
            members.append(.init(key: key, value: try value(depth: depth + 1)))
            skipSpace()
        }
        at += 1
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue.Content {
        try take("[")
        var elements: [JSONValue] = []
        skipSpace()
        while next != UInt8(ascii: "]") {
            if !elements.isEmpty {
                guard next == UInt8(ascii: ",") else { throw fault(expected: "',' / ']'") }
                at += 1
            }
            elements.append(try value(depth: depth + 1))
            skipSpace()
        }
        at += 1
        return .array(elements)
    }

    private mutating func string() throws(Fault) -> String {
        try take("\"")
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault(expected: "'\"'") }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: String(try escape()).utf8)
            } else {
                text.append(byte)
                at += 1
            }
        }
        try take("\"")
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape() throws(Fault) -> Unicode.Scalar {
        let start = at
        at += 1
        let plain: Unicode.Scalar? =
            switch next {
            case UInt8(ascii: "\""): "\""
            case UInt8(ascii: "\\"): "\\"
            case UInt8(ascii: "/"): "/"
            case UInt8(ascii: "b"): "\u{08}"
            case UInt8(ascii: "f"): "\u{0C}"
            case UInt8(ascii: "n"): "\n"
            case UInt8(ascii: "r"): "\r"
            case UInt8(ascii: "t"): "\t"
            default: nil
            }
        if let plain {
            at += 1
            return plain
        }
        var code = try codeUnit()
        if (0xD800..<0xDC00).contains(code) {
            try take("\\")
            let low = try codeUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw Fault(what: .mapBadEscape, offset: start) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw Fault(what: .mapBadEscape, offset: start) }
        return scalar
    }

    private mutating func codeUnit() throws(Fault) -> UInt32 {
        try take("u")
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw fault(expected: "0–9 / A–F")
            }
            code = code << 4 + UInt32(digit)
            at += 1
        }
        return code
    }

    private mutating func number() throws(Fault) -> String {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        guard let first = next, isDigit(first) else { throw fault(expected: start == at ? "JSON" : "0–9") }
        if first == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(Fault) {
        guard let first = next, isDigit(first) else { throw fault(expected: "0–9") }
        while let byte = next, isDigit(byte) { at += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
