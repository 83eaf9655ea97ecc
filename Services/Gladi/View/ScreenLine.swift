import Events

/// A line of a screen: text in inks, with its width in columns.
///
/// Whatever is appended, a line holds no control characters: what a service or a forged event says cannot move the cursor.
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

        /// Select Graphic Rendition (ECMA-48, 8.3.117); empty: as it is.
        fileprivate var code: String {
            switch self {
            case .plain: ""
            case .faint: "2"
            case .strong: "1"
            case .level(.green): "32"
            case .level(.yellow): "33"
            case .level(.red): "31"
            case .level: ""
            case .banner(.green): "30;42"
            case .banner(.yellow): "30;43"
            case .banner(.red): "1;97;41"
            case .banner: "7"
            case .crowd: "36"
            case .tension: "35"
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

    /// Writes on.
    package mutating func append(_ text: String, _ ink: Ink = .plain) {
        guard !text.isEmpty else { return }
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isHarmless($0) ? $0 : " " }))
        columns += shown.reduce(0) { $0 + Self.columns(of: $1) }
        if spans.last?.ink == ink {
            spans[spans.count - 1].text += shown
        } else {
            spans.append(Span(text: shown, ink: ink))
        }
    }

    /// Writes on with another line, in its inks.
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

    /// The line as a terminal takes it, without colour or in ASCII where the terminal has no more.
    package func text(hasColour: Bool = true, isUnicode: Bool = true) -> String {
        spans.map { span in
            let text = isUnicode ? span.text : Self.ascii(span.text)
            let code = span.ink.code
            return hasColour && !code.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }.joined()
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// Two for what East Asian Width (UAX 11) calls wide, among it nearly all pictographs; otherwise one.
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
