import CityMap
import Testing

/// Maps that do not fit are refused with line, column and what was expected.
struct MapErrorTests {
    static let street = MapFileTests.road("[[0,0],[100,0]]")

    @Test(arguments: [
        ("", 1, 1, "expected JSON, found EOF"),
        ("{\"type\": \"FeatureCollection\",\n  \"features\": [}", 2, 16, "expected JSON, found '}'"),
        ("{\"a\": 1,\n \"a\": 2}", 2, 2, "key 'a' stands twice"),
        ("{\"a\": 1,}", 1, 9, "expected '\"', found '}'"),
        ("{\"é€𝄞\": x}", 1, 9, "expected JSON, found 'x'"),
        ("[1 2]", 1, 4, "expected ',' / ']', found '2'"),
        ("[01]", 1, 3, "expected ',' / ']', found '1'"),
        ("[1.]", 1, 4, "expected 0–9, found ']'"),
        ("[\"\\ud800\"]", 1, 9, "expected '\\', found '\"'"),
        ("[\"\\udc00\"]", 1, 3, "no character"),
        ("[\"a\nb\"]", 1, 4, "expected '\"'"),
        ("[tru]", 1, 2, "expected true, found 't'"),
        ("{} {}", 1, 4, "expected EOF, found '{'"),
        (String(repeating: "[", count: 100), 1, 65, "more than 64 deep"),
        ("[]", 1, 1, "'type' must be \"FeatureCollection\""),
        ("{\"type\": \"Feature\"}", 1, 10, "'type' must be \"FeatureCollection\", not '\"Feature\"'"),
        ("{\"type\": \"FeatureCollection\"}", 1, 1, "key 'features' is required"),
        ("{\"type\": \"FeatureCollection\",\n\"features\": []}", 2, 13, "there is no road"),
    ])
    func textThatIsNoMap(text: String, line: Int, column: Int, what: String) throws {
        let problem = try #require(MapFileTests.problems(text).first)
        #expect((problem.file, problem.line, problem.column) == ("kota.geojson", line, column))
        #expect(problem.what.english.contains(what), "\(problem.what.english)")
    }

    @Test(arguments: [
        (MapFileTests.road("[[0,0],[1,0]]", #", "oneway": "maybe""#), 2, "'oneway' must be"),
        (MapFileTests.road("[[0,0],[1,0]]", #", "maxspeed": 500"#), 2, "1–200 km/h"),
        (MapFileTests.road("[[0,0],[1,0]]", #", "maxspeed": "50 knots""#), 2, "1–200 km/h"),
        (MapFileTests.road("[[0,0],[1,0]]", #", "lanes": 0"#), 2, "a whole number, 1–20"),
        (MapFileTests.road("[[0,0],[1,0]]", #", "capacity": 1.5"#), 2, "a whole number, 1–100000"),
        (MapFileTests.road("[[0,0]]"), 3, "two or more different points"),
        (MapFileTests.road("[[7,7],[7,7]]"), 3, "two or more different points"),
        (MapFileTests.road("[[0,0],[1,\"0\"]]"), 3, "each a number"),
        (MapFileTests.road("[[0,0],[9e12,0]]"), 3, "each a number"),
        (MapFileTests.road("[[0,0],[9e6,0]]"), 2, "more than 1000 km"),
        (MapFileTests.place("x", "[0,5000]"), 2, "'x' is 5000 m from the nearest node; at most 1000 m"),
        (MapFileTests.place("x", "5"), 3, "each a number"),
        (#"{"type": "Way"}"#, 2, "'type' must be \"Feature\""),
        (#"{"type": "Feature", "properties": {}, "geometry": {"type": "Line"}}"#, 2, "one of GeoJSON's geometries"),
        (#"{"type": "Feature", "properties": {}, "geometry": 3}"#, 2, "an object"),
    ])
    func aFeatureThatDoesNotFit(feature: String, line: Int, what: String) throws {
        let problem = try #require(MapFileTests.problems(MapFileTests.map(feature, Self.street)).first)
        #expect(problem.line == line)
        #expect(problem.what.english.contains(what), "\(problem.what.english)")
    }

    @Test func allProblemsComeAtOnceInTheOrderOfTheFile() throws {
        let bad = MapFileTests.road("[[0,0],[1,0]]", #", "id": "a", "lanes": 0, "oneway": 7"#)
        let problems = MapFileTests.problems(MapFileTests.map(bad, bad, Self.street))
        #expect(problems.map(\.line) == [2, 2, 4])
        let names = ["'lanes'", "'oneway'"]
        for (problem, name) in zip(problems, names) { #expect(problem.what.english.hasPrefix(name)) }
        #expect(problems[2].what.english == "road 'a' is there already; give it another 'id'")
        #expect(problems[2].column == 1)
    }

    @Test func degreesHaveBounds() throws {
        let text =
            "{\"type\": \"FeatureCollection\", \"features\": [\n" + MapFileTests.road("[[106,-6],[6,190]]") + "]}"
        let problem = try #require(MapFileTests.problems(text).first)
        #expect(problem.description == problem.phrase.indonesian)
        #expect(problem.phrase.english.hasPrefix("kota.geojson, line 3, column 62: [6, 190] is outside longitude"))
    }

    @Test func noTextCrashesTheReader() {
        let whole = Array(OpenStreetMapExtract.text.utf8)
        var random = SplitMix(state: 5)
        var refused = 0
        for _ in 0..<2000 {
            var text = whole
            for _ in 0..<1 + random.below(3) {
                let place = random.below(text.count)
                if random.below(2) == 0 { text[place] = UInt8(random.below(128)) } else { text.remove(at: place) }
            }
            if !MapFileTests.problems(String(decoding: text, as: UTF8.self)).isEmpty { refused += 1 }
        }
        #expect(refused > 500 && refused < 2000)
    }
}
