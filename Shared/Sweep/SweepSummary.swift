/// The results of many drills together.
public struct SweepSummary: Sendable {
    /// An outcome and how many drills had it.
    public struct Outcome: Sendable, Hashable {
        /// As the evaluation says it; empty: no evaluation was held; `gagal`: the drill failed.
        public let name: String
        /// How many drills.
        public let count: Int
    }

    /// A measure and how it is spread over the drills that did not fail.
    public struct Spread: Sendable {
        /// The measure.
        public let measure: Measure
        /// Its spread; nil when what is measured happened in no drill.
        public let distribution: Distribution?
    }

    /// So many drills are needed before it means anything that a measure never varied.
    static let drillsForFixed = 10

    /// Drills played.
    public let drills: Int
    /// The drills that failed.
    public let failures: [SweepRow]
    /// The outcomes, the most frequent first.
    public let outcomes: [Outcome]
    /// The measures, in the order of their table.
    public let spreads: [Spread]

    /// The measures that every drill had and that were the same in all of them; none where few were played.
    public var fixed: [Measure] {
        let played = drills - failures.count
        guard played >= Self.drillsForFixed else { return [] }
        return spreads.filter { spread in
            spread.distribution.map { $0.count == played && $0.min == $0.max } ?? false
        }.map(\.measure)
    }

    /// Sums up rows whose values are those of `measures`.
    public init(_ rows: [SweepRow], measures: [Measure] = Measure.standard) {
        drills = rows.count
        failures = rows.filter(\.hasFailed)
        outcomes = Dictionary(grouping: rows, by: \.outcome).map { Outcome(name: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        let played = rows.filter { !$0.hasFailed }
        spreads = measures.indices.map { index in
            Spread(measure: measures[index], distribution: Distribution(played.compactMap { $0.values[index] }))
        }
    }
}
