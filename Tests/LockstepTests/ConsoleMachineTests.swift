import Bus
import Domain
import Events
import Lockstep
import TestSupport
import Testing

/// A console's rules (W4, C9, C13).
struct ConsoleMachineTests {
    private let drill: DrillID
    private var console: ConsoleMachine

    init() throws {
        let setup = try ToyDrill.setup(drill: "uji.1")
        drill = setup.drill
        console = try ConsoleMachine(drill: setup.drill, stream: #require(setup.table[.console]), end: 0)
    }

    private func end(sequence: UInt64?) -> Arrival {
        Arrival(
            place: TopicPartition(topic: DrillSetup.controlTopic, partition: 0),
            offset: 0,
            record: CloudEventsBinding.encode(
                Envelope(
                    drill: drill,
                    stream: .control,
                    sequence: sequence,
                    turn: 0,
                    type: Ended.eventType,
                    data: Ended().canonicalBytes()
                )
            )
        )
    }

    @Test(arguments: [nil, 5]) func anEndThatDoesNotCountEndsNothing(sequence: UInt64?) {  // C13, R2
        var console = console
        console.receive(end(sequence: sequence), now: .zero)
        _ = console.decide(FieldReported.with { $0.text = "laporan" })
        #expect(console.step(now: .zero).count == 1, "it publishes the decision")
        #expect(console.takeOutcomes().isEmpty)
    }

    @Test func afterTheEndDecisionsAreRefused() {  // C13
        var console = console
        console.receive(end(sequence: 0), now: .zero)
        let ticket = console.decide(FieldReported.with { $0.text = "laporan" })
        #expect(console.takeOutcomes().map(\.outcome) == [.refusedAfterEnd])
        #expect(console.step(now: .zero).isEmpty)
        #expect(ticket == 1)
    }
}
