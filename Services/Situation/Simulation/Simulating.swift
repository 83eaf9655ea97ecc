import Domain
import Events
import TaskForceKit

// A tick of the simulated ground, and what can be seen of it.

extension SituationUnit {
    /// The seconds in which a crowd goes home by an open exit; without one, twice as many (assumed).
    static let goesHomeSeconds: UInt64 = 900

    mutating func simulate(_ turn: Turn, _ out: inout Outbox) {
        let interval = briefed.parameters[.crowdTickSeconds]
        while let due = nextTick(at: turn.time), due <= turn.time {
            for index in crowds.indices { tick(index, at: turn.time, turn, &out) }
            simulation.nextTick = due.adding(seconds: interval)
        }
    }

    /// The next tick, while people are there or will come.
    private mutating func nextTick(at time: SimulatedTime) -> SimulatedTime? {
        guard crowds.contains(where: { $0.wanted(at: time) > 0 || $0.size(at: time) > 0 }) else {
            simulation.nextTick = nil
            return nil
        }
        simulation.nextTick = simulation.nextTick ?? time
        return simulation.nextTick
    }

    private mutating func tick(_ index: Int, at time: SimulatedTime, _ turn: Turn, _ out: inout Outbox) {
        let (wanted, place) = (crowds[index].wanted(at: time), crowds[index].place)
        guard wanted > 0 || crowds[index].size(at: time) > 0,
            let number = simulation.groups.firstIndex(where: { $0.key == crowds[index].key })
        else { return }
        let dials = briefed.parameters
        let seen = simulation.groups[number].tick(
            wanted: wanted,
            SiteState(place, presence, briefed),
            at: time,
            dials,
            turn.chance
        )
        let (stage, isBroken) = (simulation.groups[number].escalation.stage, simulation.groups[number].isBroken)
        crowds[index].show(seen.state, simulation.groups[number].behaviour, stage.resistance)
        if seen.hasChanged { tellChange(index, threatens: simulation.groups[number].threatens, at: time, turn, &out) }
        if stage.resistance >= .aggressive {
            let hurt = simulation.groups[number].model?.hurt(
                crowd: dials[.crowdHurt],
                officers: dials[.officersHurt]
            )
            tell(harm: hurt ?? (0, 0), of: crowds[index].key, fire: "", threatened: "", at: place, turn, &out)
        }
        guard isBroken else { return }
        sendHome(index, at: time, turn, &out)
        // The last people go with the others: nobody riots alone.
        if stage.resistance <= .passive, crowds[index].wanted(at: time) == 0 {
            simulation.groups[number].model?.empty()
        }
    }

    private mutating func tellChange(
        _ index: Int,
        threatens: String,
        at time: SimulatedTime,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        let crowd = crowds[index]
        let text = Self.text(of: crowd.behaviour)
        show(crowd, at: time, text: text, because: nil, step: "", turn, &out)
        let observed = !presence.observers(at: crowd.place).isEmpty
        let miss = turn.chance.of("participants", crowd.key.text, time.description)
        let range = Estimate.range(of: crowd.agitators(at: time), observed: observed, miss)
        tellAct(of: crowd, by: range, text: text, observers: nil, because: nil, &out)
        tell(
            harm: (0, 0),
            of: crowd.key,
            fire: crowd.behaviour == .tyreFire ? "Ban bekas" : "",
            threatened: crowd.behaviour == .breach ? threatens : "",
            at: crowd.place,
            turn,
            &out
        )
    }

    private mutating func tell(
        harm: (crowd: UInt32, officers: UInt32),
        of group: GroupKey,
        fire: String,
        threatened: String,
        at place: PlaceKey,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        tellHarm(
            Harm(
                origin: group.text,
                place: place,
                crowd: harm.crowd,
                officers: harm.officers,
                fire: fire,
                threatened: threatened
            ),
            observers: nil,
            because: nil,
            turn,
            &out
        )
    }

    private mutating func sendHome(_ index: Int, at time: SimulatedTime, _ turn: Turn, _ out: inout Outbox) {
        let isNew = leaving.insert(crowds[index].key).inserted
        let hasExit = openExit(from: crowds[index].place) != nil
        crowds[index].goHome(over: Self.goesHomeSeconds * (hasExit ? 1 : 2), at: time)
        guard isNew else { return }
        show(crowds[index], at: time, text: "Massa membubarkan diri.", because: nil, step: "", turn, &out)
    }

    /// What people there see and hear.
    private static func text(of behaviour: Behaviour) -> String {
        switch behaviour {
        case .blockingRoad: "Massa menutup jalan dan mengabaikan imbauan."
        case .pushing: "Massa mendorong barisan petugas."
        case .throwing: "Batu dan botol dilempar ke arah petugas."
        case .tyreFire: "Ban dibakar."
        case .vandalism: "Fasilitas dirusak."
        case .breach: "Sebagian massa mencoba menerobos."
        default: "Emosi massa mereda."
        }
    }
}
