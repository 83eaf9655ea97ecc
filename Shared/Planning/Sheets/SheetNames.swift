import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

/// What cells may name: a scenario's own things by key or title, and the format's words by their titles too.
struct SheetNames {
    /// Units, by id, and by the office that leads them, its key or its title.
    let units: [SheetTable.Choice]
    /// Places.
    let places: [SheetTable.Choice]
    /// Roads.
    let roads: [SheetTable.Choice]
    /// Agencies.
    let agencies: [SheetTable.Choice]
    /// How long the drill lasts, and at what time of day it begins.
    let hours: (ends: SimulatedTime, begins: SimulatedTime)

    /// The names of a scenario.
    init(_ scenario: Scenario) {
        units = scenario.roster.map(\.fact).map { member in
            let offices = [member.entry] + member.furtherOffices.map(\.fact)
            return .init(word: member.unit.description, titles: offices.flatMap { [$0.title, $0.office] })
        }
        places = scenario.places.map { .init(word: $0.fact.key, titles: [$0.fact.title]) }
        roads = scenario.roads.map { .init(word: $0.fact.key, titles: [$0.fact.title]) }
        let clock = String(scenario.start.description.dropFirst(11).prefix(8))
        hours = (scenario.ends, SimulatedTime(clock: clock) ?? .start)
        agencies = scenario.agencies.map { .init(word: $0.fact.key, titles: [$0.fact.title]) }
    }

    /// Where facts come from.
    static let sources: [SheetTable.Choice] = FactSource.allCases.map { source in
        let title = Phrase.source(source.rawValue)
        return .init(
            word: source.rawValue,
            titles: [title.indonesian, title.english] + former(source.rawValue)
        )
    }

    /// What a crowd does.
    static let behaviours = choices(words(of: Behaviour.self).map(\.word), "BEHAVIOUR_")
    /// Bodies of people.
    static let formations = choices(words(of: Formation.self).map(\.word), "FORMATION_")

    /// Kit, and people.
    static let kit: [SheetTable.Choice] =
        [.init(word: Strengths.personnel, titles: ["personel", "orang", "people"])]
        + Phrase.kits.map { .init(word: $0.word, titles: [$0.title.indonesian, $0.title.english] + former($0.word)) }

    /// Words with the values and titles that the schema and Phrases give them.
    private static func choices(_ words: [String], _ prefix: String) -> [SheetTable.Choice] {
        words.map { word in
            let value = prefix + word.uppercased()
            let title = Phrase.word(value)
            return .init(
                word: word,
                titles: [value] + [title?.indonesian, title?.english].compactMap(\.self) + former(value)
            )
        }
    }

    /// Words that older sheets have for a value of the schema, or for a kit.
    private static func former(_ value: String) -> [String] {
        formerTitles[value] ?? Phrase.otherNames(ofKit: value)
    }

    private static let formerTitles: [String: [String]] = [
        "BEHAVIOUR_MARCHING": ["berjalan", "bergerak bersama"], "BEHAVIOUR_PUSHING": ["mendorong"],
        "BEHAVIOUR_THROWING": ["melempar"], "BEHAVIOUR_VANDALISM": ["merusak"], "BEHAVIOUR_BREACH": ["menerobos"],
        "BEHAVIOUR_ASSAULT": ["menyerang orang"], "BEHAVIOUR_ARSON": ["membakar bangunan"],
        "BEHAVIOUR_ARMED_ATTACK": ["serangan bersenjata"],
        "FORMATION_PATROL": ["patroli"], "FORMATION_TRAFFIC_POST": ["pos lalu lintas"],
        "FORMATION_MEDICAL_POST": ["pos kesehatan"], "FORMATION_OBSERVERS": ["pengamat"],
        "FORMATION_CORDON": ["kordon"], "FORMATION_GUARD": ["penjagaan objek"],
        "doctrine": ["doktrin"], "assumed": ["andaian"],
    ]
}
