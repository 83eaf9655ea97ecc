import Bus
import Domain
import Events
import Lockstep

/// Control and every unit's machine in the middle of a drill, with each mutated message at its stream's next number,
/// and unnumbered.
///
/// After that, forged grants deliver it, half a minute passes, and control goes on to grant by itself.
struct MachineAttack {
    private let drill: PlayedDrill
    private let extremes: Extremes

    init(_ drill: PlayedDrill, _ extremes: Extremes) {
        self.drill = drill
        self.extremes = extremes
    }

    func run(_ book: inout CaseBook) throws {
        let position = try Position(drill, after: drill.lastTurn / 2)
        let machines = try drill.machines(after: position.turn)
        var wentOn = 0
        for kind in EventCatalogue.standard.kinds {
            for mutation in extremes.mutations(of: kind.type, base: position.base(of: kind)) {
                for attack in position.attacks(kind, mutation) {
                    book.run(attack.name) {
                        let standings = machines.map { Self.play(attack, on: $0) }
                        if standings.contains(where: { !$0.hasPrefix("turn \(position.turn),") }) { wentOn += 1 }
                    }
                }
            }
        }
        CaseBook.say("on \(wentOn)")
    }

    /// Hands the records over, and lets the machine go on by itself: what it publishes it reads back.
    ///
    /// Returns where it stands then.
    @discardableResult
    static func play(_ attack: Position.Attack, on machine: any LockstepMachine) -> String {
        var machine = machine
        var now: Duration = .seconds(1_000)
        for arrival in attack.arrivals {
            machine.receive(arrival, now: now)
            _ = machine.step(now: now)
        }
        var offset: Int64 = 2_000_000
        for _ in 0..<6 {
            now += .seconds(8)
            _ = machine.nextDeadline(now: now)
            for case .publish(let envelope, let topic) in machine.step(now: now) {
                let place = TopicPartition(topic: topic, partition: 0)
                let arrival = Arrival(place: place, offset: offset, record: CloudEventsBinding.encode(envelope))
                machine.receive(arrival, now: now)
                offset += 1
            }
        }
        return machine.standing
    }
}
