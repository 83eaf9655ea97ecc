import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

/// A scenario beside the units that are to play it: what the rules ask.
struct DrillInQuestion {
    /// The task force whose unit is the ground.
    static let ground: TaskForce = "situation"
    /// The task force whose units command.
    static let command: TaskForce = "command"

    let scenario: Scenario
    let members: [Scenario.Member]
    /// The kinds of units that are known here.
    let profiles: [TaskForce: UnitProfile]
    /// Units that somebody else starts.
    let others: [UnitID]
    /// False where some of what units have could not be read: nobody can say then that they lack something.
    let isStrengthKnown: Bool
    private let catalogue = EventCatalogue.standard

    init(_ scenario: Scenario, profiles: [TaskForce: UnitProfile], others: [UnitID], isStrengthKnown: Bool) {
        self.scenario = scenario
        self.isStrengthKnown = isStrengthKnown
        self.profiles = profiles
        self.others = others
        members = scenario.roster.map(\.fact)
    }

    /// What is known of a unit; nil where a program plays it that is none of ours.
    func profile(of unit: UnitID) -> UnitProfile? {
        isForeign(unit) ? nil : profiles[unit.taskForce]
    }

    /// True for a unit that a program of the scenario's own plays, or that somebody else starts.
    func isForeign(_ unit: UnitID) -> Bool {
        others.contains(unit) || scenario.programs.contains { $0.unit == unit }
    }

    /// The units of the ground; one is meant.
    var grounds: [Scenario.Member] { members.filter { $0.unit.taskForce == Self.ground } }

    /// The units directly under the district's command.
    var commanded: [Scenario.Member] {
        let command = scenario.districtCommand?.description
        return members.filter { $0.entry.superior == command }
    }

    /// The units that may publish an event of this type.
    func speakers(of type: String) -> [Scenario.Member] {
        members.filter { member in
            guard let profile = profile(of: member.unit) else {
                return catalogue.kind(of: type)?.publishers.contains(member.unit.taskForce) ?? true
            }
            return profile.publishes.contains { $0.eventType == type }
        }
    }

    /// True when people or exercise control publish it, who stand on no roster.
    func isSaidByPeopleOrControl(_ type: String) -> Bool {
        let publishers = catalogue.kind(of: type)?.publishers ?? []
        return publishers.contains("control") || publishers.contains("console")
    }

    /// The task forces that publish it, of those that are known.
    func taskForces(publishing type: String) -> [String] {
        profiles.values.filter { $0.publishes.contains { $0.eventType == type } }.map(\.taskForce.name).sorted()
    }

    /// What a number is in this drill: the scenario's, else the standard of the unit that reads it, fitted to the planned
    /// crowd; nil where nobody reads it.
    func number(_ name: String) -> UInt64? {
        if let written = written(name) { return written }
        let keys = ParameterKey.shared + profiles.values.flatMap(\.reads)
        let planned = written(ParameterKey.plannedCrowd.name) ?? ParameterKey.plannedCrowd.standard
        return keys.first { $0.name == name }?.standard(forCrowdOf: planned)
    }

    private func written(_ name: String) -> UInt64? {
        scenario.parameters.last { $0.name == name }.flatMap { UInt64(exactly: $0.value) }
    }

    /// What is to be said of a unit, at a key of its entry or at the entry.
    func problem(
        _ what: Phrase,
        of unit: UnitID,
        _ steps: Scenario.PathStep...,
        as severity: FileProblem.Severity
    ) -> FileProblem {
        scenario.problem(what, at: ["roster", .name(unit.description)] + steps, severity)
    }

    /// Each part of each unit's strength, with its number in the roster's entry.
    var forces: [(member: Scenario.Member, index: Int, force: Force)] {
        members.flatMap { member in
            member.strength.enumerated().map { (member, $0.offset, $0.element.fact.force) }
        }
    }
}

/// Where a step stands: in the script, or among the effects of the inject that brings it about.
func stepPath(_ key: String) -> [Scenario.PathStep] {
    let inject = String(key.prefix { $0 != "/" })
    return inject == key ? ["ground", "script", .name(key)] : ["injects", .name(inject), "effects"]
}

extension Scenario.Member {
    /// How much it has of a resource.
    func count(of resource: String) -> UInt64 {
        strength.map(\.fact.force).filter { $0.resource == resource }.reduce(0) { $0 + UInt64($1.total) }
    }

    /// How many people it has in a formation; nil: all.
    func people(in formation: Formation? = nil) -> UInt64 {
        strength.map(\.fact.force).filter {
            $0.resource == Strengths.personnel && (formation == nil || $0.formation == formation)
        }.reduce(0) { $0 + UInt64($1.total) }
    }
}
