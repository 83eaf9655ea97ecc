import Domain
import Events
import TaskForceKit

// What the crowd answers to people who talk to it and to people who arrest its members.

extension SituationUnit {
    mutating func answer(_ contact: ContactAttempted, _ id: EventID, _ time: SimulatedTime, _ out: inout Outbox) {
        let crowd = reachable(contact.groupKey, at: contact.placeKey, time)
        if crowd != nil { simulation.talk(with: contact.groupKey, at: time) }
        publishAnswer(
            to: id,
            group: contact.groupKey,
            place: crowd?.place ?? contact.placeKey,
            crowd == nil ? .unreachable : .talks,
            demand: crowd?.demand ?? "",
            &out
        )
    }

    mutating func answer(_ offer: OfferMade, _ id: EventID, _ time: SimulatedTime, _ out: inout Outbox) {
        let crowd = reachable(offer.groupKey, at: offer.placeKey, time)
        if crowd != nil { simulation.talk(with: offer.groupKey, at: time) }
        let answer: MarshalAnswered.Answer = crowd.map { accepts($0) ? .accepts : .refuses } ?? .unreachable
        publishAnswer(
            to: id,
            group: offer.groupKey,
            place: crowd?.place ?? offer.placeKey,
            answer,
            demand: crowd?.demand ?? "",
            &out
        )
    }

    // In a field drill nobody reports what a marshal would say. There the marshal of an orderly crowd accepts.
    private func accepts(_ crowd: Crowd) -> Bool {
        switch mode {
        case .scripted: crowd.acceptsOffers
        case .simulated: simulation.agrees(crowd, from: briefed.parameters[.crowdAgreesFrom])
        case .reported: crowd.resistance == .none && crowd.behaviour <= .oration
        }
    }

    private func publishAnswer(
        to id: EventID,
        group: GroupKey,
        place: PlaceKey,
        _ answer: MarshalAnswered.Answer,
        demand: String,
        _ out: inout Outbox
    ) {
        out.publish(
            MarshalAnswered.with {
                $0.groupKey = group
                $0.placeKey = place
                $0.answers = id.description
                $0.answer = answer
                $0.demand = demand
            },
            because: id
        )
    }

    /// The crowd whose marshal can be talked to: the crowd is there, has a marshal, and he still has hold of it.
    private func reachable(_ group: GroupKey, at place: PlaceKey, _ time: SimulatedTime) -> Crowd? {
        let crowd = crowds.first { $0.key == group }
        guard let crowd, crowd.hasMarshal, crowd.size(at: time) > 0, place.isEmpty || place == crowd.place else {
            return nil
        }
        return UInt64(crowd.tension) < briefed.parameters[.marshalLosesHoldTension] ? crowd : nil
    }

    /// Takes as many as are asked for, at most as many as incite there; each of them may get away.
    mutating func resolve(_ attempt: ArrestAttempted, _ id: EventID, _ turn: Turn, _ out: inout Outbox) {
        let index = crowds.firstIndex {
            $0.key == attempt.groupKey && (attempt.place.isEmpty || $0.place == attempt.placeKey)
        }
        let reached = index.map { min(attempt.offenders, crowds[$0].agitators(at: turn.time)) } ?? 0
        var taken: UInt32 = 0
        if index != nil { arrestAttempts[attempt.groupKey, default: 0] += 1 }
        var escapes = turn.chance.of("escape", attempt.group, "\(arrestAttempts[attempt.groupKey, default: 0])")
        for _ in 0..<min(reached, 1000) where !escapes.chance(permille: briefed.parameters[.escapePermille]) {
            taken += 1
        }
        let seen = index.map { crowds[$0].behaviour } ?? .unspecified
        out.publish(
            ArrestResolved.with {
                $0.attempt = id.description
                $0.placeKey = attempt.placeKey
                $0.taken = taken
                $0.escaped = reached - taken
                $0.offence = attempt.offence == .unspecified ? seen : attempt.offence
            },
            because: id
        )
        guard let index, taken > 0 else { return }
        let before = crowds[index]
        guard mode != .simulated else { return simulation.arrest(taken, of: crowds[index].key) }
        crowds[index].lose(agitators: taken, at: turn.time)
        if crowds[index].behaviour != before.behaviour {
            let text = "Tanpa provokator, massa berhenti menyerang."
            show(crowds[index], at: turn.time, text: text, because: id, step: "", turn, &out)
        } else {
            tellTruth(crowds[index], at: turn.time, step: "", because: id, &out)
        }
    }
}
