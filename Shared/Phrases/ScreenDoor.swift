import Foundation

/// The one door to a screen: all that this package's programs write to standard output and standard error passes here.
///
/// What was read from a bus, a file or a command line is made visible on its way (`String.visible`). So no title and no
/// reason can move a cursor, ring a bell, open a window's clipboard or forge a line. Lines have a bound. `TidyTests`
/// finds code that writes past the door.
///
/// When a reader has gone, or a terminal takes nothing for ten seconds, the text is lost; nothing else happens. Safe to
/// use from any thread; lines of two threads do not mix unless a pipe takes them in parts.
public struct ScreenDoor: Sendable {
    /// Standard output.
    public static let output = ScreenDoor(STDOUT_FILENO)
    /// Standard error.
    public static let errors = ScreenDoor(STDERR_FILENO)

    /// The seconds after which a terminal that takes nothing is given up for the time being.
    private static let triesMax = 10

    /// What is written to.
    public let descriptor: Int32

    /// A door to what is open at `descriptor`.
    public init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// True for a terminal.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a line with inks of ours; false when it was not taken.
    @discardableResult
    public func say(_ line: TerminalText) -> Bool { write(line.text + "\n") }

    /// Writes lines; false when they were not taken.
    @discardableResult
    public func say(_ lines: [TerminalText]) -> Bool {
        lines.isEmpty || write(lines.map { $0.text + "\n" }.joined())
    }

    /// Writes text from anywhere as one line; false when it was not taken.
    @discardableResult
    public func say(_ line: String) -> Bool { say(TerminalText(line)) }

    /// Writes a phrase on the lines that it has; false when it was not taken.
    @discardableResult
    public func say(_ phrase: Phrase, in language: Language) -> Bool { say(phrase.lines(in: language)) }

    /// Writes JSON and a line's end.
    ///
    /// The encoder has escaped C0 controls. Whatever else a screen would obey can stand only in JSON's strings. It is
    /// escaped here, which does not change what a reader of JSON gets. JSON is data and has no bound.
    @discardableResult
    public func say(json: String) -> Bool { write(json.escapedForJSON + "\n") }

    /// Writes a text of ours of many lines for a file or another program: help, DOT, a scenario.
    ///
    /// Its line ends stay and its lines are not cut; all else is made visible. Whoever makes such a text keeps line
    /// ends out of what it quotes.
    @discardableResult
    public func say(document: String) -> Bool {
        let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
        return write(lines.map { String($0).visible }.joined(separator: "\n"))
    }

    /// Draws: writes without a line's end.
    public func draw(_ text: TerminalText) { write(text.text) }

    @discardableResult
    private func write(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        var tries = 0
        while !bytes.isEmpty, tries < Self.triesMax {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
                tries = 0
                continue
            }
            guard count < 0, errno == EINTR || errno == EAGAIN else { return false }
            tries += 1
            var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&wait, 1, 1_000)
        }
        return bytes.isEmpty
    }
}

extension Phrase {
    /// The phrase as a screen takes it: its own lines, each within the bound.
    public func lines(in language: Language) -> [TerminalText] {
        text(in: language).split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText(String($0)) }
    }
}

extension String {
    /// JSON in which everything is escaped that `visible` would replace, except line ends between its values.
    var escapedForJSON: String {
        if utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            // What is visible already stays.
            guard scalar != "\n", String(scalar).visible.unicodeScalars.first != scalar else {
                text.unicodeScalars.append(scalar)
                return
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }
}
