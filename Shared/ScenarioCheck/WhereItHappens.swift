import Domain
import Events
import Phrases
import Scenario

// Where the crowd acts, and whether anybody is sent there.

extension DrillInQuestion {
    /// Steps in which a crowd attacks, hurts or threatens at a place where no episode is: no unit goes there, so nobody sees it
    /// and the evaluation does not know of it.
    ///
    /// A step that names no place happens where the last step on which it waits left its crowd.
    func actsOutOfSight() -> [FileProblem] {
        guard scenario.ground.mode == .scripted, !scenario.episodes.isEmpty else { return [] }
        let sites = Set(scenario.episodes.map(\.fact.site))
        return scenario.ground.steps.flatMap { step in
            step.acts.compactMap { act -> FileProblem? in
                guard act.isGrave, let place = place(of: act.group, in: step), !sites.contains(place) else {
                    return nil
                }
                let what = Phrase.actOutOfSight(step.key, at: place, sites: sites.sorted())
                return scenario.problem(what, at: stepPath(step.key), .warning)
            }
        }
    }

    /// Where a group is once a step is played; nil where its way there cannot be read from the script.
    func place(of group: String, in step: ScriptStep) -> String? {
        let steps = Dictionary(scenario.ground.steps.map { ($0.key, $0) }) { first, _ in first }
        var next: ScriptStep? = step
        var seen: Set<String> = []
        while let step = next, seen.insert(step.key).inserted {
            if let moved = step.acts.last(where: { $0.group == group && !$0.place.isEmpty }) { return moved.place }
            guard !step.when.after.isEmpty else {
                // A step that waits for an event may come after any other.
                return step.when.happened.isEmpty ? scenario.ground.groups.first { $0.key == group }?.place : nil
            }
            next = step.when.after.last.flatMap { steps[$0] }
        }
        return nil
    }
}

extension ScriptAct {
    /// Something that officers must know of.
    fileprivate var isGrave: Bool {
        behaviour >= .throwing || casualtiesCrowd > 0 || casualtiesOfficers > 0 || !fire.isEmpty
            || !threatenedOffice.isEmpty
    }
}
