import Bus
import Domain
import Events
import Lockstep
import Recording
import TestSupport
import Testing

/// Golden vectors, computed from the written formulas by a program of its own (Python's hashlib).
@Suite struct ChainTests {
    @Test func digestFollowsItsFormula() throws {
        let control = try StreamName("control")
        let opened = Leaf(
            stream: control,
            sequence: 0,
            turn: 0,
            type: Opened.eventType,
            contentType: .protobuf,
            cause: nil,
            data: [8, 1]
        )
        let thing = Leaf(
            stream: control,
            sequence: 1,
            turn: 0,
            type: "gladi.test.v1.Thing",
            contentType: .protobuf,
            cause: EventID(stream: control, sequence: 0),
            data: []
        )
        let report = Leaf(
            stream: try StreamName("muba/traffic"),
            sequence: 0,
            turn: 1,
            type: "gladi.test.v1.Thing",
            contentType: .json,
            cause: nil,
            data: Array("{}".utf8)
        )
        #expect(opened.description == "b57828c00edd615804b52ae76aa3dbd7d7cc6f775d34136ae7d474d0eb52a949")
        var digest = DigestChain(opened: opened)
        #expect(digest.value == opened.bytes)
        digest.cover(thing)
        digest.cover(report)
        #expect(hexadecimal(digest.value) == "122bbeb7a72c960d36aa0c1b785eaa5fc0626a31862f6a14d066f26c4dd4a2cb")
    }

    @Test func recordFollowsItsFormula() throws {
        let desk = try Desk()
        let drill = try FakeDrill(units: ["muba/traffic"])
        let file = try desk.open(drill)
        #expect(hexadecimal(file.chain.value) == "3a5440b1ec7fcca612f0004f76d6c44aec12072dde3947886ab2524dba149040")
        func arrival(
            _ stream: String,
            _ sequence: UInt64?,
            _ type: String,
            _ data: [UInt8],
            on topic: String,
            offset: Int64,
            turn: UInt64 = 0,
            cause: String? = nil,
            time: String? = "2024-08-25T01:00:00Z",
            timestamp: Int64? = nil
        ) throws -> Arrival {
            let envelope = Envelope(
                drill: drill.id,
                stream: try StreamName(stream),
                sequence: sequence,
                turn: turn,
                type: type,
                cause: try cause.map { try EventID($0) },
                time: time,
                data: data
            )
            return Arrival(
                place: TopicPartition(topic: topic, partition: 3),
                offset: offset,
                record: CloudEventsBinding.encode(envelope),
                timestampMilliseconds: timestamp
            )
        }
        _ = try file.append([try arrival("control", 0, Opened.eventType, [8, 1], on: "gladi.control", offset: 10)])
        #expect(hexadecimal(file.chain.value) == "00fcd6addc5605a951f532fee6e9aae22668d3f2f99cb4fead04390994215b03")
        _ = try file.append([
            try arrival(
                "control",
                1,
                "gladi.test.v1.Thing",
                [],
                on: "gladi.control",
                offset: 11,
                cause: "control:0",
                timestamp: 1_724_547_600_001
            )
        ])
        #expect(hexadecimal(file.chain.value) == "931f1b1f8f7c252f1da29cf1addf0bc93284dd64c0d0efec3a37e0dd87dd2ffa")
        _ = try file.append([
            try arrival("muba/traffic", nil, Ready.eventType, [], on: "gladi.traffic", offset: 0, turn: 7, time: nil)
        ])
        #expect(hexadecimal(file.chain.value) == "417c7d54c2e7ad4395b904bca64d9b005a5710c34d606d20d310419a2d71664a")
    }
}
