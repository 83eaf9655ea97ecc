import Phrases
import Statistics

/// A comparison as one JSON object.
///
/// Differences are the second plan's value less the first's, in the measures' own units; intervals are `[low, high]`.
package struct ComparisonJSON: Encodable {
    private struct Plan: Encodable {
        let scenario: String
        let fingerprint: String

        private enum CodingKeys: String, CodingKey {
            case scenario
            case fingerprint = "scenario_sha256"
        }
    }

    private struct Outcome: Encodable {
        let outcome: String?
        let first: Int
        let second: Int
        let difference: Double
        let interval: [Double]
        let standsOut: Bool

        private enum CodingKeys: String, CodingKey {
            case outcome, first, second, difference, interval
            case standsOut = "stands_out"
        }
    }

    private struct Difference: Encodable {
        let key: String
        let title: String
        let unit: String
        let pairs: Int
        let firstAlone: Int
        let secondAlone: Int
        let firstMean: Double?
        let secondMean: Double?
        let difference: Double?
        let interval: [Double]?
        let standsOut: Bool
        let seedsNeeded: Int?
        /// The plans that had it in no pair: `first`, `second`.
        let neverIn: [String]

        private enum CodingKeys: String, CodingKey {
            case key, title, unit, pairs, difference, interval
            case firstAlone = "first_alone"
            case secondAlone = "second_alone"
            case firstMean = "first_mean"
            case secondMean = "second_mean"
            case standsOut = "stands_out"
            case seedsNeeded = "seeds_needed"
            case neverIn = "never_in"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case label, first, second, pairs, failures, complete, outcomes, measures
        case firstSeed = "first_seed"
        case seeds
        case confidence
        case wallSeconds = "wall_seconds"
    }

    private let label = "\(Phrase.modelNotPrediction.indonesian) / \(Phrase.modelNotPrediction.english)"
    private let first: Plan
    private let second: Plan
    private let firstSeed: UInt64
    private let seeds: Int
    private let pairs: Int
    private let failures: Int
    private let complete: Bool
    private let confidence = 1 - Comparison.alpha
    private let outcomes: [Outcome]
    private let measures: [Difference]
    private let wallSeconds: Double

    /// The object of a comparison that took `wall`, its titles in `language`.
    package init(
        _ one: SweepRequest,
        _ other: SweepRequest,
        _ comparison: Comparison,
        isComplete: Bool,
        language: Language,
        wall: Duration
    ) {
        first = Plan(scenario: one.origin.scenario, fingerprint: one.origin.fingerprint)
        second = Plan(scenario: other.origin.scenario, fingerprint: other.origin.fingerprint)
        firstSeed = one.seeds.lowerBound
        seeds = one.seeds.count
        pairs = comparison.pairs
        failures = comparison.failures
        complete = isComplete
        outcomes = comparison.outcomes.map {
            Outcome(
                outcome: $0.name.isEmpty ? nil : $0.name,
                first: $0.counts.first,
                second: $0.counts.second,
                difference: $0.difference,
                interval: [$0.interval.low, $0.interval.high],
                standsOut: $0.standsOut
            )
        }
        measures = comparison.differences.map {
            Difference(
                key: $0.measure.key,
                title: $0.measure.title.text(in: language),
                unit: $0.measure.unit.rawValue,
                pairs: $0.both,
                firstAlone: $0.alone.first,
                secondAlone: $0.alone.second,
                firstMean: $0.both > 0 ? $0.means.first : nil,
                secondMean: $0.both > 0 ? $0.means.second : nil,
                difference: $0.both > 0 ? $0.moments.mean : nil,
                interval: $0.interval.map { [$0.low, $0.high] },
                standsOut: $0.standsOut,
                seedsNeeded: $0.seedsNeeded,
                neverIn: ($0.isNever.first ? ["first"] : []) + ($0.isNever.second ? ["second"] : [])
            )
        }
        wallSeconds = ((wall / .seconds(1)) * 1_000).rounded() / 1_000
    }
}
