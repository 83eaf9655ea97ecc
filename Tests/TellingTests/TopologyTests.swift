import Domain
import Events
import Foundation
import Phrases
import Scenario
import Telling
import Testing

@Suite("Who reports to whom, who hears whom")
struct TopologyTests {
    private func muba() throws -> Topology { try Topology(of: ScenarioLibrary.builtIn.scenario("muba-2024")) }

    @Test("the chain of command is a tree, and a row of the table has a mark for each unit heard")
    func text() throws {
        let topology = try muba()
        let lines = topology.lines(in: .english).map { $0.text(hasColour: false) }
        #expect(lines.first == "Who reports to whom")
        #expect(lines.contains { $0.hasPrefix("sumsel/command  Kapolda Sumsel") })
        #expect(lines.contains { $0.hasPrefix("├─ muba/command  Kapolres Muba (Kaopsres), Kabag Ops") })
        #expect(lines.contains { $0.hasPrefix("│  ├─ muba/") })
        let outside = try #require(lines.firstIndex(of: "Outside the chain of command"))
        #expect(lines[outside + 1].hasPrefix("muba/situation"))
        for (index, member) in topology.members.enumerated() {
            let row = try #require(lines.last { $0.contains("\(index + 1)  \(member.unit) ") })
            let marks = row.split(separator: " ").count { $0 == "x" }
            #expect(marks == member.hears.count + (member.hearsPeople ? 1 : 0), "\(row)")
        }
    }

    @Test("what Gladi's own units ask of others has a title, in words")
    func capabilities() {
        #expect(Phrase.titledCapabilities == Set(Capability.known.map(\.name)))
        let asked = Phrase.capabilities(["cordon", "rafting"])
        #expect(asked.indonesian == "kemampuan: kordon, rafting")
    }

    @Test("a graph that Graphviz reads: balanced, every name quoted, every node declared, an edge per relation")
    func dot() throws {
        let topology = try muba()
        let lines = topology.dot()
        #expect(lines.first == "digraph \"muba-2024\" {")
        #expect(lines.last == "}")
        let text = #""((?:[^"\\]|\\.)*)""#
        let statements = [
            try Regex("^  \(text) \\[(label=\(text)|shape=[a-z]+)\\];$"),
            try Regex("^  \(text) -> \(text) \\[class=[a-z]+(, [a-z]+=[a-z0-9]+)*\\];$"),
            try Regex("^  (rankdir=BT|node \\[shape=box\\]);$"),
        ]
        for line in lines.dropFirst().dropLast() {
            #expect(statements.contains { line.wholeMatch(of: $0) != nil }, "\(line)")
        }
        let ends = lines.compactMap { $0.wholeMatch(of: /\s+"([^"]+)" -> "([^"]+)" .*/) }
        let declared = Set(lines.compactMap { $0.wholeMatch(of: /\s+"([^"]+)" \[.*/).map { String($0.output.1) } })
        #expect(!ends.isEmpty)
        #expect(ends.allSatisfy { declared.contains(String($0.output.1)) && declared.contains(String($0.output.2)) })
        #expect(lines.count { $0.contains("class=reports") } == topology.members.count { $0.superior != nil })
        let heard = topology.members.reduce(0) { $0 + $1.hears.count + ($1.hearsPeople ? 1 : 0) }
        #expect(lines.count { $0.contains("class=heard") } == heard)
        #expect(try muba().dot() == lines)
    }

    @Test("quotes and backslashes in a title stay inside it")
    func quoting() throws {
        let entry = RosterEntry.with {
            $0.unit = "muba/phh"
            $0.title = #"Danki "A" \ Brimob"#
        }
        let story = try RecordedStory()
        let topology = Topology(scenario: "uji", table: try story.record().table, roster: [entry])
        #expect(topology.dot().contains(#"  "muba/phh" [label="muba/phh\nDanki \"A\" \\ Brimob"];"#))
    }

    @Test("a record shows the units that joined later; one JSON object")
    func record() throws {
        let story = try RecordedStory()
        let topology = try Topology(of: story.record())
        let units = ["muba/command", "muba/damkar", "muba/phh", "muba/situation"]
        #expect(topology.members.map(\.unit.description) == units)
        let json = topology.json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((object["units"] as? [[String: Any]])?.map { $0["unit"] as? String } == units)
    }
}
