import Foundation
import Phrases
import Planning
import Scenario
import Testing
import UnitTable

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("A scenario's ground as a drawing")
struct SiteMapTests {
    private func map(_ key: String, _ language: Language = .indonesian) throws -> SiteMap {
        SiteMap(try ScenarioLibrary.withUnits.scenario(key), in: language)
    }

    @Test("no label covers another", arguments: ["muba-2024", "muba-2024-lengkap", "muba-2024-gabungan"])
    func labels(_ key: String) throws {
        let labels = try map(key).labels()
        let scenario = try ScenarioLibrary.withUnits.scenario(key)
        #expect(labels.count >= scenario.places.count + scenario.roads.count - 2)
        for (index, label) in labels.enumerated() {
            for other in labels.dropFirst(index + 1) { #expect(label.shared(with: other) == 0, "\(label) \(other)") }
        }
    }

    @Test("no label covers a closed road", arguments: ["muba-2024", "muba-2024-lengkap", "rohul-2023"])
    func closedRoads(_ key: String) throws {
        let map = try map(key)
        let closed = map.svg().matches(of: /<line x1="(.+?)" y1="(.+?)" x2="(.+?)" y2="(.+?)" class="closed"/)
            .map { match in [match.1, match.2, match.3, match.4].compactMap { Double($0) }.map { Int($0 * 10) } }
        // One of them is the legend's.
        #expect(closed.count >= 3)
        for ends in closed {
            for part in 0...20 {
                let x = ends[0] + (ends[2] - ends[0]) * part / 20
                let y = ends[1] + (ends[3] - ends[1]) * part / 20
                for label in map.labels() {
                    let isOnIt =
                        (label.x..<label.x + label.width).contains(x) && (label.y..<label.y + label.height).contains(y)
                    #expect(!isOnIt, "\(label) \(x) \(y)")
                }
            }
        }
    }

    @Test("a place a hundred kilometres away does not shrink the site: it has an arrow and its distance")
    func farPlaces() throws {
        let map = try map("muba-2024")
        #expect(map.farKeys == ["mapolda"])
        #expect(map.svg().contains("109 km, 12 personel"))
        // Half a kilometre is drawn longer than a label is high.
        #expect(map.svg().contains(">1 km<") || map.svg().contains(">500 m<"))
    }

    @Test("equal scenarios give equal bytes, and the drawing is XML")
    func bytes() throws {
        let svg = try map("muba-2024").svg()
        #expect(try svg == map("muba-2024").svg())
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse())
    }

    @Test("closures, diversions, exits and evacuation are told apart; strength and LATIHAN are said")
    func content() throws {
        let svg = try map("muba-2024").svg()
        #expect(svg.ranges(of: "class=\"closed\"").count == 2 + 1)
        for style in ["diversion", "exit", "evacuation", "plain"] {
            #expect(svg.contains("class=\"\(style)\""), "\(style)")
        }
        #expect(svg.contains(">LATIHAN<"))
        #expect(svg.contains("Dalmas lanjut 80"))
        #expect(try map("muba-2024", .english).svg().contains("evacuation road"))
    }

    @Test("a title cannot add elements")
    func escaped() throws {
        let scenario = try ScenarioLoader.load(
            text: "gladi: 1\nbased_on: muba-2024\ntitle: \"</text><script>x</script> \\\" &\"\n",
            file: "x.yaml"
        )
        let svg = SiteMap(scenario, in: .english).svg()
        #expect(!svg.contains("<script>") && svg.contains("&lt;script&gt;"))
        #expect(XMLParser(data: Data(svg.utf8)).parse())
    }
}
