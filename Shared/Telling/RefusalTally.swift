import Domain
import Events

/// Counts what anybody can say without end, so that a flood does not push everything else off a screen: refusals,
/// faults, paces.
///
/// The first of those that say the same is told, then the 10th, the 100th and so on, with their number. Figures do not
/// tell texts apart, since an offset or a sequence differs each time. Of one writer and kind so many different texts are
/// told; further ones count together. So what is told and what is kept is bounded, whatever a forger writes.
package struct RefusalTally: Sendable {
    /// What is told of a record.
    package enum Answer: Sendable, Hashable {
        /// It is told as it is.
        case told
        /// It is told, and that it was the so many-th.
        case counted(Int)
        /// Nothing is told.
        case silent
    }

    /// How many different texts of a writer and kind are told.
    static let textsMax = 16
    /// How many paces are told one by one, alike or not: each may hold play or let it go on.
    static let pacesMax = 64
    /// The most of a text that tells it from others.
    private static let scalarsMax = 200

    /// Who says it, and what it is.
    ///
    /// A name of which anybody may make up more, such as a district, tells no writers apart.
    private struct Kind: Hashable {
        let writer: Substring?
        let type: String
        var fault: FaultKind?
    }

    private var counts: [Kind: [String: Int]] = [:]

    /// Nothing said yet.
    package init() {}

    /// How many records were not told.
    package private(set) var untold = 0

    /// Takes what stands on a stream; what nobody can say without end is always told.
    package mutating func take(_ message: (any DrillEvent)?, on stream: StreamName) -> Answer {
        guard let message, let text = Self.text(of: message) else { return .told }
        let names = stream.text.split(separator: "/")
        var kind = Kind(writer: names.count > 1 ? names[1] : names.first, type: type(of: message).eventType)
        if let fault = message as? Fault, FaultKind.allCases.contains(fault.kind) { kind.fault = fault.kind }
        let isPace = message is PaceSet
        let known = counts[kind, default: [:]]
        let own = isPace ? String(known.count) : text
        let isTold = known[own] != nil || known.count < (isPace ? Self.pacesMax : Self.textsMax)
        let count = known[isTold ? own : "", default: 0] + 1
        counts[kind, default: [:]][isTold ? own : ""] = count
        var rest = count
        while rest.isMultiple(of: 10) { rest /= 10 }
        if count == 1 { return .told }
        if rest == 1 { return .counted(count) }
        untold += 1
        return .silent
    }

    /// What a record says that is counted; nil for all else.
    private static func text(of message: any DrillEvent) -> String? {
        switch message {
        case let letter as DeadLettered: bare("\(letter.topic) \(letter.reason)")
        case let refused as AskRefused: bare("\(refused.asked) \(refused.reason)")
        case let fault as Fault: bare("\(fault.cleared) \(fault.text)")
        case is PaceSet: ""
        default: nil
        }
    }

    private static func bare(_ text: String) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(scalarsMax) where !("0"..."9").contains(scalar) { bare.append(scalar) }
        return String(bare)
    }
}
