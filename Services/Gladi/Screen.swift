import Domain
import Events
import Foundation
import Phrases

/// Where a run is shown: a status line under scrolling lines on a terminal, plain lines elsewhere, or nowhere.
final class Screen {
    /// How it is shown.
    enum Style {
        /// A status line that is drawn anew at most ten times a second.
        case terminal(colour: Bool)
        /// A line per event, and one of progress every ten seconds.
        case plain
        /// Nothing.
        case silent
    }

    /// The language.
    let language: Language
    private let style: Style
    private let output: FileHandle
    private var status = ""
    private var lastStatus: ContinuousClock.Instant?

    init(style: Style, output: FileHandle, language: Language) {
        self.style = style
        self.output = output
        self.language = language
    }

    /// The screen of a run: standard output, or with `json` standard error if that is a terminal.
    static func ofRun(json: Bool, language: Language) -> Screen {
        let output = json ? FileHandle.standardError : FileHandle.standardOutput
        let isTerminal = isatty(output.fileDescriptor) == 1
        let hasColour = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false
        let style: Style = isTerminal ? .terminal(colour: hasColour) : json ? .silent : .plain
        return Screen(style: style, output: output, language: language)
    }

    /// False when nothing is shown.
    var isSeen: Bool { if case .silent = style { false } else { true } }

    /// How long the main loop may wait before it shows progress again.
    var refreshInterval: Duration {
        switch style {
        case .terminal: .milliseconds(100)
        case .plain, .silent: .seconds(10)
        }
    }

    /// Shows one or more lines.
    func say(_ phrase: Phrase) { write(phrase.text(in: language) + "\n") }

    /// Shows what happened.
    func say(_ notice: DrillProgress.Notice) {
        let who = notice.stream.text.padding(toLength: max(18, notice.stream.text.count), withPad: " ", startingAt: 0)
        var text = EventLine.phrase(notice.message).text(in: language)
        if let set = notice.message as? LevelSet { text = coloured(text, set.level) }
        write("\(notice.time)  \(who)  \(text)\n")
    }

    /// Shows how far the drill is, if it is time to.
    func show(_ progress: DrillProgress, at now: Duration) {
        guard lastStatus.map({ .now - $0 >= refreshInterval }) ?? true else { return }
        let isFirst = lastStatus == nil
        lastStatus = .now
        let rate = progress.rate(at: now)
        let level = Phrase.word(levelName(progress.level)) ?? Phrase("–", en: "–")
        let shown = Phrase(coloured(level.indonesian, progress.level), en: coloured(level.english, progress.level))
        var line = Phrase.progress(
            time: progress.time.description,
            turn: progress.turn,
            rate: rate.turns,
            pace: rate.pace,
            level: shown
        ).text(in: language)
        if let waiting = progress.waiting {
            let whom = waiting.units.joined(separator: ", ")
            line += "  " + Phrase.waiting(whom, waiting.reason).text(in: language)
        }
        switch style {
        case .terminal:
            status = line
            output.write(Data("\r\u{1B}[K\(status)".utf8))
        case .plain where !isFirst: write(line + "\n")
        case .plain, .silent: break
        }
    }

    /// Takes the status line away: the run is over.
    func clear() {
        guard case .terminal = style, !status.isEmpty else { return }
        status = ""
        output.write(Data("\r\u{1B}[K".utf8))
    }

    private func write(_ text: String) {
        switch style {
        case .terminal: output.write(Data("\r\u{1B}[K\(text)\(status)".utf8))
        case .plain: output.write(Data(text.utf8))
        case .silent: break
        }
    }

    private func levelName(_ level: Level) -> String {
        switch level {
        case .green: "LEVEL_GREEN"
        case .yellow: "LEVEL_YELLOW"
        case .red: "LEVEL_RED"
        case .unspecified, .UNRECOGNIZED: ""
        }
    }

    private func coloured(_ text: String, _ level: Level) -> String {
        guard case .terminal(colour: true) = style else { return text }
        switch level {
        case .green: return "\u{1B}[32m\(text)\u{1B}[0m"
        case .yellow: return "\u{1B}[33m\(text)\u{1B}[0m"
        case .red: return "\u{1B}[31m\(text)\u{1B}[0m"
        case .unspecified, .UNRECOGNIZED: return text
        }
    }
}
