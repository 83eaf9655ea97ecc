import Bus
import Domain
import Events
import Lockstep
import TaskForceKit
import TestSupport
import Testing

/// A unit's rules, one by one: one machine, and the log of a drill that others have played.
struct UnitMachineTests {
    private static let drill: (setup: DrillSetup, log: [Arrival])? = try? play()
    private let setup: DrillSetup
    private let log: [Arrival]
    private let medical = try? UnitID("uji/medical")

    init() throws {
        (setup, log) = try #require(Self.drill)
    }

    private static func play() throws -> (DrillSetup, [Arrival]) {
        let setup = try ToyDrill.setup(drill: "uji.1")
        var drill = try InProcessDrill(setup: setup, plan: ToyPlan(turns: 60), types: ToyDrill.types)
        _ = try drill.run()
        var log: [Arrival] = []
        for topic in setup.table.topics {
            _ = try drill.bus.read(TopicPartition(topic: topic, partition: 0), from: 0, limit: 100_000, into: &log)
        }
        return (setup, log)
    }

    private func restarted(room: Int = StreamReader.recordsMax) throws -> UnitMachine {
        var ends: [String: Int64] = [:]
        for arrival in log { ends[arrival.place.topic] = arrival.offset + 1 }
        return try UnitMachine(
            ToyMedical.self,
            id: #require(medical),
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "lagi", snapshotInterval: 0, readerRecordsMax: room),
            ends: ends
        )
    }

    @Test func aRebuildComparesWhatFoundNoRoomAtFirst() throws {  // U4, R6
        var machine = try restarted(room: 20)
        for arrival in log { machine.receive(arrival, now: .zero) }
        var published: [EventID] = []
        var stop: LockstepStop?
        var rereads = 0
        while stop == nil, rereads < 1_000 {
            var from: [String: Int64] = [:]
            for action in machine.step(now: .zero) {
                switch action {
                case .publish(let envelope, _): if let id = envelope.id { published.append(id) }
                case .reread(let topic, let offset): from[topic] = min(from[topic] ?? offset, offset)
                case .stop(let reason): stop = reason
                }
            }
            for arrival in log where arrival.offset >= from[arrival.place.topic] ?? .max {
                machine.receive(arrival, now: .zero)
            }
            rereads += 1
        }
        #expect(stop == .ended(reason: "cukup"))
        #expect(rereads > 3, "the log is longer than the room")
        #expect(published == [], "the log holds all of it")
    }
}
