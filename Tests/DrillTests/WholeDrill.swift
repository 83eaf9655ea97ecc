import Command
import Damkar
import Detection
import Domain
import Events
import Medical
import Negotiation
import Preventive
import Scenario
import Situation
import TaskForceKit
import TestSupport
import Traffic

/// The unit of each task force.
private let unitTypes: [any TaskForceUnit.Type] = [
    ArrestUnit.self, CommandUnit.self, DamkarUnit.self, DetectionUnit.self, InvestigationUnit.self, MedicalUnit.self,
    NegotiationUnit.self, PreventiveUnit.self, RiotControlUnit.self, SectorPoliceUnit.self, SituationUnit.self,
    TrafficUnit.self,
]

/// Plays a scenario with every unit of its roster, by the protocol's definition alone.
func play(_ scenario: Scenario, seed: UInt64 = 1) throws -> Rehearsal {
    var units: [(UnitID, any TaskForceUnit)] = []
    for (id, briefing) in scenario.briefings() {
        guard let type = unitTypes.first(where: { $0.profile.taskForce == id.taskForce }) else { continue }
        units.append((id, try type.init(briefing: briefing)))
    }
    var rehearsal = Rehearsal(
        units: units,
        plan: ScenarioPlan(scenario),
        seed: seed,
        startingAt: scenario.begins
    )
    try rehearsal.run()
    return rehearsal
}
