import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Phrases
import ServiceHost
import Synchronization

/// The launcher's own eyes and voice on the bus: a thread that hands on what a drill's partition holds.
///
/// It takes no part in lockstep and never holds it up.
final class BusWatch: Sendable {
    /// What is done with what was read.
    typealias Handler = @Sendable (Result<[Arrival], BusError>) -> Void
    /// Told what people are to know of a broker that is away or back, and whether it is away.
    typealias OutageHandler = @Sendable (Phrase?, _ isAway: Bool) -> Void

    private struct Mail {
        var records: [(record: WireRecord, topic: String)] = []
        var isStopping = false
    }

    private let mail = Mutex(Mail())
    private let drill: DrillID

    /// Begins to read `topics`.
    ///
    /// - Parameters:
    ///   - connection: The way to the bus.
    ///   - drill: The drill.
    ///   - topics: The topics of which the drill's partition is read.
    ///   - duplicates: Of how many numbered records in a thousand a second copy is published, byte for byte, for the
    ///     proof that copies change nothing.
    ///   - onOutage: Called on the watch's thread when the broker goes, each minute, and when it is back.
    ///   - handler: Called on the watch's thread with each batch, and last with the failure or with an empty batch.
    init(
        _ connection: KafkaConnection,
        drill: DrillID,
        topics: [String],
        duplicates: UInt64 = 0,
        onOutage: @escaping OutageHandler = { _, _ in },
        handler: @escaping Handler
    ) {
        self.drill = drill
        let thread = Thread { [self] in
            do throws(BusError) {
                try watch(connection, topics, duplicates, onOutage, handler)
                handler(.success([]))
            } catch {
                handler(.failure(error))
            }
        }
        thread.name = "watch"
        thread.start()
    }

    /// Publishes an unnumbered event on the console's topic, soon.
    func say(_ event: some DrillEvent) {
        let envelope = Envelope(
            drill: drill,
            stream: .console,
            sequence: nil,
            turn: 0,
            type: type(of: event).eventType,
            data: event.canonicalBytes()
        )
        let nonce = "launcher-\(UInt64.random(in: 0 ... .max))"
        mail.withLock { mail in
            mail.records.append((CloudEventsBinding.encode(envelope, nonce: nonce), DrillSetup.consoleTopic))
        }
    }

    /// Ends the watch within a fifth of a second.
    func stop() { mail.withLock { $0.isStopping = true } }

    private func watch(
        _ connection: KafkaConnection,
        _ topics: [String],
        _ duplicates: UInt64,
        _ onOutage: OutageHandler,
        _ handler: Handler
    ) throws(BusError) {
        let subscriber = try connection.subscriber(fetchWait: .paced)
        let partition = DrillJoin.partition(
            of: drill,
            among: try subscriber.partitionCount(of: DrillSetup.controlTopic)
        )
        var positions: [TopicPartition: Int64] = [:]
        for (topic, bounds) in try DrillJoin.bounds(subscriber, topics: topics, partition: partition) {
            positions[TopicPartition(topic: topic, partition: partition)] = bounds.lowerBound
        }
        try subscriber.assign(positions)
        let publisher = try connection.publisher(to: duplicates > 0 ? topics : [DrillSetup.consoleTopic])
        var outage = BusOutage(broker: connection.bootstrap, now: .now)
        while true {
            let wasAway = outage.since != nil
            let phrase = outage.note(away: subscriber.awaySince, stalled: publisher.stalledSince, at: .now)
            if phrase != nil || wasAway != (outage.since != nil) { onOutage(phrase, outage.since != nil) }
            let (letters, isStopping) = mail.withLock { mail in
                defer { mail.records = [] }
                return (mail.records, mail.isStopping)
            }
            for letter in letters {
                try publisher.publish(letter.record, to: TopicPartition(topic: letter.topic, partition: partition))
            }
            guard !isStopping else {
                _ = publisher.flush(within: .seconds(1))
                return
            }
            let arrivals = try subscriber.poll(limit: 1_000, wait: .milliseconds(200))
            if duplicates > 0 { try repeatSome(of: arrivals, permille: duplicates, publisher) }
            if !arrivals.isEmpty { handler(.success(arrivals)) }
        }
    }

    /// Publishes some records once more; chosen by offset, so that copies of copies die out.
    private func repeatSome(
        of arrivals: [Arrival],
        permille: UInt64,
        _ publisher: some Publisher
    ) throws(BusError) {
        for arrival in arrivals {
            guard case .success(let envelope) = arrival.reading, envelope.sequence != nil,
                (UInt64(arrival.offset) &* 0x9E37_79B9_7F4A_7C15) >> 32 % 1000 < permille
            else { continue }
            try publisher.publish(arrival.record, to: arrival.place)
        }
    }
}
