import Domain
import Events
import Lockstep
import Reading

/// What a recorded drill itself says of records that may be forged: its faults, and times that do not fit their turns.
struct DrillEvidence {
    private(set) var doubts = DoubtfulStretches()
    private var table: StreamTable?
    private var times: TurnTimes?
    private var isExercise = false
    private var isOver = false

    /// The drill's opening: from here on streams and times are known.
    mutating func begin(_ opened: Opened, _ reader: RecordReader) throws {
        guard table == nil, let streams = try? StreamTable(opened), let start = DrillStart(opened.start) else { return }
        table = streams
        times = TurnTimes(start: start)
        doubts = try reader.doubts(among: streams)
    }

    /// The next turn's grant.
    mutating func grant(_ granted: Granted) {
        for change in granted.changes where !change.streams.isEmpty { try? table?.add(change.streams) }
        times?.granted(granted.turn, at: SimulatedTime(seconds: granted.time))
    }

    /// An event of control's own.
    mutating func hear(_ record: DrillRecord) {
        switch record.envelope.type {
        case ExerciseStarted.eventType: isExercise = true
        case ExerciseEnded.eventType: isOver = true
        default: break
        }
    }

    /// The drill's end, to which the plan must have come; an end for a forged record adds nothing to its doubt.
    mutating func end(_ record: DrillRecord) {
        guard isExercise, !isOver, doubts.isEmpty else { return }
        doubts.add(
            DoubtfulStretches.Stretch(
                first: record.id,
                offset: record.offset,
                reason: .doubtful,
                by: "verify",
                text: "\(record.id) di offset \(record.offset) mengakhiri latihan sebelum rencananya selesai"
            )
        )
    }

    /// A record that a grant has delivered.
    mutating func look(at record: DrillRecord) {
        guard let entry = table?[record.id.stream], entry.kind == .main || entry.kind == .side,
            let misfit = times?.misfit(of: record.envelope)
        else { return }
        doubts.add(
            DoubtfulStretches.Stretch(
                first: record.id,
                offset: record.offset,
                reason: .doubtful,
                by: "verify",
                text: "\(record.id) di offset \(record.offset) \(misfit)"
            )
        )
    }

    /// True when a record is said not to be its writer's.
    func isDisowned(_ id: EventID) -> Bool { doubts.stretch(of: id)?.reason == .disowned }
}
