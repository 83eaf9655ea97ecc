/// What a travel time is in metres: as far as a vehicle of the drill comes in that time, without a map.
///
/// A vehicle drives the straight distance times *detour_percent* at *drive_metres_per_minute*, the scenario's values or
/// else the units' defaults. So it arrives after just the time that the planner wrote.
package struct Travel {
    /// How far from the plane's middle a place may lie, in metres each way.
    static let metresMax: Int64 = 100_000
    /// The units' defaults: what they drive in a minute, and how much longer a road is than the straight line.
    package static let usual: [String: Int64] = ["drive_metres_per_minute": 400, "detour_percent": 100]

    private var values = Travel.usual

    /// With the numbers that a scenario writes; others than a vehicle can have are told where they are read.
    init(parameters: [YAMLValue]) {
        for parameter in parameters {
            guard let name = parameter["name"]?.text, values[name] != nil else { continue }
            guard let value = parameter["value"]?.plain.flatMap(wholeNumber), 1...100_000 ~= value else { continue }
            values[name] = value
        }
    }

    /// The straight distance; at most that of a day.
    func metres(inSeconds seconds: Int64) -> Int64 {
        let speed = values["drive_metres_per_minute", default: 1]
        return seconds * speed * 100 / (60 * values["detour_percent", default: 100])
    }

    /// The time in which a vehicle comes as far as a place may lie.
    var secondsMax: UInt64 {
        let speed = values["drive_metres_per_minute", default: 1]
        return UInt64(Self.metresMax * 60 * values["detour_percent", default: 100] / (speed * 100))
    }
}
