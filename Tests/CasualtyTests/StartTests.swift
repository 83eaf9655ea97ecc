import Casualty
import Testing

/// START over every combination of its signs.
struct StartTests {
    /// A row of the table; nil: it does not matter.
    private struct Row {
        var walks: Bool? = false
        var breathes: Bool?
        var airway: Bool?
        var isFast: Bool?
        var pulse: Bool?
        var isSlow: Bool?
        var obeys: Bool?
        let category: StartCategory
    }

    private static let table = [
        Row(walks: true, category: .green),
        Row(breathes: false, airway: false, category: .black),
        Row(breathes: false, airway: true, category: .red),
        Row(breathes: true, isFast: true, category: .red),
        Row(breathes: true, isFast: false, pulse: false, category: .red),
        Row(breathes: true, isFast: false, pulse: true, isSlow: true, category: .red),
        Row(breathes: true, isFast: false, pulse: true, isSlow: false, obeys: false, category: .red),
        Row(breathes: true, isFast: false, pulse: true, isSlow: false, obeys: true, category: .yellow),
    ]

    @Test func everyCombinationOfSignsHasTheCategoryOfTheTable() throws {
        var counts: [StartCategory: Int] = [:]
        for combination in 0..<128 {
            let bit = { (sign: Int) in combination >> sign & 1 == 1 }
            let rows = Self.table.filter { row in
                [row.walks, row.breathes, row.airway, row.isFast, row.pulse, row.isSlow, row.obeys].enumerated()
                    .allSatisfy { $1 == nil || $1 == bit($0) }
            }
            try #require(rows.count == 1, "the table has one row for each combination")
            // At the edge: 30 breaths and 2.0 s are still good, 31 and 2.1 s are not.
            for edge in [false, true] {
                let signs = StartSigns(
                    walks: bit(0),
                    breathes: bit(1),
                    breathesAfterAirwayOpened: bit(2),
                    breathsAMinute: bit(3) ? (edge ? 31 : 60) : (edge ? 30 : 12),
                    hasRadialPulse: bit(4),
                    refillTenths: bit(5) ? (edge ? 21 : 50) : (edge ? 20 : 8),
                    obeysCommands: bit(6)
                )
                #expect(Start.category(of: signs) == rows[0].category, "\(signs)")
            }
            counts[rows[0].category, default: 0] += 1
        }
        #expect(counts == [.green: 64, .black: 16, .red: 46, .yellow: 2])
    }

    @Test func somebodyWellWhoLiesDownCanWait() {
        #expect(Start.category(of: StartSigns()) == .yellow)
    }
}
