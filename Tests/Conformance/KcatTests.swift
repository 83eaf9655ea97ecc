import Bus
import Events
import Foundation
import Kafka
import TestSupport
import Testing

@Suite("Other tools read the wire")
struct KcatTests {
    static let kcat = ["/usr/bin/kcat", "/usr/local/bin/kcat", "/opt/homebrew/bin/kcat"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "kcat shows the CloudEvents headers",
        .enabled(if: kcat != nil, "kcat is not installed (Debian: apt-get install kcat)")
    )
    func headers() throws {
        let broker = try EmbeddedBroker(topics: ["gladi.traffic"])
        let publisher = try KafkaConnection(bootstrap: broker.bootstrap).publisher(to: ["gladi.traffic"])
        let envelope = try Envelope.example(sequence: 7)
        try publisher.publish(
            CloudEventsBinding.encode(envelope),
            to: TopicPartition(topic: "gladi.traffic", partition: 2)
        )
        #expect(publisher.flush(within: Hang.bound))

        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.kcat))
        process.arguments = [
            "-b", broker.bootstrap, "-C", "-t", "gladi.traffic", "-p", "2", "-o", "beginning", "-c", "1", "-q",
            "-f", "%h key=%k",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(
            text == """
                ce_specversion=1.0,ce_id=muba/traffic:7,ce_source=/gladi/muba-2024-1/muba/traffic,\
                ce_type=gladi.traffic.v1.RoadClosed,ce_time=2024-08-25T01:00:00Z,ce_drill=muba-2024-1,ce_turn=3,\
                ce_sequence=7,ce_cause=control:2,ce_exercise=LATIHAN,content-type=application/protobuf key=muba-2024-1
                """
        )
    }
}
