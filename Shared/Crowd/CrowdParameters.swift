/// What a crowd is made of and how it decides.
///
/// Names as in Epstein 2002, Model I; the presets are its runs. Every value that is our own assumption says so.
public struct CrowdParameters: Hashable, Codable, Sendable {
    /// How a person weighs officers against fellow activists.
    public enum Rule: String, Codable, Sendable {
        /// P = 1 - exp(-k⌊C/A⌋): it reproduces the paper's outbursts.
        case floor
        /// P = 1 - exp(-k C/A), as the paper prints it: the crowd never riots (the negative control).
        case literal
    }

    /// Columns of the lattice, whose edges are joined; 15 to 4096.
    public var width = 40
    /// Rows of the lattice, whose edges are joined; 15 to 4096.
    public var height = 40
    /// A person sees the sites at this squared distance or nearer; 1 to 63.
    public var visionSquared = 49
    /// People in the crowd.
    public var agents = 1120
    /// Of `agents`, those ready to act from the start.
    public var hardcore = 0
    /// Of `agents`, those who came to watch.
    public var onlookers = 0
    /// Officers: they arrest, and they count in C.
    public var officers = 64
    /// Negotiators: they walk as officers do, but neither arrest nor count in C.
    public var negotiators = 0
    /// L: how legitimate the authorities seem at the start.
    public var legitimacy: Fraction = 0.82
    /// T: how far grievance has to exceed the net risk.
    public var threshold: Fraction = 0.1
    /// The longest jail term in ticks, each term being 1 to this many; nil for ever.
    public var longestTerm: UInt32? = 30
    /// Whether the crowd moves.
    public var agentsMove = true
    /// Whether officers and negotiators move about by themselves, or stay where they are posted.
    public var forceMoves = true
    /// Whether officers arrest whom they see by themselves, or only when ``CrowdModel/arrest(_:)`` says so.
    public var officersArrest = true
    /// Sites that nobody enters, numbered row by row; nobody sees less for them.
    ///
    /// Walls along an edge, seven sites deep, keep people from seeing across the join.
    public var walls: Set<Int> = []
    /// The rule of the arrest probability.
    public var rule = Rule.floor
    /// How force and dialogue change legitimacy; nil leaves the term out: the published model.
    public var dials: CrowdDials?

    /// The paper's Run 2, on the disc of 148 sites.
    public init() {}

    /// Run 1: nobody but officers moves, vision 1.7.
    public static var run1: Self {
        var run = Self()
        run.visionSquared = 2
        run.legitimacy = 0.89
        run.longestTerm = 15
        run.agentsMove = false
        return run
    }

    /// Run 2: punctuated equilibrium.
    public static var run2: Self { Self() }

    /// Run 4's start: calm under 118 officers; the paper lets legitimacy fall to 0.7 in tick 77.
    public static var run4: Self {
        var run = Self()
        run.legitimacy = 0.9
        run.longestTerm = nil
        run.officers = 118
        return run
    }

    /// Run 5's start: calm under 118 officers, who are then withdrawn.
    public static var run5: Self {
        var run = run4
        run.legitimacy = 0.8
        return run
    }

    /// Everyone on the lattice.
    var people: Int { agents + officers + negotiators }

    func check() {
        precondition((15...4096).contains(width) && (15...4096).contains(height), "a side has 15 to 4096 sites")
        precondition((1...63).contains(visionSquared), "squared vision is 1 to 63")
        precondition(min(agents, hardcore, onlookers, officers, negotiators) >= 0, "headcounts are not negative")
        precondition(hardcore + onlookers <= agents, "hardcore and onlookers are part of the crowd")
        precondition(walls.allSatisfy { (0..<width * height).contains($0) }, "walls stand on the lattice")
        precondition(people > 0 && people <= width * height - walls.count, "there is a free site for each person")
        precondition(longestTerm != 0, "a jail term has at least one tick")
    }
}

/// The coefficients of legitimacy: our extension, **an assumption that nobody has calibrated**.
///
/// Each is the facilitator's dial, never a finding. Whoever shows the effect of dials shows their values and says so.
public struct CrowdDials: Hashable, Codable, Sendable {
    /// γ: in each tick L moves back by this share of its distance from its start.
    public var recovery: Fraction
    /// β_f: seeing an arrest takes this share of L away.
    public var backlash: Fraction
    /// β_d: a tick with a negotiator in sight adds this share of 1 - L.
    public var dialogue: Fraction

    /// Dials at the given positions; 0 is without effect.
    public init(recovery: Fraction = 0.02, backlash: Fraction = .zero, dialogue: Fraction = .zero) {
        self.recovery = recovery
        self.backlash = backlash
        self.dialogue = dialogue
    }
}

/// Why someone is in the crowd, after Lemos, Lopes and Coelho 2014; it sets the start and nothing else.
///
/// The three kinds are published, their ranges here are our assumption, uncalibrated.
public enum CrowdKind: UInt8, Sendable, CaseIterable {
    /// Hardship in the upper quarter, risk aversion in the lower.
    case hardcore
    /// Hardship and risk aversion anywhere: Epstein's agent.
    case follower
    /// Hardship in the lower quarter, risk aversion in the upper.
    case onlooker

    /// `draw` brought into the kind's range of hardship.
    func hardship(_ draw: Fraction) -> Fraction {
        switch self {
        case .hardcore: Self.upperQuarter(draw)
        case .follower: draw
        case .onlooker: Self.lowerQuarter(draw)
        }
    }

    /// `draw` brought into the kind's range of risk aversion.
    func riskAversion(_ draw: Fraction) -> Fraction {
        switch self {
        case .hardcore: Self.lowerQuarter(draw)
        case .follower: draw
        case .onlooker: Self.upperQuarter(draw)
        }
    }

    private static func lowerQuarter(_ draw: Fraction) -> Fraction { Fraction(steps: draw.steps >> 2) }
    private static func upperQuarter(_ draw: Fraction) -> Fraction {
        Fraction(steps: draw.steps >> 2 + Fraction.wholeSteps / 4 * 3)
    }
}
