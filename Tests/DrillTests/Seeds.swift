import Domain
import Scenario
import TaskForceTesting
import UnitTable

/// Drills over the seeds 1 to 20, played side by side.
enum Seeds {
    /// The seeds over which directions are tested.
    static let all: ClosedRange<UInt64> = 1...20

    /// Muba on the simulated ground as it stands in the library: played once for all who look at it.
    private static let usual = Task { try await play(Seeds.muba()) }

    /// Muba on the simulated ground, unchanged, seed by seed.
    static func played() async throws -> [Rehearsal] { try await usual.value }

    /// Muba on the simulated ground.
    static func muba() throws -> Scenario { try ScenarioLibrary.withUnits.scenario("muba-2024-simulasi") }

    /// The drills of `scenario`, seed by seed.
    static func play(_ scenario: Scenario) async throws -> [Rehearsal] {
        try await withThrowingTaskGroup(of: (seed: UInt64, drill: Rehearsal).self) { group in
            for seed in all { group.addTask { (seed, try DrillTests.play(scenario, seed: seed)) } }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.seed < $1.seed }.map(\.drill)
        }
    }
}
