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
