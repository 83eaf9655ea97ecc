import Bus
import Domain
import Events
import Lockstep
import ServiceHost
import TaskForceKit
import TestSupport
import Testing

/// The loop that runs machines on a bus, where the bus itself fails.
struct MachineLoopTests {
    @Test func aHeadThatTheBusLostIsAFaultInTheLog() throws {  // R4
        let setup = try ToyDrill.setup(drill: "uji.1")
        var drill = try InProcessDrill(setup: setup, plan: ToyPlan(turns: 8), types: ToyDrill.types)
        _ = try drill.run()
        let medical = try UnitID("uji/medical")
        let traffic = try UnitID("uji/traffic")
        let machine = try UnitMachine(
            ToyMedical.self,
            id: medical,
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "lambat"),
            ends: [:]
        )
        drill.bus.truncate(TopicPartition(topic: traffic.taskForce.topic, partition: 0), before: 3)
        let loop = try MachineLoop(
            machines: [machine],
            subscriber: drill.bus.subscriber(),
            publisher: drill.bus.publisher(),
            partition: 0,
            positions: Dictionary(uniqueKeysWithValues: machine.topics.map { ($0, 0) }),
            nonce: "uji"
        )
        #expect(try loop.run(isStopping: { false }) == .lostHead(stream: traffic.mainStream, sequence: 0))
        var log: [Arrival] = []
        _ = try drill.bus.read(
            TopicPartition(topic: medical.taskForce.topic, partition: 0),
            from: 0,
            limit: 10_000,
            into: &log
        )
        let faults = log.compactMap { arrival -> Fault? in
            guard case .success(let envelope) = arrival.reading, envelope.type == Fault.eventType else { return nil }
            return try? Fault(serializedBytes: envelope.data)
        }
        #expect(faults.map(\.kind) == [.lostHead])
        #expect(faults.first?.stream == traffic.description)
    }
}
