import Events
import SwiftProtobuf

/// The fields of the schema's messages and the values of its enumerations, read from the schema itself.
///
/// `words` of screens and conditions alike: fields by their Protobuf JSON names, nested ones with a dot.
package struct EventShapes: Sendable {
    /// What a field holds.
    package enum Form: Hashable, Sendable {
        /// Any text.
        case text
        /// The key of something that the scenario names.
        case key(Named)
        /// A number.
        case number
        /// `true` or `false`.
        case flag
        /// One of these, by their JSON names; the unspecified one is not among them.
        case oneOf([String])
    }

    /// A field that a condition can name under `where`.
    package struct Field: Hashable, Sendable {
        /// The name, `report.place`.
        package let path: String
        /// What it holds, or each element of a list.
        package let form: Form
        /// True where it holds several, of which one must fit.
        package let isList: Bool
    }

    private let messages: [String: Google_Protobuf_DescriptorProto]
    private let enumerations: [String: Google_Protobuf_EnumDescriptorProto]

    /// Those of Gladi's schema; the descriptors were generated with the events.
    package static let schema = EventShapes()

    private init() {
        let set = try? Google_Protobuf_FileDescriptorSet(
            serializedBytes: Array(base64: schemaDescriptors),
            extensions: Event_Extensions
        )
        var messages: [String: Google_Protobuf_DescriptorProto] = [:]
        var enumerations: [String: Google_Protobuf_EnumDescriptorProto] = [:]
        for file in set?.file ?? [] {
            for message in file.messageType {
                let name = "\(file.package).\(message.name)"
                messages[name] = message
                for enumeration in message.enumType { enumerations["\(name).\(enumeration.name)"] = enumeration }
            }
            for enumeration in file.enumType { enumerations["\(file.package).\(enumeration.name)"] = enumeration }
        }
        self.messages = messages
        self.enumerations = enumerations
    }

    /// What the schema says of an event beside its fields; nil for what is no event.
    package func options(of type: String) -> EventOptions? {
        messages[type].flatMap { $0.options.hasEvent ? $0.options.event : nil }
    }

    /// The fields of a type in the order of the schema.
    package func fields(of type: String) -> [Field] { fields(of: type, below: "", depth: 0) }

    /// What a field of a type holds, by its path; nil for one that it does not have.
    func form(of path: String, in type: String) -> Form? { fields(of: type).first { $0.path == path }?.form }

    /// The JSON name of an enumeration's value by its number, `ORDER_KIND_PATROL`; empty where there is none.
    package func name(of number: Int, in enumeration: String) -> String {
        enumerations[enumeration]?.value.first { Int($0.number) == number }?.name ?? ""
    }

    private func fields(of type: String, below prefix: String, depth: Int) -> [Field] {
        guard let message = messages[type], depth < EventSchema.depthMax else { return [] }
        return message.field.flatMap { field -> [Field] in
            let path = prefix + field.jsonName
            let isList = field.label == .repeated
            let inner = String(field.typeName.dropFirst())
            // A condition does not look into the elements of a list of messages.
            if field.type == .message {
                return isList ? [] : fields(of: inner, below: "\(path).", depth: depth + 1)
            }
            return form(of: field, inner).map { [Field(path: path, form: $0, isList: isList)] } ?? []
        }
    }

    private func form(of field: Google_Protobuf_FieldDescriptorProto, _ inner: String) -> Form? {
        switch field.type {
        case .bytes, .message, .group: nil
        case .bool: .flag
        case .enum:
            .oneOf((enumerations[inner]?.value ?? []).filter { $0.number != 0 }.map(\.name))
        case .string: field.options.names == .nothing ? .text : .key(field.options.names)
        default: .number
        }
    }
}
