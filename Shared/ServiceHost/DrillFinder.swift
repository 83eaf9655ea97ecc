import Bus
import Domain
import Events
import Lockstep

/// A drill that is open on the bus.
public struct OpenDrill: Sendable {
    /// The drill.
    public let id: DrillID
    /// The partition that holds its records, in every topic (W1).
    public let partition: Int32
    /// Its opening.
    public let opened: Opened
}

/// Finds the open drill on a bus: an `Opened` without `Ended` in some partition of `gladi.control`.
///
/// Belongs to one thread. Bounded: it remembers at most 1,000 drills.
public struct DrillFinder {
    private static let drillsMax = 1_000

    private let wanted: DrillID?
    private let partitionCount: Int32
    private let orEnded: Bool
    private var found: [DrillID: OpenDrill] = [:]
    private var ended: Set<DrillID> = []
    private var next: [DrillID: UInt64] = [:]
    private var unread: [TopicPartition: Int64]

    /// Begins to read every partition of `gladi.control` from its first record.
    ///
    /// `wanted`: the only drill to look for; nil: any.
    ///
    /// `orEnded`: `wanted` is found also when it has ended.
    public init(_ subscriber: some Subscriber, wanted: DrillID?, orEnded: Bool = false) throws(BusError) {
        self.orEnded = orEnded
        self.wanted = wanted
        var positions: [TopicPartition: Int64] = [:]
        unread = [:]
        partitionCount = try subscriber.partitionCount(of: DrillSetup.controlTopic)
        for partition in 0..<partitionCount {
            let place = TopicPartition(topic: DrillSetup.controlTopic, partition: partition)
            let bounds = try subscriber.bounds(of: place)
            positions[place] = bounds.lowerBound
            if !bounds.isEmpty { unread[place] = bounds.upperBound }
        }
        try subscriber.assign(positions)
    }

    /// What a look at the bus shows.
    public enum Finding: Sendable {
        /// No drill is open yet.
        case none
        /// This one is.
        case one(OpenDrill)
        /// Several are; one must be chosen by name.
        case several([DrillID])
        /// The drill that was asked for has ended.
        case over(DrillID)
    }

    /// Reads on for up to `wait`; says what is open once it has read what was there when it began.
    public mutating func look(_ subscriber: some Subscriber, wait: Duration) throws(BusError) -> Finding {
        for arrival in try subscriber.poll(limit: 1_000, wait: wait) { read(arrival) }
        guard unread.isEmpty else { return .none }
        if let wanted, ended.contains(wanted) {
            guard orEnded, let drill = found[wanted] else { return .over(wanted) }
            return .one(drill)
        }
        let open = found.values.filter { !ended.contains($0.id) }.sorted { $0.id.text < $1.id.text }
        switch open.count {
        case 0: return .none
        case 1: return .one(open[0])
        default: return .several(open.map(\.id))
        }
    }

    private mutating func read(_ arrival: Arrival) {
        if let end = unread[arrival.place], arrival.offset + 1 >= end { unread[arrival.place] = nil }
        guard case .success(let envelope) = arrival.reading, envelope.stream == .control,
            let sequence = envelope.sequence, wanted == nil || envelope.drill == wanted,
            // A drill lies where its name puts it (W1): an opening elsewhere is a forger's.
            arrival.place.partition == DrillJoin.partition(of: envelope.drill, among: partitionCount),
            sequence == next[envelope.drill, default: 0]
        else { return }
        // Control's records count in their order alone (R2): a forged end beyond the next ends nothing.
        if next[envelope.drill] != nil || next.count < Self.drillsMax { next[envelope.drill] = sequence + 1 }
        switch envelope.type {
        case Opened.eventType:
            guard sequence == 0, found.count < Self.drillsMax,
                let opened = try? Opened(serializedBytes: envelope.data)
            else { return }
            found[envelope.drill] = OpenDrill(id: envelope.drill, partition: arrival.place.partition, opened: opened)
        case Ended.eventType where found[envelope.drill] != nil:
            ended.insert(envelope.drill)
        default: break
        }
    }
}
