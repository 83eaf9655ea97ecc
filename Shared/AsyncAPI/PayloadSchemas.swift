import Foundation
import SwiftProtobuf

/// The schema's messages and enumerations as JSON Schemas of their Protobuf JSON mapping, with the schema's comments.
struct PayloadSchemas {
    /// By full name, `gladi.traffic.v1.RoadClosed`.
    private(set) var schemas: [String: JSONTree] = [:]

    /// The schemas of all that a set of descriptors declares; what declares options is no payload, nor what they extend.
    init(_ descriptors: Google_Protobuf_FileDescriptorSet) {
        for file in descriptors.file where file.extension.isEmpty && file.package != "google.protobuf" {
            let comments = Comments(file)
            for (index, message) in file.messageType.enumerated() {
                add(message, in: file.package, at: [4, Int32(index)], comments)
            }
            for (index, type) in file.enumType.enumerated() {
                add(type, in: file.package, at: [5, Int32(index)], comments)
            }
        }
    }

    private mutating func add(
        _ message: Google_Protobuf_DescriptorProto,
        in scope: String,
        at path: [Int32],
        _ comments: Comments
    ) {
        let name = "\(scope).\(message.name)"
        var properties: [String: JSONTree] = [:]
        for (index, field) in message.field.enumerated() {
            properties[field.jsonName] = schema(of: field, comment: comments[path + [2, Int32(index)]])
        }
        schemas[name] = described(
            ["type": .text("object"), "title": .text(message.name), "properties": .object(properties)],
            comments[path]
        )
        for (index, nested) in message.nestedType.enumerated() {
            add(nested, in: name, at: path + [3, Int32(index)], comments)
        }
        for (index, nested) in message.enumType.enumerated() {
            add(nested, in: name, at: path + [4, Int32(index)], comments)
        }
    }

    private mutating func add(
        _ type: Google_Protobuf_EnumDescriptorProto,
        in scope: String,
        at path: [Int32],
        _ comments: Comments
    ) {
        let meanings = type.value.enumerated().compactMap { index, value in
            comments[path + [2, Int32(index)]].map { "\(value.name): \($0)" }
        }
        let comment = ([comments[path]].compactMap(\.self) + meanings).joined(separator: "\n")
        schemas["\(scope).\(type.name)"] = described(
            ["type": .text("string"), "title": .text(type.name), "enum": .texts(type.value.map(\.name))],
            comment.isEmpty ? nil : comment
        )
    }

    private func schema(of field: Google_Protobuf_FieldDescriptorProto, comment: String?) -> JSONTree {
        let one: [String: JSONTree] =
            switch field.type {
            case .message, .enum:
                ["allOf": .list([.reference("components", "schemas", String(field.typeName.dropFirst()))])]
            case .bool: ["type": .text("boolean")]
            case .bytes: ["type": .text("string"), "contentEncoding": .text("base64")]
            case .int64, .sint64, .sfixed64: ["type": .text("string"), "pattern": .text("^-?[0-9]+$")]
            case .uint64, .fixed64: ["type": .text("string"), "pattern": .text("^[0-9]+$")]
            case .int32, .sint32, .sfixed32:
                ["type": .text("integer"), "minimum": .number(Int(Int32.min)), "maximum": .number(Int(Int32.max))]
            case .uint32, .fixed32:
                ["type": .text("integer"), "minimum": .number(0), "maximum": .number(Int(UInt32.max))]
            case .double, .float: ["type": .text("number")]
            case .string, .group: ["type": .text("string")]
            }
        guard field.label == .repeated else { return described(one, comment) }
        return described(["type": .text("array"), "items": .object(one)], comment)
    }

    private func described(_ members: [String: JSONTree], _ comment: String?) -> JSONTree {
        var members = members
        if let comment { members["description"] = .text(comment) }
        return .object(members)
    }
}

/// A file's comments, each by the path of the element that it stands before.
private struct Comments {
    private var texts: [[Int32]: String] = [:]

    init(_ file: Google_Protobuf_FileDescriptorProto) {
        for location in file.sourceCodeInfo.location where location.hasLeadingComments {
            let lines = location.leadingComments.components(separatedBy: "\n")
            texts[location.path] = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
                .joined(separator: " ")
        }
    }

    subscript(path: [Int32]) -> String? { texts[path] }
}
