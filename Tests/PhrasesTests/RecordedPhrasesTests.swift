import Foundation
import Phrases
import TaskForceTesting
import TestSupport
import Testing

@Suite("Texts of records on an English screen")
struct RecordedPhrasesTests {
    @Test(
        "what our programs write is told in English, with what stood in its gaps",
        arguments: [
            ("langkah simulasi belum selesai", "the turn is not completed"),
            ("tidak menjawab selama 30 detik", "has not answered for 30 seconds"),
            (
                "program medical mati oleh sinyal 9 dan tidak dijalankan lagi",
                "the program medical died of signal 9 and is not started again"
            ),
            (
                "bukan kejadian latihan: tidak bertanda LATIHAN: header ce_exercise tidak ada",
                "no event of a drill: not marked LATIHAN: header ce_exercise is missing"
            ),
            (
                "bukan kejadian latihan: header ce_turn berisi 03, bukan bilangan",
                "no event of a drill: header ce_turn is 03, which is no number"
            ),
            (
                "bukan kejadian latihan: kunci catatan tidak cocok dengan ce_drill oku-2024",
                "no event of a drill: the key does not fit ce_drill oku-2024"
            ),
            ("urutan 9 mendahului; berikutnya muba/phh:7", "sequence 9 runs ahead; next is muba/phh:7"),
            (
                "perekam: Ruang untuk berkas rekaman /a/b.gladi habis. Yang sudah tercatat tetap utuh; kosongkan ruang, perekaman berlanjut.",
                "the recorder: There is no room left for the record /a/b.gladi. What is recorded is whole; free some room and it goes on."
            ),
            (
                "the unit failed: muba.v1.X bukan hak muba/phh",
                "the unit failed: muba.v1.X is not for muba/phh to publish"
            ),
            (
                Phrase.recordFailed(path: "/a.gladi", reason: "disk I/O error").indonesian,
                "The record /a.gladi could not be written or read: disk I/O error. Check the medium."
            ),
            ("Situasi MERAH di Kantor KPUD", "Situation RED at Kantor KPUD"),
            ("kapolsek: massa membakar ban", "kapolsek: the crowd is burning tyres"),
            ("Evaluasi selesai: Gangguan dapat diatasi.", "Evaluation held: The disturbance was overcome."),
            // Figures are told in English too, and a text within a sentence begins small in both languages.
            (
                "massa 850–1.100 orang, menutup jalan, di Kantor KPU, Pasir Pengaraian, tingkat keyakinan 75%",
                "a crowd of 850–1,100 people, blocking the road, at Kantor KPU, Pasir Pengaraian, 75% sure"
            ),
            (
                "massa 850–1.100 orang di Kantor KPU, menutup jalan, tingkat keyakinan 75%",
                "a crowd of 850–1,100 people at Kantor KPU, blocking the road, 75% sure"
            ),
            (
                "Massa 850–1100 orang di Kantor KPU, menutup jalan, keyakinan 75%",
                "A crowd of 850–1,100 at Kantor KPU, blocking the road, 75% sure"
            ),
            ("massa paling banyak 20 orang di Pasar, orasi", "a crowd of at most 20 people at Pasar, making speeches"),
            ("massa tertib selama 1 jam 5 menit", "the crowd has been orderly for 1 h 5 min"),
            ("anev selesai: situasi dapat dikendalikan", "evaluation held: overcome"),
            ("Evaluasi selesai: teratasi", "Evaluation held: overcome"),
            (
                "14 korban ditangani: 5 dirawat, 9 pulang, meninggal nihil",
                "14 casualties cared for: 5 admitted, 9 sent home, no dead"
            ),
            (
                """
                Situasi dapat dikendalikan. Tingkat situasi tertinggi MERAH. Teramati: 1.200 tindakan anarkis, 2 kebakaran \
                (1 masih menyala), kerusakan nihil, korban nihil, 1 pejabat yang dilindungi terancam, penggunaan kekuatan \
                nihil; 49 perintah (1 tidak dijawab, 2 belum selesai).
                """,
                """
                The situation was brought under control. Highest level RED. Seen: 1,200 violent acts, 2 fires \
                (1 still burning), no damages, no casualties, 1 official threatened, no uses of force; 49 orders \
                (1 not answered, 2 not finished).
                """
            ),
        ]
    )
    func told(_ text: String, _ english: String) {
        #expect(Phrase.recorded(text).indonesian == text)
        #expect(Phrase.recorded(text).english == english)
    }

    @Test(
        "a person's own words stay as they are",
        arguments: [
            "massa marah di depan kantor", "satuan belum siap, tunggu", "cukup", "", "{}", "langkah simulasi",
            "Konsolidasi!",
        ]
    )
    func own(_ text: String) { #expect(Phrase.recorded(text) == Phrase(verbatim: text)) }

    @Test("a hostile text is told as it is, and soon, however it is nested")
    func hostile() {
        let nested = String(repeating: "perekam: ", count: 10_000) + "perekam tertinggal"
        #expect(Phrase.recorded(nested).english.hasPrefix("the recorder: "))
        for (_, payload) in HostileText.payloads {
            #expect(HostileText.hidden(in: Phrase.recorded("perekam: \(payload)").english) == [])
            #expect(Phrase.recorded("perekam: \(payload)").english == "the recorder: \(payload.visible)")
        }
    }

    @Test("each text of the tables has as many gaps in both languages, and finds its own English")
    func tables() {
        #expect(Phrase.recordedTexts.count > 150)
        for phrase in Phrase.recordedTexts {
            for gap in ["{}", "{#}"] {
                #expect(phrase.indonesian.ranges(of: gap).count == phrase.english.ranges(of: gap).count)
            }
            #expect(!IndonesianWords.stand(in: phrase.english), "\(phrase.english)")
            func filled(_ text: String) -> String { text.replacing("{}", with: "X7").replacing("{#}", with: "7") }
            let (text, english) = (filled(phrase.indonesian), filled(phrase.english))
            #expect(Phrase.recorded(text).english == english, "\(text)")
        }
    }

    @Test("every Indonesian text that a program of ours can write into a record stands in the tables")
    func complete() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let units = try Self.services(of: root)
        let rooms = [
            "Shared/Doctrine", "Shared/Lockstep", "Shared/TaskForceKit", "Shared/Recording", "Services/Control",
            "Services/Recorder",
        ]
        let plan =
            ["Shared/Scenario/ScenarioPlan.swift"]
            + ["CloudEventsBinding", "HeaderWords", "EventCatalogue"].map { "Shared/Events/\($0).swift" }
        let files = try (rooms + units.map { "Services/\($0)" }).flatMap { folder in
            let inside = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
            return try (inside?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
                .some("source in \(folder)").filter { !$0.contains("Main/") }.map { "\(folder)/\($0)" }
        }
        #expect(Self.inBothLanguages.isSubset(of: files))
        var seen = 0
        var excepted: Set<String> = []
        for file in files + plan where !Self.inBothLanguages.contains(file) {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            for line in text.split(separator: "\n") where !line.contains("//") {
                for literal in Self.literals(of: String(line)) where IndonesianWords.stand(in: literal) {
                    seen += 1
                    let filled = literal.replacing(/\{\}/, with: "X7")
                    let isThere = Phrase.recorded(filled).english != filled
                    if !isThere { excepted.insert(literal) }
                    #expect(isThere || Self.exceptions.contains(literal), "\(file): \"\(literal)\"")
                }
            }
        }
        #expect(seen > 150)
        #expect(Self.exceptions.subtracting(excepted) == [], "no source has these any more")
    }

    /// The services whose units the library's organisation names.
    private static func services(of root: URL) throws -> [String] {
        let template = root.appendingPathComponent("Shared/Scenario/Library/Organisations/polres.yaml")
        let text = try String(contentsOf: template, encoding: .utf8)
        let forces = Set(text.matches(of: /unit: <[a-z]+>\/([a-z-]+)/).map { $0.1.filter { $0 != "-" } })
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Services").path)
        let services = folders.filter { forces.contains($0.lowercased()) }
        // Units of one program with Samapta.
        let beside: Set<String> = ["phh", "arrest", "investigation", "polsek"]
        #expect(forces.subtracting(services.map { $0.lowercased() }) == beside)
        return services.sorted()
    }

    /// Files whose texts are already in both languages; `DoctrineTests` tests those of their texts that reach a record.
    private static let inBothLanguages: Set<String> = [
        "Shared/Doctrine/Answers.swift", "Shared/Doctrine/Force.swift", "Shared/Doctrine/Orders.swift",
        "Shared/Doctrine/Rules.swift",
        "Shared/Doctrine/Rules+Conduct.swift", "Shared/Doctrine/Act.swift", "Services/Control/PlayingOptions.swift",
    ]

    /// Literals that are not in any table as they are: names of offices and keys, and parts of texts that are
    /// translated as a whole.
    private static let exceptions: Set<String> = [
        "), padahal langkah simulasi {} bermula {}", "langkah simulasi {}",
        "{} {} di offset {} bukan dari pengendali latihan: {}",
        "tidak ada", "tidak bertanda {}: header ce_exercise {}",
        "{} di offset {} {}", "bukan jabatan pengendali latihan (\\(scenario.controllers.joined(separator: ",
        "Perekam", "Tim Massa (bulsit)", "belum-teratasi", "belum-dapat-dinilai", "di-pos", "{} masih di pos kesehatan",
        "massa", "massa {}", "korban-{}-{}",
        "{}-petugas",
        "massa {}; {}", "belum diperingatkan", "sudah {} kali diperingatkan", "massa {}, {}, di {}",
        "massa dengan jumlah belum diketahui, {}, di {}", "{}, tingkat keyakinan {}%",
        "{} korban ditangani: {}{}", "Tim Tindak lengkap; ", "tidak ada orang yang diamankan",
        "{} orang yang diamankan",
        " Belum melapor: \\(missing.joined(separator: ",
        "bentuk peleton penindak: situasi MERAH, PHH Brimob tidak tersedia, {}. ",
        "Imbauan lebih dahulu, jalur keluar tetap terbuka, tanpa senjata api",
        "{}, {} personel",
    ]

    /// The literals of a line, with `{}` for computed parts; a literal with quotes within its computed parts is left to
    /// the reader.
    private static func literals(of line: String) -> [String] {
        line.matches(of: /"((?:\\\((?:[^()"]|\([^()"]*\))*\)|\\.|[^"\\])*)"/).map { match in
            String(match.1).replacing(/\\\((?:[^()"]|\([^()"]*\))*\)/, with: "{}")
        }
    }
}
