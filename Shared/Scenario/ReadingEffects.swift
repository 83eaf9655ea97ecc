import Domain
import Events
import Phrases

// What an inject does beside telling, and what it expects.

extension ScenarioReading {
    /// Reads what an inject makes go wrong, and what it makes crowds do: steps of the script that follow the inject.
    ///
    /// The unit that it befalls is the inject's addressee where an effect names none.
    func effects(of key: String, _ inject: MappingReader) -> (setbacks: [Setback], steps: [ScriptStep]) {
        let addressee = inject.optional("addressee")?.text
        var setbacks: [Setback] = []
        var steps: [ScriptStep] = []
        let kinds = words(of: SetbackKind.self).map { ($0.word, Optional($0.meaning)) } + [("crowd", nil)]
        inject.each("effects") { entry in
            guard let kind = kind(entry, among: kinds) else {
                // What the other keys would mean nobody knows.
                _ = entry.allEntries()
                return
            }
            guard let kind else {
                let step = ScriptStep.with {
                    $0.key = "\(key)/\(steps.count + 1)"
                    $0.when.after = [key]
                    $0.when.delay = entry.duration("delay") ?? 0
                    $0.times = 1
                    $0.acts = [act(entry)]
                }
                steps.append(step)
                return
            }
            setbacks.append(setback(kind, befalling: addressee, entry))
        }
        return (setbacks, steps)
    }

    /// What goes wrong; a word of another language than the format's is told with the format's own.
    private func kind(
        _ entry: MappingReader,
        among kinds: [(word: String, meaning: SetbackKind?)]
    ) -> SetbackKind?? {
        guard let value = entry.optional("kind"), let text = value.text,
            let meant = kinds.map(\.word).first(where: { Phrase.effectKind($0).indonesian == text.lowercased() })
        else { return entry.requiredChoice("kind", kinds) }
        let known = kinds.map(\.word)
        entry.findings.add(.unfitChoice(value.shown, of: "kind", known: known, meant: meant), at: value.spot)
        return nil
    }

    private func setback(_ kind: SetbackKind, befalling addressee: String?, _ entry: MappingReader) -> Setback {
        var setback = Setback()
        setback.kind = kind
        switch kind {
        case .missing, .delayed, .breakdown:
            let named = entry.optionalReference("unit", to: names.units, of: Phrase.ScenarioThing.unit)
            if named == nil, addressee == nil { _ = entry.required("unit") }
            setback.unit = named ?? addressee ?? ""
        case .roadBlocked:
            setback.road = entry.reference("road", to: names.roads, of: Phrase.ScenarioThing.road)
        case .weather:
            setback.slowerPercent = UInt32(entry.number("slower_percent", in: 1...1_000))
        case .unspecified, .UNRECOGNIZED: break
        }
        if kind == .missing || kind == .breakdown { setback.resource = entry.word("resource") }
        if kind == .missing { setback.count = UInt32(entry.optionalNumber("count", in: 1...100_000) ?? 0) }
        // A vehicle that is never repaired would keep its people on the way for ever.
        if entry.has("for") || kind == .breakdown { setback.seconds = seconds(entry, "for", in: 1...86_400) }
        return setback
    }

    /// Reads what should follow an inject.
    func expected(_ inject: MappingReader) -> [ExpectedAction] {
        var actions: [ExpectedAction] = []
        inject.each("expect") { entry in
            actions.append(
                .with {
                    $0.event = pattern(entry)
                    $0.within = UInt32(entry.duration("within") ?? 0)
                }
            )
        }
        return actions
    }
}
