import Foundation
import SwiftProtobuf

/// Message types known only by their descriptors.
///
/// With them a reader shows events of types that it was not built with.
public struct EventSchema: Sendable {
    /// How deep messages may lie within each other.
    public static let depthMax = 32

    private let messages: [String: Google_Protobuf_DescriptorProto]
    private let enumerations: [String: [Int32: String]]

    /// Reads a serialized `FileDescriptorSet`, imports included.
    ///
    /// - Throws: when the bytes are no such set.
    public init(descriptors: [UInt8]) throws(Defect) {
        guard let set = try? Google_Protobuf_FileDescriptorSet(serializedBytes: descriptors) else {
            throw Defect("the descriptors are no FileDescriptorSet")
        }
        var messages: [String: Google_Protobuf_DescriptorProto] = [:]
        var enumerations: [String: [Int32: String]] = [:]
        func add(_ enumeration: Google_Protobuf_EnumDescriptorProto, in scope: String) {
            let names = enumeration.value.map { ($0.number, $0.name) }
            enumerations["\(scope).\(enumeration.name)"] = Dictionary(names) { first, _ in first }
        }
        func add(_ message: Google_Protobuf_DescriptorProto, in scope: String, depth: Int) {
            let name = "\(scope).\(message.name)"
            messages[name] = message
            for enumeration in message.enumType { add(enumeration, in: name) }
            for inner in message.nestedType where depth < Self.depthMax { add(inner, in: name, depth: depth + 1) }
        }
        for file in set.file {
            let scope = file.package.isEmpty ? "" : ".\(file.package)"
            for enumeration in file.enumType { add(enumeration, in: scope) }
            for message in file.messageType { add(message, in: scope, depth: 0) }
        }
        self.messages = messages
        self.enumerations = enumerations
    }

    /// True when it describes a type, by its full name.
    public func describes(_ type: String) -> Bool { messages[".\(type)"] != nil }

    /// True when a type has a field, by its JSON name; one inside another with a dot.
    func has(_ path: String, in type: String) -> Bool {
        var message = messages[".\(type)"]
        for name in path.split(separator: ".", omittingEmptySubsequences: false) {
            guard let field = message?.field.first(where: { ($0.hasJsonName ? $0.jsonName : $0.name) == name }) else {
                return false
            }
            message = field.label == .repeated ? nil : messages[field.typeName]
        }
        return true
    }

    /// A message of a type as JSON, by the Protobuf JSON mapping: fields in ascending order, what is unknown left out.
    ///
    /// - Throws: when the type is not described or the data does not fit it.
    public func json(_ type: String, of data: [UInt8]) throws(Defect) -> [UInt8] {
        var text = JSONText()
        do {
            try write(".\(type)", data[...], depth: 0, &text)
        } catch {
            throw Defect("the data is not \(type): \(error.reason)")
        }
        return text.bytes
    }

    private func write(_ type: String, _ data: ArraySlice<UInt8>, depth: Int, _ text: inout JSONText) throws(Defect) {
        guard let message = messages[type] else { throw Defect("\(type.dropFirst()) is not described") }
        guard depth < Self.depthMax else { throw Defect("messages lie deeper than \(Self.depthMax) within each other") }
        var values: [Int32: [WireValue]] = [:]
        var wire = WireReader(data)
        while let (number, value) = try wire.next() { values[number, default: []].append(value) }
        text.open("{")
        for field in message.field.sorted(by: { $0.number < $1.number }) {
            guard let found = values[field.number] else { continue }
            var all: [WireValue] = []
            for value in found { all += try elements(of: value, as: field) }
            guard let last = all.last else { continue }
            text.key(field.hasJsonName ? field.jsonName : field.name)
            guard field.label == .repeated else {
                try write(last, as: field, depth: depth, &text)
                continue
            }
            text.open("[")
            for element in all { try write(element, as: field, depth: depth, &text) }
            text.close("]")
        }
        text.close("}")
    }

    /// Numbers of a repeated field stand together in one block, or each by itself.
    private func elements(
        of value: WireValue,
        as field: Google_Protobuf_FieldDescriptorProto
    ) throws(Defect) -> [WireValue] {
        guard field.label == .repeated, case .block(let block) = value, let width = field.type.packedWidth else {
            return [value]
        }
        var wire = WireReader(block)
        var all: [WireValue] = []
        while !wire.isAtEnd { all.append(try wire.value(width)) }
        return all
    }

    private func write(
        _ value: WireValue,
        as field: Google_Protobuf_FieldDescriptorProto,
        depth: Int,
        _ text: inout JSONText
    ) throws(Defect) {
        switch (field.type, value) {
        case (.message, .block(let block)): try write(field.typeName, block, depth: depth + 1, &text)
        case (.string, .block(let block)): text.string(String(decoding: block, as: UTF8.self))
        case (.bytes, .block(let block)): text.string(Data(block).base64EncodedString())
        case (.bool, .number(let bits)): text.word(bits == 0 ? "false" : "true")
        case (.enum, .number(let bits)):
            let number = Int32(truncatingIfNeeded: bits)
            if let name = enumerations[field.typeName]?[number] { text.string(name) } else { text.word("\(number)") }
        case (.int32, .number(let bits)): text.word("\(Int32(truncatingIfNeeded: bits))")
        case (.uint32, .number(let bits)), (.fixed32, .number(let bits)):
            text.word("\(UInt32(truncatingIfNeeded: bits))")
        case (.sfixed32, .number(let bits)): text.word("\(Int32(truncatingIfNeeded: bits))")
        case (.sint32, .number(let bits)): text.word("\(Int32(truncatingIfNeeded: Self.unfolded(bits)))")
        case (.int64, .number(let bits)), (.sfixed64, .number(let bits)): text.string("\(Int64(bitPattern: bits))")
        case (.uint64, .number(let bits)), (.fixed64, .number(let bits)): text.string("\(bits)")
        case (.sint64, .number(let bits)): text.string("\(Self.unfolded(bits))")
        case (.float, .number(let bits)): text.number(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case (.double, .number(let bits)): text.number(Double(bitPattern: bits))
        default: throw Defect("field \(field.name) is written as another type than it has")
        }
    }

    /// A number that was folded so that small negative ones are short (ZigZag).
    private static func unfolded(_ bits: UInt64) -> Int64 { Int64(bits >> 1) ^ -Int64(bits & 1) }
}

extension Google_Protobuf_FieldDescriptorProto.TypeEnum {
    /// How a number of this type is written in a block of several; nil for what is no number.
    fileprivate var packedWidth: WireReader.Width? {
        switch self {
        case .bool, .enum, .int32, .uint32, .sint32, .int64, .uint64, .sint64: .variable
        case .fixed32, .sfixed32, .float: .four
        case .fixed64, .sfixed64, .double: .eight
        default: nil
        }
    }
}

/// A field's value as Protobuf's wire format has it.
private enum WireValue {
    case number(UInt64)
    case block(ArraySlice<UInt8>)
}

/// Reads Protobuf's wire format.
private struct WireReader {
    enum Width { case variable, four, eight }

    private let data: ArraySlice<UInt8>
    private var index: Int

    init(_ data: ArraySlice<UInt8>) {
        self.data = data
        index = data.startIndex
    }

    var isAtEnd: Bool { index == data.endIndex }

    /// The next field; nil at the end.
    mutating func next() throws(Defect) -> (number: Int32, value: WireValue)? {
        guard !isAtEnd else { return nil }
        let tag = try varint()
        guard let number = Int32(exactly: tag >> 3), number > 0 else { throw Defect("field number 0") }
        switch tag & 7 {
        case 0: return (number, try value(.variable))
        case 1: return (number, try value(.eight))
        case 2:
            let length = try varint()
            guard length <= UInt64(data.endIndex - index) else { throw Defect("a field ends beyond the data") }
            defer { index += Int(length) }
            return (number, .block(data[index..<index + Int(length)]))
        case 5: return (number, try value(.four))
        default: throw Defect("wire type \(tag & 7)")
        }
    }

    mutating func value(_ width: Width) throws(Defect) -> WireValue {
        switch width {
        case .variable: .number(try varint())
        case .four: .number(try fixed(4))
        case .eight: .number(try fixed(8))
        }
    }

    private mutating func fixed(_ count: Int) throws(Defect) -> UInt64 {
        guard data.endIndex - index >= count else { throw Defect("a field ends beyond the data") }
        defer { index += count }
        return data[index..<index + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func varint() throws(Defect) -> UInt64 {
        var result: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard !isAtEnd else { throw Defect("a number ends beyond the data") }
            let byte = data[index]
            index += 1
            result |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return result }
        }
        throw Defect("a number of over 64 bits")
    }
}

/// JSON as it is written, with the commas where they belong.
private struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func open(_ bracket: String) {
        separate()
        bytes += bracket.utf8
        needsComma = false
    }

    mutating func close(_ bracket: String) {
        bytes += bracket.utf8
        needsComma = true
    }

    mutating func key(_ name: String) {
        string(name)
        bytes += ":".utf8
        needsComma = false
    }

    mutating func word(_ word: String) {
        separate()
        bytes += word.utf8
    }

    /// JSON has no word for NaN and infinity; they become text, as in the Protobuf mapping.
    mutating func number(_ number: some BinaryFloatingPoint & CustomStringConvertible) {
        guard number.isFinite else { return string(number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity") }
        word("\(number)")
    }

    mutating func string(_ text: String) {
        separate()
        bytes += text.quotedAsJSON.utf8
    }

    private mutating func separate() {
        if needsComma { bytes += ",".utf8 }
        needsComma = true
    }
}
