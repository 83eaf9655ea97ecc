import Domain
import Events
import Lockstep
import Phrases

/// The names that a scenario gives, collected before anything is read, so that each reference is checked where it stands.
struct ScenarioNames {
    var agencies: [String] = []
    var offices: [String] = []
    var units: [String] = []
    var places: [String] = []
    var roads: [String] = []
    var groups: [String] = []
    var steps: [String] = []
    var injects: [String] = []
    var hospitals: [String] = []
    /// People, the kit that has a title, and what the roster's units have beside it.
    var resources: [String] = []
    /// What the roster's units can do.
    var capabilities: [String] = []
}

/// Reads one scenario from its top-level entries.
///
/// The parts are read by extensions of their own: who takes part, the map, conditions, the ground.
struct ScenarioReading {
    let top: MappingReader
    let catalogue: EventCatalogue
    /// The numbers of doctrine that are known, each with its range.
    let numbers: [String: ClosedRange<Int64>]
    /// What the kinds of units hear that are known.
    let nets: [TaskForce: UnitNet]
    var names = ScenarioNames()

    init(top: MappingReader, catalogue: EventCatalogue, library: ScenarioLibrary) {
        self.top = top
        self.catalogue = catalogue
        numbers = library.numbers
        nets = library.nets
        let ground = top.optional("ground")?.entries ?? []
        let script = ground.first { $0.key.text == "script" }?.value.elements ?? []
        let groups = ground.first { $0.key.text == "groups" }?.value.elements ?? []
        typealias Thing = Phrase.ScenarioThing
        names.agencies = collect(top.list("agencies"), "key", Thing.agency)
        names.units = collect(top.list("roster"), "unit", Thing.unit)
        names.offices = collect(top.list("protected"), "key", Thing.office)
        names.places = collect(top.list("places"), "key", Thing.place)
        names.roads = collect(top.list("roads"), "key", Thing.road)
        names.injects = collect(top.list("injects"), "key", Thing.inject)
        names.groups = collect(groups, "key", Thing.group)
        names.steps = collect(script, "key", Thing.step)
        let capabilities = top.list("roster").flatMap { unit in
            unit["capabilities"]?.elements?.compactMap(\.text) ?? []
        }
        names.capabilities = Set(capabilities).sorted()
        let forces = top.list("roster").flatMap { $0["forces"]?.elements ?? [] }
        let known = ["personnel"] + Phrase.kits.map(\.word)
        names.resources = known + Set(forces.compactMap { $0["resource"]?.text }).subtracting(known).sorted()
        _ = collect(top.list("orders"), "key", Thing.plannedOrder)
        names.hospitals = collect(top.list("hospitals"), "key", Thing.hospital)
        _ = collect(top.list("episodes"), "key", Thing.episode)
        _ = collect(top.list("parameters"), "name", Thing.parameter)
        for name in names.injects where names.steps.contains(name) {
            let spot = script.compactMap { $0["key"] }.first { $0.text == name }?.spot ?? top.spot
            let inject = top.list("injects").compactMap { $0["key"] }.first { $0.text == name }?.spot ?? spot
            top.findings.add(.repeatedName(name, of: Thing.stepOrInject, line: inject.line), at: spot)
        }
    }

    /// Reads the whole scenario; what was found wrong is among the findings.
    func scenario(files: [[UInt8]], from source: ScenarioSource) -> Scenario {
        _ = top.number("gladi", in: 1...1)
        let key = top.word("key")
        let title = top.text("title")
        let about = top.optionalText("about") ?? ""
        let district = top.word("district")
        let start = self.start()
        let ends = top.clock("end")
        let consolidateBy = top.optionalClock("consolidate_by")
        // An end that could not be read is told already.
        if let consolidateBy, consolidateBy >= ends, ends != .start {
            top.findings.add(.mustLieBefore("consolidate_by", "end"), at: spot(of: "consolidate_by"))
        }
        if ends == .start, top.optionalClock("end") != nil {
            top.findings.add(.mustLieBefore("00:00:00", "end"), at: spot(of: "end"))
        }
        checkDefaults()
        let roster = self.roster()
        let episodes = self.episodes(end: ends)
        let network = self.network()
        let roads = self.roads(sites: episodes.map(\.fact.site), on: network)
        var (ground, groundSources) = self.ground()
        let injects = self.injects()
        ground.steps += injects.steps.map(\.fact)
        groundSources += injects.steps.map(\.source)
        let scenario = Scenario(
            key: key,
            title: title,
            about: about,
            district: district,
            start: start,
            begins: .start,
            ends: ends,
            consolidateBy: consolidateBy,
            controllers: controllers(),
            agencies: agencies(),
            protectedOffices: protectedOffices(),
            roster: roster,
            network: network.map { Sourced($0.graph, $0.source) },
            places: places(on: network),
            roads: roads,
            hospitals: hospitals(),
            orders: orders(),
            parameters: parameters(),
            episodes: episodes,
            injects: injects.injects,
            ground: ground,
            programs: programs(),
            groundSources: groundSources,
            files: files + (network.map { [$0.bytes] } ?? []),
            source: source
        )
        top.findings.tellStrangers(own: district, at: spot(of: "district"))
        if top.optional("roster") != nil, !district.isEmpty, scenario.districtCommand == nil {
            top.findings.add(.unitRequired("\(district)/command"), at: spot(of: "roster"))
        }
        return scenario
    }

    /// Defaults fit, even where nothing takes them.
    private func checkDefaults() {
        top.inside("defaults") { defaults in
            _ = defaults.optionalReference("agency", to: names.agencies, of: Phrase.ScenarioThing.agency)
            _ = defaults.optionalReference("place", to: names.places, of: Phrase.ScenarioThing.place)
            _ = defaults.optionalReference("superior", to: names.units, of: Phrase.ScenarioThing.unit)
            _ = defaults.source()
        }
    }

    /// The offices of the exercise control; the usual one where the scenario names none.
    private func controllers() -> [String] {
        guard let value = top.optional("exercise_control") else { return [DrillSetup.controller] }
        let offices = top.list("exercise_control").compactMap { element -> String? in
            if let text = element.text, isScenarioWord(text) { return text }
            top.unfit(element, "exercise_control", Phrase.Form.word)
            return nil
        }
        if value.elements?.isEmpty ?? false { top.unfit(value, "exercise_control", Phrase.Form.word) }
        return offices
    }

    func spot(of key: String) -> Spot { top.optional(key)?.spot ?? top.spot }

    private func start() -> DrillStart {
        let text = top.text("start")
        if let start = DrillStart(text) { return start }
        if !text.isEmpty, let value = top.optional("start") {
            let form = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})/
            top.unfit(value, "start", text.wholeMatch(of: form) == nil ? Phrase.Form.start : Phrase.Form.day)
        }
        guard let anyStart = DrillStart("1970-01-01T00:00:00Z") else { preconditionFailure("a literal date") }
        return anyStart
    }

    private func collect(_ elements: [YAMLValue], _ key: String, _ kind: Phrase) -> [String] {
        var names: [String] = []
        var values: [YAMLValue] = []
        for value in elements.compactMap({ $0[key] }) {
            guard let name = value.text else { continue }
            if let index = names.firstIndex(of: name) {
                let first = values[index].spot
                top.findings.doubled.insert(name)
                top.findings.add(.repeatedName(name, of: kind, line: first.line), at: value.spot)
                continue
            }
            names.append(name)
            values.append(value)
        }
        // A name that cannot be one is told where it stands; who uses the one that it should be has not erred.
        return names + names.filter { !isScenarioWord($0) && !$0.contains("/") }.compactMap(wordMeant)
    }
}

/// The circle that `next` runs into from one of `names`, with the first name repeated at its end; nil without one.
func circle(among names: [String], next: (String) -> [String]) -> [String]? {
    var safe: Set<String> = []
    for name in names {
        if let found = circle(from: name, path: [], safe: &safe, next: next) { return found }
    }
    return nil
}

private func circle(from name: String, path: [String], safe: inout Set<String>, next: (String) -> [String]) -> [String]?
{
    if let start = path.firstIndex(of: name) { return Array(path[start...]) + [name] }
    guard !safe.contains(name), path.count < 10_000 else { return nil }
    for following in next(name) {
        if let found = circle(from: following, path: path + [name], safe: &safe, next: next) { return found }
    }
    safe.insert(name)
    return nil
}
