import Domain
import Foundation
import Phrases
import Playing
import Scaffold
import Scenario
import Testing
import UnitTable

/// An agency's package of its own.
struct AgencyPackageTests {
    private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

    private func package(_ name: String, gladi: String? = nil) throws -> AgencyPackage {
        try AgencyPackage(
            AgencyNames(name, title: "PMI Muba", reportsTo: "command"),
            in: folder.path,
            from: .init(gladi ?? Self.checkout.path),
            joining: "muba-2024",
            of: .withUnits,
            beside: UnitTable.standard.types.map { $0.profile.taskForce }
        )
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("it has manifest, scenario, unit, event, program and tests, and finds Gladi by a way that can be moved")
    func files() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try package("pmi").write()
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let pins = FileManager.default.fileExists(atPath: Self.checkout.appendingPathComponent("Package.resolved").path)
        #expect(paths.contains("Package.resolved") == pins)
        let files = paths.filter { $0 != "Package.resolved" }.filter {
            !$0.hasSuffix("Sources") && ($0.contains(".") || $0.hasSuffix("e"))
        }
        #expect(
            Set(files) == [
                ".gitignore", "Package.swift", "README.md", "Sources/Pmi/PmiUnit.swift", "Sources/Pmi/TeamSent.swift",
                "Sources/PmiMain/PmiProgram.swift", "Tests/PmiTests/PmiUnitTests.swift", "pmi.yaml",
            ]
        )
        let manifest = try text("Package.swift")
        let way = try #require(manifest.firstMatch(of: /\.package\(path: "([^"]+)"\)/)).1
        #expect(way.hasPrefix("../"))
        #expect(
            URL(fileURLWithPath: String(way), relativeTo: folder.appendingPathComponent("x")).standardizedFileURL.path
                == Self.checkout.path
        )
        for product in ["TaskForceKit", "ServiceHost", "TaskForceTesting"] {
            #expect(manifest.contains("gladi(\"\(product)\")"))
        }
    }

    @Test("its scenario fits, and says how the unit is started")
    func scenario() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try package("pmi").write()
        let scenario = try ScenarioLibrary.withUnits.scenario(folder.appendingPathComponent("pmi.yaml").path)
        #expect(scenario.programs.map(\.unit.description) == ["muba/pmi"])
        let program = try #require(scenario.programs.first)
        #expect(program.path.hasSuffix("/.build/release/pmi"))
        #expect(scenario.missingPrograms().map(\.line) == [scenario.missingPrograms().first?.line])
        let crews = try UnitTable.standard.crews(for: scenario.roster.map(\.fact.unit), programs: scenario.programs)
        #expect(crews.last?.program == "pmi" && crews.last?.path == program.path)
    }

    @Test("from a repository it takes this version or a later one")
    func repository() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try package("pmi", gladi: "https://example.org/polri/gladi.git").write()
        let manifest = try text("Package.swift")
        #expect(manifest.contains(".package(url: \"https://example.org/polri/gladi.git\", from: \"\(gladiVersion)\")"))
        #expect(manifest.contains("package: \"gladi\""))
    }

    @Test("a name of Gladi's, a folder that is not empty, and a Gladi that is none write nothing")
    func refusals() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["traffic", "doctrine", "damkar"] {
            #expect(throws: ServiceFailure.self) { try package(name) }
        }
        #expect(throws: ServiceFailure.self) { try package("pmi", gladi: "/") }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        try package("pmi").write()
        #expect(throws: ServiceFailure.self) { try package("pmi") }
    }

    @Test("the rooms whose names it may not take are those that there are")
    func rooms() throws {
        let shared = Self.checkout.appendingPathComponent("Shared").path
        let rooms = try FileManager.default.contentsOfDirectory(atPath: shared).filter { $0 != "CRdKafka" }
        #expect(Set(rooms) == AgencyPackage.rooms)
    }

    @Test("where a scenario names a program, all in one process is refused with 65")
    func inProcess() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try package("pmi").write()
        let scenario = try ScenarioLibrary.withUnits.scenario(folder.appendingPathComponent("pmi.yaml").path)
        func request(_ lane: RunRequest.Lane, external: [UnitID] = []) throws -> RunRequest {
            try RunRequest(
                scenario: scenario,
                drill: DrillID("uji"),
                seed: 1,
                lane: lane,
                pace: .fastest,
                record: folder.appendingPathComponent("uji.gladi").path,
                external: external
            )
        }
        let failure = #expect(throws: ServiceFailure.self) { try request(.inProcess) }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains("muba/pmi is played by a program of its own") == true)
        #expect(try request(.embedded).programs.count == 1)
        #expect(try request(.embedded, external: [UnitID("muba/pmi")]).programs.isEmpty)
    }
}
