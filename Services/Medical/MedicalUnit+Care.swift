import Casualty
import Domain
import Events
import TaskForceKit

// From the first report of someone hurt to the outcome: examination (D31), care, outcome.

extension MedicalUnit {
    mutating func carryOut(_ step: Step, _ turn: Turn, _ out: inout Outbox) {
        switch step {
        case .heard(let casualty): unexamined.append(casualty)
        case .triaged(let casualty): triaged(casualty, turn, &out)
        case .arrived(let trip): admit(trip, turn, &out)
        case .returned: post.strengths.release(1, of: Self.ambulance, &out)
        case .repaired(let inject): post.strengths.goOn(1, of: Self.ambulance, because: inject, &out)
        case .treated(let casualty):
            record(casualty, casualty.category == .green ? "pulang" : "di-pos", &out)
        }
    }

    /// Each free pair at an open post examines the next casualty there: 30 to 60 seconds (D31).
    mutating func examine(_ turn: Turn) {
        let seconds = post.briefed.parameters[.triageSecondsMin]...post.briefed.parameters[.triageSecondsMax]
        unexamined.removeAll { casualty in
            let people = bodies.standing(at: casualty.place).reduce(UInt32(0)) { $0.addingSaturated($1.personnel) }
            guard people > 0, examining.count(where: { $0 == casualty.place }) < max(1, people / 2) else {
                return false
            }
            examining.append(casualty.place)
            var examination = turn.chance.of("triage", casualty.key)
            steps.plan(.triaged(casualty), at: turn.time.adding(seconds: examination.within(seconds)))
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
            $0.placeKey = casualty.place
        }
        out.publish(event, because: casualty.found)
        switch category {
        case .black: record(casualty, CasualtyOutcomeRecorded.died, &out)
        case .red, .yellow:
            let hasAmbulances = (post.strengths[Self.ambulance]?.total ?? 0) > 0
            if hasAmbulances { queue.add(casualty) } else { treatHere(casualty, turn, &out) }
        default: treatHere(casualty, turn, &out)
        }
    }

    mutating func treatHere(_ casualty: Patient, _ turn: Turn, _ out: inout Outbox) {
        let event = CasualtyTreatedOnSite.with {
            $0.casualty = casualty.key
            $0.category = casualty.category ?? .unspecified
            $0.placeKey = casualty.place
        }
        out.publish(event, because: casualty.found)
        var casualty = casualty
        casualty.caredFor = turn.time
        let seconds = post.briefed.parameters[.treatmentSeconds]
        steps.plan(.treated(casualty), at: turn.time.adding(seconds: seconds))
    }

    /// How patients get worse while they wait: the same number of minutes at each score.
    private var deterioration: Deterioration {
        let minutes = Int(post.briefed.parameters[.deteriorationMinutes])
        // The parameter's range is the model's own range.
        return (try? Deterioration(minutesAtScore: Array(repeating: minutes, count: 12))) ?? .assumed
    }

    mutating func record(_ casualty: Patient, _ outcome: String, _ out: inout Outbox) {
        fates.note(outcome)
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
}
