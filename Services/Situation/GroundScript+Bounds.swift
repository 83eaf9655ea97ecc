import Events
import TaskForceKit

extension GroundScript {
    /// A step happens so many times at most, as in a scenario's file: each time costs events.
    private static let timesMax: UInt32 = 1_000
    /// A crowd has so many people at most, as in a scenario's file: on a simulated ground each costs memory.
    private static let peopleMax: UInt32 = 1_000_000

    /// Refuses numbers that no scenario's file may have, and that a turn could not be computed with.
    ///
    /// - Throws: `BriefingError` that names the step.
    func checkNumbers(of unit: String) throws(BriefingError) {
        for step in steps {
            let problem: String? =
                if step.times > Self.timesMax {
                    "step \(step.key) happens \(step.times) times, more than \(Self.timesMax)"
                } else if step.acts.contains(where: { max($0.size, $0.agitators) > Self.peopleMax }) {
                    "step \(step.key) moves more than \(Self.peopleMax) people"
                } else {
                    nil
                }
            if let problem { throw BriefingError(unit: unit, problem: problem) }
        }
    }
}
