import Doctrine
import Domain
import Events
import Lockstep
import TaskForceKit

/// One report of a crowd, with where it comes from and how far it is believed.
struct Evidence: Sendable, Codable {
    /// An estimate of a number of people.
    struct Size: Sendable, Codable, Hashable {
        let low: UInt32
        let high: UInt32

        /// The middle of the range.
        var middle: UInt32 { low / 2 + high / 2 + (low & high & 1) }
    }

    /// Whose word it is.
    ///
    /// Two reports of one source count as one. Reports of two sources confirm each other.
    enum Source: Sendable, Codable, Hashable {
        /// Detection's own people at the place.
        case own
        /// Another unit's.
        case unit(UnitID)
        /// A citizen's, by inject.
        case citizen(String)
    }

    /// The event.
    let id: EventID
    /// When it was heard.
    let time: SimulatedTime
    /// Whose word.
    let source: Source
    /// Where.
    let place: PlaceKey
    /// The crowd meant; nil: any people at the place.
    let group: GroupKey?
    /// How many; nil: not said.
    let size: Size?
    /// What was seen.
    let behaviour: Behaviour
    /// The resistance seen, or implied.
    let resistance: Resistance
    /// True for an act that stands out; false for the crowd's state.
    let isAct: Bool
    /// How far it is believed, 0 to 100.
    let percent: UInt64

    /// What the crowd seems to want, judged by what it does and by nothing else.
    var intent: Intent {
        if behaviour >= .throwing || resistance >= .aggressive { return .violent }
        return behaviour >= .blockingRoad || resistance >= .passive ? .disruptive : .lawful
    }
}

extension Evidence {
    /// Reads a report that detection may know of: its own people's sight, another unit's report, a citizen's word.
    ///
    /// Nil for everything else, and for what only passers-by saw.
    init?(_ event: DeliveredEvent, at time: SimulatedTime, _ briefed: Briefed) {
        let own = briefed.unit.description
        let ownPercent = briefed.parameters[.ownSightPercent]
        switch event.message {
        case let seen as CrowdObserved where seen.observers.contains(own):
            self.init(
                id: event.id,
                time: time,
                source: .own,
                place: seen.placeKey,
                group: seen.groupKey,
                size: Size(seen.size),
                behaviour: seen.behaviour,
                resistance: max(seen.resistance, seen.behaviour.impliedResistance),
                isAct: false,
                percent: ownPercent
            )
        case let act as ActObserved where act.observers.contains(own):
            self.init(
                id: event.id,
                time: time,
                source: .own,
                place: act.placeKey,
                group: act.groupKey,
                size: Size(act.participants),
                behaviour: act.behaviour,
                resistance: max(act.resistance, act.behaviour.impliedResistance),
                isAct: true,
                percent: ownPercent
            )
        case let left as CrowdDispersed where left.observers.contains(own):
            self.init(
                id: event.id,
                time: time,
                source: .own,
                place: left.placeKey,
                group: left.groupKey,
                size: Size(left.remaining),
                behaviour: .dispersing,
                resistance: .none,
                isAct: false,
                percent: ownPercent
            )
        case let report as PatrolReported:
            guard let unit = event.unit, unit.district == briefed.unit.district else { return nil }
            self.init(
                id: event.id,
                time: time,
                source: .unit(unit),
                place: report.placeKey,
                group: nil,
                size: report.hasSize ? Size(report.size) : nil,
                behaviour: report.behaviour,
                resistance: report.behaviour.impliedResistance,
                isAct: false,
                percent: briefed.parameters[.patrolReportPercent]
            )
        case let report as NeighbourhoodReported:
            guard let unit = event.unit, unit.district == briefed.unit.district else { return nil }
            self.init(
                id: event.id,
                time: time,
                source: .unit(unit),
                place: report.placeKey,
                group: report.group.isEmpty ? nil : report.groupKey,
                size: report.hasSize ? Size(report.size) : nil,
                behaviour: report.behaviour,
                resistance: report.behaviour.impliedResistance,
                isAct: false,
                percent: min(UInt64(report.confidencePercent), 100)
            )
        case let inject as InjectDelivered:
            guard inject.hasReport, inject.addressee.isEmpty || inject.addressee == own else { return nil }
            let report = inject.report
            self.init(
                id: event.id,
                time: time,
                source: .citizen(inject.inject),
                place: report.placeKey,
                group: nil,
                size: report.hasSize ? Size(report.size) : nil,
                behaviour: report.behaviour,
                resistance: report.behaviour.impliedResistance,
                isAct: false,
                percent: min(UInt64(report.credibilityPercent), 100)
            )
        default: return nil
        }
    }
}

extension Evidence.Size {
    init(_ range: HeadcountRange) { self.init(low: min(range.low, range.high), high: max(range.low, range.high)) }
}
