import Phrases

/// The template of an organisation: the agencies and units that such a one usually has, each with its place in the chain.
///
/// A word in angle brackets is the scenario's to say: `<Province>` as it writes it, `<province>` as a name. `<district>` is the
/// drill's own.
struct Organisation {
    let agencies: [YAMLValue]
    /// Its units; one that is `always` there takes part without strength too.
    let units: [YAMLValue]
    /// What the scenario says of the source of all this.
    let source: YAMLValue?
    /// Where the scenario names it.
    let spot: Spot

    /// Fills in a template that was read.
    init(_ template: YAMLValue, named value: YAMLValue, district: String, _ findings: Findings) {
        let said = value.entries?.filter { !["template", "source"].contains($0.key.text ?? "") } ?? []
        let known = Set(Self.slots(in: template).map { $0.lowercased() }).sorted()
        var words = ["district": district, "District": district.prefix(1).uppercased() + district.dropFirst()]
        for (key, word) in said {
            guard let name = key.text, known.contains(name) else {
                let meant = nearest(to: key.text ?? "", among: known)
                findings.add(
                    .unknownKey(key.shown, nearest: meant, known: ["template", "source"] + known),
                    at: key.spot
                )
                continue
            }
            guard let text = word.text, !text.isEmpty else {
                findings.add(.unfitValue(word.shown, of: name, expected: Phrase.Form.text), at: word.spot)
                continue
            }
            words[name.prefix(1).uppercased() + name.dropFirst()] = text
            if name != "district" { words[name] = scenarioName(of: text) }
        }
        agencies = template["agencies"]?.elements?.map { Self.fill($0, words) } ?? []
        units = template["roster"]?.elements?.map { Self.fill($0, words) } ?? []
        source = value["source"]
        spot = value.spot
    }

    /// The words in angle brackets that stand in a value, as they are written.
    static func slots(in value: YAMLValue) -> [String] {
        switch value.content {
        case .scalar(let text, _): text.matches(of: /<([A-Za-z]+)>/).map { String($0.1) }
        case .sequence(let elements): elements.flatMap(slots)
        case .mapping(let entries): entries.flatMap { slots(in: $0.value) }
        }
    }

    /// True for a text in which a word is still to be said.
    static func isOpen(_ text: String) -> Bool { text.contains(/<[A-Za-z]+>/) }

    /// A value in which words that nobody said stand without their brackets, so that it can be read.
    static func withoutSlots(_ value: YAMLValue) -> YAMLValue {
        let open = Set(slots(in: value)).map { ($0, $0.lowercased()) }
        return open.isEmpty ? value : fill(value, Dictionary(open) { first, _ in first })
    }

    /// A value with the words that were said; others stay as they are.
    private static func fill(_ value: YAMLValue, _ words: [String: String]) -> YAMLValue {
        switch value.content {
        case .scalar(let text, let isPlain):
            let filled = text.replacing(/<([A-Za-z]+)>/) { words[String($0.1)] ?? String($0.0) }
            return YAMLValue(content: .scalar(filled, isPlain: isPlain), spot: value.spot)
        case .sequence(let elements): return .sequence(elements.map { fill($0, words) }, at: value.spot)
        case .mapping(let entries): return .mapping(entries.map { ($0.key, fill($0.value, words)) }, at: value.spot)
        }
    }
}

/// A text as a name of the format: `rokan-hulu` for Rokan Hulu.
package func scenarioName(of text: String) -> String {
    let letters = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : " " }
    return String(letters).split(separator: " ").joined(separator: "-")
}
