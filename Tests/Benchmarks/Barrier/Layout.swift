import Domain
import Lockstep
import Scenario

/// A scenario's processes and streams: which program plays which units, and whom each of them hears.
struct Layout {
    /// A unit as the barrier sees it.
    struct Unit {
        let id: UnitID
        /// The number of its main stream.
        let number: UInt32
        let topic: String
        /// The numbers of the main streams that it hears.
        let heard: [UInt32]
    }

    /// A program and the units of the roster that it plays.
    struct Crew {
        let program: String
        let units: [Unit]

        /// What its process reads: control's topic, its own, and those that it hears.
        func topics(_ layout: Layout) -> [String] {
            var topics: Set<String> = [DrillSetup.controlTopic]
            for unit in units {
                topics.insert(unit.topic)
                topics.formUnion(layout.table.heard(by: unit.id).map(\.topic))
                topics.formUnion(layout.table.streams(of: unit.id).map(\.topic))
            }
            return topics.sorted()
        }
    }

    /// Programs that play other units than the task force that they are named for.
    private static let programs: [TaskForce: String] = [
        "arrest": "preventive", "investigation": "preventive", "phh": "preventive", "polsek": "preventive",
    ]

    /// The scenario as it was named.
    let scenario: String
    let table: StreamTable
    /// The programs, ascending by name.
    let crews: [Crew]

    init(scenario name: String) throws {
        scenario = name
        let table = try ScenarioLibrary.builtIn.scenario(name).setup(drill: DrillID("barrier.1"), seed: 1).table
        let mains = table.entries.filter { $0.kind == .main }
        var units: [String: [Unit]] = [:]
        for entry in mains {
            guard let id = entry.unit else { continue }
            let heard = table.heard(by: id).filter { $0.kind == .main }.map(\.number)
            units[Self.programs[id.taskForce] ?? id.taskForce.name, default: []].append(
                Unit(id: id, number: entry.number, topic: entry.topic, heard: heard))
        }
        self.table = table
        crews = units.sorted { $0.key < $1.key }.map { Crew(program: $0.key, units: $0.value) }
    }

    var units: [Unit] { crews.flatMap(\.units) }

    /// Every topic of a drill.
    var topics: [String] {
        (table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]).sorted()
    }
}
