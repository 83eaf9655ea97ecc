import Doctrine
import Domain
import TaskForceKit

// Why not? What command answers when it is asked about an order that it did not give.

extension CommandUnit: AsksDoctrine {
    /// Dispersal and arrest.
    public var acts: [Act] { [.disperse, .arrest] }

    /// What stands against `act`, by what units have reported to command.
    public func obstacles(to act: Act, at time: SimulatedTime) -> [Obstacle] {
        switch role {
        case .district(let command):
            act == .arrest ? command.obstaclesToArrest(at: time) : command.obstaclesToDispersal
        case .province(let command): act == .arrest ? [] : command.obstaclesToDispersal
        }
    }
}

extension DistrictCommand {
    /// What stands against ordering Samapta to disperse the crowd.
    var obstaclesToDispersal: [Obstacle] {
        attackObstacles(watch)
            + office.subordinates("preventive").flatMap {
                account.obstaclesToDispersal(by: $0, at: site, level, parameters)
            }
    }

    /// What stands against a round of arrests.
    func obstaclesToArrest(at time: SimulatedTime) -> [Obstacle] {
        var obstacles = attackObstacles(watch)
        if let attack = watch.aggression {
            let act = account.act(of: attack)
            obstacles += ArrestFacts(act: attack.act, isOffence: act.map { _ in true }).obstacles
        }
        obstacles.require(
            arrestRounds < parameters[.arrestRounds],
            .arrestsUsedUp
        )
        let isRested = office.book.latest(.arrest).map { last in
            time >= last.time.adding(seconds: parameters[.arrestIntervalSeconds])
        }
        obstacles.require(
            isRested ?? true,
            .pauseSinceArrest
        )
        obstacles.require(
            office.subordinates("arrest").contains { account.stands($0, at: site) },
            .noArrestTeam
        )
        return obstacles
    }
}

extension ProvincialCommand {
    /// What stands against ordering PHH or the strike platoon to disperse the crowd, district by district.
    var obstaclesToDispersal: [Obstacle] {
        districts.flatMap { district in
            attackObstacles(district.watch)
                + district.lent.flatMap {
                    district.account.obstaclesToDispersal(by: $0.unit, at: district.site, district.level, parameters)
                }
        }
    }
}

private func attackObstacles(_ watch: CrowdWatch) -> [Obstacle] {
    watch.aggression == nil
        ? [.noAttackReported]
        : []
}
