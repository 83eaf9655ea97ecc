import Domain
import Events
import Phrases
import Scenario

// Whether there is time for what is to happen.

extension DrillInQuestion {
    /// A drill whose units are sent home before the crowd has come to where they are.
    func consolidatedTooEarly() -> [FileProblem] {
        guard let time = scenario.consolidateBy, scenario.ground.mode == .scripted else { return [] }
        let (earliest, sites) = (timetable.earliest, Set(scenario.episodes.map(\.fact.site)))
        let times = scenario.ground.steps.filter { step in
            step.acts.contains { act in place(of: act.group, in: step).map(sites.contains) ?? false }
        }.compactMap { earliest[$0.key] }
        guard let first = times.min(), time.seconds <= first else { return [] }
        let what = Phrase.consolidatedTooEarly(crowd: SimulatedTime(seconds: first).description)
        return [scenario.problem(what, at: ["consolidate_by"], .warning)]
    }

    /// Episodes elsewhere that begin while another one lasts: the district's command works at one site at a time.
    func episodesAtOnce() -> [FileProblem] {
        let episodes = scenario.episodes.map(\.fact)
        return episodes.enumerated().compactMap { index, episode in
            guard let other = episodes[..<index].first(where: { $0.to > episode.from && $0.site != episode.site })
            else {
                return nil
            }
            let what = Phrase.episodeAtOnce(episode.site, beside: other.site)
            return scenario.problem(what, at: ["episodes", .name(episode.key)], .warning)
        }
    }

    /// Crowds that grow, and answers to injects that may come, beyond the drill's end.
    func outOfTime() -> [FileProblem] {
        let (earliest, end) = (timetable.earliest, scenario.ends.seconds)
        guard scenario.ground.mode == .scripted else { return [] }
        // Where all is over before it begins, that is told, and no more of it.
        let isTooEarly = !consolidatedTooEarly().isEmpty
        var problems: [FileProblem] = []
        for step in scenario.ground.steps {
            guard let begins = earliest[step.key] else { continue }
            for (index, act) in step.acts.enumerated() where begins + UInt64(act.over) > end {
                let what = Phrase.doneAfterTheEnd(begins: SimulatedTime(seconds: begins).description)
                let path: [Scenario.PathStep] = stepPath(step.key) + ["acts", .index(index), "over"]
                problems.append(scenario.problem(what, at: path, .warning))
            }
        }
        for inject in scenario.injects.map(\.fact) {
            guard let begins = earliest[inject.key] else { continue }
            if let last = scenario.consolidateBy, begins >= last.seconds, !isTooEarly {
                let what = Phrase.afterConsolidation(inject.key, consolidatedBy: last.description)
                problems.append(scenario.problem(what, at: ["injects", .name(inject.key)], .warning))
                continue
            }
            for (index, expected) in inject.event.expected.enumerated() where begins + UInt64(expected.within) > end {
                let what = Phrase.expectedAfterTheEnd(begins: SimulatedTime(seconds: begins).description)
                let path: [Scenario.PathStep] = ["injects", .name(inject.key), "expect", .index(index), "within"]
                problems.append(scenario.problem(what, at: path, .warning))
            }
        }
        return problems
    }

    /// Crowds that come faster than any vehicle drives.
    func tooFast() -> [FileProblem] {
        guard scenario.ground.mode == .scripted else { return [] }
        let earliest = timetable.earliest
        return scenario.ground.steps.flatMap { step in
            step.acts.enumerated().compactMap { index, act in
                guard let begins = earliest[step.key], let what = haste(of: act, in: step, begins, earliest) else {
                    return nil
                }
                let path: [Scenario.PathStep] = stepPath(step.key) + ["acts", .index(index), "place"]
                return scenario.problem(what, at: path, .warning)
            }
        }
    }

    /// A crowd's move for which nobody would have time.
    private func haste(
        of act: ScriptAct,
        in step: ScriptStep,
        _ begins: UInt64,
        _ earliest: [String: UInt64]
    ) -> Phrase? {
        let places = scenario.places.map(\.fact)
        let before = scenario.ground.steps.first { $0.key == step.when.after.last }
        guard !act.place.isEmpty, let since = before.map({ earliest[$0.key] }) ?? 0,
            let from = before.map({ place(of: act.group, in: $0) })
                ?? scenario.ground.groups.first(where: { $0.key == act.group })?.place,
            let start = places.first(where: { $0.key == from }), let goal = places.first(where: { $0.key == act.place })
        else { return nil }
        let seconds = begins - min(since, begins) + UInt64(act.over)
        let metres = start.metres(from: goal)
        guard metres > Double(seconds) * Self.metresPerSecondMax, metres > Self.crowdMetresMin else { return nil }
        return .tooFast(act.group, from: start.key, to: goal.key, kilometres: Int(metres / 1_000), seconds: seconds)
    }

    /// 108 km/h: no lorry full of people drives faster.
    private static let metresPerSecondMax = 30.0
    /// Nearer places are on the same ground: a step may move a crowd there at once.
    private static let crowdMetresMin = 2_000.0
}
