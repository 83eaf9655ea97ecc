import Bus
import Domain
import Events
import Kafka
import Lockstep

/// What the bare barrier's processes say to each other: records of the size of grants and completions, encoded once.
struct BarrierRecord {
    /// The number by which the recorder announces itself.
    static let recorder = UInt32.max
    /// The turn of a process that announces itself.
    static let hello: UInt64 = 0
    /// Where all of it stands.
    static let partition: Int32 = 0

    private let key: [UInt8]?
    private let headers: [OutsideHeader]
    private let value: [UInt8]
    private let number: UInt32
    private let place: TopicPartition

    /// A writer's records: `stream` and `type` as a drill would name them, `bytes` of data, 12 or more.
    init(_ stream: StreamName, number: UInt32, topic: String, type: String, bytes: Int) throws {
        let envelope = Envelope(
            drill: try DrillID("muba-2024.gladi1"),
            stream: stream,
            sequence: 1_234,
            turn: 1_234,
            type: type,
            time: "2024-08-25T03:04:05Z",
            data: [UInt8](repeating: 0, count: bytes)
        )
        let record = CloudEventsBinding.encode(envelope)
        key = record.key
        headers = record.headers
        value = envelope.data
        self.number = number
        place = TopicPartition(topic: topic, partition: Self.partition)
    }

    /// Control's grants.
    static func grants() throws -> BarrierRecord {
        try BarrierRecord(
            .control,
            number: 0,
            topic: DrillSetup.controlTopic,
            type: Granted.eventType,
            bytes: 46
        )
    }

    /// A unit's completions.
    static func completions(of unit: Layout.Unit) throws -> BarrierRecord {
        try BarrierRecord(
            unit.id.mainStream,
            number: unit.number,
            topic: unit.topic,
            type: Completed.eventType,
            bytes: 12
        )
    }

    /// Publishes the record of a turn.
    ///
    /// The buffer holds far more than a turn.
    func publish(turn: UInt64, _ publisher: KafkaPublisher) throws {
        var value = value
        withUnsafeBytes(of: number.bigEndian) { value.replaceSubrange(0..<4, with: $0) }
        withUnsafeBytes(of: turn.bigEndian) { value.replaceSubrange(4..<12, with: $0) }
        try publisher.publish(WireRecord(key: key, headers: headers, value: value), to: place)
    }

    /// Reads who wrote a record, and for which turn.
    static func read(_ value: UnsafeRawBufferPointer) -> (number: UInt32, turn: UInt64)? {
        guard value.count >= 12 else { return nil }
        return (
            UInt32(bigEndian: value.loadUnaligned(as: UInt32.self)),
            UInt64(bigEndian: value.loadUnaligned(fromByteOffset: 4, as: UInt64.self))
        )
    }
}
