import Bus
import Events
import Foundation
import Kafka
import TestSupport
import Testing

@Suite("The embedded broker in its own process")
struct BrokerProcessTests {
    @Test("it makes the topics that it is told to, with four partitions")
    func topics() throws {
        let broker = try BrokerProcess(["--topic", "gladi.control", "--topic", "gladi.traffic"])
        let reader = try KafkaConnection(bootstrap: broker.bootstrap).subscriber()
        #expect(try reader.partitionCount(of: "gladi.control") == 4)
        #expect(try reader.bounds(of: TopicPartition(topic: "gladi.traffic", partition: 3)) == 0..<0)
    }

    @Test("it ends when its standard input closes, whatever came before", arguments: ["", "\n", "stop\n"])
    func inputCloses(_ last: String) throws {
        let broker = try BrokerProcess()
        broker.closeInput(after: last)
        broker.process.waitUntilExit()
        #expect(broker.process.terminationReason == .exit)
        #expect(broker.process.terminationStatus == 0)
    }

    @Test("it ends well on SIGTERM and SIGINT", arguments: [SIGTERM, SIGINT])
    func signals(_ number: Int32) throws {
        let broker = try BrokerProcess()
        kill(broker.process.processIdentifier, number)
        broker.process.waitUntilExit()
        #expect(broker.process.terminationReason == .exit)
        #expect(broker.process.terminationStatus == 0)
    }

    /// Lockstep takes two such hops per turn: with hops of 20 ms a turn would take 40 ms, and no drill would run at
    /// full speed.
    ///
    /// The test prints how long a hop took; the benchmark judges that. The test itself checks two things: each record
    /// comes back, and a reader at full speed asks the broker to hold an empty answer for one millisecond.
    @Test("every record is back, and a reader at full speed has the broker hold an empty answer for 1 ms")
    func latency() throws {
        let broker = try BrokerProcess(["--topic", "ping"])
        let kafka = KafkaConnection(bootstrap: broker.bootstrap)
        let publisher = try kafka.publisher(to: ["ping"])
        let reader = try kafka.subscriber(fetchWait: .fullSpeed)
        let place = TopicPartition(topic: "ping", partition: 0)
        try reader.assign([place: 0])
        let record = CloudEventsBinding.encode(try Envelope.example(sequence: 1))
        var times: [Duration] = []
        for _ in 0..<301 {
            let start = ContinuousClock.now
            try publisher.publish(record, to: place)
            try #require(try reader.take(1).count == 1)
            times.append(.now - start)
        }
        let first = times.removeFirst()
        times.sort()
        print("publish to poll: median \(times[150]), 99 % \(times[296]); the first record \(first)")
        #expect(reader.fetchWait == .fullSpeed && FetchWait.fullSpeed.milliseconds == 1)
    }
}
