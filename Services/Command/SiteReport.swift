import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// What a unit reported of a crowd at a place, in one form for all events that say so.
struct SiteReport: Sendable, Codable {
    /// How the place is.
    enum Tone: Int, Sendable, Codable, Comparable {
        /// Nobody, or few.
        case gone
        /// Lawful.
        case orderly
        /// Disorder.
        case restless

        /// Disorder outweighs numbers: a few people who still block the road or push are no calm (HIJAU is orderly;
        /// D13).
        ///
        /// Otherwise command would lower the level because few are left, and raise it again because those few resist.
        init(isDisorder: Bool, isFew: Bool) { self = isDisorder ? .restless : isFew ? .gone : .orderly }

        static func < (left: Tone, right: Tone) -> Bool { left.rawValue < right.rawValue }
    }

    /// The report's event.
    let id: EventID
    /// Who reports.
    let reporter: UnitID
    /// Where.
    let place: PlaceKey
    /// The crowd meant, where the report tells several apart; nil: it does not.
    let group: GroupKey?
    /// How the place is.
    let tone: Tone
    /// The resistance seen, or implied by what was seen.
    let resistance: Resistance
    /// The level that this report gives grounds for; nil: none above the present one.
    let callsFor: Level?
    /// The event that shows the gravest act; an order to disperse or arrest names it.
    let act: String
    /// What is reported, Indonesian.
    let words: String
    /// True for a proposal of a level, false when the crowd itself was seen.
    var isProposal = false
}

extension SiteReport {
    /// Reads a report; nil when the event tells nothing of a crowd.
    init?(_ event: DeliveredEvent, at level: Level, _ parameters: Parameters) {
        guard let reporter = event.unit else { return nil }
        let id = event.id
        switch event.message {
        case let report as PatrolReported:
            // A patrol that names no size and no behaviour reports that there is nothing to see.
            let few =
                report.size.high <= parameters[.smallCrowd] && (report.hasSize || report.behaviour == .unspecified)
            self.init(
                id: id,
                reporter: reporter,
                place: report.placeKey,
                group: nil,
                tone: Tone(isDisorder: report.behaviour >= .blockingRoad, isFew: few),
                resistance: report.behaviour.impliedResistance,
                callsFor: LevelRules.level(seen: report.behaviour),
                act: id.description,
                words: report.text.isEmpty ? "massa \(report.behaviour.words)" : report.text
            )
        case let estimate as ThreatEstimated:
            let few = estimate.hasSize && estimate.size.high <= parameters[.smallCrowd]
            self.init(
                id: id,
                reporter: reporter,
                place: estimate.placeKey,
                group: estimate.groupKey,
                tone: Tone(isDisorder: estimate.intent != .lawful, isFew: few),
                resistance: estimate.intent == .violent
                    ? .aggressive : estimate.intent == .disruptive ? .passive : .none,
                callsFor: nil,
                act: estimate.basis.first ?? id.description,
                words: estimate.text
            )
        case let proposal as LevelProposed:
            self.init(
                id: id,
                reporter: reporter,
                place: proposal.placeKey,
                group: nil,
                tone: proposal.level < level || proposal.level == .green ? .orderly : .restless,
                resistance: proposal.level == .red ? .aggressive : proposal.level == .yellow ? .active : .none,
                callsFor: LevelRules.level(
                    proposed: proposal.level,
                    confidencePercent: proposal.confidencePercent,
                    parameters
                ),
                act: proposal.basis.first ?? id.description,
                words: proposal.reason,
                isProposal: true
            )
        default: return nil
        }
    }
}
