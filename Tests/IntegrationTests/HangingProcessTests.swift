import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Recording
import ServiceHost
import Telling
import TestSupport
import Testing

/// A unit whose process is there but answers nobody: control sets it aside, also under the launcher.
///
/// Control's deadline is short here. On a slow machine it may set others aside too, for a while. So each test judges
/// only the unit that hangs.
@Suite("Units' processes that hang", .serialized)
struct HangingProcessTests {
    private static let office = "koordinator-latihan"

    private func start(_ scenario: String = "muba-2024", _ flags: String...) throws -> GladiRun {
        let arguments = [
            "run", scenario, "--excerpt", "01:10:00..01:12:00", "--record", "r.gladi", "--lang", "en",
            "--set-aside-after", "3",
        ]
        return try GladiRun(arguments + flags)
    }

    private func pace(_ broker: String, _ wish: String...) throws {
        let (code, _, errors) = try GladiRun(["pace", "--by", Self.office, "--kafka", broker] + wish).finish()
        #expect(code == 0, "\(wish): \(errors)")
    }

    private static func lost(in record: String) throws -> [String] {
        let reader = try RecordReader(path: record)
        defer { try? reader.close() }
        let start = try #require(DrillStart("2024-08-25T08:00:00+07:00"))
        return try RunAccount(reader, firstTime: .start, start: start).attendance.lost.map(\.description)
    }

    @Test("one that is stopped is set aside, told of, killed at the end, and the run ends with 75")
    func stopped() throws {
        let run = try start("muba-2024", "--speed", "1")
        let broker = try #require(run.broker)
        let traffic = try #require(run.children.first { $0.name == "traffic" })
        kill(traffic.id, SIGSTOP)
        let said = "muba/traffic does not answer and is set aside, although traffic (process \(traffic.id)) is there"
        try #require(run.wait(for: said))
        try pace(broker, "--speed", "1000")
        let (code, output, errors) = run.finish()
        #expect(code == 75, "\(errors)")
        #expect(errors.contains(/lost on the way, and not back at the end: .*muba\/traffic/))
        #expect(output.contains("traffic did not stop within 5 seconds; killed"))
        #expect(kill(traffic.id, 0) == -1, "it was left behind")
        #expect(try Self.lost(in: run.record).contains("muba/traffic"))
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(summary.isEnded)
    }

    @Test("one that is stopped and goes on is back, and not lost")
    func continued() throws {
        let run = try start("muba-2024", "--speed", "0.5")
        let broker = try #require(run.broker)
        let traffic = try #require(run.children.first { $0.name == "traffic" })
        kill(traffic.id, SIGSTOP)
        try #require(run.wait(for: "muba/traffic does not answer and is set aside"))
        // Before the drill has gone far: it stands until the unit has caught up.
        try pace(broker, "--pause")
        kill(traffic.id, SIGCONT)
        try #require(hasCaughtUp(try UnitID("muba/traffic"), at: broker))
        try pace(broker, "--resume")
        try #require(run.wait(for: "participation of Kasat Lantas changed: back"))
        try pace(broker, "--speed", "1000")
        let (code, _, errors) = run.finish()
        #expect(code == 0 || code == 75, "\(errors)")
        #expect(try !Self.lost(in: run.record).contains("muba/traffic"))
    }

    /// Reads until the unit says that it has handled the last turn that was granted; false when that hangs.
    private func hasCaughtUp(_ unit: UnitID, at broker: String) throws -> Bool {
        let subscriber = try KafkaConnection(bootstrap: broker).subscriber(fetchWait: .paced)
        var finder = try DrillFinder(subscriber, wanted: nil)
        var open: OpenDrill?
        let deadline = Hang.deadline()
        while open == nil, .now < deadline {
            if case .one(let found) = try finder.look(subscriber, wait: .milliseconds(200)) { open = found }
        }
        guard let open else { return false }
        let places = [DrillSetup.controlTopic, unit.taskForce.topic].map {
            TopicPartition(topic: $0, partition: open.partition)
        }
        try subscriber.assign(Dictionary(uniqueKeysWithValues: places.map { ($0, 0) }))
        var granted: UInt64 = 0
        var ready: UInt64 = 0
        while .now < deadline {
            for arrival in try subscriber.poll(limit: 1_000, wait: .milliseconds(200)) {
                guard case .success(let envelope) = arrival.reading else { continue }
                if envelope.type == Granted.eventType { granted = max(granted, envelope.turn) }
                if envelope.type == Ready.eventType, envelope.stream == unit.mainStream {
                    ready = max(ready, try Ready(serializedBytes: envelope.data).turn)
                }
            }
            if granted > 0, ready >= granted { return true }
        }
        return false
    }

    @Test("one that never comes back from its turn is set aside, and the drill ends without it")
    func endlessLoop() throws {
        let run = try start(PythonAgency.scenario, "--external", "muba/bpbd")
        let broker = try #require(run.broker(after: "is somebody else's to start"))
        let misfit = try GladiRun(["hanging", "--kafka", broker], program: "gladi-misfit")
        let (code, output, errors) = run.finish()
        misfit.kill()
        #expect(code == 75, "\(errors)")
        #expect(errors.contains(/lost on the way, and not back at the end: .*muba\/bpbd/))
        #expect(output.contains("participation of Kalaksa BPBD Muba changed: has not answered for 3 seconds"))
        #expect(try Self.lost(in: run.record).contains("muba/bpbd"))
    }
}
