import Domain
import Events
import Scenario
import TestSupport
import Testing

/// The district's civil agencies matter likewise: without one a measure is worse, over 20 seeds, pair by pair.
@Suite struct MissingDistrictAgencyTests {
    /// Muba with every agency, on the simulated ground, where four times as many are hurt as usual: else the health
    /// team's own ambulances are enough.
    private static func muba() throws -> Scenario {
        try ScenarioLibrary.builtIn.scenario("muba-2024-lengkap").with(script: Seeds.muba().ground)
            .with(parameter: "crowd_hurt_myriad", 12)
    }

    private static let usual = Task { try await Seeds.play(muba()) }

    static let losses: [Loss] = [
        Loss(
            unit: "dinkes",
            measure: "seconds from the injury to the hospital",
            moreIsWorse: true,
            seedsMin: 16,
            percentMin: 20
        ) { drill, _ in drill.meanSecondsToHospital },
        Loss(unit: "dishub", measure: "seconds that an escort loses", moreIsWorse: true, seedsMin: 20, percentMin: 50) {
            drill,
            _ in drill.meanEscortDelaySeconds
        },
        // What command does earlier changes the crowd's course too.
        Loss(unit: "linmas", measure: "seconds of warning", moreIsWorse: false, seedsMin: 16, percentMin: 3) {
            drill,
            _ in drill.warningSeconds
        },
    ]

    @Test(arguments: losses)
    func withoutTheAgencyItsMeasureIsWorse(loss: Loss) async throws {
        let without = try await Seeds.play(Self.muba().without(unit: UnitID("muba/\(loss.unit)")))
        try loss.expectWorse(than: try await Self.usual.value, without: without)
    }
}
