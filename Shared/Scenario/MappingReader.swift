import Domain
import Phrases

/// Reads one mapping strictly: a key that nothing asks for is a problem.
///
/// Wrong values are reported at their place and replaced by a harmless one, so that reading can go on to the next
/// problem. A scenario with problems is never handed out.
final class MappingReader {
    let findings: Findings
    let spot: Spot
    private let entries: [(key: YAMLValue, value: YAMLValue)]
    private var asked: [String] = []
    private var missing: [String] = []

    init(
        entries: [(key: YAMLValue, value: YAMLValue)],
        spot: Spot,
        findings: Findings
    ) {
        self.entries = entries
        self.spot = spot
        self.findings = findings
    }

    /// Reads `value` as a mapping with `read`, then reports the keys that nothing asked for.
    static func read(
        _ value: YAMLValue,
        named name: String,
        findings: Findings,
        _ read: (MappingReader) -> Void
    ) {
        guard let entries = value.entries else {
            findings.add(.unfitValue(value.shown, of: name, expected: Phrase.Form.mapping), at: value.spot)
            return
        }
        let reader = MappingReader(entries: entries, spot: value.spot, findings: findings)
        read(reader)
        reader.finish()
    }

    /// Reports the keys that nothing asked for, and those that are missing; one that stands there misspelt is told once.
    func finish() {
        let tails = self.tails()
        let written = Set(entries.compactMap(\.key.text))
        for index in entries.indices where !findings.isFull {
            guard let name = entries[index].key.text, !asked.contains(name) else { continue }
            if !tails[index] {
                tellUnknown(entries[index], name, free: asked.filter { !written.contains($0) })
            } else if !tails[index - 1] {
                let rest = entries[index...].indices.prefix { tails[$0] }.prefix(8).map { entries[$0].key.shown }
                let (key, text) = entries[index - 1]
                if let number = numberMeant([text.shown] + rest) {
                    findings.add(.commaInNumber(key.shown, number), at: text.spot)
                    continue
                }
                let whole = YAMLValue.text(([text.shown] + rest).joined(separator: ", "), at: text.spot)
                findings.add(.commaInText(key.shown, whole.shown), at: text.spot)
            }
        }
        for key in missing { findings.add(.missingKey(key), at: spot) }
        missing = []
    }

    private func tellUnknown(_ entry: (key: YAMLValue, value: YAMLValue), _ name: String, free: [String]) {
        if entry.value.plain == "", let start = start(of: name) {
            missing.removeAll { $0 == start }
            return findings.add(.keyWithoutColon(start, shown: entry.key.shown), at: entry.key.spot)
        }
        let meant =
            nearest(to: name, among: missing) ?? Phrase.key(meantBy: name, among: free)
            ?? nearest(to: name, among: asked)
        missing.removeAll { $0 == meant }
        findings.add(.unknownKey(entry.key.shown, nearest: meant, known: asked), at: entry.key.spot)
    }

    /// The whole number that one with commas means: `1,500` is 1500, and `0,0` is 0; nil for anything else.
    private func numberMeant(_ parts: [String]) -> String? {
        // A unit of measure may follow: `1,5 km`.
        guard parts.count > 1, parts.dropLast().allSatisfy({ $0.wholeMatch(of: /-?[0-9]{1,9}/) != nil }),
            let last = parts.last?.wholeMatch(of: /([0-9]{1,9})( ?[a-z]{1,5})?/)
        else { return nil }
        let isThousands = last.2 == nil && parts.dropFirst().allSatisfy { $0.count == 3 }
        return isThousands ? parts.joined() : parts[0]
    }

    /// The key with which a text begins that is one by mistake: `mode:scripted` or `size 30` in braces.
    private func start(of name: String) -> String? {
        let start = String(name.prefix { $0 != ":" && $0 != " " })
        return start != name && asked.contains(start) ? start : nil
    }

    /// For each entry whether it is the rest of the text before it, and no key: `{ text: Orasi, lalu pulang }`.
    private func tails() -> [Bool] {
        var tails: [Bool] = []
        for (index, (key, value)) in entries.enumerated() {
            guard index > 0, value.plain == "", let name = key.text, !asked.contains(name), start(of: name) == nil
            else {
                tails.append(false)
                continue
            }
            let before = entries[index - 1]
            let isText = tails[index - 1] || !(before.value.plain ?? "").isEmpty
            tails.append(isText && before.key.spot.line == key.spot.line)
        }
        return tails
    }

    func optional(_ key: String) -> YAMLValue? {
        if !asked.contains(key) { asked.append(key) }
        return entries.first { $0.key.text == key }?.value
    }

    func required(_ key: String) -> YAMLValue? {
        if let value = optional(key) { return value }
        if !missing.contains(key) { missing.append(key) }
        return nil
    }

    func has(_ key: String) -> Bool { optional(key) != nil }

    func unfit(_ value: YAMLValue, _ key: String, _ expected: Phrase) {
        findings.add(.unfitValue(value.shown, of: key, expected: expected), at: value.spot)
    }

    // Values that may be absent.

    func optionalText(_ key: String) -> String? {
        guard let value = optional(key) else { return nil }
        guard let text = value.text, !text.isEmpty else {
            unfit(value, key, Phrase.Form.text)
            return nil
        }
        return text
    }

    /// The number of `key`; a problem with it is reported under `name`, or the key.
    func optionalNumber(_ key: String, of name: String? = nil, in range: ClosedRange<Int64>) -> Int64? {
        guard let value = optional(key) else { return nil }
        guard let number = value.plain.flatMap(wholeNumber), range.contains(number) else {
            unfit(value, name ?? key, Phrase.Form.number(range.lowerBound, range.upperBound))
            return nil
        }
        return number
    }

    /// True for a value that the short form gives without writing its key.
    func isShort(_ key: String) -> Bool {
        entries.contains { $0.key.text == key && $0.key.spot == $0.value.spot }
    }

    func flag(_ key: String) -> Bool? {
        guard let value = optional(key) else { return nil }
        switch value.plain {
        case "true": return true
        case "false": return false
        default:
            unfit(value, key, Phrase.Form.flag)
            return nil
        }
    }

    func optionalClock(_ key: String) -> SimulatedTime? {
        guard let value = optional(key) else { return nil }
        guard let text = value.text, let time = clockTime(text) else {
            unfit(value, key, Phrase.Form.clock)
            return nil
        }
        return time
    }

    func duration(_ key: String) -> UInt64? {
        guard let value = optional(key) else { return nil }
        guard let seconds = value.text.flatMap(durationSeconds) else {
            unfit(value, key, Phrase.Form.duration)
            return nil
        }
        return seconds
    }

    func choice<Choice>(_ key: String, _ table: [(word: String, meaning: Choice)]) -> Choice? {
        guard let value = optional(key) else { return nil }
        guard let found = table.first(where: { $0.word == value.text }) else {
            findings.add(.unfitChoice(value.shown, of: key, known: table.map(\.word)), at: value.spot)
            return nil
        }
        return found.meaning
    }

    // Values that must be there.

    func text(_ key: String) -> String { required(key) == nil ? "" : optionalText(key) ?? "" }

    func number(_ key: String, of name: String? = nil, in range: ClosedRange<Int64>) -> Int64 {
        required(key) == nil ? range.lowerBound : optionalNumber(key, of: name, in: range) ?? range.lowerBound
    }

    func requiredChoice<Choice>(_ key: String, _ table: [(word: String, meaning: Choice)]) -> Choice? {
        required(key) == nil ? nil : choice(key, table)
    }

    func clock(_ key: String) -> SimulatedTime { required(key) == nil ? .start : optionalClock(key) ?? .start }

    func word(_ key: String) -> String {
        guard let value = required(key) else { return "" }
        guard let text = value.text, isScenarioWord(text) else {
            findings.add(.unfitWord(value.shown, of: key, meant: value.text.flatMap(wordMeant(by:))), at: value.spot)
            return ""
        }
        return text
    }

    /// Where a fact comes from; what says nothing of it is an assumption.
    func source() -> FactSource { choice("source", FactSource.allCases.map { ($0.rawValue, $0) }) ?? .assumed }

    // Names that another part of the scenario gives.

    func reference(_ key: String, to names: [String], of kind: Phrase) -> String {
        required(key) == nil ? "" : optionalReference(key, to: names, of: kind) ?? ""
    }

    func optionalReference(_ key: String, to names: [String], of kind: Phrase) -> String? {
        optional(key).flatMap { reference($0, key, to: names, of: kind) }
    }

    func references(_ key: String, to names: [String], of kind: Phrase) -> [String] {
        list(key).compactMap { reference($0, key, to: names, of: kind) }
    }

    func reference(_ value: YAMLValue, _ key: String, to names: [String], of kind: Phrase) -> String? {
        guard let name = value.text else {
            unfit(value, key, Phrase.Form.text)
            return nil
        }
        guard names.contains(name) else {
            if findings.absent.contains(name) {
                findings.add(.absentUnit(name), at: value.spot)
                return nil
            }
            // Units of a district that has none here are told together.
            let parts = name.split(separator: "/", maxSplits: 1)
            if kind == Phrase.ScenarioThing.unit, parts.count == 2,
                !names.contains(where: { $0.hasPrefix("\(parts[0])/") }),
                let own = names.first(where: { $0.hasSuffix("/\(parts[1])") })
            {
                let what = Phrase.unknownName(value.shown, of: kind, nearest: own, known: names)
                findings.addStranger(what, of: String(parts[0]), at: value.spot)
                return nil
            }
            // A unit may be named without its district.
            let units = names.filter { $0.hasSuffix("/\(name)") }
            let meant = units.count == 1 ? units[0] : nearest(to: name, among: names)
            if meant == nil, !findings.doubled.isDisjoint(with: names) {
                findings.leave(at: value.spot)
                return nil
            }
            findings.add(.unknownName(value.shown, of: kind, nearest: meant, known: names), at: value.spot)
            return nil
        }
        return name
    }

    // Lists and mappings inside.

    func list(_ key: String) -> [YAMLValue] {
        guard let value = optional(key) else { return [] }
        guard let elements = value.elements else {
            let isOne = !(value.text ?? "").isEmpty
            unfit(value, key, isOne ? Phrase.Form.list(of: value.shown) : Phrase.Form.list)
            return []
        }
        return elements
    }

    func each(_ key: String, _ read: (MappingReader) -> Void) {
        for element in list(key) { MappingReader.read(element, named: key, findings: findings, read) }
    }

    func inside(_ key: String, _ read: (MappingReader) -> Void) {
        guard let value = optional(key) else { return }
        MappingReader.read(value, named: key, findings: findings, read)
    }

    /// The entries themselves, where the keys are the scenario's own: all of them count as known.
    func allEntries() -> [(key: YAMLValue, value: YAMLValue)] {
        asked += entries.compactMap(\.key.text)
        return entries
    }
}

/// A whole number as people write it: digits, perhaps a sign and `_` between groups.
func wholeNumber(_ text: String) -> Int64? {
    let body = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let last = body.last, last != "_", !body.hasPrefix("_"), !body.hasPrefix("-_") else { return nil }
    return Int64(body.filter { $0 != "_" })
}

/// `HH:MM:SS`, each of two digits; nil for anything else.
func clockTime(_ text: String) -> SimulatedTime? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    return SimulatedTime(clock: text)
}

/// Seconds of `90s`, `10m`, `1h30m`: units in this order, each at most once, at most a day; nil for anything else.
func durationSeconds(_ text: String) -> UInt64? {
    var rest = text[...]
    var total: UInt64 = 0
    for (unit, seconds) in [("h", UInt64(3600)), ("m", 60), ("s", 1)] {
        guard let end = rest.firstIndex(where: { !$0.isASCII || !$0.isNumber }), rest[end...].hasPrefix(unit) else {
            continue
        }
        guard rest[..<end].utf8.count <= 6, let count = UInt64(rest[..<end]) else { return nil }
        total += count * seconds
        rest = rest[rest.index(after: end)...]
    }
    return rest.isEmpty && !text.isEmpty && total <= 86_400 ? total : nil
}

/// The name of the scenario's own that a text would be, `rokan-hulu` for Rokan Hulu; nil where none can be made of it.
package func wordMeant(by text: String) -> String? {
    let name = scenarioName(of: text)
    return isScenarioWord(name) ? name : nil
}

/// True for a name of the scenario's own: `a-z`, `0-9`, `-`, `_`, a letter first, at most 48.
package func isScenarioWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.utf8.count <= 48
        && text.unicodeScalars.allSatisfy {
            $0.isASCII && ("a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" || $0 == "_")
        }
}
