import Domain
import Events
import Foundation
import Launcher
import Lockstep
import Reading
import Recording
import TaskForceKit

/// What a program begins with: a drill's opening, a unit's briefing, a snapshot from a file.
struct BeginningAttack {
    /// Of a snapshot's many numbers so many are set, drawn by the seed; those that the machine itself counts on, all.
    private static let stateNumbersMax = 60

    private let drill: PlayedDrill
    private let extremes: Extremes
    private let script: Script

    init(_ drill: PlayedDrill, _ extremes: Extremes) throws {
        self.drill = drill
        self.extremes = extremes
        script = try Script(drill)
    }

    func run(_ book: inout CaseBook) throws {
        attackOpening(&book)
        try attackBriefings(&book)
        try attackSnapshots(&book)
    }

    private func attackOpening(_ book: inout CaseBook) {
        let base = drill.setup.opened.canonicalBytes()
        for mutation in extremes.mutations(of: Opened.eventType, base: base) {
            book.run("Opened \(mutation.name)") {
                guard let opened = try? Opened(serializedBytes: mutation.data) else { return }
                _ = try? DrillFeed(drill.setup.drill, opened, partition: 0)
                var sieve = DrillSieve(drill: drill.setup.drill, opened: opened)
                for arrival in drill.turns[...2].joined() {
                    _ = sieve.judge(arrival, controlIsRead: true) { _ in nil }
                }
                for unit in drill.setup.units {
                    guard var machine = try? drill.machine(of: unit.id, opened: opened) else { continue }
                    drill.play(&machine, through: 3)
                }
            }
        }
    }

    private func attackBriefings(_ book: inout CaseBook) throws {
        let type = "gladi.exercise.v1.UnitBriefing"
        for (id, briefing) in drill.scenario.briefings().sorted(by: { $0.key < $1.key }) {
            let units = UnitTable.standard.types
            guard let unit = units.first(where: { $0.profile.taskForce == id.taskForce }) else { continue }
            let whole = briefing.canonicalBytes()
            var straight = briefing
            straight.clearNetwork()
            let small = straight.canonicalBytes()
            for number in extremes.numbers(of: type) {
                // To read a road network takes long, and it is nothing to a briefing's other numbers.
                let base = ["network", "places"].contains(number.path[0].name) ? whole : small
                for value in number.values {
                    book.run("\(id)'s briefing \(number.name)=\(value.name)") {
                        let data = Wire.setting(base, number.path[...], to: value.bits)
                        guard let briefing = try? UnitBriefing(serializedBytes: data),
                            let unit = try? unit.init(briefing: briefing)
                        else { return }
                        playBeginning(Actor(id, unit, seed: drill.setup.opened.seed))
                    }
                }
            }
        }
    }

    private func playBeginning(_ actor: Actor) {
        var actor = actor
        for turn in 1...12 { actor.play(turn, script.time(of: turn), script.heard(by: actor.id, in: turn)) }
        for hours in [2, 200_000] as [UInt64] { actor.play(13, script.time(of: 12).adding(seconds: hours * 3_600), []) }
    }

    // MARK: - Snapshots

    private func attackSnapshots(_ book: inout CaseBook) throws {
        let middle = drill.lastTurn / 2
        for unit in drill.setup.units.map(\.id) {
            var machine = try drill.machine(of: unit, opened: drill.setup.opened, interval: 1)
            drill.play(&machine, through: middle)
            guard let snapshot = machine.takeSnapshot() else { throw Defect("\(unit) took no snapshot") }
            let outer = NumberTree(try JSONEncoder().encode(snapshot))
            let inner = NumberTree(outer.data(under: "state"))
            for change in outer.changes() {
                book.run("\(unit)'s snapshot \(change.name)") { goOn(from: change.json, of: unit) }
            }
            for change in inner.changes(atMost: Self.stateNumbersMax, seed: drill.setup.opened.seed) {
                book.run("\(unit)'s state \(change.name)") {
                    goOn(from: outer.replacing("state", with: change.json.base64EncodedString()), of: unit)
                }
            }
        }
    }

    private func goOn(from json: Data, of unit: UnitID) {
        guard let snapshot = try? JSONDecoder().decode(UnitSnapshot.self, from: json),
            var machine = try? drill.machine(of: unit, opened: drill.setup.opened, snapshot: snapshot)
        else { return }
        let middle = drill.lastTurn / 2
        drill.play(&machine, from: middle - 1, through: middle + 6)
        _ = machine.takeSnapshot()
        _ = machine.standing
    }
}
