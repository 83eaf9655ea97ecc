import Bus
import Events
import Foundation
import Reading
import Recording
import Testing

@Suite("gladi run, with real processes", .serialized)
struct RunTests {
    private static let excerpt = "01:10:00..01:12:00"

    @Test("processes on the embedded broker come to the digest of one process, and the record is whole")
    func lanes() throws {
        let alone = try play(Self.excerpt, ["--in-process"])
        let apart = try play(Self.excerpt)
        #expect(alone.result.lane == "in-process")
        #expect(apart.result.lane == "embedded")
        let digest = try #require(alone.result.digest)
        #expect(apart.result.digest == digest)
        #expect(apart.result.events == alone.result.events)
        #expect(apart.result.turns == alone.result.turns)
        for run in [alone.run, apart.run] {
            guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
                Issue.record("\(try RecordCheck.verify(path: run.record).phrase.english)")
                continue
            }
            #expect(summary.isEnded)
            #expect(summary.digest.map { hexadecimal($0) } == digest)
        }
        #expect(try play(Self.excerpt, ["--in-process", "--seed", "2"]).result.digest != digest)
    }

    @Test("a service that is killed is started again, rebuilds, and the digest is the same")
    func restart() throws {
        let digest = try play(Self.excerpt, ["--in-process"]).result.digest
        // Paced, so that the drill outlasts the heartbeat of each second that tells of the rebuilding.
        let crashed = try play(Self.excerpt, ["--crash", "traffic=before-completed@10", "--speed", "30"])
        #expect(crashed.result.digest == digest)
        #expect(try rebuilt("gladi.traffic", in: crashed.run.record))
    }

    @Test("a whole drill on the simulated ground: one digest in one process and in many, the ground killed on the way")
    func simulatedGround() throws {
        let alone = try play(scenario: "muba-2024-simulasi", ["--in-process"]).result
        let crashed = try play(scenario: "muba-2024-simulasi", ["--crash", "situation=before-completed@900"])
        #expect(alone.outcome == "teratasi")
        #expect(crashed.result.digest == alone.digest)
        #expect(crashed.result.turns == alone.turns)
        #expect(try rebuilt("gladi.situation", in: crashed.run.record))
    }

    @Test("Rokan Hulu, whole: one digest in one process and in many")
    func rokanHulu() throws {
        let alone = try play(scenario: "rohul-2023", ["--in-process"]).result
        let apart = try play(scenario: "rohul-2023", []).result
        #expect(alone.outcome == "teratasi" && apart.outcome == alone.outcome)
        #expect(apart.digest == alone.digest)
        #expect(apart.events == alone.events && apart.turns == alone.turns)
    }

    @Test("with agencies that joined: one digest in one process and in many, the fire brigade killed on the way")
    func agencies() throws {
        let part = ["--excerpt", "00:50:00..01:35:00"]
        let alone = try play(scenario: "muba-2024-damkar", part + ["--in-process"]).result
        let crashed = try play(scenario: "muba-2024-damkar", part + ["--crash", "damkar=before-completed@60"])
        #expect(crashed.result.digest == alone.digest)
        #expect(crashed.result.turns == alone.turns)
        #expect(try rebuilt("gladi.damkar", in: crashed.run.record))
    }

    @Test("with every agency: one digest in one process and in many, the lender of ambulances killed on the way")
    func everyAgency() throws {
        let part = ["--excerpt", "01:20:00..01:35:00"]
        let alone = try play(scenario: "muba-2024-lengkap", part + ["--in-process"]).result
        let crashed = try play(scenario: "muba-2024-lengkap", part + ["--crash", "dinkes=before-completed@60"])
        #expect(crashed.result.digest == alone.digest)
        #expect(try rebuilt("gladi.dinkes", in: crashed.run.record))
    }

    @Test("records that come twice change nothing")
    func duplicates() throws {
        let digest = try play(Self.excerpt, ["--in-process"]).result.digest
        let doubled = try play(Self.excerpt, ["--duplicate", "300"])
        #expect(doubled.result.digest == digest)
        guard case .whole(let summary) = try RecordCheck.verify(path: doubled.run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(summary.verdicts[.duplicate, default: 0] > 100)
    }

    @Test("a broker that dies ends the run with 69, the reason, and the record up to there")
    func brokerDies() throws {
        let run = try GladiRun(
            ["run", "muba-2024", "--excerpt", Self.excerpt, "--record", "r.gladi", "--speed", "5", "--lang", "en"])
        try #require(run.wait(for: "first turn after"))
        let broker = try #require(run.children.first { $0.name == "gladi-broker" })
        kill(broker.id, SIGKILL)
        let (code, _, errors) = run.finish()
        #expect(code == 69)
        #expect(errors.contains("the embedded broker died of signal 9"))
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(!summary.isEnded)
        #expect(summary.events > 0)
    }

    @Test("SIGTERM stops every process in good order and leaves none behind")
    func terminated() throws {
        let run = try GladiRun(
            ["run", "muba-2024", "--excerpt", Self.excerpt, "--record", "r.gladi", "--speed", "5", "--lang", "en"])
        try #require(run.wait(for: "first turn after"))
        let children = run.children
        #expect(children.count == 10, "\(children)")
        run.terminate()
        let (code, _, errors) = run.finish()
        #expect(code == 1)
        #expect(errors.contains("stopped by hand"))
        for child in children { #expect(kill(child.id, 0) == -1, "\(child.name) was left behind") }
        guard case .whole = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
    }

    @Test("a scenario that nobody knows: 65, and nothing is started or written")
    func unknownScenario() throws {
        let run = try GladiRun(["run", "muba-2042", "--record", "r.gladi"])
        let (code, _, errors) = run.finish()
        #expect(code == 65)
        #expect(errors.contains("muba-2042"))
        #expect(!FileManager.default.fileExists(atPath: run.record))
    }

    @Test("a record that exists: 74, and it stays as it is")
    func existingRecord() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).gladi").path
        try Data("evidence".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (code, _, errors) = try GladiRun(["run", "muba-2024", "--record", path]).finish()
        #expect(code == 74)
        #expect(errors.contains(path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("evidence".utf8))
    }

    @Test("a broker that is not there: 69")
    func noBroker() throws {
        let (code, _, _) = try GladiRun(["run", "muba-2024", "--kafka", "127.0.0.1:1", "--record", "r.gladi"]).finish()
        #expect(code == 69)
    }
}

/// True when a unit of `topic` found records of its own in the log after a restart, and found them equal.
func rebuilt(_ topic: String, in record: String) throws -> Bool {
    let reader = try RecordReader(path: record)
    defer { try? reader.close() }
    var last: Int64 = 0
    while case let page = try reader.rows(after: last), let newest = page.last {
        last = newest.number
        for row in page where row.arrival.place.topic == topic {
            guard case .success(let envelope) = row.arrival.reading, envelope.type == Ready.eventType else { continue }
            if try Ready(serializedBytes: envelope.data).compared > 0 { return true }
        }
    }
    return false
}
