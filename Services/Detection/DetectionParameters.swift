import Doctrine
import Domain
import TaskForceKit

// What detection reads of the scenario. All are assumptions; the first three stand in the choreography.

extension ParameterKey {
    /// The size from which a crowd that disrupts calls for KUNING.
    static let largeCrowd = ParameterKey("large_crowd", 500, 10...100_000, growing: .withCrowd)

    /// How many people observe.
    static let observers = ParameterKey("observers", 6, 1...200)
    /// How far detection's own sight is believed.
    static let ownSightPercent = ParameterKey("own_sight_percent", 75, 1...95)
    /// How far another unit's patrol report is believed.
    static let patrolReportPercent = ParameterKey("patrol_report_percent", 60, 1...95)
    /// The confidence from which an early warning is given.
    static let warningConfidencePercent = ParameterKey("warning_confidence_percent", 30, 1...95)
    /// How long a report counts.
    static let evidenceSeconds = ParameterKey("evidence_seconds", 900, 60...7_200)
    /// How long an act still counts after the crowd was seen without it.
    static let actSeconds = ParameterKey("act_seconds", 120, 0...3_600)
    /// The share of the people seen in an act who are taken to incite.
    static let agitatorSharePercent = ParameterKey("agitator_share_percent", 10, 0...100)
    /// The least time between two estimates of one crowd whose intent looks the same.
    static let estimateIntervalSeconds = ParameterKey("estimate_interval_seconds", 60, 1...3_600)

    /// All of the above.
    static let ofDetection: [ParameterKey] = [
        .largeCrowd, .smallCrowd, .calmSeconds, .observers, .ownSightPercent, .patrolReportPercent,
        .warningConfidencePercent, .evidenceSeconds, .actSeconds, .agitatorSharePercent, .estimateIntervalSeconds,
    ]
}
