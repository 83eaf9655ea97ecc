import Phrases

/// Which bytes turn the frame on a terminal into the next one: a pure value.
package struct FramePainter: Sendable {
    private var shown: [TerminalText] = []
    private var size = (columns: 0, rows: 0)

    /// The terminal's state is not known.
    package init() {}

    /// Everything must be painted again.
    package mutating func forget() {
        shown = []
        size = (0, 0)
    }

    /// Rewrites the lines that differ; all of them, on a wiped screen, when the size has changed.
    ///
    /// Empty where nothing differs. One synchronized update (DEC private mode 2026; unknown to a terminal, it is ignored): nobody sees half a frame.
    package mutating func paint(_ lines: [TerminalText], columns: Int, rows: Int) -> TerminalText {
        let isNew = size != (columns, rows)
        // A frame of fewer lines leaves empty ones where it had more.
        let lines = lines + Array(repeating: TerminalText(), count: max(0, shown.count - lines.count))
        let changed = lines.indices.filter { isNew || $0 >= shown.count || lines[$0] != shown[$0] }
        guard !changed.isEmpty else { return TerminalText() }
        size = (columns, rows)
        shown = lines
        var frame = TerminalText()
        frame.append(code: "\u{1B}[?2026h")
        if isNew { frame.append(code: "\u{1B}[2J") }
        for row in changed {
            frame.append(code: "\u{1B}[", row + 1, ";1H")
            if !isNew { frame.append(code: "\u{1B}[2K") }
            frame.append(lines[row])
        }
        frame.append(code: "\u{1B}[?2026l")
        return frame
    }
}
