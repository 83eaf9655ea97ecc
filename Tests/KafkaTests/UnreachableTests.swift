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

    @Test("who asks a broker that has died what it holds is told, and soon", .timeLimit(.minutes(1)))
    func boundsOfTheDead() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker(topics: ["a"])
        let address = try #require(broker?.bootstrap)
        let reader = try KafkaConnection(bootstrap: address, patience: .milliseconds(500)).subscriber()
        let place = TopicPartition(topic: "a", partition: 0)
        #expect(try reader.bounds(of: place) == 0..<0)
        broker = nil
        let start = ContinuousClock.now
        let error = #expect(throws: BusError.self) { try reader.bounds(of: place) }
        #expect(ContinuousClock.now - start < .seconds(10))
        guard case .unreachable(address, _) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
    }
}
