import Domain
import Events
import Scenario
import TaskForceTesting
import Testing

/// Task forces matter: without each of these a measure is worse, over 20 seeds, pair by pair.
///
/// The model's numbers are assumed and uncalibrated; the directions are what is tested, never the figures.
@Suite struct MissingUnitTests {
    static let losses: [Loss] = [
        Loss(unit: "traffic", measure: "seconds an ambulance drives", moreIsWorse: true, seedsMin: 20, percentMin: 5) {
            drill,
            _ in drill.meanDriveSeconds
        },
        // The loss is small by the model itself: a point of the score is lost in 40 minutes, and drills end within
        // about an hour.
        Loss(
            unit: "medical",
            measure: "expected survivors, percent of those whom care at once would save",
            moreIsWorse: false,
            seedsMin: 20,
            percentMin: 0.5
        ) { $0.expectedSurvivorsPercent(until: $1.time) },
        // A share of 0.02 in each tick near a negotiator. At the default of 0.002 the effect of dialogue is smaller
        // than the differences between seeds.
        Loss(
            unit: "negotiation",
            measure: "mean active",
            moreIsWorse: true,
            seedsMin: 16,
            percentMin: 5,
            dials: ["crowd_dialogue_myriad": 200]
        ) { drill, _ in drill.meanActive },
        Loss(unit: "detection", measure: "seconds of warning", moreIsWorse: false, seedsMin: 20, percentMin: 20) {
            drill,
            _ in drill.warningSeconds
        },
        Loss(unit: "preventive", measure: "seconds of damage", moreIsWorse: true, seedsMin: 20, percentMin: 50) {
            drill,
            _ in drill.damageSeconds
        },
    ]

    /// The other units of the police, and what says that they matter.
    static let others: [String: String] = [
        "sumsel/command": "ChainTests: without the province no PHH comes", "muba/command": "nobody else gives orders",
        "muba/situation": "it is the ground", "muba/phh": "WholeDrillTests: without it Samapta forms a platoon",
        "muba/arrest": "nothing yet", "muba/investigation": "nothing yet", "muba/polsek": "nothing yet",
    ]

    @Test func everyUnitHasItsMeasureOrAReasonForNone() throws {
        let units = Self.losses.map { "muba/\($0.unit)" } + Self.others.keys
        #expect(try units.sorted() == Seeds.muba().roster.map(\.fact.unit.description).sorted())
    }

    @Test(arguments: losses)
    func withoutTheUnitItsMeasureIsWorse(loss: Loss) async throws {
        let muba = try Seeds.muba()
        let set = loss.dials.reduce(muba) { $0.with(parameter: $1.key, $1.value) }
        let whole = loss.dials.isEmpty ? try await Seeds.played() : try await Seeds.play(set)
        let without = try await Seeds.play(set.without(unit: UnitID("muba/\(loss.unit)")))
        try loss.expectWorse(than: whole, without: without)
    }
}
