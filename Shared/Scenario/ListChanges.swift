import Phrases

/// What a scenario changes in the lists of its base, without writing them again.
///
/// It may add a unit, for example, or replace one.
struct ListChanges: Sendable {
    /// A top-level key under which changes stand.
    enum Change: String, CaseIterable {
        /// Adds elements.
        case also
        /// Replaces elements by others of the same names.
        case instead
    }

    /// The lists, each with the key that names its elements; `script` is the ground's.
    fileprivate static let lists = [
        "agencies": "key", "episodes": "key", "hospitals": "key", "injects": "key", "orders": "key",
        "parameters": "name", "places": "key", "protected": "key", "roads": "key", "roster": "unit", "script": "key",
        "strength": "unit",
    ]

    private var added: [String: [YAMLValue]] = [:]
    // Those of the outermost file first.
    private var substitutes: [String: [YAMLValue]] = [:]

    /// Takes one file's changes; changes to a list that an outer file replaces do not count.
    mutating func take(_ value: YAMLValue, as change: Change, replaced: [String], _ findings: Findings) {
        MappingReader.read(value, named: change.rawValue, findings: findings) { reader in
            for list in Self.lists.keys.sorted() {
                let elements = list == "strength" ? Strength.elements(reader) : reader.list(list)
                let keys = list == "script" ? ["ground"] : list == "strength" ? ["roster", list] : [list]
                guard !keys.contains(where: replaced.contains) else { continue }
                switch change {
                case .also: added[list, default: []].insert(contentsOf: elements, at: 0)
                case .instead: substitutes[list, default: []] += elements
                }
            }
        }
    }

    /// A scenario's top level with its lists changed; its strength has become a list, too.
    func applied(to top: YAMLValue, _ findings: Findings) -> YAMLValue {
        var changes = self
        let district = top.districtMeant
        changes.added["strength"] = added["strength"]?.map { Strength.named($0, in: district) }
        changes.substitutes["strength"] = substitutes["strength"]?.map { Strength.named($0, in: district) }
        return changes.all(to: top, in: district, findings)
    }

    private func all(to top: YAMLValue, in district: String, _ findings: Findings) -> YAMLValue {
        var top = top
        if let strength = top["strength"] {
            let reader = MappingReader(entries: top.entries ?? [], spot: top.spot, findings: findings)
            // A unit that is replaced with its forces has no others.
            let replaced = substitutes["roster", default: []].filter { $0["forces"] != nil }.map { $0["unit"]?.text }
            let own = Strength.elements(reader).map { Strength.named($0, in: district) }
            let kept = own.filter { !replaced.contains($0["unit"]?.text) }
            top = top.with("strength", .sequence(kept, at: strength.spot))
        }
        for list in Self.lists.keys.sorted() where list != "script" {
            let mayBring = top["organisation"] != nil && ["agencies", "roster"].contains(list)
            if let changed = changed(top[list], of: list, mayBring: mayBring, findings) {
                top = top.with(list, changed)
            }
        }
        if let ground = top["ground"], let script = changed(ground["script"], of: "script", findings) {
            top = top.with("ground", ground.with("script", script))
        }
        return top
    }

    /// A list with its changes; nil where nothing changes it.
    ///
    /// Where a template brings elements that the list need not write, one of those may be meant by a name that it lacks.
    private func changed(
        _ value: YAMLValue?,
        of list: String,
        mayBring: Bool = false,
        _ findings: Findings
    ) -> YAMLValue? {
        let changes = added[list, default: []] + substitutes[list, default: []]
        guard let spot = value?.spot ?? changes.first?.spot, !changes.isEmpty else { return nil }
        guard let elements = value.map(\.elements) ?? [] else { return nil }
        return .sequence(applied(to: elements, of: list, mayBring: mayBring, findings), at: spot)
    }

    /// A list with its changes: additions, the deeper files' first, and each substitute in its element's place.
    private func applied(
        to elements: [YAMLValue],
        of list: String,
        mayBring: Bool,
        _ findings: Findings
    ) -> [YAMLValue] {
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
                if mayBring {
                    result.append(substitute)
                    done.append(text)
                    continue
                }
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
    /// True for an element of `list` that has this name.
    func isNamed(_ name: String, in list: String) -> Bool { self[ListChanges.lists[list] ?? "key"]?.text == name }
}
