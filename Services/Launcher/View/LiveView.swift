import Domain
import Events
import Phrases
import Telling

/// The view of a running drill on a terminal: opened with the first frame, closed once, with its warnings kept.
struct LiveView {
    /// So many warnings are said again after the view; of more, how many there were.
    private static let warningsMax = 50

    private var view: DrillView
    private var painter = FramePainter()
    private var time: SimulatedTime
    private var isOpen = false
    private var warnings: [Phrase] = []
    private var warningCount = 0
    private let terminal: Terminal
    private let language: Language
    private let hasColour: Bool
    private let isUnicode: Bool

    init(_ view: DrillView, _ terminal: Terminal, language: Language, hasColour: Bool, isUnicode: Bool) {
        self.view = view
        self.terminal = terminal
        self.language = language
        self.hasColour = hasColour
        self.isUnicode = isUnicode
        time = view.cast.begins
    }

    /// Takes words; false before the view has opened: they belong on the screen that stays.
    mutating func say(_ phrase: Phrase, isWarning: Bool) -> Bool {
        guard isOpen else { return false }
        view.say(phrase, isWarning: isWarning, at: time)
        if isWarning { keep(phrase) }
        return true
    }

    /// Takes what happened.
    mutating func take(_ notice: DrillProgress.Notice) {
        view.take(notice)
        guard notice.message is Fault || notice.message is DeadLettered else { return }
        let (who, words) = (notice.stream.text, notice.words)
        keep(Phrase("\(who): \(words.indonesian)", en: "\(who): \(words.english)"))
    }

    /// Draws what has changed; nothing while we are in the terminal's background.
    mutating func show(_ progress: DrillProgress, at now: Duration) {
        time = progress.time
        guard terminal.isForeground else { return }
        if !terminal.isOpen {
            terminal.open()
            painter.forget()
        }
        guard terminal.isOpen else { return }
        isOpen = true
        let (columns, rows) = terminal.size ?? (80, 24)
        let lines = view.frame(progress, at: now, columns: columns, rows: rows, language: language)
        let texts = lines.map { $0.terminalText(hasColour: hasColour, isUnicode: isUnicode) }
        terminal.write(painter.paint(texts, columns: columns, rows: rows))
    }

    /// Gives the terminal back; what must be said again.
    mutating func close() -> [Phrase] {
        terminal.close()
        isOpen = false
        guard !warnings.isEmpty else { return [] }
        let earlier = warningCount - warnings.count
        let more = earlier > 0 ? [Phrase.earlierWarnings(earlier)] : []
        return [Phrase.warningsHeading] + (more + warnings).map { Phrase("  \($0.indonesian)", en: "  \($0.english)") }
    }

    private mutating func keep(_ warning: Phrase) {
        warningCount += 1
        warnings.append(Phrase("\(time)  \(warning.indonesian)", en: "\(time)  \(warning.english)"))
        if warnings.count > Self.warningsMax { warnings.removeFirst() }
    }
}
