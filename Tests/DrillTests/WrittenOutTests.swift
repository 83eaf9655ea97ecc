import Domain
import Events
import Foundation
import Lockstep
import Scenario
import TaskForceTesting
import Testing
import UnitTable

/// The library's drills against the same drills in the long form, which stand in `WrittenOut`.
@Suite("A drill in the short form is the drill that it stands for")
struct WrittenOutTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "WrittenOut").path

    static let keys = [
        "muba-2024", "muba-2024-damkar", "muba-2024-gabungan", "muba-2024-lengkap", "muba-2024-radio",
        "muba-2024-serangan", "muba-2024-simulasi", "muba-2024-tenang", "rohul-2023", "rohul-2023-tenang",
    ]

    /// A drill in its long form, and as the library has it.
    private func both(_ key: String) throws -> (long: Scenario, short: Scenario) {
        let known = ScenarioLibrary.withUnits
        let longForms = ScenarioLibrary(folders: [Self.folder], numbers: known.numbers, nets: known.nets)
        return (try longForms.scenario(key), try known.scenario(key))
    }

    @Test("It says the same facts of the same sources, and opens with the same streams and briefings", arguments: keys)
    func says(key: String) throws {
        let (long, short) = try both(key)
        #expect(long.digest != short.digest)
        for source in FactSource.allCases {
            #expect(long.facts(from: source) == short.facts(from: source), "\(source)")
        }
        #expect(Set(long.agencies) == Set(short.agencies) && long.protectedOffices == short.protectedOffices)
        #expect(long.places == short.places && long.roads == short.roads && long.hospitals == short.hospitals)
        #expect(long.parameters == short.parameters && long.episodes == short.episodes)
        #expect(long.injects == short.injects && long.ground == short.ground)
        #expect(long.groundSources == short.groundSources)
        #expect((long.ends, long.consolidateBy) == (short.ends, short.consolidateBy))
        for (one, other) in zip(long.roster, short.roster) {
            #expect(one.source == other.source && one.fact.entry == other.fact.entry, "\(one.fact.unit)")
            #expect(one.fact.furtherOffices == other.fact.furtherOffices, "\(one.fact.unit)")
            #expect(Set(one.fact.strength) == Set(other.fact.strength), "\(one.fact.unit)")
        }
        let drill = try DrillID("\(key).uji")
        let setups = (try long.setup(drill: drill, seed: 1), try short.setup(drill: drill, seed: 1))
        var opened = (setups.0.opened, setups.1.opened)
        (opened.0.scenarioDigest, opened.1.scenarioDigest) = (Data(), Data())
        #expect(opened.0 == opened.1)
        #expect(setups.0.units.map(\.id) == setups.1.units.map(\.id))
        #expect(setups.0.units.map(\.briefing) == setups.1.units.map(\.briefing))
    }

    @Test("Every event of it is the same", arguments: keys)
    func plays(key: String) throws {
        let (long, short) = try both(key)
        let drills = (try play(long).log, try play(short).log)
        #expect(drills.0.count == drills.1.count && drills.0.count > 100)
        for (one, other) in zip(drills.0, drills.1) {
            let same =
                one.id == other.id && one.turn == other.turn && one.time == other.time && one.cause == other.cause
            try #require(same && one.message.canonicalBytes() == other.message.canonicalBytes(), "\(one.id)")
        }
    }

    @Test("Rokan Hulu takes half the lines, none of them long")
    func lines() throws {
        let listings = try ScenarioLibrary.withUnits.list()
        for (key, most) in [("rohul-2023", 140), ("rohul-2023-tenang", 25)] {
            let path = try #require(listings.first { $0.key == key }).path
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect(lines.count - 1 <= most && lines.allSatisfy { $0.count <= 140 }, "\(key)")
        }
    }
}
