import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

// What the drill needs for what is to happen in it: vehicles, shields, ambulances, roads, time, names of one's own.

extension DrillInQuestion {
    /// Units that send people out and have none.
    func unmannedUnits() -> [FileProblem] {
        members.compactMap { member in
            let leads = member.unit == scenario.districtCommand
            let sends = profile(of: member.unit).map { !$0.bodies.isEmpty } ?? false
            // A slip of the pen is told where it is.
            guard member.people() == 0, leads || sends,
                !member.strength.contains(where: { isSlip($0.fact.force.resource) })
            else { return nil }
            return problem(.unmanned(member.unit.description, leads: leads), of: member.unit, as: .warning)
        }
    }

    /// Bodies that go by a vehicle of their own, of which the roster has none.
    func bodiesWithoutVehicle() -> [FileProblem] {
        members.flatMap { member -> [FileProblem] in
            guard let profile = profile(of: member.unit) else { return [] }
            let has = Set(member.strength.map(\.fact.force.resource))
            return profile.bodies.compactMap { body in
                guard let vehicle = body.vehicle, !has.contains(vehicle), member.people() > 0,
                    !has.contains(where: { known(meantBy: $0) == vehicle })
                else { return nil }
                let what = Phrase.withoutVehicle(title(of: body.formation), vehicle, of: member.unit.description)
                return problem(what, of: member.unit, "forces", as: .warning)
            }
        }
    }

    /// Kit of which each has one, of which there is less than people.
    func tooLittleForEach() -> [FileProblem] {
        members.flatMap { member -> [FileProblem] in
            guard let profile = profile(of: member.unit) else { return [] }
            let each = Set(profile.bodies.flatMap(\.forEach)).sorted()
            return each.compactMap { kit in
                let bodies = profile.bodies.filter { $0.forEach.contains(kit) }.map(\.formation)
                let people = bodies.reduce(0) { $0 + member.people(in: $1) }
                let parts = member.strength.map(\.fact.force)
                let count = member.count(of: kit)
                guard count < people,
                    !parts.contains(where: { $0.resource != kit && known(meantBy: $0.resource) == kit })
                else { return nil }
                let path: [Scenario.PathStep] =
                    parts.firstIndex { $0.resource == kit }.map { ["forces", .index($0)] } ?? ["forces"]
                let what = Phrase.tooLittle(kit, count, for: people, of: member.unit.description)
                return scenario.problem(what, at: ["roster", .name(member.unit.description)] + path, .warning)
            }
        }
    }

    /// People who are hurt in the script, and whom nobody treats, or nobody brings to a hospital.
    func hurtForNobody() -> [FileProblem] {
        guard scenario.ground.mode == .scripted,
            let (step, act) = scenario.ground.steps.lazy.compactMap({ step in
                step.acts.firstIndex { $0.casualtiesCrowd > 0 || $0.casualtiesOfficers > 0 }.map { (step.key, $0) }
            }).first
        else { return [] }
        let carers = speakers(of: CasualtyTriaged.eventType)
        let what: Phrase
        if !carers.contains(where: { $0.people() > 0 }) {
            what = .nobodyTreats(taskForces(publishing: CasualtyTriaged.eventType))
        } else if scenario.hospitals.isEmpty {
            what = .noHospital
        } else if !forces.contains(where: { $0.force.resource == Self.ambulance }) {
            what = .noAmbulance(carers.map(\.unit.description))
        } else if let site = unservedSite {
            what = .noEvacuationRoad(from: site)
        } else {
            return []
        }
        let path: [Scenario.PathStep] = ["ground", "script", .name(step), "acts", .index(act), "casualties"]
        return [scenario.problem(what, at: path, .warning)]
    }

    /// A site of an episode that no road leads from which is kept open for ambulances.
    private var unservedSite: String? {
        let served = Set(scenario.roads.map(\.fact).filter(\.evacuation).flatMap { [$0.from, $0.to] })
        return scenario.episodes.map(\.fact.site).filter { !served.contains($0) && isReachedByCrowd($0) }.min()
    }

    /// Numbers that no unit of this drill reads; what a stranger's program reads nobody here knows.
    func unreadNumbers() -> [FileProblem] {
        guard members.allSatisfy({ profile(of: $0.unit) != nil }) else { return [] }
        let known = Set((ParameterKey.shared + profiles.values.flatMap(\.reads)).map(\.name))
        return scenario.parameters.map(\.name).filter { !known.contains($0) }.map { name in
            scenario.problem(.unreadNumber(name), at: ["parameters", .name(name), "name"], .warning)
        }
    }

    /// A drill whose units are sent home before the crowd has come to where they are.
    func consolidatedTooEarly() -> [FileProblem] {
        guard let time = scenario.consolidateBy, scenario.ground.mode == .scripted else { return [] }
        let (earliest, sites) = (timetable.earliest, Set(scenario.episodes.map(\.fact.site)))
        let times = scenario.ground.steps.filter { step in
            step.acts.contains { act in place(of: act.group, in: step).map(sites.contains) ?? false }
        }.compactMap { earliest[$0.key] }
        guard let first = times.min(), time.seconds <= first else { return [] }
        let what = Phrase.consolidatedTooEarly(crowd: SimulatedTime(seconds: first).description)
        return [scenario.problem(what, at: ["consolidate_by"], .warning)]
    }

    /// The roster's key of ambulances.
    private static let ambulance = "ambulance"

    /// Sites at which a crowd is rehearsed and no road is ever closed: none has a diversion, or nobody closes it.
    func nothingClosed() -> [FileProblem] {
        let sites = Set(scenario.episodes.map(\.fact).filter { $0.variant == .vulnerable }.map(\.site))
            .filter(isReachedByCrowd)
        let closable = scenario.roads.map(\.fact).filter { road in
            !road.diversion.isEmpty && (sites.contains(road.from) || sites.contains(road.to))
        }
        let closers = speakers(of: RoadClosed.eventType)
        if let road = closable.first, closers.isEmpty {
            let what = Phrase.nobodyCloses(road.key, taskForces(publishing: RoadClosed.eventType))
            return [scenario.problem(what, at: ["roads", .name(road.key), "diversion"], .warning)]
        }
        guard let site = sites.min(), closable.isEmpty, let closer = closers.first else { return [] }
        return [problem(.nothingToClose(at: site), of: closer.unit, as: .warning)]
    }

    /// True for a place to which a crowd of the script comes; without a script nobody knows.
    private func isReachedByCrowd(_ place: String) -> Bool {
        guard scenario.ground.mode == .scripted, !scenario.ground.steps.isEmpty else { return true }
        return scenario.ground.groups.contains { $0.place == place }
            || scenario.ground.steps.contains { $0.acts.contains { $0.place == place } }
    }

    /// Episodes to whose site no crowd ever comes; where it is told what happens elsewhere instead, that is enough.
    func sitesWithoutCrowd() -> [FileProblem] {
        guard actsOutOfSight().isEmpty else { return [] }
        return scenario.episodes.map(\.fact).filter { !isReachedByCrowd($0.site) }.map { episode in
            scenario.problem(.siteWithoutCrowd(episode.site), at: ["episodes", .name(episode.key), "site"], .warning)
        }
    }

    /// Episodes elsewhere that begin while another one lasts: the district's command works at one site at a time.
    func episodesAtOnce() -> [FileProblem] {
        let episodes = scenario.episodes.map(\.fact)
        return episodes.enumerated().compactMap { index, episode in
            guard let other = episodes[..<index].first(where: { $0.to > episode.from && $0.site != episode.site })
            else {
                return nil
            }
            let what = Phrase.episodeAtOnce(episode.site, beside: other.site)
            return scenario.problem(what, at: ["episodes", .name(episode.key)], .warning)
        }
    }

    /// Crowds that come faster than any vehicle drives, that grow, and answers to injects that may come, beyond the drill's end.
    func outOfTime() -> [FileProblem] {
        let (earliest, end) = (timetable.earliest, scenario.ends.seconds)
        guard scenario.ground.mode == .scripted else { return [] }
        var problems: [FileProblem] = []
        for step in scenario.ground.steps {
            guard let begins = earliest[step.key] else { continue }
            let path: [Scenario.PathStep] = ["ground", "script", .name(step.key), "acts"]
            for (index, act) in step.acts.enumerated() {
                if begins + UInt64(act.over) > end {
                    let what = Phrase.doneAfterTheEnd(begins: SimulatedTime(seconds: begins).description)
                    problems.append(scenario.problem(what, at: path + [.index(index), "over"], .warning))
                }
                if let what = haste(of: act, in: step, begins, earliest) {
                    problems.append(scenario.problem(what, at: path + [.index(index), "place"], .warning))
                }
            }
        }
        for inject in scenario.injects.map(\.fact) {
            guard let begins = earliest[inject.key] else { continue }
            for (index, expected) in inject.event.expected.enumerated() where begins + UInt64(expected.within) > end {
                let what = Phrase.expectedAfterTheEnd(begins: SimulatedTime(seconds: begins).description)
                let path: [Scenario.PathStep] = ["injects", .name(inject.key), "expect", .index(index), "within"]
                problems.append(scenario.problem(what, at: path, .warning))
            }
        }
        return problems
    }

    /// A crowd's move for which nobody would have time.
    private func haste(
        of act: ScriptAct,
        in step: ScriptStep,
        _ begins: UInt64,
        _ earliest: [String: UInt64]
    ) -> Phrase? {
        let places = scenario.places.map(\.fact)
        let before = scenario.ground.steps.first { $0.key == step.when.after.last }
        guard !act.place.isEmpty, let since = before.map({ earliest[$0.key] }) ?? 0,
            let from = before.map({ place(of: act.group, in: $0) })
                ?? scenario.ground.groups.first(where: { $0.key == act.group })?.place,
            let start = places.first(where: { $0.key == from }), let goal = places.first(where: { $0.key == act.place })
        else { return nil }
        let seconds = begins - min(since, begins) + UInt64(act.over)
        let metres = start.metres(from: goal)
        guard metres > Double(seconds) * Self.metresPerSecondMax, metres > Self.crowdMetresMin else { return nil }
        return .tooFast(act.group, from: start.key, to: goal.key, kilometres: Int(metres / 1_000), seconds: seconds)
    }

    /// 108 km/h: no lorry full of people drives faster.
    private static let metresPerSecondMax = 30.0
    /// Nearer places are on the same ground: a step may move a crowd there at once.
    private static let crowdMetresMin = 2_000.0

    /// Units that nobody can tell from another, or from exercise control, by their titles.
    func titlesOfOthers() -> [FileProblem] {
        var seen = [Phrase.exerciseControl.indonesian: "control", Phrase.exerciseControl.english: "control"]
        return members.compactMap { member in
            let title = member.entry.title
            let key = title.lowercased()
            guard let other = seen[key] else {
                seen[key] = member.unit.description
                return nil
            }
            return problem(.titleOfOthers(title, of: other), of: member.unit, "title", as: .warning)
        }
    }
}
