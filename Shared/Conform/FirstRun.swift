import Domain
import Events
import Foundation
import Lockstep
import Phrases
import Playing

/// The first run: the service joins, and control grants it turn after turn, live, as far as the script goes.
///
/// It gives the tape with which all other situations are compared. It is judged itself too: does the service join, keep
/// to the grants, and write what its profile says?
struct FirstRun {
    /// What became of it.
    struct Outcome {
        var tape: Tape
        /// The first heartbeat of each unit.
        var profiles: [Profile] = []
        /// What was found against the service, by case.
        var findings: [ConformCase: [Phrase]] = [:]
        /// True when the service came to the tape's end, so that the tape can be used to try it.
        var isWhole = false
        /// How the program ended in the middle, if it did, with its last words.
        var end: ProcessEnd?
        var lastWords: [String] = []
    }

    /// How many findings of each case are kept.
    static let findingsMax = 5
    /// For how many turns the units are set aside in the middle of the script.
    static let turnsOut = 3

    let bench: TestBench
    let script: ConformScript
    /// The units that were asked for; empty: those that announce themselves.
    let wanted: [UnitID]
    private(set) var outcome: Outcome
    private var control: LiveControl

    init(_ bench: TestBench, _ script: ConformScript, units: [UnitID]) {
        self.bench = bench
        self.script = script
        wanted = units.sorted()
        outcome = Outcome(tape: Tape(setup: script.setup, units: wanted))
        control = LiveControl(script)
    }

    /// Plays it.
    ///
    /// - Throws: what is no fault of the service: `BusError`, `ServiceFailure`, `Certification.Stopped`.
    mutating func play() throws -> Outcome {
        do throws {
            try bench.start()
            try bench.writeOpening()
            try join()
            try playTurns()
            outcome.isWhole = true
        } catch let finding as TestBench.Finding {
            note(outcome.tape.units.isEmpty || outcome.profiles.isEmpty ? .joins : .grants, finding.what)
            outcome.end = finding.end
        }
        outcome.lastWords = bench.lastWords
        bench.kill()
        if outcome.isWhole { try judgeProfile() }
        for fault in bench.log.faults { note(.grants, .conformFault(fault.text)) }
        return outcome
    }

    private mutating func note(_ conformCase: ConformCase, _ finding: Phrase) {
        guard outcome.findings[conformCase]?.count ?? 0 < Self.findingsMax else { return }
        outcome.findings[conformCase, default: []].append(finding)
    }

    // MARK: - Joining

    /// Waits for the first heartbeats, and for a second one of each unit: by then every unit of the program has joined.
    private mutating func join() throws {
        let bench = bench
        let wanted = wanted
        try bench.wait(for: .conformReady, within: TestBench.startPatience) {
            wanted.isEmpty
                ? bench.log.beats.isEmpty ? nil : () : wanted.allSatisfy { bench.log.beats[$0] != nil } ? () : nil
        }
        try bench.wait(for: .conformHeartbeat) {
            bench.log.beats.allSatisfy { $0.value.count > 1 } ? () : nil
        }
        let units = wanted.isEmpty ? bench.log.beats.keys.sorted() : wanted
        outcome.tape = Tape(setup: script.setup, units: units)
        for unit in units {
            guard let first = bench.log.beats[unit]?.first else { continue }
            outcome.profiles.append(first.ready.profile)
            for finding in ProfileCheck.faults(in: first, of: unit) { note(.joins, finding) }
            if let gap = longestGap(of: unit), gap > .seconds(5) {
                note(.joins, .conformSlowHeart(unit.description, seconds: gap.components.seconds))
            }
        }
        for entry in outcome.tape.ownStreams where bench.log.count(of: entry.name) > 0 {
            note(.grants, .conformBeforeGrant(entry.name.text))
        }
    }

    private func longestGap(of unit: UnitID) -> Duration? {
        let beats = bench.log.beats[unit] ?? []
        return zip(beats, beats.dropFirst()).map { $1.at - $0.at }.max()
    }

    // MARK: - Turns

    private mutating func playTurns() throws {
        let out = script.turns.count / 2
        var answer = LiveControl.Answer()
        while true {
            let isOut = script.turns.count > 8 && (out..<out + Self.turnsOut).contains(outcome.tape.turns.count)
            guard let turn = control.next(after: answer, outcome.tape, isOut: isOut) else { return }
            for record in turn.heard + turn.control { try bench.write(record) }
            outcome.tape.turns.append(turn)
            if isOut {
                answer = LiveControl.Answer()
                copyOwn()
            } else {
                answer = try awaitTurn(turn)
            }
        }
    }

    /// Waits until each unit has completed the turn, and judges what it wrote in it.
    private mutating func awaitTurn(_ turn: Tape.Turn) throws -> LiveControl.Answer {
        let bench = bench
        let table = script.setup.table
        var answer = LiveControl.Answer()
        for unit in outcome.tape.units {
            let main = unit.mainStream
            let from = outcome.tape.own[main]?.count ?? 0
            let completed: Completed = try bench.wait(for: .conformCompleted(unit.description, turn: turn.number)) {
                for record in (bench.log.accepted[main] ?? []).dropFirst(from) where record.isCompletion {
                    guard let completed = try? Completed(serializedBytes: record.data) else { continue }
                    if completed.turn == turn.number { return completed }
                }
                return nil
            }
            for (entry, frontier) in zip(table.streams(of: unit), completed.frontiers) where entry.kind == .side {
                try bench.wait(for: .conformFrontier(entry.name.text, frontier)) {
                    bench.log.count(of: entry.name) >= Int(clamping: frontier) ? () : nil
                }
            }
            let time = SimulatedTime(seconds: completed.wakeUp)
            if completed.hasWakeUp {
                if time > control.time {
                    answer.wakeUp = min(answer.wakeUp ?? time, time)
                } else {
                    note(.grants, .conformWakeUp(unit.description, turn: turn.number))
                }
            }
        }
        let before = outcome.tape.turns.count - 1
        copyOwn()
        for entry in outcome.tape.ownStreams {
            let records = Array(outcome.tape.own(entry.name, inTurnAt: before))
            answer.holdsEvent = answer.holdsEvent || records.contains { !$0.isCompletion }
            for finding in TurnCheck(turn: turn, time: control.ceTime, entry: entry, table: table).faults(in: records) {
                note(.grants, finding)
            }
        }
        for unit in outcome.tape.units { judgeSize(of: unit, inTurnAt: before) }
        return answer
    }

    /// Takes over what the service's streams hold by now.
    private mutating func copyOwn() {
        var counts: [StreamName: Int] = [:]
        for entry in outcome.tape.ownStreams {
            outcome.tape.own[entry.name] = bench.log.accepted[entry.name]
            counts[entry.name] = bench.log.count(of: entry.name)
        }
        outcome.tape.turns[outcome.tape.turns.count - 1].ownCounts = counts
    }

    private mutating func judgeSize(of unit: UnitID, inTurnAt index: Int) {
        let records = script.setup.table.streams(of: unit).flatMap { outcome.tape.own($0.name, inTurnAt: index) }
        let bytes = records.filter { !$0.isCompletion }.reduce(0) { $0 + $1.data.count }
        guard records.count > 1_000 || bytes > 1 << 20 else { return }
        note(.grants, .conformTooMuch(unit.description, records: records.count, bytes: bytes))
    }

    // MARK: - What it wrote

    private mutating func judgeProfile() throws {
        for stray in bench.log.strays { note(.profile, stray) }
        for place in try bench.strayPartitions() { note(.profile, .conformPartition(place.description)) }
        for stream in bench.log.speakers.subtracting(outcome.tape.ownStreams.map(\.name)).sorted() {
            note(.profile, .conformUnannounced(stream.text))
        }
        for unit in outcome.tape.units {
            guard let first = bench.log.beats[unit]?.first else { continue }
            let records = script.setup.table.streams(of: unit).flatMap { outcome.tape.own[$0.name] ?? [] }
            for finding in ProfileCheck.faults(in: records, against: first, of: unit) { note(.profile, finding) }
        }
        if let id = bench.log.misplaced.first { note(.grants, .conformMisplaced(id.description)) }
    }
}
