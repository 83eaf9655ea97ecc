import EventWords
import Events
import Phrases
import SwiftProtobuf
import Testing

@Suite("Names of fields and of events on Indonesian screens")
struct FieldNamesTests {
    private let messages: [String: Google_Protobuf_DescriptorProto]

    init() throws {
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: Array(base64: schemaDescriptors))
        let all = set.file.flatMap { file in file.messageType.map { (".\(file.package).\($0.name)", $0) } }
        messages = Dictionary(all) { first, _ in first }
    }

    /// The names of a message's fields and of those inside them.
    private func names(of type: String, _ seen: inout Set<String>) -> Set<String> {
        guard seen.insert(type).inserted, let message = messages[type] else { return [] }
        return message.field.reduce(into: []) { names, field in
            names.insert(field.jsonName)
            if field.type == .message { names.formUnion(self.names(of: field.typeName, &seen)) }
        }
    }

    @Test("every field of every event has a name, and no field that is none")
    func fields() {
        var seen: Set<String> = []
        let names = EventCatalogue.standard.kinds.reduce(into: Set<String>()) { names, kind in
            names.formUnion(self.names(of: ".\(kind.type)", &seen))
        }
        #expect(names.count > 200)
        #expect(names.symmetricDifference(Phrase.namedFields).sorted() == [])
    }

    @Test("every event of the catalogue has a noun, and no type that is none")
    func nouns() {
        let types = EventCatalogue.standard.kinds.map(\.type)
        for type in types { #expect(Phrase.eventNoun(type) != nil, "\(type)") }
        #expect(Set(types).symmetricDifference(Phrase.namedEvents).sorted() == [])
        #expect(Phrase.eventNoun("gladi.detection.v1.EarlyWarningGiven")?.english == "early warning given")
        #expect(Phrase.eventNoun("bpbd.v1.TeamSent") == nil)
    }

    @Test("fields inside others, elements of lists, and fields of agencies")
    func paths() {
        #expect(Phrase.field("account.hasWitnesses").indonesian == "neraca operasi · ada yang melapor")
        #expect(Phrase.field("setbacks.0.kind").indonesian == "hambatan 1 · jenis")
        #expect(Phrase.field("litres").indonesian == "litres")
        #expect(Phrase.field("account.hasWitnesses").english == "account.hasWitnesses")
    }
}
