import Bus
import Domain
import Events
import Lockstep
import TaskForceTesting
import TestSupport

/// Control alone at a desk: its records come back at once, and units answer as the test says.
///
/// Time stands still unless the test moves it.
struct ControlDesk {
    private(set) var control: ControlMachine
    private(set) var published: [Envelope] = []
    private(set) var stop: LockstepStop?
    var now: Duration = .seconds(100)
    /// Units that complete each turn at once, asking for their next turn this much later; nil: no wake-up.
    var answering: [UnitID: UInt64?] = [:]
    /// Turns in which they publish an event too.
    var reporting: Set<UInt64> = []

    let setup: DrillSetup
    private var offsets: [String: Int64] = [:]
    private var next: [StreamName: UInt64] = [:]
    private var log: [Arrival] = []
    private var rereads: [String: Int64] = [:]

    static let units = ToyDrill.types.compactMap { try? UnitID(district: "uji", taskForce: $0.profile.taskForce) }
        .sorted()

    init(
        plan: any ExercisePlan = TimetablePlan(end: 10_000),
        seed: UInt64 = 7,
        settings: ControlMachine.Settings = .init(instance: "uji", requiresRecorder: false),
        ends: [String: Int64] = [:],
        firsts: [String: Int64] = [:]
    ) throws {
        setup = try ToyDrill.setup(drill: "uji.1", seed: seed)
        control = ControlMachine(setup: setup, plan: plan, settings: settings, ends: ends, firsts: firsts)
    }

    /// The turns granted so far, with their times.
    var granted: [(turn: UInt64, time: UInt64)] {
        published.filter { $0.type == Granted.eventType }.compactMap { record in
            (try? Granted(serializedBytes: record.data)).map { ($0.turn, $0.time) }
        }
    }

    /// The grants themselves.
    var grants: [Granted] {
        published.filter { $0.type == Granted.eventType }.compactMap { try? Granted(serializedBytes: $0.data) }
    }

    /// Messages of one kind that control published.
    func messages<Event: DrillEvent>(_ type: Event.Type) -> [Event] {
        published.filter { $0.type == Event.eventType }.compactMap { try? Event(reading: $0.data, as: $0.contentType) }
    }

    /// The last turn granted.
    var turn: UInt64 { granted.last?.turn ?? 0 }

    /// Lets control and the answering units work until nothing moves; at most `limit` grants.
    mutating func work(limit: Int = 1) {
        let until = granted.count + limit
        for _ in 0..<(limit * 4 + 8) where stop == nil {
            let actions = control.step(now: now)
            if actions.isEmpty { return }
            for action in actions {
                switch action {
                case .publish(let envelope, let topic): land(envelope, topic)
                case .stop(let reason): stop = reason
                case .reread(let topic, let offset): rereads[topic] = min(rereads[topic] ?? offset, offset)
                }
            }
            if granted.count >= until { return }
        }
    }

    /// Lets control work while nothing that it publishes arrives anywhere.
    mutating func stepWithoutBus() { _ = control.step(now: now) }

    private mutating func land(_ envelope: Envelope, _ topic: String) {
        published.append(envelope)
        bring(envelope, topic)
        guard envelope.type == Granted.eventType, let granted = try? Granted(serializedBytes: envelope.data) else {
            return
        }
        for (unit, wakeUp) in answering.sorted(by: { $0.key < $1.key }) {
            complete(unit, turn: granted.turn, wakeUp: wakeUp.map { granted.time + $0 })
        }
    }

    /// A record arrives from the bus.
    mutating func bring(_ envelope: Envelope, _ topic: String) {
        let offset = offsets[topic, default: 0]
        offsets[topic] = offset + 1
        let arrival = Arrival(
            place: TopicPartition(topic: topic, partition: 0),
            offset: offset,
            record: CloudEventsBinding.encode(envelope)
        )
        log.append(arrival)
        control.receive(arrival, now: now)
    }

    /// A unit completes a turn.
    mutating func complete(_ unit: UnitID, turn: UInt64, wakeUp: UInt64? = nil) {
        let streams = setup.table.streams(of: unit)
        var sequence = next[unit.mainStream, default: 0]
        if reporting.contains(turn) {
            report(unit, sequence, turn)
            sequence += 1
        }
        next[unit.mainStream] = sequence + 1
        let completed = Completed.with { completed in
            completed.turn = turn
            completed.streams = streams.map(\.number)
            completed.frontiers = streams.map { $0.kind == .main ? sequence + 1 : 0 }
            if let wakeUp { completed.wakeUp = wakeUp }
        }
        bring(
            Envelope(
                drill: setup.drill,
                stream: unit.mainStream,
                sequence: sequence,
                turn: turn,
                type: Completed.eventType,
                time: ceTime(of: turn),
                data: completed.canonicalBytes()
            ),
            unit.taskForce.topic
        )
    }

    private mutating func report(_ unit: UnitID, _ sequence: UInt64, _ turn: UInt64) {
        bring(
            Envelope(
                drill: setup.drill,
                stream: unit.mainStream,
                sequence: sequence,
                turn: turn,
                type: StrengthReported.eventType,
                time: ceTime(of: turn),
                data: StrengthReported().canonicalBytes()
            ),
            unit.taskForce.topic
        )
    }

    /// What a record published in `turn` carries as `ce_time`.
    func ceTime(of turn: UInt64) -> String? {
        granted.last { $0.turn == turn }.map { setup.start.universal(SimulatedTime(seconds: $0.time)) }
    }

    /// The sequence of control's next record.
    var nextOfControl: UInt64 {
        log.reduce(into: UInt64(0)) { next, arrival in
            guard case .success(let envelope) = arrival.reading, envelope.stream == .control,
                envelope.sequence == next
            else { return }
            next += 1
        }
    }

    /// Where the next record of a topic will stand.
    func end(of topic: String) -> Int64 { offsets[topic, default: 0] }

    /// Records of a unit that the desk did not write itself: its next one comes after them.
    mutating func passOver(_ unit: UnitID, _ count: UInt64) { next[unit.mainStream, default: 0] += count }

    /// Somebody writes in control's stream.
    mutating func write(
        _ event: some DrillEvent,
        at sequence: UInt64,
        turn: UInt64,
        time: UInt64 = 0,
        by writer: String? = nil
    ) {
        bring(
            Envelope(
                drill: setup.drill,
                stream: .control,
                sequence: sequence,
                turn: turn,
                type: type(of: event).eventType,
                time: setup.start.universal(SimulatedTime(seconds: time)),
                data: event.canonicalBytes(),
                outside: writer.map {
                    [OutsideHeader(name: ControlMachine.writerHeader, value: Array($0.utf8))]
                } ?? []
            ),
            DrillSetup.controlTopic
        )
    }

    /// A unit says something unnumbered.
    mutating func say(_ event: some DrillEvent, by unit: UnitID) {
        bring(unnumbered(event, unit.mainStream), unit.taskForce.topic)
    }

    /// Someone asks for something.
    mutating func ask(for event: some DrillEvent) { bring(unnumbered(event, .console), DrillSetup.consoleTopic) }

    /// Another control says that it is there.
    mutating func control(_ instance: String) {
        bring(unnumbered(Ready.with { $0.instance = instance }, .control), DrillSetup.controlTopic)
    }

    /// A unit's heartbeat.
    mutating func ready(_ unit: UnitID, turn: UInt64 = 0, of instance: String = "a") {
        bring(
            unnumbered(
                Ready.with {
                    $0.instance = instance; $0.turn = turn
                },
                unit.mainStream
            ),
            unit.taskForce.topic
        )
    }

    /// Every unit is ready.
    mutating func readyAll() { for unit in Self.units { ready(unit) } }

    /// The exercise control asks for a pace, or whoever the wish names.
    mutating func ask(_ asked: PaceAsked) {
        var asked = asked
        if asked.by.isEmpty { asked.by = DrillSetup.controller }
        bring(unnumbered(asked, .console), DrillSetup.consoleTopic)
    }

    /// Another control sets the pace.
    mutating func set(_ pace: PaceSet, by writer: String? = "uji") { say(pace, inControlsName: writer) }

    /// Somebody says something unnumbered in control's name.
    mutating func say(_ event: some DrillEvent, inControlsName writer: String?) {
        bring(unnumbered(event, .control, by: writer), DrillSetup.controlTopic)
    }

    /// A person decides.
    mutating func decide(_ sequence: UInt64) {
        let report = FieldReported.with { $0.text = "laporan \(sequence)" }
        bring(
            Envelope(
                drill: setup.drill,
                stream: .console,
                sequence: sequence,
                turn: 0,
                type: FieldReported.eventType,
                data: report.canonicalBytes()
            ),
            DrillSetup.consoleTopic
        )
    }

    /// The recorder speaks.
    mutating func recorder(_ event: some DrillEvent) { bring(unnumbered(event, .recorder), DrillSetup.recorderTopic) }

    private func unnumbered(_ event: some DrillEvent, _ stream: StreamName, by writer: String? = nil) -> Envelope {
        Envelope(
            drill: setup.drill,
            stream: stream,
            sequence: nil,
            turn: 0,
            type: type(of: event).eventType,
            data: event.canonicalBytes(),
            outside: writer.map { [OutsideHeader(name: ControlMachine.writerHeader, value: Array($0.utf8))] } ?? []
        )
    }

    /// Time goes on while control looks twice a second, and these units beat each second.
    mutating func pass(_ seconds: Int, beating: [UnitID] = []) {
        for half in 0..<(2 * seconds) {
            now += .milliseconds(500)
            if half % 2 == 1 { for unit in beating { ready(unit, turn: turn) } }
            work()
        }
    }

    /// Starts another control on what stands in the log.
    func restarted(
        plan: any ExercisePlan = TimetablePlan(end: 10_000),
        seed: UInt64 = 7,
        standby: Bool = false,
        room: Int = StreamReader.recordsMax,
        firsts: [String: Int64] = [:]
    ) throws -> ControlDesk {
        var desk = try ControlDesk(
            plan: plan,
            seed: seed,
            settings: .init(
                instance: "lagi",
                standby: standby,
                requiresRecorder: false,
                readerRecordsMax: room
            ),
            ends: offsets,
            firsts: firsts
        )
        desk.now = now
        desk.answering = answering
        desk.offsets = offsets
        desk.next = next
        desk.log = log
        return desk
    }

    /// Hands the first `count` records of the log to a control that was restarted.
    ///
    /// Those of `lost` do not come.
    mutating func reread(_ count: Int? = nil, without lost: (Arrival) -> Bool = { _ in false }) {
        for arrival in log.prefix(count ?? log.count) where !lost(arrival) { control.receive(arrival, now: now) }
    }

    /// Hands over again what control asked for, to the log's end; false when it asked for nothing.
    mutating func readAgain() -> Bool {
        let asked = rereads
        rereads = [:]
        for arrival in log where arrival.offset >= asked[arrival.place.topic] ?? .max {
            control.receive(arrival, now: now)
        }
        return !asked.isEmpty
    }

    /// The bus no longer holds what control would have read next.
    mutating func loseHead(of topic: String) { control.loseHead(of: topic) }

    /// Records in the log.
    var logCount: Int { log.count }
}
