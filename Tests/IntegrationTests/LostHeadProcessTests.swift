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

/// The embedded broker silently drops the oldest records of a full partition; a program that has kept what it needs
/// goes on.
@Suite("A log's head that is gone, with real processes", .serialized)
struct LostHeadProcessTests {
    private static let excerpt = "01:10:00..01:12:00"
    private static let drill = "uji.awal"

    @Test("a unit and the recorder killed after the opening was lost come back, and the digest is the undisturbed one")
    func restarts() throws {
        let digest = try play(Self.excerpt, ["--in-process"]).result.digest
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-test-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let state = folder.appendingPathComponent("keadaan").path
        let record = folder.appendingPathComponent("r.gladi").path

        let broker = try BrokerProcess()
        let common = ["--kafka", broker.bootstrap, "--drill", Self.drill, "--lang", "en"]
        func service(_ program: String, _ arguments: [String]) throws -> GladiRun {
            try GladiRun(arguments + common + ["--fetch-wait", "1"], program: program)
        }
        let crews = try UnitTable.standard.crews(
            for: ScenarioLibrary.withUnits.scenario("muba-2024").roster.map(\.fact.unit)
        )
        let control = try service(
            "control",
            ["muba-2024", "--excerpt", Self.excerpt, "--speed", "1", "--set-aside-after", "never"]
        )
        var recorder = try service("recorder", ["record", record])
        let keeping = ["--state", state, "--snapshot-every", "3"]
        var units: [String: GladiRun] = [:]
        for crew in crews { units[crew.program] = try service(crew.program, keeping) }

        let bus = try DrillBus(broker.bootstrap, Self.drill)
        let snapshot = "\(state)/\(Self.drill)_muba_traffic.snapshot"
        try #require(
            try bus.reads(until: { FileManager.default.fileExists(atPath: snapshot) }),
            "no snapshot was written"
        )
        let office = ["--by", "koordinator-latihan", "--kafka", broker.bootstrap, "--drill", Self.drill]
        func pace(_ wish: String...) throws {
            let (code, _, errors) = try GladiRun(["pace"] + wish + office).finish()
            #expect(code == 0, "\(wish): \(errors)")
        }
        try pace("--pause")
        let first = try bus.loseOpening()
        #expect(first > 0, "the log still holds the drill's opening")

        for program in ["traffic", "recorder"] {
            let run = try #require(program == "recorder" ? recorder : units[program])
            run.kill()
            _ = run.finish()
        }
        recorder = try service("recorder", ["record", record])
        let traffic = try service("traffic", keeping)
        units["traffic"] = traffic
        // Where the opening is gone, people's commands cannot find the drill.
        try bus.ask(
            PaceAsked.with {
                $0.paused = false
                $0.speedPermille = 1_000_000
                $0.by = "koordinator-latihan"
            }
        )

        let (code, _, errors) = traffic.finish()
        #expect(code == 0, "\(errors)")
        #expect(errors.contains("muba/traffic goes on from its snapshot after turn "))
        #expect(!errors.contains("waiting for a drill to be opened"))
        for run in [control, recorder] + units.values {
            let (code, _, errors) = run.finish()
            #expect(code == 0, "\(errors)")
        }
        guard case .whole(let summary) = try RecordCheck.verify(path: record) else {
            Issue.record("\(try RecordCheck.verify(path: record).phrase.english)")
            return
        }
        #expect(summary.isEnded)
        #expect(summary.digest.map { hexadecimal($0) } == digest)
    }
}

/// A drill's partition, as a test sees and fills it.
private struct DrillBus {
    private let connection: KafkaConnection
    private let subscriber: any Subscriber
    private let drill: DrillID
    private let partition: Int32

    init(_ broker: String, _ drill: String) throws {
        connection = KafkaConnection(bootstrap: broker)
        self.drill = try DrillID(drill)
        let subscriber = try connection.subscriber(fetchWait: .paced)
        partition = DrillJoin.partition(
            of: self.drill,
            among: try subscriber.partitionCount(of: DrillSetup.controlTopic)
        )
        try subscriber.assign([TopicPartition(topic: DrillSetup.controlTopic, partition: partition): 0])
        self.subscriber = subscriber
    }

    private var control: TopicPartition { TopicPartition(topic: DrillSetup.controlTopic, partition: partition) }

    /// Reads the drill until `isSo`; false when that hangs.
    func reads(until isSo: () -> Bool) throws -> Bool {
        let deadline = Hang.deadline()
        while .now < deadline {
            if isSo() { return true }
            _ = try subscriber.poll(limit: 1_000, wait: .milliseconds(200))
        }
        return isSo()
    }

    /// Fills control's partition with another drill's records until its first records are gone; the first that is left.
    func loseOpening() throws -> Int64 {
        let publisher = try connection.publisher(to: [DrillSetup.controlTopic])
        let large = Array(repeating: 900_000, count: 5)
        for (number, bytes) in (large + Array(repeating: 20_000, count: 100)).enumerated() {
            let ballast = Envelope(
                drill: try DrillID("pemberat.1"),
                stream: .control,
                sequence: UInt64(number) + 1,
                turn: 0,
                type: Briefing.eventType,
                data: Array(repeating: 7, count: bytes)
            )
            try publisher.publish(CloudEventsBinding.encode(ballast), to: control)
            #expect(publisher.flush(within: Hang.bound))
            let first = try connection.subscriber(fetchWait: .paced).bounds(of: control).lowerBound
            if first > 0 { return first }
        }
        return 0
    }

    /// Asks control for another pace, as a command of a person would.
    func ask(_ asked: PaceAsked) throws {
        let publisher = try connection.publisher(to: [DrillSetup.consoleTopic])
        let envelope = Envelope(
            drill: drill,
            stream: .console,
            sequence: nil,
            turn: 0,
            type: PaceAsked.eventType,
            data: asked.canonicalBytes()
        )
        try publisher.publish(
            CloudEventsBinding.encode(envelope),
            to: TopicPartition(topic: DrillSetup.consoleTopic, partition: partition)
        )
        #expect(publisher.flush(within: Hang.bound))
    }
}
