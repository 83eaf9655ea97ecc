import Doctrine
import Domain
import TaskForceKit

// What command reads of the scenario. All are assumptions unless a source is named; the first group stands in the
// choreography (ops/docs/choreography.md).

extension ParameterKey {
    /// How long units may muster; then the operation goes on without those who are missing.
    static let musterDeadlineSeconds = ParameterKey("muster_deadline_seconds", 900, 60...7_200)

    /// How many people of PHH are asked for: a company (SSK).
    static let reinforcementPersonnel = ParameterKey("reinforcement_personnel", 100, 1...5_000)
    /// How many people are asked for to guard an object.
    static let guardPersonnel = ParameterKey("guard_personnel", 60, 1...5_000)
    /// How long an orderly crowd may stay at HIJAU, after disorder or an agreement, before the operation closes.
    static let staySeconds = ParameterKey("stay_seconds", 1_800, 0...14_400)
    /// After how long a request to the superior that got no answer is made again.
    static let requestAgainSeconds = ParameterKey("request_again_seconds", 300, 30...3_600)
    /// After how long an order that its addressee did not answer is given again.
    static let orderAgainSeconds = ParameterKey("order_again_seconds", 120, 10...3_600)
    /// How long standing down and reopening may take; then units consolidate all the same.
    static let closingSeconds = ParameterKey("closing_seconds", 1_800, 60...7_200)
    /// How long the same may take once time has run out.
    static let hurriedClosingSeconds = ParameterKey("hurried_closing_seconds", 300, 0...3_600)
    /// How long consolidation waits for the last report of a unit.
    static let consolidationSeconds = ParameterKey("consolidation_seconds", 600, 10...7_200)
    /// When the operation closes in any case, in seconds since the start.
    static let consolidateBySeconds = ParameterKey("consolidate_by_seconds", 14_400, 600...172_800)

    /// All of the above.
    static let ofCommand: [ParameterKey] = [
        .musterDeadlineSeconds, .yellowConfidencePercent, .warnings, .arrestRounds, .arrestIntervalSeconds, .smallCrowd,
        .calmSeconds, .redConfidencePercent, .levelStepSeconds, .staySeconds, .reinforcementPersonnel, .guardPersonnel,
        .requestAgainSeconds, .orderAgainSeconds,
        .closingSeconds, .hurriedClosingSeconds, .consolidationSeconds, .consolidateBySeconds,
    ]
}
