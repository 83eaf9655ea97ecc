import Casualty
import Domain
import Events
import Medical
import TaskForceTesting

/// Measures of a drill by which one drill is better than another.
extension Rehearsal {
    /// Seconds that an ambulance drives to the hospital, on average; nil: none did.
    var meanDriveSeconds: Double? {
        let drives = events(AmbulanceDispatched.self).map { Double($0.event.driveSeconds) }
        return drives.isEmpty ? nil : drives.reduce(0, +) / Double(drives.count)
    }

    /// Seconds from the injury to the hospital's door, on average; nil: nobody was brought there.
    var meanSecondsToHospital: Double? {
        let found = Dictionary(events(CasualtyFound.self).map { ($0.event.casualty, $0.entry.time) }) { one, _ in one }
        let waits = events(CasualtyAdmitted.self).compactMap { admitted in
            found[admitted.event.casualty].map { Double(admitted.entry.time.seconds(since: $0)) }
        }
        return waits.isEmpty ? nil : waits.reduce(0, +) / Double(waits.count)
    }

    /// Seconds that an escort loses on its way, on average; nil: there was none.
    var meanEscortDelaySeconds: Double? {
        let delays = events(EscortStarted.self).map { Double($0.event.delaySeconds) }
        return delays.isEmpty ? nil : delays.reduce(0, +) / Double(delays.count)
    }

    /// Expected survivors by Sacco's table, as percent of those whom care at once would have saved; nil: nobody was
    /// hurt.
    ///
    /// As a percentage it compares drills that have different casualties. A casualty that care reached counts as its
    /// outcome says. A casualty that nobody treated counts with the score of its signs, deteriorated until the drill's
    /// end or until `horizon`, whichever is earlier. BLACK is lost either way: nobody resuscitates here.
    func expectedSurvivorsPercent(until horizon: SimulatedTime) -> Double? {
        let end = min(time, horizon)
        let outcomes = Dictionary(
            events(CasualtyOutcomeRecorded.self).map { ($0.event.casualty, Int($0.event.survivalPermille)) }
        ) { first, _ in first }
        var (expected, atOnce) = (0, 0)
        for (entry, casualty) in events(CasualtyFound.self) {
            let signs = casualty.vitals.signs
            guard Start.category(of: signs) != .black else { continue }
            let minutes = end > entry.time ? Int(end.seconds(since: entry.time) / 60) : 0
            let untreated = Deterioration.assumed.score(of: RPM(signs), afterMinutes: minutes).survivalPermille
            expected += outcomes[casualty.casualty] ?? untreated
            atOnce += RPM(signs).survivalPermille
        }
        return atOnce > 0 ? Double(expected) * 100 / Double(atOnce) : nil
    }

    /// How many of the crowd acted, on average over the time from its coming to its going; nil: it never came.
    var meanActive: Double? {
        let states = events(GroundState.self).filter { $0.event.group == "massa" && $0.event.size > 0 }
        guard let first = states.first?.entry.time, let last = states.last?.entry.time, last > first else { return nil }
        let sum = zip(states, states.dropFirst()).reduce(0) { sum, pair in
            sum + UInt64(pair.0.event.agitators) * pair.1.entry.time.seconds(since: pair.0.entry.time)
        }
        return Double(sum) / Double(last.seconds(since: first))
    }

    /// When the crowd first attacked; nil: never.
    var firstAttack: SimulatedTime? {
        events(GroundState.self).first { $0.event.resistance >= .aggressive }?.entry.time
    }

    /// Seconds from the first word of a crowd that reached command to the first attack; nil: there was none.
    var warningSeconds: Double? {
        let words = events(EarlyWarningGiven.self).map(\.entry) + events(PatrolReported.self).map(\.entry)
        guard let attack = firstAttack, let word = words.map(\.time).min() else { return nil }
        return Double(attack.seconds) - Double(word.seconds)
    }

    /// Seconds for which things burned and for which the crowd wrecked them.
    var damageSeconds: Double { burningSeconds + wreckingSeconds(from: .start) }

    /// Seconds for which things burned: each fire until it was put out or the drill ended.
    var burningSeconds: Double {
        let out = Dictionary(events(FireExtinguished.self).map { ($0.event.fire, $0.entry.time) }) { first, _ in first }
        let burning = events(FireReported.self).reduce(0) { sum, fire in
            sum + (out[fire.event.fire] ?? time).seconds(since: fire.entry.time)
        }
        return Double(burning)
    }

    /// Seconds for which the crowd wrecked things (vandalism, a breach), from `start` on.
    func wreckingSeconds(from start: SimulatedTime) -> Double {
        Double(crowdSeconds(from: start) { $0.behaviour >= .vandalism ? 1 : 0 })
    }

    /// Seconds of wrecking once the level is MERAH; nil: it never was.
    var wreckingSecondsInRed: Double? {
        events(LevelSet.self).first { $0.event.level == .red }.map { wreckingSeconds(from: $0.entry.time) }
    }

    /// Minutes that people spend in a crowd that attacks, all of them together.
    var exposedPersonMinutes: Double {
        Double(crowdSeconds(from: .start) { $0.resistance >= .aggressive ? UInt64($0.size) : 0 }) / 60
    }

    /// The sum of what each state of the crowd weighs, times the seconds for which it held.
    private func crowdSeconds(from start: SimulatedTime, weight: (GroundState) -> UInt64) -> UInt64 {
        let states = events(GroundState.self).filter { $0.event.group == "massa" }
        return zip(states, states.dropFirst()).reduce(0) { sum, pair in
            guard pair.1.entry.time > start else { return sum }
            return sum + weight(pair.0.event) * pair.1.entry.time.seconds(since: max(pair.0.entry.time, start))
        }
    }
}
