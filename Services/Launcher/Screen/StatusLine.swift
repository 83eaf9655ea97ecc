import Domain
import Events
import Phrases
import Telling

/// The one line that a terminal shows of a run: where the drill is, how fast it goes, and for whom it waits.
package struct StatusLine: Sendable {
    private let language: Language
    private let hasColour: Bool

    /// A line in `language`, the level in its colour or not.
    package init(language: Language, hasColour: Bool) {
        self.language = language
        self.hasColour = hasColour
    }

    /// The line at `now`, cut to `width` columns; nil: as long as it is.
    ///
    /// A line that reached the last column would wrap, and could then no longer be wiped.
    package func text(_ progress: DrillProgress, at now: Duration, width: Int? = nil) -> TerminalText {
        let rate = progress.rate(at: now)
        let level = Phrase.word(Self.name(of: progress.level)) ?? Phrase("–", en: "–")
        let figures = Phrase.progress(
            time: progress.time.description,
            turn: progress.turn,
            rate: rate.turns,
            pace: rate.pace
        ).text(in: language)
        var line = ScreenLine("\(figures)  ")
        line.append(level.text(in: language), .level(progress.level))
        if let silence = progress.controlSilence(at: now) {
            line.append("  " + Phrase.controlIsSilent(seconds: silence.components.seconds).text(in: language))
        } else if let hold = progress.hold {
            line.append("  " + hold.text(in: language))
        } else if let waiting = progress.waiting {
            let whom = waiting.units.joined(separator: ", ")
            line.append("  " + Phrase.waiting(whom, waiting.reason).text(in: language))
        }
        return drawn(width.map { line.cut(to: max($0 - 1, 1)) } ?? line)
    }

    /// A line as the terminal takes it.
    func drawn(_ line: ScreenLine) -> TerminalText { line.terminalText(hasColour: hasColour) }

    private static func name(of level: Level) -> String {
        switch level {
        case .green: "LEVEL_GREEN"
        case .yellow: "LEVEL_YELLOW"
        case .red: "LEVEL_RED"
        case .unspecified, .UNRECOGNIZED: ""
        }
    }
}
