import Doctrine
import Domain
import TaskForceKit

// Why not? What command answers when it is asked about an order that it did not give.

extension CommandUnit: AsksDoctrine {
    /// Dispersal, and a district's rounds of arrest.
    public var acts: [Act] {
        switch role {
        case .district: [.disperse, .arrest]
        case .province: [.disperse]
        }
    }

    /// What stands against `act`, by what units have reported to command.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        switch role {
        case .district(let command):
            act == .arrest ? command.obstaclesToArrest(at: time) : command.obstaclesToDispersal
        case .province(let command): command.obstaclesToDispersal
        }
    }
}

extension DistrictCommand {
    /// What stands against ordering Samapta to disperse the crowd.
    fileprivate var obstaclesToDispersal: [Obstacle] {
        leastObstacles(office.subordinates("preventive").map { obstaclesToDispersal(by: $0) })
    }

    /// What stands against ordering `unit` to disperse the crowd.
    func obstaclesToDispersal(by unit: UnitID) -> [Obstacle] {
        var obstacles = account.obstaclesToDispersal(of: watch, by: unit, at: site, level, parameters)
        obstacles.require(account.line(of: unit) != .strikePlatoon, .strikePlatoonObeysKapolda)
        obstacles.require(phase == .operating, .noOperation)
        obstacles.require(!office.book.isOpen(.disperse, unit), .orderStands)
        return obstacles
    }

    /// What stands against a round of arrests.
    func obstaclesToArrest(at time: SimulatedTime) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if let attack = watch.aggression {
            let act = account.act(of: attack)
            obstacles += ArrestFacts(act: attack.act, isOffence: act.map { _ in true }).obstacles
        } else {
            obstacles.append(.noAttackReported)
        }
        obstacles.require(arrestRounds < parameters[.arrestRounds], .arrestsUsedUp)
        let isRested = office.book.latest(.arrest).map { last in
            time >= last.time.adding(seconds: parameters[.arrestIntervalSeconds])
        }
        obstacles.require(isRested ?? true, .pauseSinceArrest)
        obstacles.require(phase == .operating, .noOperation)
        obstacles.require(level > .green, .noArrestInGreen)
        obstacles.require(!office.book.isOpen(.arrest), .orderStands)
        obstacles.require(office.subordinates("arrest").contains { account.stands($0, at: site) }, .noArrestTeam)
        return obstacles
    }
}

extension ProvincialCommand {
    /// What stands against ordering PHH or the strike platoon to disperse the crowd, in whichever district least does.
    fileprivate var obstaclesToDispersal: [Obstacle] {
        leastObstacles(
            districts.flatMap { district in
                forcesInRed(of: district).map { obstaclesToDispersal(by: $0, in: district) }
            }
        )
    }

    /// What stands against ordering `unit` to disperse a district's crowd.
    func obstaclesToDispersal(by unit: UnitID, in district: District) -> [Obstacle] {
        var obstacles = district.account.obstaclesToDispersal(
            of: district.watch,
            by: unit,
            at: district.site,
            district.level,
            parameters
        )
        obstacles.require(!office.book.isOpen(.disperse, unit), .orderStands)
        return obstacles
    }
}

/// Of several units that could be ordered, one that has least against it; without any there is nobody to order.
private func leastObstacles(_ ofUnits: [[Obstacle]]) -> [Obstacle] {
    ofUnits.min { $0.count < $1.count } ?? [.nobodyToOrder]
}
