import Doctrine
import Domain
import Events
import TaskForceKit

// Why not? What the units of crowd control say of an act that they did not do.

extension CrowdForce {
    /// What stands against an act that every force before a crowd knows; nil: it is none of them.
    func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle]? {
        if let means = act.means { return control.obstacles(to: means, at: time) }
        return act == .disperse ? control.obstaclesToDispersal(at: time) : nil
    }
}

extension PreventiveUnit: AsksDoctrine {
    /// Means, dispersal, both reliefs and the strike platoon.
    public var acts: [Act] { Act.allCases.filter { $0 != .arrest } }

    /// By what Samapta knows.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        switch act {
        case .layerRelief, .crossRelief:
            ReliefFacts(isCross: act == .crossRelief, level: force.level).obstacles
        case .strikePlatoon: obstaclesToStrikePlatoon
        default: force.obstacles(to: act, at: time) ?? []
        }
    }
}

extension PreventiveUnit {
    /// As if the Kapolda had ordered it.
    private var obstaclesToStrikePlatoon: [Obstacle] {
        var obstacles = StrikePlatoonFacts(
            isFromKapolda: true,
            level: force.level,
            riotControlComes: cross.order != nil || !cross.begunAt.isEmpty
        ).obstacles
        obstacles.require(force.control.line?.formation == .equippedCrowdUnit, .equippedNotOnLine)
        return obstacles
    }
}

extension RiotControlUnit: AsksDoctrine {
    /// Means, dispersal, and lintas ganti.
    public var acts: [Act] { Act.allCases.filter { ![.arrest, .layerRelief, .strikePlatoon].contains($0) } }

    /// By what PHH knows.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        act == .crossRelief
            ? ReliefFacts(isCross: true, level: force.level).obstacles : force.obstacles(to: act, at: time) ?? []
    }
}
