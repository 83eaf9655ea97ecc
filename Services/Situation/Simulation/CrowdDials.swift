import Domain
import TaskForceKit

/// The simulated crowd's dials: **assumptions that nobody has calibrated**, for a facilitator to turn.
///
/// Each is a parameter of the scenario. They decide how a drill goes, so what happens is never a finding. Anyone who
/// shows the effect of a dial must say so. Ranges keep the model within what it means.
extension ParameterKey {
    /// Simulated seconds in a tick of the crowd; Epstein's tick has no length of its own.
    static let crowdTickSeconds = ParameterKey("crowd_tick_seconds", 10, 1...60)
    /// L of a crowd whose temper is 0, in thousandths: from 900 on nobody acts.
    static let crowdCalmLegitimacy = ParameterKey("crowd_calm_legitimacy_permille", 950, 0...1_000)
    /// L of a crowd whose temper is 100, in thousandths.
    static let crowdRagingLegitimacy = ParameterKey("crowd_raging_legitimacy_permille", 780, 0...1_000)
    /// γ: how far a person's L returns in a tick towards the crowd's temper, in thousandths of the way.
    static let crowdRecovery = ParameterKey("crowd_recovery_permille", 20, 0...1_000)
    /// β_f: the share of L that a person loses who sees an arrest, in ten thousandths.
    static let crowdArrestBacklash = ParameterKey("crowd_arrest_backlash_myriad", 5, 0...10_000)
    /// The share of L that a person loses who sees force against an attacking or breaking crowd, in ten thousandths.
    static let crowdForceBacklash = ParameterKey("crowd_force_backlash_myriad", 50, 0...10_000)
    /// The same for force against a crowd that only sits, shouts or stands there.
    static let crowdHarshBacklash = ParameterKey("crowd_harsh_backlash_myriad", 800, 0...10_000)
    /// β_d: the share of the L that a person lacks which a tick in sight of a negotiator gives back, in ten
    /// thousandths.
    static let crowdDialogue = ParameterKey("crowd_dialogue_myriad", 20, 0...10_000)
    /// The mean L from which the marshal can carry an agreement, in thousandths.
    static let crowdAgreesFrom = ParameterKey("crowd_agrees_from_permille", 930, 0...1_000)
    /// How many sites a water cannon reaches in one use.
    static let crowdWaterReach = ParameterKey("crowd_water_sites", 3, 1...100)
    /// How many sites a round of tear gas reaches.
    static let crowdGasReach = ParameterKey("crowd_gas_sites", 5, 1...100)
    /// How many of a thousand flee from water that falls where they see it.
    static let crowdWaterFlight = ParameterKey("crowd_water_flight_permille", 250, 0...1_000)
    /// How many of a thousand flee from gas.
    static let crowdGasFlight = ParameterKey("crowd_gas_flight_permille", 600, 0...1_000)
    /// How many of a thousand who fled come back in a tick, while the demand stands.
    static let crowdReturn = ParameterKey("crowd_return_permille", 2, 0...1_000)
    /// How many of a hundred turn back and go home when a cordon stands at the far end of the road by which they come.
    static let cordonTurnsBack = ParameterKey("cordon_turns_back_percent", 80, 0...100)
    /// How many of a thousand onlookers and followers a warning sends home.
    static let crowdWarningLeaves = ParameterKey("crowd_warning_leaves_permille", 15, 0...1_000)
    /// How many of a thousand go home for good in a tick, once the crowd has attacked.
    static let crowdTires = ParameterKey("crowd_tires_permille", 1, 0...1_000)
    /// A crowd that has attacked breaks up when at most this share of its peak is left, in percent.
    static let crowdBreaksAt = ParameterKey("crowd_breaks_at_percent", 45, 0...100)
    /// How many people must act before a guarded object is wrecked or broken into, in percent of the usual number.
    static let guardedObject = ParameterKey("guarded_object_percent", 150, 100...1_000)
    /// How many of ten thousand active people are hurt themselves in a tick of attack.
    static let crowdHurt = ParameterKey("crowd_hurt_myriad", 3, 0...10_000)
    /// How many officers are hurt in a tick of attack, for ten thousand active people.
    static let officersHurt = ParameterKey("officers_hurt_myriad", 4, 0...10_000)

    static let crowdDials: [ParameterKey] = [
        .crowdTickSeconds, .crowdCalmLegitimacy, .crowdRagingLegitimacy, .crowdRecovery, .crowdArrestBacklash,
        .crowdForceBacklash, .crowdHarshBacklash, .crowdDialogue, .crowdAgreesFrom, .crowdWaterReach, .crowdGasReach,
        .crowdWaterFlight, .crowdGasFlight, .crowdReturn, .cordonTurnsBack, .crowdWarningLeaves, .crowdTires,
        .crowdBreaksAt, .guardedObject, .crowdHurt,
        .officersHurt,
    ]
}
