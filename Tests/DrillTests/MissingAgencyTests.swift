import Domain
import Scenario
import TestSupport
import Testing

/// Every agency that joined matters likewise: without it a measure is worse, over 20 seeds, pair by pair.
@Suite struct MissingAgencyTests {
    /// Muba with the agencies of the article and the fire brigade, on the simulated ground.
    private static func muba() throws -> Scenario {
        try ScenarioLibrary.builtIn.scenario("muba-2024-damkar").with(script: Seeds.muba().ground)
    }

    private static let usual = Task { try await Seeds.play(muba()) }

    static let losses: [Loss] = [
        Loss(unit: "damkar", measure: "seconds for which things burn", moreIsWorse: true, seedsMin: 20, percentMin: 5) {
            drill,
            _ in drill.burningSeconds
        }
    ]

    @Test(arguments: losses)
    func withoutTheAgencyItsMeasureIsWorse(loss: Loss) async throws {
        let without = try await Seeds.play(Self.muba().without(unit: UnitID("muba/\(loss.unit)")))
        try loss.expectWorse(than: try await Self.usual.value, without: without)
    }
}
