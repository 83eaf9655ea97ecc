import ArgumentParser
import Foundation
import Launcher
import Testing

@Suite("What bad flags get")
struct CommandTests {
    /// The exit code of a command that must fail before it starts anything.
    private func exitCode(_ arguments: String...) throws -> Int32 {
        do {
            var command = try GladiCommand.parseAsRoot(arguments)
            try command.run()
        } catch {
            return GladiCommand.exitCode(for: error).rawValue
        }
        return 0
    }

    @Test("an unknown scenario")
    func unknownScenario() throws {
        #expect(try exitCode("run", "muba-2042", "--in-process") == 65)
        #expect(try exitCode("check", "muba-2042") == 65)
    }

    @Test("a scenario that does not fit")
    func badScenario() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml").path
        try Data("gladi: 1\nkey: x\nbegin: now\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try exitCode("check", path) == 65)
        #expect(try exitCode("run", path) == 65)
    }

    @Test(
        "flags that cannot be",
        arguments: [
            ["--speed", "fast"], ["--excerpt", "1..2"], ["--drill", "A Drill"], ["--crash", "traffic"],
            ["--crash", "traffic=at-noon@3"], ["--duplicate", "900"], ["--in-process", "--kafka", "127.0.0.1:1"],
            ["--external", "bpbd"], ["--external", "muba/bpbd"], ["--in-process", "--external", "muba/traffic"],
            ["--in-process", "--speed", "2"], ["--in-process", "--crash", "traffic=after-intake@3"],
        ]
    )
    func flags(_ flags: [String]) throws {
        var command = try GladiCommand.parseAsRoot(["run", "muba-2024"] + flags)
        let error = #expect(throws: ExitCode.self) { try command.run() }
        #expect(error?.rawValue == 64)
    }

    @Test("an excerpt outside the drill")
    func excerpt() throws {
        #expect(try exitCode("run", "muba-2024", "--excerpt", "09:00:00..10:00:00") == 65)
    }

    @Test("a decision that nobody may publish, and one that does not fit")
    func decisions() throws {
        #expect(try exitCode("send", "LevelSet", "{}") == 64)
        #expect(try exitCode("send", "EndDecided", "{\"why\":1}") == 65)
    }

    @Test("pace wants one wish and an office")
    func pace() throws {
        #expect(try exitCode("pace", "--by", "koordinator") == 64)
        #expect(try exitCode("pace", "--pause", "--resume", "--by", "koordinator") == 64)
        #expect(try exitCode("pace", "--pause") == 64)
    }

    @Test("the library's scenario fits")
    func fits() throws {
        #expect(try exitCode("check", "muba-2024") == 0)
        #expect(try exitCode("list", "--json") == 0)
    }

    @Test("help teaches with examples and names the exit codes")
    func help() {
        let run = GladiCommand.helpMessage(for: GladiCommand.self)
        #expect(run.contains("gladi run muba-2024"))
    }
}
