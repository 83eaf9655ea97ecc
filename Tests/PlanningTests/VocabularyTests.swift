import Domain
import Phrases
import Planning
import Scenario
import Testing
import UnitTable

@Suite("The words that a planner may write")
struct VocabularyTests {
    private func vocabulary(_ key: String? = "muba-2024") throws -> Vocabulary {
        try Vocabulary(key.map { try ScenarioLibrary.withUnits.scenario($0) }, kit: UnitTable.standard.kit)
    }

    private func words(_ topic: Vocabulary.Topic, _ key: String? = "muba-2024") throws -> [Vocabulary.Word] {
        try vocabulary(key).sections(of: topic).flatMap(\.words)
    }

    private func word(_ text: String, _ topic: Vocabulary.Topic, _ key: String? = "muba-2024") throws -> Vocabulary.Word
    {
        try #require(try words(topic, key).first { $0.text == text })
    }

    /// A scenario with one condition on an event.
    private func scenario(waitingFor event: String, where field: String, _ value: String) throws -> Scenario {
        try ScenarioLoader.load(
            text: """
                gladi: 1
                based_on: muba-2024
                key: uji
                also:
                  injects:
                    - key: uji
                      when: { happened: [{ event: \(event), where: { \(field): \(value) } }] }
                      synopsis: Uji.
                      source: assumed
                """,
            file: "uji.yaml"
        )
    }

    @Test("every event and field that is listed can stand in a condition")
    func listedWordsAreRead() throws {
        let events = try words(.events)
        #expect(events.count > 40)
        for event in events {
            for (path, holds) in event.fields {
                // The first value of an enumeration, or what any text, number or flag may be.
                let first = holds.english.split { " ,".contains($0) }.first { $0 != "several:" }
                let word = String(try #require(first, "\(event.text).\(path)"))
                let value = word == word.uppercased() ? word : "\"\""
                _ = try scenario(waitingFor: event.text, where: "\"\(path)\"", value)
            }
        }
    }

    @Test("no inner truth, nothing of the protocol, nothing that control alone says")
    func unlistedEvents() throws {
        let names = try words(.events).map(\.text)
        #expect(names.contains("LevelSet"))
        for hidden in ["GroundState", "Granted", "Ready", "DeadLettered", "ExerciseStarted"] {
            #expect(!names.contains(hidden), "\(hidden)")
        }
    }

    @Test("nested fields have their path, and what a field names is said")
    func fields() throws {
        let closed = try word("RoadClosed", .events)
        #expect(closed.fields.first { $0.path == "road" }?.holds == Phrase.ScenarioThing.road)
        let seen = try word("CrowdObserved", .events)
        #expect(seen.fields.contains { $0.path == "size.low" && $0.holds == .namesNumber })
        let behaviour = try #require(seen.fields.first { $0.path == "behaviour" }?.holds)
        #expect(behaviour.indonesian.contains("BEHAVIOUR_PUSHING (mendorong barisan petugas)"))
        #expect(!behaviour.indonesian.contains("UNSPECIFIED"))
    }

    @Test("an event that nobody of the roster publishes is called so")
    func nobodyPublishes() throws {
        #expect(!(try word("NeighbourhoodReported", .events, "muba-2024-lengkap")).notes.contains(.namesByNobody))
        #expect(try word("ReliefStarted", .events, nil).notes.contains(.namesByNobody) == false)
        let without = try Vocabulary(
            ScenarioLibrary.withUnits.scenario("muba-2024").without(unit: .init("muba/medical")),
            kit: [:]
        )
        let triage = try #require(without.sections(of: .events).flatMap(\.words).first { $0.text == "CasualtyTriaged" })
        #expect(triage.notes.contains(.namesByNobody))
        #expect(!(try word("CasualtyTriaged", .events)).notes.contains(.namesByNobody))
    }

    @Test("an order kind has its word, its value, and whether a plan may order it")
    func kinds() throws {
        let patrol = try word("patrol", .kinds)
        #expect(patrol.value == "ORDER_KIND_PATROL")
        #expect(patrol.meaning.indonesian == "patroli")
        #expect(patrol.notes == [.namesPlannable])
        #expect(try word("disperse", .kinds).notes == [])
    }

    @Test("kit says who uses it and who has it; people are no kit")
    func kit() throws {
        let cannon = try word("water-cannon", .kit)
        #expect(cannon.meaning.indonesian == "kendaraan AWC")
        #expect(cannon.notes == [.namesKitOf(["preventive"]), .namesHolders(["muba/preventive 1"])])
        #expect(try word("barrier", .kit).notes.first == .namesKitOfNobody)
        #expect(try !words(.kit).contains { $0.text == "personnel" })
        // A word that no roster has yet.
        #expect(try word("fire-engine", .kit, "muba-2024").notes == [.namesKitOf(["damkar"])])
    }

    @Test("every kit that a unit uses has a title in both languages")
    func kitTitles() {
        #expect(UnitTable.standard.kit.count >= 8)
        for kit in UnitTable.standard.kit.keys { #expect(Phrase.kit(kit) != nil, "\(kit)") }
    }

    @Test("a formation says who has how many")
    func formations() throws {
        let dalmas = try word("equipped_crowd_unit", .formations)
        #expect(dalmas.value == "FORMATION_EQUIPPED_CROWD_UNIT")
        #expect(dalmas.notes == [.namesHolders(["muba/preventive 80"])])
        #expect(try words(.formations, nil).map(\.notes).allSatisfy(\.isEmpty))
    }

    @Test("every word has a meaning in both languages")
    func meanings() throws {
        for topic in Vocabulary.Topic.allCases {
            for word in try words(topic, "muba-2024-lengkap") where topic != .places {
                #expect(!word.meaning.indonesian.isEmpty && word.meaning != .nothing, "\(word.text)")
                for field in word.fields where field.holds.indonesian.contains("(") {
                    #expect(!field.holds.indonesian.contains("(tidak ada)"), "\(word.text).\(field.path)")
                }
            }
        }
    }

    @Test("the scenario's own names are those of the file")
    func own() throws {
        let sections = try vocabulary().sections(of: .places)
        func names(_ key: String) -> [String] { sections.first { $0.key == key }?.words.map(\.text) ?? [] }
        #expect(names("places").contains("kpud"))
        #expect(names("roads").contains("jalan-barat"))
        #expect(names("groups") == ["massa", "penonton"])
        #expect(names("units").contains("muba/preventive"))
        #expect(names("offices").contains("kabag-ops"))
        #expect(names("offices").contains("ketua-kpud"))
    }

    @Test("lines and JSON say the same words")
    func shown() throws {
        let vocabulary = try vocabulary()
        let lines = vocabulary.lines(of: [.kinds], in: .english).map { $0.text(hasColour: false) }
        #expect(lines.contains { $0.hasPrefix("  close_road") && $0.contains("ORDER_KIND_CLOSE_ROAD") })
        let json = vocabulary.json(of: [.kinds], in: .indonesian)
        #expect(json.contains(#"{"meaning":"tutup jalan","name":"close_road","value":"ORDER_KIND_CLOSE_ROAD"}"#))
    }
}
