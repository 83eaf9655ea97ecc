import Domain
import Events
import TaskForceKit

/// Satpol PP: cordons at the edge of a disorder, which ask people to stay away and turn back those who come.
///
/// A cordon stands and speaks: it uses no force, arrests nobody and never faces the crowd. It stands where it is
/// ordered to, a body of *cordon_personnel* at each place. Its people have no shields, so they do not stay where a
/// crowd attacks in their sight: the cordon leaves, and says so.
///
/// People by formation: CORDON.
public struct SatpolPPUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "satpol-pp",
        title: "Satpol PP",
        agency: "Satpol PP",
        hears: ["command", "situation", "traffic"],
        heardBy: ["command", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes,
        reads: [.cordonPersonnel],
        bodies: [UsualBody(.cordon)],
        serves: [.cordon]
    )

    private var post: UnitPost
    private var cordons = Detachments()

    /// Opens the post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        cordons.consolidate(&post, turn, &out)
        for order in post.newOrders(account: "Personel kordon lengkap", turn, &out) { take(order, turn, &out) }
        for cordon in cordons.arrivals(turn, &out) {
            guard let order = cordon.order else { continue }
            post.desk.complete(order, "kordon terbentuk, \(cordon.personnel) personel", &out)
        }
        leaveWhereCrowdsAttack(turn, &out)
        out.wake(atFirstOf: post.next, cordons.next)
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy where cordons.all.contains { $0.place == order.place }:
            guard post.desk.accept(order, &out) else { return }
            post.desk.complete(order, "kordon sudah di lokasi atau dalam perjalanan", &out)
        case .deploy:
            let usual = UInt32(post.briefed.parameters[.cordonPersonnel])
            let people = order.personnel > 0 ? order.personnel : usual
            _ = cordons.dispatch(Party(.cordon, people, to: order.place, order: order), on: order, &post, turn, &out)
        case .standDown: cordons.standDown(on: order, "seluruh personel kordon ditarik", &post, &out)
        default: post.desk.decline(order, "bukan tugas Satpol PP", &out)
        }
    }

    private mutating func leaveWhereCrowdsAttack(_ turn: Turn, _ out: inout Outbox) {
        for attack in turn.attacks(seenBy: post.briefed.unit) {
            for cordon in cordons.standing(at: attack.place) {
                cordons.standDown(cordon.number, "massa menyerang, kordon mundur", because: attack.id, &post, &out)
            }
        }
    }
}

extension ParameterKey {
    /// People of a cordon at one place.
    public static let cordonPersonnel = ParameterKey("cordon_personnel", 15, 1...200, growing: .withItsEdge)
}
