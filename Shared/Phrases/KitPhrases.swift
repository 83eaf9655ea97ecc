/// The titles of kit, by the words that scenarios write.
extension Phrase {
    /// The title of a kit, and of people (`personnel`); nil for a word that has none.
    public static func kit(_ word: String) -> Phrase? {
        (titles[word] ?? others[word]).map { Phrase(verbatim: $0.0, en: $0.1) } ?? people(word)
    }

    /// People of another agency, by its name: `personnel-abc`.
    private static func people(_ word: String) -> Phrase? {
        guard let agency = word.wholeMatch(of: /personnel-(.+)/).map({ $0.output.1.replacing("-", with: " ") }) else {
            return nil
        }
        // A short name is an abbreviation.
        let name = agency.count <= 4 ? agency.uppercased() : String(agency)
        return Phrase("personel \(name)", en: "people of \(name)")
    }

    /// Other names that people write for a kit or a body of people: `meriam air`, `AWC`, `raimas`.
    public static func otherNames(ofKit word: String) -> [String] { formerly[word] ?? [] }

    /// The word for people or kit that a name means in a roster: misspelt, or as people call it, such as `Dalmas awal`.
    ///
    /// `bodies`: the words for bodies of people; `kit`: kit that is known beside Gladi's own.
    public static func force(meantBy name: String, bodies: [String], kit: [String] = []) -> String? {
        // Marks, capitals and what stands in brackets count for nothing.
        func bare(_ text: String) -> String {
            text.prefix { $0 != "(" }.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let own = Set(kit).union(kits.map(\.word)).sorted().map { ($0, Phrase.kit($0)) }
        let people = [("personnel", Optional(Phrase("personil", en: "people")))]
        let names = (people + own + bodies.map { ($0, Phrase.word("FORMATION_\($0.uppercased())")) }).flatMap {
            word,
            title in
            ([word, title?.indonesian, title?.english].compactMap(\.self) + otherNames(ofKit: word)).map {
                (word, bare($0))
            }
        }
        let meant = nearest(to: bare(name), among: names.map(\.1))
        return names.first { $0.1 == meant }?.0
    }

    /// Every kit that Gladi's own words have, by its word; nobody wonders at it in a roster.
    public static var kits: [(word: String, title: Phrase)] {
        titles.sorted { $0.key < $1.key }.map { ($0.key, Phrase(verbatim: $0.value.0, en: $0.value.1)) }
    }
}

private let titles: [String: (String, String)] = [
    "ambulance": ("ambulans", "ambulance"), "barrier": ("pembatas jalan (barier)", "barrier"),
    "escort-motorcycle": ("sepeda motor pengawal", "escort motorcycle"),
    "extinguisher": ("APAR", "fire extinguisher"),
    "fire-engine": ("mobil pemadam", "fire engine"), "loudspeaker": ("pengeras suara", "loudspeaker"),
    "rope": ("tali dalmas", "crowd-control rope"), "shield": ("tameng", "shield"),
    "tactical-vehicle": ("kendaraan taktis", "tactical vehicle"), "tear-gas": ("gas air mata", "tear gas"),
    "water-cannon": ("kendaraan AWC", "water cannon"),
]

private let formerly: [String: [String]] = [
    "arrest_team": ["tim tindak"], "barrier": ["barier"], "cordon": ["kordon"],
    "equipped_crowd_unit": ["dalmas lanjut"],
    "extinguisher": ["alat pemadam api ringan (APAR)", "alat pemadam api ringan"],
    "fire_crew": ["regu pemadam"], "initial_crowd_unit": ["dalmas awal"], "investigators": ["penyidik"],
    "medical_post": ["pos kesehatan", "tim kesehatan"], "negotiators": ["negosiator"],
    "patrol": ["raimas", "tim raimas", "patroli"], "sector_police": ["polsek"],
    "traffic_post": ["lantas", "pos lantas"], "water-cannon": ["meriam air", "AWC"],
]

/// What is only counted.
private let others: [String: (String, String)] = [
    "motorcycle": ("sepeda motor patroli", "patrol motorcycle"), "personnel": ("personel", "people"),
]
