import Domain
import Events
import Testing

@Suite("What tells records apart")
struct FingerprintTests {
    private func envelope(
        drill: String = "muba-2024.a",
        stream: String = "muba/traffic",
        sequence: UInt64? = 7,
        turn: UInt64 = 3,
        type: String = "gladi.traffic.v1.RoadClosed",
        content: ContentType = .protobuf,
        cause: String? = "control:2",
        time: String? = nil,
        data: [UInt8] = [1, 2],
        outside: [OutsideHeader] = []
    ) throws -> Envelope {
        Envelope(
            drill: try DrillID(drill),
            stream: try StreamName(stream),
            sequence: sequence,
            turn: turn,
            type: type,
            contentType: content,
            cause: try cause.map { try EventID($0) },
            time: time,
            data: data,
            outside: outside
        )
    }

    /// The digest covers neither the drill's id nor the time nor what stands outside; the fingerprint follows it.
    @Test("equal leaves, equal fingerprints")
    func alike() throws {
        let one = try envelope()
        let header = OutsideHeader(name: "traceparent", value: [0])
        let others = try [
            envelope(), envelope(drill: "muba-2024.b"), envelope(time: "2024-08-25T03:04:05Z"),
            envelope(outside: [header]),
        ]
        for other in others {
            #expect(other.leaf == one.leaf)
            #expect(other.fingerprint == one.fingerprint)
        }
        #expect(others[0] == one)
        for other in others.dropFirst() { #expect(other != one) }
    }

    @Test("whatever the digest covers changes both")
    func different() throws {
        let records = try [
            envelope(), envelope(stream: "muba/traffi"), envelope(sequence: 8), envelope(turn: 4),
            envelope(type: "gladi.c"),
            envelope(content: .json), envelope(cause: nil), envelope(cause: "control:3"), envelope(cause: "contro:2"),
            envelope(data: []), envelope(data: [1]), envelope(data: [1, 2, 0]),
        ]
        #expect(Set(records.map(\.leaf)).count == records.count)
        #expect(Set(records.map(\.fingerprint)).count == records.count)
        #expect(Set(records).count == records.count)
    }
}
