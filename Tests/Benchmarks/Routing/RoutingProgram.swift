import CityMap

/// `gladi-routing`: how many A* queries a second one core answers on a grid of 10,000 nodes, beside the target.
///
/// The grid has 100 × 100 nodes, and each of its 39,600 arcs takes 5 to 15 s, drawn with a fixed seed. Each of five runs
/// asks for 5,000 routes between nodes that are drawn likewise; the median counts. The checksum shows that the work was
/// done, and must be the same on every machine.
@main
struct RoutingProgram {
    static let side = 100
    static let queries = 5_000
    static let runs = 5
    static let target = 2_500.0

    static func main() {
        var random = SplitMix(state: 3)
        let network = grid(&random)
        let clock = ContinuousClock()
        let start = clock.now
        var finder = RouteFinder(network)
        let preparation = clock.now - start
        var conditions = RoadConditions(network)
        for arc in network.arcs.indices where random.below(100) == 0 { conditions.close(arc) }
        var rates: [Double] = []
        var checksum: Int64 = 0
        for _ in 0..<runs {
            var questions = SplitMix(state: 4)
            checksum = 0
            let spent = clock.measure {
                for _ in 0..<queries {
                    let from = questions.below(network.positions.count)
                    let to = questions.below(network.positions.count)
                    checksum &+= finder.route(from: from, to: to, under: conditions)?.milliseconds ?? 1
                }
            }
            rates.append(Double(queries) / (spent / .seconds(1)))
        }
        let median = rates.sorted()[runs / 2]
        let verdict = median >= target ? "met" : "missed"
        print("A* on 10,000 nodes, 1 % of arcs closed: \(Int(median)) queries/s (target \(Int(target)): \(verdict))")
        print("prepared once in \(Int(preparation / .milliseconds(1))) ms")
        print("runs: \(rates.map { Int($0) }), checksum \(checksum)")
    }

    private static func grid(_ random: inout SplitMix) -> RoadNetwork {
        var arcs: [RoadNetwork.Arc] = []
        for node in 0..<side * side {
            for other in [node % side + 1 < side ? node + 1 : nil, node + side < side * side ? node + side : nil] {
                guard let other else { continue }
                for (tail, head) in [(node, other), (other, node)] {
                    let milliseconds = Int64(5_000 + random.below(10_001))
                    arcs.append(.init(from: tail, to: head, millimetres: 100_000, freeFlowMilliseconds: milliseconds))
                }
            }
        }
        let positions = (0..<side * side).map { node in
            RoadNetwork.Position(
                xMillimetres: Int64(node % side) * 100_000,
                yMillimetres: Int64(node / side) * 100_000
            )
        }
        return RoadNetwork(positions: positions, arcs: arcs)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
