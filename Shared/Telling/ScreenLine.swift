import Events
import Phrases

/// A line of a screen: text in inks, with its width in columns.
///
/// Whatever is appended is made visible (`String.visible`). So the words of a service or of a forged event cannot move
/// the cursor, and take exactly the columns that they show.
package struct ScreenLine: Sendable, Hashable {
    /// How a piece of text looks where there is colour.
    package enum Ink: Sendable, Hashable {
        /// As the terminal writes.
        case plain
        /// Headings and times.
        case faint
        /// What must not be overlooked.
        case strong
        /// In a level's colour.
        case level(Level)
        /// On a level's colour.
        case banner(Level)
        /// The crowd's chart.
        case crowd
        /// The tension's chart.
        case tension

        /// Select Graphic Rendition (ECMA-48, 8.3.117); nil for plain text.
        fileprivate var code: StaticString? {
            switch self {
            case .plain: nil
            case .faint: "\u{1B}[2m"
            case .strong: "\u{1B}[1m"
            case .level(.green): "\u{1B}[32m"
            case .level(.yellow): "\u{1B}[33m"
            case .level(.red): "\u{1B}[31m"
            case .level: nil
            case .banner(.green): "\u{1B}[30;42m"
            case .banner(.yellow): "\u{1B}[30;43m"
            case .banner(.red): "\u{1B}[1;97;41m"
            case .banner: "\u{1B}[7m"
            case .crowd: "\u{1B}[36m"
            case .tension: "\u{1B}[35m"
            }
        }
    }

    private struct Span: Hashable {
        var text: String
        let ink: Ink
    }

    private var spans: [Span] = []
    /// How many columns it takes.
    package private(set) var columns = 0

    /// A line that begins with `text`.
    package init(_ text: String = "", _ ink: Ink = .plain) { append(text, ink) }

    /// Adds text.
    package mutating func append(_ text: String, _ ink: Ink = .plain) {
        guard !text.isEmpty else { return }
        // No line shows more than that (`TerminalText`), however long the text is.
        let isLong = text.utf8.count > TerminalText.scalarsMax
        let shown = (isLong ? String(text.unicodeScalars.prefix(TerminalText.scalarsMax)) : text).visible
        columns += shown.reduce(0) { $0 + Self.columns(of: $1) }
        if spans.last?.ink == ink {
            spans[spans.count - 1].text += shown
        } else {
            spans.append(Span(text: shown, ink: ink))
        }
    }

    /// Adds another line, in its inks.
    package mutating func append(_ line: ScreenLine) { for span in line.spans { append(span.text, span.ink) } }

    /// Fills up to a column.
    package mutating func pad(to column: Int, with filler: Character = " ", ink: Ink = .plain) {
        if columns < column { append(String(repeating: filler, count: column - columns), ink) }
    }

    /// The line, or its first columns with an ellipsis in the last of them.
    package func cut(to limit: Int) -> ScreenLine {
        guard columns > limit else { return self }
        guard limit > 0 else { return ScreenLine() }
        var line = ScreenLine()
        for span in spans {
            var piece = ""
            var width = line.columns
            for character in span.text {
                width += Self.columns(of: character)
                guard width < limit else {
                    line.append(piece + "…", span.ink)
                    return line
                }
                piece.append(character)
            }
            line.append(piece, span.ink)
        }
        return line
    }

    /// The line as a terminal takes it; without colour, or in ASCII, when the terminal can do no more.
    package func terminalText(hasColour: Bool = true, isUnicode: Bool = true) -> TerminalText {
        spans.reduce(into: TerminalText()) { line, span in
            let code = hasColour ? span.ink.code : nil
            if let code { line.append(code: code) }
            line.append(isUnicode ? span.text : Self.ascii(span.text))
            if code != nil { line.append(code: "\u{1B}[0m") }
        }
    }

    /// What the terminal takes.
    package func text(hasColour: Bool = true, isUnicode: Bool = true) -> String {
        terminalText(hasColour: hasColour, isUnicode: isUnicode).text
    }

    /// Two for characters that East Asian Width (UAX 11) calls wide, among them nearly all pictographs; otherwise one.
    private static func columns(of character: Character) -> Int {
        switch character.unicodeScalars.first?.value ?? 0 {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    private static func ascii(_ text: String) -> String {
        text.map { character in
            guard !character.isASCII else { return String(character) }
            let width = columns(of: character)
            return folded[character].map { String($0) } ?? String(repeating: "?", count: width)
        }.joined()
    }

    private static let folded: [Character: Character] = [
        "▁": "_", "▂": ".", "▃": "-", "▄": ":", "▅": "=", "▆": "+", "▇": "*", "█": "#", "░": ".", "─": "-", "…": "~",
        "├": "|", "└": "`", "│": "|", "·": "|", "–": "-", "—": "-", "×": "x", "“": "\"", "”": "\"", "‘": "'", "’": "'",
        "é": "e",
    ]
}
