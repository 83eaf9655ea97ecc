import Bus
import Domain
import Events
import Foundation
import Lockstep
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep

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
        try Self.machine(type, setup, ends(), firsts, room)
    }

    private func ends() -> [String: Int64] {
        log.reduce(into: [:]) { $0[$1.place.topic] = $1.offset + 1 }
    }

    private static func machine(
        _ type: any TaskForceUnit.Type,
        _ setup: DrillSetup,
        _ ends: [String: Int64],
        _ firsts: [String: Int64],
        _ room: Int,
        snapshots: UInt64 = 0,
        from snapshot: UnitSnapshot? = nil
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: UnitID(district: "uji", taskForce: type.profile.taskForce),
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "lagi", snapshotInterval: snapshots, readerRecordsMax: room),
            ends: ends,
            firsts: firsts,
            snapshot: snapshot
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

    /// Restarted from every turn's snapshot, some of them taken while a message is on its way.
    @Test func whatIsOnItsWayOverABadLinkOutlivesACrash() throws {
        var whole = try Self.machine(ToyMedical.self, setup, [:], [:], StreamReader.recordsMax, snapshots: 1)
        var snapshots: [UnitSnapshot] = []
        // The unit's own records before the grant that asks for them: a snapshot is taken once all are read back.
        func rank(_ arrival: Arrival) -> (UInt64, Int, String, Int64) {
            let topic = arrival.place.topic
            return (turn(arrival), topic == ToyMedical.profile.taskForce.topic ? 0 : 1, topic, arrival.offset)
        }
        let inOrder = log.sorted { rank($0) < rank($1) }
        for arrival in inOrder {
            whole.receive(arrival, now: .zero)
            _ = whole.step(now: .zero)
            if let snapshot = whole.takeSnapshot() { snapshots.append(snapshot) }
        }
        let delayed = try snapshots.filter { snapshot in
            String(decoding: try JSONEncoder().encode(snapshot), as: UTF8.self).contains("\"held\":[{")
        }
        try #require(!delayed.isEmpty, "the toy plan delays something in \(snapshots.count) turns")
        for snapshot in snapshots {
            var machine = try Self.machine(
                ToyMedical.self,
                setup,
                ends(),
                [:],
                StreamReader.recordsMax,
                snapshots: 0,
                from: snapshot
            )
            for arrival in log { machine.receive(arrival, now: .zero) }
            var published = 0
            var stop: LockstepStop?
            for action in machine.step(now: .zero) {
                switch action {
                case .publish(let envelope, _): published += envelope.id == nil ? 0 : 1
                case .stop(let reason): stop = reason
                case .reread: break
                }
            }
            #expect(stop == .ended(reason: "cukup"), "from turn \(snapshot.turn)")
            #expect(published == 0, "from turn \(snapshot.turn) the log holds all of it")
        }
    }

    @Test(arguments: [SimulatedTime.secondsMax + 1, .max] as [UInt64])
    func aGrantBeyondTheGreatestTimeStopsTheUnit(time: UInt64) throws {
        try #expect(stop(afterAGrantAt: time, inTurn: 1) != nil)
        try #expect(stop(afterAGrantAt: time, inTurn: 9) != nil)
    }

    @Test func aGrantThatGoesBackStopsTheUnit() throws {
        try #expect(stop(afterAGrantAt: 0, inTurn: 9) != nil)
        try #expect(stop(afterAGrantAt: nil, inTurn: 9) == nil)
    }

    /// Why a unit stops that reads the log up to a turn whose grant says another time; nil: it goes on.
    private func stop(afterAGrantAt time: UInt64?, inTurn last: UInt64) throws -> String? {
        var machine = try Self.machine(ToyMedical.self, setup, [:], [:], StreamReader.recordsMax)
        for arrival in log where turn(arrival) <= last {
            guard let time, turn(arrival) == last, let record = try? arrival.reading.get(),
                var granted = try? Granted(serializedBytes: record.data), record.type == Granted.eventType
            else {
                machine.receive(arrival, now: .zero)
                continue
            }
            granted.time = time
            let forged = Envelope(
                drill: record.drill,
                stream: record.stream,
                sequence: record.sequence,
                turn: record.turn,
                type: record.type,
                data: granted.canonicalBytes()
            )
            machine.receive(
                Arrival(place: arrival.place, offset: arrival.offset, record: CloudEventsBinding.encode(forged)),
                now: .zero
            )
        }
        guard case .forged(.control, let sequence, _) = outcome(&machine, now: .zero).stop else { return nil }
        return "control:\(sequence)"
    }

    private func turn(_ arrival: Arrival) -> UInt64 {
        guard case .success(let envelope) = arrival.reading else { return 0 }
        return envelope.turn
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
