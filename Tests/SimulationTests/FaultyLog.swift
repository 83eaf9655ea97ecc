import Bus
import Domain
import Events
import TestSupport

/// An append-only log that loses the end of what is in flight, lands records late, repeats and forges.
///
/// It has one partition, several topics, perhaps several drills. It does what librdkafka and a broker may do between
/// them, and what a stranger with the right to write may do.
struct FaultyLog {
    private(set) var topics: [String: [Arrival]] = [:]
    private(set) var injected = 0
    private var flights: [Int: [(topic: String, record: WireRecord)]] = [:]
    private var nextFlight = 0
    let faults: Bool

    init(faults: Bool) { self.faults = faults }

    /// A new writer's line to the broker.
    mutating func openFlight() -> Int {
        nextFlight += 1
        flights[nextFlight] = []
        return nextFlight
    }

    mutating func send(_ record: WireRecord, to topic: String, on flight: Int) {
        flights[flight]?.append((topic, record))
    }

    /// The writer was killed: what is in flight is lost, or lands later.
    mutating func abandon(_ flight: Int, lose: Bool) { if lose { flights[flight] = [] } }

    func end(of topic: String) -> Int64 { Int64(topics[topic]?.count ?? 0) }

    /// Lands one record of some writer, or does harm.
    mutating func land(_ random: inout RandomNumbers) {
        let busy = flights.filter { !$0.value.isEmpty }.keys.sorted()
        if !busy.isEmpty {
            let flight = busy[Int(random.below(UInt64(busy.count)))]
            if let first = flights[flight]?.removeFirst() {
                if faults, random.chance(permille: 20) {
                    flights[flight] = []
                } else {
                    append(first.record, to: first.topic)
                }
            }
        }
        guard faults, random.chance(permille: 40) else { return }
        let names = topics.keys.sorted()
        guard !names.isEmpty else { return }
        let topic = names[Int(random.below(UInt64(names.count)))]
        guard let log = topics[topic], !log.isEmpty else { return }
        let record = log[Int(random.below(UInt64(log.count)))].record
        injected += 1
        append(Self.harm(record, kind: random.below(6)), to: kindOfTopic(topic, names, &random))
    }

    private func kindOfTopic(_ topic: String, _ names: [String], _ random: inout RandomNumbers) -> String {
        random.chance(permille: 800) ? topic : names[Int(random.below(UInt64(names.count)))]
    }

    /// A repeated, changed, far, unmarked, undecodable or foreign record.
    private static func harm(_ record: WireRecord, kind: UInt64) -> WireRecord {
        func replacing(_ name: String, _ value: String?) -> WireRecord {
            WireRecord(
                key: record.key,
                headers: record.headers.compactMap { header in
                    guard header.name == name else { return header }
                    return value.map { OutsideHeader(name: name, value: Array($0.utf8)) }
                },
                value: record.value
            )
        }
        switch kind {
        case 0, 1: return record
        case 2: return replacing("ce_exercise", nil)
        case 3: return replacing("ce_drill", "lain")
        case 4:
            guard let envelope = try? CloudEventsBinding.decode(record), envelope.sequence != nil else { return record }
            return CloudEventsBinding.encode(
                Envelope(
                    drill: envelope.drill,
                    stream: envelope.stream,
                    sequence: 9_999,
                    turn: 1,
                    type: envelope.type,
                    data: [1, 2, 3]
                )
            )
        default: return WireRecord(key: nil, headers: [], value: nil)
        }
    }

    private mutating func append(_ record: WireRecord, to topic: String) {
        let place = TopicPartition(topic: topic, partition: 0)
        topics[topic, default: []].append(Arrival(place: place, offset: end(of: topic), record: record))
    }

    /// What every reader accepts of one drill: the first record with each next sequence, by stream.
    func accepted(_ drill: DrillID, topicOf: (StreamName) -> String?) -> [StreamName: [Envelope]] {
        var streams: [StreamName: [Envelope]] = [:]
        for (topic, log) in topics {
            for arrival in log {
                guard case .success(let envelope) = arrival.reading, envelope.drill == drill,
                    topicOf(envelope.stream) == topic, let sequence = envelope.sequence,
                    sequence == UInt64(streams[envelope.stream]?.count ?? 0)
                else { continue }
                streams[envelope.stream, default: []].append(envelope)
            }
        }
        return streams
    }
}
