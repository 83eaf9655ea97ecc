import Domain
import Events
import Phrases
import Scenario

/// What an inject waits for, changes and expects, in words for the controller who plays it.
///
/// Units, places, roads and crowds stand by their titles, those of units without what stands in brackets.
struct InjectInWords {
    private let scenario: Scenario

    init(_ scenario: Scenario) { self.scenario = scenario }

    /// The office that leads a unit.
    func title(of unit: String) -> String {
        Self.short(member(unit)?.entry.title ?? unit)
    }

    /// Who publishes an event for a unit; an order may come from any of its offices.
    private func speaker(of pattern: EventPattern) -> Phrase? {
        guard !pattern.unit.isEmpty else { return nil }
        let further = pattern.type == OrderIssued.eventType ? member(pattern.unit)?.furtherOffices ?? [] : []
        return .either([title(of: pattern.unit)] + further.map { Self.short($0.fact.title) })
    }

    private func member(_ unit: String) -> Scenario.Member? {
        scenario.roster.first { $0.fact.unit.description == unit }?.fact
    }

    /// A title without what stands in brackets behind it.
    private static func short(_ title: String) -> String {
        title.firstIndex(of: "(").map { String(title[..<$0]).trimmingSuffix(" ") } ?? title
    }

    // MARK: - Events

    /// `perintah negosiasi oleh Kapolres Rokan Hulu`.
    func phrase(_ pattern: EventPattern) -> Phrase {
        let noun = Phrase.eventNoun(pattern.type) ?? Phrase(verbatim: pattern.type)
        let shape = EventShapes.schema.fields(of: pattern.type)
        var values: [Phrase] = []
        var fields: [(field: Phrase, value: String)] = []
        for wanted in pattern.where {
            if let value = value(wanted.value, of: wanted.field, shape.first { $0.path == wanted.field }?.form) {
                values.append(value)
            } else {
                fields.append((.field(wanted.field), wanted.value))
            }
        }
        return .eventInWords(
            noun,
            values,
            fields,
            by: speaker(of: pattern),
            times: pattern.count
        )
    }

    /// The same with how soon it is expected.
    func phrase(_ action: ExpectedAction) -> Phrase {
        let event = phrase(action.event)
        return action.within == 0 ? event : .expectedWithin(event, .lengthOfTime(seconds: UInt64(action.within)))
    }

    /// A value that speaks for itself; nil for others, such as numbers.
    private func value(_ text: String, of field: String, _ form: EventShapes.Form?) -> Phrase? {
        switch form {
        case .oneOf: Phrase.word(text) ?? Phrase(verbatim: text)
        case .key(.place): Phrase(verbatim: place(text))
        case .key(.road): Phrase(verbatim: road(text))
        case .key(.group): Phrase(verbatim: group(text))
        case .text where field == "resource": kit(text)
        default: nil
        }
    }

    // MARK: - Reports

    /// How many people a citizen's report tells of, what they do, and what the reporter misses.
    func facts(of report: CitizenReport) -> [Phrase] {
        let size = report.hasSize ? [Phrase.headcount(low: report.size.low, high: report.size.high)] : []
        let words = [("BEHAVIOUR", word(report.behaviour)), ("CONCERN", word(report.concern))]
        return size + words.compactMap { kind, word in Phrase.word("\(kind)_\(word.uppercased())") }
    }

    // MARK: - When

    /// When an inject is played.
    func when(_ inject: Scenario.Inject) -> Phrase {
        let when = inject.when
        let time = SimulatedTime(seconds: when.notBefore).description
        let unless = when.unless.map(phrase)
        if inject.event.contingency { return .mselContingency(until: time, unless) }
        let numbers = when.after.map { key in
            let number = scenario.injectsInOrder.firstIndex { $0.fact.key == key }.map { $0 + 1 }
            return Phrase.injectByNumber(number ?? 0, key)
        }
        return .mselWhen(
            time: when.notBefore > 0 ? time : nil,
            after: numbers,
            happened: when.happened.map(phrase),
            unless: unless,
            delay: when.delay > 0 ? .lengthOfTime(seconds: when.delay) : nil
        )
    }

    // MARK: - What it changes

    /// What goes wrong.
    func phrase(_ setback: Setback) -> Phrase {
        let lasts = setback.seconds == 0 ? nil : Phrase.lengthOfTime(seconds: UInt64(setback.seconds))
        let effect: Phrase =
            switch setback.kind {
            case .missing where setback.resource == "personnel":
                .peopleMissing(setback.count, of: title(of: setback.unit))
            case .missing: .kitMissing(kit(setback.resource), setback.count, of: title(of: setback.unit))
            case .delayed: .heldBack(title(of: setback.unit))
            case .breakdown: .brokenDown(kit(setback.resource), of: title(of: setback.unit))
            case .roadBlocked: .roadBlocked(road(setback.road))
            case .weather: .slowerWays(setback.slowerPercent)
            case .unspecified, .UNRECOGNIZED: Phrase(verbatim: word(setback.kind))
            }
        return .lasting(effect, lasts)
    }

    /// What a crowd does that hears of it.
    func phrase(_ step: ScriptStep) -> Phrase? {
        guard let act = step.acts.first else { return nil }
        var parts: [Phrase] = []
        let behaviour = "BEHAVIOUR_\(word(act.behaviour).uppercased())"
        if let does = Phrase.word(behaviour), act.behaviour != .unspecified { parts.append(does) }
        if act.hasTensionChange { parts.append(.tensionChanges(by: act.tensionChange)) }
        if act.hasTension { parts.append(.tensionBecomes(act.tension)) }
        if act.hasSize { parts.append(.headcount(low: act.size, high: act.size)) }
        if !act.text.isEmpty { parts.append(Phrase(verbatim: act.text)) }
        return .crowdHears(
            group(act.group),
            after: step.when.delay == 0 ? nil : .lengthOfTime(seconds: step.when.delay),
            parts
        )
    }

    // MARK: - Titles

    private func place(_ key: String) -> String { scenario.places.first { $0.fact.key == key }?.fact.title ?? key }
    private func road(_ key: String) -> String { scenario.roads.first { $0.fact.key == key }?.fact.title ?? key }
    private func group(_ key: String) -> String { scenario.ground.groups.first { $0.key == key }?.title ?? key }
    private func kit(_ word: String) -> Phrase {
        word == "personnel" ? .mapPersonnel : Phrase.kit(word) ?? Phrase(verbatim: word)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

extension Scenario {
    /// The injects as a list numbers them: those of a time by that time, then those that wait for something else.
    var injectsInOrder: [Sourced<Inject>] {
        let timed = injects.enumerated().filter { $0.element.fact.when.notBefore > 0 }
            .sorted { ($0.element.fact.when.notBefore, $0.offset) < ($1.element.fact.when.notBefore, $1.offset) }
        return timed.map(\.element) + injects.filter { $0.fact.when.notBefore == 0 }
    }
}
