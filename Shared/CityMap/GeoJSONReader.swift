import Phrases

/// A road as a map writes it.
struct DrawnRoad {
    let key: String
    let title: String
    let line: [Coordinate]
    let offset: Int
    /// Vehicles may go along the line, against it.
    let along: Bool
    let against: Bool
    /// Kilometres an hour in billionths.
    let speed: Int64
    /// Vehicles an hour in each open direction.
    let capacity: Int64
}

/// A place as a map writes it.
struct DrawnPlace {
    let key: String
    let title: String
    let point: Coordinate
    let offset: Int
}

/// Reads roads and places from a GeoJSON FeatureCollection; the format is described in <doc:Format>.
struct GeoJSONReader {
    private(set) var findings: MapFindings
    private(set) var roads: [DrawnRoad] = []
    private(set) var places: [DrawnPlace] = []
    private(set) var isPlane = false
    private(set) var isSchematic = false
    private var roadKeys: Set<String> = []
    private var placeKeys: Set<String> = []

    init(_ text: String, file: String) throws(FileError) {
        findings = MapFindings(file: file, bytes: Array(text.utf8))
        let root = try JSONReader.read(findings)
        readCollection(root)
    }

    private mutating func readCollection(_ root: JSONValue) {
        guard root["type"]?.string == "FeatureCollection" else {
            let type = root["type"] ?? root
            return findings.add(.unfitValue(type.shown, of: "type", expected: .mapCollection), at: type.offset)
        }
        if let units = root["units"] {
            switch units.string {
            case "metres": isPlane = true
            case "degrees": break
            default: findings.add(.unfitValue(units.shown, of: "units", expected: .mapUnits), at: units.offset)
            }
        }
        isSchematic = flag("schematic", root) ?? false
        guard let features = root["features"] else { return findings.add(.missingKey("features"), at: root.offset) }
        guard let elements = features.elements else {
            return findings.add(.unfitValue(features.shown, of: "features", expected: .mapList), at: features.offset)
        }
        for (index, feature) in elements.enumerated() { readFeature(feature, number: index + 1) }
        if roadKeys.isEmpty { findings.add(.mapWithoutRoads, at: features.offset) }
    }

    private mutating func readFeature(_ feature: JSONValue, number: Int) {
        guard feature["type"]?.string == "Feature" else {
            let type = feature["type"] ?? feature
            return findings.add(.unfitValue(type.shown, of: "type", expected: .mapFeature), at: type.offset)
        }
        // RFC 7946 allows features without geometry or properties; they are neither road nor place.
        guard let geometry = feature["geometry"], let properties = feature["properties"] else { return }
        guard geometry.isObject else {
            return findings.add(.unfitValue(geometry.shown, of: "geometry", expected: .mapObject), at: geometry.offset)
        }
        guard properties.isObject else {
            let what = Phrase.unfitValue(properties.shown, of: "properties", expected: .mapObject)
            return findings.add(what, at: properties.offset)
        }
        guard let type = geometry["type"] else { return findings.add(.missingKey("type"), at: geometry.offset) }
        let key = (properties["id"] ?? feature["id"] ?? properties["@id"] ?? properties["osm_id"])?.text
        switch type.string {
        case "LineString":
            guard let highway = properties["highway"]?.string, let kind = RoadClass.named(highway) else { return }
            readRoad(feature, geometry, properties, kind, key: key ?? "road-\(number)")
        case "Point":
            guard let place = properties["place"] else { return }
            readPlace(feature, geometry, properties, place, key: key)
        case "MultiPoint", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection": break
        default: findings.add(.unfitValue(type.shown, of: "type", expected: .mapGeometry), at: type.offset)
        }
    }

    private mutating func readPlace(
        _ feature: JSONValue,
        _ geometry: JSONValue,
        _ properties: JSONValue,
        _ place: JSONValue,
        key: String?
    ) {
        guard let key = key ?? place.text, !key.isEmpty else {
            return findings.add(.unfitValue(place.shown, of: "place", expected: Phrase.Form.text), at: place.offset)
        }
        guard placeKeys.insert(key).inserted else { return findings.add(.mapRepeatedPlace(key), at: feature.offset) }
        guard let coordinates = geometry["coordinates"] else {
            return findings.add(.missingKey("coordinates"), at: geometry.offset)
        }
        guard let point = coordinate(coordinates) else { return }
        let title = properties["name"]?.text ?? key
        places.append(DrawnPlace(key: key, title: title, point: point, offset: feature.offset))
    }

    private mutating func readRoad(
        _ feature: JSONValue,
        _ geometry: JSONValue,
        _ properties: JSONValue,
        _ kind: RoadClass,
        key: String
    ) {
        guard roadKeys.insert(key).inserted else { return findings.add(.mapRepeatedRoad(key), at: feature.offset) }
        guard let coordinates = geometry["coordinates"] else {
            return findings.add(.missingKey("coordinates"), at: geometry.offset)
        }
        guard let elements = coordinates.elements, elements.count >= 2 else {
            let what = Phrase.unfitValue(coordinates.shown, of: "coordinates", expected: .mapLine)
            return findings.add(what, at: coordinates.offset)
        }
        var line: [Coordinate] = []
        for element in elements {
            guard let point = coordinate(element) else { return }
            if line.last != point { line.append(point) }
        }
        guard line.count >= 2 else {
            let what = Phrase.unfitValue(coordinates.shown, of: "coordinates", expected: .mapLine)
            return findings.add(what, at: coordinates.offset)
        }
        let (along, against) = directions(properties, kind)
        let lanes = lanesEachWay(properties, kind, bothWays: along && against)
        roads.append(
            DrawnRoad(
                key: key,
                title: properties["name"]?.text ?? key,
                line: line,
                offset: feature.offset,
                along: along,
                against: against,
                speed: speed(properties, kind),
                capacity: whole("capacity", properties, in: 1...100_000) ?? max(1, kind.laneCapacity * lanes)
            )
        )
    }

    private mutating func coordinate(_ value: JSONValue) -> Coordinate? {
        guard let numbers = value.elements, numbers.count >= 2, let x = billionths(numbers[0]),
            let y = billionths(numbers[1])
        else {
            let what = Phrase.unfitValue(value.shown, of: "coordinates", expected: .mapPoint)
            findings.add(what, at: value.offset)
            return nil
        }
        guard isPlane || (x.magnitude <= 180_000_000_000 && y.magnitude <= 89_000_000_000) else {
            findings.add(.mapOutsideDegrees(Coordinate(x: x, y: y).text), at: value.offset)
            return nil
        }
        return Coordinate(x: x, y: y)
    }

    private func billionths(_ value: JSONValue) -> Int64? {
        if case .number(let text) = value.content { Billionths.read(text) } else { nil }
    }

    private mutating func directions(_ properties: JSONValue, _ kind: RoadClass) -> (along: Bool, against: Bool) {
        let isRoundabout = properties["junction"]?.string == "roundabout"
        guard let oneway = properties["oneway"] else { return (true, !(kind.isOneWay || isRoundabout)) }
        if case .bool(let isOneWay) = oneway.content { return (true, !isOneWay) }
        switch oneway.text {
        case "yes", "true", "1": return (true, false)
        case "-1", "reverse": return (false, true)
        case "no", "false", "0", "reversible", "alternating": return (true, true)
        default:
            findings.add(.unfitValue(oneway.shown, of: "oneway", expected: .mapOneWay), at: oneway.offset)
            return (true, true)
        }
    }

    private mutating func speed(_ properties: JSONValue, _ kind: RoadClass) -> Int64 {
        let usual = kind.speed * Billionths.one
        guard let value = properties["maxspeed"] else { return usual }
        let words = (value.text ?? "").split(separator: " ")
        // OpenStreetMap also writes words, and zones such as "ID:urban", for limits that are no number.
        if let word = words.first, word.first?.isLetter == true { return usual }
        guard let number = words.first, words.count <= 2, let read = Billionths.read(String(number)),
            let factor: Int64 = words.count == 1 ? 1000 : ["km/h": 1000, "kmh": 1000, "mph": 1609][words[1]],
            case let speed = read / 1000 * factor, (Billionths.one...200 * Billionths.one).contains(speed)
        else {
            findings.add(.unfitValue(value.shown, of: "maxspeed", expected: .mapSpeed), at: value.offset)
            return usual
        }
        return speed
    }

    /// `lanes` counts both directions, as in OpenStreetMap.
    private mutating func lanesEachWay(_ properties: JSONValue, _ kind: RoadClass, bothWays: Bool) -> Int64 {
        guard let lanes = whole("lanes", properties, in: 1...20) else { return kind.lanes }
        return bothWays ? max(1, lanes / 2) : lanes
    }

    private mutating func whole(_ key: String, _ properties: JSONValue, in range: ClosedRange<Int64>) -> Int64? {
        guard let value = properties[key] else { return nil }
        guard let number = value.text.flatMap({ Int64($0) }), range.contains(number) else {
            let expected = Phrase.mapWhole(range.lowerBound, range.upperBound)
            findings.add(.unfitValue(value.shown, of: key, expected: expected), at: value.offset)
            return nil
        }
        return number
    }

    private mutating func flag(_ key: String, _ value: JSONValue) -> Bool? {
        guard let member = value[key] else { return nil }
        if case .bool(let flag) = member.content { return flag }
        findings.add(.unfitValue(member.shown, of: key, expected: Phrase.Form.flag), at: member.offset)
        return nil
    }

    mutating func add(_ what: Phrase, at offset: Int) { findings.add(what, at: offset) }
}
