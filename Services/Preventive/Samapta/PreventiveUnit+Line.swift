import Doctrine
import Domain
import Events
import TaskForceKit

/// The handover of the line to PHH, as the outgoing side sees it: its superior's order, and PHH at the place.
struct CrossHandover: Sendable, Codable {
    /// The order to hand over; nil: none.
    var order: Order?
    /// The places where PHH said that a relief begins.
    var begunAt: [PlaceKey] = []
    /// The relief under way.
    var relief: Relief?
    /// The place where PHH left the line.
    var leftAt: PlaceKey?

    var completes: SimulatedTime? { relief?.completes }

    /// Takes in what PHH says of its line.
    mutating func hear(_ turn: Turn) {
        leftAt = nil
        for event in turn.eventsOnce {
            switch event.message {
            case let started as ReliefStarted where started.kind == .cross && begunAt.count < Detachments.countMax:
                begunAt.append(started.placeKey)
            case let stood as UnitStoodDown where stood.formation == .riotControlUnit:
                leftAt = stood.placeKey
                begunAt.removeAll { $0 == stood.placeKey }
            default: break
            }
        }
    }
}

extension PreventiveUnit {
    /// Puts Dalmas awal on the rope line in GREEN once a crowd stands before it (D08); puts Dalmas lanjut there when
    /// PHH leaves.
    mutating func holdLine(_ turn: Turn, _ out: inout Outbox) {
        if force.control.line == nil, force.level == .green,
            let awal = force.bodies.first(.initialCrowdUnit), awal.arrives == nil, let order = awal.order,
            !force.control.picture.crowd.groups(at: awal.place).isEmpty
        {
            force.engage(awal, under: order, &out)
        }
        if force.control.line == nil, let place = cross.leftAt, force.level >= .yellow,
            let lanjut = force.bodies.first(.equippedCrowdUnit), lanjut.place == place, let order = lanjut.order
        {
            force.engage(lanjut, under: order, &out)
        }
    }

    /// Lapis ganti: declined in GREEN, and where there is no Dalmas awal to relieve.
    mutating func takeLayerRelief(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if let obstacle = ReliefFacts(isCross: false, level: force.level).obstacles.first {
            return force.post.desk.decline(order, obstacle.reason, &out)
        }
        if let lanjut = force.bodies.first(.equippedCrowdUnit) {
            guard force.control.line?.detachment == lanjut.number, lanjut.place == order.place else {
                return force.post.desk.decline(order, "Dalmas lanjut sudah diturunkan", &out)
            }
            guard force.post.desk.accept(order, &out) else { return }
            return force.post.desk.complete(order, "Dalmas lanjut sudah memegang kendali barisan", &out)
        }
        guard force.bodies.first(.initialCrowdUnit)?.place == order.place else {
            let title = force.post.briefed.map.title(of: order.place)
            return force.post.desk.decline(order, "tidak ada Dalmas awal di \(title) untuk diganti", &out)
        }
        let party = UsualParty.equippedCrowdUnit.party(for: order, of: force.post.strengths)
        _ = force.bodies.dispatch(party, on: order, &force.post, turn, &out)
    }

    /// Lintas ganti, outgoing side: only in RED.
    mutating func takeCrossRelief(_ order: Order, _ out: inout Outbox) {
        if let obstacle = ReliefFacts(isCross: true, level: force.level).obstacles.first {
            return force.post.desk.decline(order, obstacle.reason, &out)
        }
        guard force.isAt(order.place), cross.order == nil else {
            return force.post.desk.decline(order, "tidak ada barisan Dalmas yang dapat diserahkan", &out)
        }
        if force.post.desk.accept(order, &out) { cross.order = order }
    }

    /// Carries the reliefs on: begins what can begin, hands over what is due.
    mutating func relieve(_ turn: Turn, _ out: inout Outbox) {
        let seconds = force.post.briefed.parameters[.reliefSeconds]
        if layer == nil, let awal = force.bodies.first(.initialCrowdUnit),
            let lanjut = force.bodies.first(.equippedCrowdUnit),
            awal.arrives == nil, lanjut.arrives == nil, awal.place == lanjut.place, let order = lanjut.order
        {
            layer = Relief(
                isCross: false,
                place: lanjut.place,
                outgoing: .initialCrowdUnit,
                incoming: .equippedCrowdUnit,
                order: order,
                completes: turn.time.adding(seconds: seconds)
            )
            layer?.publishStarted(&out)
        }
        if let relief = layer, relief.completes <= turn.time { completeLayer(relief, turn, &out) }
        // One relief follows the other: PHH takes over from the formation that holds the line.
        if cross.relief == nil, layer == nil, let order = cross.order, cross.begunAt.contains(order.place) {
            let outgoing = force.control.line?.formation ?? .equippedCrowdUnit
            cross.relief = Relief(
                isCross: true,
                place: order.place,
                outgoing: outgoing,
                incoming: .riotControlUnit,
                order: order,
                completes: turn.time.adding(seconds: seconds)
            )
        }
        if let relief = cross.relief, relief.completes <= turn.time {
            cross = CrossHandover()
            leaveStrike("kendali barisan diserahkan kepada PHH Brimob", for: relief.order, turn, &out)
            force.control.leave(
                "kendali barisan diserahkan kepada PHH Brimob",
                for: relief.order,
                &force.post,
                turn,
                &out
            )
            relief.publishCompleted(&out)
            force.post.desk.complete(relief.order, "kendali barisan diserahkan kepada PHH Brimob", &out)
        }
    }

    private mutating func completeLayer(_ relief: Relief, _ turn: Turn, _ out: inout Outbox) {
        layer = nil
        guard let awal = force.bodies.first(.initialCrowdUnit), let lanjut = force.bodies.first(.equippedCrowdUnit)
        else { return }
        guard force.level >= .yellow else {
            // D08: Dalmas lanjut does not stand before an orderly crowd.
            return force.bodies.standDown(
                lanjut.number,
                "tingkat kembali HIJAU sebelum lapis ganti selesai",
                &force.post,
                &out
            )
        }
        relief.publishCompleted(&out)
        force.bodies.standDown(awal.number, "digantikan Dalmas lanjut", because: relief.order.id, &force.post, &out)
        force.engage(lanjut, under: relief.order, &out)
        force.post.desk.complete(relief.order, "lapis ganti selesai", &out)
    }

    /// Everyone goes home: reliefs that were not finished are declined.
    mutating func abandonReliefs(_ reason: String, at place: PlaceKey, _ out: inout Outbox) {
        if let relief = layer, place.isEmpty || relief.place == place { layer = nil }
        if let order = cross.order, place.isEmpty || order.place == place {
            force.post.abandon(order, reason, &out)
            cross = CrossHandover()
        }
    }
}
