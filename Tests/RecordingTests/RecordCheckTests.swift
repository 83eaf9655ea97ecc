import Bus
import Domain
import Events
import Foundation
import Lockstep
import Reading
import Recording
import TestSupport
import Testing

@Suite struct RecordCheckTests {
    let desk: Desk
    let drill: FakeDrill

    init() throws {
        desk = try Desk()
        drill = try FakeDrill.sample()
    }

    private func verify() throws -> RecordVerdict { try RecordCheck.verify(path: desk.path()) }

    private func broken(_ sql: String) throws -> RecordBreak? {
        try? FileManager.default.removeItem(atPath: desk.path())
        try desk.record(drill)
        try desk.tamper(sql)
        let verdict = try verify()
        guard case .broken(let fault) = verdict else {
            Issue.record("\(sql) leaves it \(verdict)")
            return nil
        }
        // Who shows the record finds the same.
        if (try? RecordReader(path: desk.path())) != nil {
            #expect(try RecordCheck.firstChange(path: desk.path()) == fault, "\(sql)")
        }
        #expect(!fault.phrase.indonesian.isEmpty && fault.phrase.indonesian != fault.phrase.english)
        // Where it is and what it is stands in the screen's language.
        for word in ["row", "file", "table", "index"] {
            #expect(
                !fault.phrase.indonesian.split { !$0.isLetter }.contains(Substring(word)),
                "\(fault.phrase.indonesian)"
            )
        }
        return fault
    }

    @Test func wholeDrill() throws {
        try desk.record(drill)
        guard case .whole(let summary) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(try RecordCheck.firstChange(path: desk.path()) == nil)
        #expect(summary.isEnded && summary.turn == 5 && summary.completeTurn == 5)
        #expect(summary.digest == drill.digest)
        #expect(summary.events == Int64(drill.log.filter { $0.envelope.sequence != nil }.count))
        #expect(summary.origin == .test(drill.id))
        #expect(try verify().phrase.indonesian.contains("utuh"))
    }

    /// What is in doubt in a drill of two turns, with these events of control in them, and a fault said in it.
    private func doubts(
        _ first: [any DrillEvent],
        _ last: [any DrillEvent],
        saying fault: Fault? = nil,
        answered answer: Fault? = nil
    ) throws -> [EventID] {
        var drill = try FakeDrill(units: ["muba/traffic"])
        for (turn, events) in [first, last].enumerated() {
            drill.grant(time: UInt64(turn * 10), events: events)
            try drill.complete("muba/traffic")
        }
        if let fault { try drill.mention("muba/traffic", on: "gladi.traffic", fault) }
        if let answer { try drill.mention("control", on: "gladi.control", answer) }
        drill.end()
        try? FileManager.default.removeItem(atPath: desk.path())
        try desk.record(drill)
        guard case .whole(let summary) = try verify() else {
            Issue.record("\(try verify())")
            return []
        }
        // Times are FakeDrill's own: it writes none.
        return summary.doubts.all.filter { $0.first.stream == .control || $0.reason == .disowned }.map(\.first)
    }

    @Test func anEndBeforeThePlansIsInDoubt() throws {  // F7
        #expect(try doubts([ExerciseStarted()], [ExerciseEnded()]).isEmpty)
        #expect(try doubts([ExerciseStarted()], []).map(\.stream) == [.control])
        #expect(try doubts([], []).isEmpty, "no exercise of a scenario")
    }

    @Test(arguments: [(1, true), (2, false), (.max, false)] as [(UInt64, Bool)])
    func aFaultPutsInDoubtWhatIsThere(sequence: UInt64, isThere: Bool) throws {
        let fault = Fault.with {
            $0.kind = .forgery
            $0.stream = "muba/traffic"
            $0.sequence = sequence
        }
        #expect(try doubts([], [], saying: fault).count == (isThere ? 1 : 0))
    }

    @Test func aFaultThatControlTakesBackPutsNothingInDoubt() throws {  // F6
        let fault = Fault.with {
            $0.kind = .forgery
            $0.stream = "muba/traffic"
            $0.sequence = 1
        }
        var answer = fault
        answer.cleared = true
        #expect(try doubts([], [], saying: fault, answered: answer).isEmpty)
        answer.cleared = false
        #expect(try doubts([], [], saying: fault, answered: answer).count == 1)
    }

    /// What is in doubt after a unit is said to have disowned a record, `after` turns of which it completes before, and `later`.
    private func doubts(after: Int, later: Int, _ change: (inout Fault) -> Void = { _ in }) throws -> [EventID] {
        var drill = try FakeDrill(units: ["muba/traffic"])
        var fault = Fault.with {
            $0.kind = .forgery
            $0.stream = "muba/traffic"
            $0.sequence = 1
        }
        change(&fault)
        for turn in 0..<(after + later) {
            if turn == after { try drill.mention("muba/traffic", on: "gladi.traffic", fault) }
            drill.grant(time: UInt64(turn * 10))
            try drill.complete("muba/traffic")
        }
        drill.end()
        try? FileManager.default.removeItem(atPath: desk.path())
        try desk.record(drill)
        let reader = try RecordReader(path: desk.path())
        return try reader.doubts(among: StreamTable(drill.opened)).all.map(\.first)
    }

    @Test func aUnitThatPlaysOnHasDisownedNothing() throws {  // F6
        let record = [try EventID("muba/traffic:1")]
        #expect(try doubts(after: 3, later: 1) == record, "the turn may have been under way")
        #expect(try doubts(after: 3, later: 2).isEmpty)
        #expect(try doubts(after: 1, later: 1).isEmpty, "a record that is still to come")
        #expect(try doubts(after: 3, later: 1) { $0.offset = 1 } == record)
        #expect(try doubts(after: 3, later: 1) { $0.offset = 0 }.isEmpty, "no record that stands there")
    }

    @Test func behindTheEndControlSpeaksOfTheEndAlone() throws {  // F7
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 0)
        try drill.complete("muba/traffic")
        drill.end()
        let end = try #require(drill.lastControl)
        for id in [end, try EventID("muba/traffic:0")] {
            var drill = drill
            let fault = Fault(.forgery, id.stream, id.sequence, "palsu")
            try drill.mention("control", on: "gladi.control", fault)
            try? FileManager.default.removeItem(atPath: desk.path())
            try desk.record(drill)
            let doubts = try RecordReader(path: desk.path()).doubts(among: StreamTable(drill.opened))
            #expect(doubts.all.map(\.first) == (id == end ? [end] : []))
        }
    }

    @Test(arguments: [0, 1, 3, 9, 20, 30])
    func unendedDrillIsWhole(after count: Int) throws {
        let file = try desk.open(drill)
        try file.appendAll(Array(drill.arrivals()[..<count]))
        // While it is being written as well.
        for _ in 0..<2 {
            guard case .whole(let summary) = try verify() else {
                Issue.record("\(try verify())")
                return
            }
            #expect(!summary.isEnded && summary.rows == Int64(count))
            if file.rowCount > 0 { try? file.close() }
        }
    }

    @Test func controlMayBeAheadUntilTheEnd() throws {
        let file = try desk.open(drill)
        let control = drill.arrivals().filter { $0.place.topic == "gladi.control" }
        try file.appendAll(Array(control.dropLast()))
        guard case .whole(let summary) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(summary.turn == 5 && summary.completeTurn == 1 && summary.digest == nil)
        try file.appendAll(control)
        guard case .broken(let fault) = try verify() else {
            Issue.record("an ended drill holds all that it delivered")
            return
        }
        #expect(fault.problem == .recordMissing)
    }

    @Test func lostHeadIsAStatedGap() throws {
        let file = try desk.open(drill)
        let traffic = TopicPartition(topic: "gladi.traffic", partition: 0)
        try file.begin(at: [traffic: 0])
        try file.appendAll(drill.arrivals().filter { $0.place != traffic || $0.offset > 3 })
        guard case .wholeWithGaps(let summary, let gaps) = try verify() else {
            Issue.record("\(try verify())")
            return
        }
        #expect(gaps.ranges.first?.offsets == 0..<4)
        #expect(gaps.firstMissing == (try EventID("muba/traffic:0")))
        #expect(summary.digest == nil)
        #expect(try verify().phrase.english.contains("gladi.traffic[0] 0–3"))
    }

    @Test func oneChangedByteIsFoundInItsRow() throws {
        try desk.record(drill)
        // A report with a cause and a value that is not empty.
        let row = try #require(
            try RecordReader(path: desk.path()).allRows().last {
                $0.arrival.record.headers.contains { $0.name == "ce_cause" }
            }
        ).number
        for (column, value) in [
            ("value", "CAST(x'00' || substr(value, 2) AS BLOB)"), ("value", "NULL"), ("value", "x''"), ("key", "x''"),
            ("headers", "replace(headers, 'LATIHAN', 'LATIHAm')"), ("headers", "'[]'"), ("headers", "headers || ' '"),
            ("timestamp", "timestamp + 1"), ("\"offset\"", "\"offset\" + 1000"), ("topic", "'gladi.medical'"),
            ("sequence", "sequence + 1000"), ("turn", "NULL"), ("type", "type || 'x'"), ("cause", "'control:0'"),
            ("time", "NULL"), ("verdict", "'duplicate'"), ("verdict", "'whatever'"), ("reason", "'x'"),
            ("chain", "zeroblob(32)"), ("row", "row + 1000"),
        ] {
            let fault = try broken("UPDATE record SET \(column) = \(value) WHERE row = \(row)")
            #expect(fault?.place == .row(row), "\(column) = \(value)")
        }
    }

    @Test func missingAddedAndMovedRowsAreFound() throws {
        let count = Int64(drill.log.count)
        #expect(try broken("DELETE FROM record WHERE row = 12")?.problem == .rowMissing(next: 13))
        #expect(
            try broken("DELETE FROM record WHERE row = (SELECT max(row) FROM record)")?.problem
                == .headDiffers(rows: count)
        )
        #expect(
            try broken(
                "UPDATE record SET row = -1 WHERE row = 12; UPDATE record SET row = 12 WHERE row = 13; "
                    + "UPDATE record SET row = 13 WHERE row = -1"
            )?.place == .row(12)
        )
        #expect(
            try broken(
                "INSERT INTO record SELECT row + 1, topic, partition, \"offset\" + 1, timestamp, key, headers, value, stream, "
                    + "sequence + 100, turn, type, cause, time, verdict, reason, chain FROM record "
                    + "WHERE row = (SELECT max(row) FROM record)"
            )?.place == .row(count + 1)
        )
    }

    @Test func theFilesOwnAccountIsChecked() throws {
        #expect(try broken("UPDATE meta SET value = 'other.x' WHERE key = 'drill'")?.problem == .originChanged)
        #expect(try broken("UPDATE head SET \"rows\" = 40")?.problem == .headDiffers(rows: 40))
        #expect(
            try broken("UPDATE position SET next = next + 1 WHERE topic = 'gladi.traffic'")?.problem
                == .offsetUnaccounted
        )
        #expect(try broken("UPDATE position SET first = 1 WHERE topic = 'gladi.traffic'")?.problem == .offsetTwice)
        #expect(try broken("DELETE FROM position WHERE topic = 'gladi.traffic'")?.problem == .offsetUnaccounted)
        let fault = try broken("INSERT INTO skipped VALUES ('gladi.traffic', 0, 3, 5, 'absent')")
        #expect(fault?.place == .offset(TopicPartition(topic: "gladi.traffic", partition: 0), 3))
        // The last row cut off, and the head put back to where the chain ends now.
        #expect(
            try broken(
                "DELETE FROM record WHERE row = (SELECT max(row) FROM record); UPDATE head SET \"rows\" = \"rows\" - 1, "
                    + "chain = (SELECT chain FROM record ORDER BY row DESC LIMIT 1)"
            )?.problem == .offsetUnaccounted
        )
        #expect(
            try broken("UPDATE position SET next = next + 5 WHERE topic = 'gladi.control'")?.problem
                == .offsetUnaccounted
        )
        #expect(try broken("DELETE FROM meta")?.place == .file)
        #expect(try broken("DROP TABLE skipped")?.place == .file)
        #expect(
            try broken("UPDATE head SET chain = zeroblob(32)")?.problem == .headDiffers(rows: Int64(drill.log.count))
        )
    }

    @Test func aWrongDigestIsFound() throws {
        var drill = try FakeDrill(units: ["muba/traffic"])
        drill.grant(time: 0)
        try drill.complete("muba/traffic")
        drill.end(digest: Array(repeating: 7, count: 32))
        try desk.record(drill)
        guard case .broken(let fault) = try verify(), case .digestDiffers(_, let found) = fault.problem else {
            Issue.record("\(try verify())")
            return
        }
        #expect(found == hexadecimal(drill.digest))
        #expect(fault.place == .record(try EventID("control:3")))
    }

    @Test func aCutFileIsToldAtEveryLength() throws {
        try desk.record(drill, batch: 1000)
        let whole = try Data(contentsOf: URL(filePath: desk.path()))
        #expect(whole.count > 20_000)
        for length in [
            0, 1, 15, 16, 99, 100, 511, 512, 4_095, 4_096, 8_192, whole.count / 2, whole.count - 4_096, whole.count - 1,
        ] {
            try whole.prefix(length).write(to: URL(filePath: desk.path()))
            guard case .broken(let fault) = try verify() else {
                Issue.record("cut to \(length): \(try verify())")
                continue
            }
            switch fault.problem {
            case .truncated(let bytes, let expected):
                #expect(bytes == length && expected == whole.count)
                #expect(!fault.phrase.indonesian.contains("sebelum berkas"), "\(fault.phrase.indonesian)")
            case .notARecord: #expect(length < 512)
            default: Issue.record("cut to \(length): \(fault)")
            }
        }
    }

    /// Whatever byte is changed, `verify` answers; if the rows are not whole, it never says that the record is whole.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func noChangedByteStopsIt(seed: UInt64) throws {
        try desk.record(drill, batch: 1000)
        let expected = try RecordReader(path: desk.path()).allRows().map(\.arrival.record)
        let whole = try Data(contentsOf: URL(filePath: desk.path()))
        var random = SplitMix(state: seed)
        var found = 0
        for _ in 0..<150 {
            var changed = whole
            let index = random.below(whole.count)
            changed[index] ^= UInt8(1 << random.below(8))
            try changed.write(to: URL(filePath: desk.path()))
            let verdict: RecordVerdict
            do {
                verdict = try verify()
            } catch is RecordingError {
                // It says that it is no record for this reader, and why.
                found += 1
                continue
            }
            guard case .broken = verdict else {
                let records = try RecordReader(path: desk.path()).allRows().map(\.arrival.record)
                #expect(records == expected, "seed \(seed), byte \(index)")
                continue
            }
            found += 1
        }
        // The rest of the file's pages is empty.
        #expect(found > 30, "\(found) of 150 changes are found")
    }
}
