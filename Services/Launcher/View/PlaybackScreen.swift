import Foundation
import Phrases
import Playing
import Telling

/// A record on a terminal, moved by keys, until somebody leaves.
struct PlaybackScreen {
    /// Between two frames of a record that moves.
    private static let look: Duration = .milliseconds(100)

    private let terminal: Terminal
    private let language: Language
    private let hasColour: Bool
    private let isUnicode: Bool

    /// A screen on `terminal`.
    init(_ terminal: Terminal, language: Language) {
        let environment = ProcessInfo.processInfo.environment
        self.terminal = terminal
        self.language = language
        hasColour = environment["NO_COLOR"]?.isEmpty != false
        isUnicode = Terminal.isUnicode(environment)
    }

    /// Shows the record; returns when the person leaves, or nobody can press a key any more.
    func show(_ record: Playback) {
        let stop = StopFlag()
        withExtendedLifetime(StopSignals { stop.raise() }) { show(record, until: stop) }
    }

    private func show(_ record: Playback, until stop: StopFlag) {
        var playback = record
        var painter = FramePainter()
        var last = ContinuousClock.now
        defer { terminal.close() }
        while !stop.isRaised {
            if !terminal.isOpen {
                terminal.open(withKeys: true)
                painter.forget()
            }
            let (columns, rows) = terminal.size ?? (80, 24)
            let lines = playback.frame(columns: columns, rows: rows, language: language)
            let texts = lines.map { $0.terminalText(hasColour: hasColour, isUnicode: isUnicode) }
            terminal.write(painter.paint(texts, columns: columns, rows: rows))
            guard let keys = terminal.keys(within: Self.look) else { return }
            for wish in Playback.Wish.wishes(of: keys) {
                guard wish != .quit else { return }
                playback.take(wish)
            }
            let now = ContinuousClock.now
            playback.advance(by: now - last)
            last = now
        }
    }
}
