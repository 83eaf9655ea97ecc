import CityMap
import Testing

/// Routes: as quick as the quickest, the same each time, and around what is closed.
struct RouteTests {
    /// A random network, with parallel roads, one-way roads and unreachable corners.
    static func network(seed: UInt64, nodes: Int, arcs: Int) -> RoadNetwork {
        var random = SplitMix(state: seed)
        let positions = (0..<nodes).map { _ in
            RoadNetwork.Position(
                xMillimetres: Int64(random.below(1_000_000)),
                yMillimetres: Int64(random.below(1_000_000))
            )
        }
        let arcs = (0..<arcs).map { _ in
            RoadNetwork.Arc(
                from: random.below(nodes),
                to: random.below(nodes),
                millimetres: Int64(random.below(1000)),
                freeFlowMilliseconds: Int64(1 + random.below(20))
            )
        }
        return RoadNetwork(positions: positions, arcs: arcs)
    }

    /// Bellman and Ford's algorithm: slow, and too simple to be wrong.
    static func times(from source: Int, on network: RoadNetwork, _ conditions: RoadConditions) -> [Int64?] {
        var times = [Int64?](repeating: nil, count: network.positions.count)
        times[source] = 0
        var changed = true
        while changed {
            changed = false
            for (number, arc) in network.arcs.enumerated() {
                guard let start = times[arc.tail], let over = conditions.milliseconds(over: number) else { continue }
                if times[arc.head].map({ start + over < $0 }) ?? true {
                    times[arc.head] = start + over
                    changed = true
                }
            }
        }
        return times
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func routesAreAsQuickAsTheQuickest(seed: UInt64) throws {
        var random = SplitMix(state: seed &* 77)
        let nodes = 2 + random.below(60)
        let network = Self.network(seed: seed, nodes: nodes, arcs: nodes * (1 + Int(seed % 3)))
        var finder = RouteFinder(network)
        var conditions = RoadConditions(network)
        for arc in network.arcs.indices {
            if random.below(8) == 0 { conditions.close(arc) }
            if random.below(3) == 0 { conditions.load(arc, of: network, vehiclesAnHour: Int64(random.below(3000))) }
        }
        for source in 0..<nodes {
            let exact = Self.times(from: source, on: network, conditions)
            for target in 0..<nodes {
                let route = finder.route(from: source, to: target, under: conditions)
                #expect(route?.milliseconds == exact[target])
                guard let route else { continue }
                // The way is a way: arc joins arc, none is closed, and the sums are right.
                var node = source
                for arc in route.arcs {
                    #expect(network.arcs[arc].tail == node && !conditions.isClosed(arc))
                    node = network.arcs[arc].head
                }
                #expect(node == target)
                #expect(route.milliseconds == route.arcs.reduce(0) { $0 + (conditions.milliseconds(over: $1) ?? 0) })
                #expect(route.millimetres == route.arcs.reduce(0) { $0 + network.arcs[$1].millimetres })
            }
        }
    }

    @Test func aFinderRemembersNothing() {
        let network = Self.network(seed: 9, nodes: 80, arcs: 300)
        let conditions = RoadConditions(network)
        var used = RouteFinder(network)
        var found = 0
        for source in 0..<80 {
            var fresh = RouteFinder(network)
            let target = (source * 37 + 5) % 80
            let route = used.route(from: source, to: target, under: conditions)
            #expect(route == fresh.route(from: source, to: target, under: conditions))
            found += route == nil ? 0 : 1
        }
        #expect(found > 40, "where there is no way, there is nothing to remember")
    }

    /// A square 0–1–3 and 0–2–3, each way in two arcs; by node 1 it is quicker.
    static let square = RoadNetwork(
        positions: [(0, 0), (1, 0), (0, 1), (1, 1)].map { .init(xMillimetres: $0.0, yMillimetres: $0.1) },
        arcs: [(0, 1, 10), (1, 3, 10), (0, 2, 15), (2, 3, 15), (1, 0, 10), (3, 1, 10)].map {
            .init(from: $0.0, to: $0.1, freeFlowMilliseconds: $0.2)
        }
    )

    @Test func closuresLengthenAndCutRoutes() throws {
        var finder = RouteFinder(Self.square)
        var conditions = RoadConditions(Self.square)
        let quick = try #require(Self.square.arc(from: 1, to: 3))
        let slow = try #require(Self.square.arc(from: 2, to: 3))
        #expect(finder.route(from: 0, to: 3, under: conditions)?.milliseconds == 20)
        conditions.close(quick)
        #expect(finder.route(from: 0, to: 3, under: conditions)?.milliseconds == 30)
        // The opposite direction is still open.
        #expect(finder.route(from: 3, to: 0, under: conditions)?.milliseconds == 20)
        conditions.close(slow)
        #expect(finder.route(from: 0, to: 3, under: conditions) == nil)
        conditions.reopen(quick)
        #expect(finder.route(from: 0, to: 3, under: conditions)?.milliseconds == 20)
    }

    @Test func trafficIsRememberedWhileARoadIsClosed() throws {
        var conditions = RoadConditions(Self.square)
        let arc = try #require(Self.square.arc(from: 0, to: 2))
        conditions.close(arc)
        conditions.load(arc, of: Self.square, vehiclesAnHour: 2000)
        #expect(conditions.milliseconds(over: arc) == nil)
        conditions.reopen(arc)
        #expect(conditions.milliseconds(over: arc) == 51)
    }

    @Test func amongEqualsTheLowerNodeDecides() {
        let arcs = [(0, 2), (0, 1), (2, 3), (1, 3)]
        for order in [arcs, arcs.reversed()] {
            let network = RoadNetwork(
                positions: Self.square.positions,
                arcs: order.map { .init(from: $0.0, to: $0.1, freeFlowMilliseconds: 7) }
            )
            var finder = RouteFinder(network)
            let route = finder.route(from: 0, to: 3, under: RoadConditions(network))
            #expect(route?.arcs.map { network.arcs[$0].head } == [1, 3])
        }
    }

    @Test func whoIsThereNeedsNoRoad() {
        var finder = RouteFinder(Self.square)
        let route = finder.route(from: 2, to: 2, under: RoadConditions(Self.square))
        #expect(route?.arcs == [] && route?.milliseconds == 0)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014), seeded, for networks and questions.
struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
