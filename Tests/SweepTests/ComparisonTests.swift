import Foundation
import Phrases
import Playing
import Scenario
import Statistics
import Sweep
import Testing
import UnitTable

@Suite("Two plans compared")
struct ComparisonTests {
    private static let measures = [
        Measure("one", "satu", "one", .count) { _ in nil }, Measure("two", "dua", "two", .seconds) { _ in nil },
        Measure("three", "tiga", "three", .people) { _ in nil },
    ]

    private func row(_ seed: UInt64, _ outcome: String, _ values: Double?...) -> SweepRow {
        SweepRow(seed: seed, outcome: outcome, digest: "d", values: values)
    }

    /// A number from 0 up to 1 that looks like chance, for a seed.
    private func noise(_ seed: UInt64) -> Double {
        var mixed = seed &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }

    /// Many pairs: the first measure differs by 2 at every seed beside much common noise; the second by noise alone.
    private func compared(_ seeds: ClosedRange<UInt64>) -> Comparison {
        let first = seeds.map { row($0, "damai", 100 * noise($0), 60 * noise($0 + 500), 7) }
        let second = seeds.map {
            row($0, "damai", 100 * noise($0) + 2 + noise($0 + 77), 60 * noise($0 + 900), $0 % 3 == 0 ? nil : 7)
        }
        return Comparison(first, second, measures: Self.measures)
    }

    @Test("what differs between the plans is said, and whether that is the plan or its circumstances")
    func aspects() throws {
        let library = ScenarioLibrary.builtIn
        let (plan, calm) = (try library.scenario("rohul-2023"), try library.scenario("rohul-2023-tenang"))
        #expect(plan.aspects(unlike: plan) == [])
        #expect(plan.aspects(unlike: calm).contains(.crowd))
        #expect(plan.aspects(unlike: plan.without(unit: try .init("rohul/damkar"))) == [.strength])
        func said(_ aspects: [Scenario.Aspect]) -> String {
            Phrase.comparedAspects(aspects.map { ($0.rawValue, $0.isPlanned) }).english
        }
        #expect(said([.strength]) == "What differs: units and strength.")
        #expect(said([.strength, .crowd]).contains("circumstances differ too"))
        #expect(said([]) == "The two scenarios say the same.")
        for aspect in Scenario.Aspect.allCases {
            let phrase = Phrase.comparedAspects([(aspect.rawValue, true)])
            #expect(phrase.indonesian.dropFirst(15) != phrase.english.dropFirst(14) || aspect == .injects)
        }
    }

    @Test("what differs beside much noise that both share stands out; what is noise does not")
    func pairing() throws {
        let comparison = compared(1...200)
        #expect(comparison.pairs == 200)
        let (one, two) = (comparison.differences[0], comparison.differences[1])
        #expect(one.standsOut && !two.standsOut)
        #expect(try #require(one.interval).contains(2.5))
        #expect(abs(one.moments.mean - (one.means.second - one.means.first)) < 1e-9)
        // The same rows, not paired by their seeds, would hide it: the spread of one plan's values is far larger.
        let shuffled = Comparison(
            (1...200).map { row($0, "damai", 100 * noise($0), nil, nil) },
            (1...200).map { row($0, "damai", 100 * noise($0 + 4_321) + 2.5, nil, nil) },
            measures: Self.measures
        )
        #expect(!shuffled.differences[0].standsOut)
    }

    @Test("a measure that one drill lacks counts where both have it, and the others are counted")
    func lacking() {
        let three = compared(1...200).differences[2]
        #expect(three.both == 134)
        #expect(three.alone.first == 66 && three.alone.second == 0)
        #expect(three.isConstant && !three.standsOut && three.seedsNeeded == nil)
    }

    @Test("seeds that only one plan has, and drills that failed, make no pair")
    func unpaired() {
        let first = [row(1, "damai", 1, 1, 1), row(2, "damai", 1, 1, 1), row(3, "damai", 1, 1, 1)]
        let second = [
            SweepRow(seed: 2, failure: "x", measures: Self.measures), row(3, "damai", 2, 1, 1),
            row(4, "damai", 2, 1, 1),
        ]
        let comparison = Comparison(first, second, measures: Self.measures)
        #expect(comparison.pairs == 1 && comparison.failures == 1)
        #expect(comparison.differences[0].interval == nil)
    }

    @Test("shares of outcomes differ with an interval of their own")
    func outcomes() throws {
        let first = (1...300).map { row($0, $0 % 10 < 8 ? "teratasi" : "damai", 1, 1, 1) }
        let second = (1...300).map { row($0, $0 % 10 < 4 ? "teratasi" : "damai", 1, 1, 1) }
        let outcome = try #require(
            Comparison(first, second, measures: Self.measures).outcomes.first { $0.name == "teratasi" }
        )
        #expect(outcome.counts.first == 240 && outcome.counts.second == 120)
        #expect(abs(outcome.difference + 0.4) < 1e-9 && outcome.interval.contains(-0.4))
        #expect(outcome.standsOut)
        let same = Comparison(first, first, measures: Self.measures).outcomes
        #expect(same.count == 2 && same.allSatisfy { !$0.standsOut && $0.difference == 0 })
    }

    @Test("more seeds are named where they would tell something, and not where the noise is too large")
    func worth() {
        let some = Comparison(
            (1...40).map { row($0, "damai", 10 * noise($0), 1, 1) },
            (1...40).map { row($0, "damai", 10 * noise($0 + 999) + 1.2, 1, 1) },
            measures: Self.measures
        ).differences[0]
        #expect(!some.standsOut)
        #expect(some.seedsNeeded.map { $0 > 40 && $0 <= 800 } == true)
        let none = Comparison(
            (1...40).map { row($0, "damai", $0 % 2 == 0 ? 5 : -5, 1, 1) },
            (1...40).map { row($0, "damai", $0 % 4 < 2 ? 5 : -5, 1, 1) },
            measures: Self.measures
        ).differences[0]
        #expect(none.seedsNeeded == nil)
    }

    @Test("the table says what stands out first, in both languages")
    func lines() throws {
        let scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let request = try SweepRequest(scenario: scenario, isExcerpt: false, first: 1, count: 200)
        let lines = ComparisonReport(request, request, compared(1...200)).lines(in: .english)
        let one = try #require(lines.firstIndex { $0.hasPrefix("  one ") })
        let two = try #require(lines.firstIndex { $0.hasPrefix("  two ") })
        #expect(one < two && lines[one].contains("REAL") && !lines[two].contains("REAL"))
        // What one plan alone had in some pairs was not the same in every pair.
        #expect(lines.contains { $0.hasPrefix("  three ") && $0.contains("A alone 66, B alone 0") })
        #expect(!lines.contains { $0.contains("The same in every pair") })
        #expect(
            ComparisonReport(request, request, compared(1...10)).lines(in: .indonesian).contains {
                $0.contains("Tambah benih acak")
            }
        )
    }

    @Test("what the program counts of itself never stands out, and takes nothing from what does")
    func ofProgram() {
        let seeds: ClosedRange<UInt64> = 1...200
        let counted = [
            Measure("one", "satu", "one", .count) { _ in nil },
            Measure("turns", "langkah", "turns", .count, ofProgram: true) { _ in nil },
        ]
        let first = seeds.map { row($0, "damai", noise($0), 100 * noise($0)) }
        let second = seeds.map { row($0, "damai", noise($0) + 2 + noise($0 + 77), 100 * noise($0) + 9 + noise($0 + 5)) }
        let differences = Comparison(first, second, measures: counted).differences
        #expect(differences[0].standsOut)
        #expect(!differences[1].standsOut && differences[1].seedsNeeded == nil)
        #expect(Comparison(first, second, measures: [counted[0], Self.measures[1]]).differences[1].standsOut)
    }

    @Test("no more seeds are called needed only where all that is measured is told")
    func enough() throws {
        let scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let request = try SweepRequest(scenario: scenario, isExcerpt: false, first: 1, count: 200)
        func verdict(_ second: (UInt64) -> SweepRow) -> String {
            let rows = (1...200).map { row($0, "damai", noise($0), 7, 7) }
            let comparison = Comparison(rows, (1...200).map(second), measures: Self.measures)
            return ComparisonReport(request, request, comparison).lines(in: .english).last ?? ""
        }
        #expect(verdict { row($0, "damai", noise($0) + 2 + noise($0 + 77), 7, 7) }.hasPrefix("No more seeds"))
        #expect(verdict { row($0, "damai", noise($0), 7, 7) }.hasPrefix("Every measure was the same"))
        // One plan alone has the second in some pairs; and an outcome that came once too often to be nothing.
        #expect(verdict { row($0, "damai", noise($0), $0 % 3 == 0 ? nil : 7, 7) }.hasPrefix("Not told yet: two."))
        #expect(verdict { row($0, $0 == 9 ? "teratasi" : "damai", noise($0), 7, 7) }.hasPrefix("Not told yet: "))
    }

    /// The lines of two plans whose rows these are.
    private func told(
        _ first: [SweepRow],
        _ second: [SweepRow],
        measures: [Measure] = measures,
        in language: Language = .english
    ) throws -> [String] {
        let scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let request = try SweepRequest(scenario: scenario, isExcerpt: false, first: 1, count: 200)
        return ComparisonReport(request, request, Comparison(first, second, measures: measures)).lines(in: language)
    }

    @Test("what a plan never has is told of that plan, and no more seeds are asked for it")
    func never() throws {
        let first = (1...40).map { row($0, "damai", nil, 5, nil) }
        let second = (1...40).map { row($0, "damai", 3, nil, nil) }
        let lines = try told(first, second)
        #expect(lines.contains("A never has it, so no difference can be measured: one."))
        #expect(lines.contains("B never has it, so no difference can be measured: two."))
        #expect(lines.contains("Never there, in A or in B: three."))
        #expect(!lines.contains { $0.hasPrefix("Not told yet") || $0.hasPrefix("More seeds") })
        #expect(lines.last?.hasPrefix("No more seeds") == true)
        #expect(
            try told(first, second, in: .indonesian).contains(
                "Pada A tidak pernah terjadi, jadi tidak ada selisih yang dapat diukur: satu."
            )
        )
        // Each has it, in other pairs: of that more seeds may tell.
        let odd = (1...40).map { row($0, "damai", $0 % 2 == 0 ? nil : 1, 5, 5) }
        let even = (1...40).map { row($0, "damai", $0 % 2 == 0 ? 1 : nil, 5, 5) }
        let apart = try told(odd, even)
        #expect(apart.contains("No pair had both: one.") && apart.last?.hasPrefix("Not told yet: one.") == true)
        let scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let request = try SweepRequest(scenario: scenario, isExcerpt: false, first: 1, count: 40)
        let comparison = Comparison(first, second, measures: Self.measures)
        let object = ComparisonJSON(request, request, comparison, isComplete: true, language: .english, wall: .zero)
        let json = String(decoding: try JSONEncoder().encode(object), as: UTF8.self)
        #expect(json.contains(#""never_in":["first"]"#) && json.contains(#""never_in":["first","second"]"#))
    }

    @Test("a mark is explained where it is shown, and so is what never has it")
    func legend() throws {
        let counted = [Self.measures[0], Measure("turns", "langkah", "turns", .count, ofProgram: true) { _ in nil }]
        let first = (1...40).map { row($0, "damai", noise($0), 100) }
        let moved = (1...40).map { row($0, "damai", noise($0) + 2 + noise($0 + 77), 90 + noise($0)) }
        let marked = try told(first, moved, measures: counted)
        #expect(marked.contains { $0.contains("REAL: the difference") && $0.contains("the plan's: turns.") })
        #expect(!marked.contains { $0.contains("Means are of the pairs") })
        let same = (1...40).map { row($0, "damai", noise($0), 90 + noise($0)) }
        #expect(
            try !told(first, same, measures: counted).contains { $0.contains("REAL") || $0.contains("Never marked") }
        )
        let lacking = (1...40).map { row($0, "damai", $0 % 4 == 0 ? nil : noise($0 + 9), 100) }
        #expect(try told(first, lacking, measures: counted).contains { $0.contains("Means are of the pairs") })
    }

    @Test("what stands out is not among what more seeds are for, and the seeds named are more than were played")
    func counsel() throws {
        var asked = 0
        for shift in 0..<60 as Range<UInt64> {
            let seeds: ClosedRange<UInt64> = 1...(20 + shift)
            let step = Double(shift % 12) / 6
            let first = seeds.map { row($0, $0 % 5 == 0 ? "damai" : "teratasi", 4 * noise($0 + shift), noise($0), 1) }
            let second = seeds.map { seed in
                row(
                    seed,
                    (seed + shift) % 7 == 0 ? "teratasi" : "damai",
                    4 * noise(seed + shift + 500) + step,
                    seed % 3 == 0 ? nil : noise(seed) + step * noise(seed + 900),
                    1
                )
            }
            let comparison = Comparison(first, second, measures: Self.measures)
            let lines = try told(first, second)
            let marked = lines.filter { $0.contains("REAL") && $0.hasPrefix("  ") }
            for line in lines where line.hasPrefix("More seeds") || line.hasPrefix("Not told yet") {
                asked += 1
                for difference in comparison.differences where difference.standsOut {
                    #expect(!line.contains(difference.measure.title.english), "\(line)\n\(marked)")
                }
            }
            for difference in comparison.differences {
                #expect(difference.seedsNeeded.map { $0 > comparison.pairs && !difference.standsOut } ?? true)
            }
        }
        #expect(asked > 20)
    }

    @Test("pairs are rows with both values and their difference")
    func pairs() {
        let text = ComparisonReport.pairs(
            [row(1, "damai", 1.5, nil, 3), row(2, "damai", 1, 1, 1)],
            [row(1, "a,b", 4, 2, 3)],
            measures: Self.measures
        )
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("seed,outcome_a,outcome_b,one_a,one_b,one_difference,two_a"))
        #expect(lines[1].hasPrefix("1,damai,\"a,b\",1.5,4,2.5,,2,,3,3,0,"))
    }

    @Test("two plans are played block by block, go on where they were stopped, and change nothing in each other")
    func plays() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-pairs-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func request(_ key: String, _ count: UInt64, csv: String?) throws -> SweepRequest {
            let scenario = try ScenarioLibrary.builtIn.scenario(key)
                .excerpt(from: .init(seconds: 4_200), to: .init(seconds: 4_230))
            return try SweepRequest(
                scenario: scenario,
                isExcerpt: true,
                first: 1,
                count: count,
                jobs: 2,
                csv: csv.map { folder.appendingPathComponent($0).path }
            )
        }
        func play(_ count: UInt64, csv: Bool) throws -> PairedSweep.Result {
            let pair = PairedSweep(
                try request("muba-2024", count, csv: csv ? "a.csv" : nil),
                try request("muba-2024-radio", count, csv: csv ? "b.csv" : nil)
            )
            return try pair.run(types: UnitTable.standard.types, stop: StopFlag())
        }
        let whole = try play(23, csv: false)
        #expect(whole.first.map(\.seed) == Array(1...23) && whole.second.map(\.seed) == Array(1...23))
        // What was there is not played again, and what is added is the same.
        _ = try play(7, csv: true)
        let parts = try play(23, csv: true)
        #expect(parts.first == whole.first && parts.second == whole.second)
        let stopped = StopFlag()
        stopped.raise()
        let pair = PairedSweep(try request("muba-2024", 3, csv: nil), try request("muba-2024-radio", 3, csv: nil))
        #expect(try !pair.run(types: UnitTable.standard.types, stop: stopped).isComplete)
    }
}
