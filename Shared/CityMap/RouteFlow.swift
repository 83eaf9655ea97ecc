/// Traffic by route, while an equilibrium is sought.
struct RouteFlow {
    private struct Way {
        let links: [Int]
        var volume: Double
    }

    private let links: [UserEquilibrium.Link]
    private let leaving: [[Int]]
    private var journeys: [UserEquilibrium.Journey] = []
    private var ways: [[Way]] = []
    private(set) var volumes: [Double]

    init(_ links: [UserEquilibrium.Link]) {
        self.links = links
        volumes = Array(repeating: 0, count: links.count)
        var leaving = [[Int]](repeating: [], count: (links.map { max($0.tail, $0.head) }.max() ?? -1) + 1)
        for (number, link) in links.enumerated() { leaving[link.tail].append(number) }
        self.leaving = leaving
    }

    /// Sends a journey on the way that is quickest now; false when there is none.
    mutating func begin(_ journey: UserEquilibrium.Journey) -> Bool {
        guard let quickest = quickest(journey) else { return false }
        journeys.append(journey)
        ways.append([Way(links: quickest.links, volume: journey.demand)])
        for link in quickest.links { volumes[link] += journey.demand }
        return true
    }

    /// One round: each journey learns its quickest way and shifts traffic to it from its others.
    mutating func balance() {
        for number in journeys.indices {
            guard let quickest = quickest(journeys[number]) else { continue }
            var best = ways[number].firstIndex { $0.links == quickest.links }
            if best == nil {
                ways[number].append(Way(links: quickest.links, volume: 0))
                best = ways[number].count - 1
            }
            guard let best else { continue }
            for other in ways[number].indices where other != best { shift(number, from: other, to: best) }
            ways[number].removeAll { $0.volume == 0 }
        }
    }

    /// How far the traffic is from equilibrium, relative to the total time.
    func gap() -> Double {
        let total = zip(links, volumes).reduce(0.0) { $0 + $1.1 * $1.0.delay.time(at: $1.1) }
        let least = zip(journeys, quickestTimes()).reduce(0.0) { $0 + $1.0.demand * $1.1 }
        return total > 0 ? max(0, (total - least) / total) : 0
    }

    func quickestTimes() -> [Double] { journeys.map { quickest($0)?.time ?? 0 } }

    /// A Newton step on the time difference of two ways; it moves at most all of the slower way's traffic.
    private mutating func shift(_ journey: Int, from slow: Int, to quick: Int) {
        let old = ways[journey][slow].links.filter { !ways[journey][quick].links.contains($0) }
        let new = ways[journey][quick].links.filter { !ways[journey][slow].links.contains($0) }
        let time = { [links, volumes] (sum: Double, link: Int) in sum + links[link].delay.time(at: volumes[link]) }
        let difference = old.reduce(0.0, time) - new.reduce(0.0, time)
        guard difference > 0 else { return }
        let slope = (old + new).reduce(0.0) { $0 + links[$1].delay.slope(at: volumes[$1]) }
        let all = ways[journey][slow].volume
        let moved = slope > 0 ? min(all, difference / slope) : all
        ways[journey][slow].volume = moved == all ? 0 : all - moved
        ways[journey][quick].volume += moved
        for link in old { volumes[link] = max(0, volumes[link] - moved) }
        for link in new { volumes[link] += moved }
    }

    /// Dijkstra's algorithm by scanning: the lowest node among equals comes first.
    private func quickest(_ journey: UserEquilibrium.Journey) -> (links: [Int], time: Double)? {
        guard leaving.indices.contains(journey.from), leaving.indices.contains(journey.to) else { return nil }
        var times = [Double](repeating: .infinity, count: leaving.count)
        var arrivals = [Int?](repeating: nil, count: leaving.count)
        var open = Set([journey.from])
        times[journey.from] = 0
        while let node = open.min(by: { (times[$0], $0) < (times[$1], $1) }), node != journey.to {
            open.remove(node)
            for link in leaving[node] {
                let later = times[node] + links[link].delay.time(at: volumes[link])
                guard later < times[links[link].head] else { continue }
                times[links[link].head] = later
                arrivals[links[link].head] = link
                open.insert(links[link].head)
            }
        }
        guard times[journey.to] < .infinity else { return nil }
        var way: [Int] = []
        var node = journey.to
        while node != journey.from, let link = arrivals[node] {
            way.append(link)
            node = links[link].tail
        }
        return (way.reversed(), times[journey.to])
    }
}
