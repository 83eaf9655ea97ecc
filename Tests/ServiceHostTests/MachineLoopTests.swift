import Bus
import Domain
import Events
import Lockstep
import ServiceHost
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep

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

    @Test func nobodyLeavesWhileAnotherUnitIsLate() throws {  // U5
        let setup = try ToyDrill.setup(drill: "uji.2")
        var drill = try InProcessDrill(setup: setup, plan: ToyPlan(turns: 12), types: ToyDrill.types)
        _ = try drill.run()
        // The finished log, but for what traffic and medical wrote; medical waits for traffic in every turn.
        let bus = InMemoryBus(partitionCount: 1)
        let own = [try UnitID("uji/traffic"), try UnitID("uji/medical")]
        for topic in setup.table.topics where !own.map(\.taskForce.topic).contains(topic) {
            for arrival in try Self.log(of: topic, on: drill.bus) { try bus.append(arrival.record, to: arrival.place) }
        }
        func machine(_ type: any TaskForceUnit.Type, _ id: UnitID) throws -> UnitMachine {
            let (drill, opened) = (setup.drill, setup.opened)
            return try UnitMachine(
                type,
                id: id,
                drill: drill,
                opened: opened,
                settings: .init(instance: "a"),
                ends: [:]
            )
        }
        let machines = [try machine(ToyTraffic.self, own[0]), try machine(ToyMedical.self, own[1])]
        let loop = try MachineLoop(
            machines: machines,
            subscriber: bus.subscriber(),
            publisher: bus.publisher(),
            partition: 0,
            positions: Dictionary(uniqueKeysWithValues: setup.table.topics.map { ($0, 0) }),
            nonce: "uji"
        )
        guard case .ended = try loop.run(isStopping: { false }) else {
            Issue.record("the loop does not end with the drill")
            return
        }
        for id in own {
            let topic = id.taskForce.topic
            let leaves = try [bus, drill.bus].map { bus in
                try Self.log(of: topic, on: bus).compactMap { try? $0.reading.get() }.filter { $0.sequence != nil }
                    .map(\.leaf)
            }
            #expect(!leaves[0].isEmpty && leaves[0] == leaves[1], "\(id)")
        }
    }

    private static func log(of topic: String, on bus: InMemoryBus) throws -> [Arrival] {
        var log: [Arrival] = []
        _ = try bus.read(TopicPartition(topic: topic, partition: 0), from: 0, limit: 10_000, into: &log)
        return log
    }
}
