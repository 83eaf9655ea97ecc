import Events
import TaskForceKit

extension GroundScript {
    /// The most times that a step may happen, as in a scenario's file: each time costs events.
    private static let timesMax: UInt32 = 1_000
    /// The most people of a crowd, as in a scenario's file: on a simulated ground each person costs memory.
    private static let peopleMax: UInt32 = 1_000_000

    /// Refuses numbers that no scenario's file may have, and with which a turn could not be computed.
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
