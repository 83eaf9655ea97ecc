import Statistics

/// Two plans compared seed by seed on the same random numbers: what the second has more than the first.
public struct Comparison: Sendable {
    /// How often an interval may be wrong at any look: one in twenty.
    public static let alpha = 0.05
    /// So many times the seeds that were played are worth thinking of; beyond, a difference is too small to be looked for.
    static let worthwhileTimes = 20

    /// How a measure differs.
    public struct Difference: Sendable {
        /// The measure.
        public let measure: Measure
        /// In how many pairs both drills had it.
        public let both: Int
        /// In how many the first alone had it, and the second alone.
        public let alone: (first: Int, second: Int)
        /// Its means in the pairs where both had it.
        public let means: (first: Double, second: Double)
        /// The second's value less the first's, over those pairs.
        public let moments: Moments
        /// Where the mean difference lies; nil while there are too few pairs.
        public let interval: Interval?
        /// True when it stands out from the noise though many measures are looked at; never of a measure of the program.
        public let standsOut: Bool
        /// About how many seeds, of which some lack it as here, would tell it from 0; nil when it is told, never differs, or
        /// would take too many.
        public let seedsNeeded: Int?

        /// Whether the first plan, and the second, had it in no pair; of such a measure no number of seeds tells a difference.
        public var isNever: (first: Bool, second: Bool) { (both + alone.first == 0, both + alone.second == 0) }

        /// True when every pair has the same difference.
        public var isConstant: Bool { both > 0 && moments.deviation == 0 }

        /// True when it was the same in every pair.
        public var isNone: Bool { alone == (0, 0) && (both == 0 || isConstant && moments.mean == 0) }

        /// True when these pairs cannot tell whether the plans differ in it.
        ///
        /// Too few pairs have it on both sides, or some have it on one side alone, of which no mean can speak.
        public var isUntold: Bool {
            !measure.isOfProgram && !standsOut && isNever == (false, false)
                && (alone != (0, 0) || !isConstant && interval == nil)
        }
    }

    /// How the share of drills with an outcome differs.
    public struct OutcomeDifference: Sendable {
        /// As the evaluation says it; empty: no evaluation was held.
        public let name: String
        /// Drills of the first plan and of the second that had it.
        public let counts: (first: Int, second: Int)
        /// The second's share less the first's.
        public let difference: Double
        /// Where that lies.
        public let interval: Interval
        /// True when it stands out from the noise though several outcomes are looked at.
        public let standsOut: Bool
    }

    /// Pairs of drills that both came to their end.
    public let pairs: Int
    /// Pairs of which one drill failed.
    public let failures: Int
    /// The outcomes, by name.
    public let outcomes: [OutcomeDifference]
    /// The measures, in the order of their table.
    public let differences: [Difference]

    /// Compares rows of two sweeps of the same measures; a seed that only one of them has is left out.
    public init(_ first: [SweepRow], _ second: [SweepRow], measures: [Measure] = Measure.standard) {
        let bySeed = Dictionary(second.map { ($0.seed, $0) }) { row, _ in row }
        let matched = first.compactMap { row in bySeed[row.seed].map { (first: row, second: $0) } }
            .sorted { $0.first.seed < $1.first.seed }
        let played = matched.filter { !$0.first.hasFailed && !$0.second.hasFailed }
        pairs = played.count
        failures = matched.count - played.count
        let names = Set(played.flatMap { [$0.first.outcome, $0.second.outcome] }).sorted()
        outcomes = names.map { name in
            Self.outcome(name, played.map { ($0.first.outcome == name, $0.second.outcome == name) }, of: names.count)
        }
        // As many as can stand out at all: those that ever differ.
        let values = measures.indices.map { index in played.map { ($0.first.values[index], $0.second.values[index]) } }
        let looks = zip(measures, values).count { measure, pairs in
            !measure.isOfProgram && pairs.contains { $0.0 != nil && $0.1 != nil && $0.0 != $0.1 }
        }
        differences = measures.indices.map { Self.difference(measures[$0], values[$0], of: max(looks, 1)) }
    }

    private static func outcome(_ name: String, _ pairs: [(Bool, Bool)], of looks: Int) -> OutcomeDifference {
        var sequence = BoundedSequence(alpha: alpha, from: -1, to: 1)
        var strict = BoundedSequence(alpha: alpha / Double(looks), from: -1, to: 1)
        let counts = (first: pairs.count { $0.0 }, second: pairs.count { $0.1 })
        for (first, second) in pairs {
            let value = (second ? 1.0 : 0) - (first ? 1.0 : 0)
            sequence.add(value)
            strict.add(value)
        }
        return OutcomeDifference(
            name: name,
            counts: counts,
            difference: Double(counts.second - counts.first) / Double(max(pairs.count, 1)),
            interval: sequence.interval,
            standsOut: !strict.interval.contains(0)
        )
    }

    private static func difference(_ measure: Measure, _ pairs: [(Double?, Double?)], of looks: Int) -> Difference {
        let both = pairs.compactMap { first, second in first.flatMap { one in second.map { (one, $0) } } }
        let moments = Moments(both.map { $0.1 - $0.0 })
        let interval = AsymptoticSequence(alpha: alpha).interval(moments)
        let strict = AsymptoticSequence(alpha: alpha / Double(looks))
        let standsOut = !measure.isOfProgram && strict.interval(moments).map { !$0.contains(0) } ?? false
        let isSettled = standsOut || measure.isOfProgram || moments.deviation == 0 || both.count < 2
        let needed = isSettled ? nil : strict.countNeeded(moments, most: both.count * worthwhileTimes)
        return Difference(
            measure: measure,
            both: both.count,
            alone: (pairs.count { $0.0 != nil && $0.1 == nil }, pairs.count { $0.0 == nil && $0.1 != nil }),
            means: (Moments(both.map(\.0)).mean, Moments(both.map(\.1)).mean),
            moments: moments,
            interval: interval,
            standsOut: standsOut,
            seedsNeeded: needed.map { max(($0 * pairs.count + both.count - 1) / both.count, pairs.count + 1) }
        )
    }
}
