import Domain

/// How long a vehicle takes from one place to another, judged when it sets out.
public struct Drive: Sendable, Hashable {
    /// Seconds, rounded up.
    public let seconds: UInt64
    /// How many of these seconds it loses, compared with every road open.
    public let delaySeconds: UInt64
    /// What delays it: closures of roads, and sightings of crowds that block one; empty without a delay.
    public let delayedBy: [EventID]

    /// A drive.
    public init(seconds: UInt64, delaySeconds: UInt64 = 0, delayedBy: [EventID] = []) {
        self.seconds = seconds
        self.delaySeconds = delaySeconds
        self.delayedBy = delayedBy
    }
}

extension UnitPost {
    /// The drive between two places, by what the unit has heard of the roads.
    ///
    /// With a road network: the quickest way that is neither closed nor blocked by a crowd, at the network's own
    /// speeds. Where all ways are cut, it is the usual way, and each closure or crowd on it costs *barrier_seconds*.
    /// Without a network: the straight distance times *detour_percent*, at *drive_metres_per_minute*. The time is fixed
    /// when the vehicle sets out; what is closed later does not stop it. It is 0 when the map lacks a place. Bad weather
    /// makes it longer.
    public func drive(from start: PlaceKey, to end: PlaceKey) -> Drive {
        setbacks.slowed(fairWeatherDrive(from: start, to: end))
    }

    private func fairWeatherDrive(from start: PlaceKey, to end: PlaceKey) -> Drive {
        let map = briefed.map
        let speed = briefed.parameters[.driveMetresPerMinute]
        guard let network = map.network, let from = network.end(at: start), let to = network.end(at: end),
            let way = network.drive(
                from: from.node,
                to: to.node,
                around: roads.hindrances(to: end, on: network),
                barrierSeconds: briefed.parameters[.barrierSeconds]
            )
        else {
            let straight = map.travelSeconds(from: start, to: end, metresPerMinute: speed) ?? 0
            let percent = straight.multipliedSaturated(by: briefed.parameters[.detourPercent])
            return Drive(seconds: percent.addingSaturated(99) / 100)
        }
        let metres = from.metres.addingSaturated(to.metres)
        let offRoad = start == end ? 0 : metres.multipliedSaturated(by: 60).addingSaturated(speed - 1) / speed
        return Drive(
            seconds: Self.seconds(way.milliseconds).addingSaturated(offRoad),
            delaySeconds: Self.seconds(way.delay),
            delayedBy: way.delayedBy
        )
    }

    /// Whole seconds, rounded up.
    private static func seconds(_ milliseconds: Int64) -> UInt64 {
        UInt64(clamping: milliseconds.addingSaturated(999)) / 1000
    }
}
