import Events
import Foundation
import SwiftProtobuf
import Testing

@Suite("Golden bytes of every event type")
struct GoldenTests {
    @Test("every type has its line, and every line its type")
    func complete() { #expect(GoldenEvent.all.map(\.type) == GoldenEvent.messages.keys.sorted()) }

    @Test("both content types hold the same event and are written back byte for byte", arguments: GoldenEvent.all)
    func bothContentTypes(golden: GoldenEvent) throws {
        let message = try golden.message()
        let read = try message.init(serializedBytes: golden.protobuf)
        let readText = try message.init(jsonUTF8Bytes: Array(golden.json.utf8))
        #expect(read.isEqualTo(message: readText))
        #expect(hexadecimal(read.canonicalBytes()) == hexadecimal(golden.protobuf))
        #expect(try readText.jsonString() == golden.json)
    }

    @Test("the catalogue reads both", arguments: EventCatalogue.standard.kinds)
    func catalogue(kind: EventKind) throws {
        let golden = try #require(GoldenEvent.all.first { $0.type == kind.type })
        let read = try kind.decode(golden.protobuf, as: .protobuf)
        #expect(try kind.decode(Array(golden.json.utf8), as: .json).canonicalBytes() == read.canonicalBytes())
        #expect(throws: Defect.self) { try kind.decode(golden.protobuf, as: .json) }
        #expect(throws: Defect.self) { try kind.decode([0xFF], as: .protobuf) }
    }

    @Test("every field of every message is set", arguments: GoldenEvent.all)
    func filled(golden: GoldenEvent) throws {
        #expect(try SchemaText.read.get().messages[golden.type] != nil)
        try check(
            try JSONSerialization.jsonObject(with: Data(golden.json.utf8)),
            is: golden.type,
            in: try SchemaText.read.get()
        )
    }

    private func check(_ value: Any, is type: String, in schema: SchemaText) throws {
        let elements = value as? [Any] ?? [value]
        #expect(!elements.isEmpty, "\(type)")
        for element in elements {
            guard let fields = schema.messages[type] else { return }
            let object = try #require(element as? [String: Any])
            #expect(Set(object.keys) == Set(fields.map(\.jsonName)), "\(type)")
            for field in fields {
                try check(try #require(object[field.jsonName]), is: field.type, in: schema)
            }
        }
    }

    @Test("a field that says 'none' and one that says 0 differ")
    func presence() throws {
        #expect(Completed().canonicalBytes().isEmpty)
        #expect(Completed.with { $0.wakeUp = 0 }.canonicalBytes() == [0x20, 0])
        #expect(try Completed(serializedBytes: [0x20, 0]).hasWakeUp)
        #expect(try !Completed(jsonString: "{}").hasWakeUp)
        #expect(try Completed(jsonString: #"{"wakeUp":"0"}"#).hasWakeUp)
    }
}

extension EventKind: CustomTestStringConvertible {
    /// The type.
    public var testDescription: String { type }
}
