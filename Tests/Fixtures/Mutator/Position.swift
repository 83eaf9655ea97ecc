import Bus
import Domain
import Events
import Lockstep

/// The middle of the drill, where a mutated record comes: the next numbers, and forged grants that deliver it.
struct Position {
    let drill: PlayedDrill
    let turn: Int
    let time: SimulatedTime
    private let counts: [StreamName: UInt64]
    private let nextGrant: Granted

    init(_ drill: PlayedDrill, after turn: Int) throws {
        self.drill = drill
        self.turn = turn
        counts = drill.counts(through: turn)
        guard let now = drill.grant(of: turn), let next = drill.grant(of: turn + 1) else {
            throw Defect("turn \(turn) has no grant")
        }
        time = SimulatedTime(seconds: now.time)
        nextGrant = next
    }

    /// The records of one case, in the order in which they come.
    struct Attack {
        let name: String
        let arrivals: [Arrival]
    }

    /// A mutated message, numbered in each of its publishers' streams with grants that deliver it, and unnumbered.
    func attacks(_ kind: EventKind, _ mutation: Mutation) -> [Attack] {
        var attacks: [Attack] = []
        for entry in drill.streams(of: kind) {
            let name = "\(kind.type) \(mutation.name)"
            attacks.append(Attack(name: "\(name) at \(entry.name)'s next", arrivals: numbered(kind, mutation, entry)))
            let plain = record(kind.type, mutation.data, entry.name, entry.topic, nil, 1)
            attacks.append(Attack(name: "\(name) unnumbered by \(entry.name)", arrivals: [plain] + grants(events: 0)))
        }
        if kind.publishers.contains(where: { $0 == "recorder" }) {
            for topic in [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic] {
                let plain = record(kind.type, mutation.data, .recorder, topic, nil, 1)
                attacks.append(
                    Attack(
                        name: "\(kind.type) \(mutation.name) unnumbered on \(topic)",
                        arrivals: [plain] + grants(events: 0)
                    )
                )
            }
        }
        return attacks
    }

    private func numbered(_ kind: EventKind, _ mutation: Mutation, _ entry: StreamTable.Entry) -> [Arrival] {
        let next = counts[entry.name] ?? 0
        guard entry.kind == .control else {
            let record = record(kind.type, mutation.data, entry.name, entry.topic, next, 1)
            return [record] + grants(events: 0) { $0.name == entry.name ? 1 : 0 }
        }
        // Control's own: the grant itself, or an event of the grant.
        if kind.type == Granted.eventType || kind.type == Ended.eventType {
            return [record(kind.type, mutation.data, .control, entry.topic, next, 1)]
        }
        let event = record(kind.type, mutation.data, .control, entry.topic, next + 1, 3)
        let grants = grants(events: 1)
        return [grants[0], event, grants[1]]
    }

    /// The grants of the next turn and of one two hours later.
    private func grants(events: UInt32, more: (StreamTable.Entry) -> UInt64 = { _ in 0 }) -> [Arrival] {
        let next = counts[.control] ?? 0
        var first = nextGrant
        first.events = events
        let moved = drill.setup.table.entries.filter { more($0) > 0 && !first.streams.contains($0.number) }
        first.streams += moved.map(\.number)
        first.frontiers += moved.map { counts[$0.name] ?? 0 }
        for (index, number) in first.streams.enumerated() {
            if let entry = drill.setup.table[number] { first.frontiers[index] += more(entry) }
        }
        let second = Granted.with {
            $0.turn = nextGrant.turn + 1
            $0.time = nextGrant.time + 7_200
        }
        let topic = DrillSetup.controlTopic
        return [
            record(Granted.eventType, first.canonicalBytes(), .control, topic, next, 2),
            record(Granted.eventType, second.canonicalBytes(), .control, topic, next + 1 + UInt64(events), 4),
        ]
    }

    /// What a message of a kind looks like here: the next grant for a grant, else the drill's first of the kind.
    func base(of kind: EventKind) -> [UInt8] {
        if kind.type == Granted.eventType { return nextGrant.canonicalBytes() }
        return drill.sample(of: kind.type)?.data ?? []
    }

    private func record(
        _ type: String,
        _ data: [UInt8],
        _ stream: StreamName,
        _ topic: String,
        _ sequence: UInt64?,
        _ behind: Int64
    ) -> Arrival {
        drill.arrival(
            type,
            data,
            in: stream,
            on: topic,
            sequence: sequence,
            turn: UInt64(turn + 1),
            time: time,
            offset: 1_000_000 + behind
        )
    }
}
