import Command
import Damkar
import Detection
import Dinkes
import Dishub
import Domain
import Events
import Linmas
import Medical
import Negotiation
import Preventive
import SatpolPP
import Scenario
import Situation
import TNI
import TaskForceKit
import TaskForceTesting
import Traffic

/// The unit of each task force.
private let unitTypes: [any TaskForceUnit.Type] = [
    ArrestUnit.self, CommandUnit.self, DamkarUnit.self, DetectionUnit.self, DinkesUnit.self, DishubUnit.self,
    InvestigationUnit.self, LinmasUnit.self, MedicalUnit.self,
    NegotiationUnit.self, PreventiveUnit.self, RiotControlUnit.self, SatpolPPUnit.self, SectorPoliceUnit.self,
    SituationUnit.self, TNIUnit.self, TrafficUnit.self,
]

/// Plays a scenario with every unit of its roster, by the protocol's definition alone.
func play(_ scenario: Scenario, seed: UInt64 = 1) throws -> Rehearsal {
    var units: [(UnitID, any TaskForceUnit)] = []
    for (id, briefing) in scenario.briefings() {
        // A unit that is left out without a word would make any drill pass for a smaller one.
        guard let type = unitTypes.first(where: { $0.profile.taskForce == id.taskForce }) else {
            throw BriefingError(unit: id.description, problem: "these tests have no unit for it")
        }
        units.append((id, try type.init(briefing: briefing)))
    }
    var rehearsal = Rehearsal(
        units: units,
        plan: ScenarioPlan(scenario),
        seed: seed,
        startingAt: scenario.begins,
        hearing: scenario.hearing
    )
    try rehearsal.run()
    return rehearsal
}

extension Scenario {
    /// Whom each unit hears, where the roster says.
    fileprivate var hearing: [UnitID: [TaskForce]] {
        roster.map(\.fact).reduce(into: [:]) { $0[$1.unit] = $1.hears }
    }
}
