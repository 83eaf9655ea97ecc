/// What happened, as one readable line: a template per event type, filled with the event's own fields.
///
/// Fields stand in braces by their Protobuf JSON names, nested ones with a dot. `{#name}` is a number, 0 where the event
/// leaves it out; any other field that is left out reads `–`. Who published the event is said before the line, by whoever
/// shows it.
extension Phrase {
    /// The line for an event of a type.
    ///
    /// - Parameters:
    ///   - type: The event's full type.
    ///   - value: What the event says in a field; nil where it leaves it out.
    /// - Returns: The line; nil for a type that has none (an agency's own).
    public static func event(_ type: String, value: (_ field: String) -> Phrase?) -> Phrase? {
        guard let template = eventTemplates[type] else { return nil }
        return Phrase(
            verbatim: filled(template.indonesian) { value($0)?.indonesian },
            en: filled(template.english) { value($0)?.english }
        )
    }

    /// The fields that the line of `type` shows; nil for a type that has none.
    public static func eventFields(_ type: String) -> [String]? {
        eventTemplates[type].map { template in
            var fields: [String] = []
            for text in [template.indonesian, template.english] {
                _ = filled(text) { field in
                    fields.append(field)
                    return nil
                }
            }
            return fields
        }
    }

    private static func filled(_ template: String, _ value: (String) -> String?) -> String {
        var text = ""
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                text += part
                continue
            }
            let isNumber = part.hasPrefix("#")
            let name = String(part[..<end].drop { $0 == "#" })
            text += value(name) ?? (isNumber ? "0" : "–")
            text += part[part.index(after: end)...]
        }
        return text
    }
}

/// Every domain's templates; two domains never speak of one type.
private let eventTemplates: [String: Phrase] = [
    Phrase.exerciseEvents, Phrase.groundEvents, Phrase.commandEvents, Phrase.forceEvents, Phrase.careEvents,
].reduce(into: [:]) { all, domain in
    all.merge(domain) { _, twice in preconditionFailure("two templates for one type, the second: \(twice)") }
}
