import Domain
import Events
import TaskForceKit

/// One crowd as it is: the inner truth, of which units see only what `Estimate` shows them.
struct Crowd: Codable, Hashable, Sendable {
    /// A change of size that takes time.
    private struct Movement: Codable, Hashable {
        let from: UInt32
        let to: UInt32
        let begins: SimulatedTime
        let seconds: UInt64

        var ends: SimulatedTime { begins.adding(seconds: seconds) }

        func size(at time: SimulatedTime) -> UInt32 {
            guard time < ends, seconds > 0 else { return to }
            let done = time.seconds(since: begins)
            return from <= to
                ? from + UInt32(UInt64(to - from) * done / seconds)
                : from - UInt32(UInt64(from - to) * done / seconds)
        }
    }

    /// The scenario's key for it.
    let key: GroupKey
    /// True when a person leads it who can be talked to (korlap).
    let hasMarshal: Bool
    /// What it demands.
    let demand: String
    /// Where it is.
    private(set) var place: PlaceKey
    /// 0 calm to 100 raging; uncalibrated.
    private(set) var tension: UInt32 = 0
    /// What it does.
    private(set) var behaviour: Behaviour = .unspecified
    /// How it resists the officers.
    private(set) var resistance: Resistance = .none
    /// True when the marshal accepts offers.
    private(set) var acceptsOffers = false
    private var inciting: UInt32 = 0
    private var movement: Movement
    // On a simulated ground: how many people the model shows. The movement then says how many are meant to be there.
    private var shown: UInt32?

    init(key: GroupKey, place: PlaceKey, hasMarshal: Bool = false, demand: String = "") {
        self.key = key
        self.place = place
        self.hasMarshal = hasMarshal
        self.demand = demand
        movement = Movement(from: 0, to: 0, begins: .start, seconds: 0)
    }

    /// How many people it has.
    func size(at time: SimulatedTime) -> UInt32 { shown ?? movement.size(at: time) }

    /// How many people the script wants there.
    func wanted(at time: SimulatedTime) -> UInt32 { movement.size(at: time) }

    /// How many of them incite and attack; never more than there are.
    func agitators(at time: SimulatedTime) -> UInt32 { min(inciting, size(at: time)) }

    /// When its size stops changing; nil when it no longer changes at `time`.
    func settles(after time: SimulatedTime) -> SimulatedTime? { movement.ends > time ? movement.ends : nil }

    /// True when it is going home.
    var isLeaving: Bool { behaviour == .dispersing }

    /// Takes over what the model shows of it.
    mutating func show(
        _ state: SimulatedCrowd.State,
        _ behaviour: Behaviour,
        _ resistance: Resistance
    ) {
        shown = state.present
        inciting = state.active
        tension = state.tension
        self.behaviour = behaviour
        self.resistance = resistance
    }

    /// Begins to go home, or goes faster.
    mutating func goHome(over seconds: UInt64, at time: SimulatedTime) {
        guard movement.to > 0 || movement.ends > time.adding(seconds: seconds) else { return }
        movement = Movement(from: movement.size(at: time), to: 0, begins: time, seconds: seconds)
    }

    /// Carries out one act of the script.
    ///
    /// `leavesFreely`: an exit route is open. Without one, leaving takes twice as long.
    mutating func carryOut(_ act: ScriptAct, at time: SimulatedTime, leavesFreely: Bool) {
        let slowly = act.behaviour == .dispersing && !leavesFreely
        move(act, over: UInt64(act.over) * (slowly ? 2 : 1), at: time)
        if !act.place.isEmpty { place = act.placeKey }
        if act.hasTension { tension = min(act.tension, 100) }
        if act.hasTensionChange { tension = UInt32(min(max(Int64(tension) + Int64(act.tensionChange), 0), 100)) }
        if act.behaviour != .unspecified { behaviour = act.behaviour }
        if act.resistance != .unspecified { resistance = act.resistance }
        if act.hasAgitators { inciting = act.agitators }
        if act.hasAgitatorsPercent {
            inciting = UInt32(min(UInt64(inciting) * UInt64(act.agitatorsPercent) / 100, 1_000_000))
        }
        if act.hasAcceptsOffers { acceptsOffers = act.acceptsOffers }
        settleWithoutAttackers(at: time)
    }

    /// Loses `count` agitators to an arrest.
    mutating func lose(agitators count: UInt32, at time: SimulatedTime) {
        let taken = min(count, agitators(at: time))
        inciting = agitators(at: time) - taken
        let size = size(at: time) - taken
        let target = movement.to.subtractingSaturated(taken)
        movement = Movement(
            from: size,
            to: target,
            begins: time,
            seconds: settles(after: time)?.seconds(since: time) ?? 0
        )
        settleWithoutAttackers(at: time)
    }

    private mutating func move(_ act: ScriptAct, over seconds: UInt64, at time: SimulatedTime) {
        let present = size(at: time)
        let target: UInt32
        if act.hasSize {
            target = act.size
        } else if act.hasSizePercent {
            let changed = Int64(present) + Int64(present) * Int64(act.sizePercent) / 100
            target = UInt32(min(max(changed, 0), 1_000_000))
            // A crowd that is already shrinking to a smaller size does not stay for this act.
            if act.sizePercent < 0, movement.to < target, time < movement.ends { return }
        } else {
            return
        }
        movement = Movement(from: present, to: target, begins: time, seconds: seconds)
    }

    // An attack needs attackers: without agitators a crowd shouts on, and attacks nobody.
    private mutating func settleWithoutAttackers(at time: SimulatedTime) {
        guard resistance >= .aggressive, agitators(at: time) == 0 else { return }
        resistance = .passive
        behaviour = .oration
    }
}
