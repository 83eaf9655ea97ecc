import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing

@Suite struct ReadingTests {
    @Test func theDocumentedExampleLoads() throws {
        let scenario = try ScenarioLoader.load(text: documentedExample(), file: "contoh.yaml")
        #expect(scenario.key == "contoh")
        #expect(scenario.ends == SimulatedTime(seconds: 3600))
        #expect(scenario.consolidateBy == SimulatedTime(seconds: 3000))
        #expect(scenario.roster.map(\.fact.unit.description) == ["muba/command", "muba/situation", "muba/traffic"])
        #expect(scenario.ground.steps.map(\.key) == ["datang", "dorong", "kena-air"])
        #expect(scenario.ground.steps[1].when.delay == 600)
        #expect(scenario.ground.steps[2].when.happened[0].type == "gladi.force.v1.ForceUsed")
        let link = scenario.injects[1].fact.event.link
        #expect((link.unit, link.fault, link.seconds, link.delaySeconds) == ("muba/traffic", .delayed, 600, 20))
        #expect(scenario.injects[2].fact.when.notBefore == 1200)
        #expect(scenario.injects[2].fact.event.contingency)
        #expect(scenario.facts(from: .seed) == 11)
    }

    @Test func aMistypedKeyIsToldWithItsPlaceAndTheNearestKey() throws {
        let text = try example("size: 300,", "sizze: 300,")
        let problem = try #require(problems(in: text).first)
        let row = try #require(line(of: "sizze", in: text))
        let column = try #require(text.components(separatedBy: "\n")[row - 1].range(of: "sizze"))
        let offset = text.components(separatedBy: "\n")[row - 1].distance(
            from: text.components(separatedBy: "\n")[row - 1].startIndex,
            to: column.lowerBound
        )
        #expect((problem.line, problem.column) == (row, offset + 1))
        #expect(
            problem.phrase.indonesian
                == "uji.yaml, baris \(row), kolom \(offset + 1): kunci 'sizze' tidak dikenal; maksud Anda 'size'?"
        )
        #expect(
            problem.phrase.english
                == "uji.yaml, line \(row), column \(offset + 1): key 'sizze' is not known; did you mean 'size'?"
        )
    }

    /// One wrong thing each: what is replaced, by what, and what the message must hold.
    static let slips: [(String, String, String)] = [
        ("unit: muba/traffic, fault", "unit: muba/trafic, fault", "did you mean 'muba/traffic'?"),
        ("unit: muba/traffic, fault", "unit: muba/situation, fault", "'muba/situation' uses no radio"),
        ("fault: delayed", "fault: lambat", "'fault' must be one of: cut, delayed, duplicated, not 'lambat'"),
        ("fault: delayed, delay: 20s", "fault: delayed", "key 'delay' is required here"),
        ("fault: delayed", "fault: cut", "key 'delay' is not known"),
        ("delay: 20s", "delay: 2h", "'delay' must be a duration from 1s to 3600s, not '2h'"),
        ("delay: 20s", "delay: 0s", "'delay' must be a duration from 1s to 3600s, not '0s'"),
        (", for: 10m", "", "key 'for' is required here"),
        (", for: 10m", ", for: 0s", "'for' must be a duration from 1s to 86400s, not '0s'"),
        ("end: 01:00:00", "end: 1 jam", "'end' must be a time HH:MM:SS"),
        ("end: 01:00:00", "end: 1:00:00", "'end' must be a time HH:MM:SS"),
        ("over: 5m", "over: 5 menit", "'over' must be a duration"),
        ("over: 5m", "over: 25h", "'over' must be a duration"),
        ("delay: 10m", "delay: 10", "'delay' must be a duration"),
        ("+07:00", "", "'start' must be a date and time"),
        ("consolidate_by: 00:50:00", "consolidate_by: 01:00:00", "'consolidate_by' must lie before 'end'"),
        ("gladi: 1\n", "gladi: 2\n", "'gladi' must be the number 1, not '2'"),
        ("gladi: 1\n", "", "key 'gladi' is required here"),
        ("key: contoh", "key: Contoh Satu", "'key' must be a name"),
        (
            "superior: muba/command", "superior: muba/comand",
            "unit 'muba/comand' is not known; did you mean 'muba/command'?"
        ),
        ("unit: muba/traffic\n", "unit: muba/trafic\n", "task force 'trafic' is not known; did you mean 'traffic'?"),
        ("unit: muba/traffic\n", "unit: Muba\n", "'unit' must be a unit such as muba/traffic"),
        (
            "agency: polres\n    superior", "agency: polress\n    superior",
            "agency 'polress' is not known; did you mean 'polres'?"
        ),
        ("total: 30", "total: banyak", "'total' must be a whole number from 1 to 100000, not 'banyak'"),
        ("total: 30", "total: \"30\"", "'total' must be a whole number"),
        ("attached: 10", "attached: 31", "more attached (31) than there are in total (30)"),
        ("        lender: dishub\n", "", "attached strength must name the agency"),
        ("traffic_post", "traffic_pos", "'formation' must be one of: patrol"),
        ("kind: junction", "kind: simpang", "'kind' must be one of: muster"),
        ("site: kpud", "site: kpu", "place 'kpu' is not known; did you mean 'kpud'?"),
        ("diversion: lingkar", "diversion: lingkaran", "road 'lingkaran' is not known; did you mean 'lingkar'?"),
        ("diversion: lingkar", "diversion: utama", "road 'utama' cannot be its own diversion"),
        (
            "from: simpang, to: randik, length: 3300", "from: simpang, to: kpud, diversion: keluar, length: 3300",
            "diversion 'lingkar' of road 'utama' is closed with it, for it touches 'kpud' too"
        ),
        ("name: warnings", "name: warning", "parameter 'warning' is not known; did you mean 'warnings'?"),
        ("value: 3, source", "value: 30, source", "'warnings' must be a whole number from 0 to 10, not '30'"),
        ("beds: 20, source: assumed", "beds: 20, source: dugaan", "'source' must be one of: seed, doctrine, assumed"),
        ("value: 3, source: assumed", "value: 3, source: rumor", "'source' must be one of: seed, doctrine, assumed"),
        ("from: 00:00:00, to: 01:00:00", "from: 01:00:00, to: 00:00:00", "'from' must lie before 'to'"),
        (
            "from: 00:00:00, to: 01:00:00", "from: 00:00:00, to: 02:00:00",
            "'to' may be as late as 'end' (01:00:00), and no later"
        ),
        ("addressee: muba/command", "addressee: muba/comand", "unit 'muba/comand' is not known"),
        ("size: [200, 400]", "size: [400, 200]", "'size' must be two numbers [low, high]; did you mean [200, 400]?"),
        ("credibility: 70", "credibility: 170", "'credibility' must be a whole number from 0 to 100"),
        ("event: RoadClosed", "event: RoadClose", "event type 'RoadClose' is not known; did you mean 'RoadClosed'?"),
        (
            "where: { road: utama }", "where: { raod: utama }",
            "event RoadClosed has no field 'raod'; did you mean 'road'?"
        ),
        ("MEANS_WATER_CANNON", "MEANS_WATER", "field 'means' of ForceUsed never has the value 'MEANS_WATER'"),
        ("by: muba/traffic", "by: muba/trafic", "unit 'muba/trafic' is not known"),
        ("after: [datang]", "after: [dtaang]", "step or inject 'dtaang' is not known; did you mean 'datang'?"),
        ("when: { not_before: 00:08:00 }", "when: { after: [dorong] }", "the order by 'after' goes round in a circle"),
        ("group: massa, size: 300", "group: masa, size: 300", "crowd 'masa' is not known; did you mean 'massa'?"),
        ("agitators: 20", "agitators: 301", "more agitators (301) than people in 'massa' (300)"),
        ("tension: 30", "tension: 130", "'tension' must be a whole number from 0 to 100"),
        ("tension: 30", "tension: 30, tension_change: 5", "write 'tension' or 'tension_change', not both"),
        ("behaviour: pushing", "behaviour: pushin", "'behaviour' must be one of: dispersing"),
        ("- key: dorong", "- key: datang", "script step 'datang' is there already"),
        ("- key: dorong", "- key: kabar", "step or inject 'kabar' is there already"),
        ("- { key: simpang, title", "- { key: kpud, title", "place 'kpud' is there already"),
        ("      times: 5\n", "      times: true\n", "'times' must be a whole number"),
        ("when: { not_before: 00:05:00 }", "when: []", "'when' must be a mapping"),
        ("mode: scripted", "mode: simulasi", "'mode' must be one of: scripted, simulated, reported"),
        ("marshal: true", "marshal: ya", "'marshal' must be true or false"),
        ("title: Contoh skenario", "title: [Contoh]", "'title' must be text"),
        ("district: muba", "district: oku", "'roster' must hold 'oku/command'"),
        ("title: Contoh skenario", "title: Contoh\ntitle: Lagi", "key 'title' is written in line 3 already"),
    ]

    @Test(arguments: slips.indices)
    func eachSlipIsToldAtItsLine(index: Int) throws {
        let (original, replacement, message) = Self.slips[index]
        let found = problems(in: try example(original, replacement))
        #expect(found.contains { $0.what.english.contains(message) }, "\(found.map(\.phrase.english))")
        #expect(found.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.what.indonesian.isEmpty })
    }

    @Test func aStepThatRepeatsNeedsAnEvent() throws {
        let text = try example(
            "      when: { not_before: 00:08:00 }",
            "      times: 3\n      when: { not_before: 00:08:00 }"
        )
        let found = problems(in: text)
        #expect(found.map(\.what.english) == ["a step with 'times' above 1 needs at least one 'happened'"])
        #expect(found.first?.line == line(of: "times: 3", in: text))
    }

    @Test func aCircleInTheChainOfCommandIsTold() throws {
        let text = try example(
            "    agency: polres\n    source: seed\n    further_offices",
            "    agency: polres\n    superior: muba/traffic\n    source: seed\n    further_offices"
        )
        #expect(
            problems(in: text).map(\.what.english)
                == ["the chain of command goes round in a circle: muba/command → muba/traffic → muba/command"]
        )
    }

    @Test func everythingIsToldAtOnceInTheOrderOfTheFile() throws {
        var text = try example("title: Contoh skenario", "title: Contoh\ntitle: Lagi")
        text = text.replacingOccurrences(
            of: "beds: 20",
            with: "beds: dua\n    beds: 3".replacingOccurrences(of: "\n    ", with: ", ")
        )
        text = text.replacingOccurrences(of: "over: 5m", with: "over: lama")
        text = text.replacingOccurrences(of: "site: kpud", with: "site: kpuu")
        let found = problems(in: text)
        let beds = try #require(line(of: "beds: dua", in: text))
        #expect(
            found.map(\.what.english) == [
                "key 'title' is written in line 3 already; put both together, or delete one",
                "key 'beds' is written in line \(beds) already; put both together, or delete one",
                "place 'kpuu' is not known; did you mean 'kpud'?",
                "'over' must be a duration such as 90s, 10m or 1h30m, of at most 24 hours, not 'lama'",
            ]
        )
        #expect(found.map(\.line) == found.map(\.line).sorted())
    }

    @Test(arguments: [
        ("", "the file is empty"), ("# catatan\n", "the file is empty"), ("- satu\n- dua\n", "a mapping"),
        ("gladi: [1\n", "not valid YAML"),
        ("a: \t b: c\n", "not valid YAML"),
        ("a: &x 1\nb: *x\n", "anchors and aliases"),
    ])
    func whatIsNoScenarioIsSaid(text: String, message: String) {
        let found = problems(in: text)
        #expect(found.contains { $0.what.english.contains(message) }, "\(found)")
    }

    @Test func filesThatCannotBeRead() throws {
        #expect(throws: FileError.self) { try ScenarioLoader.load(path: "/tidak/ada.yaml") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-scenario-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let large = folder.appendingPathComponent("besar.yaml")
        try Data(count: (1 << 20) + 1).write(to: large)
        #expect(throws: FileError.self) { try ScenarioLoader.load(path: large.path) }
        let binary = folder.appendingPathComponent("biner.yaml")
        try Data([0xFF, 0xFE, 0x00]).write(to: binary)
        #expect(throws: FileError.self) { try ScenarioLoader.load(path: binary.path) }
    }

    @Test func aVariantWritesWhatDiffers() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-variant-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, _ name: String) throws -> String {
            let file = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        let base = try write(try documentedExample(), "contoh.yaml")
        let variant = try write(
            "based_on: contoh.yaml\nkey: contoh-lain\nend: 00:30:00\nconsolidate_by: 00:20:00\nepisodes: []\n",
            "lain.yaml"
        )
        let original = try ScenarioLoader.load(path: base)
        let other = try ScenarioLoader.load(path: variant)
        #expect(other.key == "contoh-lain")
        #expect(other.ends == SimulatedTime(seconds: 1800))
        #expect(other.ground == original.ground)
        #expect(other.digest != original.digest)
        let selfish = try write("based_on: putar.yaml\n", "putar.yaml")
        #expect(throws: FileError.self) { try ScenarioLoader.load(path: selfish) }
        let orphan = try write("based_on: muba-2042\n", "yatim.yaml")
        do {
            _ = try ScenarioLoader.load(path: orphan)
            Issue.record("an unknown base was taken")
        } catch {
            #expect(error.problems.first?.line == 1)
            #expect(error.problems.first?.what.english.contains("'muba-2024'") == true)
        }
    }
}
