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

    /// Other names that people write for a kit: `meriam air`, `AWC`.
    public static func otherNames(ofKit word: String) -> [String] { formerly[word] ?? [] }

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
    "barrier": ["barier"], "extinguisher": ["alat pemadam api ringan (APAR)", "alat pemadam api ringan"],
    "water-cannon": ["meriam air", "AWC"],
]

/// What is only counted.
private let others: [String: (String, String)] = [
    "motorcycle": ("sepeda motor patroli", "patrol motorcycle"), "personnel": ("personel", "people"),
]
