import Conform
import Domain
import Events
import Lockstep
import Scenario
import Testing
import UnitTable

@Suite("The script of the conformance test")
struct ConformScriptTests {
    private func script(without mute: UnitID? = nil, turnsMax: Int = 400) throws -> ConformScript {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let (from, to) = (SimulatedTime(seconds: 3_900), SimulatedTime(seconds: 4_500))
        let lines = UnitTable.standard.lines.filter { line in
            !line.units.contains { $0.profile.taskForce == mute?.taskForce }
        }
        return try ConformScript(
            scenario.excerpt(from: from, to: to),
            seed: 1,
            types: UnitTable(lines).types,
            turnsMax: turnsMax
        )
    }

    @Test("time goes on, and each turn delivers where the one before left off")
    func turns() throws {
        let script = try script()
        #expect(script.turns.count > 100)
        #expect(zip(script.turns, script.turns.dropFirst()).allSatisfy { $0.time < $1.time })
        var next: [StreamName: UInt64] = [:]
        for record in script.turns.flatMap(\.heard) {
            #expect(record.sequence == next[record.stream, default: 0], "\(record.stream)")
            next[record.stream, default: 0] += 1
        }
        // Every unit is heard, with more than completions.
        for unit in script.setup.units.map(\.id) {
            let said = script.turns.flatMap(\.heard).filter { $0.stream == unit.mainStream }
            #expect(said.contains { $0.type != Completed.eventType }, "\(unit)")
        }
        #expect(script.turns.contains { !$0.events.isEmpty })
    }

    @Test("a unit that no program here plays is in the roster, and mute")
    func mute() throws {
        let medical = try UnitID("muba/medical")
        let script = try script(without: medical)
        #expect(script.setup.units.contains { $0.id == medical })
        #expect(!script.turns.flatMap(\.heard).contains { $0.stream == medical.mainStream })
        #expect(script.turns.count > 100)
    }

    @Test("the stretch that is played is the one in which the unit is asked most")
    func busiest() throws {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let medical = try UnitID("muba/medical")
        let types = UnitTable.standard.types
        func start(of units: [UnitID]) throws -> SimulatedTime? {
            try ConformScript.busiest(of: scenario, seed: 1, types: types, units: units, seconds: 600)
        }
        let busy = try #require(try start(of: [medical]))
        let end = busy.adding(seconds: 600)
        let script = try ConformScript(scenario.excerpt(from: busy, to: end), seed: 1, types: types, turnsMax: 2_000)
        let orders = script.turns.flatMap(\.heard).compactMap { try? OrderIssued(serializedBytes: $0.data) }
        #expect(orders.contains { $0.addressee == medical.description })
        #expect(try start(of: [UnitID("muba/nobody")]) == nil)
    }

    @Test("no longer than asked for, and the same each time")
    func bound() throws {
        let (one, other) = (try script(turnsMax: 50), try script(turnsMax: 50))
        #expect(one.turns.count == 50)
        #expect(one.turns.map { $0.heard.map(\.leaf) } == other.turns.map { $0.heard.map(\.leaf) })
    }
}
