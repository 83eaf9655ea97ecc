import Phrases

/// Writes out in full what a scenario says in short: its organisation, its strength, its defaults.
///
/// What comes out is the long form and is read as such, so both forms mean the same. Every value keeps the place at which it
/// is written. What a scenario writes itself holds; next comes what its agency's entry says, then the organisation's
/// template, then the file's defaults.
struct Shorthand {
    /// The top-level keys that stand for others.
    static let keys = ["defaults", "organisation", "strength"]
    /// The lists of facts, each of which has a source.
    private static let facts = [
        "agencies", "episodes", "hospitals", "injects", "orders", "parameters", "places", "protected", "roads",
    ]

    private var top: YAMLValue
    private var organisation: Organisation?
    private let district: String
    private let findings: Findings

    /// What a scenario says, its lists already changed.
    init(_ top: YAMLValue, _ findings: Findings) {
        self.top = top
        district = top.districtMeant
        self.findings = findings
    }

    /// False when the scenario names a template that cannot be read; the reason is among the findings.
    var isWhole: Bool { top["organisation"] == nil || organisation != nil }

    private var defaults: YAMLValue? { top["defaults"] }

    /// Reads the template that the scenario names, and returns its bytes, its path and where it is named; nil without one.
    ///
    /// A template of the planner's own, which he names by its path, has no such place: what is wrong in it is told there.
    mutating func organisation(in library: ScenarioLibrary) -> (bytes: [UInt8], file: String, spot: Spot?)? {
        guard let value = top["organisation"] else { return nil }
        guard let named = value.entries == nil ? value : value["template"], let name = named.text else {
            findings.add(.missingKey("template"), at: value.spot)
            return nil
        }
        do throws(FileError) {
            let path = try library.organisation(name, besides: named.file)
            let bytes = try ScenarioLoader.bytes(of: path)
            // Nothing of the file is shown until it proves to be a template: the name may be anybody's file.
            let own = Findings()
            guard String(validating: bytes, as: UTF8.self) != nil,
                let template = YAMLValue.parse(bytes, file: path, findings: own), own.problems.isEmpty,
                template["organisation"]?.text == "1"
            else {
                findings.add(.noOrganisation, at: named.spot)
                return nil
            }
            organisation = Organisation(template, named: value, district: district, findings)
            return (bytes, path, ScenarioLibrary.isPath(name) ? nil : value.spot)
        } catch {
            for problem in error.problems { findings.add(problem.what, at: named.spot) }
            return nil
        }
    }

    /// The scenario's top-level entries in the long form.
    func writtenOut() -> [(key: YAMLValue, value: YAMLValue)] {
        var result = top
        let roster = self.roster()
        if top["roster"]?.elements != nil || top["roster"] == nil && !roster.isEmpty {
            result = result.with("roster", .sequence(roster, at: top["roster"]?.spot ?? roster[0].spot))
        }
        let agencies = self.agencies(of: roster)
        if top["agencies"]?.elements != nil || top["agencies"] == nil && !agencies.isEmpty {
            result = result.with("agencies", .sequence(agencies, at: top["agencies"]?.spot ?? agencies[0].spot))
        }
        if let ground = result["ground"] { result = result.with("ground", writtenOut(ground: ground)) }
        if let injects = result["injects"], let elements = injects.elements {
            result = result.with("injects", .sequence(elements.map(writtenOut(inject:)), at: injects.spot))
        }
        for list in Self.facts { result = sourced(result, list) }
        if let map = result["map"] { result = result.with("map", map.defaulting("source", to: defaults?["source"])) }
        return result.entries ?? []
    }

    /// A mapping, the elements of whose list have the file's source where they write none.
    private func sourced(_ mapping: YAMLValue, _ list: String) -> YAMLValue {
        guard let source = defaults?["source"], let value = mapping[list], let elements = value.elements else {
            return mapping
        }
        return mapping.with(list, .sequence(elements.map { $0.defaulting("source", to: source) }, at: value.spot))
    }

    // Who takes part.

    /// The roster: what the scenario writes, over the template's units, and those of them that have strength.
    private func roster() -> [YAMLValue] {
        let written = top["roster"]?.elements ?? []
        let templates = organisation?.units ?? []
        let strength = self.strength(of: written + templates)
        let names = written.compactMap { $0["unit"]?.text }
        let brought = templates.filter { unit in
            guard let name = unit["unit"]?.text, !names.contains(name) else { return false }
            return unit["always"] != nil || strength[name] != nil
        }
        let taking = names + brought.compactMap { $0["unit"]?.text }
        let members = (written + brought).map { own in
            member(own, strength: strength[own["unit"]?.text ?? ""] ?? [], among: taking)
        }
        let above = self.above(members)
        return members.map { member in
            guard let name = member["unit"]?.text, !name.hasSuffix("/situation"), !above.contains(name) else {
                return member
            }
            return member.defaulting("superior", to: defaults?["superior"])
        }.map { $0["superior"]?.text == "none" ? $0.with("superior", nil) : $0 }
    }

    /// The template's units that do not take part in what was written out, as the scenario gives them no strength.
    func absent(from top: [(key: YAMLValue, value: YAMLValue)]) -> [String] {
        let roster = top.first { $0.key.text == "roster" }?.value.elements ?? []
        let taking = Set(roster.compactMap { $0["unit"]?.text })
        return organisation?.units.compactMap { $0["unit"]?.text }.filter { !taking.contains($0) } ?? []
    }

    /// A unit with all that it is given, except for the file's superior.
    private func member(_ own: YAMLValue, strength: [YAMLValue], among units: [String]) -> YAMLValue {
        let template = organisation?.units.first { $0["unit"]?.text == own["unit"]?.text }
        let agency = own["agency"] ?? template?["agency"] ?? defaults?["agency"]
        let entry = top["agencies"]?.elements?.first { $0["key"]?.text == agency?.text }
        // A unit that the scenario does not write has nothing of its own but its name.
        var member = own
        if own.spot == template?.spot {
            member = .mapping([], at: strength.first?.spot ?? own.spot).with("unit", own["unit"])
        }
        if entry?["superior"]?.text != own["unit"]?.text {
            member = member.defaulting("superior", to: entry?["superior"])
        }
        if let template {
            // Nobody stands under a unit of the template that does not take part.
            let isAlone = !units.contains(template["superior"]?.text ?? "")
            member = completed(member, from: isAlone ? template.with("superior", nil) : template).with("always", nil)
        }
        let source = (template == nil ? nil : organisation?.source) ?? defaults?["source"]
        member = member.defaulting("agency", to: agency).defaulting("source", to: source)
        if let offices = member["further_offices"], let elements = offices.elements {
            let sourced = elements.map { $0.defaulting("source", to: source) }
            member = member.with("further_offices", .sequence(sourced, at: offices.spot))
        }
        let forces = (member["forces"].map { [$0] } ?? []) + strength
        guard let first = forces.first else { return member }
        let place = entry?["place"] ?? defaults?["place"]
        let long = forces.flatMap(Strength.writtenOut).map {
            $0.defaulting("place", to: place).defaulting("source", to: defaults?["source"])
        }
        return member.with("forces", .sequence(long, at: first.spot))
    }

    /// An entry with what it does not write itself from a template's; a word that the scenario still owes is told.
    private func completed(_ entry: YAMLValue, from template: YAMLValue) -> YAMLValue {
        let taken = (template.entries ?? []).filter { key, _ in entry[key.text ?? ""] == nil }
        if let slot = taken.flatMap({ Organisation.slots(in: $0.value) }).first, let organisation {
            findings.add(.missingKey(slot.lowercased()), at: organisation.spot)
        }
        return taken.reduce(entry) { $0.with($1.key.text ?? "", Organisation.withoutSlots($1.value)) }
    }

    /// What stands under `strength`, by unit; a name that no unit has is told.
    private func strength(of units: [YAMLValue]) -> [String: [YAMLValue]] {
        let known = Set(units.compactMap { $0["unit"]?.text }).sorted()
        var result: [String: [YAMLValue]] = [:]
        for element in top["strength"]?.elements ?? [] {
            guard let unit = element["unit"], let forces = element["forces"] else { continue }
            let name = unit.text ?? ""
            guard known.contains(name) else {
                // The name of a unit whose word the scenario still owes cannot be known.
                if known.contains(where: { Organisation.isOpen($0) }), !name.hasPrefix("\(district)/") { continue }
                let meant = nearest(to: name, among: known)
                findings.add(
                    .unknownName(name, of: Phrase.ScenarioThing.unit, nearest: meant, known: known),
                    at: unit.spot
                )
                // What is meant has its strength then, if it has none of its own.
                let isFree = !(top["strength"]?.elements ?? []).contains { $0["unit"]?.text == meant }
                if let meant, isFree { result[meant, default: []].append(forces) }
                continue
            }
            result[name, default: []].append(forces)
        }
        return result
    }

    /// What stands under `strength` of a unit whose `forces` in the roster have the same body or kit already.
    func givenTwice() -> [FileProblem] {
        func whole(_ force: YAMLValue) -> [String] {
            ["resource", "formation", "own_body"].map { force[$0]?.text ?? "" }
        }
        let written = top["roster"]?.elements ?? []
        let strength = self.strength(of: written + (organisation?.units ?? []))
        return written.flatMap { member -> [FileProblem] in
            guard let unit = member["unit"]?.text, let forces = member["forces"] else { return [] }
            let known = Strength.writtenOut(forces).map(whole)
            return (strength[unit] ?? []).flatMap(Strength.writtenOut).filter { known.contains(whole($0)) }.map {
                force in
                let word = force["formation"]?.text ?? force["resource"]?.text ?? ""
                return FileProblem(
                    file: force.spot.file,
                    line: force.spot.line,
                    column: force.spot.column,
                    what: .givenTwice(word, to: unit),
                    severity: .warning
                )
            }
        }
    }

    /// The file's superior and those above it, who do not stand under it.
    private func above(_ members: [YAMLValue]) -> Set<String> {
        let superiors = Dictionary(
            members.map { ($0["unit"]?.text ?? "", $0["superior"]?.text) },
            uniquingKeysWith: { first, _ in first }
        )
        var above: Set<String> = []
        var next = defaults?["superior"]?.text
        while let unit = next, above.insert(unit).inserted { next = superiors[unit] ?? nil }
        return above
    }

    /// The agencies: what the scenario writes, over the template's, and those of them that somebody names.
    private func agencies(of roster: [YAMLValue]) -> [YAMLValue] {
        let written = top["agencies"]?.elements ?? []
        let templates = organisation?.agencies ?? []
        let forces = roster.flatMap { $0["forces"]?.elements ?? [] }
        let named = Set(roster.compactMap { $0["agency"]?.text } + forces.compactMap { $0["lender"]?.text })
        let own = written.map { agency in
            guard let template = templates.first(where: { $0["key"]?.text == agency["key"]?.text }) else {
                return agency
            }
            return completed(agency, from: template).defaulting("source", to: organisation?.source)
        }
        let keys = written.compactMap { $0["key"]?.text }
        let brought = templates.filter { agency in
            guard let key = agency["key"]?.text else { return false }
            return named.contains(key) && !keys.contains(key)
        }
        return own
            + brought.map { agency in
                completed(.mapping([], at: agency.spot), from: agency).defaulting("source", to: organisation?.source)
            }
    }

    // What the crowd team plays.

    /// The key of the crowd where there is one.
    private var onlyGroup: YAMLValue? {
        let groups = top["ground"]?["groups"]?.elements ?? []
        return groups.count == 1 ? groups[0]["key"] : nil
    }

    /// An inject: where there is one group, it is that one that hears of it.
    private func writtenOut(inject: YAMLValue) -> YAMLValue {
        guard let effects = inject["effects"], let elements = effects.elements else { return inject }
        let full = elements.map { effect in
            effect["kind"]?.text == "crowd" ? effect.defaulting("group", to: onlyGroup) : effect
        }
        return inject.with("effects", .sequence(full, at: effects.spot))
    }

    /// The ground: acts without a list stand alone, and where there is one group, it is that one that acts.
    private func writtenOut(ground: YAMLValue) -> YAMLValue {
        var result = sourced(sourced(ground, "groups"), "script")
        let only = onlyGroup
        guard let script = result["script"], let steps = script.elements else { return result }
        let full = steps.map { step in
            guard let acts = step["acts"] else { return step }
            let elements = acts.entries == nil ? acts.elements : [acts]
            guard let elements else { return step }
            return step.with("acts", .sequence(elements.map { $0.defaulting("group", to: only) }, at: acts.spot))
        }
        result = result.with("script", .sequence(full, at: script.spot))
        return result
    }
}

extension YAMLValue {
    /// The district of a scenario's top level; one that is no name yet (`Sikka`) by the name that would fit.
    var districtMeant: String {
        let text = self["district"]?.text ?? ""
        return isScenarioWord(text) ? text : wordMeant(by: text) ?? text
    }
}
