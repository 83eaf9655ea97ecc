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

    @Test("what librdkafka says of a name from outside cannot move a cursor")
    func hostileName() {
        let hostile = KafkaConnection(bootstrap: "palsu\u{1B}[31m\u{202E}:9092", patience: .milliseconds(500))
        let error = #expect(throws: BusError.self) { try hostile.check() }
        guard case .unreachable(_, let reason) = error else {
            Issue.record("not .unreachable but \(String(describing: error))")
            return
        }
        #expect(reason.contains(#"palsu\u{1b}[31m"#), "\(reason)")
        #expect(HostileText.hidden(in: reason) == [])
    }

    @Test("a publisher says so too")
    func publisher() {
        let error = #expect(throws: BusError.self) {
            try KafkaConnection(bootstrap: nowhere, patience: .milliseconds(500)).publisher(to: ["a"])
        }
        #expect(error?.description.hasPrefix("no broker answers at 127.0.0.1:1: ") == true)
    }

    @Test("a broker that dies is waited for: the reader says since when, and its polls bring nothing")
    func waiting() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker(topics: ["a"])
        let address = try #require(broker?.bootstrap)
        let reader = try KafkaConnection(bootstrap: address, patience: .milliseconds(300)).subscriber()
        try reader.assign([TopicPartition(topic: "a", partition: 0): 0])
        #expect(reader.awaySince == nil)
        broker = nil
        var polls = 0
        // Well beyond the patience of a start, and until it is noticed.
        let begun = ContinuousClock.now
        while polls < 20 || reader.awaySince == nil || .now - begun < .seconds(1) {
            #expect(try reader.poll(limit: 1, wait: .milliseconds(50)).isEmpty)
            polls += 1
            try #require(.now - begun < Hang.bound)
        }
        #expect(reader.awaySince != nil)
    }

    @Test("records that no broker takes wait in their order, and the publisher says since when")
    func stalling() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker(topics: ["a"])
        let address = try #require(broker?.bootstrap)
        let publisher = try KafkaConnection(bootstrap: address).publisher(to: ["a"])
        let place = TopicPartition(topic: "a", partition: 0)
        try publisher.publish(WireRecord(key: nil, headers: [], value: [1]), to: place)
        #expect(publisher.flush(within: Hang.bound))
        #expect(publisher.stalledSince == nil)
        broker = nil
        try publisher.publish(WireRecord(key: nil, headers: [], value: [2]), to: place)
        let since = try #require(publisher.stalledSince)
        #expect(!publisher.flush(within: .seconds(2)))
        #expect(publisher.stalledSince == since)
    }

    @Test("a reader with a patience misses the broker in the end")
    func death() throws {
        var broker: EmbeddedBroker? = try EmbeddedBroker()
        let address = try #require(broker?.bootstrap)
        let reader = try KafkaConnection(bootstrap: address, outagePatience: .milliseconds(300)).subscriber()
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
