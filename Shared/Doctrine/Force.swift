import Domain
import Events

/// The facts by which force on a crowd is judged (D06, D08, D14 to D18).
public struct ForceFacts: Sendable {
    /// The formation that would use it.
    public var formation: Formation
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
    /// The road that is open for leaving; nil: none is known.
    public var exitRoad: RoadKey?
    /// How far the dispersal has come.
    public var dispersal: DispersalStage

    /// A state of affairs.
    public init(
        formation: Formation,
        level: Level,
        resistance: Resistance,
        isFresh: Bool,
        talksBegan: Bool,
        isWarned: Bool,
        exitRoad: RoadKey?,
        dispersal: DispersalStage
    ) {
        self.formation = formation
        self.level = level
        self.resistance = resistance
        self.isFresh = isFresh
        self.talksBegan = talksBegan
        self.isWarned = isWarned
        self.exitRoad = exitRoad
        self.dispersal = dispersal
    }

    /// What stands against force of this stage, by rule; nothing: it may be used.
    public func obstacles(to force: ForceLevel) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if force.rawValue >= ForceLevel.softHand.rawValue { obstacles += obstaclesToHands }
        if force.rawValue >= ForceLevel.bluntOrChemical.rawValue { obstacles += obstaclesToStageFive }
        obstacles.require(
            Proportionality.allows(force, against: resistance),
            .against(
                .d17,
                "Perlawanan tidak membenarkan kekuatan tahap \(force.rawValue)",
                en: "The resistance does not allow force of stage \(force.rawValue)"
            )
        )
        return obstacles.sorted { ($0.rule ?? .d01) < ($1.rule ?? .d01) }
    }

    private var obstaclesToHands: [Obstacle] {
        var obstacles: [Obstacle] = []
        let isAttack = resistance == .aggressive || resistance == .lethal
        obstacles.require(
            talksBegan || isAttack,
            .unknown(.d06, "Negosiasi belum dimulai di tempat itu", en: "No negotiation has begun there")
        )
        obstacles.require(
            level >= formation.levelMin,
            .against(
                .d08,
                "Satuan bertindak hanya mulai tingkat \(formation.levelMin.words)",
                en: "The formation acts from level \(formation.levelMin.englishWords) on"
            )
        )
        obstacles.require(
            isFresh,
            .unknown(.d18, "Keadaan massa tidak lagi teramati", en: "The crowd is no longer observed")
        )
        return obstacles
    }

    private var obstaclesToStageFive: [Obstacle] {
        var obstacles: [Obstacle] = []
        obstacles.require(
            level == .yellow || level == .red,
            .orderlyCrowd
        )
        obstacles += dispersal.obstacles
        obstacles.require(
            isWarned,
            .warningsIncomplete
        )
        obstacles.require(
            exitRoad != nil,
            .noExitOpen
        )
        return obstacles
    }
}

/// How far an order to disperse a crowd has come.
public enum DispersalStage: CaseIterable, Sendable, Hashable {
    /// None stands: none was given, or it has ended.
    case notOrdered
    /// It was given; the crowd was not told yet.
    case ordered
    /// The crowd was told, and still has time to leave.
    case announced
    /// The crowd was told, and had the time to leave.
    case due

    /// What stands, because of it, against force of stage five.
    var obstacles: [Obstacle] {
        switch self {
        case .notOrdered: [.dispersalNotOrdered]
        case .ordered: [.dispersalNotAnnounced]
        case .announced: [.timeToLeave]
        case .due: []
        }
    }
}

/// The facts by which an order to disperse a crowd is judged (D08, D14 to D16).
public struct DispersalFacts: Sendable {
    /// The level declared.
    public var level: Level
    /// The formation that holds the line there; nil: none does.
    public var formation: Formation?
    /// People are there who could be dispersed.
    public var crowdIsThere: Bool
    /// The warnings at this level are complete.
    public var isWarned: Bool
    /// A way out is open.
    public var exitIsOpen: Bool

    /// A state of affairs.
    public init(level: Level, formation: Formation?, crowdIsThere: Bool, isWarned: Bool, exitIsOpen: Bool) {
        self.level = level
        self.formation = formation
        self.crowdIsThere = crowdIsThere
        self.isWarned = isWarned
        self.exitIsOpen = exitIsOpen
    }

    /// What stands against the dispersal, by rule; nothing: it may be ordered, and announced.
    public var obstacles: [Obstacle] {
        var obstacles: [Obstacle] = []
        obstacles.require(
            formation.map { $0 != .initialCrowdUnit && level >= $0.levelMin } ?? false,
            formation == nil
                ? .unknown(.d08, "Tidak ada barisan di tempat itu", en: "Nobody holds the line there")
                : .against(
                    .d08,
                    "Satuan di barisan tidak membubarkan massa pada tingkat ini",
                    en: "The formation on the line disperses nobody at this level"
                )
        )
        obstacles.require(
            level > .green && crowdIsThere,
            .orderlyCrowd
        )
        obstacles.require(
            isWarned,
            .warningsIncomplete
        )
        obstacles.require(
            exitIsOpen,
            .noExitOpen
        )
        return obstacles
    }
}

extension Formation {
    /// The level from which on this formation faces a crowd (D08).
    ///
    /// Dalmas awal from HIJAU, Dalmas lanjut from KUNING; PHH, and the strike platoon in its place (D12), in MERAH.
    public var levelMin: Level {
        switch self {
        case .riotControlUnit, .strikePlatoon: .red
        case .equippedCrowdUnit: .yellow
        default: .green
        }
    }
}
