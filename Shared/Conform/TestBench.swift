import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Phrases
import Playing
import ServiceHost

/// A broker of its own, the service under test on it, and a writer for whatever the situation asks for.
///
/// It belongs to one thread. Nothing that it started outlives it.
final class TestBench {
    /// The service did something else than it must; the case has failed.
    struct Finding: Error {
        let what: Phrase
        /// How the program had ended, if it had.
        var end: ProcessEnd?
    }

    /// How long to wait for what the service does at once.
    static let patience: Duration = .seconds(15)
    /// How long the service may take to join, or to read a whole log.
    static let startPatience: Duration = .seconds(30)

    /// The drill on this bench.
    let drill: DrillID
    let setup: DrillSetup
    /// What the service has written.
    private(set) var log: OwnLog
    private let service: ServiceUnderTest
    private let stop: StopFlag
    private let publisher: KafkaPublisher
    private let subscriber: KafkaSubscriber
    private let partition: Int32
    /// The next offset of each topic.
    private var positions: [String: Int64] = [:]
    private var written: [TopicPartition: [WireRecord: Int]] = [:]
    private var unnumbered = 0
    private var verified: [StreamName: Int] = [:]
    private var run: ServiceRun?
    // It is declared after its clients, so that it goes after them.
    private let broker: BrokerChild

    /// Starts a broker with the topics of a drill.
    ///
    /// - Throws: `ServiceFailure` when there is no broker program (70) or it says no address (69); `BusError`.
    init(_ service: ServiceUnderTest, setup: DrillSetup, stop: StopFlag) throws {
        self.service = service
        self.setup = setup
        self.stop = stop
        // A drill's id decides the partition, and all its records lie there (W1).
        drill = try DrillID.fresh(of: "conform")
        log = OwnLog(setup.table, drill: drill)
        let topics = setup.table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]
        broker = try BrokerChild(topics: topics)
        let connection = KafkaConnection(bootstrap: broker.address)
        publisher = try connection.publisher(to: topics)
        subscriber = try connection.subscriber(fetchWait: .fullSpeed)
        let partition = DrillJoin.partition(
            of: drill,
            among: try subscriber.partitionCount(of: DrillSetup.controlTopic)
        )
        self.partition = partition
        try subscriber.assign(
            Dictionary(uniqueKeysWithValues: topics.map { (TopicPartition(topic: $0, partition: partition), 0) })
        )
    }

    deinit {
        run?.signal(SIGKILL)
        publisher.close()
        subscriber.close()
    }

    // MARK: - The service

    /// Starts the service, or starts it again.
    func start() throws(ServiceFailure) { run = try ServiceRun(service, broker: broker.address, drill: drill.text) }

    /// Kills it as a power cut would.
    func kill() { run?.signal(SIGKILL) }

    /// Asks it to stop.
    func terminate() { run?.signal(SIGTERM) }

    /// Its last words on standard error.
    var lastWords: [String] { run?.lastWords ?? [] }

    /// Waits until the program has ended and all that it wrote has been read; `watch` may give up before that.
    func awaitEnd(
        within patience: Duration = startPatience,
        watch: () throws -> Void = {}
    ) throws -> ProcessEnd {
        var left = Patience(patience)
        while true {
            try takeIn()
            try watch()
            if let end = run?.end {
                try drain()
                return end
            }
            guard !left.isSpent() else { throw Finding(what: .conformDoesNotEnd(patience.components.seconds)) }
        }
    }

    // MARK: - Writing

    /// Writes an event of the script, as one of this bench's drill, on its stream's topic or another.
    func write(_ envelope: Envelope, on topic: String? = nil) throws {
        guard let topic = topic ?? setup.table[envelope.stream]?.topic else { return }
        if envelope.sequence == nil { unnumbered += 1 }
        try write(
            CloudEventsBinding.encode(envelope.replayed(as: drill, provenance: []), nonce: "c\(unnumbered)"),
            topic
        )
    }

    /// Writes a record as it is, whether it is one of the drill or not.
    func write(_ record: WireRecord, _ topic: String) throws {
        let place = TopicPartition(topic: topic, partition: partition)
        written[place, default: [:]][record, default: 0] += 1
        while true {
            do { return try publisher.publish(record, to: place) } catch BusError.full { try takeIn() }
        }
    }

    /// Writes the opening: streams, then briefings.
    func writeOpening() throws {
        for (_, records) in setup.openingRecords().sorted(by: { $0.key < $1.key }) {
            for record in records { try write(record) }
        }
    }

    /// Waits until the broker has everything that was written.
    func settle() throws {
        guard publisher.flush(within: Self.patience) else {
            throw BusError.unreachable(broker: broker.address, reason: "flush")
        }
    }

    /// Other partitions of the drill's topics that hold records (W1).
    func strayPartitions() throws -> [TopicPartition] {
        var strays: [TopicPartition] = []
        for topic in setup.table.topics {
            for number in 0..<(try subscriber.partitionCount(of: topic)) where number != partition {
                let place = TopicPartition(topic: topic, partition: number)
                if try !subscriber.bounds(of: place).isEmpty { strays.append(place) }
            }
        }
        return strays
    }

    // MARK: - Reading

    /// Waits until `find` finds something in what the service wrote.
    ///
    /// `what` is said when nothing comes in time, or the program ends before.
    func wait<Value>(
        for what: @autoclosure () -> Phrase,
        within patience: Duration = patience,
        until find: () throws -> Value?
    ) throws -> Value {
        var left = Patience(patience)
        while true {
            if let value = try find() { return value }
            if let end = run?.end {
                try drain()
                if let value = try find() { return value }
                throw Finding(what: .conformEnded(waitingFor: what(), end.phrase), end: end)
            }
            guard !left.isSpent() else {
                throw Finding(what: .conformWaited(for: what(), seconds: patience.components.seconds))
            }
            try takeIn()
        }
    }

    /// Waits until the service has written what the tape has up to and including a turn, byte for byte.
    func expect(_ tape: Tape, throughTurnAt index: Int, within patience: Duration = patience) throws {
        let turn = tape.turns[index]
        try wait(for: .conformTurn(turn.number), within: patience) {
            for (stream, count) in turn.ownCounts { try compare(tape, on: stream, through: count) }
            return turn.ownCounts.allSatisfy { log.count(of: $0.key) >= $0.value } ? () : nil
        }
    }

    /// Reports anything that the service wrote beyond what the tape has through a turn, or out of place.
    func expectNothingMore(_ tape: Tape, throughTurnAt index: Int) throws {
        for entry in tape.ownStreams {
            let count = tape.turns[index].ownCounts[entry.name, default: 0]
            guard log.count(of: entry.name) > count, let extra = log.accepted[entry.name]?[count] else { continue }
            throw Finding(what: .conformUnasked(extra.id?.description ?? "", extra.type))
        }
        if let id = log.misplaced.first { throw Finding(what: .conformMisplaced(id.description)) }
    }

    private func compare(_ tape: Tape, on stream: StreamName, through count: Int) throws {
        let from = verified[stream, default: 0]
        let to = min(count, log.count(of: stream))
        if let difference = log.difference(from: tape, on: stream, from: from, to: to) {
            throw Finding(what: difference)
        }
        verified[stream] = max(from, to)
    }

    /// Reads what has come, for up to some milliseconds.
    private func takeIn() throws {
        if stop.isRaised { throw Certification.Stopped() }
        for arrival in try subscriber.poll(limit: 1_000, wait: .milliseconds(20)) {
            let isOurs = written[arrival.place]?[arrival.record] ?? 0 > 0
            if isOurs { written[arrival.place]?[arrival.record, default: 0] -= 1 }
            positions[arrival.place.topic] = arrival.offset + 1
            log.take(arrival, isOurs: isOurs)
        }
    }

    /// Reads all that the log holds.
    private func drain() throws {
        let ends = try DrillJoin.bounds(subscriber, topics: setup.table.topics, partition: partition)
        var left = Patience(Self.patience)
        while ends.contains(where: { $0.value.upperBound > positions[$0.key, default: 0] }), !left.isSpent() {
            try takeIn()
        }
    }
}
