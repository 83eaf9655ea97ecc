/// What happened, as one readable line. The schema's options and each agency's own types hold the templates.
extension Phrase {
    /// A line of a template in both languages, filled with an event's own fields.
    ///
    /// Fields stand in braces by their Protobuf JSON names, nested ones with a dot. `{#name}` is a bare number, 0 where the
    /// event leaves it out; any other field that is left out reads `–`. `{a|b|'text'}` is the first of them that is said, else
    /// the text. A part in `[[` and `]]` is left out where a field in it is.
    ///
    /// - Parameters:
    ///   - indonesian: The template.
    ///   - english: The same in English.
    ///   - value: What the event says in a field; nil where it leaves it out.
    public init(template indonesian: String, en english: String, value: (AskedField) -> Phrase?) {
        self.init(
            verbatim: Self.filled(indonesian) { value($0)?.indonesian },
            en: Self.filled(english) { value($0)?.english }
        )
    }

    /// A field that a template asks for.
    public struct AskedField: Sendable {
        /// Its JSON name, one inside another with a dot.
        public let name: String
        /// A bare number is wanted, without what it is a number of.
        public let isBare: Bool
        /// The part of the line around it is left out where it is.
        public let isOptional: Bool
    }

    private typealias Value = (AskedField) -> String?

    private static func filled(_ template: String, _ value: Value) -> String {
        var text = ""
        var rest = Substring(template)
        while let opening = rest.firstRange(of: "[["),
            let closing = rest[opening.upperBound...].firstRange(of: "]]")
        {
            text += plain(rest[..<opening.lowerBound], isOptional: false, value) ?? ""
            text += plain(rest[opening.upperBound..<closing.lowerBound], isOptional: true, value) ?? ""
            rest = rest[closing.upperBound...]
        }
        text += plain(rest, isOptional: false, value) ?? ""
        // A text that ends its own sentence goes on here.
        return text.replacing(". (", with: " (")
    }

    /// A template without optional parts; nil where it is one itself and a field in it is left out.
    private static func plain(_ template: Substring, isOptional: Bool, _ value: Value) -> String? {
        var text = ""
        for (index, part) in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                text += part
                continue
            }
            let isBare = part.hasPrefix("#")
            let names = part[..<end].drop { $0 == "#" }.split(separator: "|")
            guard let said = first(of: names, isBare, isOptional, value) else {
                if isOptional { return nil }
                text += (isBare ? "0" : "–") + part[part.index(after: end)...]
                continue
            }
            text += said + part[part.index(after: end)...]
        }
        return text
    }

    /// The first of several names that is said, or the text among them.
    private static func first(
        of names: [Substring],
        _ isBare: Bool,
        _ isOptional: Bool,
        _ value: Value
    ) -> String? {
        for name in names {
            if name.hasPrefix("'"), name.hasSuffix("'"), name.count > 2 { return String(name.dropFirst().dropLast()) }
            if let said = value(AskedField(name: String(name), isBare: isBare, isOptional: isOptional)) { return said }
        }
        return nil
    }

    /// Several things in a row; `more`: how many further ones there are.
    public static func list(_ parts: [Phrase], more: Int) -> Phrase {
        let rest = Phrase(verbatim: more == 0 ? "" : " dan \(more) lainnya", en: more == 0 ? "" : " and \(more) more")
        return Phrase(
            verbatim: parts.map(\.indonesian).joined(separator: ", ") + rest.indonesian,
            en: parts.map(\.english).joined(separator: ", ") + rest.english
        )
    }
}
