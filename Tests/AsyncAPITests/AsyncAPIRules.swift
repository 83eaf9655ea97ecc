/// The rules of the AsyncAPI 3.0 specification that a document such as ours can break.
struct AsyncAPIRules {
    private static let top: Set<String> = [
        "asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components",
    ]
    private static let componentKinds: Set<String> = [
        "schemas", "servers", "channels", "operations", "messages", "securitySchemes", "serverVariables", "parameters",
        "correlationIds", "replies", "replyAddresses", "externalDocs", "tags", "operationTraits", "messageTraits",
        "serverBindings", "channelBindings", "operationBindings", "messageBindings",
    ]
    private static let messageMembers: Set<String> = [
        "headers", "payload", "correlationId", "contentType", "name", "title", "summary", "description", "tags",
        "externalDocs", "bindings", "examples", "traits",
    ]
    private static let channelMembers: Set<String> = [
        "address", "messages", "title", "summary", "description", "servers", "parameters", "tags", "externalDocs",
        "bindings",
    ]

    private let document: [String: Any]
    /// What is wrong, in words.
    private(set) var problems: [String] = []

    /// Holds a document against the rules.
    init(_ document: [String: Any]) {
        self.document = document
        checkTop()
        checkReferences(in: document, at: "#")
        checkComponents()
        checkChannels()
        checkOperations()
    }

    private func objects(_ path: String...) -> [String: [String: Any]] {
        var value: Any? = document
        for step in path { value = (value as? [String: Any])?[step] }
        return value as? [String: [String: Any]] ?? [:]
    }

    private mutating func checkTop() {
        if document["asyncapi"] as? String != "3.0.0" { problems.append("asyncapi is not 3.0.0") }
        let info = document["info"] as? [String: Any] ?? [:]
        for member in ["title", "version"] where !(info[member] is String) { problems.append("info has no \(member)") }
        for member in document.keys where !Self.top.contains(member) { problems.append("unknown member \(member)") }
    }

    // MARK: - References

    private mutating func checkReferences(in value: Any, at path: String) {
        if let object = value as? [String: Any] {
            if let reference = object["$ref"] {
                if object.count > 1 { problems.append("\(path): members beside a $ref are passed over") }
                if target(of: reference) == nil { problems.append("\(path): \(reference) does not lead anywhere") }
            }
            for (name, member) in object { checkReferences(in: member, at: "\(path)/\(name)") }
        }
        for (index, element) in (value as? [Any] ?? []).enumerated() {
            checkReferences(in: element, at: "\(path)/\(index)")
        }
    }

    private func target(of reference: Any) -> Any? {
        guard let text = reference as? String, text.hasPrefix("#/") else { return nil }
        var value: Any? = document
        for step in text.dropFirst(2).split(separator: "/") {
            let name = String(step).replacing("~1", with: "/").replacing("~0", with: "~")
            value = (value as? [String: Any])?[name]
        }
        return value
    }

    private func resolved(_ value: Any?) -> [String: Any]? {
        var value = value as? [String: Any]
        for _ in 0..<8 {
            guard let reference = value?["$ref"] else { return value }
            value = target(of: reference) as? [String: Any]
        }
        return nil
    }

    // MARK: - Parts

    private mutating func checkComponents() {
        for kind in ["messages", "schemas"] where objects("components", kind).isEmpty {
            problems.append("there are no \(kind)")
        }
        for (kind, members) in document["components"] as? [String: [String: Any]] ?? [:] {
            if !Self.componentKinds.contains(kind) { problems.append("unknown components \(kind)") }
            for name in members.keys where name.wholeMatch(of: /[A-Za-z0-9._-]+/) == nil {
                problems.append("components/\(kind): the key \(name) has other characters than it may")
            }
        }
        for (name, message) in objects("components", "messages") { checkMessage(message, name) }
        for (name, schema) in objects("components", "schemas") {
            let types: Set<String> = ["object", "string", "array", "integer", "number", "boolean", "null"]
            if !types.contains(schema["type"] as? String ?? "") { problems.append("schema \(name) has no type") }
            let properties = schema["properties"] as? [String: Any] ?? [:]
            for required in schema["required"] as? [String] ?? [] where properties[required] == nil {
                problems.append("schema \(name) requires \(required), which it does not describe")
            }
        }
    }

    private mutating func checkMessage(_ message: [String: Any], _ name: String) {
        // What begins with x- is an extension, which anyone may add.
        for member in message.keys where !Self.messageMembers.contains(member) && !member.hasPrefix("x-") {
            problems.append("message \(name): unknown member \(member)")
        }
        if resolved(message["payload"])?["type"] == nil { problems.append("message \(name) has no payload schema") }
        let traits = (message["traits"] as? [Any] ?? []).compactMap { resolved($0) }
        if !traits.contains(where: { resolved($0["headers"])?["type"] as? String == "object" }) {
            problems.append("message \(name) has no headers of type object")
        }
        for trait in traits where trait["payload"] != nil || trait["traits"] != nil {
            problems.append("message \(name): a trait may not have a payload or traits")
        }
    }

    private mutating func checkChannels() {
        if objects("channels").isEmpty { problems.append("there are no channels") }
        for (key, channel) in objects("channels") {
            for member in channel.keys where !Self.channelMembers.contains(member) {
                problems.append("channel \(key): unknown member \(member)")
            }
            if (channel["messages"] as? [String: Any] ?? [:]).isEmpty {
                problems.append("channel \(key) has no messages")
            }
            let address = channel["address"] as? String ?? ""
            let named = Set(address.matches(of: /\{([A-Za-z]+)\}/).map { String($0.output.1) })
            let described = Set((channel["parameters"] as? [String: Any] ?? [:]).keys)
            if address.isEmpty || named != described {
                problems.append("channel \(key): address and parameters differ")
            }
        }
    }

    private mutating func checkOperations() {
        if objects("operations").isEmpty { problems.append("there are no operations") }
        for (key, operation) in objects("operations") {
            if !["send", "receive"].contains(operation["action"] as? String ?? "") {
                problems.append("operation \(key): the action is neither send nor receive")
            }
            guard let channel = (operation["channel"] as? [String: Any])?["$ref"] as? String,
                channel.hasPrefix("#/channels/")
            else {
                problems.append("operation \(key) has no channel")
                continue
            }
            for message in operation["messages"] as? [[String: Any]] ?? []
            where (message["$ref"] as? String)?.hasPrefix("\(channel)/messages/") != true {
                problems.append("operation \(key): a message is not of its channel")
            }
        }
    }
}
