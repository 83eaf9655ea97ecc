import Domain
import Events
import TaskForceKit

/// The district's transport office: mans the far end of every road that traffic closes, until it is open again.
///
/// There it shows vehicles the diversion, and lets the drill's own vehicles pass the closed road (buka-tutup:
/// `PassageOpened`). It goes by itself as soon as it hears of a diversion; which roads are closed is for traffic to
/// decide. Its people are civil servants: they leave a place where a crowd attacks (`PassageClosed`).
public struct DishubUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "dishub",
        title: "Dinas Perhubungan",
        agency: "Dishub",
        hears: ["command", "situation", "traffic"],
        heardBy: ["command", "medical", "phh", "preventive", "situation", "traffic"],
        publishes: UnitPost.publishes + Detachments.publishes + [PassageOpened.self, PassageClosed.self],
        reads: [.barrierPersonnel],
        bodies: [UsualBody(.trafficPost)]
    )

    /// The most closures that are followed at a time.
    static let closuresMax = 64

    /// The barrier at the far end of a closed road.
    private struct Barrier: Sendable, Codable {
        let road: RoadKey
        let place: PlaceKey
        let closure: String
        let diverted: EventID
        /// The number of the post that is there or on its way; nil: so far nobody was free.
        var post: UInt32?
        var passage: EventID?
        /// The event by which the road is open again.
        var reopened: EventID?
    }

    private var post: UnitPost
    private var posts = Detachments()
    private var barriers: [Barrier] = []

    /// Opens the office's post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Notes which roads are closed and which are open again.
    public mutating func observe(_ turn: Turn) {
        post.roads.hear(turn)
        for event in turn.eventsOnce where event.unit?.district == post.briefed.unit.district {
            switch event.message {
            case let diverted as TrafficDiverted: note(diverted, event.id)
            case let reopened as RoadReopened:
                for index in barriers.indices where barriers[index].road == reopened.roadKey {
                    barriers[index].reopened = event.id
                }
            default: continue
            }
        }
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        takeDown(&out)
        if let order = post.orderToConsolidate(in: turn) { comeHome("konsolidasi", because: order, &out) }
        for order in post.newOrders(account: "Semua penghalang jalan dibuka", turn, &out) { take(order, turn, &out) }
        for attack in turn.attacks(seenBy: post.briefed.unit) { leave(attack.place, because: attack.id, &out) }
        for index in barriers.indices where barriers[index].post == nil {
            let party = Party(
                .trafficPost,
                UInt32(post.briefed.parameters[.barrierPersonnel]),
                to: barriers[index].place
            )
            barriers[index].post = posts.send(party, because: barriers[index].diverted, &post, turn, &out)?.number
        }
        for body in posts.arrivals(turn, &out) { arrived(body, &out) }
        out.wake(atFirstOf: post.next, posts.next)
    }

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy:
            let people = UInt32(post.briefed.parameters[.barrierPersonnel])
            _ = posts.dispatch(Party(.trafficPost, for: order, upTo: people), on: order, &post, turn, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            comeHome("selesai bertugas", because: order.id, &out)
            post.desk.complete(order, "petugas kembali, semua penghalang jalan dibuka", &out)
        default: post.desk.decline(order, "bukan tugas Dinas Perhubungan", &out)
        }
    }

    // MARK: - Barriers

    private mutating func note(_ diverted: TrafficDiverted, _ event: EventID) {
        guard let road = post.briefed.map.road(diverted.roadKey), barriers.count < Self.closuresMax,
            !barriers.contains(where: { $0.road == road.key && $0.reopened == nil })
        else { return }
        let place = farEnd(of: road)
        barriers.append(Barrier(road: road.key, place: place, closure: diverted.closure, diverted: event))
    }

    /// The place where vehicles are turned away: the end at which the diversion begins, else the end that is a
    /// junction.
    private func farEnd(of road: PlaceMap.Stretch) -> PlaceKey {
        let map = post.briefed.map
        let diversion = road.diversion.flatMap(map.road)
        let ends = [road.from, road.to]
        return ends.first { $0 == diversion?.from || $0 == diversion?.to }
            ?? ends.first { map.place($0)?.kind == .junction } ?? road.from
    }

    private mutating func arrived(_ body: Detachment, _ out: inout Outbox) {
        if let order = body.order { post.desk.complete(order, "petugas di lokasi", &out) }
        guard let index = barriers.firstIndex(where: { $0.post == body.number }) else { return }
        let event = PassageOpened.with {
            $0.roadKey = barriers[index].road
            $0.placeKey = body.place
            $0.closure = barriers[index].closure
        }
        barriers[index].passage = out.publish(event, because: barriers[index].diverted)
    }

    /// The posts at roads that are open again come home.
    private mutating func takeDown(_ out: inout Outbox) {
        for barrier in barriers {
            guard let cause = barrier.reopened, let number = barrier.post else { continue }
            posts.standDown(number, "jalan dibuka kembali", because: cause, &post, &out)
        }
        barriers.removeAll { $0.reopened != nil }
    }

    /// A crowd attacks at `place`: the office's people there leave, and no vehicle passes any more.
    private mutating func leave(_ place: PlaceKey, because cause: EventID, _ out: inout Outbox) {
        close(barriers.filter { $0.place == place }, "massa menyerang", because: cause, &out)
        posts.standDownAll(at: place, "massa menyerang", because: cause, &post, &out)
    }

    private mutating func comeHome(_ reason: String, because cause: EventID, _ out: inout Outbox) {
        close(barriers, reason, because: cause, &out)
        posts.standDownAll(reason, because: cause, &post, &out)
    }

    private mutating func close(_ left: [Barrier], _ reason: String, because cause: EventID, _ out: inout Outbox) {
        for barrier in left {
            guard let passage = barrier.passage else { continue }
            let event = PassageClosed.with {
                $0.roadKey = barrier.road
                $0.placeKey = barrier.place
                $0.passage = passage.description
                $0.reason = reason
            }
            out.publish(event, because: cause)
        }
        barriers.removeAll { barrier in left.contains { $0.road == barrier.road } }
    }
}

extension ParameterKey {
    /// People at the barrier of a closed road; assumed.
    public static let barrierPersonnel = ParameterKey("barrier_personnel", 3, 1...50)
}
