import Foundation
import Testing

@Suite("gladi run on a terminal", .serialized)
struct TerminalViewTests {
    private static let opening = "\u{1B}[?1049h"
    private static let closing = "\u{1B}[?7h\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l"
    private static let excerpt = ["run", "muba-2024", "--excerpt", "01:10:00..01:20:00", "--lang", "en"]

    /// What stands on the normal screen: before the view and after it.
    private func outside(_ output: String) throws -> (before: Substring, after: Substring) {
        let open = try #require(output.firstRange(of: Self.opening))
        let closings = output.ranges(of: Self.closing)
        let close = try #require(closings.last)
        #expect(closings.count == output.ranges(of: Self.opening).count)
        return (output[..<open.lowerBound], output[close.upperBound...])
    }

    @Test("a run opens the view, gives the terminal back, and prints its summary on the normal screen")
    func toTheEnd() throws {
        let run = try TerminalRun(Self.excerpt + ["--in-process"])
        let (_, code, output) = run.finish()
        #expect(code == 0)
        #expect(run.echoes)
        let (before, after) = try outside(output)
        #expect(before.contains("muba-2024"))
        #expect(output.ranges(of: Self.opening).count == 1)
        #expect(output.contains("ground truth, uncalibrated"))
        #expect(after.contains("OUTCOME"))
        #expect(after.contains("digest"))
        #expect(!after.contains("\u{1B}"))
    }

    @Test("--view plain has scrolling lines and no view, and so has NO_COLOR's terminal without it")
    func plain() throws {
        for (flags, environment) in [(["--view", "plain"], [:]), ([], ["NO_COLOR": "1"])] {
            let run = try TerminalRun(Self.excerpt + ["--in-process"] + flags, environment: environment)
            let (_, code, output) = run.finish()
            #expect(code == 0)
            #expect(!output.contains(Self.opening))
            #expect(output.contains("OUTCOME"))
        }
    }

    @Test("a service that dies is said in the view and again after it; another size is drawn anew; SIGTERM restores")
    func resizedAndTerminated() throws {
        let run = try TerminalRun(
            Self.excerpt + ["--speed", "60", "--crash", "traffic=before-completed@6"],
            columns: 100,
            rows: 40
        )
        #expect(run.wait(for: "traffic died of signal 9"))
        #expect(!run.echoes)
        run.resize(columns: 60, rows: 15)
        #expect(run.wait(for: "\u{1B}[2J", times: 2))
        run.signal(SIGTERM)
        let (reason, code, output) = run.finish()
        #expect(reason == .exit)
        #expect(code == 1)
        #expect(run.echoes)
        let (_, after) = try outside(output)
        #expect(after.contains("WARNINGS DURING THE RUN"))
        #expect(after.contains("traffic died of signal 9"))
        #expect(after.contains("stopped by hand"))
        // Every line since the change of size fits.
        let resized = try #require(output.ranges(of: "\u{1B}[2J").last)
        let close = try #require(output.firstRange(of: Self.closing))
        let lines = output[resized.upperBound..<close.lowerBound].replacing(/\u{1B}\[[?0-9;]*[A-GI-Za-z]/, with: "")
            .split(separator: /\u{1B}\[[0-9]+;1H/)
        #expect(lines.count >= 15)
        #expect(lines.allSatisfy { $0.count <= 60 })
    }

    @Test("Ctrl-Z gives the terminal back until the run goes on; Ctrl-\\ gives it back for good")
    func stoppedAndQuit() throws {
        let run = try TerminalRun(Self.excerpt + ["--speed", "5"])
        try #require(run.wait(for: Self.opening))
        run.signal(SIGTSTP)
        #expect(run.wait(for: Self.closing))
        try #require(run.waitUntilStopped())
        #expect(run.echoes)
        run.signal(SIGCONT)
        #expect(run.wait(for: Self.opening, times: 2))
        #expect(!run.echoes)
        run.signal(SIGQUIT)
        let (reason, code, output) = run.finish()
        #expect(reason == .uncaughtSignal)
        #expect(code == SIGQUIT)
        #expect(run.echoes)
        #expect(try outside(output).after.isEmpty)
    }
}
