import Bus
import Events
import Foundation
import TestSupport
import Testing

/// What every bus must do, whatever carries it; none is called ready before it passes.
@Suite("Bus conformance")
struct BusConformance {
    @Test("records of a partition keep their order", arguments: BusUnderTest.all)
    func order(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        for number in 0..<600 {
            try topic.publisher.publish(.numbered(number), to: topic[Int32(number % 2)])
        }
        let arrivals = try topic.reader([0: 0, 1: 0]).take(600)
        for partition in Int32(0)...1 {
            let own = arrivals.filter { $0.place == topic[partition] }
            #expect(own.numbers == Array(stride(from: Int(partition), to: 600, by: 2)))
            #expect(zip(own, own.dropFirst()).allSatisfy { $0.offset < $1.offset })
        }
    }

    @Test("keys, headers and values come back byte for byte, null and empty apart", arguments: BusUnderTest.all)
    func bytes(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let binary = [UInt8](0...255)
        let headers = [
            OutsideHeader(name: "twice", value: [1]), OutsideHeader(name: "null", value: nil),
            OutsideHeader(name: "empty", value: []), OutsideHeader(name: "twice", value: [2]),
            OutsideHeader(name: "binary", value: binary), OutsideHeader(name: "nama-polisi-kota-é", value: [0]),
        ]
        var records: [WireRecord] = []
        for key in [nil, [], binary] as [[UInt8]?] {
            for value in [nil, [], binary] as [[UInt8]?] {
                records.append(WireRecord(key: key, headers: headers, value: value))
                records.append(WireRecord(key: key, headers: [], value: value))
            }
        }
        for record in records { try topic.publisher.publish(record, to: topic[0]) }
        #expect(try topic.reader([0: 0]).take(records.count).map(\.record) == records)
    }

    @Test("an event that was published is read as that event", arguments: BusUnderTest.all)
    func events(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let envelope = try Envelope.example(sequence: 7)
        try topic.publisher.publish(CloudEventsBinding.encode(envelope), to: topic[0])
        let arrival = try #require(try topic.reader([0: 0]).take(1).first)
        #expect(try arrival.reading.get() == envelope)
    }

    @Test("reading starts at the offset that was assigned", arguments: BusUnderTest.all)
    func offsets(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        try topic.publish(0..<20)
        let all = try topic.reader([0: 0]).take(20)
        try #require(all.count == 20)
        #expect(try topic.reader([0: all[5].offset]).take(15).numbers == Array(5..<20))
        let late = try topic.reader([0: all[19].offset + 1])
        try topic.publish(20..<22)
        #expect(try late.take(2).numbers == [20, 21])
    }

    @Test("assigning anew adds, drops and moves partitions", arguments: BusUnderTest.all)
    func reassignment(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        try topic.publish(0..<10, to: 0)
        try topic.publish(100..<110, to: 1)
        let reader = try topic.reader([0: 0])
        let first = try reader.take(10)
        #expect(first.numbers == Array(0..<10))
        let next = try #require(first.last).offset + 1

        try reader.assign(topic.positions([0: next, 1: 0]))
        try topic.publish(10..<12, to: 0)
        let both = try reader.take(12)
        #expect(both.filter { $0.place == topic[0] }.numbers == [10, 11])
        #expect(both.filter { $0.place == topic[1] }.numbers == Array(100..<110))

        try reader.assign(topic.positions([1: first[0].offset]))
        try topic.publish(12..<13, to: 0)
        try topic.publish(110..<111, to: 1)
        #expect(try reader.take(11).numbers == Array(100..<111))

        try reader.assign([:])
        #expect(try reader.poll(limit: 10, wait: .milliseconds(50)).isEmpty)
    }

    @Test("seeking goes back and forth, and nothing old comes after", arguments: BusUnderTest.all)
    func seeking(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        try topic.publish(0..<200)
        let reader = try topic.reader([0: 0])
        let offsets = try reader.take(200).map(\.offset)
        try #require(offsets.count == 200)
        for start in [3, 150, 0, 199, 42, 42, 7] {
            try reader.seek(topic[0], to: offsets[start])
            // Some records are taken; others are fetched and not yet read when the next seek comes.
            let count = min(200 - start, 20)
            var numbers: [Int] = []
            while numbers.count < count {
                let arrivals = try reader.poll(limit: count - numbers.count, wait: Hang.bound)
                try #require(!arrivals.isEmpty)
                numbers += arrivals.numbers
            }
            #expect(numbers == Array(start..<start + count))
        }
        #expect(throws: BusError.self) { try reader.seek(topic[1], to: 0) }
    }

    @Test("bounds say what a partition holds", arguments: BusUnderTest.all)
    func bounds(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try bus.subscriber()
        #expect(try reader.bounds(of: topic[0]) == 0..<0)
        // Each in a batch of its own: Tansu 0.6 counts the records of the last batch as one.
        for number in 0..<5 { try topic.publish(number..<number + 1) }
        #expect(try reader.bounds(of: topic[0]) == 0..<5)
        #expect(try reader.bounds(of: topic[1]) == 0..<0)
        let unknown = TopicPartition(topic: topic.name + "-new", partition: 0)
        try bus.makeTopic?(unknown.topic)
        #expect(try reader.bounds(of: unknown) == 0..<0)
        #expect(throws: BusError.self) { try reader.bounds(of: topic[99]) }
    }

    @Test(
        "a lost head is said with the first offset kept, costs no other partition a record, and is mended by a seek",
        arguments: BusUnderTest.all.filter { $0.loseHead != nil }
    )
    func lostHead(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        try topic.publish(0..<1)
        try topic.publish(1..<2)
        try topic.publish(100..<103, to: 1)
        let loseHead = try #require(bus.loseHead)
        try loseHead(topic[0], topic.publisher)

        let reader = try topic.reader([0: 0, 1: 0])
        let held = try reader.bounds(of: topic[0])
        #expect(held.lowerBound > 0)
        let lost = BusError.lostHead(topic[0], first: held.lowerBound)
        #expect(reader.take(3, despite: lost).numbers == [100, 101, 102])
        #expect(reader.error() == lost)
        #expect(reader.error() == lost, "it is said until it is mended")
        try topic.publish(103..<104, to: 1)
        #expect(reader.take(1, despite: lost).numbers == [103])

        try reader.seek(topic[0], to: held.lowerBound)
        #expect(try reader.take(held.count).map(\.offset) == Array(held))
    }

    @Test("all subscribers see the same", arguments: BusUnderTest.all)
    func subscribers(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let early = try topic.reader([0: 0])
        try topic.publish(0..<50)
        let middle = try topic.reader([0: 0])
        try topic.publish(50..<100)
        let seen = try [early, middle, topic.reader([0: 0])].map { try $0.take(100) }
        for arrivals in seen {
            #expect(arrivals.numbers == Array(0..<100))
            #expect(arrivals.map(\.offset) == seen[0].map(\.offset))
        }
    }

    @Test("a poll returns no more than its limit", arguments: BusUnderTest.all)
    func limit(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        try topic.publish(0..<50)
        let reader = try topic.reader([0: 0])
        var numbers: [Int] = []
        while numbers.count < 50 {
            let arrivals = try reader.poll(limit: 7, wait: Hang.bound)
            try #require((1...7).contains(arrivals.count))
            numbers += arrivals.numbers
        }
        #expect(numbers == Array(0..<50))
    }

    @Test("a poll without records waits its time", arguments: BusUnderTest.all)
    func waiting(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try topic.reader([0: 0])
        try topic.publish(0..<20)
        #expect(try reader.take(20).count == 20)
        let start = ContinuousClock.now
        #expect(try reader.poll(limit: 10, wait: .milliseconds(100)).isEmpty)
        #expect(ContinuousClock.now - start > .milliseconds(90))
    }

    @Test("a poll that waits ends by a record", arguments: BusUnderTest.all)
    func arrival(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try topic.reader([0: 0])
        let (publisher, place) = (topic.publisher, topic[0])
        let thread = Thread { try? publisher.publish(.numbered(1), to: place) }
        thread.start()
        // One poll: if the record had not ended it, its wait would have ended it without a record.
        #expect(try reader.poll(limit: 10, wait: Hang.bound).numbers == [1])
    }

    @Test("a poll that waits ends by wake(), from any thread", arguments: BusUnderTest.all)
    func waking(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try topic.reader([0: 0])
        nonisolated(unsafe) let sleeper = reader
        for _ in 0..<5 {
            let thread = Thread { sleeper.wake() }
            let deadline = Hang.deadline()
            thread.start()
            #expect(try reader.poll(limit: 10, wait: Hang.bound).isEmpty)
            #expect(ContinuousClock.now < deadline, "it ended by its wait")
        }
    }

    @Test("a large record passes", arguments: BusUnderTest.all)
    func largeRecord(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let value = (0..<900 * 1_024).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let record = WireRecord(key: [1], headers: [OutsideHeader(name: "a", value: [2])], value: value)
        try topic.publisher.publish(record, to: topic[0])
        #expect(try topic.reader([0: 0]).take(1).map(\.record) == [record])
    }

    @Test("a record that is too large is refused", arguments: BusUnderTest.all.filter(\.isNetworked))
    func tooLarge(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let record = WireRecord(key: nil, headers: [], value: [UInt8](repeating: 1, count: 4_000_000))
        let error = #expect(throws: BusError.self) { try topic.publisher.publish(record, to: topic[0]) }
        guard case .tooLarge(let bytes) = error else {
            Issue.record("not .tooLarge but \(String(describing: error))")
            return
        }
        #expect(bytes > 4_000_000)
        try topic.publish(0..<1)
    }

    @Test("a full buffer says so and takes records again later", arguments: BusUnderTest.all.filter(\.isNetworked))
    func fullBuffer(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus, capacity: 5)
        var taken = 0
        let error = #expect(throws: BusError.self) {
            while taken < 100_000 {
                try topic.publisher.publish(.numbered(taken), to: topic[0])
                taken += 1
            }
        }
        #expect(error == .full)
        #expect(topic.publisher.flush(within: Hang.bound))
        try topic.publish(taken..<taken + 3)
        #expect(try topic.reader([0: 0]).take(taken + 3).numbers == Array(0..<taken + 3))
    }

    @Test("a closed client says so", arguments: BusUnderTest.all)
    func closed(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try topic.reader([0: 0])
        topic.publisher.close()
        #expect(throws: BusError.closed) { try topic.publisher.publish(.numbered(1), to: topic[0]) }
        reader.close()
        #expect(throws: BusError.closed) { try reader.poll(limit: 1, wait: .zero) }
        #expect(throws: BusError.closed) { try reader.assign([:]) }
        #expect(throws: BusError.closed) { try reader.seek(topic[0], to: 0) }
        #expect(throws: BusError.closed) { try reader.bounds(of: topic[0]) }
        #expect(throws: BusError.closed) { try reader.partitionCount(of: topic.name) }
        reader.wake()
        reader.close()
        topic.publisher.close()
    }

    @Test("a record goes to the partition that it names and to no other", arguments: BusUnderTest.all)
    func partitions(_ bus: BusUnderTest) throws {
        let topic = try FreshTopic(on: bus)
        let reader = try bus.subscriber()
        let count = try reader.partitionCount(of: topic.name)
        try #require(count >= 2)
        for partition in 0..<count { try topic.publish([Int(partition)], to: partition) }
        try reader.assign(topic.positions(Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, 0) })))
        let arrivals = try reader.take(Int(count))
        #expect(Set(arrivals.map(\.place)) == Set((0..<count).map { topic[$0] }))
        #expect(arrivals.allSatisfy { $0.record == .numbered(Int($0.place.partition)) })

        #expect(throws: BusError.self) { try topic.publisher.publish(.numbered(1), to: topic[count]) }
        #expect(throws: BusError.self) { try reader.assign(topic.positions([count: 0])) }
    }
}
