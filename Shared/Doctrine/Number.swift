import Domain

/// A number of doctrine: what it is called in a scenario, what it may be, what it means, and how sure it is.
public struct Number: Sendable, Hashable {
    /// Its name in a scenario, its standard value and its range; the name carries the unit.
    public let key: ParameterKey
    /// What it counts.
    public let meaning: Wording
    /// Where it is written; it says so when the number is ours.
    public let source: Wording
    /// How sure that is.
    public let confidence: Confidence

    init(
        _ key: ParameterKey,
        _ indonesian: String,
        en english: String,
        _ source: Wording = Wording("ketentuan bawaan aplikasi", en: "default of ours"),
        _ confidence: Confidence = .inferred
    ) {
        self.key = key
        meaning = Wording(indonesian, en: english)
        self.source = source
        self.confidence = confidence
    }
}

// The keys of doctrine's numbers. What each means, and where it comes from, stands with the rule that needs it
// (`Rule.all`).
extension ParameterKey {
    // D12
    /// People of the strike platoon.
    public static let strikePlatoonPersonnel = ParameterKey("strike_platoon_personnel", 30, 1...500)

    // D09, D10
    /// Seconds for a relief of the line.
    public static let reliefSeconds = ParameterKey("relief_seconds", 120, 0...1_800)
    /// Seconds after which a line that nobody hands over counts as empty.
    public static let reliefPatienceSeconds = ParameterKey("relief_patience_seconds", 300, 30...3_600)

    // D13
    /// The least confidence with which a proposal of KUNING is taken.
    public static let yellowConfidencePercent = ParameterKey("yellow_confidence_percent", 60, 1...100)
    /// The least confidence with which a proposal of MERAH is taken.
    public static let redConfidencePercent = ParameterKey("red_confidence_percent", 60, 1...100)
    /// A crowd of at most this many counts as gone.
    public static let smallCrowd = ParameterKey("small_crowd", 50, 0...10_000, growing: .withCrowd)
    /// Seconds that a crowd must be orderly before the level goes down by one step.
    public static let calmSeconds = ParameterKey("calm_seconds", 300, 0...7_200)
    /// The least seconds between two steps down while the crowd is gone.
    public static let levelStepSeconds = ParameterKey("level_step_seconds", 60, 1...3_600)

    // D15, D16
    /// Warnings before force of stage 5, and before an order to disperse.
    public static let warnings = ParameterKey("warnings", 3, 1...10)
    /// Seconds from one warning to the next.
    public static let warningIntervalSeconds = ParameterKey("warning_interval_seconds", 60, 10...600)
    /// Seconds that people have to leave by the exit route before stage 5.
    public static let leaveSeconds = ParameterKey("leave_seconds", 60, 0...1_800)

    // D17, D18
    /// Seconds from one use of force to the next.
    public static let forceIntervalSeconds = ParameterKey("force_interval_seconds", 120, 10...1_800)
    /// Seconds after which a sight of the crowd is too old to use force on it.
    public static let observationValidSeconds = ParameterKey("observation_valid_seconds", 300, 30...1_800)

    // D26
    /// Seconds from the end of force to its written report.
    public static let forceReportSeconds = ParameterKey("force_report_seconds", 300, 0...1_500)

    // D28, D29
    /// Rounds of arrest in one drill.
    public static let arrestRounds = ParameterKey("arrest_rounds", 3, 0...20)
    /// Seconds from one round of arrest to the next.
    public static let arrestIntervalSeconds = ParameterKey("arrest_interval_seconds", 240, 0...3_600)
    /// Seconds from the arrest to the handover, within the 15 minutes of D29.
    public static let handoverSeconds = ParameterKey("handover_seconds", 300, 0...900)
}
