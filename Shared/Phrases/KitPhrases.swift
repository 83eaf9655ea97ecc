/// The titles of kit, by the words that scenarios write.
extension Phrase {
    /// The title of a kit that Gladi's units know; nil for any other word.
    public static func kit(_ word: String) -> Phrase? { titles[word].map { Phrase(verbatim: $0.0, en: $0.1) } }

    /// Every kit that has a title, by its word.
    public static var kits: [(word: String, title: Phrase)] {
        titles.sorted { $0.key < $1.key }.map { ($0.key, Phrase(verbatim: $0.value.0, en: $0.value.1)) }
    }
}

private let titles: [String: (String, String)] = [
    "ambulance": ("ambulans", "ambulance"), "barrier": ("barier", "barrier"),
    "escort-motorcycle": ("sepeda motor pengawal", "escort motorcycle"),
    "extinguisher": ("alat pemadam api ringan (APAR)", "fire extinguisher"),
    "fire-engine": ("mobil pemadam", "fire engine"), "loudspeaker": ("pengeras suara", "loudspeaker"),
    "rope": ("tali Dalmas", "crowd-control rope"), "shield": ("tameng", "shield"),
    "tactical-vehicle": ("kendaraan taktis", "tactical vehicle"), "tear-gas": ("gas air mata", "tear gas"),
    "water-cannon": ("meriam air", "water cannon"),
]
