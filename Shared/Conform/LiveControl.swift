import Domain
import Events
import Lockstep

/// Control as the service under test sees it.
///
/// It grants the script's turns, and between them those that the service's own events and wake-ups ask for (C3).
struct LiveControl {
    /// What the service's completions of a turn ask for.
    struct Answer {
        /// It published something: the next turn is one tick later.
        var holdsEvent = false
        /// When it wants to be woken.
        var wakeUp: SimulatedTime?
    }

    private let script: ConformScript
    private var upcoming = 0
    private var turn: UInt64 = 0
    private var sequence: UInt64
    private var frontiers = Frontiers()
    private var isOut = false
    /// The time of the turn that was granted last.
    private(set) var time: SimulatedTime

    init(_ script: ConformScript) {
        self.script = script
        time = script.setup.firstTime
        sequence = UInt64(script.setup.openingRecords()[.control]?.count ?? 0)
    }

    /// `ce_time` of what is published in the present turn.
    var ceTime: String { script.setup.start.universal(time) }

    /// The next turn; nil once the script is over.
    mutating func next(after answer: Answer, _ tape: Tape, isOut: Bool) -> Tape.Turn? {
        guard upcoming < script.turns.count, tape.turns.count < script.turnsMax else { return nil }
        let scripted = script.turns[upcoming]
        let tick = time.adding(seconds: 1)
        let wanted = turn == 0 ? nil : answer.holdsEvent ? tick : answer.wakeUp
        let isScripted = wanted.map { scripted.time <= $0 } ?? true
        // What is delivered now, the others wrote in the turn before.
        let heard = isScripted ? speech(scripted.heard, tape) : []
        if let wanted, !isScripted { time = wanted } else { time = scripted.time }
        turn += 1
        upcoming += isScripted ? 1 : 0
        let control = grant(isScripted ? scripted.events : [], heard, tape, isOut: isOut)
        return Tape.Turn(number: turn, heard: heard, control: control, isOut: isOut, ownCounts: [:])
    }

    /// What the others say: the script's records without the service's own, with the present turn put in.
    private func speech(_ records: [Envelope], _ tape: Tape) -> [Envelope] {
        records.compactMap { record in
            guard let entry = script.setup.table[record.stream], entry.unit.map({ !tape.units.contains($0) }) ?? true
            else { return nil }
            return Envelope(
                drill: record.drill,
                stream: record.stream,
                sequence: record.sequence,
                turn: turn,
                type: record.type,
                contentType: record.contentType,
                cause: record.cause,
                time: ceTime,
                data: record.isCompletion ? completion(of: entry, record) : record.data
            )
        }
    }

    /// A completion with this drill's turn and numbers of streams.
    private func completion(of entry: StreamTable.Entry, _ record: Envelope) -> [UInt8] {
        guard let unit = entry.unit, var completed = try? Completed(serializedBytes: record.data) else {
            return record.data
        }
        completed.turn = turn
        completed.streams = script.setup.table.streams(of: unit).map(\.number)
        return completed.canonicalBytes()
    }

    private mutating func grant(
        _ events: [Envelope],
        _ heard: [Envelope],
        _ tape: Tape,
        isOut: Bool
    ) -> [Envelope] {
        let old = frontiers
        for record in heard {
            guard let entry = script.setup.table[record.stream], let sequence = record.sequence else { continue }
            frontiers[entry.number] = sequence + 1
        }
        // The ground's briefing.
        if let truth = script.setup.table[.controlTruth] {
            frontiers[truth.number] = UInt64(script.setup.openingRecords()[.controlTruth]?.count ?? 0)
        }
        for entry in tape.ownStreams {
            let index = tape.turns.count
            frontiers[entry.number] = UInt64(tape.count(of: entry.name, beforeTurnAt: index))
        }
        let moved = frontiers.moved(since: old)
        let hasChanged = isOut != self.isOut
        self.isOut = isOut
        let granted = Granted.with { granted in
            granted.turn = turn
            granted.time = time.seconds
            granted.streams = moved.streams
            granted.frontiers = moved.frontiers
            granted.events = UInt32(events.count)
            granted.changes =
                !hasChanged
                ? []
                : tape.units.map { unit in
                    Change.with { change in
                        change.unit = unit.description
                        change.participates = !isOut
                        change.reason = isOut ? "uji sambung: dikeluarkan sementara" : "kembali"
                    }
                }
        }
        var records = [envelope(Granted.eventType, granted.canonicalBytes())]
        for event in events { records.append(envelope(event.type, event.data, event)) }
        return records
    }

    private mutating func envelope(_ type: String, _ data: [UInt8], _ like: Envelope? = nil) -> Envelope {
        defer { sequence += 1 }
        return Envelope(
            drill: script.setup.drill,
            stream: .control,
            sequence: sequence,
            turn: turn,
            type: type,
            contentType: like?.contentType ?? .protobuf,
            cause: like?.cause,
            time: ceTime,
            data: data
        )
    }
}
