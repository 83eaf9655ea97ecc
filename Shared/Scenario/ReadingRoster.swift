import Domain
import Events
import Phrases

// Who takes part, under whom, with what.

extension ScenarioReading {
    func agencies() -> [Sourced<Scenario.Agency>] {
        var result: [Sourced<Scenario.Agency>] = []
        top.each("agencies") { entry in
            // What its units have, unless they say otherwise.
            _ = entry.optionalReference("place", to: names.places, of: Phrase.ScenarioThing.place)
            _ = entry.optionalReference("superior", to: names.units, of: Phrase.ScenarioThing.unit)
            result.append(Sourced(Scenario.Agency(key: entry.word("key"), title: entry.text("title")), entry.source()))
        }
        return result.sorted { $0.fact.key < $1.fact.key }
    }

    func protectedOffices() -> [Sourced<Scenario.ProtectedOffice>] {
        var result: [Sourced<Scenario.ProtectedOffice>] = []
        top.each("protected") { entry in
            let office = Scenario.ProtectedOffice(key: entry.word("key"), title: entry.text("title"))
            result.append(Sourced(office, entry.source()))
        }
        return result.sorted { $0.fact.key < $1.fact.key }
    }

    func roster() -> [Sourced<Scenario.Member>] {
        _ = top.required("roster")
        let titles = Dictionary(
            agencies().map { ($0.fact.key, $0.fact.title) },
            uniquingKeysWith: { first, _ in first }
        )
        var members: [Sourced<Scenario.Member>] = []
        var spots: [String: Spot] = [:]
        var nets: [Net] = []
        top.each("roster") { member in
            let unit = self.unit(member)
            spots[unit?.description ?? ""] = member.spot
            let entry = RosterEntry.with {
                $0.unit = unit?.description ?? ""
                $0.office = member.word("office")
                $0.title = member.text("title")
                $0.agency =
                    titles[member.reference("agency", to: names.agencies, of: Phrase.ScenarioThing.agency)] ?? ""
                $0.superior = member.optionalReference("superior", to: names.units, of: Phrase.ScenarioThing.unit) ?? ""
                $0.capabilities = capabilities(member)
            }
            var further: [Sourced<RosterEntry>] = []
            member.each("further_offices") { office in
                var another = entry
                another.office = office.word("office")
                another.title = office.text("title")
                further.append(Sourced(another, office.source()))
            }
            let hears = member.has("hears") ? references("hears", of: member) : nil
            var strength: [Sourced<Scenario.Strength>] = []
            member.each("forces") { strength.append(Sourced(self.strength($0), $0.source())) }
            let source = member.source()
            guard let unit else { return }
            let heardBy = member.has("heard_by") ? references("heard_by", of: member) : nil
            nets.append(Net(speaker: unit.taskForce, heardBy: heardBy))
            members.append(
                Sourced(
                    Scenario.Member(
                        unit: unit,
                        entry: entry,
                        furtherOffices: further,
                        hears: hears,
                        strength: strength
                    ),
                    source
                )
            )
        }
        let superiors = Dictionary(
            members.map { ($0.fact.entry.unit, $0.fact.entry.superior) },
            uniquingKeysWith: { first, _ in first }
        )
        let units = members.map(\.fact.entry.unit)
        if let circle = circle(among: units, next: { superiors[$0].map { $0.isEmpty ? [] : [$0] } ?? [] }) {
            top.findings.add(.circle(circle, of: Phrase.ScenarioThing.chain), at: spots[circle[0]] ?? top.spot)
        }
        return members.map { hearing($0, nets) }.sorted { $0.fact.unit < $1.fact.unit }
    }

    /// A unit on the communications plan: who hears it, as far as the scenario says.
    private struct Net {
        let speaker: TaskForce
        let heardBy: [TaskForce]?
    }

    /// The member with its communications plan.
    ///
    /// What the scenario writes holds, and the speakers that name it as a hearer (`heard_by`) come to it. A plan that is not
    /// written follows from what units say they need; a unit of an unknown kind hears everyone, and everyone without a
    /// written plan hears it.
    private func hearing(_ member: Sourced<Scenario.Member>, _ roster: [Net]) -> Sourced<Scenario.Member> {
        let own = member.fact.unit.taskForce
        guard let base = member.fact.hears ?? nets[own]?.hears else { return member }
        let isWritten = member.fact.hears != nil
        let taking = Set(roster.map(\.speaker) + ["console"])
        let more = roster.filter { net in
            let hearers = net.heardBy ?? (isWritten ? [] : nets[net.speaker].map(\.heardBy) ?? [own])
            return hearers.contains(own) && !base.contains(net.speaker)
        }
        return Sourced(
            Scenario.Member(
                unit: member.fact.unit,
                entry: member.fact.entry,
                furtherOffices: member.fact.furtherOffices,
                hears: base.filter { isWritten || taking.contains($0) } + Set(more.map(\.speaker)).sorted(),
                strength: member.fact.strength
            ),
            member.source
        )
    }

    private func references(_ key: String, of member: MappingReader) -> [TaskForce] {
        let taskForces = Set(names.units.compactMap { try? UnitID($0).taskForce.name }).union(["console"])
        return member.references(key, to: taskForces.sorted(), of: Phrase.ScenarioThing.taskForce)
            .compactMap { try? TaskForce($0) }
    }

    private func capabilities(_ member: MappingReader) -> [String] {
        let known = Capability.known.map(\.name)
        var names: [String] = []
        for value in member.list("capabilities") {
            guard let text = value.text, let name = (try? Capability(text))?.name else {
                member.unfit(value, "capabilities", Phrase.Form.word)
                continue
            }
            // Agencies may bring capabilities of their own; a name that is nearly a known one is a slip.
            if !known.contains(name), let meant = nearest(to: name, among: known) {
                let thing = Phrase.ScenarioThing.capability
                member.findings.add(.unknownName(name, of: thing, nearest: meant, known: known), at: value.spot)
            }
            names.append(name)
        }
        return Set(names).sorted()
    }

    private func unit(_ member: MappingReader) -> UnitID? {
        guard let value = member.required("unit") else { return nil }
        guard let text = value.text, let unit = try? UnitID(text) else {
            member.unfit(value, "unit", Phrase.Form.unit)
            return nil
        }
        // Agencies may add task forces of their own; a name that is nearly one of ours is a slip.
        let own = catalogue.kind(of: StrengthReported.eventType)?.publishers.map(\.name) ?? []
        if !own.contains(unit.taskForce.name), let meant = nearest(to: unit.taskForce.name, among: own) {
            member.findings.add(
                .unknownName(unit.taskForce.name, of: Phrase.ScenarioThing.taskForce, nearest: meant, known: own),
                at: value.spot
            )
        }
        return unit
    }

    private func strength(_ entry: MappingReader) -> Scenario.Strength {
        if let resource = entry.optional("resource"), entry.isShort("total"), !isScenarioWord(resource.text ?? "") {
            // In the short form it is a key, and "10,5" is 10 and a thing called 5.
            for key in ["total", "attached", "formation", "place", "own_body", "lender"] { _ = entry.optional(key) }
            let meant = Phrase.force(meantBy: resource.text ?? "", bodies: words(of: Formation.self).map(\.word))
            entry.findings.add(.noNameOfForce(resource.shown, meant: meant), at: resource.spot)
            return Scenario.Strength(force: Force(), lender: "")
        }
        let name = entry.isShort("total") ? (entry.optional("formation") ?? entry.optional("resource"))?.text : nil
        let force = Force.with {
            $0.resource = entry.word("resource")
            $0.total = UInt32(entry.number("total", of: name, in: 1...100_000))
            $0.attached = UInt32(entry.optionalNumber("attached", in: 0...100_000) ?? 0)
            $0.formation = entry.choice("formation", words(of: Formation.self)) ?? .unspecified
            $0.place = entry.reference("place", to: names.places, of: Phrase.ScenarioThing.place)
            if entry.has("own_body") { $0.ownBody = entry.word("own_body") }
        }
        if !force.ownBody.isEmpty, force.resource != "personnel" {
            entry.findings.add(.ownBodyOfKit(force.resource), at: entry.optional("own_body")?.spot ?? entry.spot)
        }
        let lender = entry.optionalReference("lender", to: names.agencies, of: Phrase.ScenarioThing.agency)
        if force.attached > force.total {
            entry.findings.add(.moreAttached(force.attached, than: force.total), at: entry.spot)
        }
        if force.attached > 0, !entry.has("lender") { entry.findings.add(.missingLender, at: entry.spot) }
        return Scenario.Strength(force: force, lender: lender ?? "")
    }

    func parameters() -> [Parameter] {
        var result: [Parameter] = []
        let known = numbers.keys.sorted()
        top.each("parameters") { entry in
            let name = entry.word("name")
            let parameter = Parameter.with {
                $0.name = name
                $0.value = entry.number("value", of: name, in: numbers[name] ?? -1_000_000...1_000_000)
                $0.source = entry.source().rawValue
            }
            // Agencies may read parameters of their own; a name that is nearly a known one is a slip.
            if numbers[name] == nil, let meant = nearest(to: name, among: known) {
                let spot = entry.optional("name")?.spot ?? entry.spot
                entry.findings.add(
                    .unknownName(name, of: Phrase.ScenarioThing.parameter, nearest: meant, known: known),
                    at: spot
                )
            }
            result.append(parameter)
        }
        return result.sorted { $0.name < $1.name }
    }
}

/// A schema enumeration's values as words of the format: `blocking_road` for `Behaviour.blockingRoad`.
package func words<Value: CaseIterable>(of type: Value.Type) -> [(word: String, meaning: Value)] {
    type.allCases.map { (snakeCase("\($0)"), $0) }.filter { $0.word != "unspecified" }
}

private func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
}
