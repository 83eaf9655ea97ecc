import Doctrine
import Domain
import Events
import Phrases
import Scenario

// Steps of the crowd's script and injects: whether they can be played at all.

/// A step or an inject, with its place in the scenario's file.
private struct Entry {
    let key: String
    let when: Condition
    let isStep: Bool
    let isContingency: Bool

    var path: [Scenario.PathStep] { isStep ? stepPath(key) : ["injects", .name(key)] }
    /// Where its condition stands.
    var condition: [Scenario.PathStep] { path + [isContingency ? "contingency" : "when"] }
    /// Where its earliest time stands.
    var time: [Scenario.PathStep] { condition + [isContingency ? "by" : "not_before"] }
}

extension DrillInQuestion {
    private var entries: [Entry] {
        let injects = scenario.injects.map(\.fact).map {
            Entry(key: $0.key, when: $0.when, isStep: false, isContingency: $0.event.contingency)
        }
        guard scenario.ground.mode != .reported else { return injects }
        return injects
            + scenario.ground.steps.map { Entry(key: $0.key, when: $0.when, isStep: true, isContingency: false) }
    }

    /// A script that nobody plays, as the ground only reports.
    func unplayedScript() -> [FileProblem] {
        guard scenario.ground.mode == .reported, !scenario.ground.steps.isEmpty else { return [] }
        return [scenario.problem(.scriptUnderReports, at: ["ground", "script"], .error)]
    }

    /// Steps and injects that wait for what nobody says, or that would come when the drill is over.
    ///
    /// What waits for one of these is not told again. Circles are the format's to find.
    func neverPlayed() -> [FileProblem] { timetable.problems }

    /// When steps and injects can come at the earliest, by key; those that never come are missing, with the reasons.
    var timetable: (earliest: [String: UInt64], problems: [FileProblem]) {
        let entries = entries
        let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        var earliest: [String: UInt64?] = [:]
        var problems: [FileProblem] = []

        /// The earliest time of an entry; nil: never.
        func time(of entry: Entry) -> UInt64? {
            if let known = earliest[entry.key] { return known }
            earliest[entry.key] = .some(nil)
            var unsaid: [FileProblem] = []
            for (index, pattern) in entry.when.happened.enumerated() {
                let path = entry.condition + ["happened", .index(index), "event"]
                if let what = silence(about: pattern, heardByGround: entry.isStep) {
                    unsaid.append(scenario.problem(what, at: path, .error))
                } else if let what = lack(of: pattern) {
                    // A variant of a drill may leave kit out and keep the steps that answer it.
                    unsaid.append(scenario.problem(what, at: path, .warning))
                }
            }
            let expected: Scenario.PathStep = entry.isContingency ? "expected" : "unless"
            unsaid += entry.when.unless.enumerated().filter { $0.element.isOfTheBeginning }.map { index, _ in
                let path = entry.condition + [expected, .index(index), "event"]
                return scenario.problem(.begunAlready(entry.key), at: path, .error)
            }
            problems += unsaid
            let before = entry.when.after.compactMap { byKey[$0] }.map { time(of: $0) }
            guard unsaid.isEmpty, before.allSatisfy({ $0 != nil }) else { return nil }
            let (sum, isLate) = max(entry.when.notBefore, before.compactMap(\.self).max() ?? 0)
                .addingReportingOverflow(entry.when.delay)
            guard !isLate, sum < scenario.ends.seconds else {
                let due = SimulatedTime(seconds: isLate ? .max : sum).description
                let isByItself = entry.when.notBefore >= scenario.ends.seconds
                problems.append(
                    scenario.problem(
                        .afterTheEnd(entry.key, due: due, end: scenario.ends.description),
                        at: isByItself ? entry.time : entry.condition,
                        .error
                    )
                )
                return nil
            }
            earliest[entry.key] = .some(sum)
            return sum
        }
        for entry in entries { _ = time(of: entry) }
        return (earliest.compactMapValues(\.self), problems)
    }

    /// A crowd's coming that waits for what only happens once a crowd is there.
    func crowdThatWaitsForItself() -> [FileProblem] {
        guard scenario.ground.mode == .scripted else { return [] }
        let steps = Dictionary(scenario.ground.steps.map { ($0.key, $0) }) { first, _ in first }
        var known: [String: Bool] = [:]
        /// Each step is asked once; one that waits for itself is told elsewhere.
        func needsCrowd(_ step: ScriptStep) -> Bool {
            if let answer = known[step.key] { return answer }
            known[step.key] = false
            let needs =
                step.when.happened.contains { Self.ofCrowds.contains($0.type) }
                || step.when.after.compactMap { steps[$0] }.contains(where: needsCrowd)
            known[step.key] = needs
            return needs
        }
        let coming = scenario.ground.steps.filter { $0.acts.contains { $0.size > 0 } }
        guard let first = coming.first, coming.allSatisfy(needsCrowd) else { return [] }
        return [scenario.problem(.crowdWaitsForItself(first.key), at: stepPath(first.key) + ["when"], .error)]
    }

    /// What only happens where a crowd is.
    private static let ofCrowds = [
        ForceUsed.eventType, ArrestMade.eventType, AgreementReached.eventType, ContactMade.eventType,
        CrowdObserved.eventType, ActObserved.eventType, CrowdDispersed.eventType,
    ]

    /// Contingencies whose expected event nobody can bring about: they are always played.
    func alwaysPlayed() -> [FileProblem] {
        entries.filter(\.isContingency).flatMap { entry in
            entry.when.unless.enumerated().compactMap { index, pattern in
                guard silence(about: pattern, heardByGround: false) != nil else {
                    return lack(of: pattern).map {
                        scenario.problem($0, at: entry.condition + ["expected", .index(index), "event"], .warning)
                    }
                }
                let what = Phrase.neverExpected(shortName(pattern.type), taskForces(publishing: pattern.type))
                return scenario.problem(what, at: entry.condition + ["expected", .index(index), "event"], .warning)
            }
        }
    }

    /// What an inject expects, or what would keep an entry from being played, and nobody can bring about.
    func neverMet() -> [FileProblem] {
        func problems(_ patterns: [EventPattern], at path: [Scenario.PathStep], _ list: String) -> [FileProblem] {
            patterns.enumerated().compactMap { index, pattern in
                (silence(about: pattern, heardByGround: false) ?? lack(of: pattern)).map {
                    scenario.problem($0, at: path + [.name(list), .index(index), "event"], .warning)
                }
            }
        }
        let expected = scenario.injects.map(\.fact).flatMap { inject in
            problems(inject.event.expected.map(\.event), at: ["injects", .name(inject.key)], "expect")
        }
        return expected
            + entries.filter { !$0.isContingency }.flatMap { problems($0.when.unless, at: $0.condition, "unless") }
    }

    /// Why a pattern can never fit; nil when it can.
    private func silence(about pattern: EventPattern, heardByGround: Bool) -> Phrase? {
        // A type that could not be read is told where it stands.
        guard !pattern.type.isEmpty else { return nil }
        let name = shortName(pattern.type)
        if pattern.unit.isEmpty, isSaidByPeopleOrControl(pattern.type) { return nil }
        let all = speakers(of: pattern.type).map(\.unit)
        let speakers = pattern.unit.isEmpty ? all : all.filter { $0.description == pattern.unit }
        guard !speakers.isEmpty else {
            return pattern.unit.isEmpty
                ? .unsaid(name, by: taskForces(publishing: pattern.type))
                : .unsaid(name, byUnit: pattern.unit, others: all.map(\.description))
        }
        guard heardByGround, let ground = grounds.first, let hears = ground.hears else { return nil }
        let isHeard = speakers.contains { $0 == ground.unit || hears.contains($0.taskForce) }
        return isHeard ? nil : .unheardByGround(name, speakers.map(\.taskForce.name))
    }

    /// The means of force or the body of people that a pattern names and none of those who would say it has; the road that
    /// nobody may close.
    private func lack(of pattern: EventPattern) -> Phrase? {
        let members = speakers(of: pattern.type).filter {
            pattern.unit.isEmpty || $0.unit.description == pattern.unit
        }
        func value(_ field: String) -> String? { pattern.where.first { $0.field == field }?.value }
        // What a stranger's program has nobody here knows.
        guard isStrengthKnown, members.allSatisfy({ profile(of: $0.unit) != nil }) else { return nil }
        if let name = value("means"), pattern.type == ForceUsed.eventType {
            let means = words(of: Means.self).first { "MEANS_\($0.word.uppercased())" == name }?.meaning
            guard let means, means != .emptyHand else { return nil }
            let kit = Act.allCases.first { $0.means == means }?.rawValue
            // A slip of the pen is told where the kit is given.
            let has = members.flatMap { $0.strength.map(\.fact.force.resource) }
            guard !has.contains(where: { $0 == kit || kit != nil && known(meantBy: $0) == kit }) else { return nil }
            return .meansOfNobody(name, kit: kit)
        }
        if let resource = value("resource"), pattern.type == StrengthReported.eventType {
            return lack(of: resource, missing: value("missing").flatMap(UInt64.init), in: members)
        }
        if let key = value("road"), pattern.type == RoadClosed.eventType || pattern.type == TrafficDiverted.eventType {
            let road = scenario.roads.map(\.fact).first { $0.key == key }
            return road.map(\.diversion.isEmpty) ?? false ? .neverClosed(key) : nil
        }
        guard Self.ofBodies.contains(pattern.type) else { return nil }
        let formation = value("formation").flatMap { name in
            words(of: Formation.self).first { "FORMATION_\($0.word.uppercased())" == name }
        }
        // What no unit sends out as such, a platoon formed on the spot, is no matter of the roster.
        guard let formation, profiles.values.flatMap(\.bodies).contains(where: { $0.formation == formation.meaning }),
            !members.contains(where: { mayForm(formation.meaning, $0) })
        else { return nil }
        return .formationOfNobody(formation.word, members.map(\.unit.description))
    }

    /// Something of which none of these units can report, or not so much that it lacks.
    private func lack(of resource: String, missing: UInt64?, in members: [Scenario.Member]) -> Phrase? {
        let most = members.map { $0.count(of: resource) }.max() ?? 0
        guard most > 0 else {
            // A slip of the pen is told where the kit is given.
            let words = members.flatMap { $0.strength.map(\.fact.force.resource) }
            guard !words.contains(where: { known(meantBy: $0) == resource }) else { return nil }
            return .reportOfNothing(resource, by: members.map(\.unit.description))
        }
        return missing.flatMap { $0 > most ? .moreMissing($0, of: resource, than: most) : nil }
    }

    /// The events that a body of people is told of by its formation.
    private static let ofBodies = [
        ForceUsed.eventType, UnitArrived.eventType, UnitDeployed.eventType, UnitEngaged.eventType,
        UnitStoodDown.eventType,
    ]

    /// True for a unit that sends such a body out and has the people for it.
    private func mayForm(_ formation: Formation, _ member: Scenario.Member) -> Bool {
        guard let profile = profile(of: member.unit) else { return true }
        return member.people(in: formation) > 0
            || profile.bodies.contains { $0.formation == formation && canForm($0, in: member, profile) }
    }

    private func shortName(_ type: String) -> String { type.split(separator: ".").last.map(String.init) ?? type }
}

extension EventPattern {
    /// True for the drill's beginning, which has happened before anything else.
    fileprivate var isOfTheBeginning: Bool {
        type == ExerciseStarted.eventType && unit.isEmpty && `where`.isEmpty && count <= 1
    }
}
