// What is said of the JSON that a person hands in as a decision or a report.

extension Phrase {
    /// The event's JSON does not fit its type.
    public static func badEventJSON(_ type: String, _ reason: Phrase) -> Phrase {
        Phrase(
            "JSON tidak cocok dengan \(type): \(reason.indonesian)",
            en: "the JSON does not fit \(type): \(reason.english)"
        )
    }

    /// A field that a type does not have.
    public static func unknownField(_ name: String) -> Phrase {
        Phrase("isian '\(name)' tidak dikenal", en: "it has no field '\(name)'")
    }

    /// No JSON, or a value of another form than its field's.
    public static let noEventJSON = Phrase(
        "bukan JSON, atau sebuah nilai tidak cocok dengan isiannya",
        en: "it is no JSON, or a value does not fit its field"
    )

    /// Fields that must be filled in.
    public static func fieldsLacking(_ names: [String]) -> Phrase {
        let list = names.joined(separator: ", ")
        return Phrase("isian ini belum ditulis: \(list)", en: "these fields are missing: \(list)")
    }
}
