import Bus
import Domain
import Events
import Lockstep
import Scenario
import TaskForceKit
import UnitLockstep

/// What happens around the units under test: a stretch of a scenario as control and everyone else play it, turn by
/// turn.
///
/// It is played in this process before anything is started. Units of the roster that no type here plays are silent in
/// it. What the units under test say in it is left out later, since they speak for themselves.
package struct ConformScript: Sendable {
    /// One turn.
    package struct Turn: Sendable {
        /// When.
        package let time: SimulatedTime
        /// What it delivers: the others' records of the turn before, by stream, then sequence.
        package let heard: [Envelope]
        /// Control's events of this turn.
        package let events: [Envelope]
    }

    /// The drill with its whole roster.
    package let setup: DrillSetup
    /// The turns, ascending by time.
    package let turns: [Turn]
    /// The most turns that are played, those between the script's included.
    package let turnsMax: Int

    /// Plays up to `turnsMax` turns of a scenario; the units of `types` play, but those of the task
    /// forces `mute`.
    ///
    /// - Throws: a `Defect` for a scenario that cannot be opened; what a unit that fails throws.
    package init(
        _ scenario: Scenario,
        seed: UInt64,
        types: [any TaskForceUnit.Type],
        turnsMax: Int,
        mute: Set<TaskForce> = []
    ) throws {
        self.turnsMax = turnsMax
        setup = try scenario.setup(drill: DrillID("conform"), seed: seed)
        let cast = try Self.cast(of: setup, scenario, types, mute: mute)
        var drill = try InProcessDrill(setup: cast, plan: ScenarioPlan(scenario), types: types)
        var rounds = 0
        while drill.control.turn < UInt64(turnsMax), try drill.round() {
            rounds += 1
            guard rounds < 100_000 else {
                throw LockstepStop.doesNotFit("turn \(drill.control.turn) does not come to an end")
            }
        }
        turns = Array(try Self.turns(of: cast.table, on: drill.bus).prefix(turnsMax))
    }

    /// From when on, for `seconds`, these units are given most orders and injects; nil: never any.
    ///
    /// The whole scenario is played for it once. Among equal stretches it is the first.
    ///
    /// - Throws: as the script itself does.
    package static func busiest(
        of scenario: Scenario,
        seed: UInt64,
        types: [any TaskForceUnit.Type],
        units: [UnitID],
        seconds: UInt64,
        mute: Set<TaskForce> = []
    ) throws -> SimulatedTime? {
        let setup = try scenario.setup(drill: DrillID("conform"), seed: seed)
        let cast = try cast(of: setup, scenario, types, mute: mute)
        var drill = try InProcessDrill(setup: cast, plan: ScenarioPlan(scenario), types: types)
        _ = try drill.run()
        let names = Set(units.map(\.description))
        let asked = try turns(of: cast.table, on: drill.bus).flatMap { turn in
            [turn.heard, turn.events].joined().filter { $0.addressee.map(names.contains) ?? false }.map { _ in turn.time
            }
        }
        // A little before the first of them, so that the unit is there when it is asked.
        let starts = asked.map { SimulatedTime(seconds: $0.seconds.subtractingSaturated(Self.leadSeconds)) }
        func count(from start: SimulatedTime) -> Int {
            asked.count { $0 >= start && $0.seconds(since: start) < seconds }
        }
        return starts.reduce(nil) { best, start in
            best.map { count(from: start) > count(from: $0) ? start : $0 } ?? start
        }
    }

    /// Seconds of play before the first order of the stretch.
    private static let leadSeconds: UInt64 = 60

    /// The drill of those units that a type here plays.
    private static func cast(
        of setup: DrillSetup,
        _ scenario: Scenario,
        _ types: [any TaskForceUnit.Type],
        mute: Set<TaskForce>
    ) throws -> DrillSetup {
        let known = types.map { $0.profile.taskForce }.filter { !mute.contains($0) }
        return try DrillSetup(
            drill: setup.drill,
            scenario: scenario.key,
            scenarioDigest: scenario.digest,
            seed: setup.opened.seed,
            start: setup.start,
            firstTime: setup.firstTime,
            units: setup.units.filter { known.contains($0.id.taskForce) }
        )
    }

    private static func turns(of table: StreamTable, on bus: InMemoryBus) throws -> [Turn] {
        var records: [StreamName: [Envelope]] = [:]
        for topic in table.topics {
            var arrivals: [Arrival] = []
            let place = TopicPartition(topic: topic, partition: 0)
            _ = try bus.read(place, from: 0, limit: 1_000_000, into: &arrivals)
            for case .success(let envelope) in arrivals.map(\.reading) where envelope.sequence != nil {
                records[envelope.stream, default: []].append(envelope)
            }
        }
        var turns: [Turn] = []
        var frontiers = Frontiers()
        var control = (records[.control] ?? [])[...]
        while let record = control.popFirst() {
            guard record.type == Granted.eventType else { continue }
            let granted = try Granted(serializedBytes: record.data)
            guard control.count >= Int(granted.events) else { break }
            let old = frontiers
            try frontiers.move(granted.streams, to: granted.frontiers)
            var heard: [Envelope] = []
            for entry in table.entries where entry.kind != .control && entry.kind != .controlSide {
                let delivered = Int(old[entry.number])..<Int(frontiers[entry.number])
                heard += records[entry.name]?[delivered] ?? []
            }
            let events = Array(control.prefix(Int(granted.events)))
            control = control.dropFirst(events.count)
            turns.append(Turn(time: SimulatedTime(seconds: granted.time), heard: heard, events: events))
        }
        return turns
    }
}

extension Envelope {
    /// Whom an order or an inject is for.
    fileprivate var addressee: String? {
        switch type {
        case OrderIssued.eventType: try? OrderIssued(serializedBytes: data).addressee
        case InjectDelivered.eventType: try? InjectDelivered(serializedBytes: data).addressee
        default: nil
        }
    }
}
