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

    /// A drill.
    package init(id: DrillID, partition: Int32, opened: Opened) {
        self.id = id
        self.partition = partition
        self.opened = opened
    }
}

/// A drill whose opening a program has kept, so that it finds the drill where the log has lost its head.
public struct KnownDrill: Sendable {
    /// The drill.
    public let drill: OpenDrill
    /// How many of control's records the program has behind it.
    public let position: UInt64

    /// A drill of which `position` records of control are behind the program.
    public init(_ drill: OpenDrill, position: UInt64) {
        self.drill = drill
        self.position = position
    }
}

/// Finds the open drill on a bus: an `Opened` without `Ended` in some partition of `gladi.control`.
///
/// When that partition has lost its head, a drill that is known already may still be found. It counts as open as long
/// as the partition holds records of its control and no `Ended` follows what is known, record by record.
///
/// Belongs to one thread. Bounded: it remembers at most 1,000 drills.
public struct DrillFinder {
    private static let drillsMax = 1_000

    private let wanted: DrillID?
    private let partitionCount: Int32
    private let orEnded: Bool
    private var found: [DrillID: OpenDrill] = [:]
    private var ended: Set<DrillID> = []
    private var heard: Set<DrillID> = []
    private var next: [DrillID: UInt64] = [:]
    private var unread: [TopicPartition: Int64]
    /// What is known of each drill, and what the partition still holds of a drill whose opening is not there.
    private var known: [DrillID: KnownDrill]
    private var headless: [DrillID: Headless] = [:]
    /// Partitions of which the first records are gone.
    private var cut: Set<Int32> = []

    /// What is left of a drill whose opening the log has lost.
    private struct Headless {
        /// The next record of control; nil until one was seen that is known to follow.
        var next: UInt64?
        var hasEnded = false
        /// An end that does not follow what is known.
        var hasStrayEnd = false

        /// True also for a drill of which the records that follow are gone, if it ended somewhere after them.
        var isOver: Bool { hasEnded || next == nil && hasStrayEnd }
    }

    /// Begins to read every partition of `gladi.control` from its first record.
    ///
    /// `wanted`: the only drill to look for; nil: any.
    ///
    /// `orEnded`: `wanted` is found also when it has ended.
    ///
    /// `known`: drills whose openings are kept; of a drill that is named twice the further entry counts.
    public init(
        _ subscriber: some Subscriber,
        wanted: DrillID?,
        orEnded: Bool = false,
        known: [KnownDrill] = []
    ) throws(BusError) {
        self.orEnded = orEnded
        self.wanted = wanted
        self.known = Dictionary(known.map { ($0.drill.id, $0) }) { $0.position < $1.position ? $1 : $0 }
        var positions: [TopicPartition: Int64] = [:]
        unread = [:]
        partitionCount = try subscriber.partitionCount(of: DrillSetup.controlTopic)
        for partition in 0..<partitionCount {
            let place = TopicPartition(topic: DrillSetup.controlTopic, partition: partition)
            let bounds = try subscriber.bounds(of: place)
            positions[place] = bounds.lowerBound
            if bounds.lowerBound > 0 { cut.insert(partition) }
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
        /// The drill that was asked for is in play, but its opening is gone, and nothing is known of it.
        case headGone(DrillID)
    }

    /// Reads on for up to `wait`; says what is open once it has read what was there when it began.
    public mutating func look(_ subscriber: some Subscriber, wait: Duration) throws(BusError) -> Finding {
        for arrival in try subscriber.poll(limit: 1_000, wait: wait) { read(arrival) }
        guard unread.isEmpty else { return .none }
        if let wanted, ended.contains(wanted) {
            guard orEnded, let drill = found[wanted] else { return .over(wanted) }
            return .one(drill)
        }
        if let wanted, found[wanted] == nil, let left = headless[wanted] {
            if left.isOver, !orEnded { return .over(wanted) }
            return known[wanted].map { .one($0.drill) } ?? .headGone(wanted)
        }
        let remembered = headless.compactMap { id, left in left.isOver || found[id] != nil ? nil : known[id]?.drill }
        let open = (found.values.filter { !ended.contains($0.id) } + remembered).sorted { $0.id.text < $1.id.text }
        switch open.count {
        case 0: return .none
        case 1: return .one(open[0])
        default: return .several(open.map(\.id))
        }
    }

    /// True for a drill whose control has spoken since the finder began.
    func speaks(_ drill: DrillID) -> Bool { heard.contains(drill) }

    /// A drill that has been found, open or not.
    subscript(drill: DrillID) -> OpenDrill? { found[drill] ?? known[drill]?.drill }

    /// Drills that seem to be in play, but whose openings are gone and of which nothing is known, ascending.
    var lost: [DrillID] {
        headless.filter { !$0.value.isOver && known[$0.key] == nil && found[$0.key] == nil }.keys
            .sorted { $0.text < $1.text }
    }

    private mutating func read(_ arrival: Arrival) {
        let isInherited = unread[arrival.place] != nil
        if let end = unread[arrival.place], arrival.offset + 1 >= end { unread[arrival.place] = nil }
        guard case .success(let envelope) = arrival.reading, envelope.stream == .control,
            wanted == nil || envelope.drill == wanted,
            // A drill lies where its name puts it (W1): an opening elsewhere is a forger's.
            arrival.place.partition == DrillJoin.partition(of: envelope.drill, among: partitionCount)
        else { return }
        if !isInherited, envelope.type == Ready.eventType, heard.count < Self.drillsMax { heard.insert(envelope.drill) }
        if cut.contains(arrival.place.partition), found[envelope.drill] == nil {
            readHeadless(envelope, on: arrival.place.partition, isInherited: isInherited)
        }
        guard let sequence = envelope.sequence, sequence == next[envelope.drill, default: 0] else { return }
        // Control's records count only in their order (R2): a forged end beyond the next record ends nothing.
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

    /// Reads a record of control of a drill whose opening may be gone.
    ///
    /// Of a known drill it is clear which record comes next: a forged end beyond it ends nothing. Of an unknown drill,
    /// those numbered records count that were there when the finder began. A drill that is opened later is heard from
    /// its opening on.
    private mutating func readHeadless(_ envelope: Envelope, on partition: Int32, isInherited: Bool) {
        let known = known[envelope.drill]
        guard known.map({ $0.drill.partition == partition }) ?? (isInherited && envelope.sequence ?? 0 > 0),
            headless[envelope.drill] != nil || headless.count < Self.drillsMax
        else { return }
        var left = headless[envelope.drill] ?? Headless()
        defer { headless[envelope.drill] = left }
        guard let sequence = envelope.sequence else { return }
        let isEnd = envelope.type == Ended.eventType
        if let known, sequence == left.next ?? known.position {
            left.next = sequence &+ 1
            left.hasEnded = left.hasEnded || isEnd
        } else if isEnd {
            left.hasStrayEnd = true
        }
    }
}
