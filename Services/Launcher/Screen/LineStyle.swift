import Foundation
import Phrases
import Telling

/// How lines are written to standard output: in colour only on a terminal, and not where NO_COLOR or TERM=dumb ask for less.
package struct LineStyle: Sendable {
    /// The language.
    package let language: Language
    private let hasColour: Bool
    private let isUnicode: Bool

    /// A style.
    package init(language: Language, hasColour: Bool = false, isUnicode: Bool = true) {
        self.language = language
        self.hasColour = hasColour
        self.isUnicode = isUnicode
    }

    /// The style that standard output takes.
    static func ofStandardOutput(_ language: Language) -> LineStyle {
        let environment = ProcessInfo.processInfo.environment
        guard ScreenDoor.output.isTerminal else { return LineStyle(language: language) }
        let hasColour = environment["NO_COLOR"]?.isEmpty != false && !Terminal.isDumb(environment)
        return LineStyle(language: language, hasColour: hasColour, isUnicode: Terminal.isUnicode(environment))
    }

    /// The line as it is written.
    package func text(_ line: ScreenLine) -> TerminalText {
        line.terminalText(hasColour: hasColour, isUnicode: isUnicode)
    }

    /// Writes lines; who reads slowly is waited for.
    ///
    /// - Throws: `ServiceFailure` (74) when nobody reads any more.
    func write(_ lines: [ScreenLine]) throws {
        guard ScreenDoor.output.say(lines.map(text)) else { throw Self.nobodyReads }
    }

    /// Writes JSON, an object a line.
    ///
    /// - Throws: `ServiceFailure` (74) when nobody reads any more.
    static func write(json lines: [String]) throws {
        guard lines.isEmpty || ScreenDoor.output.say(json: lines.joined(separator: "\n")) else {
            throw nobodyReads
        }
    }

    private static let nobodyReads = ServiceFailure(.screenClosed, exitCode: 74)
}
