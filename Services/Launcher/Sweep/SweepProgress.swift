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

    /// `412/1000 · 3,1/dtk · ~3 mnt lagi`; without speed and estimate until a drill has been played.
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

/// Shows a sweep's progress on standard error: one line that is drawn anew on a terminal, a line every ten seconds elsewhere.
final class SweepScreen {
    private enum Style { case terminal, plain, silent }

    private let style: Style
    private let language: Language
    private let output = ScreenDoor.errors
    private var last = ContinuousClock.now

    init(isSilent: Bool, language: Language) {
        style = isSilent ? .silent : ScreenDoor.errors.isTerminal ? .terminal : .plain
        self.language = language
    }

    /// Shows progress, if it is time to.
    func show(_ phrase: Phrase) {
        switch style {
        case .terminal where ContinuousClock.now - last >= .milliseconds(100):
            output.draw(TerminalText.wipedLine + TerminalText(phrase.text(in: language)))
        case .plain where ContinuousClock.now - last >= .seconds(10):
            output.say(phrase, in: language)
        case .terminal, .plain, .silent: return
        }
        last = .now
    }

    /// Takes the line away: what follows begins on a line of its own.
    func clear() {
        guard style == .terminal else { return }
        output.draw(.wipedLine)
    }
}
