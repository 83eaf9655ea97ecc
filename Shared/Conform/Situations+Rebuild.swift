import Domain
import Events
import Lockstep
import Phrases

/// Where in a turn the service was cut off.
enum CutPoint: String, CaseIterable, Sendable {
    /// It had written nothing of the turn.
    case beforeAny = "before-any"
    /// It had written its first event of the turn.
    case afterFirst = "after-first"
    /// It had written all but its completion.
    case beforeCompleted = "before-completed"
    /// It had written all.
    case afterCompleted = "after-completed"

    /// The part of a turn's records that stands in the log.
    func kept(of records: ArraySlice<Envelope>) -> ArraySlice<Envelope> {
        switch self {
        case .beforeAny: records.prefix(0)
        case .afterFirst: records.prefix(1)
        case .beforeCompleted: records.prefix { !$0.isCompletion }
        case .afterCompleted: records
        }
    }
}

/// Crash and rebuild (U4).
extension Situation.Room {
    /// A new process finds a log that ends within a turn; it must finish that turn as it was, and go on.
    func rebuild(from point: CutPoint) throws {
        let index = tape.richestTurn
        let bench = try recorded(index, own: index)
        let turn = tape.turns[index]
        for record in turn.heard + turn.control { try bench.write(record) }
        var held: Set<EventID> = []
        for entry in tape.ownStreams {
            let kept = point.kept(of: tape.own(entry.name, inTurnAt: index))
            for record in kept { try bench.write(record) }
            let before = tape.own[entry.name]?.prefix(tape.count(of: entry.name, beforeTurnAt: index)) ?? []
            held.formUnion((before + kept).compactMap(\.id))
        }
        try bench.settle()
        try bench.start()
        try bench.expect(tape, throughTurnAt: index, within: TestBench.startPatience)
        let last = min(index + 5, tape.turns.count - 1)
        try grant(index + 1..<last + 1, on: bench)
        try bench.expectNothingMore(tape, throughTurnAt: last)
        // What the log held is compared, and must not be published again.
        guard let id = bench.log.repeated.first(where: { held.contains($0) }) else { return }
        throw TestBench.Finding(what: .conformRepeated(id.description))
    }

    /// The log holds another record than the service computes; the service must say so and end (R3).
    func logThatDiffers() throws {
        let index = tape.richestTurn
        let forged = tape.ownStreams.last.flatMap { tape.own($0.name, inTurnAt: index).first?.id }
        guard let forged else { return }
        let bench = try recorded(min(index + 3, tape.turns.count), own: index)
        for entry in tape.ownStreams {
            for record in tape.own(entry.name, inTurnAt: index) {
                try bench.write(record.id == forged ? record.altered() : record)
            }
        }
        try bench.settle()
        try bench.start()
        let end = try bench.awaitEnd {
            let count = tape.turns[index].ownCounts[forged.stream, default: 0]
            guard bench.log.count(of: forged.stream) > count else { return }
            throw TestBench.Finding(what: .conformPlaysOn(forged.description))
        }
        guard end == .exit(70) else { throw TestBench.Finding(what: .conformWrongCode(70, end.phrase)) }
        guard bench.log.faults.contains(where: { $0.names(forged) }) else {
            throw TestBench.Finding(what: .conformNoFault(forged.description))
        }
    }

    /// SIGKILL while the service works through a log, and a new start.
    func killInFullRun() throws {
        let bench = try joined()
        let index = early
        try grant(0..<index, on: bench)
        for turn in tape.turns[index...] { for record in turn.heard + turn.control { try bench.write(record) } }
        let before = tape.units.reduce(0) { $0 + bench.log.count(of: $1.mainStream) }
        try bench.wait(for: .conformTurn(UInt64(index + 1))) {
            tape.units.reduce(0) { $0 + bench.log.count(of: $1.mainStream) } > before ? () : nil
        }
        bench.kill()
        _ = try bench.awaitEnd()
        try bench.start()
        let last = tape.turns.count - 1
        try bench.expect(tape, throughTurnAt: last, within: TestBench.startPatience)
        try bench.expectNothingMore(tape, throughTurnAt: last)
    }
}

extension Fault {
    /// True when it says that two records claim this one's place.
    func names(_ id: EventID) -> Bool {
        kind == .divergence && stream == id.stream.text && sequence == id.sequence
    }
}
