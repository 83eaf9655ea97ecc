import Domain
import EventWords
import Events
import Foundation
import Phrases
import Testing

@Suite("Events as lines that people read")
struct EventLineTests {
    @Test("somebody hurt is named as people read it; a name of another form stays")
    func casualties() throws {
        func line(_ key: String) throws -> Phrase {
            try Self.line(CasualtyTriaged.with { ($0.casualty, $0.category) = (key, .red) }, by: "muba/medical")
        }
        #expect(try line("korban-lempar-petugas-2").indonesian == "korban petugas 2 (lempar): triase merah")
        #expect(try line("korban-kena-air-1").english.hasPrefix("casualty 1 of the crowd (kena-air)"))
        #expect(try line("ibu-penjual").indonesian.hasPrefix("ibu-penjual: "))
    }

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

    /// What a record's openings say of Muba: two offices, two places, a road.
    private static func glossary() throws -> Glossary {
        var glossary = Glossary()
        let content = UnitBriefing.with {
            $0.district = "muba"
            $0.roster = [
                .with {
                    ($0.unit, $0.office, $0.title) = ("muba/detection", "kasat-intelkam", "Kasat Intelkam (Deteksi)")
                },
                .with { ($0.unit, $0.office, $0.title) = ("muba/command", "kapolres", "Kapolres Muba") },
                .with { ($0.unit, $0.office, $0.title) = ("muba/polsek", "kapolsek-a", "Kapolsek (Sekayu)") },
                .with { ($0.unit, $0.office, $0.title) = ("muba/polsek2", "kapolsek-b", "Kapolsek (Keluang)") },
                .with { ($0.unit, $0.office, $0.title) = ("oki/command", "kapolres", "Kapolres OKI") },
            ]
            $0.places = [.with { ($0.key, $0.title) = ("kpud", "Kantor KPUD Muba") }]
            $0.roads = [.with { ($0.key, $0.title) = ("jalan-barat", "Jalan Barat") }]
            $0.protectedOffices = [.with { ($0.key, $0.title) = ("ketua-kpud", "Ketua KPUD Muba") }]
        }
        let briefing = Briefing.with { $0.content = content.canonicalBytes().withUnsafeBytes { .init($0) } }
        let envelope = Envelope(
            drill: try DrillID("uji"),
            stream: .control,
            sequence: 1,
            turn: 0,
            type: Briefing.eventType,
            data: briefing.canonicalBytes()
        )
        glossary.hear(envelope)
        return glossary
    }

    private static func line(_ event: any DrillEvent, by speaker: String) throws -> Phrase {
        EventLine.phrase(event, on: try StreamName(speaker), try glossary())
    }

    @Test("a line holds the event's words in both languages, and titles where it names something")
    func words() throws {
        let set = LevelSet.with {
            $0.level = .yellow
            $0.place = "kpud"
            $0.reporter = "muba/detection"
            $0.reason = "penuh"
        }
        let line = try Self.line(set, by: "muba/command")
        #expect(line.indonesian == "SITUASI KUNING di Kantor KPUD Muba, atas laporan Kasat Intelkam: penuh")
        #expect(line.english == "SITUATION YELLOW at Kantor KPUD Muba, reported by Kasat Intelkam: penuh")
        // Without the openings it says the keys.
        #expect(EventLine.phrase(set).indonesian == "SITUASI KUNING di kpud, atas laporan muba/detection: penuh")
    }

    @Test("who reports to himself is not named as his own reporter")
    func selfReport() throws {
        let set = LevelSet.with {
            $0.level = .green
            $0.place = "kpud"
            $0.reporter = "muba/command"
            $0.reason = "operasi dimulai"
        }
        #expect(
            try Self.line(set, by: "muba/command").indonesian == "SITUASI HIJAU di Kantor KPUD Muba: operasi dimulai"
        )
    }

    @Test("an office is that of the district which speaks, and two of one short title keep their brackets")
    func offices() throws {
        let muster = MusterReported.with {
            $0.office = "kapolres"
            $0.personnel = 1_100
        }
        #expect(try Self.line(muster, by: "muba/command").indonesian == "apel Kapolres Muba: 1.100 personel")
        #expect(try Self.line(muster, by: "oki/command").english == "muster of Kapolres OKI: 1,100 people")
        // Whoever belongs to neither district cannot know whose it is.
        #expect(try Self.line(muster, by: "sumsel/command").indonesian == "apel kapolres: 1.100 personel")
        let briefed = ForceBriefingGiven.with {
            $0.office = "kapolsek-a"
            $0.units = ["muba/polsek", "muba/polsek2", "muba/detection", "muba/x", "muba/command"]
        }
        #expect(
            try Self.line(briefed, by: "muba/command").indonesian
                == "arahan (APP) penggunaan kekuatan oleh Kapolsek (Sekayu) kepada Kapolsek (Sekayu), "
                + "Kapolsek (Keluang), Kasat Intelkam dan 2 lainnya"
        )
    }

    @Test("an order is told by its text and what it is about; an event's id says nothing to a reader")
    func orders() throws {
        func order(_ object: String, place: String = "") throws -> String {
            let order = OrderIssued.with {
                $0.kind = .closeRoad
                $0.office = "kapolres"
                $0.addressee = "muba/detection"
                $0.object = object
                $0.place = place
                $0.text = "Tutup jalan"
            }
            return try Self.line(order, by: "muba/command").indonesian
        }
        let start = "perintah Kapolres Muba kepada Kasat Intelkam: Tutup jalan"
        #expect(try order("jalan-barat", place: "kpud") == "\(start) (Jalan Barat)")
        #expect(try order("ketua-kpud") == "\(start) (Ketua KPUD Muba)")
        #expect(try order("muba/situation:424", place: "kpud") == "\(start) (Kantor KPUD Muba)")
        #expect(try order("muba/situation:424") == start)
        // What has no title, as a fire's key, is not shown; the place is.
        #expect(try order("api-1", place: "kpud") == "\(start) (Kantor KPUD Muba)")
    }

    @Test("what an event leaves out leaves no gap, or reads 0 or –")
    func absent() throws {
        let line = EventLine.phrase(CrowdObserved.with { $0.size.high = 1_040 })
        #expect(line.english == "– at –: at most 1,040 people, –")
        #expect(EventLine.phrase(CrowdObserved()).english == "– at –: number not known, –")
        #expect(EventLine.phrase(ArrestMade()).english == "0 ARRESTED at –, suspected of –")
        #expect(
            EventLine.phrase(OrderCompleted.with { $0.office = "x" }).indonesian == "x: perintah selesai dilaksanakan"
        )
        let gone = CrowdObserved.with {
            $0.place = "kpud"
            $0.size = HeadcountRange()
            $0.behaviour = .dispersing
        }
        #expect(try Self.line(gone, by: "muba/situation").indonesian == "Kantor KPUD Muba: tidak terlihat massa")
    }

    @Test("a length of time and a share read as such, and nought falls away")
    func amounts() throws {
        let sent = AmbulanceDispatched.with {
            $0.casualty = "korban-1"
            $0.category = .red
            $0.hospital = "rsud"
            $0.driveSeconds = 304
        }
        #expect(
            EventLine.phrase(sent).indonesian
                == "ambulans membawa korban-1 (triase merah) ke rsud, waktu tempuh 5 menit 4 detik"
        )
        let outcome = EventFields(CasualtyOutcomeRecorded.with { $0.survivalPermille = 975 })
        #expect(outcome["survivalPermille"]?.indonesian == "97,5%")
        let muster = EventFields(StrengthReported.with { $0.resource = "shield" })
        #expect(muster["resource"]?.indonesian == "tameng")
    }

    @Test("a briefing that does not come from control names nothing")
    func forged() throws {
        var glossary = Glossary()
        let content = UnitBriefing.with { $0.places = [.with { ($0.key, $0.title) = ("kpud", "Palsu") }] }
        let briefing = Briefing.with { $0.content = content.canonicalBytes().withUnsafeBytes { .init($0) } }
        glossary.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: try StreamName("muba/phh"),
                sequence: 1,
                turn: 0,
                type: Briefing.eventType,
                data: briefing.canonicalBytes()
            )
        )
        #expect(glossary.titles.title(of: "kpud", .place) == nil)
    }

    @Test(
        "a body that an agency brings is told by its own title, by its word where nobody gave one, else by its formation"
    )
    func ownBody() throws {
        var glossary = Glossary()
        let pmi = try StreamName("muba/pmi")
        let ready = Ready.with { $0.profile.ownWords = [OwnWord("regu-tandu", "regu tandu", en: "stretcher team")] }
        glossary.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: pmi,
                sequence: nil,
                turn: 0,
                type: Ready.eventType,
                data: ready.canonicalBytes()
            )
        )
        // Nor may it rename what everybody knows.
        glossary.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: pmi,
                sequence: nil,
                turn: 0,
                type: Ready.eventType,
                data: Ready.with { $0.profile.ownWords = [OwnWord("shield", "palsu", en: "false")] }.canonicalBytes()
            )
        )
        let shields = StrengthReported.with { $0.resource = "shield" }
        #expect(EventLine.phrase(shields, on: pmi, glossary).english.hasPrefix("shield: 0 of 0"))
        func line(_ body: String) -> String {
            let arrived = UnitArrived.with {
                $0.formation = .medicalPost
                $0.ownBody = body
                $0.place = "kpud"
                $0.personnel = 4
            }
            return EventLine.phrase(arrived, on: pmi, glossary).english
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
