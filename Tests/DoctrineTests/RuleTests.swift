import Doctrine
import Domain
import Foundation
import Testing

/// The forty rules as a table.
struct RuleTests {
    @Test("every number has its rule, in order, with words in both languages and a source")
    func table() {
        #expect(Rule.all.map(\.id) == RuleID.allCases)
        #expect(RuleID.allCases.count == 40)
        for rule in Rule.all {
            #expect(rule.id.rule.id == rule.id)
            #expect(!rule.statement.indonesian.isEmpty && rule.statement.indonesian != rule.statement.english)
            expectSource(rule.source)
            // Screens call them "tindakan anarkis".
            #expect(!rule.statement.indonesian.contains("perbuatan anarkis"))
        }
        #expect(Rule.all.filter(\.isAdvisory).map(\.id) == [.d01, .d02, .d03])
    }

    @Test("every key of doctrine stands with one rule, and says what it means")
    func numbers() {
        let numbers = Rule.all.flatMap(\.numbers)
        #expect(Set(numbers.map(\.key.name)).count == numbers.count)
        #expect(numbers.count == 17)
        for number in numbers {
            #expect(!number.meaning.indonesian.isEmpty && number.meaning.indonesian != number.meaning.english)
            expectSource(number.source)
        }
    }

    /// A source is there, and each language speaks of articles in its own word.
    private func expectSource(_ source: Wording) {
        #expect(!source.english.isEmpty && !source.english.contains("Pasal"))
        #expect(!source.indonesian.isEmpty && !source.indonesian.contains(/Art\.|guidance|drills|handbook|default of/))
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The files of rooms and services whose names end so.
    private static func sources(_ ending: String) throws -> [(path: String, text: String)] {
        let paths = ["Shared", "Services"].flatMap { folder in
            FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?
                .compactMap { ($0 as? String).map { "\(folder)/\($0)" } } ?? []
        }.filter { $0.hasSuffix(ending) }
        try #require(paths.count >= 10, "\(ending)")
        return try paths.map { ($0, try text($0)) }
    }

    @Test("the page lists every rule as it is, and names code that there is")
    func page() throws {
        let page = try Self.text("Shared/Doctrine/Doctrine.docc/Rules.md")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| D") }
        #expect(rows.count == Rule.all.count)
        var named: [Substring] = []
        for (row, rule) in zip(rows, Rule.all) {
            let cells = row.split(separator: " | ", omittingEmptySubsequences: false)
            try #require(cells.count == 5, "\(row)")
            #expect(cells[0] == "| \(rule.id.rawValue)")
            #expect(cells[1] == rule.statement.english)
            #expect(cells[2] == rule.source.english)
            #expect(cells[3] == rule.confidence.rawValue)
            named += cells[4].matches(of: /`([A-Za-z.\/]+)(?:\([a-z_:]*\))?`/).map(\.1)
        }
        #expect(named.count > 40)
        // A comment declares nothing.
        let code = try Self.sources(".swift").map { source in
            source.text.split(separator: "\n").map {
                $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex)
            }
            .joined(separator: "\n")
        }.joined(separator: "\n")
        for name in named.flatMap({ $0.split(whereSeparator: { "./".contains($0) }) }) {
            let isDeclared = try Regex("(struct|enum|class|protocol|func|var|let|case|extension) \(name)\\b")
            let isFound = code.contains(isDeclared)
            #expect(isFound, "\(name) is declared nowhere")
        }
    }

    @Test("whoever names a rule in its code is found under its number")
    func numbersInCode() throws {
        // A rule of the protocol has one digit; two digits after an R would be an old name of doctrine's.
        for source in try Self.sources(".swift") + Self.sources(".proto") {
            #expect(!source.text.contains(/\bR(0[1-9]|[1-3][0-9]|40)\b/), "\(source.path)")
        }
    }
}
