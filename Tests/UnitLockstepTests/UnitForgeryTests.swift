import Bus
import Domain
import Events
import Lockstep
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep

/// What a unit makes of records in its own stream that it did not write, and of heartbeats that are not its own.
struct UnitForgeryTests {
    private static let unit = (try? UnitID("uji/medical"))
    private let setup: DrillSetup
    /// A whole drill's records but its end.
    private let log: [Arrival]
    private let id: UnitID
    private let topic = "gladi.medical"

    init() throws {
        setup = try ToyDrill.setup(drill: "uji.1")
        id = try #require(Self.unit)
        var drill = try InProcessDrill(setup: setup, plan: ToyPlan(turns: 60), types: ToyDrill.types)
        _ = try drill.run()
        var log: [Arrival] = []
        for topic in setup.table.topics {
            _ = try drill.bus.read(TopicPartition(topic: topic, partition: 0), from: 0, limit: 100_000, into: &log)
        }
        self.log = log.filter { (try? $0.reading.get().type) != Ended.eventType }
    }

    private func machine(
        _ type: any TaskForceUnit.Type = ToyMedical.self,
        _ other: UnitID? = nil,
        takeOver: Bool = false
    ) throws -> UnitMachine {
        try UnitMachine(
            type,
            id: other ?? id,
            drill: setup.drill,
            opened: setup.opened,
            settings: .init(instance: "lagi", takeOver: takeOver, snapshotInterval: 0),
            ends: log.reduce(into: [:]) { $0[$1.place.topic] = $1.offset + 1 }
        )
    }

    /// What the machine says and why it stops when it reads `log`.
    private func outcome(
        _ log: [Arrival],
        of other: UnitMachine? = nil
    ) throws -> (fault: Fault?, stop: LockstepStop?) {
        var machine = try other ?? machine()
        for arrival in log { machine.receive(arrival, now: .zero) }
        var outcome: (fault: Fault?, stop: LockstepStop?)
        for _ in 0..<10 where outcome.stop == nil {
            for action in machine.step(now: .zero) {
                switch action {
                case .publish(let envelope, _) where envelope.type == Fault.eventType:
                    outcome.fault = try Fault(serializedBytes: envelope.data)
                case .stop(let reason): outcome.stop = reason
                default: break
                }
            }
        }
        return outcome
    }

    private func arrival(_ envelope: Envelope, offset: Int64) -> Arrival {
        Arrival(
            place: TopicPartition(topic: topic, partition: 0),
            offset: offset,
            record: CloudEventsBinding.encode(envelope)
        )
    }

    /// The log with one of the unit's own records changed.
    private func log(
        changing sequence: UInt64,
        _ change: (Envelope) -> Envelope
    ) throws -> (log: [Arrival], offset: Int64) {
        var changed = log
        let index = try #require(
            log.firstIndex { arrival in
                (try? arrival.reading.get()).map { $0.stream == id.mainStream && $0.sequence == sequence } ?? false
            }
        )
        changed[index] = arrival(change(try log[index].reading.get()), offset: log[index].offset)
        return (changed, log[index].offset)
    }

    private func with(
        _ envelope: Envelope,
        turn: UInt64? = nil,
        type: String? = nil,
        time: String? = nil
    ) -> Envelope {
        Envelope(
            drill: envelope.drill,
            stream: envelope.stream,
            sequence: envelope.sequence,
            turn: turn ?? envelope.turn,
            type: type ?? envelope.type,
            cause: envelope.cause,
            time: time ?? envelope.time,
            // Field 127, which no message has.
            data: envelope.data + [0xF8, 0x07, 0x01]
        )
    }

    @Test("other data alone may be another version's: a divergence, with its place")
    func divergence() throws {
        let (log, offset) = try log(changing: 20) { with($0) }
        let (fault, stop) = try outcome(log)
        #expect(stop == .diverged(stream: id.mainStream, sequence: 20, offset: offset))
        #expect(fault?.kind == .divergence && fault?.offset == offset && fault?.hasOffset == true)
    }

    @Test("another version's record of a later turn on a side stream is a divergence, not a forgery")
    func sideStream() throws {
        let ground = try UnitID("uji/situation")
        let stream = ground.sideStream("truth")
        var changed = log
        let index = try #require(
            log.firstIndex { arrival in
                (try? arrival.reading.get()).map { $0.stream == stream && $0.sequence == 5 } ?? false
            }
        )
        let record = try log[index].reading.get()
        let later = with(record, turn: record.turn + 1, time: setup.start.universal(SimulatedTime(seconds: 9_999)))
        changed[index] = Arrival(
            place: log[index].place,
            offset: log[index].offset,
            record: CloudEventsBinding.encode(later)
        )
        let stop = try outcome(changed, of: machine(ToyGround.self, ground)).stop
        #expect(stop == .diverged(stream: stream, sequence: 5, offset: log[index].offset))
    }

    @Test("a type that this program does not know may be a newer version's, if it is one of ours")
    func unknownType() throws {
        for (type, isForged) in [("gladi.medical.v2.WardOpened", false), ("medical.v1.WardOpened", false)] + [
            ("lain.v1.X", true)
        ] {
            let (log, offset) = try log(changing: 20) { with($0, type: type) }
            let stop = try outcome(log).stop
            #expect(
                stop
                    == (isForged
                        ? .forged(stream: id.mainStream, sequence: 20, offset: offset)
                        : .diverged(stream: id.mainStream, sequence: 20, offset: offset)),
                "\(type)"
            )
        }
    }

    @Test("a turn, a time or a type that no program of the unit would write betrays a forgery")
    func betrayal() throws {
        let changes: [(Envelope) -> Envelope] = [
            { with($0, turn: $0.turn + 1) }, { with($0, time: "2024-08-25T01:00:00Z") },
            { with($0, type: LevelSet.eventType) }, { with($0, type: Granted.eventType) },
        ]
        for change in changes {
            let (log, offset) = try log(changing: 20, change)
            let (fault, stop) = try outcome(log)
            #expect(stop == .forged(stream: id.mainStream, sequence: 20, offset: offset))
            #expect(fault?.kind == .forgery && fault?.offset == offset && fault?.unit == id.description)
        }
    }

    @Test("what an instance disowned, the next one disowns as well")
    func disowned() throws {
        let (changed, offset) = try log(changing: 20) { with($0) }
        var log = changed
        let fault = Fault.with {
            $0.kind = .forgery
            $0.stream = id.description
            $0.sequence = 20
        }
        let word = Envelope(
            drill: setup.drill,
            stream: id.mainStream,
            sequence: nil,
            turn: 9,
            type: Fault.eventType,
            data: fault.canonicalBytes()
        )
        log.insert(arrival(word, offset: -1), at: 0)
        #expect(try outcome(log).stop == .forged(stream: id.mainStream, sequence: 20, offset: offset))
    }

    @Test("a grant that cannot follow is nobody's, and is named with its place")
    func grants() throws {
        let control = log.filter { $0.place.topic == DrillSetup.controlTopic }
        let granted = try #require(control.last { (try? $0.reading.get().type) == Granted.eventType })
        let record = try granted.reading.get()
        let original = try Granted(serializedBytes: record.data)
        let changes: [(inout Granted) -> Void] = [
            { $0.turn += 1 }, { $0.turn = .max }, { $0.turn = 0 }, { $0.streams.append(99) },
            {
                $0.streams = [3, 4, 5, 6]
                $0.frontiers = [0, 0, 0, 0]
            },
        ]
        for change in changes {
            var other = original
            change(&other)
            let forged = Envelope(
                drill: record.drill,
                stream: .control,
                sequence: record.sequence,
                turn: record.turn,
                type: record.type,
                time: record.time,
                data: other.canonicalBytes()
            )
            let cut = log.filter { $0.place.topic != DrillSetup.controlTopic || $0.offset < granted.offset }
            let arrival = Arrival(
                place: granted.place,
                offset: granted.offset,
                record: CloudEventsBinding.encode(forged)
            )
            let (fault, stop) = try outcome(cut + [arrival])
            let sequence = try #require(record.sequence)
            #expect(stop == .forged(stream: .control, sequence: sequence, offset: granted.offset), "\(other)")
            #expect(fault?.kind == .forgery && fault?.offset == granted.offset)
        }
    }

    // MARK: - Heartbeats (U6)

    /// The stop of a machine that hears heartbeats of another instance, each so much later than the one before.
    private func hearing(
        beats: Int,
        every interval: Duration = .seconds(1),
        of unit: String = "uji/medical",
        turn: UInt64 = 60,
        takeOver: Bool = false
    ) throws -> LockstepStop? {
        var machine = try machine(takeOver: takeOver)
        for arrival in log { machine.receive(arrival, now: .zero) }
        _ = machine.step(now: .zero)
        let ready = Ready.with {
            $0.instance = "lain"
            $0.turn = turn
            $0.profile.unit = unit
        }
        var stop: LockstepStop?
        for number in 0..<beats {
            let beat = Envelope(
                drill: setup.drill,
                stream: id.mainStream,
                sequence: nil,
                turn: 60,
                type: Ready.eventType,
                data: ready.canonicalBytes()
            )
            let now = interval * number
            machine.receive(arrival(beat, offset: 10_000 + Int64(number)), now: now)
            for case .stop(let reason) in machine.step(now: now) { stop = reason }
        }
        return stop
    }

    @Test("two beats within three seconds that fit keep the later one out, with the beat's place")
    func secondInstance() throws {
        #expect(try hearing(beats: 1) == nil)
        #expect(
            try hearing(beats: 2) == .secondInstance(of: "uji/medical", other: "lain", offset: 10_001)
        )
    }

    @Test("beats far apart, of another unit, or of a turn that is not near, keep nobody out")
    func noInstance() throws {
        #expect(try hearing(beats: 5, every: .seconds(4)) == nil)
        #expect(try hearing(beats: 5, of: "uji/traffic") == nil)
        #expect(try hearing(beats: 5, of: "") == nil)
        #expect(try hearing(beats: 5, turn: 1_000) == nil)
        #expect(try hearing(beats: 5, turn: .max) == nil)
    }

    @Test("who is told to take over plays all the same") func takeOver() throws {
        #expect(try hearing(beats: 5, takeOver: true) == nil)
    }
}
