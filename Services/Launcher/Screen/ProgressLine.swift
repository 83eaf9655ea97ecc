import Foundation
import Phrases

/// Shows on standard error how far a command is: one line that is drawn anew on a terminal, a line every ten seconds elsewhere.
final class ProgressLine {
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
