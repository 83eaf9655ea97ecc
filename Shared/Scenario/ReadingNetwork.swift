import CityMap
import Events
import Files
import Phrases

// The roads that vehicles use: a map file beside the scenario.

/// A road network as a scenario names it, with the bytes of its file.
struct NetworkFile {
    let map: CityMap
    let name: String
    let bytes: [UInt8]
    let source: FactSource

    /// The most arcs that a drill's network has: every unit is briefed on all of them.
    static let arcsMax = 8_192

    /// The network as briefings carry it.
    var graph: RoadGraph {
        RoadGraph.with {
            $0.nodes = UInt32(map.network.positions.count)
            $0.schematic = map.isSchematic
            $0.roads = map.network.roads.map { road in
                GraphRoad.with {
                    $0.key = road.key
                    $0.title = road.title
                }
            }
            $0.arcs = map.network.arcs.map { arc in
                GraphArc.with {
                    $0.tail = UInt32(arc.tail)
                    $0.head = UInt32(arc.head)
                    $0.road = UInt32(arc.road)
                    $0.milliseconds = UInt64(arc.freeFlowMilliseconds)
                }
            }
        }
    }
}

extension ScenarioReading {
    /// Reads the map file that the scenario names, beside the file that names it; nil when there is none or it does not
    /// fit.
    ///
    /// What is wrong inside is reported at its place in the map file.
    func network() -> NetworkFile? {
        var result: NetworkFile?
        top.inside("map") { entry in
            let source = entry.source()
            guard let value = entry.required("network"), let name = entry.optionalText("network") else { return }
            let path = ScenarioLibrary.path(of: name, besides: value.file)
            do throws(NamedFileError) { try NamedFile.check(path) } catch {
                let isMissing = error.problem == .missing
                return entry.findings.add(isMissing ? .mapMissing(name) : error.what, at: value.spot)
            }
            do throws(FileError) {
                let bytes = try ScenarioLoader.bytes(of: path)
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    return entry.findings.add(.noMap, at: value.spot)
                }
                // Nothing of the file is shown until it proves to be a map: the name may be anybody's file.
                guard text.contains("\"FeatureCollection\"") else {
                    return entry.findings.add(.noMap, at: value.spot)
                }
                let map = try CityMap(geoJSON: text, file: path)
                let arcs = map.network.arcs.count
                guard arcs <= NetworkFile.arcsMax else {
                    return entry.findings.add(.networkTooLarge(arcs, limit: NetworkFile.arcsMax), at: value.spot)
                }
                result = NetworkFile(map: map, name: name, bytes: bytes, source: source)
            } catch {
                for problem in error.problems {
                    let inside = Spot(file: problem.file, line: problem.line, column: problem.column)
                    entry.findings.add(problem.what, at: problem.line > 0 ? inside : value.spot)
                }
            }
        }
        return result
    }
}
