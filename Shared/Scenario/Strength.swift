import Domain
import Events
import Phrases

/// The short way to write what units have: `patrol: 10`, `equipped_crowd_unit: [39, 39]`, `water-cannon: 1`.
///
/// People stand under their formation's word or `personnel`, kit under its own. A number is one body, a list one body for
/// each element, and a mapping says more of one body with the long form's keys. A group of them may set a place, a source
/// and a lender for all that it holds.
enum Strength {
    /// What a group sets for all that it holds.
    private static let shared = ["place", "source", "lender"]
    /// The keys by which a force in the long form is known.
    private static let long = ["resource", "total", "attached", "formation", "own_body"]
    private static let formations = Set(words(of: Formation.self).map(\.word))

    /// The entries of `strength` as elements with a unit and its forces.
    static func elements(_ reader: MappingReader) -> [YAMLValue] {
        guard let value = reader.optional("strength") else { return [] }
        guard let entries = value.entries else {
            reader.unfit(value, "strength", Phrase.Form.mapping)
            return []
        }
        return entries.map { unit, forces in
            .mapping([(.text("unit", at: unit.spot), unit), (.text("forces", at: forces.spot), forces)], at: unit.spot)
        }
    }

    /// An element with its unit's whole name: the drill's own district may be left out.
    static func named(_ element: YAMLValue, in district: String) -> YAMLValue {
        guard let unit = element["unit"], let name = unit.text, !name.contains("/") else { return element }
        return element.with("unit", .text("\(district)/\(name)", at: unit.spot))
    }

    /// Forces in the long form, of a list in which groups in the short form may stand, or of one such group.
    ///
    /// What has no such form is left for the reader to refuse.
    static func writtenOut(_ forces: YAMLValue) -> [YAMLValue] {
        if forces.entries != nil { return writtenOut(group: forces) }
        return forces.elements?.flatMap { writtenOut(group: $0) } ?? [forces]
    }

    private static func writtenOut(group: YAMLValue) -> [YAMLValue] {
        guard let entries = group.entries, !long.contains(where: { group[$0] != nil }) else { return [group] }
        return entries.filter { !shared.contains($0.key.text ?? "") }.flatMap { what, sizes in
            (sizes.elements ?? [sizes]).map { size in
                let isFormation = formations.contains(what.text ?? "")
                let resource = isFormation ? YAMLValue.text("personnel", at: what.spot) : what
                var force = YAMLValue.mapping([(.text("resource", at: what.spot), resource)], at: what.spot)
                if isFormation { force = force.with("formation", what) }
                if let more = size.entries {
                    for (key, value) in more { force = force.with(key.text ?? "", value) }
                } else {
                    force = force.with("total", size)
                    // What a group's lender lends, it lends whole.
                    if group["lender"] != nil { force = force.with("attached", size) }
                }
                return shared.reduce(force) { $0.defaulting($1, to: group[$1]) }
            }
        }
    }
}
