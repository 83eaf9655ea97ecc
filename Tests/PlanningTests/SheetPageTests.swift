import Foundation
import Phrases
import Planning
import Scenario
import Testing
import UnitTable

@Suite("An events list to print")
struct SheetPageTests {
    private static let library = ScenarioLibrary.withUnits

    @Test("the page has every inject in the order of time, says LATIHAN, and quotes what could be HTML")
    func page() throws {
        let scenario = try ScenarioLoader.load(
            text: """
                gladi: 1
                based_on: muba-2024
                title: "A <b> & C"
                injects:
                  - { key: nanti, when: { after: [awal], delay: 5m }, synopsis: Nanti, source: assumed }
                  - { key: akhir, when: { not_before: 02:00:00 }, synopsis: Akhir <i>, addressee: muba/traffic, source: assumed }
                  - { key: awal, when: { not_before: 00:05:00 }, synopsis: Awal, source: seed }
                  - key: cadangan
                    contingency: { by: 00:40:00, expected: [{ event: OrderIssued, by: muba/command, where: { kind: ORDER_KIND_NEGOTIATE } }] }
                    synopsis: Cadangan
                    source: assumed
                """,
            file: "x.yaml",
            library: Self.library
        )
        let page = MSELSheet(scenario).html(in: .indonesian)
        #expect(page.contains(">LATIHAN<"))
        #expect(page.contains("A &lt;b&gt; &amp; C") && !page.contains("Akhir <i>"))
        let order = ["Awal", "Akhir", "Nanti"].map { page.range(of: ">\($0)")?.lowerBound }
        #expect(try #require(order[0]) < #require(order[1]) && #require(order[1]) < #require(order[2]))
        #expect(page.contains("sesudah inject 1 (awal), 5 menit kemudian"))
        #expect(page.contains("Kasat Lantas"))
        // The numbers follow the page, and an inject to nobody in particular is to all.
        let numbers = page.matches(of: /<tr><td>([0-9]+)<\/td>/).map { String($0.output.1) }
        #expect(numbers == ["1", "2", "3", "4"])
        #expect(page.contains("<td>semua satuan</td>"))
        // What a person reads has no names of fields; the sheet keeps them.
        #expect(MSELSheet(scenario).csv(in: .indonesian).contains("kind=ORDER_KIND_NEGOTIATE @muba/command"))
        #expect(page.contains("mulai Minggu, 25 Agustus 2024 pukul 08.00 WIB, selama 3 jam 10 menit"))
        #expect(MSELSheet(scenario).html(in: .english).contains("after inject 1 (awal), 5 min later"))
    }

    @Test("the page says in words what an inject waits for, changes and expects")
    func pageInWords() throws {
        let scenario = try ScenarioLoader.load(text: SheetTests.effects, file: "akibat.yaml", library: Self.library)
        let page = MSELSheet(scenario).html(in: .indonesian)
        for text in [
            "Akibat: 3 personel Kasat Lantas tidak hadir selama 1 jam 30 menit", "mogok selama 15 menit",
            "cuaca memperlambat setiap perjalanan 30% sampai latihan selesai", "ketegangan turun 10",
            "Sasaran: Evakuasi tetap berjalan", "Pemain: koordinator-latihan", "dalam 5 menit",
        ] { #expect(page.contains(text), "\(text)") }
        let negotiate = try #require(Phrase.word("ORDER_KIND_NEGOTIATE")).indonesian
        let rohul = MSELSheet(try Self.library.scenario("rohul-2023")).html(in: .indonesian)
        #expect(
            rohul.contains("00:40:00, bila belum ada: perintah \(negotiate) oleh Kapolres Rokan Hulu atau Kabag Ops")
        )
        #expect(
            rohul.contains(
                "laporan kekuatan ambulans (tidak dapat dipakai: 1) oleh Kepala Tim Kesehatan, dalam 1 menit"
            )
        )
        // What a citizen reports, with how many and what they do or miss.
        #expect(rohul.contains("tingkat keyakinan 75%, 40–90 orang, berkumpul: “Massa berkumpul"))
        #expect(rohul.contains("tingkat keyakinan 80%, belum ada yang mengajak bicara: “Belum ada"))
        #expect(!rohul.contains("ORDER_KIND") && !rohul.contains("rohul/"))
    }
}
