/// Text that a terminal may take as it is: text that everyone can see, and control codes of ours.
///
/// The two are told apart by their types. Text is made visible when it is appended (`String.visible`), whoever wrote
/// it. A code is a `StaticString`, which only a literal in our own source can be. So nothing that was read can become a
/// code.
///
/// One line holds at most ``scalarsMax`` characters of text, however long the text was.
public struct TerminalText: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The most Unicode scalars of one line; a longer line ends with an ellipsis.
    public static let scalarsMax = 4_096

    /// What the terminal takes.
    public private(set) var text = ""
    private var scalars = 0

    /// Nothing.
    public init() {}

    /// A line that begins with `text`.
    public init(_ text: String) { append(text) }

    /// A line of ours; its text is made visible too.
    public init(stringLiteral value: String) { append(value) }

    /// Writes on with text from anywhere.
    public mutating func append(_ text: String) {
        guard scalars < Self.scalarsMax, !text.isEmpty else { return }
        // Only so much of the text is looked at as finds room.
        let shown = String(text.unicodeScalars.prefix(Self.scalarsMax)).visible.unicodeScalars
        let room = Self.scalarsMax - scalars
        guard shown.count > room || text.unicodeScalars.count > Self.scalarsMax else {
            self.text.unicodeScalars += shown
            scalars += shown.count
            return
        }
        self.text.unicodeScalars += shown.prefix(room - 1)
        self.text += "…"
        scalars = Self.scalarsMax
    }

    /// Writes on with a control code of ours.
    public mutating func append(code: StaticString) { text += code.description }

    /// Writes on with a control code of ours that has a number in it, such as a row.
    public mutating func append(code: StaticString, _ number: Int, _ end: StaticString) {
        text += "\(code)\(number)\(end)"
    }

    /// Writes on with lines that are done, such as those of a frame; each has its own bound.
    public mutating func append(_ other: TerminalText) { text += other.text }

    /// One after the other.
    public static func + (first: TerminalText, second: TerminalText) -> TerminalText {
        var both = first
        both.append(second)
        return both
    }

    /// The codes that take the cursor's line off the screen.
    public static var wipedLine: TerminalText {
        var codes = TerminalText()
        codes.append(code: "\r\u{1B}[K")
        return codes
    }

    /// The line with its end.
    public var ended: TerminalText {
        var line = self
        line.text += "\n"
        return line
    }
}
