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
    private struct Rule: Sendable {
        /// The parts of the file from which it concludes that something is nowhere; it says nothing where one of them was
        /// not read whole.
        let needs: Set<ScenarioDraft.Part>
        let find: @Sendable (DrillInQuestion) -> [FileProblem]

        init(
            _ needs: ScenarioDraft.Part...,
            find: @escaping @Sendable (DrillInQuestion) -> [FileProblem]
        ) {
            self.needs = Set(needs)
            self.find = find
        }
    }

    private static let rules = [
        Rule { $0.unplayedUnits() }, Rule { $0.unfitPrograms() }, Rule { $0.unheardTaskForces() },
        Rule(.frame, .roster) { $0.groundsOtherThanOne() }, Rule(.frame, .roster) { $0.commandsBesideTheDistricts() },
        Rule(.frame) { $0.unitsUnderNobody() }, Rule { $0.unplayedScript() },
        Rule(.episodes, .ground, .script) { $0.actsOutOfSight() }, Rule(.frame, .roster) { $0.neverPlayed() },
        Rule(.ground, .script) { $0.crowdThatWaitsForItself() },
        Rule(.frame, .roster) { $0.alwaysPlayed() }, Rule(.frame, .roster) { $0.neverMet() },
        Rule(.roster, .strength) { $0.effectsOnNothing() }, Rule { $0.breakdownsOfNoVehicle() },
        Rule { $0.actsWithoutChange() }, Rule(.script) { $0.attacksByNobody() },
        Rule(.frame, .roster) { $0.concernsToOthers() },
        Rule(.frame, .roster) { $0.ownersByASlip() }, Rule { $0.scenario.warnings },
        Rule { $0.unusedKit() }, Rule { $0.unknownBodies() }, Rule { $0.kitThatNobodyCarries() },
        Rule(.site, .episodes) { $0.forceWithoutExit() }, Rule { $0.idlePeople() }, Rule { $0.unaddressedUnits() },
        Rule(.frame, .roster) { $0.ordersToNobody() },
        Rule(.frame, .roster, .strength, .site, .episodes, .numbers) { $0.unprotected() },
        Rule(.ground, .script, .numbers) { $0.thresholds() },
        Rule(.frame) { $0.unmannedUnits() }, Rule { $0.bodiesWithoutVehicle() }, Rule { $0.tooLittleForEach() },
        Rule(.roster, .strength, .site, .episodes, .ground, .script) { $0.hurtForNobody() },
        Rule(.roster, .ground) { $0.talksWithNobody() }, Rule(.roster, .site, .episodes) { $0.nothingClosed() },
        Rule(.episodes, .ground, .script) { $0.sitesWithoutCrowd() },
        Rule(.frame) { $0.outOfTime() }, Rule(.site, .ground, .script, .injects) { $0.tooFast() },
        Rule(.roster) { $0.titlesOfOthers() }, Rule { $0.episodesAtOnce() }, Rule(.roster) { $0.unreadNumbers() },
        Rule(.frame, .roster, .episodes, .injects, .ground, .script) { $0.consolidatedTooEarly() },
        Rule(.roster, .strength) { $0.lossesAboveStrength() }, Rule(.site) { $0.impossibleRoads() },
        Rule { $0.exitsToBeClosed() }, Rule { $0.hospitalsWithoutBeds() }, Rule { $0.placesOfOneTitle() },
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
        let drill = DrillInQuestion(scenario, profiles: profiles, others: others, isStrengthKnown: true)
        return Self.rules.flatMap { $0.find(drill) }.inOrderOfPlace
    }

    /// What is wrong with a draft, in the order of its files: what does not fit, and what can be said of the rest all the same.
    ///
    /// Nothing is said that may only follow from what could not be read.
    public func problems(in draft: ScenarioDraft, others: [UnitID] = []) -> [FileProblem] {
        guard draft.isReadThrough else { return draft.problems }
        let whole = draft.wholeParts
        let drill = DrillInQuestion(
            draft.scenario,
            profiles: profiles,
            others: others,
            isStrengthKnown: whole.contains(.strength)
        )
        let found = Self.rules.filter { $0.needs.isSubset(of: whole) }.flatMap { $0.find(drill) }
        return (draft.problems + found.filter(draft.fits)).inOrderOfPlace
    }
}
