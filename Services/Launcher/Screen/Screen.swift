import ArgumentParser
import Domain
import Events
import Foundation
import Phrases
import Telling

/// How a run is to be shown on a terminal.
enum ViewChoice: String, ExpressibleByArgument, CaseIterable {
    /// The whole drill on one screen, as it is now.
    case live
    /// Lines that scroll, and one of progress under them.
    case plain
}

/// Where a run is shown: a live view or scrolling lines on a terminal, plain lines elsewhere, or nowhere.
final class Screen {
    /// How it is shown.
    enum Style {
        /// The view, drawn anew at most ten times a second.
        case live(DrillView.Cast, colour: Bool, unicode: Bool)
        /// Scrolling lines over a status line that is drawn anew at most ten times a second.
        case scrolling(colour: Bool)
        /// A line per event, and one of progress every ten seconds.
        case plain
        /// Nothing.
        case silent
    }

    /// The language.
    let language: Language
    private let style: Style
    private let output: ScreenDoor
    private let terminal: Terminal
    private let statusLine: StatusLine
    private var status = TerminalText()
    private var lastShown: ContinuousClock.Instant?
    private var liveView: LiveView?

    init(style: Style, output: ScreenDoor, language: Language) {
        self.style = style
        self.output = output
        self.language = language
        terminal = Terminal(output)
        switch style {
        case .live(let cast, let colour, let unicode):
            statusLine = StatusLine(language: language, hasColour: colour)
            let view = DrillView(cast)
            liveView = LiveView(view, terminal, language: language, hasColour: colour, isUnicode: unicode)
        case .scrolling(let colour): statusLine = StatusLine(language: language, hasColour: colour)
        case .plain, .silent: statusLine = StatusLine(language: language, hasColour: false)
        }
    }

    /// The screen of a run: standard output, or with `json` standard error if that is a terminal.
    ///
    /// A terminal has the live view unless NO_COLOR or TERM=dumb ask for less, or we run in its background.
    static func ofRun(_ cast: DrillView.Cast, json: Bool, view: ViewChoice?, language: Language) -> Screen {
        let output: ScreenDoor = json ? .errors : .output
        guard output.isTerminal else {
            return Screen(style: json ? .silent : .plain, output: output, language: language)
        }
        let environment = ProcessInfo.processInfo.environment
        let hasColour = environment["NO_COLOR"]?.isEmpty != false
        let isUsual = hasColour && Terminal(output).isForeground
        let style: Style =
            if Terminal.isDumb(environment) {
                .plain
            } else if view == .live || view == nil && isUsual {
                .live(cast, colour: hasColour, unicode: Terminal.isUnicode(environment))
            } else {
                .scrolling(colour: hasColour)
            }
        return Screen(style: style, output: output, language: language)
    }

    /// False when nothing is shown.
    var isSeen: Bool { if case .silent = style { false } else { true } }

    /// How long the main loop may wait before it shows progress again.
    var refreshInterval: Duration {
        switch style {
        case .live, .scrolling: .milliseconds(100)
        case .plain, .silent: .seconds(10)
        }
    }

    /// Shows one or more lines.
    func say(_ phrase: Phrase) {
        guard liveView?.say(phrase, isWarning: false) != true else { return }
        write(phrase)
    }

    /// Shows what went wrong; where the view hides it later, it is said again when the view is closed.
    func warn(_ phrase: Phrase) {
        guard liveView?.say(phrase, isWarning: true) != true else { return }
        write(phrase)
    }

    /// Shows what happened.
    func say(_ notice: DrillProgress.Notice) {
        guard liveView?.take(notice) == nil, notice.isWorthALine else { return }
        let who = notice.stream == .control ? Phrase.exerciseControl.text(in: language) : notice.stream.text
        var line = ScreenLine("\(notice.time)  \(who)")
        line.pad(to: 28)
        let level = (notice.message as? LevelSet)?.level
        line.append("  ")
        line.append(notice.words.text(in: language), level.map { .level($0) } ?? .plain)
        write(statusLine.drawn(line))
    }

    /// Shows how far the drill is, if it is time to.
    func show(_ progress: DrillProgress, at now: Duration) {
        guard lastShown.map({ .now - $0 >= refreshInterval }) ?? true else { return }
        let isFirst = lastShown == nil
        lastShown = .now
        switch style {
        case .live: liveView?.show(progress, at: now)
        case .scrolling:
            status = statusLine.text(progress, at: now, width: terminal.size?.columns)
            terminal.write(TerminalText.wipedLine + status)
        case .plain where !isFirst: write(statusLine.text(progress, at: now))
        case .plain, .silent: break
        }
    }

    /// Takes view and status line away: the run is over.
    ///
    /// What must not be lost with the view is said again.
    func clear() {
        if let lines = liveView?.close() {
            liveView = nil
            for line in lines { write(line) }
        }
        guard status != TerminalText() else { return }
        status = TerminalText()
        terminal.write(.wipedLine)
    }

    private func write(_ phrase: Phrase) { for line in phrase.lines(in: language) { write(line) } }

    private func write(_ line: TerminalText) {
        switch style {
        case .live, .plain: output.say(line)
        case .scrolling: terminal.write(TerminalText.wipedLine + line.ended + status)
        case .silent: break
        }
    }
}
