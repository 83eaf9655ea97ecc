import Domain
import Events
import Lockstep

/// The log of the first run, in the order in which it came about: what was granted and heard, and what the service wrote.
///
/// Every other situation is this log in another form: read as a whole, cut off, or with copies, forged or foreign
/// records in it. It holds what the service must then write.
struct Tape: Sendable {
    /// One turn.
    struct Turn: Sendable {
        let number: UInt64
        /// The others' records that the turn delivers.
        let heard: [Envelope]
        /// The grant, then control's events.
        let control: [Envelope]
        /// The units under test are set aside in it.
        let isOut: Bool
        /// How many records each of the service's streams holds once it has finished the turn.
        var ownCounts: [StreamName: Int]
    }

    /// The drill's opening, roster and streams.
    let setup: DrillSetup
    /// The units under test, ascending.
    let units: [UnitID]
    /// The turns.
    var turns: [Turn] = []
    /// All that the service wrote, by stream.
    var own: [StreamName: [Envelope]] = [:]

    /// The streams of the units under test, those with completions last (W2).
    var ownStreams: [StreamTable.Entry] {
        let streams = units.flatMap { setup.table.streams(of: $0) }
        return streams.filter { $0.kind != .main } + streams.filter { $0.kind == .main }
    }

    /// How many records of a stream stand in the log before a turn.
    func count(of stream: StreamName, beforeTurnAt index: Int) -> Int {
        index == 0 ? 0 : turns[index - 1].ownCounts[stream, default: 0]
    }

    /// What the service wrote on a stream in the turn at `index`.
    func own(_ stream: StreamName, inTurnAt index: Int) -> ArraySlice<Envelope> {
        own[stream]?[count(of: stream, beforeTurnAt: index)..<turns[index].ownCounts[stream, default: 0]] ?? []
    }

    /// The turn in which the service wrote most, of those between a third and two thirds of the tape.
    ///
    /// A cut in this turn shows most.
    var richestTurn: Int {
        let middle = turns.indices.dropFirst(turns.count / 3).prefix(max(turns.count / 3, 1))
        func wealth(_ index: Int) -> Int { ownStreams.reduce(0) { $0 + own($1.name, inTurnAt: index).count } }
        return middle.filter { !turns[$0].isOut }.max { wealth($0) < wealth($1) } ?? turns.startIndex
    }

    /// Up to `count` turns, spread over the tape, in which somebody is heard.
    func turnsWithNews(_ count: Int) -> Set<Int> {
        let heard = Set(units.flatMap { setup.table.heard(by: $0).map(\.name) })
        let all = turns.indices.dropFirst(2).dropLast(2).filter { index in
            !turns[index].isOut && turns[index].heard.contains { heard.contains($0.stream) && !$0.isCompletion }
        }
        guard all.count > count else { return Set(all) }
        return Set((0..<count).map { all[$0 * all.count / count] })
    }

    /// SHA-256 over the leaves of all that the service wrote, chained as a drill's digest is.
    var digest: [UInt8] {
        let opened = setup.openingRecords()[.control]?.first
        guard let opened else { return [] }
        var chain = DigestChain(opened: opened.leaf)
        for (_, records) in own.sorted(by: { $0.key < $1.key }) {
            for record in records { chain.cover(record.leaf) }
        }
        return chain.value
    }
}

extension Envelope {
    /// True for what ends a unit's turn.
    var isCompletion: Bool { type == Completed.eventType }
}
