import Bus
import Domain
import Events
import Lockstep
import Reading

/// A drill's records in the order of its turns, although the topics give them in any order.
///
/// It follows control's grants as a unit does. What a grant delivers comes first, by stream and sequence, then the
/// grant and control's events. It is a value, and bounded. Records that wait for their grant have as much room as in a
/// unit, and records that find none are read again (R6). So a reader that falls behind loses nothing.
package struct DrillFeed {
    /// A record to be told.
    package struct Item: Sendable {
        /// The record.
        package let envelope: Envelope
        /// Simulated time.
        package let time: SimulatedTime
        /// Where it stood on the bus.
        package let place: TopicPartition
        /// Its offset there.
        package let offset: Int64
        /// Why nobody is handed the record although it counts (R5); nil when units are handed it.
        package let defect: Defect?
    }

    /// A grant or end whose records are not all here yet.
    private struct Promise {
        let item: Item
        let turn: UInt64
        let time: SimulatedTime?
        let streams: [UInt32]
        let frontiers: [UInt64]
    }

    /// Heartbeats and the like that wait for their turn.
    private static let asideMax = 1_000

    /// The streams, as far as control's log was read.
    package private(set) var table: StreamTable
    /// True once the drill's end was told.
    package private(set) var hasEnded = false
    private let drill: DrillID
    private let partition: Int32
    private let start: DrillStart
    private let leftOut: Set<String>
    private var rights: SpeakingRights
    private var order = ControlOrder()
    private var readers: [StreamName: StreamReader] = [:]
    private var promise: Promise?
    private var aside: [Arrival] = []
    private var overdue: [Arrival] = []
    private var asideNext: [TopicPartition: Int64] = [:]
    private var time = SimulatedTime.start
    private var rereads: [String: Int64] = [:]

    /// A feed that has seen nothing yet.
    ///
    /// - Parameters:
    ///   - drill: The drill.
    ///   - opened: Its opening.
    ///   - partition: The partition that holds it, in every topic (W1).
    ///   - leftOut: Topics of which nothing is told.
    /// - Throws: what does not fit in the drill's opening.
    package init(
        _ drill: DrillID,
        _ opened: Opened,
        partition: Int32,
        without leftOut: Set<String> = []
    ) throws(Defect) {
        self.drill = drill
        self.partition = partition
        self.leftOut = leftOut
        rights = SpeakingRights(opened.streams)
        table = try StreamTable(opened)
        guard let start = DrillStart(opened.start) else { throw Defect("no civil time: \(opened.start)") }
        self.start = start
        admitStreams()
    }

    /// The topics to be read, ascending; more once a unit has joined.
    package var topics: [String] {
        let all = Set(table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic])
        return all.subtracting(leftOut).sorted()
    }

    /// True while records wait for the grant that delivers them.
    package var isWaiting: Bool {
        !aside.isEmpty || !overdue.isEmpty || readers.values.contains { $0.firstWaiting < $0.next }
    }

    /// Takes a record as it arrives.
    package mutating func take(_ arrival: Arrival) {
        guard case .success(let envelope) = arrival.reading, envelope.drill == drill,
            arrival.place.partition == partition
        else { return }
        guard let sequence = envelope.sequence else {
            rights.hear(envelope, on: arrival.place.topic)
            // A record that its speaker may not write there says nothing (R1).
            guard case .success = rights.unnumbered(envelope, on: arrival.place.topic) else { return }
            return setAside(arrival)
        }
        guard table[envelope.stream]?.topic == arrival.place.topic else { return }
        let reading = readers[envelope.stream]?.read(envelope, sequence: sequence, offset: arrival.offset)
        if reading == .accepted { rights.hear(envelope, on: arrival.place.topic) }
    }

    /// Hands over the records that can be told in their order by now.
    package mutating func next() -> [Item] {
        var told = items(overdue)
        overdue = []
        while !hasEnded {
            if let promise {
                guard isKept(promise) else { break }
                self.promise = nil
                keep(promise, &told)
            } else if let record = takeControl() {
                follow(record, &told)
            } else {
                break
            }
        }
        return told
    }

    /// Hands over the records that have waited long for their grant, by turn, stream and sequence.
    package mutating func flush() -> [Item] {
        var waiting: [Item] = []
        for entry in table.entries where entry.kind != .control {
            guard let next = readers[entry.name]?.next else { continue }
            let records = readers[entry.name]?.take(below: next) ?? []
            waiting += records.map { item($0, on: entry.topic) }
        }
        waiting.sort { left, right in
            (left.envelope.turn, left.envelope.stream, left.envelope.sequence ?? 0)
                < (right.envelope.turn, right.envelope.stream, right.envelope.sequence ?? 0)
        }
        defer { aside = [] }
        return waiting + items(aside)
    }

    /// Where to read a topic again, since there is room now or a unit has joined; asked once, it is forgotten.
    ///
    /// Never seek forward to it: another stream of the topic may still have to be read from where it is.
    package mutating func takeRereads() -> [String: Int64] {
        for entry in table.entries {
            guard let offset = readers[entry.name]?.takeReread() else { continue }
            rereads[entry.topic] = min(rereads[entry.topic] ?? offset, offset)
        }
        defer { rereads = [:] }
        return rereads
    }

    // MARK: - Control's word

    private mutating func takeControl() -> Item? {
        guard let first = readers[.control]?.firstWaiting else { return nil }
        let records = readers[.control]?.take(below: first + 1) ?? []
        guard let record = records.first else { return nil }
        let event = try? EventCatalogue.standard.decode(record.envelope)
        return item(record, on: DrillSetup.controlTopic, refused: order.defect(of: event))
    }

    private mutating func follow(_ record: Item, _ told: inout [Item]) {
        switch try? EventCatalogue.standard.decode(record.envelope) {
        case let granted as Granted:
            for change in granted.changes where !change.streams.isEmpty {
                guard (try? table.add(change.streams)) != nil else { continue }
                rights.admit(change.streams)
                admitStreams()
                // What the unit said before it was let in had been passed over.
                for stream in change.streams { rereads[stream.topic] = 0 }
            }
            promise = Promise(
                item: record,
                turn: granted.turn,
                time: SimulatedTime(seconds: granted.time),
                streams: granted.streams,
                frontiers: granted.frontiers
            )
        case let ended as Ended:
            promise = Promise(
                item: record,
                turn: ended.turn,
                time: nil,
                streams: ended.streams,
                frontiers: ended.frontiers
            )
        default: told.append(record)
        }
    }

    private func isKept(_ promise: Promise) -> Bool {
        zip(promise.streams, promise.frontiers).allSatisfy { number, frontier in
            guard let entry = table[number], let reader = readers[entry.name] else { return true }
            return reader.next >= frontier
        }
    }

    private mutating func keep(_ promise: Promise, _ told: inout [Item]) {
        let frontiers = Dictionary(zip(promise.streams, promise.frontiers)) { first, _ in first }
        for entry in table.entries {
            guard let frontier = frontiers[entry.number] else { continue }
            let records = readers[entry.name]?.take(below: frontier) ?? []
            told += records.map { item($0, on: entry.topic) }
        }
        let isDue = { (arrival: Arrival) in
            promise.time == nil || ((try? arrival.reading.get().turn) ?? 0) < promise.turn
        }
        told += items(aside.filter(isDue))
        aside.removeAll(where: isDue)
        time = promise.time ?? time
        hasEnded = promise.time == nil
        told.append(promise.item)
    }

    // MARK: - Streams

    private mutating func admitStreams() {
        for entry in table.entries where readers[entry.name] == nil && !leftOut.contains(entry.topic) {
            readers[entry.name] = StreamReader(name: entry.name)
        }
    }

    /// Keeps an unnumbered record until its turn is told; one that was kept before comes again when its topic is
    /// reread.
    private mutating func setAside(_ arrival: Arrival) {
        guard arrival.offset >= asideNext[arrival.place] ?? 0 else { return }
        asideNext[arrival.place] = arrival.offset + 1
        aside.append(arrival)
        if aside.count > Self.asideMax { overdue.append(aside.removeFirst()) }
    }

    private func items(_ unnumbered: [Arrival]) -> [Item] {
        unnumbered.compactMap { arrival in
            guard case .success(let envelope) = arrival.reading else { return nil }
            return Item(envelope: envelope, time: time, place: arrival.place, offset: arrival.offset, defect: nil)
        }
    }

    private func item(_ record: StreamReader.Accepted, on topic: String, refused: Defect? = nil) -> Item {
        Item(
            envelope: record.envelope,
            time: record.envelope.simulatedTime(since: start) ?? time,
            place: TopicPartition(topic: topic, partition: partition),
            offset: record.offset,
            defect: rights.defect(of: record.envelope) ?? refused
        )
    }
}
