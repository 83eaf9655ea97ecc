import Domain
import Phrases
import Scenario
import TaskForceKit

// Whether what is planned is meant for the crowd that comes.

extension DrillInQuestion {
    /// A planned crowd that is not the script's, or else thresholds that were meant for another crowd: one that counts as gone
    /// while it is there, and one that it never comes near.
    func thresholds() -> [FileProblem] {
        let sizes = scenario.ground.steps.flatMap { step in
            step.acts.enumerated().filter { $0.element.hasSize }.map { (step.key, $0.offset, UInt64($0.element.size)) }
        }
        guard scenario.ground.mode != .reported, let (step, act, peak) = sizes.max(by: { $0.2 < $1.2 }), peak > 0 else {
            return []
        }
        func isWritten(_ name: String) -> Bool { scenario.parameters.contains { $0.name == name } }
        func place(_ name: String) -> [Scenario.PathStep] {
            isWritten(name)
                ? ["parameters", .name(name), "value"]
                : stepPath(step) + ["acts", .index(act), "size"]
        }
        let planned = ParameterKey.plannedCrowd
        let expected = number(planned.name) ?? planned.standard
        // All numbers that the scenario does not write follow from the planned crowd: one thing to mend.
        let isOthers = peak > expected * Self.crowdAtMostTimesPlanned || expected > peak * Self.largeAtMostTimesPeak
        // Who writes the thresholds has thought of his crowd.
        let hasThresholds = isWritten("small_crowd") && isWritten("large_crowd")
        if isOthers, isWritten(planned.name) || peak > expected || !hasThresholds {
            let what = Phrase.plannedForOthers(expected, isWritten: isWritten(planned.name), peak: peak)
            return [scenario.problem(what, at: place(planned.name), .warning)]
        }
        var problems: [FileProblem] = []
        if let small = number("small_crowd"), small * 2 >= peak {
            let what = Phrase.smallCrowdTooLarge(small, isWritten: isWritten("small_crowd"), peak: peak)
            problems.append(scenario.problem(what, at: place("small_crowd"), .warning))
        }
        if let large = number("large_crowd"), large > peak * Self.largeAtMostTimesPeak {
            let what = Phrase.largeCrowdTooLarge(large, isWritten: isWritten("large_crowd"), peak: peak)
            problems.append(scenario.problem(what, at: place("large_crowd"), .warning))
        }
        return problems
    }

    /// More people than this multiple of those planned for: cordons, lines and thresholds are meant for another crowd.
    private static let crowdAtMostTimesPlanned: UInt64 = 3
    /// A drill may well rehearse a crowd that stays below the threshold; one that is never within a fifth of it is another's.
    private static let largeAtMostTimesPeak: UInt64 = 5
}
