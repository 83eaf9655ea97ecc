import Domain
import Events
import Lockstep

/// What a unit has heard of the roads: which are closed, where a crowd stands in the way, which are kept clear.
///
/// It knows only what it hears, from three sources: traffic, the ground, and the unit that mans a closure's far end.
/// `PassageOpened` of that unit means that the road is not closed to the drill's own vehicles. A crowd that blocks a
/// road, or does worse, keeps vehicles off every road at its place except those that traffic keeps clear. A vehicle
/// that goes to that place itself stops at the crowd's edge.
public struct RoadPicture: Sendable, Codable {
    /// The most crowds that are remembered; the oldest is forgotten first.
    static let crowdsMax = 64

    private struct Closure: Sendable, Codable {
        let road: String
        let event: EventID
    }

    private struct Crowd: Sendable, Codable {
        let group: String
        let place: String
        let event: EventID
    }

    private let district: String
    private let roads: [String]
    private let places: [String]
    private var closures: [Closure] = []
    private var crowds: [Crowd] = []
    private var clear: [String] = []
    /// Closed roads that the drill's own vehicles pass.
    private var passages: [String] = []

    /// Nothing heard yet.
    init(_ briefed: Briefed) {
        district = briefed.unit.district
        roads = briefed.map.roads.map(\.key)
        places = briefed.map.places.map(\.key)
    }

    /// Takes in what a turn says of the district's roads, even while the unit is set aside.
    public mutating func hear(_ turn: Turn) {
        for event in turn.events where event.unit?.district == district {
            switch event.message {
            case let closed as RoadClosed: close(closed.road, by: event.id)
            case let reopened as RoadReopened: reopen(reopened.road)
            case let opened as PassageOpened: letPass(opened.road)
            case let closed as PassageClosed: passages.removeAll { $0 == closed.road }
            case let opened as CorridorOpened: keepClear(opened.road)
            case let closed as CorridorClosed: giveUpClear(closed.road)
            case let seen as CrowdObserved: see(seen, event.id)
            case let gone as CrowdDispersed where gone.remaining.high == 0: crowds.removeAll { $0.group == gone.group }
            default: continue
            }
        }
    }

    /// Counts a road as closed from now on, if the map has it.
    public mutating func close(_ road: String, by event: EventID) {
        guard roads.contains(road), !closures.contains(where: { $0.road == road }) else { return }
        closures.append(Closure(road: road, event: event))
    }

    /// Counts a road as open again.
    public mutating func reopen(_ road: String) {
        closures.removeAll { $0.road == road }
        passages.removeAll { $0 == road }
    }

    private mutating func letPass(_ road: String) {
        if roads.contains(road), !passages.contains(road) { passages.append(road) }
    }

    /// Counts a road as kept clear from now on, whoever stands around it.
    public mutating func keepClear(_ road: String) {
        if roads.contains(road), !clear.contains(road) { clear.append(road) }
    }

    /// Counts a road as no longer kept clear.
    public mutating func giveUpClear(_ road: String) { clear.removeAll { $0 == road } }

    /// Notes a crowd that blocks; if it goes on blocking the same place, its first sighting stays the reason.
    private mutating func see(_ seen: CrowdObserved, _ event: EventID) {
        let blocks = seen.behaviour.rawValue >= Behaviour.blockingRoad.rawValue && seen.size.high > 0
        if blocks, crowds.contains(where: { $0.group == seen.group && $0.place == seen.place }) { return }
        crowds.removeAll { $0.group == seen.group }
        guard blocks, places.contains(seen.place) else { return }
        if crowds.count == Self.crowdsMax { crowds.removeFirst() }
        crowds.append(Crowd(group: seen.group, place: seen.place, event: event))
    }

    /// What keeps vehicles that go to `end` off the network, closures first, each kind in the order in which it was
    /// heard.
    func hindrances(to end: String, on network: DrivingNetwork) -> [DrivingNetwork.Hindrance] {
        closures.filter { !passages.contains($0.road) }
            .map { DrivingNetwork.Hindrance(arcs: network.arcs(of: $0.road), event: $0.event) }
            + crowds.filter { $0.place != end }.map { crowd in
                DrivingNetwork.Hindrance(
                    arcs: network.arcs(touching: crowd.place, without: clear),
                    event: crowd.event
                )
            }
    }
}
