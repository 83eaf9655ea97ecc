import Bus
import Domain
import Events
import Reading
import Recording
import TestSupport
import Testing

@Suite struct DrillSieveTests {
    let drill: FakeDrill

    init() throws { drill = try FakeDrill(units: ["muba/preventive", "muba/traffic"]) }

    private func sieve() -> DrillSieve { DrillSieve(drill: drill.id, opened: drill.opened) }

    private func judge(_ arrivals: [Arrival]) throws -> [Judgement] {
        var sieve = sieve()
        return try arrivals.map { arrival in
            let judgement = sieve.judge(arrival, controlIsRead: true) { _ in nil }
            return try #require(judgement)
        }
    }

    @Test func sequencesDecide() throws {
        func traffic(_ sequence: UInt64, _ data: [UInt8] = []) throws -> Arrival {
            try arrival("muba/traffic", sequence, on: "gladi.traffic", offset: 0, data: data)
        }
        let judgements = try judge([
            traffic(0), traffic(0), traffic(2), traffic(1), traffic(2), traffic(2, [1]), traffic(0, [1]), traffic(.max),
        ])
        #expect(
            judgements.map(\.verdict) == [
                .accepted, .duplicate, .refused, .accepted, .accepted, .differing, .differing, .refused,
            ]
        )
        #expect(judgements.map(\.isFault) == [false, false, false, false, false, true, true, false])
        #expect(judgements[2].reason?.contains("muba/traffic:1") == true)
    }

    @Test func aLostRaceOfADecidingStreamIsNoFault() throws {
        let judgements = try judge([
            arrival("console", 0, on: "gladi.console", offset: 0, data: [1]),
            arrival("console", 0, on: "gladi.console", offset: 1, data: [2]),
        ])
        #expect(judgements.map(\.verdict) == [.accepted, .differing])
        #expect(!judgements[1].isFault)
    }

    @Test func headersTopicAndDrillMustFit() throws {
        let place = TopicPartition(topic: "gladi.traffic", partition: 0)
        func without(_ header: String) throws -> Arrival {
            let good = try arrival("muba/traffic", 0, on: place.topic, offset: 0).record
            return Arrival(
                place: place,
                offset: 0,
                record: WireRecord(key: good.key, headers: good.headers.filter { $0.name != header }, value: good.value)
            )
        }
        let judgements = try judge([
            without("ce_exercise"), without("ce_type"), without("ce_drill"),
            arrival("muba/traffic", 0, on: "gladi.preventive", offset: 0),
            arrival("muba/ghost", 0, on: "gladi.ghost", offset: 0),
            arrival("muba/traffic", 0, on: "gladi.traffic", offset: 0, of: "other.x"),
            arrival("recorder", 0, on: "gladi.recorder", offset: 0),
        ])
        #expect(judgements.allSatisfy { $0.verdict == .refused && $0.reason?.isEmpty == false })
    }

    @Test func anOwnEventWithoutANumberIsNone() throws {
        let judgements = try judge([
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 0, type: "traffic.v1.SignalSet"),
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 1, type: "gladi.traffic.v2.SignalSet"),
            // A newer Gladi's protocol may say more.
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 2, type: "gladi.lockstep.v1.Newer"),
        ])
        #expect(judgements.map(\.verdict) == [.refused, .refused, .unnumbered])
    }

    @Test func whatCannotBeReadCounts() throws {
        let judgements = try judge([
            // Not Protobuf; somebody else's to say; a heartbeat with a number; an agency's own type; a completion.
            arrival("muba/traffic", 0, on: "gladi.traffic", offset: 0, type: RoadClosed.eventType, data: [0xFF]),
            arrival("muba/traffic", 1, on: "gladi.traffic", offset: 1, type: ArrestMade.eventType),
            arrival("muba/traffic", 2, on: "gladi.traffic", offset: 2, type: Ready.eventType),
            arrival("muba/traffic", 3, on: "gladi.traffic", offset: 3, type: "dishub.v1.Own", data: [0xFF]),
            arrival("muba/traffic", 4, on: "gladi.traffic", offset: 4, type: Completed.eventType),
        ])
        #expect(
            judgements.map(\.verdict) == [.acceptedUnread, .acceptedUnread, .acceptedUnread, .accepted, .accepted]
        )
        #expect(judgements.prefix(3).allSatisfy { $0.reason?.isEmpty == false })
    }

    @Test func unnumberedRecordsHaveTheirPlaces() throws {
        let control = Ready.with { $0.instance = "a" }.canonicalBytes()
        let judgements = try judge([
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 0, type: Ready.eventType),
            arrival("muba/damkar", nil, on: "gladi.damkar", offset: 0, type: Ready.eventType),
            arrival("recorder", nil, on: "gladi.recorder", offset: 0, type: Ready.eventType),
            arrival("recorder", nil, on: "gladi.recorder", offset: 0, type: Recorded.eventType),
            arrival("recorder", nil, on: "gladi.deadletter", offset: 0, type: DeadLettered.eventType),
            arrival("console", nil, on: "gladi.console", offset: 0, type: PaceAsked.eventType),
            arrival("control", nil, on: "gladi.control", offset: 0, type: Ready.eventType, data: control),
            arrival("control", nil, on: "gladi.control", offset: 0, type: PaceSet.eventType, by: "a"),
        ])
        #expect(judgements.allSatisfy { $0.verdict == .unnumbered })
        let refused = try judge([
            arrival("muba/damkar", nil, on: "gladi.traffic", offset: 0, type: Ready.eventType),
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 0, type: PaceSet.eventType),
            arrival("muba/traffic", nil, on: "gladi.recorder", offset: 0, type: Recorded.eventType),
            arrival("muba/traffic", nil, on: "gladi.traffic", offset: 0, type: RoadClosed.eventType),
            arrival("control", nil, on: "gladi.control", offset: 0, type: PaceSet.eventType),
            arrival("control", nil, on: "gladi.control", offset: 0, type: PaceSet.eventType, by: "a"),
            arrival("control", nil, on: "gladi.control", offset: 0, type: Fault.eventType, by: "a"),
            arrival("control", nil, on: "gladi.control", offset: 0, type: Ready.eventType, data: control),
            arrival("control", nil, on: "gladi.control", offset: 0, type: PaceSet.eventType, data: [0xFF], by: "a"),
        ])
        #expect(refused.indices.filter { refused[$0].verdict != .refused } == [7], "control's own heartbeat")
    }

    @Test func anInjectThatNoGrantAnnouncesIsHandedToNobody() throws {  // F3
        var drill = drill
        drill.grant(time: 0, events: [InjectDelivered.with { $0.inject = "a" }])
        try drill.publish("control", InjectDelivered.with { $0.inject = "palsu" })
        try drill.publish("control", Briefing.with { $0.unit = "muba/traffic" })
        let judgements = try judge(drill.arrivals())
        #expect(judgements.suffix(3).map(\.verdict) == [.accepted, .acceptedUnread, .acceptedUnread])
        #expect(judgements.dropLast(2).allSatisfy { $0.verdict == .accepted })
    }

    @Test func afterTheEndOnlyWhatItDeliversCounts() throws {
        var drill = drill
        drill.grant(time: 0)
        try drill.publish("muba/traffic", RoadClosed())
        try drill.complete("muba/traffic")
        drill.end()
        var sieve = sieve()
        let arrivals = drill.arrivals()
        // Control's partition first, as it may well be read.
        for arrival in arrivals where arrival.place.topic == "gladi.control" {
            #expect(sieve.judge(arrival, controlIsRead: true) { _ in nil }?.verdict == .accepted)
        }
        #expect(!sieve.isComplete)
        for arrival in arrivals where arrival.place.topic != "gladi.control" {
            #expect(sieve.judge(arrival, controlIsRead: true) { _ in nil }?.verdict == .accepted)
        }
        #expect(sieve.isComplete)
        #expect(sieve.completeTurn == 1)
        let late = try [
            arrival("muba/traffic", 2, on: "gladi.traffic", offset: 9),
            arrival("console", 0, on: "gladi.console", offset: 0),
            arrival("control", 5, on: "gladi.control", offset: 9),
        ]
        for arrival in late {
            #expect(sieve.judge(arrival, controlIsRead: true) { _ in nil }?.verdict == .refused)
        }
        // A repetition is still one.
        #expect(sieve.judge(arrivals[0], controlIsRead: true) { _ in nil }?.verdict == .duplicate)
    }

    @Test func oldDuplicatesAreLookedUp() throws {
        var sieve = sieve()
        var fingerprints: [Fingerprint] = []
        for sequence in 0..<5_000 as Range<UInt64> {
            let record = try arrival("muba/traffic", sequence, on: "gladi.traffic", offset: Int64(sequence))
            fingerprints.append(try record.reading.get().fingerprint)
            _ = sieve.judge(record, controlIsRead: true) { _ in nil }
        }
        var asked: [UInt64] = []
        func verdict(_ sequence: UInt64, _ data: [UInt8]) throws -> Verdict? {
            let record = try arrival("muba/traffic", sequence, on: "gladi.traffic", offset: 0, data: data)
            return sieve.judge(record, controlIsRead: true) { id in
                asked.append(id.sequence)
                return fingerprints[Int(id.sequence)]
            }?.verdict
        }
        #expect(try verdict(903, []) == .duplicate && verdict(903, [1]) == .differing)
        #expect(try verdict(904, []) == .duplicate && verdict(904, [1]) == .differing)
        #expect(try verdict(4_999, []) == .duplicate && verdict(4_999, [1]) == .differing)
        #expect(asked == [903, 903])
    }

    /// A model of the rules in a few lines, against the sieve and the file, with restarts between batches.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func agreesWithAModelWhateverComes(seed: UInt64) throws {
        let desk = try Desk()
        var random = SplitMix(state: seed)
        var held: [String: [[UInt8]]] = [:]
        var offsets: [String: Int64] = [:]
        var arrivals: [Arrival] = []
        var expected: [Verdict] = []
        for _ in 0..<300 {
            let unit = ["preventive", "traffic"][random.below(2)]
            let stream = "muba/\(unit)"
            let topic = random.below(12) == 0 ? "gladi.preventive" : "gladi.\(unit)"
            let next = UInt64(held[stream, default: []].count)
            let sequence = [next, next, next, next + UInt64(random.below(3)), UInt64(random.below(Int(next) + 1))][
                random.below(5)
            ]
            let data = [UInt8(random.below(2))]
            let offset = offsets[topic, default: 0]
            offsets[topic] = offset + 1
            arrivals.append(try arrival(stream, sequence, on: topic, offset: offset, data: data))
            if topic != "gladi.\(unit)" || sequence > next {
                expected.append(.refused)
            } else if sequence == next {
                held[stream, default: []].append(data)
                expected.append(.accepted)
            } else {
                expected.append(held[stream]?[Int(sequence)] == data ? .duplicate : .differing)
            }
        }
        var file = try desk.open(drill)
        _ = try file.append(Array(drill.arrivals()))
        let before = Int(file.rowCount)
        var index = 0
        while index < arrivals.count {
            let end = min(index + 1 + random.below(60), arrivals.count)
            _ = try file.append(Array(arrivals[index..<end]), controlIsRead: true)
            index = end
            guard random.below(3) == 0 else { continue }
            try file.close()
            file = try desk.open(drill)
        }
        try file.close()
        let rows = try RecordReader(path: desk.path()).allRows().dropFirst(before)
        #expect(rows.map(\.judgement.verdict) == expected, "seed \(seed)")
        for (stream, data) in held {
            let accepted = try RecordReader(path: desk.path()).accepted(try StreamName(stream), limit: 1_000)
            #expect(accepted.map(\.envelope.data) == data, "seed \(seed)")
        }
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("seed \(seed): \(try RecordCheck.verify(path: desk.path()))")
            return
        }
    }
}

/// Seeded numbers for tests (SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
