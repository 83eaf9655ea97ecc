import Doctrine
import Domain
import Events
import TaskForceKit

/// The neighbourhood's own watch: stands where it lives, sees crowds before anyone is sent, and reports them.
///
/// Once the commander has briefed it, each of its bodies mans the post that the roster gives it. It reports what
/// residents tell it (an inject addressed to it) and what it sees itself: on first sight, and whenever a crowd begins
/// to do something else (`NeighbourhoodReported`). What to make of it is for detection. Its people are residents
/// without any kit, so they leave a place where a crowd attacks.
public struct LinmasUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "linmas",
        title: "Satlinmas",
        agency: "Linmas",
        hears: ["command", "situation"],
        heardBy: ["command", "detection", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [NeighbourhoodReported.self],
        reads: [.sightedCrowd, .sightingPercent],
        bodies: [UsualBody(.observers)]
    )

    /// The most crowds that are remembered; the oldest is forgotten first.
    static let crowdsMax = 64

    private struct Sighting: Sendable, Codable {
        let group: GroupKey
        let place: PlaceKey
        let behaviour: Behaviour
    }

    private var post: UnitPost
    private var watches = Detachments()
    private var sightings: [Sighting] = []

    /// Opens the post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        watches.consolidate(&post, turn, &out)
        for order in post.newOrders(account: "Anggota kembali ke lingkungan", turn, &out) { take(order, turn, &out) }
        for event in turn.eventsOnce {
            switch event.message {
            case let briefing as ForceBriefingGiven where isOurs(briefing): manPosts(because: event.id, turn, &out)
            case let inject as InjectDelivered where inject.hasReport && inject.addressee == name:
                passOn(inject.report, event.id, &out)
            case let seen as CrowdObserved where seen.observers.contains(name): tell(seen, event.id, &out)
            default: continue
            }
        }
        for attack in turn.attacks(seenBy: post.briefed.unit) {
            watches.standDownAll(at: attack.place, "massa menyerang", because: attack.id, &post, &out)
        }
        for body in watches.arrivals(turn, &out) {
            if let order = body.order { post.desk.complete(order, "anggota di lokasi", &out) }
        }
        out.wake(atFirstOf: post.next, watches.next)
    }

    private var name: String { post.briefed.unit.description }

    private func isOurs(_ briefing: ForceBriefingGiven) -> Bool { briefing.units.contains(name) }

    // MARK: - Where it stands

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .observe, .patrol, .deploy:
            let people = post.strengths.bodies.first?.total ?? 0
            watches.go(Party(.observers, for: order, upTo: max(people, 1)), on: order, &post, turn, &out)
        case .standDown: watches.standDown(on: order, "anggota kembali ke lingkungan", &post, &out)
        default: post.desk.decline(order, "bukan tugas Linmas", &out)
        }
    }

    /// Each body mans the post where it lives.
    private mutating func manPosts(because cause: EventID, _ turn: Turn, _ out: inout Outbox) {
        for body in post.strengths.bodies where body.resource == Strengths.personnel {
            guard !watches.all.contains(where: { $0.place == body.place }) else { continue }
            let party = Party(.observers, body.total, to: body.place)
            watches.send(party, from: body.place, because: cause, &post, turn, &out)
        }
    }

    // MARK: - What it tells

    private func passOn(_ report: CitizenReport, _ cause: EventID, _ out: inout Outbox) {
        let event = NeighbourhoodReported.with {
            $0.placeKey = report.placeKey
            $0.behaviour = report.behaviour
            if report.hasSize { $0.size = report.size }
            $0.confidencePercent = min(report.credibilityPercent, 100)
            $0.text = report.text
        }
        out.publish(event, because: cause)
    }

    private mutating func tell(_ seen: CrowdObserved, _ cause: EventID, _ out: inout Outbox) {
        let known = sightings.firstIndex { $0.group == seen.groupKey && $0.place == seen.placeKey }
        guard UInt64(seen.size.high) >= post.briefed.parameters[.sightedCrowd],
            known.map({ sightings[$0].behaviour != seen.behaviour }) ?? true
        else { return }
        if let known { sightings.remove(at: known) }
        if sightings.count == Self.crowdsMax { sightings.removeFirst() }
        sightings.append(Sighting(group: seen.groupKey, place: seen.placeKey, behaviour: seen.behaviour))
        let title = post.briefed.map.title(of: seen.placeKey)
        let event = NeighbourhoodReported.with {
            $0.placeKey = seen.placeKey
            $0.groupKey = seen.groupKey
            $0.behaviour = seen.behaviour
            $0.size = seen.size
            $0.confidencePercent = UInt32(post.briefed.parameters[.sightingPercent])
            $0.text = seen.behaviour.words(of: seen.size, at: title)
        }
        out.publish(event, because: cause)
    }
}

extension ParameterKey {
    /// The size from which a crowd is worth a report; assumed.
    public static let sightedCrowd = ParameterKey("sighted_crowd", 60, 1...10_000, growing: .withCrowd)
    /// How sure residents are of what they see; assumed.
    public static let sightingPercent = ParameterKey("sighting_percent", 60, 1...95)
}
