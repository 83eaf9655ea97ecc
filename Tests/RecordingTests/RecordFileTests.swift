import Bus
import Domain
import Events
import Foundation
import GRDB
import Reading
import Recording
import SwiftProtobuf
import TestSupport
import Testing

@Suite struct RecordFileTests {
    @Test func keepsEveryRecordByteForByte() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        try desk.record(drill)
        let rows = try RecordReader(path: desk.path()).allRows()
        let arrivals = drill.arrivals()
        #expect(rows.count == arrivals.count)
        let recorded = Dictionary(uniqueKeysWithValues: rows.map { ("\($0.arrival.place)@\($0.arrival.offset)", $0) })
        for arrival in arrivals {
            let row = try #require(recorded["\(arrival.place)@\(arrival.offset)"])
            #expect(row.arrival.record == arrival.record)
            #expect(row.arrival.timestampMilliseconds == arrival.timestampMilliseconds)
        }
    }

    @Test func keepsNullAndEmptyApart() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        let values: [[UInt8]?] = [nil, [], [0], [0xFF, 0x00, 0x80], Array("a\"\\\u{1}\u{0} é e\u{301} 😀".utf8)]
        var records: [WireRecord] = []
        for key in values {
            for value in values {
                let headers =
                    values.map { OutsideHeader(name: "h\"\\\u{0}é", value: $0) } + [
                        OutsideHeader(name: "", value: value)
                    ]
                records.append(WireRecord(key: key, headers: headers, value: value))
                records.append(WireRecord(key: key, headers: [], value: value))
            }
        }
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        let arrivals = records.enumerated().map { Arrival(place: place, offset: Int64($0.offset), record: $0.element) }
        let appended = try file.append(arrivals)
        #expect(appended.rows == records.count)
        #expect(appended.deadLetters.count == records.count)
        try file.close()
        let rows = try RecordReader(path: desk.path()).allRows()
        #expect(rows.count == records.count)
        for (row, record) in zip(rows, records) {
            #expect(row.arrival.record.key == record.key)
            #expect(row.arrival.record.value == record.value)
            // Swift compares strings by meaning; a record is bytes.
            #expect(
                row.arrival.record.headers.map { Array($0.name.utf8) } == record.headers.map { Array($0.name.utf8) }
            )
            #expect(row.arrival.record.headers.map(\.value) == record.headers.map(\.value))
        }
        for (letter, record) in zip(appended.deadLetters, records) {
            #expect(letter.message.hasKey == (record.key != nil) && letter.message.hasValue == (record.value != nil))
            #expect(letter.message.headers.map(\.hasValue) == record.headers.map { $0.value != nil })
        }
        #expect(try desk.query("SELECT count(*) FROM record WHERE key IS NULL") == ["10"])
        #expect(try desk.query("SELECT count(*) FROM record WHERE key = x''") == ["10"])
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole: \(try RecordCheck.verify(path: desk.path()))")
            return
        }
    }

    @Test func isReadableByAnyone() throws {
        let desk = try Desk()
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 60)
        try drill.publish("muba/traffic", RoadClosed.with { $0.road = "merdeka" }, cause: drill.lastControl)
        try drill.publish("muba/traffic", type: RoadClosed.eventType, data: [0xFF])
        try desk.record(drill)
        #expect(
            try desk.query("SELECT time || ' ' || type || ' ' || cause FROM events WHERE stream = 'muba/traffic'").first
                == "2024-08-25T01:01:00Z gladi.traffic.v1.RoadClosed control:2"
        )
        #expect(try desk.query("SELECT verdict FROM refusals") == ["accepted-unread"])
        let type = """
            SELECT h.value ->> 1 FROM record, json_each(headers) AS h
            WHERE stream = 'muba/traffic' AND h.value ->> 0 = 'ce_type' LIMIT 1
            """
        #expect(try desk.query(type) == ["gladi.traffic.v1.RoadClosed"])
        #expect(try desk.query("SELECT value FROM meta WHERE key = 'drill'") == ["muba-2024.test"])
    }

    @Test func commitsReachTheDisk() throws {
        let desk = try Desk()
        let file = try desk.open(try FakeDrill.sample())
        let durability = try file.durability()
        #expect(durability.synchronous == 2)
        #expect(durability.journal == "wal")
    }

    @Test func closedRecordIsOneFile() throws {
        let desk = try Desk()
        try desk.record(try FakeDrill.sample())
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["drill.gladi"])
        #expect(try desk.query("PRAGMA journal_mode") == ["delete"])
    }

    @Test func closesBesideAReader() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals())
        let reader = try RecordReader(path: desk.path())
        #expect(try reader.head().rows == Int64(drill.log.count))
        try file.close()
        #expect(try reader.allRows().count == drill.log.count)
        try reader.close()
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole")
            return
        }
    }

    @Test(arguments: [0, 1, 20, 41])
    func goesOnFromItsOwnOffsets(after count: Int) throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let arrivals = drill.arrivals()
        // Never closed: what is there is what was committed.
        let killed = try desk.open(drill)
        try killed.appendAll(Array(arrivals[..<count]), batch: 3)
        let copy = desk.path("copy.gladi")
        for end in ["", "-wal"] where FileManager.default.fileExists(atPath: desk.path() + end) {
            try FileManager.default.copyItem(atPath: desk.path() + end, toPath: copy + end)
        }
        let file = try desk.open(drill, "copy.gladi")
        #expect(file.rowCount == Int64(count))
        #expect(file.nextOffsets == killed.nextOffsets)
        // The bus gives again what it likes; what is recorded stays recorded once.
        try file.appendAll(arrivals, batch: 5)
        #expect(file.isComplete)
        try file.close()
        guard case .whole(let summary) = try RecordCheck.verify(path: copy) else {
            Issue.record("not whole: \(try RecordCheck.verify(path: copy))")
            return
        }
        #expect(summary.rows == Int64(arrivals.count))
        #expect(summary.digest == drill.digest)
    }

    @Test func batchIsAllOrNothing() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample(turns: 400)
        let arrivals = drill.arrivals()
        let file = try desk.open(drill)
        try file.appendAll(Array(arrivals[..<100]))
        let (rows, chain, next) = (file.rowCount, file.chain, file.nextOffsets)
        try file.bound(bytes: 200_000)
        #expect(throws: RecordingError.diskFull(path: desk.path())) { try file.append(Array(arrivals[100...])) }
        #expect((file.rowCount, file.chain, file.nextOffsets) == (rows, chain, next))
        let reader = try RecordReader(path: desk.path())
        #expect(try reader.head().rows == rows)
        #expect(try reader.allRows().count == Int(rows))
        guard case .whole(let partial) = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole after a full disk")
            return
        }
        #expect(!partial.isEnded)
        // Room again: the same batch goes in.
        try file.bound(bytes: nil)
        try file.appendAll(Array(arrivals[100...]))
        try file.close()
        guard case .whole(let summary) = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole after there was room again")
            return
        }
        #expect(summary.digest == drill.digest)
    }

    @Test func unknownFieldsAndTypesSurvive() throws {
        let desk = try Desk()
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 0)
        // Field 99, varint: from a newer writer's schema.
        let newer = RoadClosed.with { $0.road = "merdeka" }.canonicalBytes() + [0x98, 0x06, 0x2A]
        try drill.publish("muba/traffic", type: RoadClosed.eventType, data: newer)
        try drill.publish("muba/traffic", type: "dishub.signals.v3.PhaseChanged", data: [1, 2, 3, 0, 255])
        try desk.record(drill)
        let records = try RecordReader(path: desk.path()).accepted(try StreamName("muba/traffic"))
        #expect(records.map(\.envelope.data) == [newer, [1, 2, 3, 0, 255]])
        #expect(try desk.query("SELECT DISTINCT verdict FROM events") == ["accepted"])
        let decoded = try #require(try EventCatalogue.standard.decode(records[0].envelope) as? RoadClosed)
        #expect(decoded.canonicalBytes() == newer)
    }

    @Test func statesOtherDrillsAndAbsentOffsets() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        try file.appendAll(drill.arrivals())
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        let next = try #require(file.nextOffsets[place])
        _ = try file.append([
            try arrival("muba/traffic", 0, on: place.topic, offset: next, of: "other.x"),
            try arrival("muba/traffic", 1, on: place.topic, offset: next + 1, of: "other.x"),
        ])
        _ = try file.append([try arrival("muba/traffic", 2, on: place.topic, offset: next + 2, of: "other.x")])
        #expect(file.rowCount == Int64(drill.log.count))
        #expect(file.nextOffsets[place] == next + 3)
        let reader = try RecordReader(path: desk.path())
        #expect(try reader.skipped(.otherDrill).map(\.offsets) == [next..<next + 3])
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("other drills are no gap")
            return
        }
        _ = try file.append([try arrival("muba/traffic", 0, on: place.topic, offset: next + 10)])
        try file.close()
        #expect(try reader.skipped(.absent).map(\.offsets) == [next + 3..<next + 10])
        guard case .wholeWithGaps(let summary, let gaps) = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("an absent range is a gap")
            return
        }
        #expect(gaps.absentOffsets == 7)
        #expect(gaps.firstMissing == nil)
        #expect(summary.digest == drill.digest)
    }

    @Test func aRecordOfTwoDrillsIsRefused() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample()
        let file = try desk.open(drill)
        let foreign = try arrival("muba/traffic", 0, on: "gladi.traffic", offset: 0, of: "other.x")
        let record = WireRecord(
            key: Array(drill.id.text.utf8),
            headers: foreign.record.headers,
            value: foreign.record.value
        )
        let appended = try file.append([Arrival(place: foreign.place, offset: 0, record: record)])
        #expect(appended.deadLetters.count == 1)
    }

    @Test func aStreamThatNoGrantHasNamedWaitsForControl() throws {
        let desk = try Desk()
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 0)
        let early = drill.log.count
        let stream = StreamEntry.with {
            $0.number = 9
            $0.name = "muba/damkar"
            $0.topic = "gladi.damkar"
            $0.kind = .main
            $0.unit = "muba/damkar"
        }
        drill.grant(
            time: 10,
            changes: [
                .with {
                    $0.unit = "muba/damkar"
                    $0.participates = true
                    $0.streams = [stream]
                }
            ]
        )
        try drill.publish("muba/damkar", UnitDeployed())
        try drill.complete("muba/damkar")
        drill.end()
        let arrivals = drill.arrivals()
        let damkar = arrivals.filter { $0.place.topic == "gladi.damkar" }
        let file = try desk.open(drill)
        _ = try file.append(Array(arrivals[..<early]))
        let place = TopicPartition(topic: "gladi.damkar", partition: 0)
        #expect(try file.append(damkar).waiting == [place: 0])
        #expect(try file.append([damkar[1]]).waiting == [place: 0])
        #expect(file.rowCount == Int64(early))
        _ = try file.append(Array(arrivals[early...]).filter { $0.place.topic == "gladi.control" })
        #expect(!file.isComplete)
        #expect(try file.append(damkar).waiting.isEmpty)
        #expect(file.isComplete)
        // A stream that control, read to its end, does not know is foreign.
        let forged = try arrival("muba/ghost", 0, on: "gladi.ghost", offset: 0)
        #expect(try file.append([forged], controlIsRead: true).deadLetters.count == 1)
        try file.close()
        guard case .whole(let summary) = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole")
            return
        }
        #expect(summary.digest == drill.digest)
    }

    /// How fast it is says the machine; that a long record is written as a short one is ours.
    @Test func aLongRecordTakesNoMoreForARecordThanAShortOne() throws {
        let desk = try Desk()
        let drill = try FakeDrill.sample(
            units: ["muba/detection", "muba/medical", "muba/preventive", "muba/traffic"],
            turns: 8_000
        )
        let arrivals = drill.arrivals()
        let file = try desk.open(drill)
        // This thread's alone: other tests run beside.
        func processorSeconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let quarter = arrivals.count / 4
        let times = try (0..<4).map { part in
            let start = processorSeconds()
            try file.appendAll(Array(arrivals[part * quarter..<(part + 1) * quarter]), batch: 1_000)
            return processorSeconds() - start
        }
        print("\(quarter) records, four times: \(times) s to write, processor time")
        try file.appendAll(Array(arrivals[(4 * quarter)...]))
        #expect(file.isComplete && file.rowCount == Int64(arrivals.count))
        #expect(times[3] < 3 * times[0])
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("not whole")
            return
        }
    }
}
