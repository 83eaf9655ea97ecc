import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Recording
import Scenario
import ServiceHost
import TestSupport
import Testing
import UnitTable

@Suite("Records and folders as files, with real processes", .serialized)
struct RecordFilesTests {
    /// Opens a drill on a broker, as control does, and leaves it open.
    private func open(_ drill: DrillID, on bootstrap: String) throws {
        let connection = KafkaConnection(bootstrap: bootstrap)
        let partitions = try connection.subscriber(fetchWait: .paced).partitionCount(of: DrillSetup.controlTopic)
        let setup = try ScenarioLibrary.withUnits.scenario("muba-2024").setup(drill: drill, seed: 1)
        let envelope = Envelope(
            drill: drill,
            stream: .control,
            sequence: 0,
            turn: 0,
            type: Opened.eventType,
            data: setup.opened.canonicalBytes()
        )
        let place = TopicPartition(
            topic: DrillSetup.controlTopic,
            partition: DrillJoin.partition(of: drill, among: partitions)
        )
        let publisher = try connection.publisher(to: [DrillSetup.controlTopic])
        try publisher.publish(CloudEventsBinding.encode(envelope), to: place)
        #expect(publisher.flush(within: Hang.bound))
    }

    @Test("a second recorder on the same file, by a hard link or a symbolic one, is told that another one writes it")
    func twoRecorders() throws {
        let broker = try BrokerProcess()
        let drill = try DrillID("muba-2024.dua")
        try open(drill, on: broker.bootstrap)
        let there = ["--kafka", broker.bootstrap, "--drill", drill.text, "--lang", "en"]
        let first = try GladiRun(["record", "r.gladi"] + there, program: "recorder")
        #expect(first.waitForError(drill.text))
        let folder = first.folder.path
        #expect(link(first.record, "\(folder)/hard.gladi") == 0)
        #expect(symlink(first.record, "\(folder)/soft.gladi") == 0)
        for name in ["r", "hard", "soft"] {
            let path = "\(folder)/\(name).gladi"
            let (code, _, errors) = try GladiRun(["record", path] + there, program: "recorder").finish()
            #expect(code == 74, "\(name)")
            #expect(errors.contains("Another process is writing the record \(path)"), "\(errors)")
        }
        // Under its other names a reader does not see what is not folded into the file yet, and does no harm to it.
        first.terminate()
        #expect(first.finish().code == 0)
        for name in ["r", "hard", "soft"] {
            let run = try GladiRun(["verify", "\(folder)/\(name).gladi", "--json"], program: "recorder").finish()
            #expect(run.code == 4, "\(run.output)")
            #expect(run.output.contains("\"verdict\":\"unfinished\""))
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(left == ["hard.gladi", "r.gladi", "soft.gladi"])
    }

    @Test("verify says in its exit code whether a record is whole, finished, has gaps, is broken, or cannot be opened")
    func exitCodes() throws {
        let desk = FileManager.default.temporaryDirectory.appending(path: "gladi-codes-\(UUID())")
        try FileManager.default.createDirectory(at: desk, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: desk) }
        func path(_ name: String) -> String { desk.appending(path: name).path }
        func record(_ name: String, _ change: (RecordFile, FakeDrill) throws -> Void) throws {
            let drill = try FakeDrill.sample()
            let origin = RecordOrigin(drill: drill.id, gladiVersion: "0.1.0", broker: "kafka", createdMilliseconds: 0)
            let file = try RecordFile(path: path(name), origin: origin, opened: drill.opened)
            try change(file, drill)
            try file.close()
        }
        try record("whole") { file, drill in _ = try file.append(drill.arrivals()) }
        try record("unfinished") { file, drill in _ = try file.append(Array(drill.arrivals()[..<20])) }
        try record("gaps") { file, drill in
            let traffic = TopicPartition(topic: "gladi.traffic", partition: 0)
            try file.begin(at: [traffic: 0])
            _ = try file.append(drill.arrivals().filter { $0.place != traffic || $0.offset > 3 })
        }
        try Data("no record".utf8).write(to: URL(filePath: path("broken")))
        for (name, code) in [("whole", 0), ("broken", 1), ("gaps", 3), ("unfinished", 4), ("absent", 74)] {
            let text = try GladiRun(["verify", path(name), "--lang", "en"], program: "recorder").finish()
            let json = try GladiRun(["verify", path(name), "--json"], program: "recorder").finish()
            #expect(text.code == code && json.code == code, "\(name): \(text)")
            guard code != 74 else { continue }
            #expect(json.output.contains("\"verdict\":\"\(name)\""), "\(json.output)")
            guard code != 1 else { continue }
            // The head of the chain, as the file has it.
            let chain = hexadecimal(try RecordReader(path: path(name)).head().chain)
            #expect(text.output.split(separator: "\n").contains("chain \(chain)"), "\(text.output)")
            #expect(json.output.contains("\"chain\":\"\(chain)\""))
        }
    }

    @Test("what a killed launcher left in the folder for temporary files, the next one removes; nothing else")
    func abandonedState() throws {
        let files = FileManager.default
        let temporary = files.temporaryDirectory.appending(path: "gladi-tmp-\(UUID())").path
        try files.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: temporary) }
        try Data().write(to: URL(filePath: "\(temporary)/gladi-state-notes"))
        let there = ["TMPDIR": temporary]
        let flags = ["run", "muba-2024", "--excerpt", "01:10:00..01:12:00", "--record", "r.gladi", "--lang", "en"]
        let killed = try GladiRun(flags + ["--speed", "1"], environment: there)
        #expect(killed.wait(for: "first turn after"))
        let left = try files.contentsOfDirectory(atPath: temporary).filter { $0 != "gladi-state-notes" }
        #expect(left.count == 1 && left[0].hasPrefix("gladi-state-"), "\(left)")
        var status = stat()
        #expect(stat("\(temporary)/\(left.first ?? "")", &status) == 0 && status.st_mode & 0o777 == 0o700)
        killed.kill()
        _ = killed.finish()
        #expect(try files.contentsOfDirectory(atPath: temporary).contains(left[0]))
        let (code, _, errors) = try GladiRun(flags, environment: there).finish()
        #expect(code == 0, "\(errors)")
        #expect(try files.contentsOfDirectory(atPath: temporary) == ["gladi-state-notes"])
    }
}
