import Domain
import Events
import Phrases

// What the command orders besides what doctrine's plan says.

extension Scenario {
    /// What a plan may order: to be somewhere, and to look.
    ///
    /// Force is ordered on what happens, under doctrine's conditions, and never by a plan.
    package static let plannableKinds: [OrderKind] = [.deploy, .observe, .openMedicalPost, .patrol]
}

extension ScenarioReading {
    func orders() -> [Sourced<PlannedOrder>] {
        var result: [Sourced<PlannedOrder>] = []
        top.each("orders") { entry in
            let order = PlannedOrder.with {
                $0.key = entry.word("key")
                $0.occasion = entry.requiredChoice("occasion", words(of: OrderOccasion.self)) ?? .unspecified
                let kinds = words(of: OrderKind.self).filter { Scenario.plannableKinds.contains($0.meaning) }
                $0.kind = kind(entry, among: kinds)
                $0.capability = entry.reference(
                    "capability",
                    to: names.capabilities,
                    of: Phrase.ScenarioThing.capability
                )
                $0.target = entry.requiredChoice("at", words(of: OrderTarget.self)) ?? .unspecified
                $0.text = entry.text("text")
            }
            result.append(Sourced(order, entry.source()))
        }
        return result.sorted { $0.fact.key < $1.fact.key }
    }

    /// A kind of order; one that doctrine keeps to itself is told as such, and no slip of the pen.
    private func kind(_ entry: MappingReader, among kinds: [(word: String, meaning: OrderKind)]) -> OrderKind {
        if let value = entry.optional("kind"), let word = value.text,
            words(of: OrderKind.self).contains(where: { $0.word == word }),
            !kinds.contains(where: { $0.word == word })
        {
            entry.findings.add(.neverPlanned(word, planned: kinds.map(\.word)), at: value.spot)
            return .unspecified
        }
        return entry.requiredChoice("kind", kinds) ?? .unspecified
    }
}
