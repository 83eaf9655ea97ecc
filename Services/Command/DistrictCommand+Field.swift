import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

// Orders that follow from what happens in the field rather than from the level: phases 5, 6 and 8.

extension DistrictCommand {
    /// Orders the units that hold the line to disperse a crowd that attacks, once no rule stands against it.
    ///
    /// PHH is not among them: it is under the superior's orders.
    mutating func disperse(at time: SimulatedTime, _ out: inout Outbox) {
        for unit in office.subordinates("preventive") where obstaclesToDispersal(by: unit).isEmpty {
            guard let attack = watch.aggression else { continue }
            office.give(
                .init(
                    .disperse,
                    to: unit,
                    place: site,
                    object: attack.act,
                    desk: .commander,
                    "bubarkan massa yang menyerang, jalur keluar tetap terbuka"
                ),
                because: attack.id,
                at: time,
                &out
            )
        }
    }

    /// Orders a round of arrests for a reported act, while rounds are left (phase 6, D28).
    mutating func arrest(at time: SimulatedTime, _ out: inout Outbox) {
        guard obstaclesToArrest(at: time).isEmpty, let attack = watch.aggression, let act = account.act(of: attack)
        else { return }
        for unit in office.subordinates("arrest") where account.stands(unit, at: site) {
            let given = office.give(
                .init(
                    .arrest,
                    to: unit,
                    place: site,
                    object: act,
                    desk: .commander,
                    "amankan pelaku yang teridentifikasi, perlakukan secara manusiawi"
                ),
                because: attack.id,
                at: time,
                &out
            )
            if given != nil { arrestRounds += 1 }
        }
    }

    /// A fire: the units that fight fires put it out; where there are none, the line does, with its extinguishers and
    /// water.
    mutating func fight(_ fire: FireReported, _ cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        let able = office.subordinates(able: .fireFighting).filter { !absent.contains($0) }
        let units = able.isEmpty ? office.subordinates("preventive") : able
        let text = "padamkan api: \(fire.object)"
        extinguish(fire.fireKey, at: fire.placeKey, by: units, text, because: cause, at: time, &out)
    }

    /// The unit that was ordered to a fire has declined: the line fights it instead.
    mutating func fightInstead(
        _ order: OrderBook.Entry,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let units = office.subordinates("preventive")
        guard isOnDuty, !units.contains(order.addressee), account.isBurning(FireKey(order.object)) else { return }
        extinguish(FireKey(order.object), at: order.place, by: units, order.text, because: cause, at: time, &out)
    }

    mutating func extinguish(
        _ fire: FireKey,
        at place: PlaceKey,
        by units: [UnitID],
        _ text: String,
        because cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        for unit in units {
            office.give(
                .init(.extinguish, to: unit, place: place, object: fire.text, text),
                because: cause,
                at: time,
                &out
            )
        }
    }

    /// A protected person is threatened: the commander himself orders the evacuation (D36), and a corridor is opened
    /// for it.
    mutating func evacuate(
        _ threat: ProtectedPersonThreatened,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        for unit in office.subordinates("polsek") {
            office.give(
                .init(
                    .evacuate,
                    to: unit,
                    place: threat.placeKey,
                    object: threat.office,
                    desk: .commander,
                    "evakuasi dengan pengawalan ke tempat aman"
                ),
                because: cause,
                at: time,
                &out
            )
        }
        let corridor = OrdersByLevel.inYellow.filter { $0.kind == .openCorridor }
        office.give(corridor, site: threat.placeKey, because: cause, at: time, &out)
    }

    /// Orders what doctrine owes at every level and somebody misses: talks (D06), care (D30), a way out (D16).
    ///
    /// An order that is in force is not given again.
    mutating func answer(
        _ concern: Concern,
        at place: PlaceKey,
        _ cause: EventID,
        at time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let owed: [StandingOrder] =
            switch concern {
            case .noTalks: OrdersByLevel.onWord.filter { $0.kind == .negotiate }
            case .noCare: OrdersByLevel.onWord.filter { $0.kind == .openMedicalPost }
            case .noWayOut: OrdersByLevel.inYellow.filter { $0.kind == .openExitRoute }
            case .unspecified, .UNRECOGNIZED: []
            }
        office.give(owed, site: place, because: cause, at: time, &out)
    }

    /// Someone is hurt: there must be a medical post.
    mutating func openPost(at place: PlaceKey, _ cause: EventID, at time: SimulatedTime, _ out: inout Outbox) {
        let post = OrdersByLevel.onWord.filter { $0.kind == .openMedicalPost }
        office.give(post, site: place, because: cause, at: time, &out)
    }
}
