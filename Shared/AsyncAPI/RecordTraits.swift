import Events

/// What all records have in common: the headers of the CloudEvents binding, and the key.
enum RecordTraits {
    /// The traits of numbered and unnumbered messages.
    static let traits: [String: JSONTree] = ["numbered": trait("numbered"), "unnumbered": trait("unnumbered")]

    /// The schemas of their headers.
    static let headers: [String: JSONTree] = [
        "headers.numbered": schema(isNumbered: true), "headers.unnumbered": schema(isNumbered: false),
    ]

    private static let stream = "[a-z][a-z0-9-]{0,23}(/[a-z][a-z0-9-]{0,23}){0,2}"

    private static func trait(_ name: String) -> JSONTree {
        .object([
            "contentType": .text(ContentType.protobuf.rawValue),
            "headers": .reference("components", "schemas", "headers.\(name)"),
            "bindings": .object([
                "kafka": .object([
                    "key": .object(["type": .text("string"), "description": .text("The drill.")]),
                    "bindingVersion": .text("0.5.0"),
                ])
            ]),
        ])
    }

    private static func schema(isNumbered: Bool) -> JSONTree {
        func text(_ description: String, _ more: [String: JSONTree] = [:]) -> JSONTree {
            .object(["type": .text("string"), "description": .text(description)].merging(more) { $1 })
        }
        func pattern(_ expression: String) -> [String: JSONTree] { ["pattern": .text("^\(expression)$")] }
        var properties: [String: JSONTree] = [
            "ce_specversion": text("The CloudEvents version.", ["const": .text("1.0")]),
            "ce_source": text("/gladi/ DRILL / STREAM.", pattern("/gladi/[a-z][a-z0-9.-]{0,23}/\(stream)")),
            "ce_type": text("The event's type, the name of the message."),
            "ce_drill": text("The drill; the record's key too."),
            "ce_turn": text("The turn of publication; 0 before the first.", pattern("(0|[1-9][0-9]*)")),
            "ce_exercise": text("The mark of every record of every drill.", ["const": .text(CloudEventsBinding.mark)]),
            "content-type": text("How the value is written.", ["enum": .texts(ContentType.allCases.map(\.rawValue))]),
        ]
        if isNumbered {
            properties["ce_id"] = text("STREAM : SEQUENCE.", pattern("\(stream):(0|[1-9][0-9]*)"))
            properties["ce_sequence"] = text("The record's number in its stream.", pattern("(0|[1-9][0-9]*)"))
        } else {
            properties["ce_id"] = text("Unique among the unnumbered records of its stream.")
        }
        let required = properties.keys.sorted()
        properties["ce_time"] = text("Simulated time, UTC.", ["format": .text("date-time")])
        properties["ce_cause"] = text("The event that led to it.", pattern("\(stream):(0|[1-9][0-9]*)"))
        return .object([
            "type": .text("object"), "properties": .object(properties), "required": .texts(required),
        ])
    }
}
