import Crowd
import Domain
import Events
import Lockstep
import TaskForceKit

/// The simulated ground: each crowd's model, and what reaches it from the script and the units.
struct Simulation: Codable, Sendable {
    /// One crowd as the model sees it.
    struct Group: Codable, Sendable {
        let key: String
        let most: SimulatedCrowd.Headcounts
        let onlookersPercent: UInt32
        let threatens: String
        var model: SimulatedCrowd?
        var escalation = Escalation()
        /// What the script makes of it: its temper, 0 to 100, and how many in it are ready to act.
        var temper: UInt32 = 0
        var hardcore: UInt32 = 0
        /// What it does while nobody acts up.
        var phase = Behaviour.gathering
        var arrested = 0
        var talksUntil: SimulatedTime?
        /// It has attacked.
        var hasAttacked = false
        /// The most that it has been.
        var peak: UInt32 = 0
        /// Since when nobody has acted up after an attack.
        var calmSince: SimulatedTime?
        /// It is over for this crowd: who fled does not come back.
        var isBroken = false
    }

    /// How long a talk is felt in the crowd, in seconds (assumed).
    static let talkSeconds: UInt64 = 300

    var groups: [Group]
    var nextTick: SimulatedTime?

    init(_ ground: GroundScript) {
        groups = ground.groups.map { group in
            let acts = ground.steps.flatMap(\.acts).filter { $0.group == group.key }
            let most = Int(acts.map(\.size).max() ?? 0)
            let hardcore = min(Int(acts.map(\.agitators).max() ?? 0), most)
            let onlookers = (most - hardcore) * Int(min(group.onlookersPercent, 100)) / 100
            return Group(
                key: group.key,
                most: .init(hardcore: hardcore, followers: most - hardcore - onlookers, onlookers: onlookers),
                onlookersPercent: min(group.onlookersPercent, 100),
                threatens: group.threatens
            )
        }
    }

    /// Keeps what a script's act says of the temper, and hands back what it says of places and numbers.
    mutating func takeTemper(of act: ScriptAct) -> ScriptAct {
        guard let index = groups.firstIndex(where: { $0.key == act.group }) else { return act }
        if act.hasTension { groups[index].temper = min(act.tension, 100) }
        if act.hasTensionChange {
            groups[index].temper = UInt32(min(max(Int64(groups[index].temper) + Int64(act.tensionChange), 0), 100))
        }
        if act.hasAgitators { groups[index].hardcore = act.agitators }
        if act.behaviour != .unspecified { groups[index].phase = act.behaviour }
        var rest = act
        rest.clearTension()
        rest.clearTensionChange()
        rest.clearAgitators()
        rest.clearAgitatorsPercent()
        return rest
    }

    /// Takes in what a unit does to a crowd.
    mutating func observe(
        _ event: DeliveredEvent,
        at time: SimulatedTime,
        dials: Parameters,
        _ random: inout TurnRandom
    ) {
        switch event.message {
        case let force as ForceUsed:
            for index in groups.indices
            where groups[index].key == force.targetGroup || force.affectedGroups.contains(groups[index].key) {
                meet(force, index, dials, &random)
            }
        case let warning as WarningGiven:
            guard let index = groups.firstIndex(where: { $0.key == warning.group }) else { return }
            groups[index].model?.sendHome(permille: dials[.crowdWarningLeaves])
        case let agreement as AgreementReached:
            guard let index = groups.firstIndex(where: { $0.key == agreement.group }) else { return }
            groups[index].temper = 0
            groups[index].model?.settle(temper: 0)
            groups[index].isBroken = true
        default: break
        }
    }

    private mutating func meet(_ force: ForceUsed, _ index: Int, _ dials: Parameters, _ random: inout TurnRandom) {
        let isHarsh = groups[index].escalation.stage.resistance <= .passive
        let backlash = dials[isHarsh ? .crowdHarshBacklash : .crowdForceBacklash]
        let (sites, flight): (UInt64, UInt64) =
            switch force.means {
            case .waterCannon: (dials[.crowdWaterReach], dials[.crowdWaterFlight])
            case .tearGas: (dials[.crowdGasReach], dials[.crowdGasFlight])
            case .emptyHand, .shield, .baton: (1, dials[.crowdWaterFlight] / 2)
            case .flashBall, .firearm: (1, dials[.crowdGasFlight])
            // A line that stands and a voice that warns use no force on anybody.
            default: (0, 0)
            }
        groups[index].model?.meetForce(sites: sites, flight: flight, backlash: backlash, &random)
    }

    /// A negotiator and the marshal talk.
    mutating func talk(with group: String, at time: SimulatedTime) {
        guard let index = groups.firstIndex(where: { $0.key == group }) else { return }
        groups[index].talksUntil = time.adding(seconds: Self.talkSeconds)
    }

    /// An arrest team takes some of the active.
    mutating func arrest(_ count: UInt32, of group: String) {
        guard let index = groups.firstIndex(where: { $0.key == group }) else { return }
        groups[index].model?.arrest(count)
        groups[index].arrested += Int(count)
    }

    /// True when the marshal can carry an agreement: enough trust, and nobody attacks.
    func agrees(_ crowd: Crowd, from permille: UInt64) -> Bool {
        guard let model = groups.first(where: { $0.key == crowd.key })?.model else { return false }
        return crowd.resistance <= .passive && model.state.legitimacyPermille >= Int(permille)
    }
}
