import Bus
import Events
import Kafka
import Testing

@Suite("A broker that is not there")
struct UnreachableTests {
    /// Port 1 is reserved; nothing listens there.
    private let nowhere = "127.0.0.1:1"

    @Test("nobody waits more than ten seconds for a broker")
    func noBroker() {
        let start = ContinuousClock.now
        let error = #expect(throws: BusError.self) { try KafkaConnection(bootstrap: nowhere).check() }
        #expect(ContinuousClock.now - start < .seconds(10))
        guard case .unreachable(let broker, let reason) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
        #expect(broker == nowhere)
        #expect(reason.contains("refused"))
    }

    @Test("a publisher says so too")
    func publisher() {
        let error = #expect(throws: BusError.self) {
            try KafkaConnection(bootstrap: nowhere, patience: .milliseconds(500)).publisher(to: ["a"])
        }
        #expect(error?.description.hasPrefix("no broker answers at 127.0.0.1:1: ") == true)
    }

    @Test("a broker that dies is missed by its readers")
    func death() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker()
        let address = try #require(broker?.bootstrap)
        let reader = try KafkaConnection(bootstrap: address, patience: .milliseconds(300)).subscriber()
        let place = TopicPartition(topic: "a", partition: 0)
        try reader.assign([place: 0])
        #expect(try reader.poll(limit: 1, wait: .milliseconds(1)).isEmpty)
        broker = nil
        let deadline = ContinuousClock.now + .seconds(20)
        let error = #expect(throws: BusError.self) {
            while ContinuousClock.now < deadline { _ = try reader.poll(limit: 1, wait: .milliseconds(50)) }
        }
        guard case .unreachable(address, _) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
    }

    @Test("what the broker refuses late is thrown by the calls that follow")
    func lateRefusal() throws {
        let broker = try EmbeddedBroker()
        let publisher = try KafkaConnection(bootstrap: broker.bootstrap).publisher()
        let record = WireRecord(key: nil, headers: [], value: [1])
        // The topic is unknown to the publisher, so it cannot know yet that the partition is too.
        try publisher.publish(record, to: TopicPartition(topic: "a", partition: 99))
        #expect(!publisher.flush(within: .seconds(20)))
        let error = #expect(throws: BusError.self) {
            try publisher.publish(record, to: TopicPartition(topic: "a", partition: 0))
        }
        guard case .refused(let reason) = error else {
            Issue.record("not .refused but \(String(describing: error))")
            return
        }
        #expect(reason.contains("a[99]"))
    }

    @Test("a property that librdkafka does not take is named")
    func badSetting() {
        let error = #expect(throws: KafkaPropertiesError.self) {
            try KafkaProperties("security.protocol=nonsense", file: "c")
        }
        #expect(error?.description.contains("security.protocol") == true)
    }
}
