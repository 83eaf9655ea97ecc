import AsyncAPI
import Events
import Foundation
import Testing

/// A copy of Gladi's schema, in which events are declared.
private final class SchemaCopy {
    static let medical = "gladi/medical/v1/medical.proto"
    let folder = FileManager.default.temporaryDirectory.appending(path: "gladi-schema-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let schema = PythonScript.root.appending(path: "Shared/Events/Schema")
        try FileManager.default.copyItem(at: schema, to: folder.appending(path: "Schema"))
    }

    /// An agency's schema, which imports Gladi's.
    init(agencys source: String) throws {
        let schema = folder.appending(path: "Schema/bpbd/v1")
        try FileManager.default.createDirectory(at: schema, withIntermediateDirectories: true)
        try Data(source.utf8).write(to: schema.appending(path: "bpbd.proto"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func declare(_ message: String, in file: String = medical) throws {
        let path = folder.appending(path: "Schema/\(file)")
        try Data((String(contentsOf: path, encoding: .utf8) + "\n" + message).utf8).write(to: path)
    }

    func generate(_ mode: String = "--options-only") throws -> PythonScript.Ending {
        try PythonScript.runProgram("ops/generate-events", folder.path, mode)
    }

    func generated(_ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: "Generated/\(file)"), encoding: .utf8)
    }

    /// The document of the generated descriptors.
    func asyncAPI() throws -> [String: Any] {
        let parts = try generated("descriptors.pb.swift").components(separatedBy: "\"\"\"")
        let bytes = [UInt8](base64: try #require(parts.count == 3 ? parts[1] : nil))
        let json = Data(try AsyncAPIDocument(descriptors: bytes).json.utf8)
        return try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    }
}

/// Plays the guide `ops/docs/guides/new-event.md` in a copy of the schema, and what it says of mistakes.
@Suite("An event is declared once", .needsPackages)
struct NewEventTests {
    private static let guide = PythonScript.root.appending(path: "ops/docs/guides/new-event.md")

    /// The guide's message.
    private func message() throws -> String {
        let parts = try String(contentsOf: Self.guide, encoding: .utf8).components(separatedBy: "```proto\n")
        return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    }

    @Test("the guide's message is in the catalogue, in AsyncAPI, and told in words")
    func declared() throws {
        let schema = try SchemaCopy()
        #expect(try schema.generate().status == 0)
        let before = try schema.generated("EventTypes.pb.swift")
        try schema.declare(try message())
        let stale = try schema.generate("--check")
        #expect(stale.status == 1)
        #expect(stale.text.contains("EventTypes.pb.swift") && stale.text.contains("descriptors.pb.swift"))
        let ending = try schema.generate()
        try #require(ending.status == 0, "\(ending.text)")
        #expect(try schema.generate("--check").status == 0)

        let added = try schema.generated("EventTypes.pb.swift").components(separatedBy: "\n")
            .difference(from: before.components(separatedBy: "\n"))
        #expect(added.removals.isEmpty)
        let lines = added.insertions.map { change in
            if case .insert(_, let line, _) = change { line.trimmingCharacters(in: .whitespaces) } else { "" }
        }
        let (id, en) = (
            "pos kesehatan di {place} tutup, {#treated} dirawat", "medical post at {place} closed, {#treated} treated"
        )
        #expect(
            Set(lines).subtracting(["", "}"]) == [
                "extension MedicalPostClosed: DrillEvent {",
                #"public static let eventType = "gladi.medical.v1.MedicalPostClosed""#,
                #"public static let words = LineWords("\#(id)", en: "\#(en)")"#,
                #"public static let namedFields: [String: Named] = ["place": .place]"#,
                #"EventKind(MedicalPostClosed.self, by: ["medical"]),"#,
            ]
        )

        let keys = try schema.generated("Keys.pb.swift")
        #expect(keys.contains("extension MedicalPostClosed {\n    public var placeKey: PlaceKey {"))

        let document = try schema.asyncAPI()
        func member(_ path: String...) -> Any? {
            path.reduce(document) { ($0 as? [String: Any])?[$1] }
        }
        let type = "gladi.medical.v1.MedicalPostClosed"
        #expect(member("channels", "medical", "messages", type) != nil)
        #expect(member("channels", "agency", "messages", type) == nil)
        let line = member("components", "messages", type, "x-gladi-line") as? [String: String]
        #expect(line == ["id": id, "en": en])
        #expect(member("components", "schemas", type, "properties", "treated") != nil)
        #expect(member("components", "schemas", "gladi.EventOptions") == nil)
    }

    /// Options of a message with a text, a number, a part and a list, and what is said of them.
    private static let mistakes = [
        (#"id: "ada" en: "is""#, "by is missing"),
        (#"by: "medical" id: "ada""#, "no words on one line in en"),
        (#"by: "medical" en: "is""#, "no words on one line in id"),
        (#"by: "medical" id: "{plcae}" en: "{plcae}""#, "id shows {plcae}, which it has not got"),
        (#"by: "medical" id: "{size.middle}" en: "{size.middle}""#, "en shows {size.middle}, which it has not got"),
        (#"by: "medical" id: "{vitals}" en: "{vitals}""#, "of which a line can show nothing"),
        (#"by: "medical" id: "{#place}" en: "{#place}""#, "which is no number"),
        (#"by: "medical" id: "{place}" en: "{#count}""#, "different fields"),
        (#"by: "medical" id: "ada" en: "is" seen_by: "count""#, "count is no text among its fields"),
        (#"by: "medical" id: "ada" en: "is" answers: "units""#, "it answers one"),
        (#"by: "medical" id: "ada" en: "is" seen_by: "units" face_to_face: true"#, "more than one of"),
    ]

    @Test("a mistake in the options is named, and nothing is written", arguments: mistakes)
    func mistaken(options: String, said: String) throws {
        let schema = try SchemaCopy()
        try schema.declare(
            """
            message Mistaken {
              option (gladi.event) = { \(options) };
              string place = 1;
              uint32 count = 2;
              gladi.common.v1.HeadcountRange size = 3;
              repeated string units = 4;
              Vitals vitals = 5;
            }
            """,
            in: "gladi/situation/v1/situation.proto"
        )
        let ending = try schema.generate()
        #expect(ending.status == 2)
        #expect(ending.text.contains("gladi.situation.v1.Mistaken: "), "\(ending.text)")
        #expect(ending.text.contains(said), "\(ending.text)")
        #expect(throws: (any Error).self) { try schema.generated("EventTypes.pb.swift") }
    }

    @Test("a number names nothing")
    func namesOfNumbers() throws {
        let schema = try SchemaCopy()
        try schema.declare("message Lane { uint32 number = 1 [(gladi.names) = ROAD]; }")
        let ending = try schema.generate()
        #expect(ending.status == 2)
        #expect(ending.text.contains("gladi.medical.v1.Lane: number is no text; it names nothing"), "\(ending.text)")
    }

    @Test("an agency's event has its words and what others need to read it, and no right that its name does not give")
    func agencys() throws {
        func source(_ more: String, names: String = "") -> String {
            """
            syntax = "proto3";
            package bpbd.v1;
            import "gladi/event.proto";
            message BoatSent {
              option (gladi.event) = { id: "perahu ke {place}" en: "boat to {place}" \(more) };
              string place = 1 \(names);
            }
            """
        }
        let schema = try SchemaCopy(agencys: source("weight: QUIET", names: "[(gladi.names) = PLACE]"))
        let ending = try schema.generate()
        try #require(ending.status == 0, "\(ending.text)")
        let text = try schema.generated("EventTypes.pb.swift")
        #expect(text.contains("extension Bpbd_V1_BoatSent: DescribedEvent {"))
        #expect(text.contains(#"LineWords("perahu ke {place}", en: "boat to {place}")"#))
        #expect(text.contains("EventOptions.Weight.quiet") && !text.contains("EventCatalogue"))
        #expect(
            try schema.generated("Keys.pb.swift").contains(
                "extension Bpbd_V1_BoatSent {\n    public var placeKey: PlaceKey {"
            )
        )
        // What it announces is the form of its events alone.
        let plain = try SchemaCopy(agencys: source("weight: QUIET"))
        #expect(try plain.generate().status == 0)
        #expect(try plain.generated("descriptors.pb.swift") == schema.generated("descriptors.pb.swift"))
        #expect(throws: (any Error).self) { try plain.generated("Keys.pb.swift") }
        let refused = try SchemaCopy(agencys: source(#"by: "command""#)).generate()
        #expect(refused.status == 2)
        #expect(refused.text.contains("for Gladi's own schema"), "\(refused.text)")
    }
}
