import Domain
import EventWords
import Events
import Foundation
import Phrases
import Testing

@Suite("Events as lines that people read")
struct EventLineTests {
    @Test("every event type of the catalogue has words in both languages", arguments: EventCatalogue.standard.kinds)
    func everyType(_ kind: EventKind) throws {
        let message = try #require(kind.schema)
        let words = message.words
        #expect(!words.indonesian.isEmpty && !words.english.isEmpty)
        // JSON that names a field which the message has not got is refused.
        for field in words.fields {
            let json = field.split(separator: ".").reversed().reduce("null") { "{\"\($1)\":\($0)}" }
            #expect(throws: Never.self, "\(kind.type) has no field \(field)") {
                _ = try message.init(jsonUTF8Bytes: Array(json.utf8))
            }
        }
    }

    @Test("a field that the schema has not got is noticed")
    func unknownField() {
        #expect(throws: (any Error).self) { _ = try LevelSet(jsonUTF8Bytes: Array("{\"lvl\":null}".utf8)) }
    }

    @Test("a line holds the event's words in both languages")
    func words() {
        let set = LevelSet.with {
            $0.level = .yellow
            $0.place = "kpud"
            $0.reporter = "muba/detection"
            $0.reason = "Massa menutup jalan"
        }
        let line = EventLine.phrase(set)
        #expect(line.indonesian == "TINGKAT KUNING di kpud, atas laporan muba/detection: Massa menutup jalan")
        #expect(line.english == "LEVEL YELLOW at kpud, reported by muba/detection: Massa menutup jalan")
    }

    @Test("what an event leaves out reads 0 or –")
    func absent() {
        let line = EventLine.phrase(CrowdObserved.with { $0.size.high = 40 })
        #expect(line.english == "– at –: ––40 people, –, resistance –")
        #expect(EventLine.phrase(ArrestMade()).english == "0 ARRESTED at – for –")
    }

    @Test(
        "a body that an agency brings is told by its own title, by its word where nobody gave one, else by its formation"
    )
    func ownBody() throws {
        var announced = AnnouncedTypes()
        let pmi = try StreamName("muba/pmi")
        let ready = Ready.with { $0.profile.ownWords = [OwnWord("regu-tandu", "regu tandu", en: "stretcher team")] }
        announced.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: pmi,
                sequence: nil,
                turn: 0,
                type: Ready.eventType,
                data: ready.canonicalBytes()
            )
        )
        func line(_ body: String) -> String {
            let arrived = UnitArrived.with {
                $0.formation = .medicalPost
                $0.ownBody = body
                $0.place = "kpud"
                $0.personnel = 4
            }
            return EventLine.phrase(arrived, ownWords: announced.ownWords(of: pmi)).english
        }
        #expect(line("regu-tandu") == "stretcher team arrived at kpud, 4 people")
        #expect(line("relawan") == "relawan arrived at kpud, 4 people")
        #expect(line("") == "medical post arrived at kpud, 4 people")
    }

    /// Enumerations that no line shows: they stand in openings, briefings, scenarios and options.
    private static let unseen: Set<String> = [
        "GroundMode", "LinkFault", "Named", "OrderOccasion", "OrderTarget", "PlaceKind", "StreamKind", "Weight",
    ]

    @Test("every enumerated word of the schema that a line may show has one in both languages")
    func enumerations() throws {
        let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Shared/Events/Schema").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: schema, includingPropertiesForKeys: nil))
        var seen: Set<String> = []
        for case let file as URL in files where file.pathExtension == "proto" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /enum (\w+) \{([^}]*)\}/) {
                seen.insert(String(match.1))
                let words = match.2.matches(of: /(?m)^\s*([A-Z][A-Z0-9_]+) = \d+;/).map { String($0.1) }
                #expect(words.count > 1, "\(match.1)")
                guard !Self.unseen.contains(String(match.1)) else { continue }
                for word in words { #expect(Phrase.word(word) != nil, "no word for \(word)") }
            }
        }
        #expect(seen.isSuperset(of: Self.unseen) && seen.count >= 18)
    }
}
