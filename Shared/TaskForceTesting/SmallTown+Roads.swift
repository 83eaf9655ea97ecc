import Domain
import Events

extension SmallTown {
    /// The briefing with a road network, on which `rsud` has two ways: `jl-rsud`, 180 s, and round by the junction, 220
    /// s.
    ///
    /// From the station to the site it is 144 s by `jl-pasar`.
    public static func onRoads(_ briefing: UnitBriefing) -> UnitBriefing {
        var briefing = briefing
        let nodes = briefing.places.map(\.placeKey)
        for index in briefing.places.indices { briefing.places[index].node = UInt32(index) }
        briefing.network.nodes = UInt32(nodes.count)
        for (number, way) in ways.enumerated() {
            briefing.network.roads.append(GraphRoad.with { $0.roadKey = way.road })
            for (tail, head) in [(way.from, way.to), (way.to, way.from)] {
                briefing.network.arcs.append(
                    GraphArc.with {
                        $0.tail = UInt32(nodes.firstIndex(of: tail) ?? 0)
                        $0.head = UInt32(nodes.firstIndex(of: head) ?? 0)
                        $0.road = UInt32(number)
                        $0.milliseconds = way.seconds.multipliedSaturated(by: 1000)
                    }
                )
            }
        }
        return briefing
    }

    private static let ways: [(road: RoadKey, from: PlaceKey, to: PlaceKey, seconds: UInt64)] = [
        ("jl-rsud", site, "rsud", 180), ("jl-depan", site, "simpang", 60), ("jl-timur", "simpang", "rsud", 160),
        ("jl-lingkar", "simpang", rear, 60), ("jl-pasar", site, rear, 24), ("jl-polres", rear, station, 120),
        ("jl-puskesmas", "rsud", "puskesmas", 400),
    ]
}
