import Bus
import Domain
import Events
import Lockstep
import TestSupport
import Testing

/// What anyone with a producer can write, kind by kind and stream by stream.
///
/// A record that must change nothing changes nothing. A record that spoils a drill is named, and ends the drill with a
/// clear reason. The number of cases is in each test's name or printed, so that a missing case shows.
@Suite("A forger beside the drill")
struct AttackTests {
    private static let kinds = EventCatalogue.standard.kinds
    private static let honest = Result {
        var drill = try AttackedDrill()
        try drill.finish()
        return try #require(drill.digest)
    }

    /// An empty event of this kind and, where one is known, an event that would do harm.
    private static func payloads(_ kind: EventKind, turn: UInt64) -> [[UInt8]] {
        let harm: (any DrillEvent)? =
            switch kind.type {
            case Granted.eventType:
                Granted.with {
                    $0.turn = turn + 1; $0.time = 1_000_000
                }
            case Ended.eventType:
                Ended.with {
                    $0.turn = turn; $0.reason = "palsu"
                }
            case Completed.eventType:
                Completed.with {
                    $0.turn = turn + 1; $0.wakeUp = .max
                }
            case PaceSet.eventType:
                PaceSet.with {
                    $0.frozen = true; $0.reason = "palsu"
                }
            case PaceAsked.eventType:
                PaceAsked.with {
                    $0.frozen = true; $0.by = "tukang-parkir"
                }
            case SetAsideAsked.eventType:
                SetAsideAsked.with {
                    $0.unit = "uji/traffic"; $0.by = "tukang-parkir"
                }
            case Recorded.eventType: Recorded.with { $0.turn = .max }
            case Fault.eventType:
                Fault.with {
                    $0.kind = .forgery
                    $0.stream = "uji/traffic"
                    $0.offset = 0
                }
            default: nil
            }
        return [[]] + (harm.map { [$0.canonicalBytes()] } ?? [])
    }

    private static func envelope(
        _ drill: AttackedDrill,
        _ stream: StreamName,
        _ sequence: UInt64?,
        _ kind: EventKind,
        _ data: [UInt8],
        turn: UInt64? = nil
    ) -> Envelope {
        Envelope(
            drill: drill.setup.drill,
            stream: stream,
            sequence: sequence,
            turn: turn ?? drill.turn,
            type: kind.type,
            data: data
        )
    }

    @Test("unnumbered, of every kind, in every stream's name, on every topic")
    func unnumbered() throws {
        var drill = try AttackedDrill()
        try drill.play(to: 8)
        let topics = drill.setup.table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]
        let names = drill.setup.table.entries.map(\.name) + [.recorder]
        var count = 0
        for topic in topics {
            for name in names {
                for kind in Self.kinds where !isRightful(kind, name, topic, drill.setup.table) {
                    for data in Self.payloads(kind, turn: drill.turn) {
                        try drill.write(Self.envelope(drill, name, nil, kind, data), to: topic)
                        count += 1
                    }
                }
            }
        }
        try drill.finish()
        #expect(count > 5_000)
        print("unnumbered forgeries: \(count)")
        #expect(try drill.digest == Self.honest.get())
        #expect(Set(drill.stops.values) == [.ended(reason: "cukup")])
        #expect(drill.faults == [])
    }

    /// What a stream may say unnumbered on its own topic is believed; the broker's rights decide who may write there.
    private func isRightful(_ kind: EventKind, _ name: StreamName, _ topic: String, _ table: StreamTable) -> Bool {
        guard !kind.isNumbered else { return false }
        if name == .recorder {
            return topic == DrillSetup.recorderTopic && kind.mayBePublished(by: "recorder")
        }
        guard let entry = table[name], entry.topic == topic else { return false }
        // A request of an unknown person is refused; another test shows that.
        return kind.mayBePublished(by: entry.publisher)
    }

    @Test("of every kind, at sequences that lie behind and far ahead, in every stream")
    func elsewhere() throws {
        var drill = try AttackedDrill()
        try drill.play(to: 8)
        var count = 0
        for entry in drill.setup.table.entries {
            let next = try drill.next(of: entry)
            for kind in Self.kinds {
                for data in Self.payloads(kind, turn: drill.turn) {
                    for sequence in [0, max(next, 1) - 1, next + 1, next + 1_000, .max] where sequence != next {
                        try drill.write(Self.envelope(drill, entry.name, sequence, kind, data), to: entry.topic)
                        count += 1
                    }
                }
            }
        }
        try drill.finish()
        #expect(count > 3_000)
        print("forgeries at other sequences: \(count)")
        #expect(try drill.digest == Self.honest.get())
        #expect(Set(drill.stops.values) == [.ended(reason: "cukup")])
        #expect(!drill.faults.isEmpty)
        #expect(
            drill.faults.allSatisfy { $0.kind == .divergence && $0.hasOffset },
            "each names the record that came second"
        )
    }

    @Test("of every kind, at the next sequence of a unit's streams", arguments: ["uji/traffic", "uji/situation/truth"])
    func nextOfAUnit(stream: String) throws {
        let name = try StreamName(stream)
        var count = 0
        for kind in Self.kinds {
            for data in Self.payloads(kind, turn: 8) {
                var drill = try AttackedDrill()
                try drill.play(to: 8)
                let entry = try #require(drill.setup.table[name])
                let unit = try #require(entry.unit)
                let sequence = try drill.next(of: entry)
                let offset = try drill.end(of: entry.topic)
                try drill.write(Self.envelope(drill, name, sequence, kind, data), to: entry.topic)
                try drill.finish()
                count += 1
                let forged = LockstepStop.forged(stream: name, sequence: sequence, offset: offset)
                #expect(drill.stops[unit.description] == forged, "\(kind.type)")
                #expect(drill.stops["control"] == forged, "\(kind.type)")
                #expect(
                    drill.faults.contains { $0.kind == .forgery && $0.unit == stream.prefix(unit.description.count) }
                )
                for (other, stop) in drill.stops where other != "control" && other != unit.description {
                    guard case .ended(let reason) = stop else {
                        Issue.record("\(kind.type): \(other) stopped: \(stop)")
                        continue
                    }
                    #expect(reason.contains("\(stream):\(sequence)") && reason.contains("\(offset)"))
                }
                #expect(drill.stops.count == 4, "\(kind.type): all have come to the end")
            }
        }
        print("forgeries next in \(stream): \(count)")
    }

    @Test("of every kind, at the next sequence of control's stream")
    func nextOfControl() throws {
        var count = 0
        for kind in Self.kinds {
            for data in Self.payloads(kind, turn: 8) {
                var drill = try AttackedDrill()
                try drill.play(to: 8)
                let entry = try #require(drill.setup.table[.control])
                let sequence = try drill.next(of: entry)
                let offset = try drill.end(of: entry.topic)
                try drill.write(Self.envelope(drill, .control, sequence, kind, data), to: entry.topic)
                try drill.finish()
                count += 1
                let forged = LockstepStop.forged(stream: .control, sequence: sequence, offset: offset)
                // A grant that would follow is played on from, to no good end (F4).
                let inDoubt = LockstepStop.endedInDoubt(stream: .control, sequence: sequence, offset: offset)
                let follows = kind.type == Granted.eventType && !data.isEmpty && drill.stops["control"] == inDoubt
                #expect(follows || drill.stops["control"] == forged, "\(kind.type)")
                #expect(drill.faults.contains { $0.kind == .forgery && $0.unit == "control" && $0.offset == offset })
                #expect(drill.stops.count == 4, "\(kind.type): all have come to the end")
                // Every machine that met the record has said the same, except one that a forged end made leave: it
                // believed the end.
                for (name, stop) in drill.stops where name != "control" {
                    let isLedOut = kind.type == Ended.eventType || follows
                    guard case .ended = stop, isLedOut else {
                        #expect(stop == forged, "\(kind.type): \(name)")
                        continue
                    }
                }
            }
        }
        print("forgeries next in control: \(count)")
    }

    @Test("of every kind, at the next sequence of people's stream")
    func nextOfTheConsole() throws {
        for kind in Self.kinds {
            for data in Self.payloads(kind, turn: 8) {
                var drill = try AttackedDrill()
                try drill.play(to: 8)
                let entry = try #require(drill.setup.table[.console])
                let sequence = try drill.next(of: entry)
                try drill.write(Self.envelope(drill, entry.name, sequence, kind, data), to: entry.topic)
                try drill.finish()
                #expect(drill.stops.count == 4, "\(kind.type): all have come to the end")
                // A decision counts, whoever sends it. Anything else has no effect. Neither stops a machine.
                #expect(Set(drill.stops.values) == [.ended(reason: "cukup")], "\(kind.type)")
                #expect(drill.faults == [], "\(kind.type)")
            }
        }
    }

    @Test("floods of what is no record of the drill, on every topic")
    func floods() throws {
        var drill = try AttackedDrill()
        try drill.play(to: 4)
        let other = try DrillID("lain.1")
        var count = 0
        for (index, topic) in drill.setup.table.topics.enumerated() {
            for number in 0..<4_000 {
                let record =
                    number.isMultiple(of: 2)
                    ? WireRecord(key: nil, headers: [], value: [UInt8(truncatingIfNeeded: number)])
                    : CloudEventsBinding.encode(
                        Envelope(
                            drill: other,
                            stream: drill.setup.table.entries[index].name,
                            sequence: UInt64(number),
                            turn: 1,
                            type: Granted.eventType,
                            data: []
                        )
                    )
                try drill.write(record, to: topic)
                count += 1
            }
        }
        try drill.finish()
        print("flooding records: \(count)")
        #expect(try drill.digest == Self.honest.get())
        #expect(drill.faults == [])
    }
}
