import Domain
import Events
import Lockstep
import Phrases
import Playing

/// A situation that the service is put in, on a bench of its own.
struct Situation: Sendable {
    /// The case that it tries.
    let conformCase: ConformCase
    /// Puts the service in it; throws what it does wrong.
    let play: @Sendable (Room) throws -> Void

    /// Where a situation is played: the service, and the tape with which it is compared.
    struct Room: Sendable {
        let service: ServiceUnderTest
        let tape: Tape
        let stop: StopFlag

        /// A fresh bench.
        func bench() throws -> TestBench { try TestBench(service, setup: tape.setup, stop: stop) }
    }

    /// All situations besides the first run, the longest ones first.
    static let all: [Situation] =
        [
            Situation(conformCase: .pause) { try $0.pauseAndFreeze() },
            Situation(conformCase: .rebuild) { try $0.killInFullRun() },
            Situation(conformCase: .duplicates) { try $0.copiesAndForgeries() },
            Situation(conformCase: .foreign) { try $0.foreignRecords() },
            Situation(conformCase: .grants) { try $0.grantBeforeItsRecords() },
        ]
        + CutPoint.allCases.map { point in Situation(conformCase: .rebuild) { try $0.rebuild(from: point) } }
        + [
            Situation(conformCase: .rebuild) { try $0.logThatDiffers() },
            Situation(conformCase: .determinism) { try $0.finishedLog() },
            Situation(conformCase: .stop) { try $0.endOfTheDrill() },
            Situation(conformCase: .stop) { try $0.askedToStop() },
        ]
}

extension Situation.Room {
    // MARK: - What the situations share

    /// A bench on which the service has joined, and nothing is granted yet.
    func joined() throws -> TestBench {
        let bench = try bench()
        try bench.start()
        try bench.writeOpening()
        try bench.wait(for: .conformReady, within: TestBench.startPatience) {
            tape.units.allSatisfy { bench.log.beats[$0] != nil } ? () : nil
        }
        return bench
    }

    /// A bench whose log holds the first turns, and the service's records of the first `own` of these; nothing is
    /// started.
    func recorded(_ turns: Int, own: Int) throws -> TestBench {
        let bench = try bench()
        try bench.writeOpening()
        for index in 0..<turns {
            let turn = tape.turns[index]
            for record in turn.heard + turn.control { try bench.write(record) }
            guard index < own else { continue }
            for entry in tape.ownStreams {
                for record in tape.own(entry.name, inTurnAt: index) { try bench.write(record) }
            }
        }
        return bench
    }

    /// Grants turns one by one, each once the service has finished the one before.
    func grant(_ turns: Range<Int>, on bench: TestBench) throws {
        for index in turns {
            let turn = tape.turns[index]
            for record in turn.heard + turn.control { try bench.write(record) }
            if !turn.isOut { try bench.expect(tape, throughTurnAt: index) }
        }
    }

    /// Waits for this many heartbeats of each unit from now on.
    func heartbeats(_ count: Int, on bench: TestBench) throws {
        let before = bench.log.beats.mapValues(\.count)
        try bench.wait(for: .conformHeartbeat) {
            tape.units.allSatisfy { bench.log.beats[$0]?.count ?? 0 >= before[$0, default: 0] + count } ? () : nil
        }
    }

    /// The turn before which a short situation ends.
    var early: Int { min(20, tape.turns.count) }

    // MARK: - grants

    /// A grant comes before the records that it names: the turn must wait for them (U1).
    func grantBeforeItsRecords() throws {
        let bench = try joined()
        guard let index = tape.turnsWithNews(1).first else { return }
        try grant(0..<index, on: bench)
        let turn = tape.turns[index]
        for record in turn.control { try bench.write(record) }
        try bench.settle()
        // Two heartbeats, since one may have been on its way.
        try heartbeats(2, on: bench)
        let named = Set(turn.heard.map(\.stream))
        for unit in tape.units where tape.setup.table.heard(by: unit).contains(where: { named.contains($0.name) }) {
            let count = tape.count(of: unit.mainStream, beforeTurnAt: index)
            guard bench.log.count(of: unit.mainStream) <= count else {
                throw TestBench.Finding(what: .conformDidNotWait(unit.description, turn: turn.number))
            }
        }
        for record in turn.heard { try bench.write(record) }
        try bench.expect(tape, throughTurnAt: index)
        try grant(index + 1..<min(index + 5, tape.turns.count), on: bench)
    }

    // MARK: - determinism

    /// The whole log is there from the beginning: the service must write the same again.
    func finishedLog() throws {
        let bench = try recorded(tape.turns.count, own: 0)
        try bench.settle()
        try bench.start()
        let last = tape.turns.count - 1
        try bench.expect(tape, throughTurnAt: last, within: TestBench.startPatience)
        try bench.expectNothingMore(tape, throughTurnAt: last)
    }

    // MARK: - pause

    /// Control pauses, then freezes, then goes on.
    func pauseAndFreeze() throws {
        let bench = try joined()
        let index = early / 2
        try grant(0..<index, on: bench)
        for (paused, frozen) in [(true, false), (false, true)] {
            try set(paused: paused, frozen: frozen, after: index, on: bench)
            try heartbeats(2, on: bench)
            if index > 0 { try bench.expectNothingMore(tape, throughTurnAt: index - 1) }
        }
        try set(paused: false, frozen: false, after: index, on: bench)
        try grant(index..<early, on: bench)
        try bench.expectNothingMore(tape, throughTurnAt: early - 1)
    }

    private func set(paused: Bool, frozen: Bool, after index: Int, on bench: TestBench) throws {
        let set = PaceSet.with { set in
            set.paused = paused
            set.frozen = frozen
            set.reason = "uji sambung"
            set.by = "uji-sambung"
        }
        try bench.write(
            Envelope(
                drill: tape.setup.drill,
                stream: .control,
                sequence: nil,
                turn: UInt64(index),
                type: PaceSet.eventType,
                data: set.canonicalBytes()
            )
        )
        try bench.settle()
    }

    // MARK: - stop

    /// Several turns and the drill's end come at once: the service must finish the turns, and end.
    func endOfTheDrill() throws {
        let bench = try joined()
        for turn in tape.turns[..<early] { for record in turn.heard + turn.control { try bench.write(record) } }
        try bench.write(ended(after: early))
        let end = try bench.awaitEnd()
        guard end == .exit(0) else { throw TestBench.Finding(what: .conformWrongCode(0, end.phrase)) }
        guard let last = tape.turns[..<early].last(where: { !$0.isOut })?.number else { return }
        for unit in tape.units where bench.log.lastCompleted(of: unit) != last {
            throw TestBench.Finding(what: .conformLeftBehind(unit.description, turn: last))
        }
    }

    private func ended(after turns: Int) -> Envelope {
        let last = tape.turns[turns - 1]
        let sequence = last.control.last?.sequence ?? 0
        return Envelope(
            drill: tape.setup.drill,
            stream: .control,
            sequence: sequence + 1,
            turn: last.number,
            type: Ended.eventType,
            time: last.control.last?.time,
            data: Ended.with { ended in
                ended.turn = last.number
                ended.reason = "uji sambung selesai"
            }.canonicalBytes()
        )
    }

    /// SIGTERM while it plays.
    func askedToStop() throws {
        let bench = try joined()
        try grant(0..<early / 2, on: bench)
        bench.terminate()
        let end = try bench.awaitEnd(within: TestBench.patience)
        guard end == .exit(0) else { throw TestBench.Finding(what: .conformWrongCode(0, end.phrase)) }
    }
}
