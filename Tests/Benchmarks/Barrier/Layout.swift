import Domain
import Lockstep
import Scenario
import UnitTable

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

    /// The scenario as it was named.
    let name: String
    let scenario: Scenario
    let table: StreamTable
    /// The programs, as the launcher would start them.
    let crews: [Crew]

    init(scenario name: String) throws {
        self.name = name
        scenario = try ScenarioLibrary.withUnits.scenario(name)
        let table = try scenario.setup(drill: DrillID("barrier.1"), seed: 1).table
        crews = try UnitTable.standard.crews(for: table.units).map { crew in
            let units = crew.units.compactMap { id in
                table[id.mainStream].map { main in
                    let heard = table.heard(by: id).filter { $0.kind == .main }.map(\.number)
                    return Unit(id: id, number: main.number, topic: main.topic, heard: heard)
                }
            }
            return Crew(program: crew.program, units: units)
        }
        self.table = table
    }

    var units: [Unit] { crews.flatMap(\.units) }

    /// Every topic of a drill.
    var topics: [String] {
        (table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]).sorted()
    }
}
