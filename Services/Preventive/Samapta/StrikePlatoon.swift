import Doctrine
import Domain
import Events
import TaskForceKit

/// Peleton penindak: Dalmas lanjut in the place of a PHH that is not there (rule D12).
///
/// It is formed only in RED, on the Kapolda's order, from the people who hold the line, with the kit that they have.
/// Every condition of force holds for it as for any line: warnings at this level, an open way out, the Kapolda's own
/// order to disperse, no more force than the resistance calls for. It is dissolved when the level falls or PHH takes
/// the line over.
struct StrikePlatoon: Sendable, Codable {
    /// Where.
    let place: PlaceKey
    /// How many people; never more than the line has.
    let personnel: UInt32
}

extension PreventiveUnit {
    /// True for an order of a superior of the district's chief, that is, the Kapolda.
    func isFromKapolda(_ order: Order) -> Bool {
        let chain = force.post.briefed.chain
        return chain.superior(of: force.post.briefed.unit).map { chain.isSuperior(order.issuer, of: $0) } ?? false
    }

    /// Forms the platoon, or declines and names the part of D12 that does not hold.
    mutating func formStrike(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if let obstacle = obstacleToStrike(order) { return force.post.desk.decline(order, obstacle, &out) }
        guard let lanjut = force.onLine, force.post.desk.accept(order, &out) else { return }
        let reason = "peleton penindak dibentuk"
        force.control.leave(reason, for: order, &force.post, turn, &out)
        let people = min(UInt32(force.post.briefed.parameters[.strikePlatoonPersonnel]), lanjut.personnel)
        strike = StrikePlatoon(place: order.place, personnel: people)
        force.engage(lanjut, as: .strikePlatoon, personnel: people, under: order, &out)
        force.control.warn(under: order, completing: false, at: turn.time)
        force.post.desk.complete(order, "\(reason), \(people) personel", &out)
    }

    private func obstacleToStrike(_ order: Order) -> String? {
        let facts = StrikePlatoonFacts(
            isFromKapolda: isFromKapolda(order),
            level: force.level,
            riotControlComes: strike == nil && (cross.order != nil || cross.begunAt.contains(order.place))
        )
        if let obstacle = facts.obstacles.first { return obstacle.reason }
        if strike != nil { return "peleton penindak sudah dibentuk" }
        guard let line = force.control.line, line.formation == .equippedCrowdUnit, line.place == order.place else {
            return "Dalmas lanjut tidak memegang barisan di \(force.post.briefed.map.title(of: order.place))"
        }
        return nil
    }

    /// Below RED the platoon is Dalmas lanjut again.
    mutating func endStrike(_ turn: Turn, _ out: inout Outbox) {
        guard strike != nil, force.level < .red else { return }
        let order = force.control.line?.order
        leaveStrike("situasi tidak lagi MERAH", turn, &out)
        if let lanjut = force.bodies.first(.equippedCrowdUnit), force.level >= .yellow, let order {
            force.engage(lanjut, under: lanjut.order ?? order, &out)
        }
    }

    /// The platoon leaves the line, if it was formed.
    mutating func leaveStrike(_ reason: String, for order: Order? = nil, _ turn: Turn, _ out: inout Outbox) {
        guard let platoon = strike else { return }
        strike = nil
        force.control.leave(reason, for: order, &force.post, turn, &out)
        let event = UnitStoodDown.with {
            $0.formation = .strikePlatoon
            $0.placeKey = platoon.place
            $0.personnel = platoon.personnel
            $0.reason = reason
        }
        out.publish(event)
    }
}
