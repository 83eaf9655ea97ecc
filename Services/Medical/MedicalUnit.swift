import Domain
import Events
import TaskForceKit

/// The health team: posts, START triage, ambulances in the order of need, hospitals, and what became of each casualty.
///
/// Rules D30 to D32: everyone is triaged and treated, crowd and officers alike; RED goes before YELLOW. GREEN is
/// treated on site. Each casualty ends with an outcome: *dirawat*, *pulang* or *meninggal*. Without an ambulance of its
/// own, or without a free bed anywhere, the team treats grave casualties at the post. When too few ambulances are free,
/// it asks the units that can transport people, and directs what they lend until it is no longer needed.
///
/// The team hears of a casualty at once where people of the chain stand. Elsewhere it hears once bystanders have called
/// (*emergency_call_seconds*). Where no post is open the team sends one by itself. Kit by the roster's key:
/// `ambulance`.
///
/// Ambulances take the quickest way round what is closed or blocked, and go to the hospital that they reach first. An
/// outcome says how likely its casualty is to survive, by Sacco's score at the moment when care takes over. Until then
/// the score falls by a point every *deterioration_minutes*. This is a model for comparing decisions, no prognosis.
public struct MedicalUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "medical",
        title: "Tim Kesehatan (Dokkes)",
        agency: "Polres",
        hears: ["command", "situation", "traffic"],
        publishes: UnitPost.publishes + Detachments.publishes + [
            MedicalPostOpened.self, CasualtyTriaged.self, AmbulanceDispatched.self, CasualtyTreatedOnSite.self,
            CasualtyAdmitted.self, CasualtyOutcomeRecorded.self, HospitalFull.self, AmbulancesRequested.self,
            AmbulanceReturned.self,
        ],
        reads: [
            .emergencyCallSeconds, .loadSeconds, .treatmentSeconds, .triageSecondsMin, .triageSecondsMax,
            .medicalPostPersonnel, .deteriorationMinutes, .ambulancesAgainSeconds,
        ],
        kit: [ambulance],
        bodies: [UsualBody(.medicalPost)]
    )

    /// The most casualties whom one drill may have; further ones are not taken in.
    static let casualtiesMax: UInt64 = 4_096
    /// The roster's key of ambulances.
    static let ambulance = "ambulance"

    struct Trip: Sendable, Codable {
        let casualty: Patient
        let hospital: HospitalKey
        let place: PlaceKey
    }

    enum Step: Sendable, Codable {
        case heard(Patient)
        case triaged(Patient)
        case arrived(Trip)
        case returned
        case treated(Patient)
        /// An ambulance that had broken down goes on; the inject that stopped it.
        case repaired(EventID)
    }

    var post: UnitPost
    var bodies = Detachments()
    var hospitals: HospitalBook
    var steps = Agenda<Step>()
    /// Casualties that are known and not examined yet, in the order in which they became known.
    var unexamined: [Patient] = []
    /// The places of the examinations under way; a post can have as many as it has pairs of people.
    var examining: [PlaceKey] = []
    var queue = EvacuationQueue()
    /// Orders to stand down that wait for the last casualty's outcome.
    private var leaving: [Order] = []
    /// Ambulances that others have lent, and when it may ask for more.
    var borrowing = Borrowing()
    private var known: UInt64 = 0
    var fates = Fates()
    private var settled: UInt64 { fates.count }

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(briefing, reading: Self.profile.reads)
        hospitals = try HospitalBook(briefing, post.briefed.map)
        guard post.briefed.parameters[.triageSecondsMin] <= post.briefed.parameters[.triageSecondsMax] else {
            throw BriefingError(unit: briefing.unit, problem: "triage_seconds_min is above triage_seconds_max")
        }
    }

    /// Notes the casualties and the ambulances that are lent, so that nobody is forgotten.
    public mutating func observe(_ turn: Turn) {
        var unheard = Outbox(unheardFrom: post.briefed.unit, at: turn.time)
        hear(turn, &unheard)
    }

    /// Handles one turn.
    public mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        hear(turn, &out)
        if let order = post.orderToConsolidate(in: turn), known == settled { closePosts("konsolidasi", order, &out) }
        for order in post.newOrders(account: fates.words(of: known), turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) { open(body, &out) }
        breakDown(turn, &out)
        for step in steps.takeDue(at: turn.time) { carryOut(step, turn, &out) }
        sendPosts(turn, &out)
        examine(turn)
        dispatch(turn, &out)
        askForAmbulances(turn, &out)
        if known == settled, borrowing.loans.isEmpty || isEveryAmbulanceBack {
            for order in leaving {
                closePosts("selesai bertugas", order.id, &out)
                post.desk.complete(order, "pos kesehatan ditutup, semua korban sudah ditangani", &out)
            }
            leaving = []
        }
        if bodies.all.isEmpty { returnAmbulances(&out) }
        out.wake(atFirstOf: post.next, bodies.next, steps.next)
    }

    private mutating func hear(_ turn: Turn, _ out: inout Outbox) {
        post.roads.hear(turn)
        for event in turn.eventsOnce {
            switch event.message {
            case let found as CasualtyFound: take(found, event.id, turn)
            case let lent as AmbulanceLent: takeOver(lent, event, &out)
            default: continue
            }
        }
    }

    private mutating func take(_ found: CasualtyFound, _ event: EventID, _ turn: Turn) {
        guard post.briefed.map.place(found.placeKey) != nil, known < Self.casualtiesMax else { return }
        known += 1
        let casualty = Patient(
            key: found.casualty,
            place: found.placeKey,
            vitals: found.vitals,
            found: event,
            since: turn.time
        )
        let call = found.observers.isEmpty ? post.briefed.parameters[.emergencyCallSeconds] : 0
        steps.plan(.heard(casualty), at: turn.time.adding(seconds: call))
    }

    // MARK: - Posts

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .openMedicalPost, .deploy:
            if bodies.all.contains(where: { $0.place == order.place }) {
                guard post.desk.accept(order, &out) else { return }
                post.desk.complete(order, "pos kesehatan sudah ada atau dalam perjalanan", &out)
            } else {
                let people = order.personnel > 0 ? order.personnel : postSize
                let party = Party(.medicalPost, people, to: order.place, order: order)
                _ = bodies.dispatch(party, on: order, &post, turn, &out)
            }
        case .standDown:
            if post.desk.accept(order, &out) { leaving.append(order) }
        default: post.desk.decline(order, "bukan tugas tim kesehatan", &out)
        }
    }

    private mutating func open(_ body: Detachment, _ out: inout Outbox) {
        let event = MedicalPostOpened.with {
            $0.placeKey = body.place
            $0.personnel = body.personnel
            $0.ambulances = post.strengths.reserve(of: Self.ambulance)
            $0.order = body.order?.id.description ?? ""
        }
        out.publish(event, because: body.order?.id)
        if let order = body.order { post.desk.complete(order, "pos kesehatan dibuka", &out) }
    }

    /// Sends a post to every place where someone is hurt and no post is, without an order.
    ///
    /// It sends free people, or else a post that has nobody to examine.
    private mutating func sendPosts(_ turn: Turn, _ out: inout Outbox) {
        for casualty in unexamined where !bodies.all.contains(where: { $0.place == casualty.place }) {
            let party = Party(.medicalPost, postSize, to: casualty.place)
            if bodies.send(party, because: casualty.found, &post, turn, &out) != nil { continue }
            let idle = bodies.all.first { body in
                body.arrives == nil && !examining.contains(body.place)
                    && !unexamined.contains { $0.place == body.place }
            }
            if let idle { bodies.move(idle.number, to: casualty.place, order: nil, post, turn, &out) }
        }
    }

    /// The people of a new post: as many as a post has, or all who are left.
    private var postSize: UInt32 {
        min(UInt32(post.briefed.parameters[.medicalPostPersonnel]), post.strengths.reserve(of: Strengths.personnel))
    }

    private mutating func closePosts(_ reason: String, _ cause: EventID, _ out: inout Outbox) {
        bodies.standDownAll(reason, because: cause, &post, &out)
    }
}
