/// What happened, as one readable line. The schema's options and each agency's own types hold the templates.
extension Phrase {
    /// A line of a template in both languages, filled with an event's own fields.
    ///
    /// Fields stand in braces by their Protobuf JSON names, nested ones with a dot. `{#name}` is a number, 0 where the event
    /// leaves it out; any other field that is left out reads `–`. `{a|b}` is the first of the two that is said.
    ///
    /// - Parameters:
    ///   - indonesian: The template.
    ///   - english: The same in English.
    ///   - value: What the event says in a field; nil where it leaves it out.
    public init(template indonesian: String, en english: String, value: (_ field: String) -> Phrase?) {
        self.init(
            verbatim: Self.filled(indonesian) { value($0)?.indonesian },
            en: Self.filled(english) { value($0)?.english }
        )
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
            let said = name.split(separator: "|").compactMap { value(String($0)) }.first
            text += said ?? (isNumber ? "0" : "–")
            text += part[part.index(after: end)...]
        }
        return text
    }
}
