import Testing

/// Documentation that says the same as the code.
struct DocumentationTests {
    private static let catalogue = "Shared/Lockstep/Lockstep.docc"

    private static func names(_ rule: String, _ text: String) -> Bool {
        text.ranges(of: rule).contains { range in
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            return !after.isNumber && !after.isLetter && !before.isLetter && !before.isNumber
        }
    }

    /// Sources name a rule in their comments, beside what carries it out.
    @Test func everyRuleIsSpecifiedPlacedAndNamedInTheSources() throws {
        let specification = try Repository.text("\(Self.catalogue)/Protocol.md")
        let places = try Repository.text("\(Self.catalogue)/Rules.md")
        let sources = try Repository.sources(below: "Shared", "Services").map(\.text).joined(separator: "\n")
        let rules = specification.matches(of: #/(?m)^- \*\*([A-Z][0-9]+)\*\* /#).map { String($0.1) }
        // No number is left out, and none stands twice.
        let last = ["R": 6, "W": 5, "U": 6, "C": 14, "F": 7]
        let expected = last.flatMap { letter, count in (1...count).map { "\(letter)\($0)" } }
        #expect(rules.sorted() == expected.sorted())
        for rule in expected {
            #expect(places.contains("| \(rule) | "), "\(rule) has no place in the code")
            let isNamed = Self.names(rule, sources)
            #expect(isNamed, "no source names \(rule)")
        }
        #expect(!Self.names("C15", sources))
    }

    @Test func whereTheRulesAreIsNamedAsItIs() throws {
        let places = try Repository.text("\(Self.catalogue)/Rules.md")
        // A comment declares nothing; a room and a message of the schema have their names elsewhere.
        let code = try Repository.sources(below: "Shared", "Services").flatMap(\.code).joined(separator: "\n")
        let schema = try Repository.files(below: "Shared/Events/Schema", ending: ".proto").map(Repository.text)
            .joined(separator: "\n")
        let keywords = "struct|enum|class|actor|protocol|func|var|let|case|typealias"
        func isDeclared(_ name: Substring) throws -> Bool {
            let declaration = try Regex("\\b(?:\(keywords)) \(name)\\b")
            return try code.contains(declaration) || schema.contains(Regex("(?m)^message \(name) \\{"))
                || Repository.exists("Shared/\(name)")
        }
        let named = places.matches(of: /`+([A-Za-z]+(?:[.\/][A-Za-z]+)*)(?:\([a-zA-Z_:]*\))?`+/).map { String($0.1) }
        #expect(named.count > 40)
        for name in Set(named.flatMap { $0.split(whereSeparator: { $0 == "." || $0 == "/" }) }) where name != "init" {
            #expect(try isDeclared(name), "\(name) is declared nowhere")
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
        for path in try ["Shared", "ops"].flatMap({ try Repository.files(below: $0, ending: ".md") }) {
            let text = try Repository.text(path)
            #expect(!text.contains("../shared"), "\(path) leans on what is not part of the project")
        }
    }
}
