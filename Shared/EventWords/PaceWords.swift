import Events
import Phrases

extension Phrase {
    /// A pace as control has set it: what holds, who asked for it, and why.
    package static func paceSet(_ set: PaceSet) -> Phrase { .paceBy(pace(set), by: set.by, reason: set.reason) }

    /// What a pace means for play.
    package static func pace(_ set: PaceSet) -> Phrase {
        .pace(
            speedPermille: set.speedPermille,
            paused: set.paused,
            frozen: set.frozen,
            holdAfter: set.hasHoldAfterTurn ? set.holdAfterTurn : nil
        )
    }
}
