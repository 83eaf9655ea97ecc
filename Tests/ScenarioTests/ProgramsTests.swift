import Domain
import Foundation
import Scenario
import Testing

/// The programs that a scenario names for its units.
struct ProgramsTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

    /// A scenario that is based on the library's, in a folder with a program and a text.
    private func scenario(_ programs: String) throws -> Scenario {
        let files = FileManager.default
        try files.createDirectory(at: folder.appendingPathComponent("drills"), withIntermediateDirectories: true)
        for (name, mode) in [("pmi", 0o755), ("notes.txt", 0o644)] {
            let path = folder.appendingPathComponent(name).path
            #expect(files.createFile(atPath: path, contents: Data(), attributes: [.posixPermissions: mode]))
        }
        let path = folder.appendingPathComponent("drills/uji.yaml").path
        #expect(files.createFile(atPath: path, contents: Data("based_on: muba-2024\nkey: uji\n\(programs)".utf8)))
        return try ScenarioLoader.load(path: path)
    }

    @Test("a program's path begins at the scenario's file, and one that can be started is no problem")
    func found() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = try scenario("programs:\n  muba/traffic: ../pmi\n")
        #expect(scenario.programs.map(\.unit.description) == ["muba/traffic"])
        #expect(scenario.missingPrograms() == [])
    }

    @Test("one that is missing, a folder, or not executable is told at its line, with what to do")
    func missing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = try scenario(
            "programs:\n  muba/traffic: ../none\n  muba/medical: ../notes.txt\n  muba/negotiation: ..\n"
        )
        let problems = scenario.missingPrograms()
        #expect(problems.map(\.line) == [5, 6, 4])
        #expect(problems.allSatisfy { $0.file.hasSuffix("drills/uji.yaml") })
        #expect(problems[0].what.english.contains("not executable"))
        #expect(problems.allSatisfy { $0.what.english.contains("start it yourself and say --external muba/") })
        #expect(scenario.missingPrograms(except: [try UnitID("muba/medical")]).map(\.line) == [6, 4])
    }

    @Test("a unit that takes no part, and a program without a name, are refused")
    func misfits() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: (any Error).self) { try scenario("programs:\n  muba/trafic: ../pmi\n") }
        #expect(throws: (any Error).self) { try scenario("programs:\n  muba/traffic: \"\"\n") }
        #expect(throws: (any Error).self) { try scenario("programs: [../pmi]\n") }
    }
}
