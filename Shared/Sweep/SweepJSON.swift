import Phrases

/// A sweep's report as one JSON object.
///
/// Measures carry the values of the CSV: levels are 1 HIJAU, 2 KUNING, 3 MERAH; times are seconds.
package struct SweepJSON: Encodable {
    /// A value, or null.
    private struct Nullable<Value: Encodable>: Encodable {
        let value: Value?

        init(_ value: Value?) { self.value = value }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let value { try container.encode(value) } else { try container.encodeNil() }
        }
    }

    private struct Outcome: Encodable {
        let outcome: Nullable<String>
        let count: Int
    }

    private struct Spread: Encodable {
        let key: String
        let title: String
        let unit: String
        let count: Int
        let min: Nullable<Double>
        let p05: Nullable<Double>
        let median: Nullable<Double>
        let p95: Nullable<Double>
        let max: Nullable<Double>
        let histogram: [Int]
    }

    /// A measure that was the same in every drill, and why: the crowd's script, or nothing random that reaches it.
    private struct Fixed: Encodable {
        let key: String
        let because: String
    }

    private struct Failure: Encodable {
        let seed: UInt64
        let reason: String
    }

    private enum Key: String, CodingKey {
        case label, scenario, excerpt, outcomes, measures, failures, csv, jobs
        case fingerprint = "scenario_sha256"
        case version = "gladi_version"
        case firstSeed = "first_seed"
        case seeds, drills, complete
        case wallSeconds = "wall_seconds"
        case neverVaried = "never_varied"
    }

    let report: SweepReport
    let language: Language
    let wall: Duration

    /// The report of a sweep that took `wall`, its titles in `language`.
    package init(report: SweepReport, language: Language, wall: Duration) {
        self.report = report
        self.language = language
        self.wall = wall
    }

    /// Writes one object, what is not there as null.
    package func encode(to encoder: any Encoder) throws {
        let (request, summary) = (report.request, report.summary)
        let note = Phrase.modelNotPrediction
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("\(note.indonesian) / \(note.english)", forKey: .label)
        try container.encode(request.origin.scenario, forKey: .scenario)
        try container.encode(request.origin.excerpt.isEmpty ? nil : request.origin.excerpt, forKey: .excerpt)
        try container.encode(request.origin.fingerprint, forKey: .fingerprint)
        try container.encode(request.origin.version, forKey: .version)
        try container.encode(request.seeds.lowerBound, forKey: .firstSeed)
        try container.encode(request.seeds.count, forKey: .seeds)
        try container.encode(summary.drills, forKey: .drills)
        try container.encode(summary.drills == request.seeds.count, forKey: .complete)
        try container.encode(request.jobs, forKey: .jobs)
        try container.encode(request.csv, forKey: .csv)
        try container.encode(((wall / .seconds(1)) * 1000).rounded() / 1000, forKey: .wallSeconds)
        let outcomes = summary.outcomes.map {
            Outcome(outcome: Nullable($0.name.isEmpty ? nil : $0.name), count: $0.count)
        }
        try container.encode(outcomes, forKey: .outcomes)
        try container.encode(summary.spreads.map(spread), forKey: .measures)
        let (script, others) = report.fixed
        let fixed =
            script.map { Fixed(key: $0.key, because: "script") }
            + others.map { Fixed(key: $0.key, because: "no_chance") }
        try container.encode(fixed, forKey: .neverVaried)
        try container.encode(summary.failures.map { Failure(seed: $0.seed, reason: $0.failure) }, forKey: .failures)
    }

    private func spread(_ spread: SweepSummary.Spread) -> Spread {
        let values = spread.distribution
        return Spread(
            key: spread.measure.key,
            title: spread.measure.title.text(in: language),
            unit: spread.measure.unit.rawValue,
            count: values?.count ?? 0,
            min: Nullable(values?.min),
            p05: Nullable(values?.percentile(5)),
            median: Nullable(values?.percentile(50)),
            p95: Nullable(values?.percentile(95)),
            max: Nullable(values?.max),
            histogram: values?.histogram ?? []
        )
    }
}
