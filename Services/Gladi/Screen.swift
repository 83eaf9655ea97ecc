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
    private let statusLine: StatusLine
    private var status = ""
    private var lastStatus: ContinuousClock.Instant?

    init(style: Style, output: FileHandle, language: Language) {
        self.style = style
        self.output = output
        self.language = language
        let hasColour = if case .terminal(colour: true) = style { true } else { false }
        statusLine = StatusLine(language: language, hasColour: hasColour)
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
        if let set = notice.message as? LevelSet { text = statusLine.coloured(text, set.level) }
        write("\(notice.time)  \(who)  \(text)\n")
    }

    /// Shows how far the drill is, if it is time to.
    func show(_ progress: DrillProgress, at now: Duration) {
        guard lastStatus.map({ .now - $0 >= refreshInterval }) ?? true else { return }
        let isFirst = lastStatus == nil
        lastStatus = .now
        let line = statusLine.text(progress, at: now, width: width)
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

    /// The terminal's columns; nil where there is none, or where it does not say.
    private var width: Int? {
        guard case .terminal = style else { return nil }
        var size = winsize()
        return ioctl(output.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
