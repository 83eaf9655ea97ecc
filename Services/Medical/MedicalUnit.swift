import Casualty
import Domain
import Events
import TaskForceKit

/// The health team: posts, START triage, ambulances in the order of need, hospitals, and what became of each casualty.
///
/// Rules R30 to R32: everyone is triaged and treated, crowd and officers alike; RED goes before YELLOW. GREEN is
/// treated on site. Each casualty ends with an outcome: *dirawat*, *pulang* or *meninggal*. Without an ambulance of its
/// own, or without a bed anywhere, the grave ones are treated at the post.
///
/// A casualty is known at once where people of the chain stand, else when bystanders have called
/// (*emergency_call_seconds*). Where no post is open the team sends one by itself. Kit by the roster's key:
/// `ambulance`.
///
/// Ambulances take the quickest way round what is closed or blocked, and go to the hospital that they reach first. An
/// outcome says how likely its casualty is to survive by Sacco's score at the moment when care takes over, which falls by
/// a point every *deterioration_minutes* until then: a model for comparing decisions, no prognosis.
public struct MedicalUnit: TaskForceUnit {
    /// What it hears and says.
    public static let profile = UnitProfile(
        taskForce: "medical",
        title: "Tim Kesehatan (Dokkes)",
        agency: "Polres",
        hears: ["command", "situation", "traffic"],
        publishes: [
            OrderAcknowledged.self, OrderCompleted.self, OrderDeclined.self, MusterReported.self,
            ConsolidationReported.self, StrengthReported.self, UnitDeployed.self, UnitArrived.self, UnitStoodDown.self,
            MedicalPostOpened.self, CasualtyTriaged.self, AmbulanceDispatched.self, CasualtyTreatedOnSite.self,
            CasualtyAdmitted.self, CasualtyOutcomeRecorded.self, HospitalFull.self,
        ]
    )

    /// The most casualties whom one drill may have; further ones are not taken in.
    static let casualtiesMax: UInt64 = 4_096
    /// The roster's key of ambulances.
    static let ambulance = "ambulance"

    private struct Trip: Sendable, Codable {
        let casualty: Patient
        let hospital: String
        let place: String
    }

    private enum Step: Sendable, Codable {
        case heard(Patient)
        case triaged(Patient)
        case arrived(Trip)
        case returned
        case treated(Patient)
    }

    private var post: UnitPost
    private var bodies = Detachments()
    private var hospitals: HospitalBook
    private var steps = Agenda<Step>()
    /// Known, not examined yet, in the order in which they became known.
    private var unexamined: [Patient] = []
    /// Examinations under way, by place: a post has as many as it has pairs of people.
    private var examining: [String] = []
    private var queue = EvacuationQueue()
    /// Orders to stand down that wait for the last outcome.
    private var leaving: [Order] = []
    private var known: UInt64 = 0
    private var settled: UInt64 = 0

    /// Prepares the unit.
    public init(briefing: UnitBriefing) throws {
        post = try UnitPost(
            briefing,
            reading: [
                .emergencyCallSeconds, .loadSeconds, .treatmentSeconds, .triageSecondsMin, .triageSecondsMax,
                .medicalPostPersonnel, .deteriorationMinutes,
            ]
        )
        hospitals = try HospitalBook(briefing, post.briefed.map)
        guard post.briefed.parameters[.triageSecondsMin] <= post.briefed.parameters[.triageSecondsMax] else {
            throw BriefingError(unit: briefing.unit, problem: "triage_seconds_min is above triage_seconds_max")
        }
    }

    /// Handles one turn.
    public mutating func handle(_ turn: inout Turn, _ out: inout Outbox) {
        hear(turn)
        guard turn.acting else { return }
        let account = "\(known) korban ditangani, \(settled) sudah jelas nasibnya"
        if let order = post.orderToConsolidate(in: turn), known == settled { closePosts("Konsolidasi", order, &out) }
        for order in post.newOrders(account: account, &turn, &out) { take(order, turn, &out) }
        for body in bodies.arrivals(turn, &out) { open(body, &out) }
        for step in steps.takeDue(at: turn.time) { carryOut(step, turn, &out) }
        sendPosts(turn, &out)
        examine(&turn)
        dispatch(turn, &out)
        if known == settled {
            for order in leaving {
                closePosts("Selesai bertugas", order.id, &out)
                post.desk.complete(order, "Pos kesehatan ditutup, semua korban tertangani", &out)
            }
            leaving = []
        }
        if let next = [post.next, bodies.next, steps.next].compactMap(\.self).min() { out.wake(at: next) }
    }

    /// Notes the casualties; also while set aside, so that nobody is forgotten.
    private mutating func hear(_ turn: Turn) {
        post.roads.hear(turn)
        for event in turn.eventsOnce {
            guard let found = event.message as? CasualtyFound, post.briefed.map.place(found.place) != nil,
                known < Self.casualtiesMax
            else { continue }
            known += 1
            let casualty = Patient(
                key: found.casualty,
                place: found.place,
                vitals: found.vitals,
                found: event.id,
                since: turn.time
            )
            let call = found.observers.isEmpty ? post.briefed.parameters[.emergencyCallSeconds] : 0
            steps.plan(.heard(casualty), at: turn.time.adding(seconds: call))
        }
    }

    // MARK: - Posts

    private mutating func take(_ order: Order, _ turn: Turn, _ out: inout Outbox) {
        switch order.kind {
        case .openMedicalPost, .deploy:
            if bodies.all.contains(where: { $0.place == order.place }) {
                guard post.desk.accept(order, &out) else { return }
                post.desk.complete(order, "Pos kesehatan sudah ada atau dalam perjalanan", &out)
            } else {
                let people = order.personnel > 0 ? order.personnel : postSize
                let party = Party(.medicalPost, people, to: order.place, order: order)
                _ = bodies.dispatch(party, on: order, &post, turn, &out)
            }
        case .standDown:
            if post.desk.accept(order, &out) { leaving.append(order) }
        default: post.desk.decline(order, "Bukan tugas tim kesehatan", &out)
        }
    }

    private mutating func open(_ body: Detachment, _ out: inout Outbox) {
        let event = MedicalPostOpened.with {
            $0.place = body.place
            $0.personnel = body.personnel
            $0.ambulances = post.strengths.reserve(of: Self.ambulance)
            $0.order = body.order?.id.description ?? ""
        }
        out.publish(event, because: body.order?.id)
        if let order = body.order { post.desk.complete(order, "Pos kesehatan dibuka", &out) }
    }

    /// Where somebody is hurt and no post is near, the team goes without being told: with free people, else with a post
    /// that has nobody to examine.
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

    /// As many as a post has, or the rest.
    private var postSize: UInt32 {
        min(UInt32(post.briefed.parameters[.medicalPostPersonnel]), post.strengths.reserve(of: Strengths.personnel))
    }

    private mutating func closePosts(_ reason: String, _ cause: EventID, _ out: inout Outbox) {
        bodies.standDownAll(reason, because: cause, &post, &out)
    }

    // MARK: - Casualties

    private mutating func carryOut(_ step: Step, _ turn: Turn, _ out: inout Outbox) {
        switch step {
        case .heard(let casualty): unexamined.append(casualty)
        case .triaged(let casualty): triaged(casualty, turn, &out)
        case .arrived(let trip): admit(trip, turn, &out)
        case .returned: post.strengths.release(1, of: Self.ambulance, &out)
        case .treated(let casualty):
            record(casualty, casualty.category == .green ? "pulang" : "dirawat", &out)
        }
    }

    /// Each free pair at an open post examines the next casualty there: 30 to 60 seconds (R31).
    private mutating func examine(_ turn: inout Turn) {
        let seconds = post.briefed.parameters[.triageSecondsMin]...post.briefed.parameters[.triageSecondsMax]
        unexamined.removeAll { casualty in
            let people = bodies.standing(at: casualty.place).reduce(0) { $0 + $1.personnel }
            guard people > 0, examining.count(where: { $0 == casualty.place }) < max(1, people / 2) else {
                return false
            }
            examining.append(casualty.place)
            steps.plan(.triaged(casualty), at: turn.time.adding(seconds: turn.random.within(seconds)))
            return true
        }
    }

    private mutating func triaged(_ casualty: Patient, _ turn: Turn, _ out: inout Outbox) {
        if let index = examining.firstIndex(of: casualty.place) { examining.remove(at: index) }
        var casualty = casualty
        let category = casualty.triage
        casualty.category = category
        let event = CasualtyTriaged.with {
            $0.casualty = casualty.key
            $0.category = category
            $0.vitals = casualty.vitals
            $0.place = casualty.place
        }
        out.publish(event, because: casualty.found)
        switch category {
        case .black: record(casualty, "meninggal", &out)
        case .red, .yellow:
            let hasAmbulances = (post.strengths[Self.ambulance]?.total ?? 0) > 0
            if hasAmbulances { queue.add(casualty) } else { treatHere(casualty, turn, &out) }
        default: treatHere(casualty, turn, &out)
        }
    }

    private mutating func treatHere(_ casualty: Patient, _ turn: Turn, _ out: inout Outbox) {
        let event = CasualtyTreatedOnSite.with {
            $0.casualty = casualty.key
            $0.category = casualty.category ?? .unspecified
            $0.place = casualty.place
        }
        out.publish(event, because: casualty.found)
        var casualty = casualty
        casualty.caredFor = turn.time
        let seconds = post.briefed.parameters[.treatmentSeconds]
        steps.plan(.treated(casualty), at: turn.time.adding(seconds: seconds))
    }

    /// How patients get worse while they wait: as many minutes at each score.
    private var deterioration: Deterioration {
        let minutes = Int(post.briefed.parameters[.deteriorationMinutes])
        // The parameter's range is the model's own.
        return (try? Deterioration(minutesAtScore: Array(repeating: minutes, count: 12))) ?? .assumed
    }

    private mutating func record(_ casualty: Patient, _ outcome: String, _ out: inout Outbox) {
        settled += 1
        let event = CasualtyOutcomeRecorded.with {
            $0.casualty = casualty.key
            $0.category = casualty.category ?? .unspecified
            $0.outcome = outcome
            guard let score = casualty.score(deterioration) else { return }
            $0.rpm = UInt32(score.score)
            $0.survivalPermille = UInt32(score.survivalPermille)
            $0.waitedSeconds = casualty.waitedSeconds ?? 0
        }
        out.publish(event, because: casualty.found)
    }

    // MARK: - Ambulances and hospitals

    /// Sends ambulances for those who wait, the gravest first, as long as there are ambulances.
    private mutating func dispatch(_ turn: Turn, _ out: inout Outbox) {
        while let casualty = queue.first, post.strengths.reserve(of: Self.ambulance) > 0 {
            _ = queue.takeFirst()
            let choice = hospitals.reserve { post.drive(from: casualty.place, to: $0).seconds }
            for full in choice.newlyFull {
                let event = HospitalFull.with {
                    $0.hospital = full
                    $0.divertedTo = choice.hospital?.key ?? ""
                }
                out.publish(event, because: casualty.found)
            }
            guard let hospital = choice.hospital,
                post.strengths.commit(1, of: Self.ambulance, because: casualty.found, &out)
            else {
                treatHere(casualty, turn, &out)
                continue
            }
            let drive = post.drive(from: casualty.place, to: hospital.place)
            let arrives = turn.time.adding(seconds: post.briefed.parameters[.loadSeconds] + drive.seconds)
            let event = AmbulanceDispatched.with {
                $0.casualty = casualty.key
                $0.category = casualty.category ?? .unspecified
                $0.from = casualty.place
                $0.hospital = hospital.key
                $0.arrives = arrives.seconds
                $0.waiting = UInt32(queue.count(atLeast: casualty.category))
                $0.driveSeconds = drive.seconds
                $0.delaySeconds = drive.delaySeconds
                $0.delayedBy = drive.delayedBy.map(\.description)
            }
            out.publish(event, because: casualty.found)
            steps.plan(.arrived(Trip(casualty: casualty, hospital: hospital.key, place: hospital.place)), at: arrives)
        }
    }

    private mutating func admit(_ trip: Trip, _ turn: Turn, _ out: inout Outbox) {
        let free = hospitals.admit(to: trip.hospital)
        let event = CasualtyAdmitted.with {
            $0.casualty = trip.casualty.key
            $0.hospital = trip.hospital
            $0.bedsFree = free
        }
        out.publish(event, because: trip.casualty.found)
        var casualty = trip.casualty
        casualty.caredFor = turn.time
        record(casualty, "dirawat", &out)
        let back = post.drive(from: trip.place, to: trip.casualty.place)
        steps.plan(.returned, at: turn.time.adding(seconds: max(back.seconds, 1)))
    }
}
