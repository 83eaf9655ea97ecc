import Domain
import Events
import TaskForceKit

// A tick of the simulated ground, and what can be seen of it.

extension SituationUnit {
    /// After so many seconds without violence a crowd that has attacked breaks up (assumed).
    static let breaksUpAfter: UInt64 = 240
    /// So many seconds a crowd takes to go home by an open exit; twice as many without (assumed).
    static let goesHomeSeconds: UInt64 = 900

    mutating func simulate(_ turn: inout Turn, _ out: inout Outbox) {
        let interval = briefed.parameters[.crowdTickSeconds]
        while let due = nextTick(at: turn.time), due <= turn.time {
            for index in crowds.indices { tick(index, at: turn.time, &turn, &out) }
            simulation.nextTick = due.adding(seconds: interval)
        }
    }

    /// The next tick while there is somebody, or will be.
    private mutating func nextTick(at time: SimulatedTime) -> SimulatedTime? {
        guard crowds.contains(where: { $0.wanted(at: time) > 0 || $0.size(at: time) > 0 }) else {
            simulation.nextTick = nil
            return nil
        }
        simulation.nextTick = simulation.nextTick ?? time
        return simulation.nextTick
    }

    private mutating func tick(_ index: Int, at time: SimulatedTime, _ turn: inout Turn, _ out: inout Outbox) {
        guard let number = simulation.groups.firstIndex(where: { $0.key == crowds[index].key }) else { return }
        var group = simulation.groups[number]
        defer { simulation.groups[number] = group }
        let wanted = Int(crowds[index].wanted(at: time))
        guard wanted > 0 || crowds[index].size(at: time) > 0 else { return }
        var model =
            group.model ?? SimulatedCrowd(most: group.most, dials: briefed.parameters, seed: turn.random.next())
        let hardcore = min(max(Int(group.hardcore) - group.arrested, 0), wanted)
        let onlookers = (wanted - hardcore) * Int(group.onlookersPercent) / 100
        model.tick(
            wanted: .init(hardcore: hardcore, followers: wanted - hardcore - onlookers, onlookers: onlookers),
            temper: group.temper,
            officers: presence.officers(at: crowds[index].place),
            negotiators: group.talksUntil.map { $0 > time } ?? false
                ? presence.negotiators(at: crowds[index].place) : 0,
            returning: group.isBroken ? 0 : briefed.parameters[.crowdReturn]
        )
        let state = model.state
        let hasChanged = group.escalation.observe(active: state.active, of: state.present, at: time)
        let stage = group.escalation.stage
        let isCalm = stage.behaviour == .oration
        let phase = group.isBroken ? .dispersing : group.phase
        crowds[index].show(state, isCalm ? phase : stage.behaviour, stage.resistance)
        if stage.resistance >= .aggressive { group.hasAttacked = true }
        group.calmSince = isCalm ? group.calmSince ?? time : nil
        group.peak = max(group.peak, state.present)
        let isSmall = UInt64(state.present) * 100 <= UInt64(group.peak) * briefed.parameters[.crowdBreaksAt]
        let hasCalmed = group.calmSince.map { time.seconds(since: $0) >= Self.breaksUpAfter } ?? false
        if group.hasAttacked, stage.resistance < .aggressive, isSmall || hasCalmed { group.isBroken = true }
        if group.hasAttacked { model.tire(permille: briefed.parameters[.crowdTires]) }
        if hasChanged { tellChange(index, group, at: time, &turn, &out) }
        if stage.resistance >= .aggressive {
            let hurt = model.hurt(
                crowd: briefed.parameters[.crowdHurt],
                officers: briefed.parameters[.officersHurt]
            )
            tell(harm: hurt, fire: "", threatened: "", at: crowds[index].place, &turn, &out)
        }
        if group.isBroken { sendHome(index, at: time, &turn, &out) }
        // The last go with the others: nobody riots alone.
        if group.isBroken, stage.resistance <= .passive, crowds[index].wanted(at: time) == 0 { model.empty() }
        group.model = model
    }

    private mutating func tellChange(
        _ index: Int,
        _ group: Simulation.Group,
        at time: SimulatedTime,
        _ turn: inout Turn,
        _ out: inout Outbox
    ) {
        let crowd = crowds[index]
        let text = Self.text(of: crowd.behaviour)
        show(crowd, at: time, text: text, because: nil, step: "", &turn, &out)
        let observed = !presence.observers(at: crowd.place).isEmpty
        let range = Estimate.range(of: crowd.agitators(at: time), observed: observed, &turn.random)
        tellAct(of: crowd, by: range, text: text, observers: nil, because: nil, &out)
        tell(
            harm: (0, 0),
            fire: crowd.behaviour == .tyreFire ? "Ban bekas" : "",
            threatened: crowd.behaviour == .breach ? group.threatens : "",
            at: crowd.place,
            &turn,
            &out
        )
    }

    private mutating func tell(
        harm: (crowd: UInt32, officers: UInt32),
        fire: String,
        threatened: String,
        at place: String,
        _ turn: inout Turn,
        _ out: inout Outbox
    ) {
        tellHarm(
            Harm(place: place, crowd: harm.crowd, officers: harm.officers, fire: fire, threatened: threatened),
            observers: nil,
            because: nil,
            &turn,
            &out
        )
    }

    private mutating func sendHome(_ index: Int, at time: SimulatedTime, _ turn: inout Turn, _ out: inout Outbox) {
        let isNew = leaving.insert(crowds[index].key).inserted
        let hasExit = openExit(from: crowds[index].place) != nil
        crowds[index].goHome(over: Self.goesHomeSeconds * (hasExit ? 1 : 2), at: time)
        guard isNew else { return }
        show(crowds[index], at: time, text: "Massa membubarkan diri.", because: nil, step: "", &turn, &out)
    }

    /// What one sees and hears.
    private static func text(of behaviour: Behaviour) -> String {
        switch behaviour {
        case .blockingRoad: "Massa menutup jalan dan mengabaikan imbauan."
        case .pushing: "Massa mendorong barisan petugas."
        case .throwing: "Batu dan botol dilempar ke arah petugas."
        case .tyreFire: "Ban dibakar."
        case .vandalism: "Fasilitas dirusak."
        case .breach: "Sebagian massa mencoba menerobos."
        default: "Massa mereda."
        }
    }
}
