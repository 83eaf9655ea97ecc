import Domain
import Events
import Lockstep
import Phrases

/// What others put on the bus that must change nothing (R1, R2, R3, R5).
extension Situation.Room {
    /// In how many turns something is forged.
    private static let turnsForged = 6

    /// The streams that the service hears.
    private var heard: [StreamTable.Entry] {
        let names = Set(tape.units.flatMap { tape.setup.table.heard(by: $0).map(\.name) })
        return tape.setup.table.entries.filter { names.contains($0.name) && !tape.ownStreams.contains($0) }
    }

    // MARK: - duplicates

    /// Copies of everything, forged sequences ahead and behind, and records that claim the service's own streams.
    func copiesAndForgeries() throws {
        let bench = try joined()
        let forged = tape.turnsWithNews(Self.turnsForged)
        let last = min((forged.max() ?? early) + 6, tape.turns.count - 1)
        for index in 0...last {
            guard forged.contains(index) else {
                try grant(index..<index + 1, on: bench)
                continue
            }
            try forgeAhead(index, on: bench)
            let turn = tape.turns[index]
            for record in turn.heard + turn.heard { try bench.write(record) }
            for record in turn.control + turn.control { try bench.write(record) }
            for record in turn.heard + turn.control { try bench.write(record.altered()) }
            try bench.expect(tape, throughTurnAt: index)
            try forgeOwn(index, on: bench)
        }
        try bench.expectNothingMore(tape, throughTurnAt: last)
        try onlyTheForgeriesAreFaults(forged, on: bench)
    }

    /// Records that would be the next but one, and an end of the drill: out of sequence, so they do not exist.
    private func forgeAhead(_ index: Int, on bench: TestBench) throws {
        let turn = tape.turns[index]
        for record in turn.heard {
            guard let sequence = record.sequence else { continue }
            try bench.write(record.altered(sequence: sequence + UInt64(turn.heard.count) + 2))
        }
        guard let granted = turn.control.first, let sequence = granted.sequence else { return }
        try bench.write(granted.altered(sequence: sequence + UInt64(turn.control.count) + 3))
        let ended = Ended.with { $0.reason = "palsu" }
        try bench.write(granted.following(type: Ended.eventType, data: ended.canonicalBytes(), by: 1))
    }

    /// The service's own records once more, one of them far ahead, and one in the place of a record that stands.
    ///
    /// The last is a fault, and the service plays on (R3).
    private func forgeOwn(_ index: Int, on bench: TestBench) throws {
        for entry in tape.ownStreams {
            let records = tape.own(entry.name, inTurnAt: index)
            for record in records { try bench.write(record) }
            guard let first = records.first, let last = records.last, let sequence = last.sequence else { continue }
            try bench.write(last.altered(sequence: sequence + 2))
            try bench.write(first.altered())
            guard let id = first.id else { continue }
            try bench.wait(for: .conformFaultOf(id.description)) {
                bench.log.faults.contains { $0.names(id) } ? () : nil
            }
        }
    }

    private func onlyTheForgeriesAreFaults(_ forged: Set<Int>, on bench: TestBench) throws {
        let expected = forged.flatMap { index in
            tape.ownStreams.compactMap { tape.own($0.name, inTurnAt: index).first?.id }
        }
        for fault in bench.log.faults where !expected.contains(where: { fault.names($0) }) {
            throw TestBench.Finding(what: .conformFault(fault.text))
        }
    }

    // MARK: - foreign

    /// Things that are no records, records of another drill or topic, and records that their publisher may not write.
    func foreignRecords() throws {
        let bench = try joined()
        let forged = tape.turnsWithNews(Self.turnsForged)
        let last = min((forged.max() ?? early) + 6, tape.turns.count - 2)
        for index in 0...last {
            if forged.contains(index) { try writeForeign(index, on: bench) }
            try grant(index..<index + 1, on: bench)
        }
        try bench.expectNothingMore(tape, throughTurnAt: last)
        try unheardOf(last + 1, on: bench)
        if let fault = bench.log.faults.first { throw TestBench.Finding(what: .conformFault(fault.text)) }
    }

    private func writeForeign(_ index: Int, on bench: TestBench) throws {
        let turn = tape.turns[index]
        let other = try DrillID("drill-lain")
        var next: [StreamName: Envelope] = [:]
        for record in turn.heard + turn.control where next[record.stream] == nil { next[record.stream] = record }
        for entry in tape.ownStreams { next[entry.name] = tape.own(entry.name, inTurnAt: index).first }
        for (stream, record) in next.sorted(by: { $0.key < $1.key }) {
            guard let topic = tape.setup.table[stream]?.topic else { continue }
            let forged = record.altered(drill: bench.drill)
            for impostor in CloudEventsBinding.encode(forged).impostors() { try bench.write(impostor, topic) }
            // One of another drill, complete in itself; one of another unit on this topic; and one of this stream on
            // another topic.
            try bench.write(CloudEventsBinding.encode(record.altered(drill: other)), topic)
            let stranger = try StreamName("lain/\(TaskForce("asing"))")
            try bench.write(CloudEventsBinding.encode(record.altered(stream: stranger, drill: bench.drill)), topic)
            for elsewhere in tape.setup.table.topics where elsewhere != topic {
                try bench.write(CloudEventsBinding.encode(forged), elsewhere)
            }
        }
    }

    /// In a last turn the streams hold records that count and are handed to nobody (R5).
    ///
    /// They are of an unknown type, hold data that does not fit their type, or are of types that their publisher may
    /// not write. This is done only in the last turn, since later records of these streams would have other numbers.
    private func unheardOf(_ index: Int, on bench: TestBench) throws {
        let turn = tape.turns[index]
        guard !turn.isOut, let first = turn.control.first, var granted = try? Granted(serializedBytes: first.data)
        else {
            return
        }
        for record in turn.heard { try bench.write(record) }
        for entry in heard {
            guard let newest = newest(of: entry.name, through: index) else { continue }
            let unheard = self.unheard(of: entry)
            for (offset, (type, data)) in unheard.enumerated() {
                try bench.write(newest.following(type: type, data: data, by: UInt64(offset) + 1))
            }
            let frontier = (newest.sequence ?? 0) + 1 + UInt64(unheard.count)
            if let place = granted.streams.firstIndex(of: entry.number) {
                granted.frontiers[place] = frontier
            } else {
                granted.streams.append(entry.number)
                granted.frontiers.append(frontier)
            }
        }
        let order = granted.streams.indices.sorted { granted.streams[$0] < granted.streams[$1] }
        (granted.streams, granted.frontiers) = (order.map { granted.streams[$0] }, order.map { granted.frontiers[$0] })
        try bench.write(first.following(type: first.type, data: granted.canonicalBytes(), by: 0))
        for record in turn.control.dropFirst() { try bench.write(record) }
        try bench.expect(tape, throughTurnAt: index)
    }

    private func newest(of stream: StreamName, through index: Int) -> Envelope? {
        for turn in tape.turns[...index].reversed() {
            if let record = turn.heard.last(where: { $0.stream == stream }) { return record }
        }
        return nil
    }

    /// What a stream may hold that is handed to nobody: for each kind that is heard, one that the publisher may not
    /// write.
    private func unheard(of entry: StreamTable.Entry) -> [(type: String, data: [UInt8])] {
        let publisher = entry.publisher
        var unheard: [(String, [UInt8])] = [
            ("gladi.future.v9.NotInvented", [1, 2, 3]), (CrowdObserved.eventType, [0xFF, 0xFF]),
            (Ready.eventType, []),
        ]
        var seen: Set<String> = []
        for record in tape.turns.flatMap({ $0.heard + $0.control }) where seen.insert(record.type).inserted {
            guard let kind = EventCatalogue.standard.kind(of: record.type), record.contentType == .protobuf,
                !kind.mayBePublished(by: publisher), kind.type != Granted.eventType
            else { continue }
            unheard.append((record.type, record.data))
        }
        return unheard
    }
}
