import Bus
import Domain
import Events
import Lockstep
import Phrases
import ServiceHost
import TestSupport
import Testing

@Suite("Which of several open drills is meant")
struct SeveralDrillsTests {
    /// Looks for a drill among two, while control of these says that it is there.
    private func find(hearing speaking: [String], listening: Duration? = .zero) throws -> OpenDrill? {
        let bus = InMemoryBus(partitionCount: 1)
        let place = TopicPartition(topic: DrillSetup.controlTopic, partition: 0)
        func say(_ event: some DrillEvent, in drill: String, sequence: UInt64?) throws {
            let envelope = Envelope(
                drill: try DrillID(drill),
                stream: .control,
                sequence: sequence,
                turn: 0,
                type: type(of: event).eventType,
                data: event.canonicalBytes()
            )
            try bus.append(envelope, to: place)
        }
        for drill in ["sungguh.1", "palsu.1"] {
            try say(ToyDrill.setup(drill: drill).opened, in: drill, sequence: 0)
            // A heartbeat of before shows nothing.
            try say(Ready(), in: drill, sequence: nil)
        }
        return try DrillJoin.find(
            bus.subscriber(),
            wanted: nil,
            listening: listening,
            broker: "uji",
            language: .english,
            isStopping: {
                for drill in speaking { try? say(Ready(), in: drill, sequence: nil) }
                return false
            }
        )
    }

    @Test("who asks control for something takes the drill whose control alone is heard")
    func asking() throws {
        #expect(try find(hearing: ["sungguh.1"])?.id.text == "sungguh.1")
        for heard in [[], ["palsu.1", "sungguh.1"]] as [[String]] {
            let failure = #expect(throws: ServiceFailure.self) { try find(hearing: heard) }
            #expect(failure?.exitCode == 64)
            let words = failure?.phrase.english ?? ""
            #expect(words.contains("palsu.1, sungguh.1; choose one with --drill"))
            #expect(words.contains("their control is heard") == !heard.isEmpty)
        }
    }

    @Test("who takes part is told to choose")
    func joining() {
        #expect(throws: ServiceFailure.self) { try find(hearing: ["sungguh.1"], listening: nil) }
    }
}
