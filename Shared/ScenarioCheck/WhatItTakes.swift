import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

// What the drill needs for what is to happen in it: vehicles, shields, ambulances, roads, a crowd where it is expected.

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
        let path: [Scenario.PathStep] = stepPath(step) + ["acts", .index(act), "casualties"]
        return [scenario.problem(what, at: path, .warning)]
    }

    /// Negotiators, and crowds of which none has anybody to talk to.
    func talksWithNobody() -> [FileProblem] {
        guard scenario.ground.mode == .scripted, !scenario.ground.groups.isEmpty,
            !scenario.ground.groups.contains(where: \.marshal), !speakers(of: ContactAttempted.eventType).isEmpty
        else { return [] }
        return [scenario.problem(.noMarshal, at: ["ground", "groups"], .warning)]
    }

    /// A site of an episode that no road leads from which is kept open for ambulances.
    private var unservedSite: String? {
        let served = Set(scenario.roads.map(\.fact).filter(\.evacuation).flatMap { [$0.from, $0.to] })
        return scenario.episodes.map(\.fact.site).filter { !served.contains($0) && isReachedByCrowd($0) }.min()
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
}
