import Domain
import Events
import Foundation
import Phrases
import Scenario
import Testing

/// The road network that a scenario names: read, tied to its places and roads, and refused with the place of the fault.
@Suite struct NetworkTests {
    private static let map = """
        {"type": "FeatureCollection", "units": "metres", "schematic": true, "features": [
        {"type": "Feature", "properties": {"id": "utama", "highway": "primary"},
         "geometry": {"type": "LineString", "coordinates": [[-400, 150], [0, 0]]}},
        {"type": "Feature", "properties": {"id": "lingkar", "highway": "primary"},
         "geometry": {"type": "LineString", "coordinates": [[-400, 150], [2600, -900]]}},
        {"type": "Feature", "properties": {"id": "keluar", "highway": "primary"},
         "geometry": {"type": "LineString", "coordinates": [[0, 0], [2600, -900]]}},
        {"type": "Feature", "properties": {"place": "kpud"}, "geometry": {"type": "Point", "coordinates": [0, 9]}},
        {"type": "Feature", "properties": {"place": "randik"}, "geometry": {"type": "Point", "coordinates": [2600, -900]}},
        {"type": "Feature", "properties": {"place": "simpang"}, "geometry": {"type": "Point", "coordinates": [-400, 150]}}
        ]}
        """

    /// Does `body` with the path of a scenario file beside which the map lies; nil: no map.
    private func with<Result>(_ map: String?, _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try map?.write(to: folder.appendingPathComponent("kota.geojson"), atomically: true, encoding: .utf8)
        return try body(folder.appendingPathComponent("uji.yaml").path)
    }

    /// What is wrong with the documented example on this map.
    private func found(on map: String?) throws -> [FileProblem] {
        try with(map) { problems(in: try Self.scenario(), file: $0) }
    }

    private static func scenario() throws -> String {
        try documentedExample() + "\nmap: { network: kota.geojson, source: assumed }\n"
    }

    @Test func mubaHasASchematicNetworkOfItsSite() throws {
        let scenario = try ScenarioLibrary.builtIn.scenario("muba-2024")
        let graph = try #require(scenario.network).fact
        #expect(graph.schematic)
        #expect(scenario.places.allSatisfy { $0.fact.hasNode && $0.fact.nodeMetres == 0 })
        // Each road of the scenario joins, in the network, the places that the scenario says.
        let node = Dictionary(uniqueKeysWithValues: scenario.places.map { ($0.fact.key, $0.fact.node) })
        #expect(scenario.places.count > 5 && scenario.roads.count > 3)
        for road in scenario.roads.map(\.fact) {
            let number = try #require(graph.roads.firstIndex { $0.key == road.key })
            var reached: Set<UInt32> = [try #require(node[road.from])]
            for _ in 0..<graph.nodes {
                for arc in graph.arcs where arc.road == UInt32(number) && reached.contains(arc.tail) {
                    reached.insert(arc.head)
                }
            }
            #expect(reached.contains(try #require(node[road.to])), "\(road.key)")
        }
        let briefing = try #require(scenario.briefings()[UnitID("muba/medical")])
        #expect(briefing.network == graph)
        let variant = try ScenarioLibrary.builtIn.scenario("muba-2024-tenang")
        #expect(variant.network == scenario.network)
    }

    @Test func aFittingMapTiesEveryPlaceToItsNode() throws { #expect(try found(on: Self.map) == []) }

    @Test func theDigestCoversTheMap() throws {
        func digest(_ map: String) throws -> [UInt8] {
            try with(map) { try ScenarioLoader.load(text: Self.scenario(), file: $0).digest }
        }
        #expect(try digest(Self.map) == digest(Self.map))
        #expect(try digest(Self.map) != digest(Self.map + "\n"))
    }

    @Test func aMapThatIsNotThereIsToldWhereItIsNamed() throws {
        let text = try Self.scenario()
        let problem = try #require(try found(on: nil).first)
        #expect(problem.file.hasSuffix("uji.yaml"))
        #expect(problem.line == line(of: "kota.geojson", in: text) && problem.column == 17)
        #expect(problem.what == .mapMissing("kota.geojson"))
    }

    @Test func aFaultInTheMapIsToldAtItsPlaceInTheMap() throws {
        let problem = try #require(found(on: Self.map.replacingOccurrences(of: "[0, 9]", with: "[0]")).first)
        #expect(problem.file.hasSuffix("/kota.geojson"))
        #expect(problem.line == 8 && problem.column > 1)
    }

    @Test func anUnreachablePlaceNamesTheMissingLink() throws {
        let cut = Self.map.replacingOccurrences(of: "[[-400, 150], [0, 0]]", with: "[[-400, 150], [-30, 10]]")
            .replacingOccurrences(of: "[[0, 0], [2600, -900]]", with: "[[0, 0], [900, 900]]")
        let problem = try #require(try found(on: cut).first)
        #expect(problem.file.hasSuffix("kota.geojson"))
        #expect(problem.what.english.contains("utama") && problem.what.english.contains("keluar"), "\(problem)")
    }

    @Test(arguments: [
        ("{\"place\": \"randik\"}", "{\"place\": \"lain\"}", "place 'randik' is not in kota.geojson", "key: randik"),
        ("\"id\": \"utama\"", "\"id\": \"lain\"", "road 'utama' is not in kota.geojson", "key: utama"),
    ])
    func whatTheMapLacksIsToldInTheScenario(original: String, other: String, what: String, entry: String) throws {
        let text = try Self.scenario()
        let found = try found(on: Self.map.replacingOccurrences(of: original, with: other))
        #expect(found.count == 1)
        let problem = try #require(found.first)
        #expect(problem.file.hasSuffix("uji.yaml") && problem.line == line(of: entry, in: text))
        #expect(problem.what.english.hasPrefix(what))
    }
}
