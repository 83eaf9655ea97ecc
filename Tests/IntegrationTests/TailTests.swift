import Foundation
import Scenario
import Testing
import UnitTable

@Suite("Following a drill that runs", .serialized)
struct TailTests {
    @Test("tail tells a running drill to its end as its record does, from the start or from now")
    func running() throws {
        let run = try GladiRun(
            ["run", "muba-2024", "--excerpt", "01:10:00..01:14:00", "--record", "r.gladi", "--speed", "60"]
                + ["--lang", "en"]
        )
        let broker = try #require(run.broker)
        let whole = try GladiRun(["tail", "--kafka", broker, "--lang", "en"])
        let late = try GladiRun(["tail", "--kafka", broker, "--lang", "en", "--from", "now", "--type", "ExerciseEnded"])
        let (wholeEnd, lateEnd, runEnd) = (whole.finish(), late.finish(), run.finish())
        #expect(runEnd.code == 0, "\(runEnd.errors)")
        #expect(wholeEnd.code == 0, "\(wholeEnd.errors)")
        #expect(lateEnd.code == 0, "\(lateEnd.errors)")
        #expect(lateEnd.output.contains("ENDEX"))
        #expect(lateEnd.output.split(separator: "\n").count == 1)

        let recorded = try GladiRun(["tail", run.record, "--lang", "en"]).finish()
        #expect(recorded.code == 0, "\(recorded.errors)")
        let lines = recorded.output.split(separator: "\n")
        #expect(lines.count > 20)
        // Live, who does not ask for the inner truth knows a crowd by its key: its title stands in the ground's briefing.
        let groups = try ScenarioLibrary.withUnits.scenario("muba-2024").ground.groups
        let byKeys = lines.map { line in groups.reduce(String(line)) { $0.replacing($1.title, with: $1.key) } }
        #expect(wholeEnd.output.split(separator: "\n").map(String.init).sorted() == byKeys.sorted())

        let order = try #require(
            lines.last { $0.contains("order of") }?.firstMatch(of: /[a-z]+\/[a-z]+:[0-9]+/)?.output
        )
        let explained = try GladiRun(["explain", run.record, String(order), "--effects", "--lang", "en"]).finish()
        #expect(explained.code == 0, "\(explained.errors)")
        #expect(explained.output.contains("Because, back to the beginning"))
        #expect(explained.output.contains("What it caused"))
    }

    @Test("a broker that is not there: 69")
    func nothingToFollow() throws {
        #expect(try GladiRun(["tail", "--kafka", "127.0.0.1:1"]).finish().code == 69)
    }
}
