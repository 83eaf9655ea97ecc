import Domain
import Events
import TaskForceKit

// The ground of a field drill: what people in the field say.

extension SituationUnit {
    /// Makes a report the ground.
    ///
    /// What a report leaves out stays as it was. The reporter's unit counts among the observers when his office is in
    /// the roster. Two in a hundred of an attacking crowd are taken to incite (assumed), because nobody in the field
    /// counts them.
    mutating func take(_ report: FieldReported, _ id: EventID, _ turn: Turn, _ out: inout Outbox) {
        let index = crowdReported(report)
        let place = report.place.isEmpty ? index.map { crowds[$0].place } ?? "" : report.placeKey
        let observers = observers(at: place, reportedBy: report.reporter)
        if let index {
            var act = ScriptAct()
            act.place = report.place
            act.behaviour = report.behaviour
            act.resistance = report.resistance
            if report.hasSize { act.size = min(report.size, 1_000_000) }
            let size = report.hasSize ? act.size : crowds[index].size(at: turn.time)
            let resistance = report.resistance == .unspecified ? crowds[index].resistance : report.resistance
            act.agitators = resistance >= .aggressive ? max(1, size / 50) : 0
            crowds[index].carryOut(act, at: turn.time, leavesFreely: true)
            let crowd = crowds[index]
            publish(crowd, report, observers, id, turn.time, &out)
            tellTruth(crowd, at: turn.time, step: "", because: id, &out)
        }
        tellHarm(
            Harm(
                // A report may name any place: only those of the map get names of their own, so that they stay few.
                origin: briefed.map.place(place) == nil ? "lapangan" : place.text,
                place: place,
                crowd: report.casualtiesCrowd,
                officers: report.casualtiesOfficers,
                fire: report.fire,
                threatened: ""
            ),
            observers: observers,
            because: id,
            turn,
            &out
        )
    }

    private func publish(
        _ crowd: Crowd,
        _ report: FieldReported,
        _ observers: [String],
        _ id: EventID,
        _ time: SimulatedTime,
        _ out: inout Outbox
    ) {
        let size = Estimate.range(reported: crowd.size(at: time))
        out.publish(
            CrowdObserved.with {
                $0.placeKey = crowd.place
                $0.groupKey = crowd.key
                $0.size = size
                $0.behaviour = crowd.behaviour
                $0.resistance = crowd.resistance
                $0.observers = observers
                $0.text = report.text
            },
            because: id
        )
        if report.behaviour == crowd.behaviour {
            let participants = Estimate.range(reported: Self.participants(of: crowd, at: time))
            tellAct(of: crowd, by: participants, text: report.text, observers: observers, because: id, &out)
        }
        guard crowd.isLeaving, crowd.size(at: time) == 0 else { return }
        out.publish(
            CrowdDispersed.with {
                $0.placeKey = crowd.place
                $0.groupKey = crowd.key
                $0.roadKey = openExit(from: crowd.place) ?? ""
                $0.observers = observers
            },
            because: id
        )
    }

    /// The crowd that a report is about; nil when it is about none.
    ///
    /// A name not heard before makes a new crowd, of at most 64; a report without a name is about the first crowd.
    private mutating func crowdReported(_ report: FieldReported) -> Int? {
        let saysSomething =
            report.hasSize || report.behaviour != .unspecified || report.resistance != .unspecified
            || !report.group.isEmpty
        guard saysSomething else { return nil }
        let key = report.group.isEmpty ? crowds.first?.key ?? "massa" : report.groupKey
        if let index = crowds.firstIndex(where: { $0.key == key }) { return index }
        guard crowds.count < 64 else { return nil }
        crowds.append(Crowd(key: key, place: report.placeKey, hasMarshal: true))
        return crowds.count - 1
    }

    private func observers(at place: PlaceKey, reportedBy reporter: String) -> [String] {
        let own = briefed.chain.units.filter { briefed.chain.offices(of: $0).contains(reporter) && $0 != briefed.unit }
        return Set(presence.observers(at: place) + own).sorted().map(\.description)
    }
}
