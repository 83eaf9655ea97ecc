import Testing

/// Documentation that says the same as the code.
struct DocumentationTests {
    /// The protocol's rules.
    static let rules =
        (1...6).map { "R\($0)" } + (1...5).map { "W\($0)" } + (1...6).map { "U\($0)" } + (1...13).map { "C\($0)" }
    private static let catalogue = "Shared/Lockstep/Lockstep.docc"

    private static func names(_ rule: String, _ text: String) -> Bool {
        text.ranges(of: rule).contains { range in
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            return !after.isNumber && !after.isLetter && !before.isLetter && !before.isNumber
        }
    }

    @Test func everyRuleIsSpecifiedPlacedAndNamedInTheCode() throws {
        let specification = try Repository.text("\(Self.catalogue)/Protocol.md")
        let places = try Repository.text("\(Self.catalogue)/Rules.md")
        let code = try Repository.sources(below: "Shared", "Services").map(\.text).joined(separator: "\n")
        for rule in Self.rules {
            #expect(specification.contains("- **\(rule)** "), "\(rule) is not in the specification")
            #expect(places.contains("| \(rule) | "), "\(rule) has no place in the code")
            #expect(Self.names(rule, code), "no source names \(rule)")
        }
        #expect(!Self.names("C14", code))
    }

    @Test func whereTheRulesAreIsNamedAsItIs() throws {
        let places = try Repository.text("\(Self.catalogue)/Rules.md")
        let code = try Repository.sources(below: "Shared", "Services").map(\.text).joined(separator: "\n")
        let named = places.matches(of: /`+([A-Za-z]+(?:[.\/][A-Za-z]+)*)(?:\([a-zA-Z_:]*\))?`+/).map { String($0.1) }
        #expect(named.count > 40)
        for name in named.flatMap({ $0.split(whereSeparator: { $0 == "." || $0 == "/" }) }) where name.count > 3 {
            #expect(code.contains(name), "\(name) is nowhere in the code")
        }
    }

    @Test func theArticleHasTheUnitThatTheTestPlays() throws {
        let article = try Repository.text("Shared/TaskForceKit/TaskForceKit.docc/FirstUnit.md")
        let unit = try Repository.text("Tests/TaskForceKitTests/FireBrigade.swift")
        #expect(article.contains("```swift\n\(unit)```"))
    }

    @Test func everyRoomExplainsItself() throws {
        for room in try Repository.names(in: "Shared") where !["CRdKafka", "Conditions", "Phrases"].contains(room) {
            #expect(Repository.exists("Shared/\(room)/\(room).docc/\(room).md"), "Shared/\(room) has no article")
        }
    }

    @Test func helpAndRunbookNameEveryExitCode() throws {
        let run = try Repository.text("Services/Launcher/Run/RunCommand.swift")
        let help = try #require(run.firstMatch(of: /Exit codes: ([^"]+)"""/)).output.1
        let runbook = try Repository.text("ops/docs/runbook.md")
        let sources = try Repository.sources(below: "Services/Launcher", "Shared").map(\.text).joined()
        let given = Set(sources.matches(of: /exitCode: (?:[a-zA-Z]+ \? )?([0-9]+)/).map { String($0.output.1) })
        #expect(given.isSuperset(of: ["1", "64", "65", "69", "70", "74"]))
        for code in given {
            #expect(Self.names(code, String(help)), "'gladi run --help' does not say what \(code) means")
            #expect(runbook.contains("| \(code) | "), "the runbook does not say what \(code) means")
        }
    }

    @Test func theSpecificationStandsByItself() throws {
        for path in Repository.files(below: "Shared", ending: ".md") + Repository.files(below: "ops", ending: ".md") {
            let text = try Repository.text(path)
            #expect(!text.contains("../shared"), "\(path) leans on what is not part of the project")
        }
    }
}
