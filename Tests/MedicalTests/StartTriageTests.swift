import Events
import Medical
import Testing

/// START over every combination of its six signs, against a table written by hand.
struct StartTriageTests {
    // One row for walks, breathes, breathes with an open airway; in a row, the eight combinations of (more than 30
    // breaths, refill above 2 s, obeys) from none to all.
    private static let table: [(walks: Bool, breathes: Bool, airway: Bool, categories: String)] = [
        (false, false, false, "BBBBBBBB"),
        (false, false, true, "RRRRRRRR"),
        (false, true, false, "RYRRRRRR"),
        (false, true, true, "RYRRRRRR"),
        (true, false, false, "GGGGGGGG"),
        (true, false, true, "GGGGGGGG"),
        (true, true, false, "GGGGGGGG"),
        (true, true, true, "GGGGGGGG"),
    ]

    @Test("every combination of signs has the category of the table")
    func wholeTable() throws {
        let letters: [Character: Triage] = ["G": .green, "Y": .yellow, "R": .red, "B": .black]
        var checked = 0
        for row in Self.table {
            for (index, letter) in row.categories.enumerated() {
                for edge in [false, true] {
                    let signs = Vitals.with {
                        $0.walks = row.walks
                        $0.breathes = row.breathes
                        $0.breathesAfterAirwayOpened = row.airway
                        // At the edge: exactly 30 and 2.0 s still count as good, 31 and 2.1 s no more.
                        $0.respiratoryRate = index & 4 == 0 ? (edge ? 30 : 12) : (edge ? 31 : 60)
                        $0.refillTenths = index & 2 == 0 ? (edge ? 20 : 8) : (edge ? 21 : 50)
                        $0.obeysCommands = index & 1 == 1
                    }
                    #expect(try StartTriage.category(of: signs) == #require(letters[letter]), "\(row) \(index)")
                    checked += 1
                }
            }
        }
        #expect(checked == 128)
    }
}
