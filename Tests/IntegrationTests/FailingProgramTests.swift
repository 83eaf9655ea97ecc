import Events
import Foundation
import Lockstep
import Recording
import Testing

@Suite("Programs and disks that fail", .serialized)
struct FailingProgramTests {
    private static let excerpt = "01:10:00..01:12:00"

    private func start(_ programs: ProgramFolder, _ excerpt: String = Self.excerpt) throws -> GladiRun {
        let arguments = ["run", "muba-2024", "--excerpt", excerpt, "--record", "r.gladi", "--lang", "en"]
        return try GladiRun(arguments, programs: programs)
    }

    @Test("a unit's program that the drill does not fit: the run ends with 65, and says what the program said")
    func misfit() throws {
        let programs = try ProgramFolder(replacing: ["traffic": "#!/bin/sh\necho 'no such place' >&2\nexit 65\n"])
        let (code, output, errors) = try start(programs).finish()
        #expect(code == 65)
        #expect(output.contains("traffic: no such place"))
        #expect(errors.contains("cannot begin: traffic ended with code 65, so that muba/traffic will never be ready"))
    }

    @Test("a unit's program that dies at every start: the run ends with 1 instead of waiting for ever")
    func diesBeforeTheFirstTurn() throws {
        let programs = try ProgramFolder(replacing: ["medical": "#!/bin/sh\nkill -9 $$\n"])
        let run = try start(programs)
        let (code, output, errors) = run.finish()
        #expect(code == 1)
        #expect(output.contains("medical died of signal 9; started again (4)"))
        #expect(errors.contains("cannot begin: medical died of signal 9, so that muba/medical will never be ready"))
        #expect(run.children.isEmpty)
    }

    @Test("a program that is none: 70, with its name")
    func noProgram() throws {
        let (code, _, errors) = try start(ProgramFolder(replacing: ["detection": "\u{1}"])).finish()
        #expect(code == 70)
        #expect(errors.contains("detection cannot be started"))
    }

    /// A recorder whose files may not grow beyond `blocks` of 512 bytes; writing beyond that fails as on a bad disk.
    private func recorder(upTo blocks: Int) throws -> ProgramFolder {
        let program = ProgramFolder.built.appendingPathComponent("recorder").path
        let script = "#!/bin/sh\ntrap '' XFSZ\nulimit -S -f \(blocks)\nexec '\(program)' \"$@\"\n"
        return try ProgramFolder(replacing: ["recorder": script])
    }

    @Test("a disk that takes no record at all: 74")
    func noRoomAtAll() throws {
        let run = try start(recorder(upTo: 0))
        let (code, output, errors) = run.finish()
        #expect(code == 74)
        #expect(output.contains("recorder ended with code 74 and is not started again"))
        #expect(errors.contains("the drill cannot go on without recorder"))
    }

    @Test("a disk that fills up holds the drill, which says so and goes on when there is room; the digest is the same")
    func fillsUp() throws {
        // The excerpt is long enough to fill half a megabyte, and has more turns than control may go ahead of the
        // recorder.
        let excerpt = "01:10:00..01:20:00"
        let digest = try play(excerpt, ["--in-process"]).result.digest
        let run = try start(recorder(upTo: 1_024), excerpt)
        try #require(run.wait(for: "first turn after"))
        // It is said each second; four times is long enough for control to say that it waits.
        try #require(run.wait(for: "Check the medium", times: 4))
        let child = try #require(run.children.first { $0.name == "recorder" })
        let raise = try Process.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            arguments: ["prlimit", "--pid", "\(child.id)", "--fsize=unlimited"]
        )
        raise.waitUntilExit()
        try #require(raise.terminationStatus == 0)
        let (code, output, errors) = run.finish()
        #expect(code == 0, "\(errors)")
        #expect(output.contains("the record can be written again"))
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(summary.digest.map { hexadecimal($0) } == digest)
        #expect(try waitings(in: run.record).contains { $0.hasPrefix("perekam: ") })
    }

    /// Why control waited.
    private func waitings(in record: String) throws -> [String] {
        let reader = try RecordReader(path: record)
        defer { try? reader.close() }
        var reasons: [String] = []
        var last: Int64 = 0
        while case let page = try reader.rows(after: last), let newest = page.last {
            last = newest.number
            for row in page {
                guard case .success(let envelope) = row.arrival.reading, envelope.type == Waiting.eventType else {
                    continue
                }
                reasons.append(try Waiting(serializedBytes: envelope.data).reason)
            }
        }
        return reasons
    }
}
