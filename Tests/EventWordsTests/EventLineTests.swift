import EventWords
import Events
import Phrases
import Testing

@Suite("Events as lines that people read")
struct EventLineTests {
    @Test("every event type of the catalogue has a line", arguments: EventCatalogue.standard.kinds.map(\.type))
    func everyType(_ type: String) throws {
        let fields = try #require(Phrase.eventFields(type), "no line for \(type)")
        let message = try #require(EventCatalogue.standard.kind(of: type)?.schema)
        // JSON that names a field which the message has not got is refused.
        for field in fields {
            let parts = field.split(separator: ".")
            let json = parts.reversed().reduce("null") { "{\"\($1)\":\($0)}" }
            #expect(throws: Never.self, "\(type) has no field \(field)") {
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

    @Test("every enumerated word of the schema has one in both languages")
    func enumerations() throws {
        var events: [any DrillEvent] = []
        for value in Level.allCases { events.append(LevelSet.with { $0.level = value }) }
        for value in OrderKind.allCases { events.append(OrderIssued.with { $0.kind = value }) }
        for value in Formation.allCases { events.append(UnitDeployed.with { $0.formation = value }) }
        for value in Behaviour.allCases { events.append(CrowdObserved.with { $0.behaviour = value }) }
        for value in Resistance.allCases { events.append(CrowdObserved.with { $0.resistance = value }) }
        for value in ForceLevel.allCases { events.append(ForceUsed.with { $0.level = value }) }
        for value in Means.allCases { events.append(ForceUsed.with { $0.means = value }) }
        for value in ReliefKind.allCases { events.append(ReliefStarted.with { $0.kind = value }) }
        for value in Intent.allCases { events.append(ThreatEstimated.with { $0.intent = value }) }
        for value in Triage.allCases { events.append(CasualtyTriaged.with { $0.category = value }) }
        for value in Side.allCases { events.append(CasualtyFound.with { $0.side = value }) }
        for value in MarshalAnswered.Answer.allCases { events.append(MarshalAnswered.with { $0.answer = value }) }
        for value in Variant.allCases { events.append(EpisodeStarted.with { $0.variant = value }) }
        for value in FaultKind.allCases { events.append(Fault.with { $0.kind = value }) }
        #expect(events.count > 80)
        for event in events {
            let json = String(decoding: try event.json(), as: UTF8.self)
            guard let word = json.split(separator: "\"").first(where: { $0.contains("_") && $0 == $0.uppercased() })
            else {
                continue
            }
            #expect(Phrase.word(String(word)) != nil, "no word for \(word)")
        }
    }
}
