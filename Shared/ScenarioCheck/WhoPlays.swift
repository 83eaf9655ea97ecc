import Domain
import Phrases
import Scenario

// Who plays the units, whom they hear, and under whom they stand.

extension DrillInQuestion {
    /// Units that no program plays.
    func unplayedUnits() -> [FileProblem] {
        members.map(\.unit).filter { !isForeign($0) && profiles[$0.taskForce] == nil }.map { unit in
            let known = profiles.keys.map(\.name).sorted()
            return problem(
                .unplayedUnit(unit.description, unit.taskForce.name, known: known),
                of: unit,
                "unit",
                as: .error
            )
        }
    }

    /// Programs of the scenario's own that cannot be started.
    func unfitPrograms() -> [FileProblem] { scenario.missingPrograms(except: others) }

    /// Task forces that a unit needs to hear, and that its communications plan leaves out: all of a unit in one finding.
    ///
    /// Who is not in the drill need not be heard. A unit without `hears` hears everyone.
    func unheardTaskForces() -> [FileProblem] {
        members.compactMap { member in
            guard let hears = member.hears, let profile = profile(of: member.unit) else { return nil }
            let missing = profile.hears.filter { needed in
                !hears.contains(needed) && members.contains { $0.unit.taskForce == needed && $0.unit != member.unit }
            }
            guard !missing.isEmpty else { return nil }
            let what = Phrase.unheard(missing.map(\.name), by: member.unit.description)
            return problem(what, of: member.unit, "hears", as: .error)
        }
    }

    /// A drill has one ground: without one nothing happens, and two tell of everything twice.
    func groundsOtherThanOne() -> [FileProblem] {
        guard let first = grounds.first(where: { $0.unit.district == scenario.district }) ?? grounds.first else {
            return [scenario.problem(.noGround(scenario.district), at: ["roster"], .error)]
        }
        return grounds.filter { $0.unit != first.unit }.map { another in
            let what = Phrase.secondGround(another.unit.description, beside: first.unit.description)
            return problem(what, of: another.unit, "unit", as: .error)
        }
    }

    /// Commands that stand neither at the head of the district nor over it: they would lead the same operation again.
    func commandsBesideTheDistricts() -> [FileProblem] {
        guard let district = scenario.districtCommand else { return [] }
        var chain = [district.description]
        while let superior = members.first(where: { $0.unit.description == chain.last })?.entry.superior,
            !superior.isEmpty, !chain.contains(superior)
        { chain.append(superior) }
        return members.map(\.unit).filter { $0.taskForce == Self.command && !chain.contains($0.description) }.map {
            unit in
            problem(.secondCommand(unit.description, beside: district.description), of: unit, "unit", as: .warning)
        }
    }

    /// Units that nobody can order to do anything.
    func unitsUnderNobody() -> [FileProblem] {
        members.compactMap { member in
            guard member.entry.superior.isEmpty, member.unit.taskForce != Self.command,
                profile(of: member.unit)?.reportsTo != nil
            else { return nil }
            let command = "\(scenario.district)/command"
            return problem(.underNobody(member.unit.description, command: command), of: member.unit, as: .warning)
        }
    }
}
