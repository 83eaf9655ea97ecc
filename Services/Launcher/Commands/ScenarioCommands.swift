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
    public var length: String { SimulatedTime(seconds: seconds).description }

    private var seconds: UInt64 { scenario.ends.seconds(since: scenario.begins) }

    /// The figures on one line.
    public var phrase: Phrase {
        .scenarioFigures(
            length: seconds,
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
        try container.encode(seconds, forKey: .simulatedSeconds)
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
        discussion: "Kolom data: dari sumber / doktrin / asumsi. (Facts: from the source / doctrine / assumed.)"
    )
    @Flag(help: "Cetak larik JSON. (Print a JSON array.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        try reporting(in: screen.language) {
            let figures = try ScenarioLibrary.withUnits.list().map { ScenarioFigures($0.scenario, path: $0.path) }
            guard !json else { return try LineStyle.write(json: [oneLine(figures)]) }
            let rows = figures.map { figure in
                let counts = FactSource.allCases.map { "\(figure.scenario.facts(from: $0))" }.joined(separator: "/")
                return [
                    figure.scenario.key, figure.length, "\(figure.scenario.roster.count)", counts,
                    figure.scenario.title,
                ]
            }
            let table = [Phrase.listColumns.map { $0.text(in: screen.language) }] + rows
            let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
            for row in table {
                let cells = zip(row.dropLast(), widths).map { cell, width in
                    cell + String(repeating: " ", count: width - cell.count)
                }
                ScreenDoor.output.say((cells + row.suffix(1)).joined(separator: "  "))
            }
        }
    }
}
