import Foundation
import Testing

/// An Apache Kafka that is killed in the middle of a drill and started again with its log.
///
/// Runs where `GLADI_KAFKA` names one and `GLADI_KAFKA_STOP` and `GLADI_KAFKA_START` are shell commands that kill it and
/// start it again; the topics are there.
@Suite("An Apache Kafka that is killed and started again", .serialized, .enabled(if: KafkaUnderTest.given != nil))
struct KafkaOutageTests {
    private func shell(_ command: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(command)")
    }

    @Test("killed for 20 s: every service waits, the same digest")
    func killed() throws {
        let broker = try #require(KafkaUnderTest.given)
        let run = try ExcerptDrill.inTheMiddle(on: broker.address)
        try shell(broker.stop)
        ExcerptDrill.last(20)
        #expect(run.children.count == 9, "nobody has left: \(run.children)")
        try shell(broker.start)
        let said = try ExcerptDrill.expectSame(run)
        #expect(said.contains("control: broker \(broker.address) has not answered for"))
        #expect(!said.contains("started again"))
    }
}

/// The Apache Kafka that the environment names.
private struct KafkaUnderTest {
    let address: String
    let stop: String
    let start: String

    static let given: KafkaUnderTest? = {
        let environment = ProcessInfo.processInfo.environment
        guard let address = environment["GLADI_KAFKA"], let stop = environment["GLADI_KAFKA_STOP"],
            let start = environment["GLADI_KAFKA_START"]
        else { return nil }
        return KafkaUnderTest(address: address, stop: stop, start: start)
    }()
}
