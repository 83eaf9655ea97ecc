import Domain
import Foundation
import Launcher
import Scenario
import ServiceHost
import Testing

@Suite("The table of units")
struct UnitTableTests {
    @Test("every line's program is a product of the package")
    func products() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
        let package = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        for name in UnitTable.standard.lines.map(\.program) + ["control", "recorder", "gladi"] {
            #expect(package.contains("program(\"\(name)\", "), "\(name) is no product")
        }
    }

    @Test("no task force stands twice")
    func once() {
        let names = UnitTable.standard.types.map { $0.profile.taskForce }
        #expect(Set(names).count == names.count)
    }

    @Test("every unit of the library's scenarios has a program")
    func library() throws {
        for listing in try ScenarioLibrary.builtIn.list() {
            let roster = listing.scenario.roster.map(\.fact.unit)
            let crews = try UnitTable.standard.crews(for: roster)
            #expect(crews.flatMap(\.units).sorted() == roster.sorted())
        }
    }

    @Test("a unit that nobody plays is named")
    func orphan() throws {
        let roster = [try UnitID("muba/traffic"), try UnitID("muba/damkar")]
        let failure = #expect(throws: ServiceFailure.self) { try UnitTable.standard.crews(for: roster) }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains("muba/damkar") == true)
    }
}
