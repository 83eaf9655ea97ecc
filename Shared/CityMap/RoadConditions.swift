/// What holds on a network's roads at one time: which arcs are closed, and how long the open ones take.
///
/// A value: a copy answers "what if" without touching what is. Arcs are numbered as in ``RoadNetwork/arcs``.
public struct RoadConditions: Sendable, Hashable, Codable {
    /// The time over a closed arc.
    static let closed = Int64.max

    /// Milliseconds over each arc, or ``closed``.
    private(set) var traversal: [Int64]
    private var whenOpen: [Int64]

    /// Everything open, and no traffic.
    public init(_ network: RoadNetwork) {
        whenOpen = network.arcs.map(\.freeFlowMilliseconds)
        traversal = whenOpen
    }

    /// Nothing passes the arc from now on; the opposite direction stays as it is.
    public mutating func close(_ arc: Int) { traversal[arc] = Self.closed }

    /// The arc is passed again, as slowly as its traffic last was.
    public mutating func reopen(_ arc: Int) { traversal[arc] = whenOpen[arc] }

    /// True while nothing passes the arc.
    public func isClosed(_ arc: Int) -> Bool { traversal[arc] == Self.closed }

    /// The arc of `network` carries `vehiclesAnHour`, at least 0; its time follows ``BPR``, also while it is closed.
    public mutating func load(_ arc: Int, of network: RoadNetwork, vehiclesAnHour: Int64) {
        whenOpen[arc] = BPR.milliseconds(on: network.arcs[arc], volume: vehiclesAnHour)
        if !isClosed(arc) { traversal[arc] = whenOpen[arc] }
    }

    /// The time over an arc; nil while it is closed.
    public func milliseconds(over arc: Int) -> Int64? { isClosed(arc) ? nil : traversal[arc] }
}
