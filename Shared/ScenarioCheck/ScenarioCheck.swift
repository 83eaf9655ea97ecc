import Domain
import Phrases
import Scenario
import TaskForceKit

/// Finds what a scenario says that cannot work, or that is probably not meant, before anybody plays it.
///
/// The format is checked when a scenario is loaded. Here it is held against what the units are that play it: what they
/// need to hear, what they say, the bodies that they send, the kit that they use. Nothing of a unit is written down here.
///
/// ```swift
/// let check = ScenarioCheck(units: UnitTable.standard.types.map { $0.profile })
/// for problem in check.problems(in: scenario) { print(problem.phrase.english) }
/// ```
public struct ScenarioCheck: Sendable {
    /// One thing that may be wrong; each looks at a drill by itself, so that all of them tell at once.
    typealias Rule = @Sendable (DrillInQuestion) -> [FileProblem]

    private static let rules: [Rule] = [
        { $0.unplayedUnits() }, { $0.unfitPrograms() }, { $0.unheardTaskForces() },
        { $0.groundsOtherThanOne() }, { $0.commandsBesideTheDistricts() }, { $0.unitsUnderNobody() },
        { $0.unplayedScript() }, { $0.actsOutOfSight() }, { $0.neverPlayed() }, { $0.alwaysPlayed() },
        { $0.neverMet() }, { $0.effectsOnNothing() }, { $0.breakdownsOfNoVehicle() }, { $0.attacksByNobody() },
        { $0.concernsToOthers() }, { $0.ownersByASlip() }, { $0.scenario.givenTwice },
        { $0.unusedKit() }, { $0.unknownBodies() }, { $0.kitThatNobodyCarries() }, { $0.forceWithoutExit() },
        { $0.idlePeople() }, { $0.unaddressedUnits() }, { $0.ordersToNobody() },
        { $0.unprotected() }, { $0.thresholds() },
    ]

    private let profiles: [TaskForce: UnitProfile]

    /// A check against these kinds of units.
    public init(units: [UnitProfile]) {
        profiles = Dictionary(units.map { ($0.taskForce, $0) }) { first, _ in first }
    }

    /// What is wrong with `scenario`, in the order of its files.
    ///
    /// `others`: units that somebody else starts; what their programs are nobody here knows.
    public func problems(in scenario: Scenario, others: [UnitID] = []) -> [FileProblem] {
        let drill = DrillInQuestion(scenario, profiles: profiles, others: others)
        return Self.rules.flatMap { $0(drill) }.inOrderOfPlace
    }
}
