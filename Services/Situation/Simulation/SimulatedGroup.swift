import Domain
import Events
import TaskForceKit

/// One crowd of the simulated ground: what the script wants of it, what its model shows, and how far it has gone.
struct SimulatedGroup: Codable, Sendable {
    /// How long a talk is felt in the crowd, in seconds (assumed).
    static let talkSeconds: UInt64 = 300
    /// Seconds without violence after which a crowd that has attacked breaks up (assumed).
    static let breaksUpAfter: UInt64 = 240

    let key: GroupKey
    let threatens: String
    private let most: Headcounts
    private let onlookersPercent: UInt32
    /// Nil until the first people come.
    var model: SimulatedCrowd?
    /// What the crowd does as a whole.
    private(set) var escalation = Escalation()
    /// True when it is over for this crowd; those who fled do not come back.
    private(set) var isBroken = false
    // What the script sets: the crowd's temper, 0 to 100, how many are ready to act, and what it does while calm.
    private var temper: UInt32 = 0
    private var hardcore = 0
    private var phase = Behaviour.gathering
    private var talksUntil: SimulatedTime?
    private var hasAttacked = false
    // How often force was used on it.
    private var uses = 0
    // The most people that it has had, and since when nobody acts up.
    private var peak: UInt32 = 0
    private var calmSince: SimulatedTime?

    /// A crowd of at most `most` people, of whom at most `hardcore` are ready to act.
    init(_ group: CrowdGroup, most: Int, hardcore: Int) {
        key = group.groupKey
        threatens = group.threatens
        onlookersPercent = min(group.onlookersPercent, 100)
        self.most = Headcounts(total: most, hardcore: hardcore, onlookersPercent: onlookersPercent)
    }

    /// What can be seen of it.
    var behaviour: Behaviour {
        if escalation.stage.behaviour != .oration { return escalation.stage.behaviour }
        return isBroken ? .dispersing : phase
    }

    /// Keeps what a script's act says of the temper.
    mutating func takeTemper(of act: ScriptAct) {
        if act.hasTension { temper = min(act.tension, 100) }
        if act.hasTensionChange { temper = UInt32(min(max(Int64(temper) + Int64(act.tensionChange), 0), 100)) }
        if act.hasAgitators { hardcore = Int(act.agitators) }
        if act.behaviour != .unspecified { phase = act.behaviour }
    }

    /// One tick of the model with `wanted` people at `site`; returns what it shows, and whether it begins to do
    /// something else.
    mutating func tick(
        wanted: UInt32,
        _ site: SiteState,
        at time: SimulatedTime,
        _ dials: Parameters,
        _ chance: Chance
    ) -> (state: SimulatedCrowd.State, hasChanged: Bool) {
        var numbers = chance.of("crowd", key.text)
        var model = model ?? SimulatedCrowd(most: most, dials: dials, seed: numbers.next())
        self.model = nil
        defer { self.model = model }
        model.tick(
            wanted: Headcounts(total: Int(wanted), hardcore: hardcore, onlookersPercent: onlookersPercent),
            temper: temper,
            officers: site.officers,
            negotiators: talksUntil.map { $0 > time } ?? false ? site.negotiators : 0,
            returning: isBroken ? 0 : dials[.crowdReturn],
            turnedBack: site.turnedBackPercent
        )
        let state = model.state
        let hasChanged = escalation.observe(
            active: state.active,
            of: state.present,
            wreckingPercent: site.wreckingPercent,
            at: time
        )
        judge(state, at: time, breaksAtPercent: dials[.crowdBreaksAt])
        if hasAttacked { model.tire(permille: dials[.crowdTires]) }
        return (state, hasChanged)
    }

    /// A crowd that has attacked breaks up once it attacks no more, and has shrunk or has been calm for a while.
    private mutating func judge(_ state: SimulatedCrowd.State, at time: SimulatedTime, breaksAtPercent: UInt64) {
        let stage = escalation.stage
        calmSince = stage.behaviour == .oration ? calmSince ?? time : nil
        peak = max(peak, state.present)
        guard stage.resistance < .aggressive else { return hasAttacked = true }
        let isSmall = UInt64(state.present) * 100 <= UInt64(peak) * breaksAtPercent
        let hasCalmed = calmSince.map { time.seconds(since: $0) >= Self.breaksUpAfter } ?? false
        if hasAttacked, isSmall || hasCalmed { isBroken = true }
    }

    /// A negotiator and the marshal have talked.
    mutating func talk(at time: SimulatedTime) { talksUntil = time.adding(seconds: Self.talkSeconds) }

    /// The marshal has agreed, so it is over, in peace.
    mutating func agree() {
        temper = 0
        model?.settle(temper: 0)
        isBroken = true
    }

    /// Force is used on it; a crowd that attacks nobody takes it as harsh.
    mutating func meet(_ means: Means, _ dials: Parameters, _ chance: Chance) {
        let isHarsh = escalation.stage.resistance <= .passive
        let backlash = dials[isHarsh ? .crowdHarshBacklash : .crowdForceBacklash]
        let (sites, flight): (UInt64, UInt64) =
            switch means {
            case .waterCannon: (dials[.crowdWaterReach], dials[.crowdWaterFlight])
            case .tearGas: (dials[.crowdGasReach], dials[.crowdGasFlight])
            case .emptyHand, .shield, .baton: (1, dials[.crowdWaterFlight] / 2)
            case .flashBall, .firearm: (1, dials[.crowdGasFlight])
            // A line that only stands and a voice that only warns use no force.
            default: (0, 0)
            }
        uses += 1
        let targets = chance.of("targets", key.text, "\(uses)")
        model?.meetForce(sites: sites, flight: flight, backlash: backlash, targets)
    }
}
