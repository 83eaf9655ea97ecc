import Domain
import TaskForceKit

/// The simulated crowd's dials: **assumptions that nobody has calibrated**, for a facilitator to turn.
///
/// Each is a parameter of the scenario. They decide how a drill goes, so they are never a finding; whoever shows their
/// effect says so. Ranges keep the model within what it means.
extension ParameterKey {
    /// Simulated seconds in a tick of the crowd; Epstein's tick has no length of its own.
    static let crowdTickSeconds = ParameterKey("crowd_tick_seconds", 10, 1...60)
    /// L of a crowd whose temper is 0, in thousandths: from 900 on nobody acts.
    static let crowdCalmLegitimacy = ParameterKey("crowd_calm_legitimacy_permille", 950, 0...1_000)
    /// L of a crowd whose temper is 100.
    static let crowdRagingLegitimacy = ParameterKey("crowd_raging_legitimacy_permille", 780, 0...1_000)
    /// γ: the share of the way back to its temper that a person's L goes in a tick, in thousandths.
    static let crowdRecovery = ParameterKey("crowd_recovery_permille", 20, 0...1_000)
    /// β_f: the share of L that seeing an arrest takes, in ten thousandths.
    static let crowdArrestBacklash = ParameterKey("crowd_arrest_backlash_myriad", 5, 0...10_000)
    /// The share of L that force against an attacking or breaking crowd takes from who sees it, in ten thousandths.
    static let crowdForceBacklash = ParameterKey("crowd_force_backlash_myriad", 50, 0...10_000)
    /// The same for force that meets a crowd which only sits, shouts or stands there.
    static let crowdHarshBacklash = ParameterKey("crowd_harsh_backlash_myriad", 800, 0...10_000)
    /// β_d: the share of what L lacks that a tick within sight of a negotiator gives, in ten thousandths.
    static let crowdDialogue = ParameterKey("crowd_dialogue_myriad", 20, 0...10_000)
    /// Mean L, in thousandths, from which on the marshal can carry an agreement.
    static let crowdAgreesFrom = ParameterKey("crowd_agrees_from_permille", 930, 0...1_000)
    /// How many sites a water cannon reaches in one use.
    static let crowdWaterReach = ParameterKey("crowd_water_sites", 3, 1...100)
    /// How many sites a round of tear gas reaches.
    static let crowdGasReach = ParameterKey("crowd_gas_sites", 5, 1...100)
    /// How many of a thousand flee from water that falls where they can see it.
    static let crowdWaterFlight = ParameterKey("crowd_water_flight_permille", 250, 0...1_000)
    /// How many of a thousand flee from gas.
    static let crowdGasFlight = ParameterKey("crowd_gas_flight_permille", 600, 0...1_000)
    /// How many of a thousand who fled come back in a tick, while the demand stands.
    static let crowdReturn = ParameterKey("crowd_return_permille", 2, 0...1_000)
    /// How many of a hundred who come by a road at whose far end a cordon stands turn back and go home.
    static let cordonTurnsBack = ParameterKey("cordon_turns_back_percent", 80, 0...100)
    /// How many of a thousand onlookers and followers a warning sends home.
    static let crowdWarningLeaves = ParameterKey("crowd_warning_leaves_permille", 15, 0...1_000)
    /// How many of a thousand go home for good in a tick, once the crowd has attacked.
    static let crowdTires = ParameterKey("crowd_tires_permille", 1, 0...1_000)
    /// A crowd that has attacked breaks up when no more than so many of a hundred of its most are left.
    static let crowdBreaksAt = ParameterKey("crowd_breaks_at_percent", 45, 0...100)
    /// How many must act, in percent of the usual number, before a guarded object is wrecked or broken into.
    static let guardedObject = ParameterKey("guarded_object_percent", 150, 100...1_000)
    /// Ten thousandths of the active who are hurt themselves in a tick while they attack.
    static let crowdHurt = ParameterKey("crowd_hurt_myriad", 3, 0...10_000)
    /// Ten thousandths of the active in a tick by whom an officer is hurt while they attack.
    static let officersHurt = ParameterKey("officers_hurt_myriad", 4, 0...10_000)

    static let crowdDials: [ParameterKey] = [
        .crowdTickSeconds, .crowdCalmLegitimacy, .crowdRagingLegitimacy, .crowdRecovery, .crowdArrestBacklash,
        .crowdForceBacklash, .crowdHarshBacklash, .crowdDialogue, .crowdAgreesFrom, .crowdWaterReach, .crowdGasReach,
        .crowdWaterFlight, .crowdGasFlight, .crowdReturn, .cordonTurnsBack, .crowdWarningLeaves, .crowdTires,
        .crowdBreaksAt, .guardedObject, .crowdHurt,
        .officersHurt,
    ]
}
