import Domain
import Foundation
import Phrases
import Scenario
import TaskForceKit
import Testing
import UnitTable

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
        #expect(names.count >= 17 && Set(names).count == names.count)
    }

    @Test("every unit of the library's scenarios has a program")
    func library() throws {
        let listings = try ScenarioLibrary.withUnits.list()
        #expect(listings.count >= 8)
        for listing in listings {
            let roster = listing.scenario.roster.map(\.fact.unit)
            let crews = try UnitTable.standard.crews(for: roster)
            #expect(crews.flatMap(\.units).sorted() == roster.sorted())
        }
    }

    @Test("a unit that nobody plays is named")
    func orphan() throws {
        let roster = [try UnitID("muba/traffic"), try UnitID("muba/bpbd")]
        let failure = #expect(throws: ServiceFailure.self) { try UnitTable.standard.crews(for: roster) }
        #expect(failure?.exitCode == 65)
        #expect(failure?.phrase.english.contains("muba/bpbd") == true)
    }

    @Test("a number of doctrine has one meaning: its name stands for one range, whichever unit reads it")
    func numbers() {
        let keys = ParameterKey.shared + UnitTable.standard.types.flatMap { $0.profile.reads }
        #expect(keys.count > 100)
        for (name, same) in Dictionary(grouping: keys, by: \.name) { #expect(Set(same).count == 1, "\(name)") }
    }

    @Test("a travel time is measured at the speed at which units drive where nothing else is said")
    func travel() throws {
        let keys = [ParameterKey.driveMetresPerMinute, .detourPercent]
        #expect(Travel.usual == Dictionary(uniqueKeysWithValues: keys.map { ($0.name, Int64($0.standard)) }))
    }

    @Test("whom a unit needs to hear, it hears, where the scenario says nothing of it")
    func nets() throws {
        for key in try ScenarioLibrary.withUnits.keys() {
            let roster = try ScenarioLibrary.withUnits.scenario(key).roster.map(\.fact)
            let taking = Set(roster.map(\.unit.taskForce) + ["console"])
            for member in roster {
                let profile = try #require(
                    UnitTable.standard.types.map { $0.profile }.first { $0.taskForce == member.unit.taskForce }
                )
                let needs = Set(profile.hears).intersection(taking)
                #expect(needs.isSubset(of: try #require(member.hears)), "\(key): \(member.unit)")
            }
        }
    }

    @Test("a dial that is out of range is refused at its place, with the range")
    func dial() throws {
        let text = """
            based_on: muba-2024-simulasi
            key: uji
            parameters:
              - { name: crowd_tick_seconds, value: 10, source: assumed }
              - { name: crowd_dialogue_myriad, value: 10001, source: assumed }
              - { name: crowd_dialog_myriad, value: 5, source: assumed }
            """
        let error = try #require(throws: FileError.self) {
            try ScenarioLoader.load(text: text, file: "uji.yaml", library: .withUnits)
        }
        #expect(
            error.problems.map(\.phrase.english) == [
                "uji.yaml, line 5, column 43: 'crowd_dialogue_myriad' must be a whole number from 0 to 10000, not '10001'",
                "uji.yaml, line 6, column 13: parameter 'crowd_dialog_myriad' is not known; "
                    + "did you mean 'crowd_dialogue_myriad'?",
            ]
        )
    }
}
