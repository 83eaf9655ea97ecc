import Foundation
import Phrases
import Planning
import Scenario
import Testing
import UnitTable

@Suite("Sheets that nobody's office wrote")
struct HostileSheetTests: SheetReading {
    /// A drill without a unit that anything else names.
    private static let small = """
        gladi: 1
        key: kecil
        title: Kecil
        district: muba
        start: 2024-08-25T08:00:00+07:00
        end: 01:00:00
        agencies:
          - { key: polres-muba, title: Polres Musi Banyuasin, source: seed }
          - { key: tim-massa, title: Tim massa, source: seed }
          - { key: dishub, title: Dinas Perhubungan Muba, source: seed }
        roster: [{ unit: muba/command, office: kapolres, title: Kapolres, agency: polres-muba, source: seed }]
        places: [{ key: randik, title: Lapangan Terminal Randik, kind: muster, x: 0, y: 0, source: seed }]
        ground: { mode: reported }
        """

    @Test("a column that must be there and is not is told once, at the headings")
    func missingColumn() {
        let found = problems {
            try roster("Kekuatan Polres\nSatuan;Jabatan;Sebutan;Instansi;Jumlah\nmuba/phh;a;A;b;3\n;;;;4\n", for: nil)
        }
        #expect(found.map(\.place) == ["2:1"])
        #expect(found.first?.what.indonesian == "kolom 'Tempat' wajib ada")
    }

    @Test("more columns than a list has are refused at once; empty cells at a row's end are none")
    func wide() throws {
        let wide = "Waktu;Inject;" + (0..<300_000).map { "k\($0)" }.joined(separator: ";")
        let found = problems { try msel(wide + "\n0:05;a\n", for: nil) }
        #expect(found.map(\.place) == ["1:1"])
        #expect(found.first?.what == .sheetTooWide(256))
        let empty = String(repeating: ";", count: 5_000)
        #expect(try msel("Waktu;Inject\(empty)\n0:05;a\(empty)\n", for: nil).count == 1)
    }

    @Test(
        "a cell that a spreadsheet program would compute goes out as text, and comes back as it was",
        arguments: ["=cmd|' /C calc'!A0", "+62 811", "-", "@SUM(A1)", "'=1", "''+1", "-3,5", "'a'", "12%"]
    )
    func formulas(_ text: String) throws {
        let quoted = "'\(text.replacing("'", with: "''"))'"
        let scenario =
            Self.small + "\ninjects: [{ key: a, synopsis: \(quoted), when: { not_before: 00:05:00 }, source: seed }]\n"
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml").path
        try Data(scenario.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let loaded = try ScenarioLibrary.withUnits.scenario(path)
        let csv = MSELSheet(loaded).csv(in: .english)
        let isSpared = !["-3,5", "'a'", "12%"].contains(text)
        #expect(csv.contains((text.contains(",") ? ",\"" : ",") + (isSpared ? "'" : "") + text))
        #expect(try msel(csv, for: path).scenario(in: ScenarioLibrary.withUnits).injects == loaded.injects)
    }
}
