import ArgumentParser
import Foundation

/// Runs the parts in turn, round by round, and sets the figures beside the targets.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure and judge (the default)."
    )

    @Option(help: "Scenario: a key of the library, or the path of a YAML file.")
    var scenario = "muba-2024"
    @Option(help: "How often each part is run.")
    var rounds = 3
    @Option(help: "Turns of the bare barrier; the default: as many as the drill before it, or 1500 without one.")
    var turns: UInt64?
    @Option(
        help: "Run this part only; may be repeated. One of \(Part.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var part: [Part] = []
    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds is 1 to 1000") }
        // Two batches per turn in control's partition; the embedded broker keeps 9,000 full turns.
        guard (10...9_000).contains(turns ?? 10) else { throw ValidationError("--turns is 10 to 9000") }
    }

    func run() throws {
        let stopping = Troupe.endAllOnSignals()
        defer { withExtendedLifetime(stopping) {} }
        let parts = part.isEmpty ? Part.allCases : Part.allCases.filter { part.contains($0) }
        var figures = Figures(scenario: scenario)
        do {
            let layout = try Layout(scenario: scenario)
            for round in 1...rounds {
                for part in parts {
                    let measured = try measure(part, layout, afterDrillOf: figures.drillTurns)
                    figures.add(measured)
                    if !json { print("round \(round)  \(measured)") }
                }
            }
        } catch {
            FileHandle.standardError.write(Data("gladi-benchmark: \(error)\n".utf8))
            throw ExitCode(70)
        }
        print(json ? try figures.json() : "\n" + figures.table)
        guard figures.areMet else { throw ExitCode(1) }
    }

    private func measure(_ part: Part, _ layout: Layout, afterDrillOf drillTurns: UInt64?) throws -> Measured {
        try Troupe.inFolder { troupe in
            switch part {
            case .drill: try DrillRun.measure(layout, troupe)
            // The embedded broker takes longer over a turn the longer its log is.
            case .barrier: try BarrierRun.measure(layout, turns: turns ?? drillTurns ?? 1_500, troupe)
            case .inProcess: try LauncherRun.measureInProcess(scenario, troupe)
            case .launcher: try LauncherRun.measure(scenario, troupe)
            }
        }
    }
}

/// What a round is made of.
enum Part: String, CaseIterable, ExpressibleByArgument {
    case drill, barrier
    case inProcess = "in-process"
    case launcher
}
