import Foundation
import Testing

@Suite("gladi sweep, as a process", .serialized)
struct SweepTests {
    private struct Report: Decodable {
        struct Outcome: Decodable { let count: Int }
        struct Spread: Decodable {
            let key: String
            let median: Double?
        }

        let label: String
        let drills: Int
        let complete: Bool
        let outcomes: [Outcome]
        let measures: [Spread]
    }

    private func sweep(_ flags: [String]) throws -> GladiRun {
        let csv = flags.contains("--csv") ? [] : ["--csv", "s.csv"]
        return try GladiRun(["sweep", "muba-2024", "--lang", "en"] + csv + flags)
    }

    @Test("--json prints one object, labelled as what it is")
    func json() throws {
        let run = try sweep(["--seeds", "3", "--excerpt", "01:10:00..01:10:30", "--json"])
        let (code, output, errors) = run.finish()
        try #require(code == 0, "\(errors)")
        #expect(errors.isEmpty)
        #expect(output.split(separator: "\n").count == 1)
        let report = try JSONDecoder().decode(Report.self, from: Data(output.utf8))
        #expect(report.label == "model, bukan ramalan / a model, not a prediction")
        #expect(report.drills == 3)
        #expect(report.complete)
        #expect(report.outcomes.reduce(0) { $0 + $1.count } == 3)
        #expect(report.measures.first { $0.key == "simulated_seconds" }?.median == 30)
    }

    @Test("SIGTERM keeps what is done, ends with 1, and the same command goes on from there")
    func stopped() throws {
        let flags = ["--excerpt", "01:10:00..01:10:30"]
        let run = try sweep(["--seeds", "50000"] + flags)
        let csv = run.folder.appendingPathComponent("s.csv")
        func lines() -> Int { (try? Data(contentsOf: csv))?.count(where: { $0 == UInt8(ascii: "\n") }) ?? 0 }
        while lines() < 3, run.isRunning {}
        run.terminate()
        let (code, _, errors) = run.finish()
        #expect(code == 1)
        #expect(errors.contains("The same command goes on from here"))
        #expect(try String(contentsOf: csv, encoding: .utf8).hasSuffix("\"model, bukan ramalan\"\n"))

        let rows = lines() - 1
        try #require(rows >= 2)
        let more = try sweep(["--seeds", "\(rows + 1)", "--csv", csv.path] + flags).finish()
        #expect(more.code == 0)
        #expect(more.errors.contains("already in the file and skipped: \(rows)"))
        #expect(more.output.contains("a model, not a prediction"))
        #expect(lines() == rows + 2)
    }

    @Test("flags that cannot be: 64; a scenario that nobody knows: 65")
    func refused() throws {
        #expect(try sweep(["--seeds", "0"]).finish().code == 64)
        #expect(try sweep(["--seeds", "1", "--jobs", "900"]).finish().code == 64)
        #expect(try sweep(["--seeds", "1", "--excerpt", "1..2"]).finish().code == 64)
        #expect(try GladiRun(["sweep", "muba-2042", "--seeds", "1"]).finish().code == 65)
    }
}
