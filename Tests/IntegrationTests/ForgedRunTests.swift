import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Recording
import ServiceHost
import TestSupport
import Testing

/// Somebody who may write to every topic, beside a run of real processes.
@Suite("A forger on the broker of a run", .serialized)
struct ForgedRunTests {
    private static let office = ["--by", "koordinator-latihan"]

    /// A drill that stands still, and a way to write into its partition.
    private struct Scene {
        let run: GladiRun
        let broker: String
        let drill: DrillID
        let partition: Int32
        let publisher: KafkaPublisher
        private let subscriber: KafkaSubscriber

        init() throws {
            run = try GladiRun(
                ["run", "muba-2024", "--excerpt", "01:10:00..01:14:00", "--record", "r.gladi", "--lang", "en"]
                    + ["--speed", "4", "--view", "plain"]
            )
            let broker = try #require(run.broker)
            self.broker = broker
            let connection = KafkaConnection(bootstrap: broker)
            subscriber = try connection.subscriber()
            let found = try DrillJoin.find(
                subscriber,
                wanted: nil,
                broker: broker,
                language: .english,
                isStopping: { false }
            )
            let open = try #require(found)
            drill = open.id
            partition = open.partition
            publisher = try connection.publisher(to: [
                "gladi.control", "gladi.command", "gladi.medical", "gladi.console",
            ])
        }

        func place(_ topic: String) -> TopicPartition { TopicPartition(topic: topic, partition: partition) }

        /// Asks for a pace and waits for control's answer.
        func pace(_ wish: String...) throws {
            let (code, _, errors) = try GladiRun(["pace", "--kafka", broker] + wish + office).finish()
            try #require(code == 0, "\(errors)")
        }

        /// The newest record of a stream, and where the next one of its topic will stand.
        func newest(of stream: String, on topic: String) throws -> (record: Envelope, end: Int64) {
            let end = try subscriber.bounds(of: place(topic)).upperBound
            try subscriber.assign([place(topic): 0])
            var newest: Envelope?
            var read: Int64 = 0
            while read < end {
                for arrival in try subscriber.poll(limit: 1_000, wait: .seconds(1)) {
                    read = arrival.offset + 1
                    guard case .success(let envelope) = arrival.reading, envelope.drill == drill,
                        envelope.stream.text == stream, envelope.sequence != nil
                    else { continue }
                    newest = envelope
                }
            }
            return (try #require(newest), end)
        }

        /// Waits until control has refused a pace that it did not set.
        func awaitRefusedPace() throws {
            try subscriber.assign([place("gladi.control"): 0])
            let begun = ContinuousClock.now
            while true {
                for arrival in try subscriber.poll(limit: 1_000, wait: .seconds(1)) {
                    guard case .success(let envelope) = arrival.reading, envelope.drill == drill,
                        let refused = try? AskRefused(serializedBytes: envelope.data),
                        envelope.type == AskRefused.eventType
                    else { continue }
                    if refused.asked == PaceSet.eventType { return }
                }
                try #require(.now - begun < Hang.bound)
            }
        }

        func write(_ event: some DrillEvent, as stream: String, after record: Envelope?, on topic: String) throws {
            let envelope = Envelope(
                drill: drill,
                stream: try StreamName(stream),
                sequence: record?.sequence.map { $0 + 1 },
                turn: record?.turn ?? 1,
                type: type(of: event).eventType,
                time: record?.time,
                data: event.canonicalBytes()
            )
            try publisher.publish(CloudEventsBinding.encode(envelope, nonce: "palsu"), to: place(topic))
            try #require(publisher.flush(within: Hang.bound))
        }

        private let office = ForgedRunTests.office
    }

    @Test(
        "an order that command did not give, next in its stream: one message, the record kept, verify and explain say so"
    )
    func forgedOrder() throws {
        let scene = try Scene()
        try scene.pace("--pause")
        let (last, offset) = try scene.newest(of: "muba/command", on: "gladi.command")
        let order = OrderIssued.with {
            $0.kind = .deploy
            $0.office = "kabag-ops"
            $0.addressee = "muba/preventive"
            $0.place = "kpud"
        }
        try scene.write(order, as: "muba/command", after: last, on: "gladi.command")
        try scene.pace("--resume")
        let (code, output, errors) = scene.run.finish()
        let id = "muba/command:\((last.sequence ?? 0) + 1)"
        #expect(code == 76, "\(errors)")
        let said = (output + errors).split(separator: "\n").filter {
            $0.contains("is forged") && $0.contains("The record:")
        }
        #expect(said.count == 1, "\(errors)")
        #expect(said.first?.contains(id) == true)
        #expect(errors.contains("offset \(offset)") || output.contains("offset \(offset)"))
        #expect(!(output + errors).contains("; started again"), "no loop of restarts")

        let verified = try GladiRun(["verify", scene.run.record, "--lang", "en"], program: "recorder").finish()
        #expect(verified.code == 5, "\(verified.output)\(verified.errors)")
        #expect(verified.output.contains(id))
        let explained = try GladiRun(["explain", scene.run.record, id, "--lang", "en"]).finish()
        #expect(explained.code == 0, "\(explained.errors)")
        #expect(explained.output.contains("in doubt"))
    }

    @Test("a completion of a turn that nobody granted: named, and no unit is lost for it")
    func forgedCompletion() throws {
        let scene = try Scene()
        try scene.pace("--pause")
        let (last, offset) = try scene.newest(of: "muba/medical", on: "gladi.medical")
        let completed = try Completed.with {
            let real = try Completed(serializedBytes: last.data)
            $0.turn = real.turn + 1
            $0.streams = real.streams
            $0.frontiers = [(last.sequence ?? 0) + 2]
        }
        try scene.write(completed, as: "muba/medical", after: last, on: "gladi.medical")
        try scene.pace("--resume")
        let (code, output, errors) = scene.run.finish()
        #expect(code == 76, "\(output)\(errors)")
        #expect((output + errors).contains("muba/medical:\((last.sequence ?? 0) + 1)"))
        #expect((output + errors).contains("offset \(offset)"))
        let verified = try GladiRun(["verify", scene.run.record, "--lang", "en"], program: "recorder").finish()
        #expect(verified.code == 5, "\(verified.output)\(verified.errors)")
    }

    @Test("garbage next in control's stream: one message, the record kept")
    func forgedControl() throws {
        let scene = try Scene()
        try scene.pace("--pause")
        let (last, offset) = try scene.newest(of: "control", on: "gladi.control")
        try scene.write(InjectDelivered(), as: "control", after: last, on: "gladi.control")
        let (code, output, errors) = scene.run.finish()
        let told = try GladiRun(["tail", scene.run.record, "--lang", "en"]).finish().output.split(separator: "\n")
        let forged = told.filter { $0.contains("counts for nobody: it belongs to no turn") }
        #expect(forged.count == 1 && forged[0].contains(" control:\((last.sequence ?? 0) + 1) "), "\(forged)")
        #expect(code == 76, "\(errors)")
        #expect((output + errors).contains("control:\((last.sequence ?? 0) + 1)"))
        #expect((output + errors).contains("offset \(offset)"))
        let verified = try GladiRun(["verify", scene.run.record, "--lang", "en"], program: "recorder").finish()
        #expect(verified.code == 5, "\(verified.output)\(verified.errors)")
    }

    @Test("unnumbered forgeries and strangers' wishes change nothing")
    func unnumbered() throws {
        let scene = try Scene()
        try scene.write(Ended.with { $0.reason = "palsu" }, as: "muba/medical", after: nil, on: "gladi.medical")
        try scene.write(
            LevelSet.with {
                $0.level = .red; $0.reason = "palsu"
            },
            as: "console",
            after: nil,
            on: "gladi.console"
        )
        // Faults without end, each with a text of its own.
        for number in 1...60 {
            let fault = Fault.with {
                $0.kind = .unit
                $0.text = String(repeating: "x", count: number)
            }
            try scene.write(fault, as: "muba/medical", after: nil, on: "gladi.medical")
        }
        // Play is frozen; somebody lifts that in control's name, and says in a unit's that its first record is forged.
        try scene.pace("--freeze", "bukan latihan")
        let frozen = try scene.newest(of: "control", on: "gladi.control").record
        try scene.write(PaceSet(), as: "control", after: nil, on: "gladi.control")
        let lie = Fault.with {
            $0.kind = .forgery
            $0.stream = "muba/medical"
            $0.offset = 0
        }
        try scene.write(lie, as: "muba/medical", after: nil, on: "gladi.medical")
        try scene.awaitRefusedPace()
        #expect(try scene.newest(of: "control", on: "gladi.control").record.sequence == frozen.sequence)
        try scene.pace("--unfreeze")
        // A recorder that has never recorded so far.
        let far = Recorded.with { $0.turn = .max }
        try scene.write(far, as: "recorder", after: nil, on: "gladi.control")
        let (stranger, _, answer) = try GladiRun(
            ["pace", "--freeze", "x", "--by", "tukang-parkir", "--kafka", scene.broker, "--lang", "en"]
        ).finish()
        #expect(stranger == 1)
        #expect(answer.contains("tukang-parkir is no office of the exercise control"))
        let (ended, _, why) = try GladiRun(
            [
                "send", "EndDecided", #"{"reason":"pulang","by":"tukang-parkir"}"#, "--kafka", scene.broker, "--lang",
                "en",
            ]
        ).finish()
        #expect(ended == 1, "\(why)")
        try scene.pace("--speed", "max")
        let (code, output, errors) = scene.run.finish()
        #expect(code == 0, "\(errors)")
        #expect(!output.contains("palsu"), "what no unit would act on nobody shows as fact")
        #expect(output.contains("the decision of tukang-parkir is refused"))
        let told = output.split(separator: "\n").count { $0.contains(": xxx") }
        #expect((10..<25).contains(told) && (output + errors).contains("records like these are not shown"), "\(told)")
        #expect(
            output.contains("is not from exercise control: it does not name its writer (no. 1)"),
            "the summary tells"
        )
        let verified = try GladiRun(["verify", scene.run.record, "--lang", "en"], program: "recorder").finish()
        #expect(verified.code == 0, "\(verified.output)")
    }
}
