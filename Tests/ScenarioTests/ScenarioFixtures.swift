import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing

/// The example of the format's documentation in the long form, which must load.
func documentedExample() throws -> String { try documentedExamples()[0] }

/// The examples of the format's documentation, which must load.
func documentedExamples() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let article = try String(
        contentsOf: root.appendingPathComponent("Shared/Scenario/Scenario.docc/Format.md"),
        encoding: .utf8
    )
    let parts = article.components(separatedBy: "```")
    let blocks = parts.filter { $0.hasPrefix("yaml\n") }
    try #require(blocks.count == 2)
    return blocks.map { String($0.dropFirst("yaml\n".count)) }
}

/// The example with one line's text replaced; the change must have happened.
func example(_ original: String, _ replacement: String) throws -> String {
    let text = try documentedExample()
    #expect(text.contains(original))
    return text.replacingOccurrences(of: original, with: replacement)
}

/// What is wrong with a text, in order.
func problems(in text: String, file: String = "uji.yaml") -> [FileProblem] {
    do {
        let library = ScenarioLibrary.builtIn.knowing(["warnings": 0...10])
        _ = try ScenarioLoader.load(text: text, file: file, library: library)
        return []
    } catch {
        return error.problems
    }
}

/// The line, from 1, on which `part` first stands.
func line(of part: String, in text: String) -> Int? {
    text.components(separatedBy: "\n").firstIndex { $0.contains(part) }.map { $0 + 1 }
}
