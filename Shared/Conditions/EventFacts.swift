import Events
import Lockstep
import SwiftProtobuf

/// What a delivered event says, field by field, in the words of the Protobuf JSON mapping.
///
/// Scenarios name fields as the JSON mapping does: `exitRoad`, or with a dot for nested ones, `report.place`. They give
/// values as their JSON text without quotes: `LEVEL_YELLOW`, `3`, `true`, `muba/phh`. The mapping leaves out a field at
/// its default; here it has the values `""`, `0`, `false` and every `…_UNSPECIFIED`. A repeated field has each of its
/// elements.
struct EventFacts {
    private let object: Google_Protobuf_Struct

    /// Reads an event; one without a JSON form (the schema has none) has no fields.
    init(_ message: any DrillEvent) {
        let json = try? message.json()
        object = json.flatMap { try? Google_Protobuf_Struct(jsonUTF8Bytes: $0) } ?? Google_Protobuf_Struct()
    }

    /// True when the field has the value.
    func has(_ value: String, in field: String) -> Bool {
        guard let reached = object.value(at: field) else { return Self.isDefault(value) }
        return Self.text(of: reached).contains(value)
    }

    private static func isDefault(_ value: String) -> Bool {
        ["", "0", "false"].contains(value) || value.hasSuffix("_UNSPECIFIED")
    }

    private static func text(of value: Google_Protobuf_Value) -> [String] {
        switch value.kind {
        case .stringValue(let text): [text]
        case .boolValue(let flag): [flag ? "true" : "false"]
        case .numberValue(let number): [Int64(exactly: number).map { String($0) } ?? "\(number)"]
        case .listValue(let list): list.values.flatMap { text(of: $0) }
        case .structValue, .nullValue, nil: []
        }
    }
}
