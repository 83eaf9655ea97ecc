import Domain
import EventWords
import Events
import Phrases
import Reading

/// An explanation as people and scripts read it.
extension Explanation {
    /// How many fields of an event are shown, and below, how many characters of each.
    private static let fieldsMax = 60
    private static let fieldLength = 300

    /// For people.
    package func lines(in language: Language) -> [ScreenLine] {
        func heading(_ phrase: Phrase) -> [ScreenLine] {
            [ScreenLine(), ScreenLine(phrase.text(in: language), .strong)]
        }
        var lines = [TailLine(event, at: time).screenLine(in: language)]
        lines += fieldLines(in: language)
        lines += doubts.map { ScreenLine("    \($0.phrase.text(in: language))", .strong) }
        lines += heading(.becauseHeading)
        var later = time
        for (index, link) in chain.enumerated() {
            lines.append(line(link, number: index + 1, before: later, in: language))
            later = link.time
        }
        if let trigger { lines.append(ScreenLine("    \(trigger.triggerPhrase.text(in: language))")) }
        lines.append(ScreenLine("    \(beginning.phrase.text(in: language))"))
        let others = mentions.filter { mention in chain.first?.event.envelope.id != mention.event.envelope.id }
        if !others.isEmpty {
            lines += heading(.mentionsHeading)
            lines += others.map { mention in
                var line = ScreenLine("    \(Phrase.field(mention.field).text(in: language)): ")
                line.append(TailLine(mention.event, at: mention.time).screenLine(in: language))
                return line
            }
        }
        if !effects.isEmpty || untold > 0 {
            lines += heading(.effectsHeading)
            lines += Self.branches(effects, untold, since: time, in: language).flatMap { $0.lines() }
        }
        return lines
    }

    /// For scripts: one JSON object.
    package func json(in language: Language) -> String {
        var object: [String: Any] = [
            "beginning": beginning.object, "event": event.object(at: time, in: language),
            "chain": chain.map { link in
                link.event.object(at: link.time, in: language).merging(link.reason.object) { old, _ in old }
            },
            "mentions": mentions.map { mention in
                mention.event.object(at: mention.time, in: language).merging(["field": mention.field]) { old, _ in old }
            },
        ]
        if let trigger { object["trigger"] = trigger.object }
        if !doubts.isEmpty {
            object["doubts"] = doubts.map { doubt in
                ["by": doubt.by, "first": doubt.first.description, "reason": doubt.reason.rawValue, "text": doubt.text]
            }
        }
        if !effects.isEmpty || untold > 0 {
            object["effects"] = effects.map { $0.object(in: language) }
            object["effects_untold"] = untold
        }
        return jsonLine(object) ?? "{}"
    }

    private func fieldLines(in language: Language) -> [ScreenLine] {
        let fields = event.fields.all
        let noun = Phrase.eventNoun(event.envelope.type)?.text(in: language)
        let type = [noun, event.envelope.type].compactMap(\.self).joined(separator: " · ")
        var lines = [ScreenLine("    \(type)", .faint)]
        lines += fields.prefix(Self.fieldsMax).map { field in
            let says = field.says.text(in: language)
            let isLong = says.count > Self.fieldLength
            var line = ScreenLine("    \(Phrase.field(field.name).text(in: language)): ", .faint)
            line.append(isLong ? "\(says.prefix(Self.fieldLength))…" : says)
            if field.name == "casualty", let key = event.fields.casualtyKey { line.append("  [\(key)]", .faint) }
            return line
        }
        if fields.count > Self.fieldsMax {
            lines.append(ScreenLine("    " + Phrase.andMore(fields.count - Self.fieldsMax).text(in: language), .faint))
        }
        return lines
    }

    private func line(_ link: Link, number: Int, before later: SimulatedTime, in language: Language) -> ScreenLine {
        var line = ScreenLine("\(number)")
        line.pad(to: 4)
        line.append(TailLine(link.event, at: link.time).screenLine(in: language))
        let lag = Phrase.lag(seconds: later.seconds(since: link.time), later: false)
        let notes = [lag, link.reason.phrase].compactMap { $0?.text(in: language) }
        line.append("  (\(notes.joined(separator: ", ")))", .faint)
        return line
    }

    private static func branches(
        _ effects: [Effect],
        _ untold: Int,
        since earlier: SimulatedTime,
        in language: Language
    ) -> [Branch] {
        var branches = effects.map { effect in
            var line = TailLine(effect.event, at: effect.time).screenLine(in: language)
            let lag = Phrase.lag(seconds: effect.time.seconds(since: earlier), later: true)
            line.append("  (\(lag.text(in: language)))", .faint)
            return Branch(
                line: line,
                children: Self.branches(effect.effects, effect.untold, since: effect.time, in: language)
            )
        }
        if untold > 0 { branches.append(Branch(line: ScreenLine(Phrase.andMore(untold).text(in: language), .faint))) }
        return branches
    }
}

extension DoubtfulStretches.Stretch {
    /// What is said of an event that lies in this stretch.
    var phrase: Phrase {
        .inDoubt(since: first.description, by: by, isDisowned: reason == .disowned, text)
    }
}

extension Explanation.Link.Reason {
    /// What is said beside the event; nil for a cause, which goes without saying.
    fileprivate var phrase: Phrase? {
        switch self {
        case .cause: nil
        case .field(let name): .namedByField(name)
        case .step(let key): .bySameStep(key)
        case .earlierStep(let key): .byEarlierStep(key)
        }
    }

    fileprivate var object: [String: Any] {
        switch self {
        case .cause: ["by": "cause"]
        case .field(let name): ["by": "field", "field": name]
        case .step(let key): ["by": "step", "step": key]
        case .earlierStep(let key): ["by": "earlier-step", "step": key]
        }
    }
}

extension Explanation.Beginning {
    /// What is said of the inject or the step that brought an event about, where the chain goes on behind it.
    fileprivate var triggerPhrase: Phrase {
        switch self {
        case .inject(let key): .triggeredByInject(key)
        case .step(let key): .triggeredByStep(key)
        case .decision, .missing, .unprompted, .tooFar: phrase
        }
    }

    fileprivate var phrase: Phrase {
        switch self {
        case .inject(let key): .beganByInject(key)
        case .decision: .beganByDecision
        case .step(let key): .beganByStep(key)
        case .missing(let id): .missingInRecord(id.description)
        case .unprompted: .beganUnprompted
        case .tooFar: .chainTooLong(Explanation.linksMax)
        }
    }

    fileprivate var object: [String: Any] {
        switch self {
        case .inject(let key): ["kind": "inject", "inject": key]
        case .decision: ["kind": "decision"]
        case .step(let key): ["kind": "step", "step": key]
        case .missing(let id): ["kind": "missing", "id": id.description]
        case .unprompted: ["kind": "unprompted"]
        case .tooFar: ["kind": "too-far"]
        }
    }
}

extension Explanation.Effect {
    fileprivate func object(in language: Language) -> [String: Any] {
        event.object(at: time, in: language)
            .merging(["effects": effects.map { $0.object(in: language) }, "effects_untold": untold]) { old, _ in old }
    }
}
