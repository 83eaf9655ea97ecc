import Domain
import Events

/// When the level changes, and what must be said then (D11, D13).
///
/// Sources: choreography, phases 4, 7 and 9. Command never sees the crowd: every change rests on somebody's report.
public enum LevelRules {
    /// The level that is justified when an officer has seen this act; nil when none is.
    public static func level(seen behaviour: Behaviour) -> Level? {
        if behaviour.breaksLaw { return .red }
        return behaviour >= .pushing ? .yellow : nil
    }

    /// The level that a proposal justifies: the proposed one, if the proposer is sure enough; else nil.
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

    /// Why a step is skipped; empty when none is, and never empty from HIJAU straight to MERAH.
    public static func justification(from previous: Level, to level: Level, because words: String) -> String {
        guard abs(level.rawValue - previous.rawValue) > 1, previous != .unspecified else { return "" }
        return level > previous
            ? "tahap KUNING dilewati: \(words). Pelanggaran hukum sudah berlangsung; penundaan berisiko menambah korban."
            : "tahap KUNING dilewati: \(words)."
    }

    /// When a calm allows the next step down: at once if the crowd is gone, else once it has been orderly long enough.
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
