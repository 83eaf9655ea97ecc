import Bus
import Domain
import Events
import Recording
import TestSupport
import Testing

@Suite struct DeadLetterTests {
    @Test func pendingUntilReadBack() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals())
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        let next = try #require(file.nextOffsets[place])
        let appended = try file.append([
            try arrival("muba/traffic", 999, on: place.topic, offset: next, data: [7]),
            Arrival(place: place, offset: next + 1, record: WireRecord(key: nil, headers: [], value: nil)),
        ])
        #expect(appended.deadLetters.map(\.message.offset) == [UInt64(next), UInt64(next + 1)])
        #expect(appended.deadLetters[0].message.reason.contains("999"))
        try file.close()
        // Killed before it published any: they are still to be published, byte for byte the same.
        let again = try desk.open(drill)
        let pending = try again.pendingDeadLetters()
        #expect(pending.map { $0.record(in: drill.id) } == appended.deadLetters.map { $0.record(in: drill.id) })
        #expect(try again.pendingDeadLetters(limit: 1).count == 1)
        let letters = TopicPartition(topic: DeadLetter.topic, partition: 0)
        // The second comes back, twice; the first is still missing.
        for offset in 0..<2 {
            _ = try again.append([
                Arrival(place: letters, offset: Int64(offset), record: pending[1].record(in: drill.id))
            ])
        }
        #expect(try again.pendingDeadLetters().map(\.row) == [pending[0].row])
        _ = try again.append([Arrival(place: letters, offset: 2, record: pending[0].record(in: drill.id))])
        #expect(try again.pendingDeadLetters().isEmpty)
    }

    @Test func aRecordTooLargeToRepeatIsNamed() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        let huge = WireRecord(key: nil, headers: [], value: Array(repeating: 1, count: 1_000_000))
        let appended = try file.append([Arrival(place: place, offset: 0, record: huge)])
        let letter = try #require(appended.deadLetters.first)
        #expect(!letter.message.hasValue)
        #expect(letter.message.reason.contains("1000000"))
        #expect(letter.record(in: drill.id).value?.count ?? .max < 1_000)
    }

    @Test func aForgedDeadLetterIsRefused() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        let forged = try arrival(
            "muba/traffic",
            nil,
            on: DeadLetter.topic,
            offset: 0,
            type: DeadLettered.eventType
        )
        #expect(try file.append([forged]).deadLetters.count == 1)
    }
}
