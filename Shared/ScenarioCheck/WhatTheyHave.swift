import Doctrine
import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

// People and kit: whether anybody sends them out, and whether what they need is there.

extension DrillInQuestion {
    /// Kit that the unit has no use for: a slip of the pen, another unit's kit, or a word that means nothing.
    ///
    /// What is lent whole is the lender's, by his word for it.
    func unusedKit() -> [FileProblem] {
        let uses = Dictionary(
            grouping: profiles.values.flatMap { profile in profile.kit.map { (kit: $0, by: profile.taskForce.name) } },
            by: \.kit
        ).mapValues { $0.map(\.by).sorted() }
        return forces.compactMap { member, index, force in
            let word = force.resource
            guard word != Strengths.personnel, force.attached < force.total, let profile = profile(of: member.unit),
                !profile.kit.contains(word), !profile.ownWords.contains(where: { $0.word == word })
            else { return nil }
            func found(_ what: Phrase, _ severity: FileProblem.Severity) -> FileProblem {
                problem(what, of: member.unit, "forces", .index(index), "resource", as: severity)
            }
            if let users = uses[word] {
                return found(.kitOfOthers(word, of: member.unit.description, users: users), .warning)
            }
            guard !Phrase.kits.contains(where: { $0.word == word }) else { return nil }
            if let meant = known(meantBy: word) {
                return found(.kitSlip(word, meant: meant), .error)
            }
            return found(
                .kitOfNobody(
                    word,
                    of: member.unit.description,
                    known: profile.bodies.map { self.word(of: $0.formation) } + profile.kit
                ),
                .warning
            )
        }
    }

    /// True for a word that is nobody's kit, and that means something all the same.
    func isSlip(_ word: String) -> Bool {
        word != Strengths.personnel && !Phrase.kits.contains { $0.word == word }
            && !profiles.values.contains { $0.kit.contains(word) } && known(meantBy: word) != nil
    }

    /// The kit or the body of people that a word means: misspelt, or by its title in either language.
    func known(meantBy word: String) -> String? {
        Phrase.force(
            meantBy: word,
            bodies: words(of: Formation.self).map(\.word),
            kit: profiles.values.flatMap(\.kit)
        )
    }

    /// Bodies by an agency's own word that its program does not announce.
    func unknownBodies() -> [FileProblem] {
        forces.compactMap { member, index, force in
            guard !force.ownBody.isEmpty, let profile = profile(of: member.unit) else { return nil }
            let words = profile.ownWords.map(\.word)
            guard !words.contains(force.ownBody) else { return nil }
            let meant = nearest(to: force.ownBody, among: words)
            let what = Phrase.unknownBody(force.ownBody, of: member.unit.taskForce.name, nearest: meant, known: words)
            return problem(
                what,
                of: member.unit,
                "forces",
                .index(index),
                "own_body",
                as: meant == nil ? .warning : .error
            )
        }
    }

    /// Kit that goes out with a body which the unit has not the people to form: a water cannon without its platoon.
    func kitThatNobodyCarries() -> [FileProblem] {
        forces.compactMap { member, index, force in
            // A unit without anybody is told as that.
            guard member.people() > 0, let profile = profile(of: member.unit) else { return nil }
            let carriers = profile.bodies.filter { $0.kit.contains(force.resource) }
            guard let first = carriers.first, !carriers.contains(where: { canForm($0, in: member, profile) }) else {
                return nil
            }
            let what = Phrase.kitNotCarried(force.resource, by: title(of: first.formation), people: first.peopleMin)
            return problem(what, of: member.unit, "forces", .index(index), "resource", as: .warning)
        }
    }

    /// A body is formed of those whom the roster puts into it; where it puts nobody there, of those in no other body.
    func canForm(_ body: UsualBody, in member: Scenario.Member, _ profile: UnitProfile) -> Bool {
        guard member.people(in: body.formation) == 0 else { return true }
        let elsewhere = profile.bodies.reduce(0) { $0 + member.people(in: $1.formation) }
        return member.people() - elsewhere >= UInt64(body.peopleMin)
    }

    /// Means of stage 5 at a site that a crowd cannot leave: they may never be used (D16).
    func forceWithoutExit() -> [FileProblem] {
        let shut = Set(scenario.episodes.map(\.fact.site)).subtracting(
            scenario.roads.map(\.fact).filter(\.exitRoute).flatMap { [$0.from, $0.to] }
        )
        guard let site = shut.min() else { return [] }
        return forces.compactMap { member, index, force in
            guard let means = Act(rawValue: force.resource)?.means,
                Proportionality.level(of: means) == .bluntOrChemical,
                profile(of: member.unit)?.kit.contains(force.resource) ?? true
            else { return nil }
            let what = Phrase.noExit(for: force.resource, from: site)
            return problem(what, of: member.unit, "forces", .index(index), "resource", as: .warning)
        }
    }

    /// People in a body that their unit never sends out, or in none beside others that have one: nobody orders them.
    func idlePeople() -> [FileProblem] {
        forces.compactMap { member, index, force in
            guard force.resource == Strengths.personnel, force.ownBody.isEmpty, let profile = profile(of: member.unit),
                !profile.bodies.contains(where: { $0.formation == force.formation })
            else { return nil }
            let isFormless = force.formation == .unspecified
            // A staff has no formation, and a unit whose people are in none forms its bodies of all of them.
            if isFormless, profile.bodies.isEmpty || member.people(in: .unspecified) == member.people() { return nil }
            let what = Phrase.idle(
                force.total,
                in: isFormless ? nil : title(of: force.formation),
                of: "\(member.entry.title) (\(member.unit))",
                sends: profile.bodies.map { word(of: $0.formation) }
            )
            return problem(what, of: member.unit, "forces", .index(index), as: .warning)
        }
    }

    /// A formation as the format writes it, `initial_crowd_unit`.
    private func word(of formation: Formation) -> String {
        words(of: Formation.self).first { $0.meaning == formation }?.word ?? ""
    }

    /// A formation as people call it.
    func title(of formation: Formation) -> Phrase {
        let word = word(of: formation)
        return Phrase.word("FORMATION_\(word.uppercased())") ?? Phrase(verbatim: word)
    }

    /// Units that are ordered by what they can do, and of which the roster does not say it: nobody ever orders them.
    func unaddressedUnits() -> [FileProblem] {
        members.compactMap { member in
            guard let serves = profile(of: member.unit)?.serves.map(\.name), !serves.isEmpty,
                Set(serves).isDisjoint(with: member.entry.capabilities)
            else { return nil }
            return problem(.unaddressed(member.unit.description, serves: serves), of: member.unit, as: .warning)
        }
    }

    /// Planned orders that no unit under the district's command can be given.
    func ordersToNobody() -> [FileProblem] {
        scenario.orders.map(\.fact).compactMap { order in
            guard let command = scenario.districtCommand?.description,
                !commanded.contains(where: { $0.entry.capabilities.contains(order.capability) })
            else { return nil }
            let able = members.filter { $0.entry.capabilities.contains(order.capability) }.map(\.unit.description)
            let what = Phrase.orderToNobody(order.capability, command: command, able: able)
            return scenario.problem(what, at: ["orders", .name(order.key), "capability"], .warning)
        }
    }

    /// Protected people whom nobody can bring away, or only to nowhere, or only far away.
    func unprotected() -> [FileProblem] {
        guard let office = scenario.protectedOffices.first?.fact else { return [] }
        let path: [Scenario.PathStep] = ["protected", .name(office.key)]
        var problems: [FileProblem] = []
        let guards = speakers(of: EvacuationStarted.eventType).filter { guardian in
            // A slip of the pen is told where it is.
            commanded.contains(guardian)
                && (guardian.people() > 0 || guardian.strength.contains { isSlip($0.fact.force.resource) })
        }
        if guards.isEmpty {
            let who = taskForces(publishing: EvacuationStarted.eventType)
            problems.append(scenario.problem(.nobodyEvacuates(office.key, who: who), at: path, .warning))
        }
        let places = scenario.places.map(\.fact)
        for site in Set(scenario.episodes.map(\.fact.site)).sorted() {
            guard let from = places.first(where: { $0.key == site }) else { continue }
            let stations = places.filter { $0.kind == .station && $0.key != site }
            let refuges = stations.isEmpty ? places.filter { $0.kind == .muster && $0.key != site } : stations
            guard let (refuge, metres) = refuges.map({ ($0, $0.metres(from: from)) }).min(by: { $0.1 < $1.1 }) else {
                problems.append(scenario.problem(.noRefuge(office.key, from: site), at: path, .warning))
                continue
            }
            let minutes = metres / max(Double(number(ParameterKey.driveMetresPerMinute.name) ?? 1), 1)
            guard minutes > Self.refugeMinutesMax else { continue }
            let what = Phrase.farRefuge(office.key, refuge.key, from: site, kilometres: Int(metres / 1_000))
            problems.append(scenario.problem(what, at: path, .warning))
        }
        return problems
    }

    /// Nobody is safe who is still on the road after half an hour; an assumption of ours.
    private static let refugeMinutesMax = 30.0
}

extension Place {
    /// The straight distance.
    func metres(from other: Place) -> Double {
        let (x, y) = (Double(xMetres) - Double(other.xMetres), Double(yMetres) - Double(other.yMetres))
        return (x * x + y * y).squareRoot()
    }
}
