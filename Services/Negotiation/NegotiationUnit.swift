import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// The negotiators: they find the marshal (korlap) of each crowd at the place, listen, offer, and try again.
///
/// They talk on in KUNING and MERAH (D07), and end with STAND_DOWN.
public struct NegotiationUnit: TaskForceUnit {
    /// Hears the ground where its people stand, the marshal's answers, and command.
    public static let profile = UnitProfile(
        taskForce: "negotiation",
        title: "Tim Negosiator",
        agency: "Polri",
        hears: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            ContactAttempted.self, ContactMade.self, DemandHeard.self, OfferMade.self, AgreementReached.self,
            NegotiationBroken.self,
        ],
        reads: ParameterKey.ofNegotiation,
        bodies: [UsualBody(.negotiators)]
    )

    /// Crowds beyond this many are not talked to.
    private static let talksAtMost = 16
    private var post: UnitPost
    private var bodies = Detachments()
    private var talks: [Talk] = []
    private var agreements = 0
    private var level = Level.unspecified

    /// Opens the team's post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
    }

    /// Plays on as if it were heard: who talks with a crowd does not stop because a program does.
    public mutating func observe(_ turn: Turn) {
        var unheard = Outbox(unheardFrom: post.briefed.unit, at: turn.time)
        handle(turn, &unheard)
    }

    /// Handles one turn: orders, what is heard, and the talks.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        post.roads.hear(turn)
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, &out) }
        carryOutOrders(turn, &out)
        _ = bodies.arrivals(turn, &out)
        for event in turn.eventsOnce { hear(event, at: turn.time, &out) }
        if let team, team.arrives == nil, let order = team.order {
            for index in talks.indices where talks[index].place == team.place {
                talks[index].goOn(order: order.id, at: turn.time, post.briefed.parameters, &out)
                if let next = talks[index].next { out.wake(at: next) }
            }
        }
        for time in [post.next, bodies.next].compactMap(\.self) { out.wake(at: time) }
    }

    /// The negotiators who are out.
    private var team: Detachment? { bodies.first(.negotiators) }

    private mutating func carryOutOrders(_ turn: Turn, _ out: inout Outbox) {
        for order in post.newOrders(account: "Negosiasi: \(agreements) kesepakatan", turn, &out) {
            switch order.kind {
            case .negotiate:
                let party = Party(.negotiators, for: order, upTo: UInt32(post.briefed.parameters[.negotiators]))
                bodies.go(party, on: order, &post, turn, &out)
            case .standDown:
                guard post.desk.accept(order, &out) else { continue }
                comeHome("selesai bertugas", because: order.id, &out)
                post.desk.complete(order, "negosiator kembali", &out)
            default: post.desk.decline(order, "bukan tugas Tim Negosiator", &out)
            }
        }
    }

    /// The team goes home; an order that still stands then ends without an agreement.
    private mutating func comeHome(_ reason: String, because cause: EventID, _ out: inout Outbox) {
        if let team, team.arrives == nil, let order = team.order {
            post.desk.complete(order, "negosiasi diakhiri tanpa kesepakatan", inVain: true, because: cause, &out)
        }
        bodies.standDownAll(reason, because: cause, &post, &out)
        talks = []
    }

    private mutating func hear(_ event: DeliveredEvent, at time: SimulatedTime, _ out: inout Outbox) {
        switch event.message {
        case let seen as CrowdObserved where seen.observers.contains(post.briefed.unit.description):
            meet(seen.groupKey, at: seen.placeKey)
        case let left as CrowdDispersed where left.observers.contains(post.briefed.unit.description):
            if let index = talks.firstIndex(where: { $0.group == left.groupKey && $0.place == left.placeKey }) {
                talks[index].end()
            }
        case let answer as MarshalAnswered where event.unit?.district == post.briefed.unit.district:
            guard let index = talks.firstIndex(where: { $0.group == answer.groupKey }) else { return }
            guard talks[index].take(answer, event.id, at: time, post.briefed.parameters, &out) else { return }
            agreements += 1
            if let order = team?.order { post.desk.complete(order, "kesepakatan tercapai", &out) }
        case let set as LevelSet:
            guard let unit = event.unit, post.briefed.chain.isSuperior(unit, of: post.briefed.unit) else { return }
            if set.level > level { for index in talks.indices { talks[index].levelRose() } }
            level = set.level
        default: break
        }
    }

    /// A crowd is in sight, so from here on there is someone to talk to.
    private mutating func meet(_ group: GroupKey, at place: PlaceKey) {
        if let index = talks.firstIndex(where: { $0.group == group }) {
            if talks[index].stage == .over { talks[index] = Talk(group: group, place: place) }
            talks[index].move(to: place)
        } else if talks.count < Self.talksAtMost {
            talks.append(Talk(group: group, place: place))
        }
    }
}
