/// Drivers who each take what is quickest for themselves: Wardrop's first principle.
///
/// At the answer all used routes of a journey take equally long and no unused one takes less. Routes are found by
/// Dijkstra's algorithm. Traffic is shifted between pairs of routes by Newton steps, which are exact for linear times.
/// Rounds go on until the relative gap is within the tolerance (Gauss–Seidel gradient projection: Jayakrishnan and
/// others 1994). Deterministic: fixed order, IEEE arithmetic without library functions. It is meant for networks of a
/// few hundred nodes.
public struct UserEquilibrium: Sendable {
    /// How long a link takes, depending on how many use it.
    public enum Delay: Sendable, Hashable {
        /// free + each·x; both at least 0.
        case linear(free: Double, each: Double)
        /// ``BPR`` with free-flow time and capacity, both above 0.
        case bpr(free: Double, capacity: Double)

        /// The time at `volume`, at least 0.
        public func time(at volume: Double) -> Double {
            switch self {
            case .linear(let free, let each): free + each * volume
            case .bpr(let free, let capacity): free * BPR.factor(volume: volume, capacity: capacity)
            }
        }

        func slope(at volume: Double) -> Double {
            switch self {
            case .linear(_, let each): return each
            case .bpr(let free, let capacity):
                let ratio = volume / capacity
                return free * 0.6 * (ratio * ratio * ratio) / capacity
            }
        }
    }

    /// One direction of a road.
    public struct Link: Sendable, Hashable {
        /// The node where it begins, from 0.
        public let tail: Int
        /// The node where it ends, from 0.
        public let head: Int
        /// How long it takes.
        public let delay: Delay

        /// A link between two nodes.
        public init(from tail: Int, to head: Int, _ delay: Delay) {
            self.tail = tail
            self.head = head
            self.delay = delay
        }
    }

    /// How many want to go from one node to another.
    public struct Journey: Sendable, Hashable {
        /// Where they begin.
        public let from: Int
        /// Where they end.
        public let to: Int
        /// How many, above 0.
        public let demand: Double

        /// A demand between two different nodes.
        public init(from: Int, to: Int, demand: Double) {
            precondition(from != to && demand > 0, "a journey leads from one node to another and has travellers")
            self.from = from
            self.to = to
            self.demand = demand
        }
    }

    /// A journey whose end cannot be reached.
    public struct NoRoute: Error, Hashable, Sendable {
        /// The first such journey.
        public let journey: Journey
    }

    /// How many use each link, in the order of the links.
    public let volumes: [Double]
    /// How long each journey takes on its quickest route, in the order of the journeys.
    public let times: [Double]
    /// (total time − total time if all took the quickest route) ÷ total time; 0 is equilibrium.
    public let relativeGap: Double
    /// Rounds that it took.
    public let rounds: Int

    /// Finds the equilibrium.
    ///
    /// It ends when ``relativeGap`` is at most `tolerance`, or after `roundsMax` rounds with the gap that is left.
    ///
    /// - Throws: `NoRoute` for the first journey whose end cannot be reached.
    public init(
        of journeys: [Journey],
        on links: [Link],
        tolerance: Double = 1e-12,
        roundsMax: Int = 10_000
    ) throws(NoRoute) {
        var flow = RouteFlow(links)
        for journey in journeys {
            guard flow.begin(journey) else { throw NoRoute(journey: journey) }
        }
        var gap = flow.gap()
        var round = 0
        while gap > tolerance, round < roundsMax {
            flow.balance()
            gap = flow.gap()
            round += 1
        }
        volumes = flow.volumes
        times = flow.quickestTimes()
        relativeGap = gap
        rounds = round
    }
}
