import Domain
import Events
import TaskForceKit

/// The district's health service: ambulances with their crews, lent to whoever cares for the hurt and has too few.
///
/// On order they stand by where they are sent. When a health team asks (`AmbulancesRequested`), as many as it wants go
/// to it, and those that stand by go first. Each is under the team's direction from `AmbulanceLent` until
/// `AmbulanceReturned`. The team that triages decides who rides first; this unit treats nobody. It goes home when told
/// to, but a lent ambulance comes home only once it is returned.
///
/// Kit by the roster's key: `ambulance`.
public struct DinkesUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "dinkes",
        title: "Dinas Kesehatan",
        agency: "Dinkes",
        hears: ["command", "medical", "situation", "traffic"],
        heardBy: ["command", "medical", "situation"],
        publishes: UnitPost.publishes + Detachments.publishes + [AmbulanceLent.self],
        reads: [.ambulanceCrew, .ambulancesOnStandby],
        kit: [ambulance],
        bodies: [UsualBody(.medicalPost)],
        serves: [.transport]
    )

    private static let ambulance = "ambulance"

    private var post: UnitPost
    /// Each ambulance that is out, with its crew.
    private var ambulances = Detachments()
    private var loans = Loans()
    /// Orders to stand down that wait for what is lent.
    private var leaving: [Order] = []

    /// Opens the post.
    ///
    /// - Throws: `BriefingError` when the scenario's part for this unit does not fit.
    public init(briefing: UnitBriefing) throws { post = try UnitPost(briefing, reading: Self.profile.reads) }

    /// Takes in what it must know when it is back.
    public mutating func observe(_ turn: Turn) { post.roads.hear(turn) }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        observe(turn)
        if let order = post.orderToConsolidate(in: turn) {
            loans.endAll()
            ambulances.standDownAll("konsolidasi", because: order, &post, &out)
        }
        for order in post.newOrders(account: "Ambulans kembali ke pos", turn, &out) { take(order, turn, &out) }
        for event in turn.eventsOnce where event.unit?.district == post.briefed.unit.district {
            switch event.message {
            case let request as AmbulancesRequested: answer(request, event.id, turn, &out)
            case let returned as AmbulanceReturned: comeHome(returned, event.id, &out)
            default: continue
            }
        }
        for body in ambulances.arrivals(turn, &out) { arrived(body, &out) }
        if ambulances.all.isEmpty {
            for order in leaving { post.desk.complete(order, "semua ambulans kembali ke pos", &out) }
            leaving = []
        }
        out.wake(atFirstOf: post.next, ambulances.next)
    }

    // MARK: - Orders

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .deploy: standBy(order, turn, &out)
        case .standDown:
            guard post.desk.accept(order, &out) else { return }
            leaving.append(order)
            for body in free { ambulances.standDown(body.number, "selesai bertugas", because: order.id, &post, &out) }
        default: post.desk.decline(order, "bukan tugas Dinas Kesehatan", &out)
        }
    }

    /// Some of the ambulances wait where the order says; those that wait elsewhere move there.
    private mutating func standBy(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        if free.isEmpty {
            guard ambulances.dispatch(ambulance(to: order.place, order), on: order, &post, turn, &out) else { return }
        } else {
            guard post.briefed.map.place(order.place) != nil else {
                return post.desk.decline(order, "tempat '\(order.place)' tidak ada di peta", &out)
            }
            guard post.desk.accept(order, &out) else { return }
            for body in free {
                if let former = body.order { post.desk.replace(former, by: order, &out) }
                ambulances.move(body.number, to: order.place, order: order, post, turn, &out)
            }
        }
        while free.count < post.briefed.parameters[.ambulancesOnStandby] {
            guard ambulances.send(ambulance(to: order.place, order), &post, turn, &out) != nil else { return }
        }
    }

    private func ambulance(to place: PlaceKey, _ order: Order? = nil) -> Party {
        let crew = UInt32(post.briefed.parameters[.ambulanceCrew])
        var party = Party(.medicalPost, crew, to: place, order: order)
        party.vehicle = Self.ambulance
        return party
    }

    /// The ambulances that nobody has called.
    private var free: [Detachment] { loans.free(of: ambulances) }

    // MARK: - Loans

    /// Sends as many as are wanted, those that stand by first; when none is left it stops, because the request is made
    /// again.
    private mutating func answer(
        _ request: AmbulancesRequested,
        _ event: EventID,
        _ turn: Turn,
        _ out: inout Outbox
    ) {
        guard request.units.contains(post.briefed.unit.description), post.briefed.map.place(request.placeKey) != nil
        else { return }
        for _ in 0..<min(Int(request.ambulances), Detachments.countMax) {
            if let standing = free.first {
                if let order = standing.order { post.desk.complete(order, "dipanggil pos kesehatan", &out) }
                ambulances.move(standing.number, to: request.placeKey, order: nil, because: event, post, turn, &out)
                loans.call(standing.number, for: event)
            } else if let sent = ambulances.send(ambulance(to: request.placeKey), because: event, &post, turn, &out) {
                loans.call(sent.number, for: event)
            } else {
                return
            }
        }
    }

    private mutating func arrived(_ body: Detachment, _ out: inout Outbox) {
        if let order = body.order { post.desk.complete(order, "ambulans siaga", &out) }
        guard let request = loans.request(for: body) else { return }
        let event = AmbulanceLent.with {
            $0.request = request.description
            $0.placeKey = body.place
        }
        loans.lend(body, by: out.publish(event, because: request))
    }

    private mutating func comeHome(_ returned: AmbulanceReturned, _ cause: EventID, _ out: inout Outbox) {
        guard let ambulance = loans.end(returned.loan) else { return }
        ambulances.standDown(ambulance, "ambulans tidak diperlukan lagi", because: cause, &post, &out)
    }
}

extension ParameterKey {
    /// People of an ambulance: who drives, and who cares; assumed.
    public static let ambulanceCrew = ParameterKey("ambulance_crew", 2, 1...10)
    /// How many ambulances stand by when they are ordered to; assumed.
    public static let ambulancesOnStandby = ParameterKey("ambulances_on_standby", 2, 1...50)
}
