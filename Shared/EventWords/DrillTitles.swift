import Domain
import Events
import Phrases

/// The titles of what a drill names by keys: places, roads, groups, hospitals, units and offices.
///
/// They stand in the briefings, so every reader of a record has them. A title is short, without what stands in brackets or after
/// a comma: `Kasat Samapta` of `Kasat Samapta (Kasatgas Preventif)`, unless another of its kind would then have the same one. A
/// group's title stands in the ground's briefing alone; who may not read that sees the group's key.
package struct DrillTitles: Sendable {
    private struct Name: Hashable {
        let kind: Named
        /// The district whose office or group it is; empty for what has one name in the whole drill.
        let district: String
        let key: String
    }

    private var titles: [Name: String] = [:]
    /// Who has a short title, so that two are told apart.
    private var shorts: [String: Set<Name>] = [:]
    /// The offices by their keys, in whatever district.
    private var offices: [String: [Name]] = [:]

    /// None known.
    package init() {}

    /// Those of briefings.
    package init(_ briefings: some Sequence<UnitBriefing>) { for briefing in briefings { hear(briefing) } }

    /// Hears a record: a briefing has titles, all else has none.
    mutating func hear(_ envelope: Envelope) {
        guard envelope.type == Briefing.eventType, [.control, .controlTruth].contains(envelope.stream),
            let briefing = try? Briefing(serializedBytes: envelope.data),
            let content = try? UnitBriefing(serializedBytes: Array(briefing.content))
        else { return }
        hear(content)
    }

    private mutating func hear(_ briefing: UnitBriefing) {
        for entry in briefing.roster {
            let district = String(entry.unit.prefix { $0 != "/" })
            note(.unit, entry.unit, entry.title)
            note(.office, entry.office, entry.title, in: district)
        }
        for office in briefing.protectedOffices { note(.office, office.key, office.title, in: briefing.district) }
        for place in briefing.places { note(.place, place.key, place.title) }
        for road in briefing.roads { note(.road, road.key, road.title) }
        for hospital in briefing.hospitals {
            let place = Name(kind: .place, district: "", key: hospital.place)
            note(.hospital, hospital.key, titles[place] ?? "")
        }
        for group in briefing.ground.groups { note(.group, group.key, group.title) }
    }

    private mutating func note(_ kind: Named, _ key: String, _ title: String, in district: String = "") {
        let name = Name(kind: kind, district: district, key: key)
        guard !key.isEmpty, !title.isEmpty, titles[name] == nil, titles.count < Self.titlesMax else { return }
        titles[name] = title
        if kind == .office { offices[key, default: []].append(name) }
        shorts[Self.short(title), default: []].insert(name)
    }

    /// The most titles of a drill that are known.
    private static let titlesMax = 20_000

    private static func short(_ title: String) -> String {
        let ends = [title.hasSuffix(")") ? title.firstRange(of: " (") : nil, title.firstRange(of: ", ")]
        return ends.compactMap { $0?.lowerBound }.min().map { String(title[..<$0]) } ?? title
    }

    /// The title of a key; nil where no briefing has one.
    ///
    /// `district`: of whom speaks; the same office may exist in several.
    package func title(of key: String, _ kind: Named, district: String = "") -> String? {
        switch kind {
        case .subject:
            return [.office, .road, .group, .place].lazy.compactMap { title(of: key, $0, district: district) }.first
        case .office:
            if let own = shown(Name(kind: kind, district: district, key: key)) { return own }
            let all = offices[key, default: []]
            return all.count == 1 ? shown(all[0]) : nil
        default: return shown(Name(kind: kind, district: "", key: key))
        }
    }

    private func shown(_ name: Name) -> String? {
        guard let title = titles[name] else { return nil }
        let short = Self.short(title)
        let others = shorts[short, default: []].filter { $0.kind == name.kind && titles[$0] != title }
        return others.isEmpty ? short : title
    }
}

/// What a drill's records have said of its own names so far: the titles of its places and units, and what agencies
/// announced of their types and words.
package struct Glossary: Sendable {
    /// What agencies announced.
    package private(set) var types = AnnouncedTypes()
    /// What the briefings call things.
    package private(set) var titles: DrillTitles

    /// Nothing heard yet; `briefings` that are known from elsewhere give titles already.
    package init(_ briefings: some Sequence<UnitBriefing> = []) { titles = DrillTitles(briefings) }

    /// Hears a record.
    package mutating func hear(_ envelope: Envelope) {
        types.hear(envelope)
        titles.hear(envelope)
    }
}
