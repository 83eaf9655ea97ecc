import Domain
import Events
import Lockstep
import TaskForceKit

/// The simulated ground: each crowd's model, and how script and units act on it.
struct Simulation: Codable, Sendable {
    var groups: [SimulatedGroup]
    var nextTick: SimulatedTime?

    init(_ ground: GroundScript) {
        groups = ground.groups.map { group in
            let acts = ground.steps.flatMap(\.acts).filter { $0.groupKey == group.groupKey }
            let most = Int(acts.map(\.size).max() ?? 0)
            let hardcore = Int(acts.map(\.agitators).max() ?? 0)
            return SimulatedGroup(group, most: most, hardcore: hardcore)
        }
    }

    /// Keeps what a script's act says of the temper, and returns what it says of places and numbers.
    mutating func takeTemper(of act: ScriptAct) -> ScriptAct {
        guard groups.contains(where: { $0.key == act.groupKey }) else { return act }
        change(act.groupKey) { $0.takeTemper(of: act) }
        var rest = act
        rest.clearTension()
        rest.clearTensionChange()
        rest.clearAgitators()
        rest.clearAgitatorsPercent()
        return rest
    }

    /// Takes in what a unit does to a crowd.
    mutating func observe(_ event: DeliveredEvent, dials: Parameters, _ chance: Chance) {
        switch event.message {
        case let force as ForceUsed:
            for index in groups.indices
            where groups[index].key == force.targetGroupKey || force.affectedGroupKeys.contains(groups[index].key) {
                groups[index].meet(force.means, dials, chance)
            }
        case let warning as WarningGiven:
            change(warning.groupKey) { $0.model?.sendHome(permille: dials[.crowdWarningLeaves]) }
        case let agreement as AgreementReached: change(agreement.groupKey) { $0.agree() }
        default: break
        }
    }

    /// A negotiator and the marshal have talked.
    mutating func talk(with group: GroupKey, at time: SimulatedTime) { change(group) { $0.talk(at: time) } }

    /// An arrest team takes some of the active people.
    mutating func arrest(_ count: UInt32, of group: GroupKey) { change(group) { $0.model?.arrest(count) } }

    /// True when the marshal can carry an agreement: enough trust, and nobody attacks.
    func agrees(_ crowd: Crowd, from permille: UInt64) -> Bool {
        guard let model = groups.first(where: { $0.key == crowd.key })?.model else { return false }
        return crowd.resistance <= .passive && model.state.legitimacyPermille >= Int(permille)
    }

    private mutating func change(_ group: GroupKey, _ change: (inout SimulatedGroup) -> Void) {
        guard let index = groups.firstIndex(where: { $0.key == group }) else { return }
        change(&groups[index])
    }
}
