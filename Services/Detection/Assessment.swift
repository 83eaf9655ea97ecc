import Doctrine
import Domain
import Events
import TaskForceKit

/// What the evidence says of one crowd at one place.
///
/// It holds no inner truth. Intent is judged from acts, and agitators are a share of the people seen in those acts.
struct Assessment: Sendable, Codable, Hashable {
    /// The most confidence that an assessment can have: nobody saw everything.
    static let surest: UInt64 = 95
    /// What makes an estimate news, all assumed: a fifth more or fewer people or agitators, but at least five
    /// agitators, or ten points of confidence.
    static let newsFraction: Int64 = 5
    /// See `newsFraction`.
    static let newsAgitators: Int64 = 5
    /// See `newsFraction`.
    static let newsPercent: UInt64 = 10
    /// The most events that are named as a basis.
    static let basisAtMost = 8

    /// How many people; nil: nobody has said.
    let size: Evidence.Size?
    /// What the crowd does, at its gravest.
    let behaviour: Behaviour
    /// The gravest resistance.
    let resistance: Resistance
    /// What the crowd seems to want.
    let intent: Intent
    /// How many agitators, as a count without names.
    let agitators: UInt32
    /// The confidence, 0 to `surest`.
    let percent: UInt64
    /// The events on which it rests, the gravest act first.
    let basis: [EventID]

    /// Weighs the evidence that still counts, given oldest first; nil when there is none.
    init?(_ evidence: [Evidence], _ parameters: Parameters) {
        guard let newest = evidence.last else { return nil }
        // What one's own people see now outweighs what was said before. An act counts for a while longer, but not once
        // they see that nobody is left.
        let seen = evidence.last { $0.source == .own && !$0.isAct }
        let isDeserted = seen?.size?.high == 0
        let counting = evidence.filter { piece in
            guard let seen, piece.time < seen.time else { return true }
            return piece.isAct && !isDeserted && piece.time.adding(seconds: parameters[.actSeconds]) >= seen.time
        }
        let gravest = counting.max { ($0.behaviour, $0.resistance) < ($1.behaviour, $1.resistance) } ?? newest
        let intent = counting.map(\.intent).max { $0.rawValue < $1.rawValue } ?? gravest.intent
        behaviour = gravest.behaviour
        resistance = counting.map(\.resistance).max() ?? gravest.resistance
        self.intent = intent

        let sizes = evidence.filter { !$0.isAct }.compactMap(\.size)
        size =
            seen?.size
            ?? sizes.first.map { first in
                Evidence.Size(
                    low: sizes.map(\.low).min() ?? first.low,
                    high: sizes.map(\.high).max() ?? first.high
                )
            }

        let acting = counting.filter { $0.isAct && $0.behaviour >= .pushing }.compactMap(\.size?.middle).max() ?? 0
        agitators = UInt32(UInt64(acting) * parameters[.agitatorSharePercent] / 100)

        // Independent reports that say at least as much confirm each other: doubt is the product of their doubts.
        var doubt: UInt64 = 10_000
        var sources: [Evidence.Source] = []
        for piece in evidence.reversed()
        where piece.intent.rawValue >= intent.rawValue && !sources.contains(piece.source) {
            sources.append(piece.source)
            doubt = doubt * (100 - piece.percent) / 100
        }
        percent = min((10_000 - doubt) / 100, Self.surest)

        let others = counting.reversed().map(\.id).filter { $0 != gravest.id }
        basis = Array(([gravest.id] + others).prefix(Self.basisAtMost))
    }

    /// The level that this crowd calls for (choreography, phases 4 and 7).
    func level(_ parameters: Parameters) -> Level {
        if behaviour.breaksLaw || resistance >= .lethal { return .red }
        let blocks = behaviour == .blockingRoad
        let largeAndDisruptive = (size?.middle ?? 0) >= parameters[.largeCrowd] && intent != .lawful
        return blocks || resistance >= .active || largeAndDisruptive ? .yellow : .green
    }

    /// True when it differs enough from `said`, the one published before, to be published.
    func isNews(after said: Assessment, _ parameters: Parameters) -> Bool {
        let (old, new) = (said.size?.middle ?? 0, size?.middle ?? 0)
        let small = parameters[.smallCrowd]
        return intent != said.intent || abs(Int64(new) - Int64(old)) * Self.newsFraction >= Int64(max(old, 1))
            || isAtMost(small) != said.isAtMost(small)
            || abs(Int64(agitators) - Int64(said.agitators))
                >= max(Self.newsAgitators, Int64(said.agitators) / Self.newsFraction)
            || abs(Int64(percent) - Int64(said.percent)) >= Int64(Self.newsPercent)
    }

    /// True for a crowd that is known to have at most `count` people.
    func isAtMost(_ count: UInt64) -> Bool { size.map { $0.high <= count } ?? false }

    /// The crowd in Indonesian.
    func words(at title: String) -> String {
        "\(behaviour.words(of: size?.range, at: title)), tingkat keyakinan \(percent)%"
    }
}
