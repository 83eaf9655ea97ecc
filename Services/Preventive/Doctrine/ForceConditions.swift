import Events

/// What must hold before force is used, each rule by its name, its number in `ops/docs/doctrine.md` and its source.
public enum ForceRule: String, Sendable, Codable, CaseIterable {
    /// R17: force within the resistance last observed. Perkap 1/2009, articles 5 and 7(2).
    case proportionate
    /// R06: talks before hands, unless the crowd attacks. Common practice; the exemption is inferred.
    case negotiatedFirst
    /// R14: no dispersal of a peaceful crowd: the level has left GREEN. Law of assembly (rightofassembly.info).
    case levelRaised
    /// R15: warnings before stage 5. Perkap 1/2009, articles 5 and 7(1); their number is our default.
    case warned
    /// R16: a way out is open before stage 5 on a crowd. UN guidance on less-lethal weapons; inferred.
    case exitOpen
    /// R14, R37: stage 5 on a crowd needs the superior's order to disperse, and the formation has said it aloud.
    case dispersalOrdered
    /// R18: what is not seen now is no reason for force now. Necessity, Perkap 1/2009, article 3.
    case observedLately
}

/// The state of affairs against which a use of force is measured.
public struct ForceConditions: Sendable {
    /// The level declared.
    public var level: Level
    /// The resistance last observed of the target.
    public var resistance: Resistance
    /// That observation is not too old to act on.
    public var isFresh: Bool
    /// Negotiators have tried at this place.
    public var talksBegan: Bool
    /// The warnings at this level are complete.
    public var isWarned: Bool
    /// The road that is open for leaving; nil: none.
    public var exitRoad: String?
    /// The dispersal was ordered and announced, and people had the time to obey.
    public var isDispersalAnnounced: Bool

    /// A state of affairs.
    public init(
        level: Level,
        resistance: Resistance,
        isFresh: Bool,
        talksBegan: Bool,
        isWarned: Bool,
        exitRoad: String?,
        isDispersalAnnounced: Bool
    ) {
        self.level = level
        self.resistance = resistance
        self.isFresh = isFresh
        self.talksBegan = talksBegan
        self.isWarned = isWarned
        self.exitRoad = exitRoad
        self.isDispersalAnnounced = isDispersalAnnounced
    }

    /// The rules that stand in the way of force of this stage; none: it may be used.
    public func unmet(for force: ForceLevel) -> [ForceRule] {
        ForceRule.allCases.filter { !holds($0, for: force) }
    }

    private func holds(_ rule: ForceRule, for force: ForceLevel) -> Bool {
        let touches = force.rawValue >= ForceLevel.softHand.rawValue
        let isBluntOrMore = force.rawValue >= ForceLevel.bluntOrChemical.rawValue
        let isAttack = resistance == .aggressive || resistance == .lethal
        return switch rule {
        case .proportionate: Proportionality.allows(force, against: resistance)
        case .observedLately: !touches || isFresh
        case .negotiatedFirst: !touches || talksBegan || isAttack
        case .levelRaised: !isBluntOrMore || level == .yellow || level == .red
        case .warned: !isBluntOrMore || isWarned
        case .exitOpen: !isBluntOrMore || exitRoad != nil
        case .dispersalOrdered: !isBluntOrMore || isDispersalAnnounced
        }
    }
}
