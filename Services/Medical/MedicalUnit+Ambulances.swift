import Domain
import Events
import TaskForceKit

// Ambulances take the gravest first (D32), to the hospital with a free bed that they reach first.

extension MedicalUnit {
    /// Sends ambulances to those who wait, the gravest first, while ambulances are free.
    mutating func dispatch(_ turn: Turn, _ out: inout Outbox) {
        while let casualty = queue.first, post.strengths.reserve(of: Self.ambulance) > 0 {
            _ = queue.takeFirst()
            let choice = hospitals.reserve { post.drive(from: casualty.place, to: $0).seconds }
            for full in choice.newlyFull {
                let event = HospitalFull.with {
                    $0.hospitalKey = full
                    $0.divertedToKey = choice.hospital?.key ?? ""
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
            let arrives = turn.time.adding(
                seconds: drive.seconds.addingSaturated(post.briefed.parameters[.loadSeconds])
            )
            let event = AmbulanceDispatched.with {
                $0.casualty = casualty.key
                $0.category = casualty.category ?? .unspecified
                $0.fromKey = casualty.place
                $0.hospitalKey = hospital.key
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

    /// An ambulance that breaks down on its way stands still until it is repaired: its patient arrives, or it is back, as
    /// much later.
    mutating func breakDown(_ turn: Turn, _ out: inout Outbox) {
        for (setback, inject) in turn.setbacks where setback.breaksDown(Self.ambulance, of: post.briefed.unit) {
            let seconds = UInt64(setback.seconds)
            let isStruck = steps.postponeFirst(by: seconds) { step in
                switch step {
                case .arrived, .returned: true
                case .heard, .triaged, .treated, .repaired: false
                }
            }
            guard isStruck, post.strengths.breakDown(1, of: Self.ambulance, because: inject, &out) > 0 else { continue }
            steps.plan(.repaired(inject), at: turn.time.adding(seconds: seconds))
        }
    }

    mutating func admit(_ trip: Trip, _ turn: Turn, _ out: inout Outbox) {
        let free = hospitals.admit(to: trip.hospital)
        let event = CasualtyAdmitted.with {
            $0.casualty = trip.casualty.key
            $0.hospitalKey = trip.hospital
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
