import Foundation
import Phrases

/// How far a sweep is, and how long it will take.
package struct SweepProgress: Sendable {
    private let known: Int
    private let total: Int

    /// A sweep of `total` seeds, `known` of which were there from the beginning.
    package init(known: Int, total: Int) {
        self.known = known
        self.total = total
    }

    /// `412/1000 · 3,1/dtk · ~3 mnt lagi`; speed and estimate are left out until a drill has been played.
    package func phrase(done: Int, after elapsed: Duration) -> Phrase {
        let played = done - known
        guard played > 0, elapsed > .zero else { return .sweepProgress(done, of: total) }
        let rate = Double(played) / (elapsed / .seconds(1))
        return .sweepProgress(
            done,
            of: total,
            perSecondTenths: Int((rate * 10).rounded()),
            secondsLeft: Int((Double(total - done) / rate).rounded(.up))
        )
    }
}
