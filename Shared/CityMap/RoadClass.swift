/// What OpenStreetMap's `highway` tag says of a road that has no tags of its own for speed and capacity.
///
/// Speeds and capacities are **assumptions** of this project, in the range that traffic handbooks use. They are not
/// calibrated against counts. A map that knows better says `maxspeed` and `capacity`.
struct RoadClass {
    /// Kilometres an hour.
    let speed: Int64
    /// Vehicles an hour in one lane.
    let laneCapacity: Int64
    /// Lanes in each direction.
    let lanes: Int64
    /// Built for one direction, as motorways are.
    var isOneWay = false

    /// The class of a `highway` value; nil for ways that no vehicle uses (`footway`, `steps`, `proposed`, …).
    static func named(_ highway: String) -> RoadClass? {
        let name = highway.hasSuffix("_link") ? String(highway.dropLast(5)) : highway
        return switch name {
        case "motorway": RoadClass(speed: 80, laneCapacity: 1900, lanes: 2, isOneWay: true)
        case "trunk": RoadClass(speed: 60, laneCapacity: 1700, lanes: 2)
        case "primary": RoadClass(speed: 50, laneCapacity: 1400, lanes: 2)
        case "secondary": RoadClass(speed: 40, laneCapacity: 1200, lanes: 1)
        case "tertiary": RoadClass(speed: 40, laneCapacity: 1000, lanes: 1)
        case "unclassified", "road": RoadClass(speed: 30, laneCapacity: 800, lanes: 1)
        case "residential": RoadClass(speed: 30, laneCapacity: 600, lanes: 1)
        case "living_street": RoadClass(speed: 15, laneCapacity: 300, lanes: 1)
        case "service": RoadClass(speed: 20, laneCapacity: 300, lanes: 1)
        default: nil
        }
    }
}
