import Bus
import Events
import Kafka
import TestSupport
import Testing

@Suite("A broker that is not there")
struct UnreachableTests {
    /// Port 1 is reserved; nothing listens there.
    private let nowhere = "127.0.0.1:1"

    @Test("who waits for a broker is told that there is none, by default after eight seconds")
    func noBroker() {
        // How long it is waited is the client's own bound; how long this took here says how busy the machine was.
        #expect(KafkaConnection(bootstrap: nowhere).patience == .seconds(8))
        let hurried = KafkaConnection(bootstrap: nowhere, patience: .seconds(1))
        let error = #expect(throws: BusError.self) { try hurried.check() }
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
        let error = #expect(throws: BusError.self) {
            let deadline = Hang.deadline()
            while ContinuousClock.now < deadline { _ = try reader.poll(limit: 1, wait: .milliseconds(50)) }
        }
        guard case .unreachable(address, _) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
    }

    @Test("who asks a broker that has died what it holds is told")
    func boundsOfTheDead() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker(topics: ["a"])
        let address = try #require(broker?.bootstrap)
        let reader = try KafkaConnection(bootstrap: address, patience: .milliseconds(500)).subscriber()
        let place = TopicPartition(topic: "a", partition: 0)
        #expect(try reader.bounds(of: place) == 0..<0)
        broker = nil
        let error = #expect(throws: BusError.self) { try reader.bounds(of: place) }
        guard case .unreachable(address, _) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
    }
}
