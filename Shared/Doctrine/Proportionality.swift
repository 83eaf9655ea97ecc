import Events

/// Force fits the resistance: the matching table of Perkap 1/2009, articles 5 and 7(2) (rule D17).
///
/// The six stages are a table and no ladder: the stage fits what a group does now, whatever came before. The table
/// below states the whole doctrine. Gladi's units choose from `responses`, which holds no firearm.
public enum Proportionality {
    /// The highest stage that the resistance allows: PASSIVE 3, ACTIVE 4, AGGRESSIVE 5, LETHAL 6.
    ///
    /// Orderly people, and resistance of a kind that this reader does not know, allow presence and words alone.
    public static func ceiling(for resistance: Resistance) -> ForceLevel {
        switch resistance {
        case .passive: .softHand
        case .active: .hardHand
        case .aggressive: .bluntOrChemical
        case .lethal: .firearm
        case .unspecified, .none, .UNRECOGNIZED: .verbal
        }
    }

    /// True when force of this stage stays within the ceiling.
    public static func allows(_ force: ForceLevel, against resistance: Resistance) -> Bool {
        force.rawValue <= ceiling(for: resistance).rawValue
    }

    /// The stage to which a means belongs.
    ///
    /// Water cannon is placed at 5 by inference, not by the text.
    public static func level(of means: Means) -> ForceLevel {
        switch means {
        case .line: .presence
        case .voice: .verbal
        case .emptyHand: .softHand
        case .shield: .hardHand
        case .baton, .waterCannon, .tearGas, .flashBall: .bluntOrChemical
        case .firearm, .unspecified, .UNRECOGNIZED: .firearm
        }
    }

    /// True when the means reaches everyone in an area, not its target alone: each group reached is logged.
    public static func reachesArea(_ means: Means) -> Bool { means == .waterCannon || means == .tearGas }

    /// The means that answer a resistance, the strongest first.
    ///
    /// The answer stays below the ceiling where less will do: a passive crowd is talked to, and nobody is touched.
    /// Against an attack the shields stay when the conditions of stage 5 do not hold. A firearm is never an answer.
    public static func responses(to resistance: Resistance) -> [Means] {
        switch resistance {
        case .active: [.shield, .emptyHand]
        case .aggressive, .lethal: [.waterCannon, .tearGas, .shield, .emptyHand]
        case .unspecified, .none, .passive, .UNRECOGNIZED: []
        }
    }
}
