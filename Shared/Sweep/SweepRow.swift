import Domain
import Events
import Phrases
import Scenario

/// The result of one seed.
public struct SweepRow: Sendable, Hashable {
    /// The outcome of a drill that failed.
    public static let failed = "gagal"

    /// The seed.
    public let seed: UInt64
    /// The outcome of the last evaluation; empty when none was held, `gagal` when the drill failed.
    public let outcome: String
    /// The drill's digest, hexadecimal; empty when it failed.
    public let digest: String
    /// The measures in the order of their table; nil where what is measured never happened.
    public let values: [Double?]
    /// Why the drill failed, on one line; empty when it did not.
    public let failure: String

    /// A row.
    public init(seed: UInt64, outcome: String, digest: String, values: [Double?], failure: String = "") {
        self.seed = seed
        self.outcome = outcome
        self.digest = digest
        self.values = values
        self.failure = failure.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// The row of a drill that ended.
    public init(seed: UInt64, digest: [UInt8], events: DrillEvents, measures: [Measure]) {
        self.init(
            seed: seed,
            outcome: events.last(EvaluationHeld.self)?.outcome ?? "",
            digest: hexadecimal(digest),
            values: measures.map { $0.value(in: events) }
        )
    }

    /// A drill that failed.
    public init(seed: UInt64, failure: String, measures: [Measure]) {
        self.init(seed: seed, outcome: Self.failed, digest: "", values: measures.map { _ in nil }, failure: failure)
    }

    /// True when the drill failed.
    public var hasFailed: Bool { outcome == Self.failed }
}

/// Where rows come from; rows of different origin are never mixed.
public struct SweepOrigin: Sendable, Hashable {
    /// The scenario's key.
    public let scenario: String
    /// SHA-256 of the scenario as it is played, hexadecimal: what `Opened` carries.
    public let fingerprint: String
    /// The version of Gladi that played it.
    public let version: String
    /// The part that is played, `01:10:00..01:20:00`; empty: all of it.
    public let excerpt: String

    /// The origin of drills of `scenario`, which is an excerpt or whole.
    public init(_ scenario: Scenario, isExcerpt: Bool, version: String = gladiVersion) {
        self.scenario = scenario.key
        fingerprint = hexadecimal(scenario.digest)
        self.version = version
        excerpt = isExcerpt ? "\(scenario.begins)..\(scenario.ends)" : ""
    }
}

/// Rows as lines of CSV.
///
/// There is a column for the seed, its outcome and each measure. Every row also says where it comes from.
public struct SweepColumns: Sendable {
    /// What every row says of itself, since somebody may be handed the file alone.
    static let label = Phrase.modelNotPrediction.indonesian

    /// Where the rows come from.
    public let origin: SweepOrigin
    /// The measures.
    public let measures: [Measure]

    /// The columns of a sweep.
    public init(_ origin: SweepOrigin, measures: [Measure] = Measure.standard) {
        self.origin = origin
        self.measures = measures
    }

    private var marks: [(column: String, value: String)] {
        [
            ("scenario", origin.scenario), ("excerpt", origin.excerpt), ("scenario_sha256", origin.fingerprint),
            ("gladi_version", origin.version), ("label", Self.label),
        ]
    }

    /// The columns' names.
    public var names: [String] {
        ["seed", "outcome", "digest"] + measures.map(\.key) + ["failure"] + marks.map(\.column)
    }

    /// A row's fields.
    public func fields(of row: SweepRow) -> [String] {
        ["\(row.seed)", row.outcome, row.digest] + row.values.map { $0.map(Self.text) ?? "" } + [row.failure]
            + marks.map(\.value)
    }

    /// No measure of a drill is larger, and up to this value whole numbers and their hundredths are exact.
    private static let valueMax = 9_007_199_254_740_992.0

    /// The row that has these fields; nil when they do not fit the columns, or a drill cannot have one of the values.
    public func row(of fields: [String]) -> SweepRow? {
        guard fields.count == names.count, let seed = UInt64(fields[0]) else { return nil }
        var values: [Double?] = []
        for text in fields[3..<(3 + measures.count)] {
            let value = Double(text)
            guard value.map({ abs($0) <= Self.valueMax }) ?? text.isEmpty else { return nil }
            values.append(value)
        }
        return SweepRow(
            seed: seed,
            outcome: fields[1],
            digest: fields[2],
            values: values,
            failure: fields[3 + measures.count]
        )
    }

    /// The columns in which a row of these fields is of another origin, each with what it says and what it should say.
    public func strangeness(of fields: [String]) -> [(column: String, found: String, wanted: String)] {
        zip(marks, fields.suffix(marks.count)).compactMap { mark, found in
            mark.value == found ? nil : (mark.column, found, mark.value)
        }
    }

    /// A value as a column holds it: digits, and decimals only when there are any.
    private static func text(_ value: Double) -> String { Int64(exactly: value).map { "\($0)" } ?? "\(value)" }
}
