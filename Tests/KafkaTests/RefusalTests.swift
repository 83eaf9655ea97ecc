import Bus
import Events
import Kafka
import TestSupport
import Testing

@Suite("A broker that refuses")
struct RefusalTests {
    private let record = WireRecord(key: nil, headers: [], value: [1])
    private let place = TopicPartition(topic: "a", partition: 0)
    private let broker: EmbeddedBroker
    private let kafka: KafkaConnection

    init() throws {
        broker = try EmbeddedBroker(topics: ["a"])
        kafka = KafkaConnection(bootstrap: broker.bootstrap, patience: .seconds(1))
    }

    @Test("a topic that does not exist is named, with who makes it")
    func missingTopic() throws {
        broker.treat("a", as: .missing)
        let reader = try kafka.subscriber()
        let remedy = "the topic a does not exist and the broker makes none by itself: have ops create it"
        #expect(throws: BusError.refused(remedy)) { try reader.assign([place: 0]) }
        #expect(throws: BusError.refused(remedy)) { try reader.bounds(of: place) }
        #expect(throws: BusError.refused(remedy)) { try kafka.publisher(to: ["a"]) }
    }

    @Test("a topic that comes to exist while it is looked for is found")
    func topicInTheMaking() throws {
        let reader = try kafka.subscriber()
        #expect(try reader.partitionCount(of: "made-when-asked-for") == 4)
    }

    @Test("a missing right is named, with who grants it")
    func forbiddenTopic() throws {
        broker.treat("a", as: .forbidden)
        let reader = try kafka.subscriber()
        #expect(throws: BusError.noRight(topic: "a", .read)) { try reader.assign([place: 0]) }
        #expect(throws: BusError.noRight(topic: "a", .write)) { try kafka.publisher(to: ["a"]) }
    }

    @Test("a publisher's missing right is thrown by the calls that follow")
    func lateRefusal() throws {
        let publisher = try kafka.publisher(to: ["a"])
        broker.forbidNextWrite()
        try publisher.publish(record, to: place)
        #expect(!publisher.flush(within: Hang.bound))
        let refusal = BusError.noRight(topic: "a", .write)
        #expect(throws: refusal) { try publisher.publish(record, to: place) }
        #expect(throws: refusal) { try publisher.publish(record, to: place) }
    }

    @Test("a partition that does not exist is refused: late where the topic was not known yet, else at once")
    func unknownPartition() throws {
        let publisher = try kafka.publisher()
        do {
            try publisher.publish(record, to: TopicPartition(topic: "b", partition: 99))
        } catch {
            // The broker's answer on the topic was quicker than the call.
            #expect(error == .refused("b[99] does not exist"))
            return
        }
        #expect(!publisher.flush(within: Hang.bound))
        #expect(throws: BusError.refused("a record for b[99] was not taken: Local: Unknown partition")) {
            try publisher.publish(record, to: place)
        }
    }

    @Test("a position beyond the end is another log's, and said so")
    func beyondTheEnd() throws {
        let reader = try kafka.subscriber()
        try reader.assign([place: 7])
        #expect(error(of: reader) == .lostLog(place, position: 7, end: 0))
    }

    @Test("the embedded broker is recognised, and asked often; a wait that is given holds")
    func fetchWait() throws {
        #expect(try kafka.subscriber().fetchWait == .fullSpeed)
        #expect(try kafka.subscriber(fetchWait: .paced).fetchWait == .paced)
    }

    private func error(of reader: KafkaSubscriber) -> BusError? {
        let deadline = Hang.deadline()
        do throws(BusError) {
            while ContinuousClock.now < deadline { _ = try reader.poll(limit: 1, wait: .milliseconds(50)) }
            return nil
        } catch {
            return error
        }
    }
}
