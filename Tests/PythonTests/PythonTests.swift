import Bus
import Domain
import Events
import Foundation
import Recording
import TestSupport
import Testing

@Suite("Another language reads the wire and the record")
struct PythonTests {

    @Test(
        "the published vectors hold with Python's hashlib alone",
        .enabled(if: PythonScript.hasPython || PythonScript.mustRun, "python3 is missing")
    )
    func vectors() throws {
        let ending = try PythonScript(name: "test_vectors.py").runPlain()
        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test("the golden bytes are what Python's protobuf makes of the schema", .needsPackages)
    func golden() throws {
        let ending = try PythonScript(name: "golden_events.py").run()
        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test(
        "what is made of the schema's options is what the schema gives",
        .needsPackages,
        arguments: ["Shared/Events", "Tests/OwnEventsTests"]
    )
    func generated(folder: String) throws {
        let ending = try PythonScript.runProgram("ops/generate-events", folder, "--check")
        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test("cloudevents and protobuf decode a recorded drill, and the digest comes out the same", .needsPackages)
    func decodes() throws {
        let record = try Record()
        let ending = try PythonScript(name: "decode_record.py").run(record.path)
        try #require(ending.status == 0, "\(ending.text)")
        let lines = try ending.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        let events = Dictionary(lines.compactMap { line in line.id.map { ($0, line) } }, uniquingKeysWith: { $1 })
        let numbered = record.drill.log.map(\.envelope).filter { $0.sequence != nil }
        #expect(events.count == numbered.count)
        #expect(Set(events.keys) == Set(numbered.compactMap { $0.id?.description }))

        let closed = try #require(events["muba/traffic:0"])
        #expect(closed.type == "gladi.traffic.v1.RoadClosed")
        #expect(closed.time == "2024-08-25T01:00:30+00:00")
        #expect(closed.turn == 1)
        #expect(closed.cause == "control:4")
        #expect(closed.data?["road"] == "merdeka")
        #expect(closed.data?["reason"] == "massa \"besar\" → 🚧")

        let asJSON = try #require(events["console:0"])
        #expect(asJSON.type == "gladi.console.v1.OrderDecided")
        #expect(asJSON.data?["text"] == "tutup jalan")
        let unknown = try #require(events["muba/damkar:0"])
        #expect(unknown.type == "gladi.damkar.v1.FoamUsed")
        #expect(unknown.data == nil)

        let summary = try #require(lines.last)
        #expect(summary.events == numbered.count)
        #expect(summary.computed == hexadecimal(record.drill.digest))
        #expect(summary.recorded == summary.computed)
    }

    @Test(
        "the Python client's machine: turns, duplicates, forgeries, crash and rebuild at every record, bounds",
        .enabled(if: PythonScript.hasKafka || PythonScript.mustRun, "no Python with confluent-kafka: ops/python-venv")
    )
    func client() throws {
        let generated = try PythonScript.runProgram("ops/agencies/python/generate")
        try #require(generated.status == 0, "\(generated.text)")
        let schema = PythonScript.root.appending(path: "ops/agencies/python/schema.pb").path
        let ending = try PythonScript(name: "test_client.py").run(schema)
        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test("the client and its agency are as short as their guide says")
    func size() throws {
        for (name, lines) in [("gladi.py", 350), ("bpbd.py", 60)] {
            let file = PythonScript.root.appending(path: "ops/agencies/python/\(name)")
            let text = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect(text.count <= lines + 1, "\(name)")
            #expect(text.allSatisfy { $0.count <= 120 }, "\(name)")
        }
    }

    @Test("a digest that is not the records' is found out", .needsPackages)
    func findsOut() throws {
        let record = try Record(digest: [UInt8](repeating: 7, count: 32))
        let ending = try PythonScript(name: "decode_record.py").run(record.path)
        #expect(ending.status == 1, "\(ending.text)")
        let summary = try JSONDecoder().decode(Line.self, from: Data(try #require(ending.lines.last).utf8))
        #expect(summary.recorded == String(repeating: "07", count: 32))
        #expect(summary.computed == hexadecimal(record.drill.digest))
    }

    /// A line of what `decode_record.py` prints: an event, or at the end the digest.
    private struct Line: Decodable {
        let id: String?
        let type: String?
        let time: String?
        let turn: Int?
        let cause: String?
        /// The fields that are text.
        let data: [String: String]?
        let events: Int?
        let recorded: String?
        let computed: String?

        private enum Key: String, CodingKey {
            case id, type, time, turn, cause, data, events, recorded, computed
        }

        private struct Text: Decodable {
            let text: String?

            init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
        }

        init(from decoder: any Decoder) throws {
            let line = try decoder.container(keyedBy: Key.self)
            id = try line.decodeIfPresent(String.self, forKey: .id)
            type = try line.decodeIfPresent(String.self, forKey: .type)
            time = try line.decodeIfPresent(String.self, forKey: .time)
            turn = try line.decodeIfPresent(Int.self, forKey: .turn)
            cause = try line.decodeIfPresent(String.self, forKey: .cause)
            data = try line.decodeIfPresent([String: Text].self, forKey: .data)?.compactMapValues(\.text)
            events = try line.decodeIfPresent(Int.self, forKey: .events)
            recorded = try line.decodeIfPresent(String.self, forKey: .recorded)
            computed = try line.decodeIfPresent(String.self, forKey: .computed)
        }
    }
}

/// A recorded drill with both content types, a unit that joins late, an event of an unknown type, a header that is no
/// text, heartbeats, a duplicate and a record that claims too high a sequence.
private final class Record {
    let drill: FakeDrill
    private let folder: URL

    var path: String { folder.appending(path: "drill.gladi").path }

    init(digest: [UInt8]? = nil) throws {
        drill = try Self.play(digest: digest)
        folder = FileManager.default.temporaryDirectory.appending(path: "gladi-python-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = try RecordFile(
            path: folder.appending(path: "drill.gladi").path,
            origin: RecordOrigin(
                drill: drill.id,
                gladiVersion: "0.1.0",
                broker: "in-process",
                createdMilliseconds: 1_724_547_600_000
            ),
            opened: drill.opened
        )
        var arrivals = drill.arrivals()
        let traffic = arrivals.filter { $0.place.topic == "gladi.traffic" }
        guard let first = traffic.first, let last = traffic.last else { throw CocoaError(.featureUnsupported) }
        let forged = Envelope(
            drill: drill.id,
            stream: try StreamName("muba/traffic"),
            sequence: 99,
            turn: 1,
            type: RoadClosed.eventType,
            data: []
        )
        for (index, record) in [first.record, CloudEventsBinding.encode(forged)].enumerated() {
            arrivals.append(
                Arrival(
                    place: first.place,
                    offset: last.offset + 1 + Int64(index),
                    record: record,
                    timestampMilliseconds: last.timestampMilliseconds
                )
            )
        }
        let appended = try file.append(arrivals)
        guard appended.rows == arrivals.count else { throw CocoaError(.fileWriteUnknown) }
        try file.close()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func play(digest: [UInt8]?) throws -> FakeDrill {
        var drill = try FakeDrill(units: ["muba/preventive", "muba/traffic"])
        drill.grant(time: 30, events: [ExerciseStarted.with { $0.scenario = "uji" }])
        try drill.publish(
            "muba/traffic",
            RoadClosed.with {
                $0.road = "merdeka"
                $0.diversion = "lingkar"
                $0.reason = "massa \"besar\" → 🚧"
            },
            cause: drill.lastControl
        )
        try drill.complete("muba/traffic")
        try drill.complete("muba/preventive")
        try drill.mention("muba/traffic", on: "gladi.traffic", Ready.with { $0.instance = "a" })
        try drill.publish(
            "console",
            OrderDecided.with {
                $0.unit = "muba/command"
                $0.kind = "ORDER_KIND_CLOSE_ROAD"
                $0.text = "tutup jalan"
            },
            contentType: .json
        )
        let joining = Change.with {
            $0.unit = "muba/damkar"
            $0.participates = true
            $0.streams = [
                StreamEntry.with {
                    $0.number = 9
                    $0.name = "muba/damkar"
                    $0.topic = "gladi.damkar"
                    $0.kind = .main
                    $0.unit = "muba/damkar"
                }
            ]
        }
        drill.grant(time: 60, changes: [joining])
        try drill.publish(
            "muba/damkar",
            type: "gladi.damkar.v1.FoamUsed",
            data: [0xFF, 0x00, 0x80],
            outside: [OutsideHeader(name: "traceparent", value: [0xFF]), OutsideHeader(name: "note", value: nil)]
        )
        for unit in ["muba/damkar", "muba/preventive", "muba/traffic"] { try drill.complete(unit) }
        drill.end(digest: digest)
        return drill
    }
}
