import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing
import UnitTable

/// A scenario that brings in one unit more than the one that it is based on.
@Suite struct AdditionsTests {
    private static let newcomer = """
        based_on: muba-2024
        key: muba-2024-uji
        title: Muba dengan satuan tambahan
        also:
          agencies:
            - { key: bpbd, title: BPBD Muba, source: assumed }
          roster:
            - unit: muba/bpbd
              office: kalaksa
              title: Kalaksa BPBD
              agency: bpbd
              superior: muba/command
              hears: [command, situation]
              heard_by: [command, medical]
              source: assumed
              forces:
                - { resource: personnel, total: 12, place: randik, source: assumed }

        """

    @Test func aUnitMoreWithoutTheRosterWrittenAgain() throws {
        let base = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let more = try ScenarioLoader.load(text: Self.newcomer, file: "uji.yaml")
        #expect(more.roster.count == base.roster.count + 1)
        #expect(more.places == base.places)
        let unit = try UnitID("muba/bpbd")
        let briefing = try #require(more.briefings()[unit])
        #expect(briefing.roster.count == base.briefings()[try UnitID("muba/traffic")].map { $0.roster.count + 1 })
        #expect(briefing.forces.map(\.total) == [12])
        #expect(more.agencies.map(\.fact.key).contains("bpbd"))
    }

    @Test func whoIsNamedHearsIt() throws {
        let base = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let more = try ScenarioLoader.load(text: Self.newcomer, file: "uji.yaml", library: .withUnits)
        let before = Dictionary(uniqueKeysWithValues: base.roster.map { ($0.fact.unit, $0.fact.hears) })
        for member in more.roster.map(\.fact) where member.unit.taskForce != "bpbd" {
            let hears = try #require(member.hears)
            let isOnNet = ["command", "medical"].contains(member.unit.taskForce)
            #expect(hears.contains("bpbd") == isOnNet, "\(member.unit)")
            #expect(hears.filter { $0 != "bpbd" } == before[member.unit])
        }
    }

    @Test func whatAUnitCanDoIsToldToEveryoneAndFoundInTheChain() throws {
        let text = Self.newcomer.replacingOccurrences(
            of: "superior: muba/command",
            with: "superior: muba/command\n      capabilities: [transport, boats, cordon, cordon]"
        )
        let briefings = try ScenarioLoader.load(text: text, file: "uji.yaml").briefings()
        let briefing = try #require(briefings[try UnitID("muba/command")])
        let entry = briefing.roster.first { $0.unit == "muba/bpbd" }
        #expect(entry?.capabilities == ["boats", "cordon", "transport"])
        for (wrong, told) in [
            ("fire-fightin", "capability 'fire-fightin' is not known; did you mean 'fire-fighting'?"),
            ("Cordon", "'capabilities' must be a name"),
        ] {
            let slip = text.replacingOccurrences(of: "boats", with: wrong)
            #expect(problems(in: slip).contains { $0.what.english.contains(told) }, "\(problems(in: slip))")
        }
    }

    @Test func aListThatIsReplacedIsReplacedWithItsAdditions() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-also-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws -> String {
            let path = folder.appendingPathComponent(name).path
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return path
        }
        let inject = "{ key: NAME, when: { not_before: 00:01:00 }, synopsis: Uji, source: assumed }"
        func list(_ name: String) -> String { "[\(inject.replacingOccurrences(of: "NAME", with: name))]" }
        _ = try write("based_on: muba-2024\nalso: { injects: \(list("satu")) }\n", "satu.yaml")
        let two = try write("based_on: satu.yaml\nalso: { injects: \(list("dua")) }\n", "dua.yaml")
        let both = try ScenarioLoader.load(path: two).injects.map(\.fact.key)
        #expect(both.suffix(2) == ["satu", "dua"])
        let own = try write("based_on: satu.yaml\ninjects: \(list("tiga"))\n", "tiga.yaml")
        #expect(try ScenarioLoader.load(path: own).injects.map(\.fact.key) == ["tiga"])
    }

    @Test func whatCannotBeAddedIsTold() {
        let wrong = Self.newcomer.replacingOccurrences(of: "agencies:", with: "agencys:")
        #expect(problems(in: wrong).contains { $0.line == 5 && $0.what.english.contains("agencies") })
        let stranger = Self.newcomer.replacingOccurrences(of: "[command, medical]", with: "[comand]")
        #expect(problems(in: stranger).contains { $0.what.english.contains("'command'") })
        let twice = Self.newcomer.replacingOccurrences(of: "unit: muba/bpbd", with: "unit: muba/traffic")
        #expect(problems(in: twice).contains { $0.what.english.contains("muba/traffic") })
        let scalar = Self.newcomer + "based_on_what: 1\n"
        #expect(problems(in: scalar).contains { $0.what.english.contains("based_on_what") })
    }

    private static let otherwise = """
        based_on: muba-2024
        key: uji
        title: Uji
        instead:
          roster:
            - unit: muba/medical
              office: katim-kesehatan
              title: Kepala Tim Kesehatan
              agency: polres-muba
              superior: muba/command
              source: assumed
              forces:
                - { resource: ambulance, total: 1, place: randik, source: assumed }
          script:
            - key: terobos
              when: { after: [rusak], delay: 1m }
              source: assumed
              acts:
                - { group: massa, behaviour: throwing }

        """

    @Test func elementsOfTheSameNameInsteadOfTheBases() throws {
        let base = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let other = try ScenarioLoader.load(text: Self.otherwise, file: "uji.yaml")
        #expect(other.roster.map(\.fact.unit) == base.roster.map(\.fact.unit))
        let medical = try UnitID("muba/medical")
        #expect(try #require(other.briefings()[medical]).forces.map(\.resource) == ["ambulance"])
        #expect(other.ground.steps.map(\.key) == base.ground.steps.map(\.key))
        let step = try #require(other.ground.steps.first { $0.key == "terobos" })
        #expect(step.when.delay == 60 && step.acts.map(\.behaviour) == [.throwing])
        #expect(other.digest != base.digest)
    }

    @Test func whatThereIsNotCannotBeReplaced() {
        let wrong = Self.otherwise.replacingOccurrences(of: "key: terobos", with: "key: terobosan")
        let found = problems(in: wrong).filter { $0.line == 15 }
        #expect(found.map(\.what.english) == ["element 'terobosan' is not known; did you mean 'terobos'?"])
        let nameless = Self.otherwise.replacingOccurrences(of: "- unit: muba/medical\n      office", with: "- office")
        #expect(problems(in: nameless).contains { $0.line == 6 && $0.what.english.contains("'unit'") })
    }
}
