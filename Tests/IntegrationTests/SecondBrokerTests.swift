import Foundation
import Recording
import Testing

/// Drills on a second real broker with a newer librdkafka, and what they do when that broker goes and comes back.
///
/// The outages are real and last 20 s; every verdict waits for an event.
@Suite("A second real broker", .serialized, .enabled(if: SecondBroker.isPossible || SecondBroker.mustRun))
struct SecondBrokerTests {
    @Test("an excerpt at full speed has the digest of one process")
    func excerpt() throws {
        let broker = try SecondBroker()
        let run = try ExcerptDrill.start(on: broker.address, environment: SecondBroker.environment)
        _ = try ExcerptDrill.expectSame(run)
    }

    @Test("a broker that is stopped for 20 s, with every connection open: nobody is set aside, the same digest")
    func stopped() throws {
        let broker = try SecondBroker()
        let run = try ExcerptDrill.inTheMiddle(on: broker.address, environment: SecondBroker.environment)
        broker.signal(SIGSTOP)
        ExcerptDrill.last(20)
        broker.signal(SIGCONT)
        let said = try ExcerptDrill.expectSame(run)
        #expect(said.contains("broker \(broker.address) has not answered for"))
        #expect(said.contains("broker \(broker.address) answers again after"))
    }

    @Test("every connection cut for 20 s: every service waits, the same digest")
    func cut() throws {
        let port = try freePort()
        let broker = try SecondBroker(advertised: port)
        let cable = try Cable(from: port, to: broker.port)
        try broker.makeTopics()
        let run = try ExcerptDrill.inTheMiddle(on: broker.address, environment: SecondBroker.environment)
        try cable.cut()
        ExcerptDrill.last(20)
        #expect(run.children.count == 9, "nobody has left: \(run.children)")
        try cable.mend()
        let said = try ExcerptDrill.expectSame(run)
        for service in ["control", "recorder", "traffic", "situation"] {
            #expect(said.contains("\(service): broker \(broker.address) has not answered for"), "\(service)")
        }
        #expect(!said.contains("started again"))
    }

    @Test("who asked for a patience does not wait longer")
    func patience() throws {
        let broker = try SecondBroker()
        let run = try GladiRun(
            ["--kafka", broker.address, "--lang", "en", "--broker-patience", "3"],
            program: "traffic",
            environment: SecondBroker.environment
        )
        try #require(run.waitForError("waiting for a drill"))
        broker.kill()
        let (code, _, errors) = run.finish()
        #expect(code == 69)
        #expect(errors.contains("no broker answers at \(broker.address)"))
    }

    @Test("a broker that lost its log: 69, in so many words, and never another drill", arguments: [true, false])
    func emptied(_ hasTopics: Bool) throws {
        let broker = try SecondBroker()
        let run = try ExcerptDrill.inTheMiddle(on: broker.address, environment: SecondBroker.environment)
        broker.kill()
        try broker.start()
        if hasTopics { try broker.makeTopics() }
        let (code, _, errors) = run.finish()
        #expect(code == 69, "\(errors)")
        #expect(errors.contains("the broker has lost the drill's log"), "\(errors)")
        guard case .whole(let summary) = try RecordCheck.verify(path: run.record) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(!summary.isEnded)
        #expect(summary.events > 0)
        #expect(summary.verdicts[.differing, default: 0] == 0)
    }
}
