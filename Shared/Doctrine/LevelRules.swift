import Domain
import Events

/// When the level changes, and what must be said then (D11, D13).
///
/// Sources: choreography, phases 4, 7 and 9. Command never sees the crowd: every change rests on somebody's report.
public enum LevelRules {
    /// The level that an officer's own sight of an act is ground for.
    public static func level(seen behaviour: Behaviour) -> Level? {
        if behaviour.breaksLaw { return .red }
        return behaviour >= .pushing ? .yellow : nil
    }

    /// The level that a proposal is ground for: the proposed one, if the proposer is sure enough.
    public static func level(
        proposed level: Level,
        confidencePercent: UInt32,
        _ values: some ParameterValues
    ) -> Level? {
        switch level {
        case .yellow where confidencePercent >= values[.yellowConfidencePercent]: .yellow
        case .red where confidencePercent >= values[.redConfidencePercent]: .red
        default: nil
        }
    }

    /// Why a step is skipped: MERAH from HIJAU must say it; empty when no step is.
    public static func justification(from previous: Level, to level: Level, because words: String) -> String {
        guard abs(level.rawValue - previous.rawValue) > 1, previous != .unspecified else { return "" }
        return level > previous
            ? "Tahap KUNING dilewati: \(words). Pelanggaran hukum sudah berlangsung, menunggu menambah korban."
            : "Tahap KUNING dilewati: \(words)."
    }

    /// When a calm allows the next step down: at once if the crowd is gone, else after it was orderly long enough.
    ///
    /// Each step has its own wait, so that one calm does not bring the level from MERAH to HIJAU in one go.
    public static func stepDownDue(
        calmSince: SimulatedTime,
        isGone: Bool,
        levelSince: SimulatedTime,
        _ values: some ParameterValues
    ) -> SimulatedTime {
        isGone
            ? levelSince.adding(seconds: values[.levelStepSeconds])
            : max(calmSince, levelSince).adding(seconds: values[.calmSeconds])
    }
}
