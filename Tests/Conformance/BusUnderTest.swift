import Bus
import Events
import Foundation
import Kafka
import TestSupport
import Testing

/// A bus that the conformance suite holds to the protocols' words.
struct BusUnderTest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A writer to a topic that holds at most so many records back.
    let publisher: @Sendable (_ topic: String, _ capacity: Int) throws -> any Publisher
    let subscriber: @Sendable () throws -> any Subscriber
    /// Makes a partition that holds records lose its first; nil where a test cannot.
    let loseHead: (@Sendable (TopicPartition, any Publisher) throws -> Void)?
    /// Whether a publisher holds records back until they have left, and knows a largest size.
    let isNetworked: Bool

    /// Makes a topic where the bus makes none by itself; nil where it does.
    let makeTopic: (@Sendable (String) throws -> Void)?

    /// All buses: in memory, embedded, and the broker at `GLADI_KAFKA` when that is set.
    ///
    /// The broker at `GLADI_KAFKA` must make topics by itself, with two partitions or more. If it does not,
    /// `GLADI_KAFKA_MAKE_TOPIC` is a program with its first arguments; it is called with a topic's name and makes that
    /// topic.
    static let all: [BusUnderTest] = [inMemory, embedded] + (realBroker.map { [$0] } ?? [])

    private static let inMemory: BusUnderTest = {
        let bus = InMemoryBus()
        return BusUnderTest(
            testDescription: "in memory",
            publisher: { _, _ in bus.publisher() },
            subscriber: { bus.subscriber() },
            loseHead: { place, _ in bus.truncate(place, before: 1) },
            isNetworked: false,
            makeTopic: nil
        )
    }()

    /// One broker for all tests; each has a topic of its own.
    static let broker = Result { try EmbeddedBroker() }

    private static let embedded = kafka(
        "embedded broker",
        at: { try KafkaConnection(bootstrap: broker.get().bootstrap) },
        loseHead: { place, publisher in
            let large = WireRecord(key: nil, headers: [], value: [UInt8](repeating: 7, count: 900_000))
            for _ in 0..<7 { try publisher.publish(large, to: place) }
            #expect(publisher.flush(within: Hang.bound))
        }
    )

    private static let realBroker: BusUnderTest? = ProcessInfo.processInfo.environment["GLADI_KAFKA"].map { address in
        // Apache Kafka deletes heads by age, or when an administrator asks for it. A writer can do neither.
        kafka(
            "Kafka at \(address)",
            at: { KafkaConnection(bootstrap: address) },
            loseHead: nil,
            makeTopic: topicMaker(ProcessInfo.processInfo.environment["GLADI_KAFKA_MAKE_TOPIC"])
        )
    }

    private static func topicMaker(_ command: String?) -> (@Sendable (String) throws -> Void)? {
        guard let words = command?.split(separator: " ").map(String.init), let program = words.first else { return nil }
        return { name in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = words.dropFirst() + [name]
            // It may be linked with a library that these tests have replaced.
            process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "LD_LIBRARY_PATH" }
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "\(program) made no topic \(name)")
        }
    }

    private static func kafka(
        _ name: String,
        at connection: @escaping @Sendable () throws -> KafkaConnection,
        loseHead: (@Sendable (TopicPartition, any Publisher) throws -> Void)?,
        makeTopic: (@Sendable (String) throws -> Void)? = nil
    ) -> BusUnderTest {
        BusUnderTest(
            testDescription: name,
            publisher: { try connection().publisher(to: [$0], capacity: $1) },
            subscriber: { try connection().subscriber() },
            loseHead: loseHead,
            isNetworked: true,
            makeTopic: makeTopic
        )
    }
}

/// A fresh topic on a bus, with one writer.
struct FreshTopic {
    let bus: BusUnderTest
    let name: String
    let publisher: any Publisher

    init(on bus: BusUnderTest, capacity: Int = 10_000) throws {
        self.bus = bus
        name = "conformance-\(UUID().uuidString.lowercased())"
        try bus.makeTopic?(name)
        publisher = try bus.publisher(name, capacity)
    }

    subscript(_ partition: Int32) -> TopicPartition { TopicPartition(topic: name, partition: partition) }

    /// Publishes records that hold these numbers.
    func publish(_ numbers: some Sequence<Int>, to partition: Int32 = 0) throws {
        for number in numbers { try publisher.publish(.numbered(number), to: self[partition]) }
        #expect(publisher.flush(within: Hang.bound))
    }

    /// A reader of these positions, by partition.
    func reader(_ positions: [Int32: Int64]) throws -> any Subscriber {
        let subscriber = try bus.subscriber()
        try subscriber.assign(self.positions(positions))
        return subscriber
    }

    func positions(_ positions: [Int32: Int64]) -> [TopicPartition: Int64] {
        Dictionary(uniqueKeysWithValues: positions.map { (self[$0], $1) })
    }
}

extension WireRecord {
    /// A record whose value is a number.
    static func numbered(_ number: Int) -> WireRecord {
        WireRecord(key: Array("k".utf8), headers: [], value: Array("\(number)".utf8))
    }
}

extension Subscriber {
    /// Polls until `count` records have come or it hangs.
    func take(_ count: Int) throws -> [Arrival] {
        var arrivals: [Arrival] = []
        let deadline = Hang.deadline()
        while arrivals.count < count, ContinuousClock.now < deadline {
            arrivals += try poll(limit: 500, wait: .milliseconds(200))
        }
        return arrivals
    }

    /// As `take`, going on when `expected` is thrown.
    func take(_ count: Int, despite expected: BusError) -> [Arrival] {
        var arrivals: [Arrival] = []
        let deadline = Hang.deadline()
        while arrivals.count < count, ContinuousClock.now < deadline {
            do throws(BusError) {
                arrivals += try poll(limit: 500, wait: .milliseconds(200))
            } catch {
                #expect(error == expected)
            }
        }
        return arrivals
    }

    /// Polls until an error comes or it hangs.
    func error() -> BusError? {
        let deadline = Hang.deadline()
        do throws(BusError) {
            while ContinuousClock.now < deadline { _ = try poll(limit: 500, wait: .milliseconds(200)) }
            return nil
        } catch {
            return error
        }
    }
}

extension [Arrival] {
    /// The numbers that the records hold.
    var numbers: [Int] { compactMap { $0.record.value.flatMap { Int(String(decoding: $0, as: UTF8.self)) } } }
}
