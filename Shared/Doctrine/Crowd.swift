import Events
import Phrases

// How doctrine reads what a crowd does. One table for all units, so that two of them never judge one act differently.

extension Behaviour {
    /// True for acts that break the law in themselves and so call for MERAH: from a tyre fire on.
    ///
    /// Source: domain glossary, "merah: law-breaking"; Protap 1/X/2010 names arson, damage and assault.
    public var breaksLaw: Bool { self >= .tyreFire }

    /// The resistance that an act shows if nothing else was seen (Perkap 1/2009, article 7(2)).
    public var impliedResistance: Resistance {
        switch self {
        case .unspecified, .dispersing, .gathering, .marching, .oration: .none
        case .blockingRoad: .passive
        case .pushing: .active
        case .throwing, .tyreFire, .vandalism, .breach, .assault, .arson: .aggressive
        case .armedAttack: .lethal
        case .UNRECOGNIZED: .none
        }
    }

    /// The act in Indonesian, for reasons and reports.
    public var words: String {
        switch self {
        case .unspecified, .UNRECOGNIZED: "tidak terlihat jelas"
        case .dispersing: "membubarkan diri"
        case .gathering: "berkumpul"
        case .marching: "bergerak (pawai)"
        case .oration: "orasi"
        case .blockingRoad: "menutup jalan"
        case .pushing: "mendorong barisan petugas"
        case .throwing: "melempari petugas"
        case .tyreFire: "membakar ban"
        case .vandalism: "merusak fasilitas"
        case .breach: "mencoba menerobos masuk"
        case .assault: "menyerang petugas"
        case .arson: "membakar bangunan atau kendaraan"
        case .armedAttack: "menyerang dengan senjata"
        }
    }

    /// A crowd that does this, in Indonesian: how many they are, where, and what they do; nil: nobody has counted them.
    public func words(of size: HeadcountRange?, at title: String) -> String {
        guard let size else { return "massa dengan jumlah belum diketahui, \(words), di \(title)" }
        if size.high == 0 {
            return self == .dispersing ? "massa sudah bubar dari \(title)" : "tidak ada massa di \(title)"
        }
        return "massa \(Phrase.headcount(low: size.low, high: size.high).indonesian), \(words), di \(title)"
    }
}

extension Level {
    /// The level's Indonesian name.
    public var words: String {
        switch self {
        case .green: "HIJAU"
        case .yellow: "KUNING"
        case .red: "MERAH"
        case .unspecified, .UNRECOGNIZED: "BELUM DITETAPKAN"
        }
    }

    /// The level's English name.
    public var englishWords: String {
        switch self {
        case .green: "GREEN"
        case .yellow: "YELLOW"
        case .red: "RED"
        case .unspecified, .UNRECOGNIZED: "NOT DECLARED"
        }
    }

    /// The level one step below; GREEN has none.
    public var oneDown: Level? {
        switch self {
        case .red: .yellow
        case .yellow: .green
        case .green, .unspecified, .UNRECOGNIZED: nil
        }
    }
}
