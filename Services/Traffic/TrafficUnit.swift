import Domain
import Events
import TaskForceKit

/// Satgas Kamseltibcarlantas under the Kasat Lantas: closures with their diversions, ways out for the crowd, corridors
/// for ambulances, escorts.
///
/// At the end it opens everything again. What it refuses, and why, is in `RoadBook`. A post of its own people holds
/// each closure, exit route and corridor; an escort drives along. It begins an escort on what it hears: detainees
/// handed over, protected persons evacuated.
public struct TrafficUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "traffic",
        title: "Satgas Kamseltibcarlantas",
        agency: "Polres",
        hears: ["arrest", "command", "polsek", "preventive"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            RoadClosed.self, TrafficDiverted.self, RoadReopened.self, ExitRouteOpened.self, CorridorOpened.self,
            CorridorClosed.self, EscortStarted.self, EscortCompleted.self,
        ],
        reads: [.trafficPostPersonnel, .escortPersonnel],
        bodies: [UsualBody(.trafficPost), UsualBody(.escort)]
    )

    /// The most escorts that wait for free people.
    static let waitingMax = 64

    private var post: UnitPost
    private var bodies = Detachments()
    private var roads = RoadBook()
    private var waiting: [Escort] = []
    private var escorts = Agenda<Escort>()

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
    }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) {
        post.roads.hear(turn)
        for event in turn.eventsOnce {
            if let escort = Escort(event, post.briefed), waiting.count < Self.waitingMax { waiting.append(escort) }
        }
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        for escort in escorts.takeDue(at: turn.time) { complete(escort, &out) }
        if let order = post.orderToConsolidate(in: turn) { openEverything("konsolidasi", because: order, nil, &out) }
        for order in post.newOrders(account: "Lalu lintas kembali normal", turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) {
            if let order = body.order { carryOut(order, by: body, &out) }
        }
        startEscorts(turn, &out)
        out.wake(atFirstOf: post.next, bodies.next, escorts.next)
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        let map = post.briefed.map
        switch order.kind {
        case .closeRoad: send(to: roads.closing(order, on: map), order, turn, &out)
        case .openExitRoute: send(to: roads.exitRoute(order, on: map), order, turn, &out)
        case .openCorridor: send(to: roads.corridor(order, on: map), order, turn, &out)
        case .reopenRoad: reopen(order, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            openEverything("selesai bertugas", because: order.id, order, &out)
            post.desk.complete(order, "semua jalan dibuka kembali", &out)
        default: post.desk.decline(order, "bukan tugas Satgas Kamseltibcarlantas", &out)
        }
    }

    /// Sends a post to the road that `plan` names, or declines for the reason that `plan` gives.
    private mutating func send(to plan: RoadBook.Plan, _ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch plan {
        case .refused(let reason): post.desk.decline(order, reason, &out)
        case .already(let text):
            guard post.desk.accept(order, &out) else { return }
            post.desk.complete(order, text, &out)
        case .possible(let kind, let road, let place):
            let people = UInt32(post.briefed.parameters[.trafficPostPersonnel])
            let party = Party(.trafficPost, people, to: place, order: order)
            if let obstacle = bodies.obstacle(to: party, post) { return post.desk.decline(order, obstacle, &out) }
            guard post.desk.accept(order, &out), let body = bodies.send(party, &post, turn, &out) else { return }
            roads.plan(kind, on: road, post: body.number)
        }
    }

    private mutating func carryOut(_ order: Order, by body: Detachment, _ out: inout Outbox) {
        guard let measure = roads.measure(of: body.number), let road = post.briefed.map.road(measure.road) else {
            return
        }
        switch measure.kind {
        case .closure:
            let closure = publishClosure(of: road, order, &out)
            roads.stands(body.number, as: closure)
            post.desk.complete(order, "\(road.title) ditutup, arus dialihkan", &out)
        case .exitRoute:
            let event = ExitRouteOpened.with {
                $0.roadKey = road.key
                $0.placeKey = order.place
                $0.order = order.id.description
            }
            roads.stands(body.number, as: out.publish(event, because: order.id))
            post.desk.complete(order, "jalur keluar massa dibuka: \(road.title)", &out)
        case .corridor:
            let event = CorridorOpened.with {
                $0.roadKey = road.key
                $0.fromKey = order.place
                $0.toKey = road.from == order.place ? road.to : road.from
                $0.order = order.id.description
            }
            roads.stands(body.number, as: out.publish(event, because: order.id))
            post.roads.keepClear(road.key)
            post.desk.complete(order, "jalur evakuasi dibuka: \(road.title)", &out)
        }
    }

    /// Publishes a closure together with its diversion: they are one act (D33).
    private mutating func publishClosure(of road: PlaceMap.Stretch, _ order: Order, _ out: inout Outbox) -> EventID {
        let closed = RoadClosed.with {
            $0.roadKey = road.key
            $0.diversionKey = road.diversion ?? ""
            $0.reason = order.text.isEmpty ? "Pengamanan \(post.briefed.map.title(of: order.place))" : order.text
            $0.order = order.id.description
        }
        let closure = out.publish(closed, because: order.id)
        post.roads.close(road.key, by: closure)
        let diverted = TrafficDiverted.with {
            $0.roadKey = road.key
            $0.diversionKey = road.diversion ?? ""
            $0.closure = closure.description
        }
        out.publish(diverted, because: closure)
        return closure
    }

    // MARK: - Opening again

    private mutating func reopen(_ order: Order, _ out: inout Outbox) {
        guard let measure = roads.measures.first(where: { $0.road == RoadKey(order.object) && $0.kind != .exitRoute })
        else {
            return post.desk.decline(order, "jalan '\(order.object)' tidak sedang ditutup", &out)
        }
        guard post.desk.accept(order, &out) else { return }
        end(measure, "jalan dibuka kembali", because: order.id, order, &out)
        post.desk.complete(order, "jalan dibuka kembali", &out)
    }

    private mutating func openEverything(_ reason: String, because cause: EventID, _ order: Order?, _ out: inout Outbox)
    {
        for measure in roads.measures { end(measure, reason, because: cause, order, &out) }
    }

    private mutating func end(
        _ measure: RoadBook.Measure,
        _ reason: String,
        because cause: EventID,
        _ order: Order?,
        _ out: inout Outbox
    ) {
        roads.end(measure)
        switch (measure.kind, measure.event) {
        case (.closure, let closure?):
            let event = RoadReopened.with {
                $0.roadKey = measure.road
                $0.closure = closure.description
                $0.order = order?.id.description ?? ""
            }
            out.publish(event, because: cause)
            post.roads.reopen(measure.road)
        case (.corridor, .some):
            let event = CorridorClosed.with {
                $0.roadKey = measure.road
                $0.order = order?.id.description ?? ""
            }
            out.publish(event, because: cause)
            post.roads.giveUpClear(measure.road)
        default: break
        }
        bodies.standDown(measure.post, reason, because: cause, &post, &out)
    }

    // MARK: - Escorts

    /// Starts the escorts for which people are free, in the order in which they came up.
    private mutating func startEscorts(_ turn: Turn, _ out: inout Outbox) {
        let people = UInt32(post.briefed.parameters[.escortPersonnel])
        while let first = waiting.first {
            guard post.strengths.commit(people, of: Strengths.personnel, because: first.cause, &out) else { return }
            waiting.removeFirst()
            let drive = post.drive(from: first.from, to: first.to)
            let arrives = turn.time.adding(seconds: max(drive.seconds, 1))
            let event = EscortStarted.with {
                $0.subject = first.subject
                $0.fromKey = first.from
                $0.toKey = first.to
                $0.order = first.order
                $0.arrives = arrives.seconds
                $0.delaySeconds = drive.delaySeconds
                $0.delayedBy = drive.delayedBy.map(\.description)
            }
            out.publish(event, because: first.cause)
            escorts.plan(first, at: arrives)
        }
    }

    private mutating func complete(_ escort: Escort, _ out: inout Outbox) {
        let event = EscortCompleted.with {
            $0.subject = escort.subject
            $0.toKey = escort.to
            $0.order = escort.order
        }
        out.publish(event, because: escort.cause)
        let people = UInt32(post.briefed.parameters[.escortPersonnel])
        post.strengths.release(people, of: Strengths.personnel, because: escort.cause, &out)
    }
}

extension ParameterKey {
    /// People at a closure, exit route or corridor.
    public static let trafficPostPersonnel = ParameterKey("traffic_post_personnel", 4, 1...100)
    /// People who escort one transport.
    public static let escortPersonnel = ParameterKey("escort_personnel", 2, 1...50)
}
