import Domain
import Events
import Lockstep

/// What a unit has heard of the roads: which are closed or blocked, where a crowd stands in the way, which are kept clear.
///
/// It knows only what it hears, from four sources: traffic, the ground, the unit that mans a closure's far end, and
/// exercise control's injects of accidents.
/// `PassageOpened` of that unit means that the road is not closed to the drill's own vehicles. A crowd that blocks a
/// road, or does worse, keeps vehicles off every road at its place except those that traffic keeps clear. A vehicle
/// that goes to that place itself stops at the crowd's edge.
public struct RoadPicture: Sendable, Codable {
    /// The most crowds that are remembered; the oldest is forgotten first.
    static let crowdsMax = 64

    private struct Closure: Sendable, Codable {
        let road: RoadKey
        let event: EventID
    }

    private struct Crowd: Sendable, Codable {
        let group: GroupKey
        let place: PlaceKey
        let event: EventID
    }

    private let district: String
    private let roads: [RoadKey]
    private let places: [PlaceKey]
    private struct Accident: Sendable, Codable {
        let road: RoadKey
        let event: EventID
        /// Nil: until the drill's end.
        let until: SimulatedTime?
    }

    private var closures: [Closure] = []
    private var accidents: [Accident] = []
    private var crowds: [Crowd] = []
    private var clear: [RoadKey] = []
    /// Closed roads that the drill's own vehicles pass.
    private var passages: [RoadKey] = []

    /// Nothing heard yet.
    init(_ briefed: Briefed) {
        district = briefed.unit.district
        roads = briefed.map.roads.map(\.key)
        places = briefed.map.places.map(\.key)
    }

    /// Takes in what a turn says of the district's roads, even while the unit is set aside.
    public mutating func hear(_ turn: Turn) {
        accidents.removeAll { $0.until.map { $0 <= turn.time } ?? false }
        for (setback, inject) in turn.setbacks where setback.kind == .roadBlocked && roads.contains(setback.roadKey) {
            guard accidents.count < Setbacks.atMost else { break }
            accidents.append(Accident(road: setback.roadKey, event: inject, until: setback.end(from: turn.time)))
        }
        for event in turn.events where event.unit?.district == district {
            switch event.message {
            case let closed as RoadClosed: close(closed.roadKey, by: event.id)
            case let reopened as RoadReopened: reopen(reopened.roadKey)
            case let opened as PassageOpened: letPass(opened.roadKey)
            case let closed as PassageClosed: passages.removeAll { $0 == closed.roadKey }
            case let opened as CorridorOpened: keepClear(opened.roadKey)
            case let closed as CorridorClosed: giveUpClear(closed.roadKey)
            case let seen as CrowdObserved: see(seen, event.id)
            case let gone as CrowdDispersed where gone.remaining.high == 0:
                crowds.removeAll { $0.group == gone.groupKey }
            default: continue
            }
        }
    }

    /// Counts a road as closed from now on, if the map has it.
    public mutating func close(_ road: RoadKey, by event: EventID) {
        guard roads.contains(road), !closures.contains(where: { $0.road == road }) else { return }
        closures.append(Closure(road: road, event: event))
    }

    /// Counts a road as open again.
    public mutating func reopen(_ road: RoadKey) {
        closures.removeAll { $0.road == road }
        passages.removeAll { $0 == road }
    }

    private mutating func letPass(_ road: RoadKey) {
        if roads.contains(road), !passages.contains(road) { passages.append(road) }
    }

    /// Counts a road as kept clear from now on, whoever stands around it.
    public mutating func keepClear(_ road: RoadKey) {
        if roads.contains(road), !clear.contains(road) { clear.append(road) }
    }

    /// Counts a road as no longer kept clear.
    public mutating func giveUpClear(_ road: RoadKey) { clear.removeAll { $0 == road } }

    /// Notes a crowd that blocks; if it goes on blocking the same place, its first sighting stays the reason.
    private mutating func see(_ seen: CrowdObserved, _ event: EventID) {
        let blocks = seen.behaviour.rawValue >= Behaviour.blockingRoad.rawValue && seen.size.high > 0
        if blocks, crowds.contains(where: { $0.group == seen.groupKey && $0.place == seen.placeKey }) { return }
        crowds.removeAll { $0.group == seen.groupKey }
        guard blocks, places.contains(seen.placeKey) else { return }
        if crowds.count == Self.crowdsMax { crowds.removeFirst() }
        crowds.append(Crowd(group: seen.groupKey, place: seen.placeKey, event: event))
    }

    /// What keeps vehicles that go to `end` off the network, closures first, each kind in the order in which it was
    /// heard.
    func hindrances(to end: PlaceKey, on network: DrivingNetwork) -> [DrivingNetwork.Hindrance] {
        closures.filter { !passages.contains($0.road) }
            .map { DrivingNetwork.Hindrance(arcs: network.arcs(of: $0.road), event: $0.event) }
            + accidents.map { DrivingNetwork.Hindrance(arcs: network.arcs(of: $0.road), event: $0.event) }
            + crowds.filter { $0.place != end }.map { crowd in
                DrivingNetwork.Hindrance(
                    arcs: network.arcs(touching: crowd.place, without: clear),
                    event: crowd.event
                )
            }
    }
}
