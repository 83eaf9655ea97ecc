import Events
import Phrases
import Scenario

/// What an inject makes go wrong, as a cell holds it: `hilang: ambulance 1 @rohul/medical 30m; massa: tension_change=10`.
///
/// Each begins with what goes wrong, in either language or by the format's word. Behind the colon stand, in any order, what it
/// befalls, how many or `30%`, `@unit`, and how long. Behind `massa:` stand the keys of an act, as the format has them.
enum EffectText {
    /// The kinds, by the format's words.
    private static let kinds = words(of: SetbackKind.self).map(\.word) + ["crowd"]

    /// The cell of an inject; `steps` are those of the script that follow it.
    static func text(_ inject: InjectDelivered, steps: [ScriptStep], in language: Language) -> String {
        func named(_ kind: String, _ parts: [String]) -> String {
            "\(Phrase.effectKind(kind).text(in: language)): \(parts.joined(separator: " "))"
        }
        let setbacks = inject.setbacks.map { named(word($0.kind), parts($0)) }
        return (setbacks + steps.map { named("crowd", parts($0)) }).joined(separator: "; ")
    }

    private static func parts(_ setback: Setback) -> [String] {
        var parts = [setback.resource, setback.road].filter { !$0.isEmpty }
        if setback.count > 0 { parts.append("\(setback.count)") }
        if setback.slowerPercent > 0 { parts.append("\(setback.slowerPercent)%") }
        if !setback.unit.isEmpty { parts.append("@\(setback.unit)") }
        if setback.seconds > 0 { parts.append(SheetDuration.text(UInt64(setback.seconds))) }
        return parts
    }

    private static func parts(_ step: ScriptStep) -> [String] {
        guard let act = step.acts.first else { return [] }
        var parts: [(key: String, value: String)] = []
        func add(_ key: String, _ value: String) { if !value.isEmpty { parts.append((key, value)) } }
        func add(_ key: String, count: UInt32) { if count > 0 { parts.append((key, "\(count)")) } }
        add("group", act.group)
        if act.hasSize { add("size", "\(act.size)") }
        if act.hasSizePercent { add("size_percent", "\(act.sizePercent)") }
        if act.over > 0 { add("over", SheetDuration.text(UInt64(act.over))) }
        add("place", act.place)
        if act.hasTension { add("tension", "\(act.tension)") }
        if act.hasTensionChange { add("tension_change", "\(act.tensionChange)") }
        add("behaviour", word(act.behaviour))
        add("resistance", word(act.resistance))
        if act.hasAgitators { add("agitators", "\(act.agitators)") }
        if act.hasAgitatorsPercent { add("agitators_percent", "\(act.agitatorsPercent)") }
        add("casualties.crowd", count: act.casualtiesCrowd)
        add("casualties.officers", count: act.casualtiesOfficers)
        if act.hasAcceptsOffers { add("accepts_offers", "\(act.acceptsOffers)") }
        add("threatens", act.threatenedOffice)
        if step.when.delay > 0 { add("delay", SheetDuration.text(step.when.delay)) }
        if !act.fire.isEmpty { add("fire", act.fire.quotedAsJSON) }
        if !act.text.isEmpty { add("text", act.text.quotedAsJSON) }
        return parts.map { "\($0.key)=\($0.value)" }
    }

    /// The same as the scenario format has it, an element each; nil where the cell is written otherwise.
    ///
    /// `roads`: those that a cell may name by their titles too.
    static func yaml(_ text: String, roads: [SheetTable.Choice] = []) -> [String]? {
        var elements: [String] = []
        for effect in PatternText.split(text, at: ";") where !effect.allSatisfy(\.isWhitespace) {
            let halves = effect.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2, let kind = kind(String(halves[0])) else { return nil }
            let said = kind == "crowd" ? String(halves[1]) : SheetDuration.inShort(String(halves[1]))
            let parts = PatternText.split(said, at: " ").filter { !$0.isEmpty }
            guard let entries = kind == "crowd" ? act(parts) : setback(kind, parts, roads) else { return nil }
            elements.append("{ kind: \(kind)\(entries.map { ", \($0)" }.joined()) }")
        }
        return elements.isEmpty ? nil : elements
    }

    private static func kind(_ text: String) -> String? {
        func bare(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
        return kinds.first { kind in
            let title = Phrase.effectKind(kind)
            return [kind, title.indonesian, title.english].contains { bare($0) == bare(text) }
        }
    }

    private static func setback(_ kind: String, _ parts: [String], _ roads: [SheetTable.Choice]) -> [String]? {
        var entries: [String] = []
        // A title has several words.
        var name: [String] = []
        for part in parts {
            if part.hasPrefix("@") {
                entries.append("unit: \(YAMLLines.scalar(String(part.dropFirst())))")
            } else if let percent = part.wholeMatch(of: /([0-9]+)%/)?.1 {
                entries.append("slower_percent: \(percent)")
            } else if part.allSatisfy(\.isASCIIDigit) {
                entries.append("count: \(part)")
            } else if part.wholeMatch(of: /([0-9]+h)?([0-9]+m)?([0-9]+s)?/) != nil {
                entries.append("for: \(part)")
            } else if !["selama", "for"].contains(part.lowercased()) {
                name.append(part)
            }
        }
        guard !name.isEmpty else { return entries }
        let title = name.joined(separator: " ")
        let (key, known) = kind == "road_blocked" ? ("road", roads) : ("resource", SheetNames.kit)
        return entries + ["\(key): \(YAMLLines.scalar(known.first { $0.means(title) }?.word ?? title))"]
    }

    private static func act(_ parts: [String]) -> [String]? {
        var entries: [String] = []
        var hurt: [String] = []
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let (key, value) = (part[..<equals], String(part[part.index(after: equals)...]))
            guard let name = key.wholeMatch(of: /(casualties\.)?([a-z_]+)/) else { return nil }
            let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
            // Numbers and words stand plainly; a text that could mean something else to YAML does not.
            let isPlain = value.wholeMatch(of: /-?[A-Za-z0-9][A-Za-z0-9_-]*/) != nil
            let entry = "\(name.2): \(isQuoted || isPlain ? value : value.quotedAsJSON)"
            if name.1 == nil { entries.append(entry) } else { hurt.append(entry) }
        }
        return hurt.isEmpty ? entries : entries + ["casualties: { \(hurt.joined(separator: ", ")) }"]
    }
}

/// A length of time as a cell holds it, and the format too: `1h2m3s`, `30m`.
enum SheetDuration {
    /// The text of some seconds.
    static func text(_ seconds: UInt64) -> String {
        let parts = [(seconds / 3_600, "h"), (seconds % 3_600 / 60, "m"), (seconds % 60, "s")].filter { $0.0 > 0 }
        return parts.isEmpty ? "0s" : parts.map { "\($0.0)\($0.1)" }.joined()
    }

    /// A text with its lengths of time as the format writes them: `10m` for `10 menit`.
    static func inShort(_ text: String) -> String {
        let units = [
            ("h", /([0-9]) *(jam|hours?)\b/), ("m", /([0-9]) *(menit|mnt|minutes?|min)\b/),
            ("s", /([0-9]) *(detik|dtk|seconds?|sec)\b/),
        ]
        let short = units.reduce(text) { text, unit in
            text.replacing(unit.1.ignoresCase()) { "\($0.1)\(unit.0)" }
        }
        return short.replacing(/([0-9][hm]) +(?=[0-9]+[ms]\b)/) { "\($0.1)" }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
