import Bus
import Domain
import Events
import Lockstep
import TaskForceKit

/// A unit's side of lockstep: it reads grants and events, lets the unit handle each turn, and publishes what it
/// returns.
///
/// It is a machine without I/O, like control's. It starts from nothing or from a snapshot, reads its own topics to
/// their ends, and handles every grant from there. What the log holds already it compares with what it computes (U4).
public struct UnitMachine: LockstepMachine {
    /// How a machine behaves; none of it reaches the digest.
    public struct Settings: Sendable {
        /// Names this process's instance of the unit.
        public var instance: String
        /// When true, it computes along, and publishes only once the other instance has been silent for 3 s (U6).
        public var standby: Bool
        /// When true, it plays even if another instance is there (U6); both write equal bytes, so that does no harm.
        public var takeOver: Bool
        /// The wall clock's milliseconds since 1970 when the process started; told in `Ready`.
        public var startedMilliseconds: Int64
        /// The program's version, told in `Ready`.
        public var version: String
        /// Turns between two snapshots; 0: none.
        public var snapshotInterval: UInt64
        /// Room for records that wait, per stream (R6).
        public var readerRecordsMax: Int

        /// Settings.
        public init(
            instance: String,
            standby: Bool = false,
            takeOver: Bool = false,
            startedMilliseconds: Int64 = 0,
            version: String = "",
            snapshotInterval: UInt64 = 512,
            readerRecordsMax: Int = StreamReader.recordsMax
        ) {
            self.instance = instance
            self.standby = standby
            self.takeOver = takeOver
            self.startedMilliseconds = startedMilliseconds
            self.version = version
            self.snapshotInterval = snapshotInterval
            self.readerRecordsMax = readerRecordsMax
        }
    }

    /// A unit may publish so many records in one turn, its completion included (W5).
    public static let recordsPerTurnMax = UnitFault.eventsMax + 1
    /// And so many bytes of data.
    public static let bytesPerTurnMax = UnitFault.bytesMax
    /// A record that a grant names must come within this time (R4).
    public static let missingAfter: Duration = .seconds(30)
    /// After this long without a heartbeat, the other instance counts as gone (U6).
    public static let silence: Duration = .seconds(3)
    /// The most turns handled in one step, so that the program that runs the machine can publish and read in between.
    public static let turnsPerStepMax = 64

    /// The unit.
    public let id: UnitID
    /// The drill.
    public let drill: DrillID
    let makeUnit: @Sendable (UnitBriefing) throws -> any TaskForceUnit
    let profile: UnitProfile
    let settings: Settings
    let catalogue: EventCatalogue
    let start: DrillStart
    let seed: UInt64
    var table: StreamTable
    var control: StreamReader
    var briefingReader: StreamReader?
    /// The streams that the unit hears, ascending by name.
    var heard: [Heard] = []
    /// The streams that the unit writes, ascending by number.
    var own: [Own] = []
    /// What each stream is to the unit; streams that are not here mean nothing to it.
    var roles: [StreamName: Role] = [:]
    /// The streams that grants brought after the opening.
    var admitted: [StreamEntry] = []
    var log: LogReading
    var trial = SnapshotTrial()
    var phase = Phase.unbriefed
    /// The unit; nil before its briefing.
    var unit: (any TaskForceUnit)?
    /// What the roster says that the unit can do; none after a snapshot, which the briefing lies before.
    var capabilities: [String] = []
    /// What comes through to the unit of what is said.
    var links: RadioLinks
    /// The sequence of control's next record that is to be handled.
    var position: UInt64 = 0
    var participates = true
    /// The time of the last turn that was handled.
    var time = SimulatedTime.start
    var frontiers = Frontiers()
    /// The offset of the newest grant that was handled.
    var handledOffset: Int64 = -1
    var turnTimes: TurnTimes
    var presence: Presence
    /// The record for which the next grant cannot be handled, and since when.
    var waitingFor: (record: EventID, since: Duration)?
    var lastSnapshotTurn: UInt64 = 0
    var actions: [LockstepAction] = []

    /// The unit in its present state, for questions to it; nil before its briefing.
    package var played: (any TaskForceUnit)? { unit }

    /// What the unit has noted for its engineer since this was last emptied, the latest `Outbox.notesMax`.
    package var notes: [String] = []
    /// The last turn that was handled; 0 before the first.
    public internal(set) var turn: UInt64 = 0
    /// A snapshot that is due; the program that runs the machine takes and keeps it.
    public internal(set) var snapshot: UnitSnapshot?

    /// The machine of one unit in one drill.
    ///
    /// `ends`: for each of the unit's own topics, the next offset of the drill's partition when this program began to
    /// read. Nothing is published before it has read up to there (U4).
    /// `firsts`: the first offset that the partition still held; none: 0.
    /// `snapshot`: where to go on; nil: from the drill's opening.
    /// - Throws: `LockstepStop.doesNotFit` when the opening does not name the unit, or does not let it hear what it
    ///   must.
    public init<Unit: TaskForceUnit>(
        _ type: Unit.Type,
        id: UnitID,
        drill: DrillID,
        opened: Opened,
        settings: Settings,
        ends: [String: Int64],
        firsts: [String: Int64] = [:],
        snapshot: UnitSnapshot? = nil,
        catalogue: EventCatalogue = .standard
    ) throws(LockstepStop) {
        let table: StreamTable
        do { table = try StreamTable(opened) } catch { throw .doesNotFit(error.reason) }
        guard let start = DrillStart(opened.start) else { throw .doesNotFit("the start \(opened.start) is no time") }
        guard table[id.mainStream] != nil else { throw .doesNotFit("the roster of drill \(drill) has no unit \(id)") }
        let profile = type.profile
        let hears = Set(table.heard(by: id).map { $0.kind == .console ? "console" : $0.unit?.taskForce })
        for taskForce in profile.hears where !hears.contains(taskForce) {
            let exists = table.units.contains { $0.taskForce == taskForce && $0 != id }
            guard !exists else {
                throw .doesNotFit("\(id) needs to hear \(taskForce); let it in the scenario's roster")
            }
        }
        self.id = id
        self.drill = drill
        self.profile = profile
        self.settings = settings
        do {
            self.catalogue = try catalogue.adding(profile.publishes + profile.understands)
        } catch {
            throw .doesNotFit(error.reason)
        }
        self.table = table
        self.start = start
        turnTimes = TurnTimes(start: start)
        seed = opened.seed
        links = RadioLinks(of: id)
        makeUnit = { briefing in try Unit(briefing: briefing) }
        control = StreamReader(name: .control, recordsMax: settings.readerRecordsMax)
        presence = Presence(isPublishing: !settings.standby)
        let ownTopics = Set(table.streams(of: id).map(\.topic))
        log = LogReading(
            unread: ends.filter { $0.value > 0 && ownTopics.contains($0.key) },
            ends: ends,
            cutTopics: Set(firsts.filter { $0.value > snapshot?.offsets[$0.key] ?? 0 }.keys)
        )
        if id.taskForce == DrillSetup.ground { briefingReader = reader(.controlTruth) }
        own = table.streams(of: id).map { Own(entry: $0, stream: ownStream($0)) }
        hearAll()
        if let snapshot {
            try restore(snapshot, as: type)
            log.unread = log.unread.filter { $0.value > log.positions[$0.key] ?? 0 }
        }
    }

    /// True until it has handled a grant that came after this program began to read.
    ///
    /// What does not fit meanwhile may be the snapshot's fault as well as the log's.
    public var isRebuilding: Bool { handledOffset < log.ends[DrillSetup.controlTopic] ?? 0 }

    /// How many records the log held that were equal to what was computed, while rebuilding.
    public var compared: UInt64 { own.reduce(UInt64(0)) { $0.addingSaturated($1.stream.compared) } }

    /// Takes one record from one of `topics`, on the drill's partition.
    public mutating func receive(_ arrival: Arrival, now: Duration) {
        let topic = arrival.place.topic
        defer { if !log.unread.isEmpty { reachEnd(of: topic, at: arrival.offset) } }
        log.positions[topic] = max(log.positions[topic] ?? 0, arrival.offset + 1)
        guard !hasStopped, case .success(let envelope) = arrival.reading, envelope.drill == drill else { return }
        guard let sequence = envelope.sequence else {
            guard envelope.stream == id.mainStream, topic == mainTopic else { return }
            if envelope.type == Ready.eventType { hearReady(envelope, arrival, now: now) }
            if envelope.type == Fault.eventType { hearDisowned(envelope) }
            return
        }
        // R1: a record on another topic than its stream's own is foreign.
        switch roles[envelope.stream] {
        case .own(let index) where own[index].entry.topic == topic:
            readOwn(index, envelope, sequence: sequence, offset: arrival.offset, now: now)
        case .heard(let index) where heard[index].entry.topic == topic:
            _ = heard[index].reader.read(envelope, sequence: sequence, offset: arrival.offset)
        case .control where topic == DrillSetup.controlTopic:
            let reading = control.read(envelope, sequence: sequence, offset: arrival.offset)
            if reading == .accepted { presence.controlTurn = max(presence.controlTurn, envelope.turn) }
            if reading != .accepted, arrival.offset < log.ends[topic] ?? 0 {
                passControl(envelope, isBeyond: reading == .outOfSequence)
            }
        case .briefing where topic == DrillSetup.truthTopic:
            _ = briefingReader?.read(envelope, sequence: sequence, offset: arrival.offset)
        default: break
        }
    }

    /// Does all that can be done now, and returns the actions to carry out, in order.
    public mutating func step(now: Duration) -> [LockstepAction] {
        if !hasStopped {
            var turns = 0
            checkPlaceInLog()
            while !hasStopped, turns < Self.turnsPerStepMax {
                takeSnapshotIfDue()
                guard handleNext(now: now) else { break }
                turns += 1
            }
            if !hasStopped { send(now: now) }
        }
        defer { actions = [] }
        return actions
    }

    /// When `step` should be called again even if nothing arrives.
    public mutating func nextDeadline(now: Duration) -> Duration {
        var deadline = now + .milliseconds(500)
        for index in own.indices {
            if let patience = own[index].stream.nextPatienceEnd { deadline = min(deadline, max(patience, now)) }
        }
        return deadline
    }

    /// Where the machine stands, in one line for an engineer.
    public var standing: String {
        "turn \(turn), position \(position) of \(control.next), \(presence.isPublishing ? "publishing" : "standby"), "
            + "to read \(log.unread.keys.sorted()), briefed \(unit != nil), read back \(isReadBack), "
            + "compared \(compared), waits for \(waitingFor.map(\.record.description) ?? "nothing")"
    }
}
