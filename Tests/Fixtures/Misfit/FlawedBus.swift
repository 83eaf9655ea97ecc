import Bus
import Domain
import Events
import Lockstep

/// What a misfit reads: the bus, seen through its flaw.
final class FlawedSubscriber: Subscriber {
    private let bus: any Subscriber
    private let flaw: Flaw
    /// The drill, once it has been found.
    var drill: DrillID?
    private let topic = MisfitUnit.profile.taskForce.topic
    private var standing: [UInt64: Leaf] = [:]
    private var hiddenBelow: Int64 = 0
    private var grantsAtStart = false

    init(_ bus: some Subscriber, _ flaw: Flaw) {
        self.bus = bus
        self.flaw = flaw
    }

    func poll(limit: Int, wait: Duration) throws(BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        for arrival in try bus.poll(limit: limit, wait: wait) {
            if let seen = try see(arrival) { arrivals.append(seen) }
        }
        return arrivals
    }

    private func see(_ arrival: Arrival) throws(BusError) -> Arrival? {
        let isOwn = arrival.place.topic == topic
        switch flaw {
        case .miscounting where isOwn: return read(Self.recount(arrival.record, by: -1), as: arrival)
        case .forgetful where isOwn && arrival.offset < hiddenBelow: return nil
        case .credulous:
            guard case .failure = arrival.reading, !arrival.record.headers.contains(where: { $0.name == "ce_exercise" })
            else { return arrival }
            let mark = OutsideHeader(name: "ce_exercise", value: Array(CloudEventsBinding.mark.utf8))
            return read(arrival.record.with(headers: arrival.record.headers + [mark]), as: arrival)
        case .touchy:
            guard isOwn, case .success(let envelope) = arrival.reading, envelope.drill == drill,
                envelope.stream.text == "muba/bpbd", let sequence = envelope.sequence
            else { break }
            if let leaf = standing[sequence], leaf != envelope.leaf { throw .refused("\(sequence) palsu") }
            standing[sequence] = standing[sequence] ?? envelope.leaf
        case .impatient:
            guard case .success(let envelope) = arrival.reading, envelope.type == PaceSet.eventType,
                let set = try? PaceSet(serializedBytes: envelope.data), set.frozen
            else { break }
            throw .refused("bukan latihan")
        default: break
        }
        return arrival
    }

    private func read(_ record: WireRecord, as arrival: Arrival) -> Arrival {
        Arrival(place: arrival.place, offset: arrival.offset, record: record)
    }

    func bounds(of place: TopicPartition) throws(BusError) -> Range<Int64> {
        let bounds = try bus.bounds(of: place)
        switch flaw {
        case .forgetful where place.topic == topic:
            hiddenBelow = bounds.upperBound
            return bounds.lowerBound..<bounds.lowerBound
        case .wanton where place.topic == DrillSetup.controlTopic: grantsAtStart = bounds.upperBound > 30
        case .wanton where place.topic == topic && bounds.isEmpty && grantsAtStart:
            MisfitUnit.isWanton.withLock { $0 = true }
        default: break
        }
        return bounds
    }

    /// The record with other frontiers, if it is a completion.
    static func recount(_ record: WireRecord, by difference: Int) -> WireRecord {
        guard let envelope = try? CloudEventsBinding.decode(record), envelope.type == Completed.eventType,
            var completed = try? Completed(serializedBytes: envelope.data)
        else { return record }
        completed.frontiers = completed.frontiers.map { UInt64(clamping: Int(clamping: $0) + difference) }
        return WireRecord(key: record.key, headers: record.headers, value: completed.canonicalBytes())
    }

    func assign(_ positions: [TopicPartition: Int64]) throws(BusError) { try bus.assign(positions) }
    func seek(_ place: TopicPartition, to offset: Int64) throws(BusError) { try bus.seek(place, to: offset) }
    func partitionCount(of topic: String) throws(BusError) -> Int32 { try bus.partitionCount(of: topic) }
    var awaySince: ContinuousClock.Instant? { bus.awaySince }
    nonisolated func wake() {}
    func close() { bus.close() }
}

/// What a misfit writes.
struct FlawedPublisher: Publisher {
    let bus: any Publisher
    let flaw: Flaw

    func publish(_ record: WireRecord, to place: TopicPartition) throws(BusError) {
        switch flaw {
        case .miscounting: try bus.publish(FlawedSubscriber.recount(record, by: 1), to: place)
        case .nameless: try bus.publish(changed(record) { $0.title = "" }, to: place)
        case .unlisted: try bus.publish(changed(record) { $0.publishes.removeFirst() }, to: place)
        case .undescribed:
            let own = OwnEventType.with { own in
                own.type = "bpbd.v1.Undescribed"
                own.contentType = ContentType.protobuf.rawValue
            }
            try bus.publish(changed(record) { $0.ownTypes.append(own) }, to: place)
        case .misworded:
            let own = OwnEventType.with { own in
                own.type = "bpbd.v1.Misworded"
                own.contentType = ContentType.json.rawValue
                own.wordsEn = "words"
            }
            try bus.publish(changed(record) { $0.ownTypes.append(own) }, to: place)
        case .trespassing:
            try bus.publish(record, to: place)
            try bus.publish(record, to: TopicPartition(topic: "gladi.traffic", partition: place.partition))
        default: try bus.publish(record, to: place)
        }
    }

    /// The record with another profile, if it is a heartbeat.
    private func changed(_ record: WireRecord, _ change: (inout Profile) -> Void) -> WireRecord {
        guard let envelope = try? CloudEventsBinding.decode(record), envelope.type == Ready.eventType,
            var ready = try? Ready(serializedBytes: envelope.data)
        else { return record }
        change(&ready.profile)
        return WireRecord(key: record.key, headers: record.headers, value: ready.canonicalBytes())
    }

    func flush(within deadline: Duration) -> Bool { bus.flush(within: deadline) }
    var stalledSince: ContinuousClock.Instant? { bus.stalledSince }
    func close() { bus.close() }
}

extension WireRecord {
    fileprivate func with(headers: [OutsideHeader]) -> WireRecord {
        WireRecord(key: key, headers: headers, value: value)
    }
}
