import Phrases

/// What a scenario changes in the lists of its base, without writing them again.
///
/// It may add a unit, for example, or replace one.
struct ListChanges {
    /// A top-level key under which changes stand.
    enum Change: String, CaseIterable {
        /// Adds elements.
        case also
        /// Replaces elements by others of the same names.
        case instead
    }

    /// The lists, each with the key that names its elements; `script` is the ground's.
    private static let lists = [
        "agencies": "key", "episodes": "key", "hospitals": "key", "injects": "key", "orders": "key",
        "parameters": "name", "places": "key", "protected": "key", "roads": "key", "roster": "unit", "script": "key",
    ]

    private var added: [String: [YAMLValue]] = [:]
    // Those of the outermost file first.
    private var substitutes: [String: [YAMLValue]] = [:]

    /// Takes one file's changes; changes to a list that an outer file replaces do not count.
    mutating func take(_ value: YAMLValue, as change: Change, replaced: [String], _ findings: Findings) {
        MappingReader.read(value, named: change.rawValue, findings: findings) { reader in
            for list in Self.lists.keys.sorted() {
                let elements = reader.list(list)
                guard !replaced.contains(list == "script" ? "ground" : list) else { continue }
                switch change {
                case .also: added[list, default: []].insert(contentsOf: elements, at: 0)
                case .instead: substitutes[list, default: []] += elements
                }
            }
        }
    }

    /// A list with its changes: additions, the deeper files' first, and each substitute in its element's place.
    func applied(to elements: [YAMLValue], of list: String, _ findings: Findings) -> [YAMLValue] {
        guard let key = Self.lists[list] else { return elements }
        var result = elements + added[list, default: []]
        let known = result.compactMap { $0[key]?.text }
        var done: [String] = []
        for substitute in substitutes[list, default: []] {
            guard let name = substitute[key], let text = name.text else {
                findings.add(.missingKey(key), at: substitute.spot)
                continue
            }
            guard let index = result.firstIndex(where: { $0[key]?.text == text }) else {
                let thing = Phrase.ScenarioThing.listElement
                findings.add(
                    .unknownName(text, of: thing, nearest: nearest(to: text, among: known), known: known),
                    at: name.spot
                )
                continue
            }
            // What an outer file says comes first and holds.
            if !done.contains(text) { result[index] = substitute }
            done.append(text)
        }
        return result
    }
}

extension YAMLValue {
    /// The value under a key of a mapping.
    fileprivate subscript(_ key: String) -> YAMLValue? { entries?.first { $0.key.text == key }?.value }
}
