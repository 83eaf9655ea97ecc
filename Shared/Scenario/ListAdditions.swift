import Phrases

/// What a scenario adds to the lists of the one that it is based on: a unit more, without writing the roster again.
struct ListAdditions {
    /// The top-level key under which they stand.
    static let key = "also"
    private static let lists = [
        "agencies", "episodes", "hospitals", "injects", "parameters", "places", "protected", "roads", "roster",
    ]

    private var elements: [String: [YAMLValue]] = [:]

    /// The elements that are added to a list, those of the deeper files first.
    subscript(list: String) -> [YAMLValue] { elements[list] ?? [] }

    /// Takes in one file's additions; those to a list that an outer file replaces are replaced with it.
    mutating func take(_ value: YAMLValue, replaced: [String], _ findings: Findings) {
        MappingReader.read(value, named: Self.key, findings: findings) { reader in
            for list in Self.lists {
                let more = reader.list(list)
                if !replaced.contains(list) { elements[list, default: []].insert(contentsOf: more, at: 0) }
            }
        }
    }
}
