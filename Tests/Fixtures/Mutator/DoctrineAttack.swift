import Domain
import Events
import Lockstep
import TaskForceKit
import UnitTable

/// What every unit does with what is delivered to it.
///
/// Units are values. So each is copied where the drill stands and handed a mutated event. Then it handles the real
/// turns that follow, and one turn two hours later.
struct DoctrineAttack {
    /// How many real turns follow.
    private static let turnsAfter = 6
    /// How many events of each sort are mutated, from anywhere in the drill; events that differ only in their words are
    /// one sort.
    private static let occurrencesMax = 1

    private let drill: PlayedDrill
    private let extremes: Extremes
    private let script: Script

    init(_ drill: PlayedDrill, _ extremes: Extremes) throws {
        self.drill = drill
        self.extremes = extremes
        script = try Script(drill)
    }

    func run(_ book: inout CaseBook) throws {
        for (id, briefing) in drill.scenario.briefings().sorted(by: { $0.key < $1.key }) {
            let types = UnitTable.standard.types
            guard let type = types.first(where: { $0.profile.taskForce == id.taskForce }) else { continue }
            var actor = Actor(id, try type.init(briefing: briefing), seed: drill.setup.opened.seed)
            var met: [String: Int] = [:]
            let middle = drill.lastTurn / 2
            for turn in 1...drill.lastTurn {
                let heard = script.heard(by: id, in: turn)
                for (index, event) in heard.enumerated()
                where met[Self.key(event.message), default: 0] < Self.occurrencesMax {
                    met[Self.key(event.message), default: 0] += 1
                    attack(actor, turn, heard, at: index, event, &book)
                }
                // Everything that may ever be said to a unit, even what this drill does not say.
                if turn == middle { attackWithEveryKind(actor, turn, heard, &book) }
                actor.play(turn, script.time(of: turn), heard)
            }
        }
    }

    private func attack(
        _ actor: Actor,
        _ turn: Int,
        _ heard: [DeliveredEvent],
        at index: Int,
        _ event: DeliveredEvent,
        _ book: inout CaseBook
    ) {
        let type = Swift.type(of: event.message).eventType
        guard let kind = EventCatalogue.standard.kind(of: type) else { return }
        for mutation in extremes.mutations(of: type, base: event.message.canonicalBytes()) {
            book.run("\(actor.id) turn \(turn) \(event.id) \(type) \(mutation.name)") {
                guard let message = try? kind.decode(mutation.data, as: .protobuf) else { return }
                var changed = heard
                changed[index] = DeliveredEvent(id: event.id, unit: event.unit, message: message)
                goOn(actor, turn, changed)
            }
        }
    }

    private func attackWithEveryKind(_ actor: Actor, _ turn: Int, _ heard: [DeliveredEvent], _ book: inout CaseBook) {
        for kind in EventCatalogue.standard.kinds where kind.isNumbered {
            guard let stream = drill.streams(of: kind).first else { continue }
            let base = drill.sample(of: kind.type)?.data ?? []
            for mutation in extremes.mutations(of: kind.type, base: base) {
                book.run("\(actor.id) turn \(turn) new \(kind.type) \(mutation.name)") {
                    guard let message = try? kind.decode(mutation.data, as: .protobuf) else { return }
                    let id = EventID(stream: stream.name, sequence: 1_000_000)
                    goOn(actor, turn, heard + [DeliveredEvent(id: id, unit: stream.unit, message: message)])
                }
            }
        }
    }

    private func goOn(_ actor: Actor, _ turn: Int, _ heard: [DeliveredEvent]) {
        var actor = actor
        actor.play(turn, script.time(of: turn), heard)
        let last = min(turn + Self.turnsAfter, drill.lastTurn)
        for later in turn..<last {
            actor.play(later + 1, script.time(of: later + 1), script.heard(by: actor.id, in: later + 1))
        }
        for hours in [2, 200_000] as [UInt64] {
            actor.play(last + 1, script.time(of: last).adding(seconds: hours * 3_600), [])
        }
    }

    /// The event's type and what it says by names: kinds of orders, levels, behaviours.
    private static func key(_ message: any DrillEvent) -> String {
        let json = (try? message.json()).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let words = json.matches(of: /"[A-Z]+_[A-Z_]+"/).map { String($0.output) }
        return type(of: message).eventType + words.joined()
    }
}
