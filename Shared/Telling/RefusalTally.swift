import Events
import Phrases

/// Counts refusals that say the same, so that a flood of junk does not push everything else off a screen.
///
/// The first of a kind is told, then the 10th, the 100th and so on, with their number. Figures do not tell kinds apart,
/// since an offset or a sequence differs each time. Memory is bounded, whatever the reasons say.
package struct RefusalTally: Sendable {
    /// What is told of a refusal.
    package enum Answer: Sendable, Hashable {
        /// It is told as it is.
        case told
        /// It is told, and that it was the so many-th.
        case counted(Int)
        /// Nothing is told.
        case silent
    }

    /// How many kinds are told apart; further ones count together.
    static let kindsMax = 64
    /// The most of a reason that tells kinds apart.
    private static let scalarsMax = 200

    private var counts: [String: Int] = [:]

    /// Nothing refused yet.
    package init() {}

    /// How many refusals were not told.
    package private(set) var untold = 0

    /// Takes an event; one that is no refusal is always told.
    package mutating func take(_ message: (any DrillEvent)?) -> Answer {
        guard let kind = Self.kind(of: message) else { return .told }
        let key = counts[kind] != nil || counts.count < Self.kindsMax ? kind : ""
        let count = counts[key, default: 0] + 1
        counts[key] = count
        var rest = count
        while rest.isMultiple(of: 10) { rest /= 10 }
        if count == 1 { return .told }
        if rest == 1 { return .counted(count) }
        untold += 1
        return .silent
    }

    private static func kind(of message: (any DrillEvent)?) -> String? {
        switch message {
        case let letter as DeadLettered: bare("\(letter.topic) \(letter.reason)")
        case let refused as AskRefused: bare("\(refused.asked) \(refused.reason)")
        // What a record says that came second to a place in a stream.
        case let fault as Fault where fault.kind == .divergence: bare("\(fault.unit) \(fault.text)")
        default: nil
        }
    }

    private static func bare(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(scalarsMax) where !("0"..."9").contains(scalar) { bare.append(scalar) }
        return String(bare)
    }
}
