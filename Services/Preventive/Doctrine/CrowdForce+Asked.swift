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
        case .layerRelief: obstaclesToLayerRelief
        case .crossRelief: obstaclesToCrossRelief
        case .strikePlatoon: obstaclesToStrikePlatoon
        default: force.obstacles(to: act, at: time) ?? []
        }
    }
}

extension PreventiveUnit {
    /// What stands against Dalmas lanjut's relieving Dalmas awal.
    private var obstaclesToLayerRelief: [Obstacle] {
        let obstacles = ReliefFacts(isCross: false, level: force.level).obstacles
        guard let lanjut = force.bodies.first(.equippedCrowdUnit) else {
            let isThere = force.bodies.first(.initialCrowdUnit) != nil
            return obstacles + [.noOrder(.d09)] + (isThere ? [] : [.nobodyToRelieve])
        }
        if layer != nil || lanjut.arrives != nil { return obstacles + [.reliefUnderway] }
        return obstacles + [force.control.line?.detachment == lanjut.number ? .alreadyDone : .noLine]
    }

    /// What stands against handing the line over to PHH.
    private var obstaclesToCrossRelief: [Obstacle] {
        let obstacles = ReliefFacts(isCross: true, level: force.level).obstacles
        guard let order = cross.order else {
            return obstacles + [.noOrder(.d10)] + (force.control.line == nil ? [.noLine] : [])
        }
        return obstacles + [cross.begunAt.contains(order.place) ? .reliefUnderway : .riotControlNotThere]
    }

    /// What stands against forming the strike platoon.
    private var obstaclesToStrikePlatoon: [Obstacle] {
        guard strike == nil else { return [.alreadyDone] }
        // Its order is carried out or declined at once, so none stands.
        var obstacles = StrikePlatoonFacts(
            isFromKapolda: true,
            level: force.level,
            riotControlComes: cross.order != nil || !cross.begunAt.isEmpty
        ).obstacles
        obstacles.require(force.control.line?.formation == .equippedCrowdUnit, .equippedNotOnLine)
        return obstacles + [.noOrder(.d12)]
    }
}

extension RiotControlUnit: AsksDoctrine {
    /// Means, dispersal, and lintas ganti.
    public var acts: [Act] { Act.allCases.filter { ![.arrest, .layerRelief, .strikePlatoon].contains($0) } }

    /// What stands against `act`, by what PHH knows.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        act == .crossRelief ? obstaclesToCrossRelief : force.obstacles(to: act, at: time) ?? []
    }

    /// What stands against taking the line over from Dalmas lanjut.
    private var obstaclesToCrossRelief: [Obstacle] {
        guard force.control.line == nil else { return [.alreadyDone] }
        return ReliefFacts(isCross: true, level: force.level).obstacles
            + [cross == nil ? .noOrder(.d10) : .reliefUnderway]
    }
}
