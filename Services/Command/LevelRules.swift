import Domain
import Events
import TaskForceKit

/// When the level changes, and what must be said then.
///
/// Sources: choreography, phases 4, 7 and 9; domain rules R11 and R13. Command never sees the crowd: every change rests
/// on somebody's report.
enum LevelRules {
    /// The level that an officer's own sight of an act is ground for (choreography, 4 and 7).
    static func level(seen behaviour: Behaviour) -> Level? {
        if behaviour.breaksLaw { return .red }
        return behaviour >= .pushing ? .yellow : nil
    }

    /// The level that a proposal is ground for: the proposed one, if the proposer is sure enough.
    static func level(proposed proposal: LevelProposed, _ parameters: Parameters) -> Level? {
        switch proposal.level {
        case .yellow where proposal.confidencePercent >= parameters[.yellowConfidencePercent]: .yellow
        case .red where proposal.confidencePercent >= parameters[.redConfidencePercent]: .red
        default: nil
        }
    }

    /// Why a step is skipped (R13): MERAH from HIJAU must say it; nil when no step is.
    static func justification(from previous: Level, to level: Level, because words: String) -> String {
        guard abs(level.rawValue - previous.rawValue) > 1, previous != .unspecified else { return "" }
        return level > previous
            ? "Tahap KUNING dilewati: \(words). Pelanggaran hukum sudah berlangsung, menunggu menambah korban."
            : "Tahap KUNING dilewati: \(words)."
    }

    /// When a calm allows the next step down: at once if the crowd is gone, else after it was orderly long enough.
    ///
    /// Each step has its own wait, so that one calm does not bring the level from MERAH to HIJAU in one go.
    static func stepDownDue(
        _ calm: CrowdWatch.Calm,
        levelSince: SimulatedTime,
        _ parameters: Parameters
    )
        -> SimulatedTime
    {
        calm.goneSince != nil
            ? levelSince.adding(seconds: parameters[.levelStepSeconds])
            : max(calm.since, levelSince).adding(seconds: parameters[.calmSeconds])
    }
}
