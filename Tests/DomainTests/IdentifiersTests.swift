import Domain
import Foundation
import Testing

@Suite("Identifiers")
struct IdentifiersTests {
    private static let longest = "a" + String(repeating: "9", count: 23)
    private static let badWords = ["", "Muba", "9a", "-a", "a b", "a_b", "muba\n", "é", "ａ", longest + "9"]

    @Test("a task force is a word, and has its topic")
    func taskForces() throws {
        #expect(("phh" as TaskForce).topic == "gladi.phh")
        #expect(try TaskForce(Self.longest).name == Self.longest)
        for bad in Self.badWords + ["a/b", "a.b"] {
            #expect(throws: InvalidName.self, "\(bad)") { try TaskForce(bad) }
        }
    }

    @Test("a unit is district/task-force")
    func units() throws {
        let unit = try UnitID("muba/traffic")
        #expect(unit.district == "muba")
        #expect(unit.taskForce == "traffic")
        #expect(unit.description == "muba/traffic")
        #expect(unit.mainStream == (try StreamName("muba/traffic")))
        #expect(unit.sideStream("truth") == (try StreamName("muba/traffic/truth")))
        for bad in ["muba", "muba/", "/traffic", "muba/traffic/truth", "muba//traffic"]
            + Self.badWords.map({ "\($0)/a" })
        {
            #expect(throws: InvalidName.self, "\(bad)") { try UnitID(bad) }
        }
    }

    @Test("a stream is one to three words")
    func streams() throws {
        for good in ["control", "control/truth", "console", "recorder", "muba/situation/truth"] {
            #expect(try StreamName(good).text == good)
        }
        #expect(StreamName.controlTruth == (try StreamName("control/truth")))
        for bad in ["a/b/c/d", "a/", "a//b", "a:1"] + Self.badWords {
            #expect(throws: InvalidName.self, "\(bad)") { try StreamName(bad) }
        }
    }

    @Test("a drill id is words with dots, 24 characters at most")
    func drills() throws {
        for good in ["muba-2024.k3x9", "a", "a.1.2", Self.longest] { #expect(try DrillID(good).text == good) }
        for bad in ["a.", ".a", "a..b", "muba/1", Self.longest + ".1"] + Self.badWords {
            #expect(throws: InvalidName.self, "\(bad)") { try DrillID(bad) }
        }
    }

    @Test("an event id is stream:sequence, written in one way")
    func events() throws {
        for good in ["control:0", "muba/situation/truth:18446744073709551615"] {
            #expect(try EventID(good).description == good)
        }
        for bad in [
            "control", "control:", ":1", "control:-1", "control:+1", "control:01", "control:1 ", "control:1:2",
            "Control:1",
            "control:18446744073709551616",
        ] {
            #expect(throws: InvalidName.self, "\(bad)") { try EventID(bad) }
        }
    }

    @Test("names order by their bytes: the order of delivery and digest")
    func order() throws {
        let texts = ["a", "a-b", "a-b/c", "a/b", "a/b-c", "a/b/c", "a/b1", "a0", "ab", "b"]
        #expect(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == texts)
        #expect(try texts.reversed().map { try StreamName($0) }.sorted().map(\.text) == texts)
        let units = ["a-b/c", "a/b", "a/b-c", "a/b1"]
        #expect(try units.reversed().map { try UnitID($0) }.sorted().map(\.description) == units)
        #expect(try EventID("a/b:9") < EventID("a/b:10"))
        #expect(try EventID("a/b:10") < EventID("a/b1:0"))
    }

    @Test("a broken name says which and why")
    func errors() {
        #expect {
            try UnitID("muba")
        } throws: { error in
            "\(error)" == "'muba' is not valid: a unit is written district/task-force"
        }
    }

    @Test("a unit is kept as its text")
    func coding() throws {
        let unit = try UnitID("muba/traffic")
        let text = try JSONEncoder().encode([unit])
        #expect(String(decoding: text, as: UTF8.self) == #"["muba\/traffic"]"#)
        #expect(try JSONDecoder().decode([UnitID].self, from: text) == [unit])
        #expect(throws: InvalidName.self) { try JSONDecoder().decode([UnitID].self, from: Data(#"["muba"]"#.utf8)) }
    }
}
