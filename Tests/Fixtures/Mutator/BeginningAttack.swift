import Domain
import Events
import Lockstep
import Reading
import Recording
import TaskForceKit
import Telling
import UnitTable

/// What a program begins with: a drill's opening and a unit's briefing.
struct BeginningAttack {
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
}
