import ArgumentParser
import Domain
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
