import Domain
import Events
import Phrases
import Scenario
import TaskForceKit

/// The words that a planner may write in a scenario, each with what it means.
///
/// Nothing is listed here. Events, order kinds and formations are the schema's, titles stand in Phrases, kit is what units
/// say they know, and the rest is the scenario's own.
package struct Vocabulary {
    /// A part of it.
    package enum Topic: String, CaseIterable, Sendable {
        /// Event types, for `happened`, `unless` and `expected`.
        case events
        /// Kinds of orders.
        case kinds
        /// Kit, for a force's `resource`.
        case kit
        /// Bodies of people, for a force's `formation`.
        case formations
        /// What crowds do and how they resist, how an episode goes, how an operation ends.
        case behaviours
        /// What the scenario itself names.
        case places

        /// True where there is nothing to say without a scenario.
        package var needsScenario: Bool { self == .places }
    }

    /// A word.
    package struct Word: Sendable {
        /// As the scenario writes it.
        package let text: String
        /// The same where a condition compares a field's value with it, `ORDER_KIND_PATROL`; empty where that is the same.
        package var value = ""
        /// What it means.
        package let meaning: Phrase
        /// What else is to be known.
        package var notes: [Phrase] = []
        /// The fields that a condition can name, each with what it holds.
        package var fields: [(path: String, holds: Phrase)] = []
    }

    /// Words of one sort.
    package struct Section: Sendable {
        /// The topic to which they belong.
        package let topic: Topic
        /// The sort's name in JSON.
        package let key: String
        /// What they are, and where they are written.
        package let heading: Phrase
        /// The words.
        package let words: [Word]
    }

    private let scenario: Scenario?
    private let kit: [String: [TaskForce]]
    private let shapes = EventShapes.schema

    /// The words of a scenario, or without one those that every scenario has.
    ///
    /// `kit`: the kit that units know, each with the kinds of units that do.
    package init(_ scenario: Scenario?, kit: [String: [TaskForce]]) {
        self.scenario = scenario
        self.kit = kit
    }

    /// The words of a topic.
    package func sections(of topic: Topic) -> [Section] {
        switch topic {
        case .events: [Section(topic: topic, key: "events", heading: .namesEvents, words: events)]
        case .kinds: [Section(topic: topic, key: "kinds", heading: .namesKinds, words: kinds)]
        case .kit: [Section(topic: topic, key: "kit", heading: .namesKit, words: kitWords)]
        case .formations: [Section(topic: topic, key: "formations", heading: .namesFormations, words: formations)]
        case .behaviours:
            [
                Section(
                    topic: topic,
                    key: "behaviours",
                    heading: .namesBehaviours,
                    words: values(Behaviour.self, "common.v1.Behaviour")
                ),
                Section(
                    topic: topic,
                    key: "resistances",
                    heading: .namesResistances,
                    words: values(Resistance.self, "common.v1.Resistance")
                ),
                Section(
                    topic: topic,
                    key: "variants",
                    heading: .namesVariants,
                    words: values(Variant.self, "exercise.v1.Variant")
                ),
                Section(topic: topic, key: "outcomes", heading: .namesOutcomes, words: outcomes),
            ]
        case .places: scenario.map(own) ?? []
        }
    }

    // MARK: - The schema's

    /// Types that a unit or a person publishes where conditions are read: no inner truth, nothing of the protocol.
    private var events: [Word] {
        EventCatalogue.standard.kinds.compactMap { kind in
            let speakers = kind.publishers.filter { !["control", "recorder"].contains($0) }
            guard kind.isNumbered, kind.message.weight != .machinery, !speakers.isEmpty,
                let options = shapes.options(of: kind.type), options.on.isEmpty
            else { return nil }
            let words = kind.message.words
            var word = Word(
                text: kind.shortName,
                meaning: Phrase(template: words.indonesian, en: words.english) { Phrase(verbatim: "‹\($0.name)›") }
            )
            word.notes = [options.by.contains("every-unit") ? .namesByEveryUnit : .namesBy(speakers.map(\.name))]
            if let scenario, !scenario.mayHave(kind) { word.notes.append(.namesByNobody) }
            word.fields = shapes.fields(of: kind.type).map { ($0.path, Self.phrase($0)) }
            return word
        }
    }

    private static func phrase(_ field: EventShapes.Field) -> Phrase {
        let one: Phrase =
            switch field.form {
            case .text: .namesText
            case .number: .namesNumber
            case .flag: Phrase(verbatim: "true, false")
            case .key(let named): named.thing
            case .oneOf(let values):
                .namesOneOf(values.map { ($0, Phrase.word($0) ?? .nothing) })
            }
        return field.isList ? .namesListOf(one) : one
    }

    private var kinds: [Word] {
        words(of: OrderKind.self).map { kind in
            let value = shapes.name(of: kind.meaning.rawValue, in: "gladi.command.v1.OrderKind")
            var word = Word(text: kind.word, value: value, meaning: Phrase.word(value) ?? .nothing)
            if Scenario.plannableKinds.contains(kind.meaning) { word.notes = [.namesPlannable] }
            return word
        }
    }

    private var formations: [Word] {
        words(of: Formation.self).map { formation in
            let value = shapes.name(of: formation.meaning.rawValue, in: "gladi.common.v1.Formation")
            var word = Word(text: formation.word, value: value, meaning: Phrase.word(value) ?? .nothing)
            word.notes = have { $0.formation == formation.meaning }
            return word
        }
    }

    private func values<Value: CaseIterable & RawRepresentable>(_: Value.Type, _ name: String) -> [Word]
    where Value.RawValue == Int {
        words(of: Value.self).map { one in
            let value = shapes.name(of: one.meaning.rawValue, in: "gladi.\(name)")
            return Word(text: one.word, value: value, meaning: Phrase.word(value) ?? .nothing)
        }
    }

    private var outcomes: [Word] {
        Phrase.outcomes.map { Word(text: $0, meaning: Phrase.word($0) ?? .nothing) }
    }

    // MARK: - Kit

    private var kitWords: [Word] {
        let planned = scenario?.roster.flatMap { $0.fact.strength.map(\.fact.force.resource) } ?? []
        return Set(kit.keys).union(planned).subtracting([Strengths.personnel]).sorted().map { name in
            var word = Word(text: name, meaning: Phrase.kit(name) ?? .namesOwnKit)
            let users = kit[name] ?? []
            word.notes = [users.isEmpty ? .namesKitOfNobody : .namesKitOf(users.sorted().map(\.name))]
            word.notes += have { $0.resource == name }
            return word
        }
    }

    /// Who in the roster has forces that fit, and how many.
    private func have(_ fits: (Force) -> Bool) -> [Phrase] {
        let holders: [(unit: String, count: UInt64)] = (scenario?.roster ?? []).compactMap { member in
            let forces = member.fact.strength.map(\.fact.force).filter(fits)
            let count = forces.reduce(UInt64(0)) { $0 + UInt64($1.total) }
            return forces.isEmpty ? nil : (member.fact.unit.description, count)
        }
        return holders.isEmpty ? [] : [.namesHolders(holders.map { "\($0.unit) \($0.count)" })]
    }

    // MARK: - The scenario's own

    private func own(_ scenario: Scenario) -> [Section] {
        typealias Thing = Phrase.ScenarioThing
        func section(_ key: String, _ thing: Phrase, _ words: [Word]) -> Section {
            Section(topic: .places, key: key, heading: .namesOwn(thing, count: words.count), words: words)
        }
        func titled(_ key: String, _ title: String, _ notes: [Phrase] = []) -> Word {
            Word(text: key, meaning: Phrase(verbatim: title), notes: notes)
        }
        func placeTitle(_ key: String) -> String {
            scenario.places.first { $0.fact.key == key }?.fact.title ?? key
        }
        let members = scenario.roster.map(\.fact)
        let offices = members.flatMap { [$0.entry] + $0.furtherOffices.map(\.fact) }
        return [
            section(
                "places",
                Thing.place,
                scenario.places.map(\.fact).map { place in
                    let value = shapes.name(of: place.kind.rawValue, in: "gladi.exercise.v1.PlaceKind")
                    return titled(place.key, place.title, [Phrase.word(value) ?? .nothing])
                }
            ),
            section(
                "roads",
                Thing.road,
                scenario.roads.map(\.fact).map { road in
                    let ends = [road.from, road.to].map(placeTitle)
                    return titled(road.key, road.title, [.namesRoad(ends[0], ends[1], metres: road.lengthMetres)])
                }
            ),
            section("groups", Thing.group, scenario.ground.groups.map { titled($0.key, $0.title) }),
            section("units", Thing.unit, members.map { titled($0.unit.description, $0.entry.title) }),
            section(
                "offices",
                Thing.office,
                offices.map { titled($0.office, $0.title, [Phrase(verbatim: $0.unit)]) }
                    + scenario.protectedOffices.map { titled($0.fact.key, $0.fact.title, [.namesProtected]) }
            ),
            section(
                "hospitals",
                Thing.hospital,
                scenario.hospitals.map { titled($0.fact.key, placeTitle($0.fact.place)) }
            ),
            section(
                "injects",
                Thing.inject,
                scenario.injects.map(\.fact).map { titled($0.key, $0.event.synopsis) }
            ),
            section("steps", Thing.step, scenario.ground.steps.map { titled($0.key, $0.acts.first?.text ?? "") }),
        ].filter { !$0.words.isEmpty }
    }
}

extension Scenario {
    /// True where somebody of the roster, or a person at a console, may publish events of a kind.
    fileprivate func mayHave(_ kind: EventKind) -> Bool {
        kind.publishers.contains("console") || roster.contains { kind.mayBePublished(by: $0.fact.unit.taskForce) }
    }
}

extension Named {
    /// What a field of this sort names.
    fileprivate var thing: Phrase {
        switch self {
        case .place: Phrase.ScenarioThing.place
        case .road: Phrase.ScenarioThing.road
        case .group: Phrase.ScenarioThing.group
        case .hospital: Phrase.ScenarioThing.hospital
        case .fire: .namesFire
        case .unit: Phrase.ScenarioThing.unit
        case .office: Phrase.ScenarioThing.office
        case .subject, .nothing, .UNRECOGNIZED: .namesText
        }
    }
}
