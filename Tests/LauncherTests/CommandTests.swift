import ArgumentParser
import Foundation
import Launcher
import Recording
import Testing

@Suite("What bad flags get")
struct CommandTests {
    /// The exit code of a command that must fail before it starts anything.
    private func exitCode(_ arguments: String...) throws -> Int32 { try exitCode(arguments) }

    private func exitCode(_ arguments: [String]) throws -> Int32 {
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

    @Test("warnings let a drill be checked and played, unless check is told to be strict; errors let nothing be played")
    func warnings() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ name: String, _ change: String) throws -> String {
            let path = "\(folder)/\(name).yaml"
            try Data("based_on: muba-2024\nkey: uji\n\(change)\n".utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        let small = try write("kecil", "instead: { parameters: [{ name: small_crowd, value: 900, source: assumed }] }")
        #expect(try exitCode("check", small) == 0)
        #expect(try exitCode("check", small, "--strict") == 65)
        let part = ["--excerpt", "00:00:00..00:01:00", "--json"]
        #expect(try exitCode(["run", small, "--in-process", "--record", "\(folder)/a.gladi"] + part) == 0)
        let late = try write(
            "lambat",
            "also: { injects: [{ key: x, when: { not_before: 09:00:00 }, synopsis: X, source: assumed }] }"
        )
        #expect(try exitCode("check", late) == 65)
        #expect(try exitCode(["run", late, "--in-process", "--record", "\(folder)/b.gladi"] + part) == 65)
        #expect(try exitCode(["run", late, "--record", "\(folder)/b.gladi"] + part) == 65)
        #expect(try exitCode("sweep", late, "--seeds", "2", "--csv", "\(folder)/b.csv") == 65)
        #expect(try exitCode("conform", "--scenario", late, "--", "/usr/bin/true") == 65)
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/b.gladi"))
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
        #expect(try exitCode("check", "muba-2024", "--strict") == 0)
        #expect(try exitCode("list", "--json") == 0)
    }

    @Test("an event's id that is none, or not there, and a record that is none")
    func record() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let excerpt = ["--in-process", "--excerpt", "01:10:00..01:12:00"]
        #expect(try exitCode(["run", "muba-2024", "--record", path, "--json"] + excerpt) == 0)
        let id = try #require(try RecordReader(path: path).happenings(after: 0, limit: 1).first?.id)
        #expect(try exitCode("explain", path, id.description) == 0)
        #expect(try exitCode("explain", path, id.stream.text) == 65)
        #expect(try exitCode("explain", path, "\(id.stream.text):999999") == 65)
        #expect(try exitCode("explain", path, "muba/pph:0") == 65)
        #expect(try exitCode("explain", path, id.description, "--depth", "0") == 64)
        #expect(try exitCode("explain", "\(path).x", id.description) == 74)
        #expect(try exitCode("tail", "\(path).x") == 74)
        #expect(try exitCode("tail", path, "--type", "LevelSett") == 64)
        #expect(try exitCode("tail", path, "--kafka", "127.0.0.1:1") == 64)
        #expect(try exitCode("tail", path, "--type", "LevelSet") == 0)
        #expect(try exitCode("topology", "muba-2042") == 65)
        #expect(try exitCode("topology", "\(path).x.gladi") == 74)
    }

    @Test("help teaches with examples and names the exit codes")
    func help() {
        let whole = GladiCommand.helpMessage(for: GladiCommand.self)
        #expect(whole.contains("gladi run muba-2024"))
        var names: Set<String> = []
        for command in GladiCommand.configuration.subcommands.map({ $0.configuration }) {
            let name = command.commandName ?? ""
            names.insert(name)
            // Nothing but a wrong flag can go wrong with these.
            guard !["list", "asyncapi"].contains(name) else { continue }
            #expect(command.discussion.contains("  gladi \(name) "), "\(name)")
            #expect(command.discussion.contains("Exit codes: 0 "), "\(name)")
        }
        #expect(names.isSuperset(of: ["run", "list", "asyncapi"]))
    }
}
