import Doctrine
import Domain
import Events
import TaskForceKit

// Why not? What the units of crowd control answer when they are asked about an act that they did not do.

extension CrowdForce {
    /// What stands against means of force or a dispersal, which every such force knows; nil: `act` is neither.
    func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle]? {
        if let means = act.means { return control.obstacles(to: means, at: time) }
        return act == .disperse ? control.obstaclesToDispersal(at: time) : nil
    }
}

extension PreventiveUnit: AsksDoctrine {
    /// Means, dispersal, both reliefs and the strike platoon.
    public var acts: [Act] { Act.allCases.filter { $0 != .arrest } }

    /// What stands against `act`, by what Samapta knows.
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
    /// What stands against forming the strike platoon, if the Kapolda had ordered it.
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

    /// What stands against `act`, by what PHH knows.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        act == .crossRelief
            ? ReliefFacts(isCross: true, level: force.level).obstacles : force.obstacles(to: act, at: time) ?? []
    }
}
