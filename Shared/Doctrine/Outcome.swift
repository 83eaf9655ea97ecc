import Events
import Phrases

/// How an operation ended, by what its command knows (D39).
///
/// The words are those of `EvaluationHeld.outcome`. Nothing is called peaceful that nobody saw.
public enum Outcome: String, Sendable, CaseIterable {
    /// A crowd was seen, and nothing happened that it took more than talk to end.
    case peaceful = "damai"
    /// Disorder happened, and it ended.
    case overcome = "teratasi"
    /// Something has not ended: unrest, a fire, somebody hurt, an official under threat.
    case open = "belum-teratasi"
    /// Nothing was seen of which one could say how it ended.
    case unknown = "belum-dapat-dinilai"

    /// The outcome of the operation of which `account` is known.
    public init(_ account: OperationAccount) {
        self =
            account.isOpen
            ? .open
            : account.sawDisorder ? .overcome : account.hasWitnesses_p && account.crowdSeen ? .peaceful : .unknown
    }
}

extension OperationAccount {
    /// Something that began has not ended: a restless crowd, a level above HIJAU, a fire, a casualty without care, a protected
    /// official whom nobody brought to safety.
    public var isOpen: Bool {
        isRestless || level > .green || firesBurning > 0 || casualtiesOpen > 0 || threatenedUnsafe > 0
    }

    /// Something happened that is no peaceful assembly.
    ///
    /// A level above HIJAU alone counts, unless the crowd then agreed.
    public var sawDisorder: Bool {
        acts > 0 || forceUses > 0 || fires > 0 || damages > 0 || casualties > 0 || threatened > 0
            || (highest > .green && !isAgreed)
    }

    /// The account in one sentence, Indonesian: each figure, so that a nought says what was not seen.
    public var words: String {
        let seen = [
            Phrase.tally(acts, .acts), .tally(fires, .fires, open: firesBurning), .tally(damages, .damages),
            .tally(casualties, .casualties, open: casualtiesDead, casualtiesOpen),
            .tally(threatened, .threats, open: threatenedUnsafe),
            .tally(forceUses, .uses),
        ]
        let ordered = Phrase.tally(orders, .orders, open: ordersUnanswered, ordersOpen, ordersDeclined)
        return "Teramati: \(seen.map(\.indonesian).joined(separator: ", ")); \(ordered.indonesian)."
    }
}
