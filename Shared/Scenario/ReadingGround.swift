import Domain
import Events
import Phrases

// What the crowd team does, and what exercise control plays.

extension ScenarioReading {
    /// Reads the injects, and what they make crowds do as steps of the script.
    func injects() -> (injects: [Sourced<Scenario.Inject>], steps: [Sourced<ScriptStep>]) {
        var result: [Sourced<Scenario.Inject>] = []
        var steps: [Sourced<ScriptStep>] = []
        var after: [String: [YAMLValue]] = [:]
        top.each("injects") { entry in
            let key = entry.word("key")
            var when = Condition()
            entry.inside("when") { when = condition($0, after: names.injects, of: Phrase.ScenarioThing.inject) }
            if entry.has("when"), entry.has("contingency") {
                entry.findings.add(.eitherKey("when", or: "contingency"), at: entry.spot)
            } else if !entry.has("contingency") {
                _ = entry.required("when")
            }
            // Played when an expected event has not come by a time.
            entry.inside("contingency") { expected in
                when.notBefore = expected.clock("by").seconds
                _ = expected.required("expected")
                when.unless = patterns(expected, "expected")
            }
            let effects = self.effects(of: key, entry)
            let event = InjectDelivered.with {
                $0.inject = key
                $0.setbacks = effects.setbacks
                $0.expected = expected(entry)
                $0.objective = entry.optionalText("objective") ?? ""
                $0.owner = entry.optionalText("owner") ?? ""
                $0.synopsis = entry.text("synopsis")
                $0.addressee =
                    entry.optionalReference("addressee", to: names.units, of: Phrase.ScenarioThing.unit) ?? ""
                $0.contingency = entry.has("contingency")
                $0.expectedResponse = entry.optionalText("expected_response") ?? ""
                if let report = report(entry) { $0.report = report }
                if let link = link(entry) { $0.link = link }
            }
            after[key] = entry.optional("when")?["after"]?.elements
            let source = entry.source()
            result.append(Sourced(Scenario.Inject(key: key, when: when, event: event), source))
            steps += effects.steps.map { Sourced($0, source) }
        }
        tellCircle(among: names.injects, after: after)
        return (result, steps)
    }

    private func report(_ entry: MappingReader) -> CitizenReport? {
        guard entry.has("report") else { return nil }
        var report = CitizenReport()
        entry.inside("report") { said in
            report.place = said.reference("place", to: names.places, of: Phrase.ScenarioThing.place)
            report.text = said.text("text")
            report.behaviour = said.choice("behaviour", words(of: Behaviour.self)) ?? .unspecified
            report.concern = said.choice("concern", words(of: Concern.self)) ?? .unspecified
            report.credibilityPercent = UInt32(said.number("credibility", in: 0...100))
            guard let value = said.optional("size") else { return }
            let ends = value.elements?.compactMap { $0.plain.flatMap(wholeNumber) } ?? []
            guard ends.count == 2, value.elements?.count == 2, 0 <= ends[0], ends[0] <= ends[1], ends[1] <= 1_000_000
            else {
                guard ends.count == 2, value.elements?.count == 2, ends[0] > ends[1], ends[1] >= 0 else {
                    return said.unfit(value, "size", Phrase.Form.range)
                }
                return said.findings.add(.reversedRange(ends[0], ends[1], of: "size"), at: value.spot)
            }
            report.size = .with {
                $0.low = UInt32(ends[0])
                $0.high = UInt32(ends[1])
            }
        }
        return report
    }

    func ground() -> (GroundScript, [FactSource]) {
        var script = GroundScript()
        var sources: [FactSource] = []
        _ = top.required("ground")
        top.inside("ground") { ground in
            let modes: [(word: String, meaning: GroundMode)] = [
                ("scripted", .scripted), ("simulated", .simulated), ("reported", .reported),
            ]
            script.mode = ground.requiredChoice("mode", modes) ?? .scripted
            script.observationInterval = UInt32(ground.duration("observation_interval") ?? 30)
            ground.each("groups") { entry in
                script.groups.append(
                    .with {
                        $0.key = entry.word("key")
                        $0.title = entry.text("title")
                        $0.place = entry.reference("place", to: names.places, of: Phrase.ScenarioThing.place)
                        $0.marshal = entry.flag("marshal") ?? false
                        $0.demand = entry.optionalText("demand") ?? ""
                        $0.threatens =
                            entry.optionalReference("threatens", to: names.offices, of: Phrase.ScenarioThing.office)
                            ?? ""
                        $0.onlookersPercent = UInt32(entry.optionalNumber("onlookers_percent", in: 0...100) ?? 0)
                    }
                )
                sources.append(entry.source())
            }
            var spots: [[Spot]] = []
            var after: [String: [YAMLValue]] = [:]
            let before = ground.findings.problems.count
            ground.each("script") { entry in
                script.steps.append(step(entry))
                spots.append(entry.list("acts").map { $0["agitators"]?.spot ?? $0.spot })
                after[entry.optional("key")?.text ?? ""] = entry.optional("when")?["after"]?.elements
                sources.append(entry.source())
            }
            tellCircle(among: names.steps, after: after)
            // A size that could not be read is told already; what it would have allowed nobody knows.
            guard ground.findings.problems.count == before else { return }
            tellAgitators(script.steps, spots, ground.findings)
        }
        return (script, sources)
    }

    private func step(_ entry: MappingReader) -> ScriptStep {
        var step = ScriptStep()
        step.key = entry.word("key")
        _ = entry.required("when")
        entry.inside("when") {
            step.when = condition($0, after: names.steps + names.injects, of: Phrase.ScenarioThing.stepOrInject)
        }
        step.times = UInt32(entry.optionalNumber("times", in: 1...1000) ?? 1)
        if step.times > 1, step.when.happened.isEmpty {
            entry.findings.add(.repeatsOnNothing, at: entry.optional("times")?.spot ?? entry.spot)
        }
        _ = entry.required("acts")
        entry.each("acts") { step.acts.append(act($0)) }
        return step
    }

    func act(_ entry: MappingReader) -> ScriptAct {
        var act = ScriptAct()
        if names.groups.count > 1, !entry.has("group") {
            entry.findings.add(.groupOfSeveral(names.groups), at: entry.spot)
        } else {
            act.group = entry.reference("group", to: names.groups, of: Phrase.ScenarioThing.group)
        }
        if let size = entry.optionalNumber("size", in: 0...1_000_000) { act.size = UInt32(size) }
        if let percent = entry.optionalNumber("size_percent", in: -100...1000) { act.sizePercent = Int32(percent) }
        act.over = UInt32(entry.duration("over") ?? 0)
        act.place = entry.optionalReference("place", to: names.places, of: Phrase.ScenarioThing.place) ?? ""
        if let tension = entry.optionalNumber("tension", in: 0...100) { act.tension = UInt32(tension) }
        if let change = entry.optionalNumber("tension_change", in: -100...100) { act.tensionChange = Int32(change) }
        act.behaviour = entry.choice("behaviour", words(of: Behaviour.self)) ?? .unspecified
        act.resistance = entry.choice("resistance", words(of: Resistance.self)) ?? .unspecified
        if let count = entry.optionalNumber("agitators", in: 0...1_000_000) { act.agitators = UInt32(count) }
        if let percent = entry.optionalNumber("agitators_percent", in: 0...1000) {
            act.agitatorsPercent = UInt32(percent)
        }
        entry.inside("casualties") { hurt in
            act.casualtiesCrowd = UInt32(hurt.optionalNumber("crowd", in: 0...100) ?? 0)
            act.casualtiesOfficers = UInt32(hurt.optionalNumber("officers", in: 0...100) ?? 0)
        }
        act.fire = entry.optionalText("fire") ?? ""
        if let accepts = entry.flag("accepts_offers") { act.acceptsOffers = accepts }
        act.text = entry.optionalText("text") ?? ""
        act.threatenedOffice =
            entry.optionalReference("threatens", to: names.offices, of: Phrase.ScenarioThing.office) ?? ""
        let pairs = [("size", "size_percent"), ("tension", "tension_change"), ("agitators", "agitators_percent")]
        for (one, other) in pairs where entry.has(one) && entry.has(other) {
            entry.findings.add(.eitherKey(one, or: other), at: entry.spot)
        }
        return act
    }

    /// Tells of a circle at the name that closes it; `after`: the names for which each waits, where they are written.
    private func tellCircle(among keys: [String], after: [String: [YAMLValue]]) {
        // Where a name stands twice, a circle may only follow from that.
        guard top.findings.doubled.isDisjoint(with: keys),
            let circle = circle(
                among: keys,
                next: { after[$0]?.compactMap(\.text).filter { keys.contains($0) } ?? [] }
            ),
            let closing = after[circle[circle.count - 2]]?.first(where: { $0.text == circle.last })
        else { return }
        top.findings.add(.circle(circle, of: Phrase.ScenarioThing.order), at: closing.spot)
    }

    /// Agitators are part of the crowd: never more than the size set with them, or the largest that the group reaches.
    private func tellAgitators(_ steps: [ScriptStep], _ spots: [[Spot]], _ findings: Findings) {
        for (step, spots) in zip(steps, spots) {
            for (act, spot) in zip(step.acts, spots) where act.hasAgitators {
                let largest =
                    steps.flatMap(\.acts).filter { $0.group == act.group && $0.hasSize }.map(\.size).max() ?? 0
                let size = act.hasSize ? act.size : largest
                guard act.agitators == 0 || act.hasSize || largest > 0 else {
                    findings.add(.agitatorsOfNobody(act.agitators, in: act.group), at: spot)
                    continue
                }
                guard act.agitators > size else { continue }
                findings.add(.moreAgitators(act.agitators, than: size, in: act.group), at: spot)
            }
        }
    }
}
