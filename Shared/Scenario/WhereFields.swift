import Events
import SwiftProtobuf

/// What the fields hold that a condition may name under `where`, read from the schema itself.
struct WhereFields: Sendable {
    /// What a field holds.
    enum Form: Hashable {
        /// The key of something that the scenario names.
        case key(Named)
        /// One of these values, by their JSON names; the unspecified one is not among them.
        case oneOf([String])
        /// Anything else.
        case other
    }

    /// Those of Gladi's schema.
    static let schema = WhereFields()

    private let messages: [String: Google_Protobuf_DescriptorProto]
    private let enumerations: [String: [String]]

    private init() {
        let set = try? Google_Protobuf_FileDescriptorSet(
            serializedBytes: Array(base64: schemaDescriptors),
            extensions: Event_Extensions
        )
        let files = set?.file ?? []
        messages = Dictionary(
            files.flatMap { file in file.messageType.map { (".\(file.package).\($0.name)", $0) } }
        ) { first, _ in first }
        enumerations = Dictionary(
            files.flatMap { file in
                file.enumType.map { (".\(file.package).\($0.name)", $0.value.filter { $0.number != 0 }.map(\.name)) }
            }
        ) { first, _ in first }
    }

    /// What a field of an event type holds, by its JSON name; one inside another with a dot.
    func form(of path: String, in type: String) -> Form {
        var message = messages[".\(type)"]
        var form = Form.other
        for name in path.split(separator: ".") {
            guard let field = message?.field.first(where: { $0.jsonName == name }) else { return .other }
            message = messages[field.typeName]
            form =
                switch field.type {
                case .enum: .oneOf(enumerations[field.typeName] ?? [])
                case .string where field.options.names != .nothing: .key(field.options.names)
                default: .other
                }
        }
        return form
    }
}
