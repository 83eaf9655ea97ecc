import ArgumentParser
import Domain
import Events
import Foundation
import Phrases
import Scenario
import ServiceHost
import UnitTable

/// A scenario in figures, for `list` and `check`.
public struct ScenarioFigures: Encodable, Sendable {
    private enum Key: String, CodingKey {
        case key, title, path
        case simulatedSeconds = "simulated_seconds"
        case units, places, injects, steps, facts
    }

    /// The scenario.
    public let scenario: Scenario
    /// Its file; nil where it is not told.
    public let path: String?

    /// The figures of a scenario.
    public init(_ scenario: Scenario, path: String? = nil) {
        self.scenario = scenario
        self.path = path
    }

    /// How long it is played, `03:10:00`.
    public var length: String {
        SimulatedTime(seconds: scenario.ends.seconds(since: scenario.begins)).description
    }

    /// The figures on one line.
    public var phrase: Phrase {
        .scenarioFigures(
            length: length,
            units: scenario.roster.count,
            injects: scenario.injects.count,
            steps: scenario.ground.steps.count,
            places: scenario.places.count
        )
    }

    /// Where its facts come from, on one line.
    public var facts: Phrase {
        .factSources(
            seed: scenario.facts(from: .seed),
            doctrine: scenario.facts(from: .doctrine),
            assumed: scenario.facts(from: .assumed)
        )
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(scenario.key, forKey: .key)
        try container.encode(scenario.title, forKey: .title)
        try container.encodeIfPresent(path, forKey: .path)
        try container.encode(scenario.ends.seconds(since: scenario.begins), forKey: .simulatedSeconds)
        try container.encode(scenario.roster.count, forKey: .units)
        try container.encode(scenario.places.count, forKey: .places)
        try container.encode(scenario.injects.count, forKey: .injects)
        try container.encode(scenario.ground.steps.count, forKey: .steps)
        let facts = FactSource.allCases.map { ($0.rawValue, scenario.facts(from: $0)) }
        try container.encode(Dictionary(uniqueKeysWithValues: facts), forKey: .facts)
    }
}

/// `gladi list`: the scenarios of the library.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Daftar skenario. (Lists the library's scenarios.)",
        discussion: "Kolom fakta: dari sumber / doktrin / andaian. (Facts: from the source / doctrine / assumed.)"
    )
    @Flag(help: "Print a JSON array.")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        try reporting(in: screen.language) {
            let figures = try ScenarioLibrary.withUnits.list().map { ScenarioFigures($0.scenario, path: $0.path) }
            guard !json else { return try LineStyle.write(json: [oneLine(figures)]) }
            let width = figures.map(\.scenario.key.count).max() ?? 0
            for figure in figures {
                let key = figure.scenario.key.padding(toLength: width, withPad: " ", startingAt: 0)
                let counts = FactSource.allCases.map { "\(figure.scenario.facts(from: $0))" }.joined(separator: "/")
                let length = "\(figure.length)  \(figure.scenario.roster.count)"
                ScreenDoor.output.say("\(key)  \(length)  \(counts)  \(figure.scenario.title)")
            }
        }
    }
}

/// `gladi check`: everything that does not fit in a scenario, or what it holds.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Memeriksa skenario. (Checks a scenario.)",
        discussion: """
            Menyebut semua yang tidak cocok dengan baris dan kolomnya, dalam dua bahasa. (Names all that does not fit; with
            --lang en in English alone.)

              gladi check skenario-saya.yaml
              gladi check muba-2024 --json
              gladi check skenario-saya.yaml --external muba/bpbd

            Exit codes: 0 the scenario fits; 65 it does not.
            """
    )
    @Argument(help: "Scenario: a key of the library, or the path of a YAML file.")
    var scenario: String
    @OptionGroup var externals: ExternalUnits
    @Flag(help: "Print one JSON object.")
    var json = false
    @OptionGroup var screen: LanguageOption

    private struct Finding: Encodable {
        let file: String
        let line: Int
        let column: Int
        let indonesian: String
        let english: String
    }

    private struct Answer: Encodable {
        let fits: Bool
        let scenario: ScenarioFigures?
        let problems: [Finding]
    }

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            do {
                let figures = ScenarioFigures(try ScenarioLibrary.withUnits.scenario(scenario))
                try checkThatItOpens(figures.scenario)
                if json {
                    return try LineStyle.write(json: [oneLine(Answer(fits: true, scenario: figures, problems: []))])
                }
                ScreenDoor.output.say(.scenarioFits(figures.scenario.key), in: language)
                ScreenDoor.output.say(figures.scenario.title)
                ScreenDoor.output.say(figures.phrase, in: language)
                ScreenDoor.output.say(figures.facts, in: language)
            } catch let error as FileError {
                try tell(error.problems, in: language)
                throw ExitCode(65)
            }
        }
    }

    /// What the format cannot see: that every unit has a program, and no briefing is too long.
    private func checkThatItOpens(_ scenario: Scenario) throws {
        let external = try externals.units()
        let started = scenario.roster.map(\.fact.unit).filter { !external.contains($0) }
        _ = try UnitTable.standard.crews(for: started, programs: scenario.programs)
        let missing = scenario.missingPrograms(except: external)
        guard missing.isEmpty else { throw FileError(problems: missing) }
        do { _ = try scenario.setup(drill: DrillID("check"), seed: 1) } catch let error as Defect {
            throw ServiceFailure(.serviceStopped(error.reason), exitCode: 65)
        }
    }

    private func tell(_ problems: [FileProblem], in language: Language) throws {
        let findings = problems.map { problem in
            Finding(
                file: problem.file,
                line: problem.line,
                column: problem.column,
                indonesian: problem.what.indonesian,
                english: problem.what.english
            )
        }
        guard !json else {
            return try LineStyle.write(json: [oneLine(Answer(fits: false, scenario: nil, problems: findings))])
        }
        for finding in findings {
            let place = finding.line > 0 ? "\(finding.file):\(finding.line):\(finding.column)" : finding.file
            ServiceProgram.say("\(place): \(language == .english ? finding.english : finding.indonesian)")
            if language == .indonesian { ServiceProgram.say("    \(finding.english)") }
        }
    }
}
