import Domain
import Events
import Lockstep
import TaskForceKit

/// What a unit's own people have seen of the crowds: for each group the latest sight, and the event that shows it.
///
/// Only events whose `observers` name the unit count: a unit does not know what none of its own people saw. At most
/// `groupsMax` groups are kept, the latest seen.
public struct CrowdPicture: Sendable, Codable {
    /// The most groups that the picture holds.
    public static let groupsMax = 64

    /// A group as it was last seen.
    public struct Sight: Sendable, Codable, Hashable {
        /// The group.
        public let group: GroupKey
        /// Where it is.
        public internal(set) var place: PlaceKey
        /// How many, at most.
        public internal(set) var size: HeadcountRange
        /// What it does.
        public internal(set) var behaviour: Behaviour
        /// How it resists.
        public internal(set) var resistance: Resistance
        /// The event that shows it.
        public internal(set) var event: EventID
        /// When it was seen.
        public internal(set) var time: SimulatedTime

        /// True when people are there.
        public var isThere: Bool { size.high > 0 }
    }

    private var sights: [Sight] = []

    /// Nothing was seen.
    public init() {}

    /// Takes in an event of the ground as far as `unit` saw it; false when it told the unit nothing.
    @discardableResult
    public mutating func take(_ event: DeliveredEvent, as unit: UnitID, at time: SimulatedTime) -> Bool {
        switch event.message {
        case let seen as CrowdObserved where seen.observers.contains(unit.description):
            note(seen.groupKey, event.id, time) { sight in
                sight.place = seen.placeKey
                sight.size = seen.size
                sight.behaviour = seen.behaviour
                sight.resistance = seen.resistance
            }
        case let act as ActObserved where act.observers.contains(unit.description):
            // An act tells what a group does. The size of the group stays as it was seen before.
            note(act.groupKey, event.id, time) { sight in
                sight.place = act.placeKey
                sight.size = sight.isThere ? sight.size : act.participants
                sight.behaviour = act.behaviour
                sight.resistance = act.resistance
            }
        case let gone as CrowdDispersed where gone.observers.contains(unit.description):
            note(gone.groupKey, event.id, time) { sight in
                sight.place = gone.placeKey
                sight.size = gone.remaining
                sight.behaviour = .dispersing
                sight.resistance = .none
            }
        default: return false
        }
        return true
    }

    /// The groups seen at `place` that are still there, by key.
    public func groups(at place: PlaceKey) -> [Sight] { sights.filter { $0.place == place && $0.isThere } }

    /// The group at `place` that resists most, the first by key among equals; nil when nobody is there.
    public func gravest(at place: PlaceKey) -> Sight? {
        groups(at: place).reduce(nil as Sight?) { worst, sight in
            guard let worst, worst.resistance >= sight.resistance else { return sight }
            return worst
        }
    }

    /// A group as it was last seen, at whatever place.
    public func sight(of group: GroupKey) -> Sight? { sights.first { $0.group == group } }

    /// True when a crowd was ever seen at `place`.
    public func knows(_ place: PlaceKey) -> Bool { sights.contains { $0.place == place } }

    /// The people at `place`, all groups together.
    public func size(at place: PlaceKey) -> HeadcountRange {
        groups(at: place).reduce(into: HeadcountRange()) { sum, sight in
            sum.low = sum.low.addingSaturated(sight.size.low)
            sum.high = sum.high.addingSaturated(sight.size.high)
        }
    }

    private mutating func note(
        _ group: GroupKey,
        _ event: EventID,
        _ time: SimulatedTime,
        _ change: (inout Sight) -> Void
    ) {
        var sight =
            sight(of: group)
            ?? Sight(
                group: group,
                place: "",
                size: HeadcountRange(),
                behaviour: .unspecified,
                resistance: .none,
                event: event,
                time: time
            )
        change(&sight)
        sight.event = event
        sight.time = time
        sights.removeAll { $0.group == group }
        if sights.count == Self.groupsMax, let oldest = sights.indices.min(by: { sights[$0].time < sights[$1].time }) {
            sights.remove(at: oldest)
        }
        sights.insert(sight, at: sights.firstIndex { $0.group > group } ?? sights.endIndex)
    }
}

extension HeadcountRange: Codable {
    /// Reads both ends.
    public init(from decoder: any Decoder) throws {
        var ends = try decoder.unkeyedContainer()
        self.init()
        low = try ends.decode(UInt32.self)
        high = try ends.decode(UInt32.self)
    }

    /// Writes both ends.
    public func encode(to encoder: any Encoder) throws {
        var ends = encoder.unkeyedContainer()
        try ends.encode(low)
        try ends.encode(high)
    }
}
