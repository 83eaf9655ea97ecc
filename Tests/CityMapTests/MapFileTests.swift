import CityMap
import Phrases
import Testing

/// Maps from GeoJSON: what is read, and what is said about what cannot be.
struct MapFileTests {
    /// A road feature with these properties and coordinates.
    static func road(_ coordinates: String, _ properties: String = "") -> String {
        """
        {"type": "Feature", "properties": {"highway": "residential"\(properties)},
         "geometry": {"type": "LineString", "coordinates": \(coordinates)}}
        """
    }

    static func place(_ key: String, _ coordinates: String) -> String {
        """
        {"type": "Feature", "properties": {"place": "\(key)"},
         "geometry": {"type": "Point", "coordinates": \(coordinates)}}
        """
    }

    /// A map in metres; its first feature begins on line 2, column 1.
    static func map(_ features: String..., top: String = "") -> String {
        "{\"type\": \"FeatureCollection\", \"units\": \"metres\", \(top)\"features\": [\n"
            + features.joined(separator: ",\n") + "]}"
    }

    static func problems(_ text: String) -> [FileProblem] {
        do {
            _ = try CityMap(geoJSON: text, file: "kota.geojson")
            return []
        } catch {
            return error.problems
        }
    }

    @Test func linesMeetWhereTheyShareACoordinate() throws {
        let map = try CityMap(
            geoJSON: Self.map(
                Self.road("[[0,0],[100,0],[200,0]]", #", "id": "timur", "name": "Jalan Timur""#),
                Self.road("[[100,0],[100,50],[100,90]]", #", "oneway": "yes", "maxspeed": 36, "capacity": 700"#),
                Self.place("pos", "[190,0]"),
                Self.place("balai", "[0,5]"),
                top: #""schematic": true, "#
            ),
            file: "kota.geojson"
        )
        #expect(map.isSchematic)
        // (100, 50) is a bend and no node.
        #expect(map.network.positions.count == 4)
        #expect(map.network.arcs.count == 5)
        #expect(map.network.arcs(ofRoad: "timur").count == 4)
        #expect(
            map.network.arcs(ofRoad: "timur", .along).map { map.network.arcs[$0].millimetres } == [100_000, 100_000]
        )
        let oneWay = try #require(map.network.arcs(ofRoad: "road-2").first)
        #expect(map.network.arcs[oneWay].millimetres == 90_000)
        // 36 km/h is 10 m/s.
        #expect(map.network.arcs[oneWay].freeFlowMilliseconds == 9_000)
        #expect(map.network.arcs[oneWay].vehiclesAnHour == 700)
        let places = try #require(map.place("pos")).metresToNode
        #expect(places == 10)
        #expect(map.place("pasar") == nil)
    }

    @Test func anOpenStreetMapExtractLoads() throws {
        let map = try CityMap(geoJSON: OpenStreetMapExtract.text, file: "osm.geojson")
        #expect(!map.isSchematic)
        #expect(map.network.roads.map(\.title) == ["Jalan Medan Merdeka Barat", "Jalan Museum"])
        // One-way primary of two segments with a node in the middle; a two-way residential road.
        #expect(map.network.arcs.count == 4)
        let first = map.network.arcs[map.network.arcs(ofRoad: "way/1")[0]]
        // 0.001° of latitude on a sphere of 6,371,008.8 m.
        #expect(first.millimetres == 111_195)
        #expect(first.vehiclesAnHour == 1400 * 4)
        let museum = map.network.arcs[map.network.arcs(ofRoad: "way/2")[0]]
        // 0.001° of longitude is shorter by cos 6.176°, which is 0.994196.
        #expect(museum.millimetres == 110_550)
        #expect(map.network.arcs(ofRoad: "way/3") == [])
    }

    @Test func aPlaceThatCannotBeReachedNamesTheMissingLink() throws {
        let problems = Self.problems(
            Self.map(
                Self.road("[[0,0],[100,0]]", #", "name": "Jalan Barat""#),
                Self.road("[[130,40],[300,40]]", #", "name": "Jalan Timur""#),
                Self.place("balai", "[0,0]"),
                Self.place("rumah-sakit", "[300,40]")
            )
        )
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect((problem.line, problem.column) == (8, 1))
        #expect(
            problem.what.english
                == "'rumah-sakit' cannot be reached from 'balai'; the missing link: "
                + "Jalan Barat [100, 0] to Jalan Timur [130, 40], 50 m"
        )
    }

    @Test func aPlaceWithoutWayBackNamesTheMissingLink() throws {
        let problems = Self.problems(
            Self.map(
                Self.road("[[0,0],[100,0]]", #", "oneway": true, "name": "Jalan Buntu""#),
                Self.place("a", "[0,0]"),
                Self.place("b", "[100,0]")
            )
        )
        #expect(
            problems.map(\.what.english) == [
                "'a' cannot be reached from 'b'; the missing link: Jalan Buntu [100, 0] to Jalan Buntu [0, 0], 100 m"
            ]
        )
        #expect(problems.first?.line == 6)
    }

    @Test func theMissingLinkIsTheNearestPair() throws {
        var random = SplitMix(state: 12)
        for _ in 0..<30 {
            // Two stars that share no coordinate: the west has even, the east odd numbers.
            var points: [[(Int, Int)]] = [[], []]
            for side in 0...1 {
                for _ in 0..<20 { points[side].append((random.below(2000) * 2 + side, random.below(2000))) }
            }
            let stars = points.map { star in
                star.dropFirst().map { Self.road("[[\(star[0].0),\(star[0].1)],[\($0.0),\($0.1)]]") }
            }
            let ends = zip(["a", "b"], points).map { Self.place($0, "[\($1[0].0),\($1[0].1)]") }
            let text = Self.map((stars[0] + stars[1] + ends).joined(separator: ",\n"))
            let square = points[0].flatMap { one in
                points[1].map { (one.0 - $0.0) * (one.0 - $0.0) + (one.1 - $0.1) * (one.1 - $0.1) }
            }.min()
            let nearest = try #require(square)
            let metres = try #require((0...3000).last { $0 * $0 <= nearest })
            let what = try #require(Self.problems(text).first).what.english
            #expect(what.hasSuffix(", \(metres) m"), "\(what)")
        }
    }
}

/// A few features as converters write them from OpenStreetMap's data, coordinates rounded.
enum OpenStreetMapExtract {
    static let text = """
        {"type": "FeatureCollection", "generator": "overpass-turbo", "features": [
        {"type": "Feature", "id": "way/1", "properties": {"@id": "way/1", "highway": "primary", "oneway": "yes",
          "lanes": "4", "maxspeed": "ID:urban", "name": "Jalan Medan Merdeka Barat", "surface": "asphalt"},
         "geometry": {"type": "LineString", "coordinates": [[106.822, -6.177], [106.822, -6.176], [106.822, -6.175]]}},
        {"type": "Feature", "id": "way/2", "properties": {"highway": "residential", "name": "Jalan Museum"},
         "geometry": {"type": "LineString", "coordinates": [[106.822, -6.176], [106.821, -6.176, 12.5]]}},
        {"type": "Feature", "id": "way/3", "properties": {"highway": "footway"},
         "geometry": {"type": "LineString", "coordinates": [[106.822, -6.176], [106.823, -6.176]]}},
        {"type": "Feature", "id": "way/4", "properties": {"building": "yes"},
         "geometry": {"type": "Polygon", "coordinates": [[[106.8, -6.1], [106.9, -6.1], [106.9, -6.2], [106.8, -6.1]]]}},
        {"type": "Feature", "id": "node/5", "properties": null, "geometry": null}
        ]}
        """
}
