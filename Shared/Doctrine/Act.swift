import Domain
import Events

/// An act about which a unit can be asked why it did not do it.
public enum Act: String, CaseIterable, Sendable, Hashable {
    /// Presence with bare hands: hold, lift, move aside.
    case emptyHand = "empty-hand"
    /// Shields.
    case shield = "shield"
    /// The water cannon.
    case waterCannon = "water-cannon"
    /// Tear gas.
    case tearGas = "tear-gas"
    /// An order to disperse, or its announcement.
    case disperse = "disperse"
    /// Lapis ganti.
    case layerRelief = "layer-relief"
    /// Lintas ganti.
    case crossRelief = "cross-relief"
    /// Samapta's strike platoon.
    case strikePlatoon = "strike-platoon"
    /// A round of arrests.
    case arrest = "arrest"

    /// What it is to do it: "menggunakan AWC".
    public var wording: Wording {
        switch self {
        case .emptyHand:
            Wording("mengangkat dan memindahkan massa dengan tangan kosong", en: "move people by bare hands")
        case .shield: Wording("mendorong massa dengan tameng", en: "push with shields")
        case .waterCannon: Wording("menggunakan AWC", en: "use the water cannon")
        case .tearGas: Wording("menggunakan gas air mata", en: "use tear gas")
        case .disperse: Wording("membubarkan massa", en: "disperse the crowd")
        case .layerRelief: Wording("melaksanakan lapis ganti", en: "make a layer relief")
        case .crossRelief: Wording("melaksanakan lintas ganti", en: "make a cross relief")
        case .strikePlatoon: Wording("membentuk peleton penindak", en: "form the strike platoon")
        case .arrest: Wording("mengamankan pelaku", en: "arrest offenders")
        }
    }

    /// The means of force that the act uses; nil: it uses none.
    public var means: Means? {
        switch self {
        case .emptyHand: .emptyHand
        case .shield: .shield
        case .waterCannon: .waterCannon
        case .tearGas: .tearGas
        case .disperse, .layerRelief, .crossRelief, .strikePlatoon, .arrest: nil
        }
    }
}

/// A unit that can say, by what it knows, what stands against an act.
///
/// It is asked after a turn, when it is played again from a record. Asking changes nothing.
public protocol AsksDoctrine {
    /// What it can be asked about.
    var acts: [Act] { get }

    /// What stands against the act at this time, the gravest rule first; when empty, the act would be done or ordered.
    func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle]
}
