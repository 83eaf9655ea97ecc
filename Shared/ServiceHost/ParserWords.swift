import Foundation
import Phrases

/// The argument parser's English texts as a screen shows them: in Indonesian, unless English is asked for.
///
/// The parser has no texts in other languages, and none can be put into it. Its lines are told by how they begin; what our
/// tables do not know stays as it is.
package struct ParserWords {
    /// The language of the screen.
    package let language: Language

    private let arguments: [String]

    /// The language that a command line asks for; the parser has not read it when it finds something wrong.
    package init(arguments: [String]) {
        self.arguments = arguments
        let flag = "--lang"
        let behind = arguments.firstIndex(of: flag).flatMap { arguments.dropFirst($0 + 1).first }
        let joined = arguments.first { $0.hasPrefix("\(flag)=") }.map { String($0.dropFirst(flag.count + 1)) }
        language = setting(behind ?? joined, "GLADI_LANG").flatMap(Language.init(rawValue:)) ?? .indonesian
    }

    /// A language.
    package init(_ language: Language) {
        self.language = language
        arguments = []
    }

    /// What is wrong with a command line: the message on one line, then what the flag means, and how to call the program.
    ///
    /// `text`: all that the parser says. `message`: its message, which quotes the command line; that and no more is made visible,
    /// so only the parser's own lines begin new ones.
    package func refusal(_ text: String, message: String) -> String {
        guard !message.isEmpty, let range = text.range(of: message) else { return text }
        let lines = text[range.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).map(line)
        let marked = text[..<range.lowerBound] == Phrase.wrongUsageMark.english
        let first =
            (marked ? say(.wrongUsageMark) : String(text[..<range.lowerBound])) + say(.wrongUsage(meant(message)))
        return first + lines.joined(separator: "\n")
    }

    /// The message; where a negative number was given, which the parser takes for an option, a message that says so.
    private func meant(_ message: String) -> String {
        guard let flag = message.wholeMatch(of: /Missing value for '(.+)'/).map({ String($0.output.1) }),
            let name = flag.split(separator: " ").first.map(String.init),
            let value = zip(arguments, arguments.dropFirst()).first(where: { $0.0 == name })?.1,
            value.contains(/^-[0-9]/)
        else { return message }
        return "The value '\(value)' is invalid for '\(flag)'"
    }

    /// A page of help.
    package func help(_ text: String) -> String {
        let headings = Phrase.helpHeadings
        // Anything else that a program prints and ends with is no page of help: its version, a script for a shell.
        guard headings.contains(where: { text.hasPrefix($0.english) }) else { return text }
        let page = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let usage = page.firstIndex { $0.hasPrefix(Phrase.usageHeading.english) } ?? page.startIndex
        let lines = Self.reflowed(page[..<usage]) + page[usage...]
        guard language == .indonesian else { return lines.joined(separator: "\n") }
        return lines.map { line in
            if let heading = headings.first(where: { line.hasPrefix($0.english) }) {
                return heading.indonesian + line.dropFirst(heading.english.count)
            }
            return Phrase.helpWords.reduce(String(line)) { $0.replacing($1.english, with: $1.indonesian) }
        }.joined(separator: "\n")
    }

    /// Paragraphs whose lines are as long as a terminal: they are broken twice, as they are written and by the parser.
    ///
    /// A paragraph ends at an empty line, at an indented one, an example, and where its English begins.
    static func reflowed(_ lines: ArraySlice<String>) -> [String] {
        var result: [String] = []
        var isOpen = false
        for line in lines {
            let isProse = !line.isEmpty && !line.hasPrefix(" ")
            guard isProse else {
                isOpen = false
                result.append(line)
                continue
            }
            if !isOpen || line.hasPrefix("(") { result.append("") }
            isOpen = true
            for word in line.split(separator: " ") {
                let open = result.removeLast()
                let fits = open.isEmpty || open.count + 1 + word.count <= columns
                result += fits ? [open.isEmpty ? String(word) : "\(open) \(word)"] : [open, String(word)]
            }
        }
        return result
    }

    /// What the parser takes a terminal to be.
    private static let columns = 80

    /// One of the parser's own lines below the message.
    private func line(_ line: Substring) -> String {
        if let help = rest(of: line, behind: .flagMark) { return say(.flagMark) + half(of: help) }
        if let usage = rest(of: line, behind: .usageMark) { return say(.usageMark) + usage }
        if let match = line.wholeMatch(of: /\ {2}See '(.+)' for more information\./) {
            return say(.moreHelp(String(match.output.1)))
        }
        return String(line)
    }

    private func rest(of line: Substring, behind mark: Phrase) -> Substring? {
        line.hasPrefix(mark.english) ? line.dropFirst(mark.english.count) : nil
    }

    /// A flag's help is in both languages, `Rekaman. (The record.)`: the half that this screen speaks.
    private func half(of help: Substring) -> String {
        guard help.hasSuffix(")") else { return String(help) }
        var depth = 0
        for index in help.indices.reversed() {
            if help[index] == ")" { depth += 1 }
            if help[index] == "(" { depth -= 1 }
            guard depth == 0 else { continue }
            let indonesian = help[..<index].trimmingCharacters(in: .whitespaces)
            guard language == .english else { return indonesian }
            // The flag itself stands before both halves.
            let flag = help.firstRange(of: "  ").map { String(help[..<$0.upperBound]) } ?? ""
            return flag + help[help.index(after: index)...].dropLast()
        }
        return String(help)
    }

    private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}
