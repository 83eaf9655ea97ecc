import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing

@Suite struct ScenarioTests {
    private func muba() throws -> Scenario { try ScenarioLibrary.builtIn.scenario("muba-2024") }

    @Test func everyScenarioOfTheLibraryFitsAndIsNamedForItsFile() throws {
        let listings = try ScenarioLibrary.builtIn.list()
        #expect(listings.map(\.key).contains("muba-2024"))
        for listing in listings {
            #expect(listing.key == listing.scenario.key)
            #expect(listing.scenario.facts(from: .seed) > 0)
        }
    }

    @Test func aMistypedNameIsMetWithTheNearest() {
        do {
            _ = try ScenarioLibrary.builtIn.scenario("muba-2042")
            Issue.record("an unknown scenario was found")
        } catch {
            #expect(
                error.problems.map(\.what.english) == ["scenario 'muba-2042' is not known; did you mean 'muba-2024'?"]
            )
        }
        #expect(throws: FileError.self) { try ScenarioLibrary(folders: ["/tidak/ada"]).keys() }
    }

    @Test func aFileOfOnesOwnThatIsNamedByItsKeyIsNamed() throws {
        let key = "uji-\(UUID().uuidString.prefix(8).lowercased())"
        try Data("gladi: 1\n".utf8).write(to: URL(fileURLWithPath: "\(key).yaml"))
        defer { try? FileManager.default.removeItem(atPath: "\(key).yaml") }
        let error = #expect(throws: FileError.self) { _ = try ScenarioLibrary.builtIn.scenario(key) }
        #expect(error?.problems.map(\.what.english) == ["scenario '\(key)' is not known; did you mean '\(key).yaml'?"])
    }

    @Test func mubaHoldsTheArticlesFacts() throws {
        let scenario = try muba()
        #expect(scenario.start.description == "2024-08-25T08:00:00+07:00")
        let offices = Dictionary(uniqueKeysWithValues: scenario.roster.map { ($0.fact.entry.unit, $0.fact.entry) })
        #expect(offices["sumsel/command"]?.office == "kapolda")
        #expect(offices["muba/command"]?.superior == "sumsel/command")
        #expect(offices["muba/phh"]?.superior == "sumsel/command")
        #expect(offices["muba/preventive"]?.title == "Kasat Samapta (Kasatgas Preventif)")
        #expect(scenario.roster.count == 12)
        let lent = scenario.roster.flatMap { $0.fact.strength.map(\.fact.lender) }.filter { !$0.isEmpty }
        #expect(lent.sorted() == ["dishub", "kodim", "satpol-pp"])
        #expect(scenario.ground.steps.flatMap(\.acts).map(\.size).max() ?? 0 > 1000)
        #expect(scenario.ground.groups[0].demand == "Pemungutan suara ulang (PSU)")
    }

    @Test func briefingsTellEachUnitItsOwnPart() throws {
        let briefings = try muba().briefings()
        #expect(briefings.count == 12)
        let traffic = try #require(briefings[UnitID("muba/traffic")])
        #expect(traffic.office == "kasat-lantas")
        #expect(traffic.district == "muba")
        #expect(traffic.forces.map(\.resource) == ["barrier", "escort-motorcycle", "personnel"])
        #expect(traffic.forces.last?.attached == 12)
        #expect(!traffic.hasGround)
        let ground = try #require(briefings[UnitID("muba/situation")])
        #expect(ground.hasGround)
        #expect(ground.places == traffic.places)
        for briefing in briefings.values {
            #expect(
                try briefing.serializedBytes() as [UInt8]
                    == UnitBriefing(serializedBytes: briefing.serializedBytes() as [UInt8]).serializedBytes()
            )
            #expect(try (briefing.serializedBytes() as [UInt8]).count < 900_000)
        }
    }

    @Test func theOrderOfTheFileDoesNotReachTheBriefings() throws {
        let text = try documentedExample()
        let first = "  - { key: kpud, title: Kantor KPUD, kind: vital_object, x: 0, y: 0, source: seed }\n"
        #expect(text.contains(first))
        let moved = text.replacingOccurrences(of: first, with: "")
            .replacingOccurrences(of: "\nroads:\n", with: "\(first)\nroads:\n")
        let one = try ScenarioLoader.load(text: text, file: "a")
        let other = try ScenarioLoader.load(text: moved, file: "b")
        #expect(one.briefings() == other.briefings())
        #expect(one.digest != other.digest)
    }

    @Test func theDigestCoversEveryByteAndEveryChange() throws {
        let text = try documentedExample()
        let one = try ScenarioLoader.load(text: text, file: "a")
        #expect(try ScenarioLoader.load(text: text, file: "b").digest == one.digest)
        #expect(try ScenarioLoader.load(text: text + "# catatan\n", file: "a").digest != one.digest)
        var digests = [one.digest]
        digests.append(try one.excerpt(from: .start, to: SimulatedTime(seconds: 600)).digest)
        digests.append(try one.excerpt(from: SimulatedTime(seconds: 1), to: SimulatedTime(seconds: 600)).digest)
        digests.append(one.without(unit: try UnitID("muba/traffic")).digest)
        digests.append(one.with(script: one.ground).digest)
        #expect(Set(digests).count == 5)
        #expect(digests.allSatisfy { $0.count == 32 })
    }

    @Test func anExcerptLiesWithinTheDrill() throws {
        let scenario = try muba()
        let part = try scenario.excerpt(from: SimulatedTime(seconds: 4200), to: SimulatedTime(seconds: 4800))
        #expect((part.begins.seconds, part.ends.seconds) == (4200, 4800))
        for (from, to) in [(600, 600), (600, 300), (0, 11_401)] as [(UInt64, UInt64)] {
            #expect(throws: FileError.self) {
                try scenario.excerpt(from: SimulatedTime(seconds: from), to: SimulatedTime(seconds: to))
            }
        }
    }

    @Test func withoutAUnitNobodyStandsUnderIt() throws {
        let scenario = try muba().without(unit: UnitID("muba/detection"))
        #expect(scenario.roster.count == 11)
        #expect(scenario.injects.allSatisfy { $0.fact.event.addressee != "muba/detection" })
        #expect(!scenario.injects.isEmpty)
        let headless = try muba().without(unit: UnitID("muba/command"))
        #expect(headless.roster.allSatisfy { $0.fact.entry.superior != "muba/command" })
        #expect(headless.districtCommand == nil)
    }
}
