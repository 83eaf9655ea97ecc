import Phrases

/// A place in a scenario's files.
struct Spot: Hashable, Sendable {
    let file: String
    let line: Int
    let column: Int

    func problem(_ what: Phrase, _ severity: FileProblem.Severity = .error) -> FileProblem {
        FileProblem(file: file, line: line, column: column, what: what, severity: severity)
    }
}

/// Collects what is wrong while a scenario is read; reading goes on, so that all problems are reported at once.
final class Findings {
    private(set) var problems: [FileProblem] = []
    /// Units that the organisation has, and that do not take part: naming one is another mistake than a slip of the pen.
    var absent: Set<String> = []
    /// Names that two entries of a list share: a name that nothing has may be the one that was meant for one of them.
    var doubled: Set<String> = []
    /// Where something does not fit that follows from what is told elsewhere.
    private(set) var untold: [Spot] = []

    /// Units of districts that the scenario has no unit of, by the district: where they are named, and what would be said of each.
    private(set) var strangers: [String: [FileProblem]] = [:]
    /// Where a key stands that is misspelt and was read as the one that it means.
    var understood: Set<Spot> = []

    /// True once no more problems are taken; then nobody reads on.
    var isFull: Bool { problems.count >= 200 }

    func add(_ what: Phrase, at spot: Spot) {
        let problem = spot.problem(what)
        if !isFull, !problems.contains(problem) { problems.append(problem) }
    }

    /// Notes a unit of a district that has no unit here.
    func addStranger(_ what: Phrase, of district: String, at spot: Spot) {
        strangers[district, default: []].append(spot.problem(what))
    }

    /// Tells of units of other districts: of many of one district once, where the scenario names its own.
    func tellStrangers(own district: String, at spot: Spot) {
        for (other, problems) in strangers.sorted(by: { $0.key < $1.key }) {
            guard problems.count >= Self.strangersMin else {
                problems.forEach { add($0.what, at: Spot($0)) }
                continue
            }
            add(.districtUnlikeUnits(district, other, count: problems.count), at: spot)
            problems.forEach { leave(at: Spot($0)) }
        }
        strangers = [:]
    }

    /// From so many on, it is the district that is wrong.
    private static let strangersMin = 3

    /// Notes a place at which nothing is told: what is wrong there follows from what is told elsewhere.
    func leave(at spot: Spot) { untold.append(spot) }

    /// Tells one thing instead of all that lies in these files.
    func tell(_ what: Phrase, at spot: Spot, insteadOfAllIn files: Set<String>) {
        problems.removeAll { files.contains($0.file) }
        add(what, at: spot)
    }
}

extension YAMLValue {
    /// The mapping with keys that are misspelt as those that they mean, which are told: what stands under them is read as well.
    func understood(_ known: [String], _ findings: Findings) -> YAMLValue {
        guard let entries else { return self }
        var free = known.filter { key in !entries.contains { $0.key.text == key } }
        let meant = entries.map { key, value -> (key: YAMLValue, value: YAMLValue) in
            guard let name = key.text, !known.contains(name),
                let meant = nearest(to: name, among: free) ?? Phrase.key(meantBy: name, among: free)
            else { return (key, value) }
            free.removeAll { $0 == meant }
            findings.add(.unknownKey(key.shown, nearest: meant, known: known), at: key.spot)
            findings.understood.insert(key.spot)
            return (.text(meant, at: key.spot), value)
        }
        return .mapping(meant, at: spot)
    }
}

/// A YAML value and where it stands.
struct YAMLValue: Sendable {
    indirect enum Content: Sendable {
        /// A text; written plainly, or in quotes.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLValue])
        case mapping([(key: YAMLValue, value: YAMLValue)])
    }

    let content: Content
    let spot: Spot

    var file: String { spot.file }

    /// A scalar's text as written; nil for lists and mappings.
    var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

    /// The text when it is written plainly, without quotes.
    var plain: String? { if case .scalar(let text, isPlain: true) = content { text } else { nil } }

    /// What to quote of it in a message.
    var shown: String {
        switch content {
        case .scalar(let text, _): text.count > 40 ? "\(text.prefix(40))…" : text
        case .mapping: "{…}"
        case .sequence: "[…]"
        }
    }

    var elements: [YAMLValue]? { if case .sequence(let elements) = content { elements } else { nil } }

    var entries: [(key: YAMLValue, value: YAMLValue)]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// A plain text at a place.
    static func text(_ text: String, at spot: Spot) -> YAMLValue {
        YAMLValue(content: .scalar(text, isPlain: true), spot: spot)
    }

    /// A mapping at a place.
    static func mapping(_ entries: [(key: YAMLValue, value: YAMLValue)], at spot: Spot) -> YAMLValue {
        YAMLValue(content: .mapping(entries), spot: spot)
    }

    /// A list at a place.
    static func sequence(_ elements: [YAMLValue], at spot: Spot) -> YAMLValue {
        YAMLValue(content: .sequence(elements), spot: spot)
    }

    /// True for two lists or two mappings.
    func isAlike(_ other: YAMLValue) -> Bool {
        elements != nil && other.elements != nil || entries != nil && other.entries != nil
    }

    /// The value under a key of a mapping.
    subscript(_ key: String) -> YAMLValue? { entries?.first { $0.key.text == key }?.value }

    /// The mapping with this value under a key, in its place or at the end; nil takes the key away.
    func with(_ key: String, _ value: YAMLValue?) -> YAMLValue {
        guard var entries else { return self }
        let index = entries.firstIndex { $0.key.text == key }
        switch (index, value) {
        case (let index?, let value?): entries[index].value = value
        case (let index?, nil): entries.remove(at: index)
        case (nil, let value?): entries.append((.text(key, at: value.spot), value))
        case (nil, nil): break
        }
        return .mapping(entries, at: spot)
    }

    /// The mapping with this value under a key that it does not write itself.
    func defaulting(_ key: String, to value: YAMLValue?) -> YAMLValue { self[key] == nil ? with(key, value) : self }

    /// Parses a file; nil when it cannot be, with the reason among the findings.
    static func parse(_ text: [UInt8], file: String, findings: Findings) -> YAMLValue? {
        do throws(YAMLComposer.Stop) {
            return try YAMLComposer(file: file, findings: findings).document(text)
        } catch {
            findings.add(error.what, at: error.spot)
            return nil
        }
    }
}
