/// How casualties get worse while they wait for a hospital: an **assumption** that nobody has calibrated.
///
/// Somebody stays at score s for a given number of minutes and then falls to s − 1, down to 0. Sacco's paper has a
/// table by half-hours from a panel of experts (Delphi); it is not reproduced here. ``assumed`` has 40 minutes for each
/// point, so that a score of 8 is 5 after two hours, as in that table. For low scores it is milder than the panel, who
/// let them fall by up to two points in the first half-hour. A scenario may set other times.
public struct Deterioration: Sendable, Hashable {
    /// A time that is out of its range, or a list that does not have twelve times.
    public struct OutOfRange: Error, Hashable, Sendable, CustomStringConvertible {
        /// What was handed in.
        public let minutesAtScore: [Int]

        /// What was expected.
        public var description: String {
            "deterioration takes 12 times of \(Deterioration.minutesRange.lowerBound) to "
                + "\(Deterioration.minutesRange.upperBound) minutes, for the scores 1 to 12, not \(minutesAtScore)"
        }
    }

    /// How long a score may last, in minutes.
    public static let minutesRange = 1...10_080

    /// 40 minutes at each score; assumed, uncalibrated.
    public static let assumed = Deterioration(checked: Array(repeating: 40, count: 12))

    /// How many minutes somebody stays at the scores 1, 2, … 12.
    public let minutesAtScore: [Int]

    /// Deterioration by these times, in minutes at the scores 1 to 12.
    ///
    /// - Throws: `OutOfRange` unless there are twelve, each within ``minutesRange``.
    public init(minutesAtScore: [Int]) throws(OutOfRange) {
        guard minutesAtScore.count == 12, minutesAtScore.allSatisfy(Self.minutesRange.contains) else {
            throw OutOfRange(minutesAtScore: minutesAtScore)
        }
        self.init(checked: minutesAtScore)
    }

    private init(checked minutes: [Int]) { minutesAtScore = minutes }

    /// The score of somebody who had `score` and waited so many whole minutes; nobody gets better by waiting.
    public func score(of score: RPM, afterMinutes minutes: Int) -> RPM {
        var left = minutes
        var points = 0
        while points < score.score, left >= minutesAtScore[score.score - points - 1] {
            left -= minutesAtScore[score.score - points - 1]
            points += 1
        }
        return score.lowered(by: points)
    }
}
