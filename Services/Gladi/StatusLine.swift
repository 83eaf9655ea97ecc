import Domain
import Events
import Phrases

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
    package func text(_ progress: DrillProgress, at now: Duration, width: Int? = nil) -> String {
        let rate = progress.rate(at: now)
        let level = Phrase.word(Self.name(of: progress.level)) ?? Phrase("–", en: "–")
        var line = Phrase.progress(
            time: progress.time.description,
            turn: progress.turn,
            rate: rate.turns,
            pace: rate.pace,
            level: Phrase(coloured(level.indonesian, progress.level), en: coloured(level.english, progress.level))
        ).text(in: language)
        if let silence = progress.controlSilence(at: now) {
            line += "  " + Phrase.controlIsSilent(seconds: silence.components.seconds).text(in: language)
        } else if let waiting = progress.waiting {
            let whom = waiting.units.joined(separator: ", ")
            line += "  " + Phrase.waiting(whom, waiting.reason).text(in: language)
        }
        return width.map { Self.cut(line, to: max($0 - 1, 1)) } ?? line
    }

    /// `text` in the level's colour.
    package func coloured(_ text: String, _ level: Level) -> String {
        guard hasColour, let code = Self.colour(of: level) else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private static func name(of level: Level) -> String {
        switch level {
        case .green: "LEVEL_GREEN"
        case .yellow: "LEVEL_YELLOW"
        case .red: "LEVEL_RED"
        case .unspecified, .UNRECOGNIZED: ""
        }
    }

    private static func colour(of level: Level) -> Int? {
        switch level {
        case .green: 32
        case .yellow: 33
        case .red: 31
        case .unspecified, .UNRECOGNIZED: nil
        }
    }

    /// The first `columns` columns of `line`, the last of them an ellipsis where something was cut; colours take no column.
    private static func cut(_ line: String, to columns: Int) -> String {
        let escapes = line.matches(of: /\u{1B}\[[0-9]*m/)
        let visible = line.count - escapes.reduce(0) { $0 + $1.output.count }
        guard visible > columns else { return line }
        var shown = ""
        var count = 0
        var rest = Substring(line)
        while let next = rest.first, count < columns - 1 {
            let escape = rest.prefixMatch(of: /\u{1B}\[[0-9]*m/)
            let piece = escape?.output ?? rest.prefix(1)
            if next != "\u{1B}" { count += 1 }
            shown += piece
            rest = rest.dropFirst(piece.count)
        }
        return shown + (escapes.isEmpty ? "…" : "…\u{1B}[0m")
    }
}
