import Domain
import Events
import Lockstep
import TaskForceKit
import UnitLockstep

/// A unit and what belongs to it from turn to turn.
struct Actor {
    let id: UnitID
    private var unit: any TaskForceUnit
    private var links: RadioLinks
    private let seed: UInt64

    init(_ id: UnitID, _ unit: any TaskForceUnit, seed: UInt64) {
        self.id = id
        self.unit = unit
        self.seed = seed
        links = RadioLinks(of: id)
    }

    mutating func play(_ number: Int, _ time: SimulatedTime, _ heard: [DeliveredEvent]) {
        let turn = Turn(
            number: UInt64(number),
            time: time,
            acting: true,
            events: links.deliver(heard, at: time, reading: .standard),
            chance: Chance(seed: seed, unit: id)
        )
        let streams = [id.mainStream] + type(of: unit).profile.sideStreams.keys.map { id.sideStream($0) }
        var out = Outbox(unit: id, time: time, next: Dictionary(uniqueKeysWithValues: streams.map { ($0, 0) }))
        _ = unit.play(turn, &out)
    }
}

/// What the real drill delivers to whom in each turn (U2).
struct Script {
    private var controlEvents: [[DeliveredEvent]]
    private var published: [[DeliveredEvent]]
    private var times: [SimulatedTime]
    private let table: StreamTable

    init(_ drill: PlayedDrill) throws {
        table = drill.setup.table
        times = (0...drill.lastTurn).map { drill.grant(of: $0).map { SimulatedTime(seconds: $0.time) } ?? .start }
        controlEvents = Array(repeating: [], count: drill.turns.count)
        published = controlEvents
        for (turn, arrivals) in drill.turns.enumerated() where turn > 0 {
            for case .success(let envelope) in arrivals.map(\.reading) {
                guard let entry = table[envelope.stream], envelope.type != Granted.eventType,
                    let event = DeliveredEvent(envelope, by: entry, catalogue: .standard)
                else { continue }
                if entry.kind == .control { controlEvents[turn].append(event) } else { published[turn].append(event) }
            }
            published[turn].sort { $0.id < $1.id }
        }
    }

    func time(of turn: Int) -> SimulatedTime { times[turn] }

    func heard(by unit: UnitID, in turn: Int) -> [DeliveredEvent] {
        let streams = Set(table.heard(by: unit).map(\.name))
        return controlEvents[turn] + published[turn - 1].filter { streams.contains($0.id.stream) }
    }
}
