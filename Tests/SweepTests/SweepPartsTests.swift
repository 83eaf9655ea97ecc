import Phrases
import Scenario
import Sweep
import Testing
import UnitTable

@Suite("The parts of a sweep")
struct SweepPartsTests {
    private func row(_ seed: UInt64) -> SweepRow { SweepRow(seed: seed, outcome: "teratasi", digest: "00", values: []) }

    @Test("rows leave in the order of their seeds, whatever the order in which they come")
    func order() {
        var order = SeedOrder([3, 5, 8], aheadMax: 3)
        #expect([order.next(), order.next(), order.next(), order.next()] == [3, 5, 8, nil])
        #expect(order.take(row(8)).isEmpty)
        #expect(order.take(row(3)).map(\.seed) == [3])
        #expect(order.take(row(5)).map(\.seed) == [5, 8])
    }

    @Test("no seed is handed out far beyond one that is still being played")
    func bound() {
        var order = SeedOrder(Array(1...9), aheadMax: 2)
        #expect([order.next(), order.next(), order.next()] == [1, 2, nil])
        #expect(order.take(row(2)).isEmpty)
        #expect(order.next() == nil)
        #expect(order.take(row(1)).map(\.seed) == [1, 2])
        #expect([order.next(), order.next(), order.next()] == [3, 4, nil])
    }

    @Test("percentiles are values that occurred: the nearest rank")
    func percentiles() throws {
        let hundred = try #require(Distribution((1...100).reversed().map(Double.init)))
        #expect([1, 5, 50, 95, 100].map(hundred.percentile) == [1, 5, 50, 95, 100])
        #expect((hundred.min, hundred.max, hundred.count) == (1, 100, 100))
        let four = try #require(Distribution([7, 1, 5, 3]))
        #expect([5, 25, 26, 50, 51, 95].map(four.percentile) == [1, 1, 3, 3, 5, 7])
        let one = try #require(Distribution([2.5]))
        #expect([5, 50, 95].map(one.percentile) == [2.5, 2.5, 2.5])
        #expect(Distribution([]) == nil)
    }

    @Test("a histogram has a class for each whole number, or eight")
    func histogram() {
        #expect(Distribution([0, 1, 3, 3])?.histogram == [1, 1, 0, 2])
        #expect(Distribution([4, 4, 4])?.histogram == [3])
        #expect(Distribution((0..<80).map(Double.init))?.histogram == Array(repeating: 10, count: 8))
        #expect(Distribution([0, 0.5, 1])?.histogram == [1, 0, 0, 0, 1, 0, 0, 1])
    }

    @Test("CSV fields are quoted where RFC 4180 says so, and read back")
    func csv() {
        let fields = ["1", "", "a, b", "he said \"no\"", "\"", "é·"]
        let line = CSVLine.text(fields)
        #expect(line == #"1,,"a, b","he said ""no""","""",é·"#)
        #expect(CSVLine.fields(line) == fields)
        #expect(CSVLine.fields("") == [""])
        #expect(CSVLine.fields(",") == ["", ""])
        for bad in [#"a"b"#, #""a"#, #""a"b,c"#, #"1,"2"#] { #expect(CSVLine.fields(bad) == nil, "\(bad)") }
    }

    @Test("progress tells speed and time left, in the language's own decimals")
    func progress() {
        let progress = SweepProgress(known: 100, total: 1000)
        #expect(progress.phrase(done: 100, after: .seconds(5)).indonesian == "100/1.000")
        let later = progress.phrase(done: 410, after: .seconds(100))
        #expect(later.indonesian == "410/1.000 · 3,1/detik · sekitar 3 menit lagi")
        #expect(later.english == "410/1,000 · 3.1/s · ~3 min left")
        #expect(progress.phrase(done: 900, after: .seconds(400)).english == "900/1,000 · 2.0/s · ~50 s left")
        #expect(progress.phrase(done: 101, after: .seconds(10)).indonesian.hasSuffix("sekitar 2 jam 30 menit lagi"))
    }

    @Test("a row with a value that no drill has is no row", arguments: ["nan", "inf", "-inf", "1e300", "-1e16", "x"])
    func row(value: String) throws {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let columns = SweepColumns(SweepOrigin(scenario, isExcerpt: false))
        var fields = Array(repeating: "", count: columns.names.count)
        fields[0] = "1"
        fields[3] = "9007199254740992"
        #expect(columns.row(of: fields) != nil)
        fields[3] = value
        #expect(columns.row(of: fields) == nil)
    }
}
