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

    private func restarted(
        _ type: any TaskForceUnit.Type = ToyMedical.self,
        room: Int = StreamReader.recordsMax,
        firsts: [String: Int64] = [:]
    ) throws -> UnitMachine {
        var ends: [String: Int64] = [:]
        for arrival in log { ends[arrival.place.topic] = arrival.offset + 1 }
        return try Self.machine(type, setup, ends, firsts, room)
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ setup: DrillSetup,
        _ ends: [String: Int64],
        _ firsts: [String: Int64],
        _ room: Int
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: UnitID(district: "uji", taskForce: type.profile.taskForce),
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "lagi", snapshotInterval: 0, readerRecordsMax: room),
            ends: ends,
            firsts: firsts
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

    /// What the machine says and why it stops.
    private func outcome(_ machine: inout UnitMachine, now: Duration) -> (fault: Fault?, stop: LockstepStop?) {
        var outcome: (fault: Fault?, stop: LockstepStop?)
        for action in machine.step(now: now) {
            switch action {
            case .publish(let envelope, _) where envelope.type == Fault.eventType:
                outcome.fault = try? Fault(serializedBytes: envelope.data)
            case .stop(let reason): outcome.stop = reason
            default: break
            }
        }
        return outcome
    }

    @Test func aRecordThatNeverComesIsAFaultAfterThirtySeconds() throws {  // R4
        var machine = try restarted()
        let ground = try UnitID("uji/situation")
        let lost = try #require(log.first { $0.place.topic == ground.taskForce.topic && number($0) == 5 })
        for arrival in log where arrival.place != lost.place || arrival.offset != lost.offset {
            machine.receive(arrival, now: .zero)
        }
        #expect(outcome(&machine, now: .zero).stop == nil)
        #expect(outcome(&machine, now: .seconds(29)).stop == nil)
        let (fault, stop) = outcome(&machine, now: .seconds(30))
        #expect(stop == .missing(stream: ground.mainStream, sequence: 5))
        #expect(fault?.kind == .missing)
        #expect(fault?.stream == ground.description)
        #expect(fault?.sequence == 5)
    }

    @Test func aLostHeadIsAFaultAtOnce() throws {  // R4
        let ground = try UnitID("uji/situation")
        let topic = ground.taskForce.topic
        var machine = try restarted(firsts: [topic: 3])
        for arrival in log where arrival.place.topic != topic || arrival.offset >= 3 {
            machine.receive(arrival, now: .zero)
        }
        let (fault, stop) = outcome(&machine, now: .zero)
        #expect(stop == .lostHead(stream: ground.mainStream, sequence: 0))
        #expect(fault?.kind == .lostHead)
        #expect(fault?.stream == ground.description)
        #expect(fault?.sequence == 0)
    }

    @Test func theGroundSaysThatItsBriefingIsLost() throws {  // R4
        var machine = try restarted(ToyGround.self, firsts: [DrillSetup.truthTopic: 1])
        for arrival in log where arrival.place.topic != DrillSetup.truthTopic || arrival.offset >= 1 {
            machine.receive(arrival, now: .zero)
        }
        let (fault, stop) = outcome(&machine, now: .zero)
        #expect(stop == .lostHead(stream: .controlTruth, sequence: 0))
        #expect(fault?.kind == .lostHead)
    }

    @Test func aHeadThatIsLostWhileReadingIsNamed() throws {  // R4
        var machine = try restarted()
        machine.loseHead(of: "gladi.traffic")
        let (fault, stop) = outcome(&machine, now: .zero)
        #expect(stop == .lostHead(stream: try UnitID("uji/traffic").mainStream, sequence: 0))
        #expect(fault?.kind == .lostHead)
    }

    private func number(_ arrival: Arrival) -> UInt64? {
        guard case .success(let envelope) = arrival.reading else { return nil }
        return envelope.sequence
    }
}
