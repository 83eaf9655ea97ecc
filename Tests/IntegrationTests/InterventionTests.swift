import Foundation
import Recording
import TestSupport
import Testing

@Suite("What people and accidents do to a drill that runs", .serialized)
struct InterventionTests {
    private func start(_ flags: String...) throws -> GladiRun {
        try GladiRun(
            ["run", "muba-2024", "--excerpt", "01:10:00..01:12:00", "--record", "r.gladi", "--lang", "en"] + flags
        )
    }

    /// A command that talks to the drill; its exit code and what it said.
    private func ask(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
        try GladiRun(arguments + ["--lang", "en"]).finish()
    }

    @Test("pause, step, freeze, a decision that is refused, and one that ends the drill")
    func paceAndDecisions() throws {
        let run = try start("--speed", "0.5")
        let broker = try #require(run.broker)
        let office = ["--by", "koordinator-latihan", "--kafka", broker]
        func pace(_ wish: String...) throws -> String {
            let (code, output, errors) = try GladiRun(["pace", "--lang", "en"] + wish + office).finish()
            #expect(code == 0, "\(wish): \(errors)")
            return output
        }
        #expect(try pace("--pause") == "paused\n")
        #expect(try pace("--step").hasPrefix("running up to turn "))
        #expect(try pace("--freeze", "kecelakaan").hasPrefix("FROZEN"))
        let end = #"{"reason":"cukup","by":"koordinator-latihan"}"#
        let refused = try ask("send", "EndDecided", end, "--kafka", broker)
        #expect(refused.code == 1)
        #expect(refused.errors.contains("frozen"))
        _ = try pace("--unfreeze")
        #expect(try pace("--resume").hasPrefix("running"))
        let taken = try ask("send", "EndDecided", end, "--kafka", broker)
        #expect(taken.code == 0, "\(taken.errors)")
        #expect(taken.output == "console:0\n")
        let (code, output, _) = run.finish()
        #expect(code == 0)
        #expect(output.contains("ENDEX: ended by exercise control: cukup"))
    }

    @Test("a service that keeps dying is given up, its unit set aside, and the drill comes to its end")
    func givenUp() throws {
        let run = try start("--verbose", "--speed", "20")
        // Before the first turn the run would end: without the unit time cannot begin.
        try #require(run.wait(for: "first turn after"))
        for times in 1...5 {
            try #require(run.wait(for: "traffic: muba/traffic joined", times: times))
            let child = try #require(run.children.first { $0.name == "traffic" })
            kill(child.id, SIGKILL)
        }
        let (code, output, errors) = run.finish()
        #expect(code == 75, "\(errors)")
        #expect(errors.contains("lost on the way, and not back at the end: muba/traffic"))
        #expect(output.contains("traffic died of signal 9 and is not started again"))
        #expect(output.contains("muba/traffic is set aside"))
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(summary.isEnded)
    }

    @Test("a launcher that is killed takes all its processes with it")
    func launcherKilled() throws {
        let run = try start("--speed", "5")
        try #require(run.wait(for: "first turn after"))
        let children = run.children
        #expect(children.count == 10, "\(children)")
        run.kill()
        for child in children { #expect(try hasEnded(child.id), "\(child.name) was left behind") }
    }

    /// Waits for the end of a process that is not ours; false when it hangs.
    private func hasEnded(_ id: Int32) throws -> Bool {
        let wait = Process()
        wait.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        wait.arguments = ["\(Hang.bound.components.seconds)", "tail", "--pid=\(id)", "-f", "/dev/null"]
        try wait.run()
        wait.waitUntilExit()
        return wait.terminationStatus == 0
    }
}
