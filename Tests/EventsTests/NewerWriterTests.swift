import Domain
import Events
import SwiftProtobuf
import Testing

@Suite("An old reader reads a newer writer's event without loss")
struct NewerWriterTests {
    /// Fields 1000 to 1002, which no schema has: a number, a text, eight bytes.
    private static let unknown: [UInt8] =
        [0xC0, 0x3E, 0x07] + [0xCA, 0x3E, 0x04] + Array("baru".utf8) + [0xD1, 0x3E, 1, 2, 3, 4, 5, 6, 7, 8]

    @Test("new fields survive reading and writing", arguments: GoldenEvent.all)
    func newFields(golden: GoldenEvent) throws {
        let newer = golden.protobuf + Self.unknown
        let message = try golden.message().init(serializedBytes: newer)
        #expect(message.canonicalBytes() == newer)
        #expect(!message.unknownFields.data.isEmpty)
    }

    @Test("a reader so old that it knows no field loses nothing", arguments: GoldenEvent.all)
    func oldest(golden: GoldenEvent) throws {
        let message = try Google_Protobuf_Empty(serializedBytes: golden.protobuf)
        #expect(message.canonicalBytes() == golden.protobuf)
    }

    @Test("new fields of a part, and new values of an enumeration, survive too")
    func deep() throws {
        let size: [UInt8] = [0x08, 0x05, 0x10, 0x09] + Self.unknown
        let newer: [UInt8] = [0x12, UInt8(size.count)] + size + [0x18, 99]
        let warning = try EarlyWarningGiven(serializedBytes: newer)
        #expect(warning.expectedSize.low == 5)
        #expect(warning.intent == .UNRECOGNIZED(99))
        #expect(warning.canonicalBytes() == newer)
    }

    @Test(
        "a new JSON field or enumeration name is passed over; what is known is read",
        arguments: EventCatalogue.standard.kinds
    )
    func newJSONFields(kind: EventKind) throws {
        let golden = try #require(GoldenEvent.all.first { $0.type == kind.type })
        let newer = #"{"fromTheFuture":{"a":[1,"b"]},"# + golden.json.dropFirst()
        let known = try kind.decode(Array(golden.json.utf8), as: .json)
        #expect(try kind.decode(Array(newer.utf8), as: .json).canonicalBytes() == known.canonicalBytes())
        let level = try LevelSet(jsonString: #"{"reason":"rusuh"}"#)
        let decoded = try #require(EventCatalogue.standard.kind(of: LevelSet.eventType))
            .decode(Array(#"{"level":"LEVEL_PURPLE","reason":"rusuh"}"#.utf8), as: .json)
        #expect(decoded.canonicalBytes() == level.canonicalBytes())
    }

    @Test("an event of an unknown type passes through unchanged, also into a replay")
    func unknownType() throws {
        let envelope = Envelope(
            drill: try DrillID("muba-2024.k3x9"),
            stream: try StreamName("muba/damkar"),
            sequence: 7,
            turn: 3,
            type: "gladi.damkar.v9.FoamUsed",
            contentType: .json,
            cause: try EventID("control:2"),
            time: "2024-08-25T01:00:00Z",
            data: Array(#"{ "litres" : 10, "litres" : 11 }"#.utf8),
            outside: [OutsideHeader(name: "traceparent", value: [0xFF, 0])]
        )
        let wire = CloudEventsBinding.encode(envelope)
        let read = try CloudEventsBinding.decode(wire)
        #expect(read == envelope)
        #expect(CloudEventsBinding.encode(read) == wire)
        #expect(throws: Defect.self) { try EventCatalogue.standard.decode(read) }

        let note = OutsideHeader(name: "replay-of", value: Array("muba-2024.k3x9".utf8))
        let replayed = read.replayed(as: try DrillID("ulang.1"), provenance: [note])
        #expect(replayed.data == envelope.data)
        #expect(replayed.leaf == envelope.leaf)
        #expect(replayed.outside == envelope.outside + [note])
        #expect(try CloudEventsBinding.decode(CloudEventsBinding.encode(replayed)) == replayed)
    }
}
