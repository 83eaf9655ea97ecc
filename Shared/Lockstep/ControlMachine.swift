import Bus
import Collections
import Domain
import Events

/// Exercise control's side of lockstep: it opens the drill, grants turns, admits decisions, and ends the drill.
///
/// A machine without I/O: records go in through `receive`, time through `step`, and actions come out. All that it
/// chooses stands in its records; whatever else it publishes is a function of these. It follows its own log like
/// anybody else's (C7). So a control that was killed, a second control and the first one all go the same way.
public struct ControlMachine: Sendable {
    /// How control behaves; none of it reaches the digest.
    public struct Settings: Sendable {
        /// Names this process.
        public var instance: String
        /// Follows only; it grants when a complete turn has waited 5 s (C12).
        public var standby: Bool
        /// Waits for the recorder, and stays at most 64 turns ahead of it (C1, C10).
        public var requiresRecorder: Bool
        /// How long a unit may go without a completion before it is set aside (C5); nil: only when asked.
        public var setAsideAfter: Duration?
        /// Units for which turn 1 does not wait; one that is missing begins outside and enters when it comes (C1, C6).
        public var mayComeLate: Set<UnitID>
        /// The pace with which the drill opens.
        public var pace: Pace
        /// Room for records that wait, per stream (R6).
        public var readerRecordsMax: Int

        /// Settings; the defaults are those of a control that runs alone.
        public init(
            instance: String,
            standby: Bool = false,
            requiresRecorder: Bool = true,
            setAsideAfter: Duration? = .seconds(30),
            mayComeLate: Set<UnitID> = [],
            pace: Pace = .fastest,
            readerRecordsMax: Int = StreamReader.recordsMax
        ) {
            self.instance = instance
            self.standby = standby
            self.requiresRecorder = requiresRecorder
            self.setAsideAfter = setAsideAfter
            self.mayComeLate = mayComeLate
            self.pace = pace
            self.readerRecordsMax = readerRecordsMax
        }
    }

    /// How far control may be ahead of the record on disk (C10).
    public static let turnsAheadOfRecorderMax: UInt64 = 64
    /// How many of a console's records one grant admits (C2).
    public static let decisionsPerTurnMax: UInt64 = 64
    /// How long a complete turn waits before a standby grants the next (C12).
    public static let standbyPatience: Duration = .seconds(5)

    let setup: DrillSetup
    let settings: Settings
    let catalogue: EventCatalogue
    var table: StreamTable
    var own: OwnStream
    var ownTruth: OwnStream
    var readers: [StreamName: StreamReader] = [:]
    var log: LogReading
    var phase = Phase.opening
    /// True for the control that grants; a standby follows (C12).
    var isPrimary: Bool
    var participants: [UnitID: Participant] = [:]
    var plan: any ExercisePlan
    /// Why the plan has ended the drill.
    var planEnded: String?
    /// The digest so far; nil before the opening.
    var chain: DigestChain?
    /// The sequence of control's next record that is to be followed.
    var position: UInt64 = 0
    var frontiers = Frontiers()
    var turnTimes: TurnTimes
    var pace: Pace
    var pacing = Pacing()
    var recorder = RecorderAccount()
    var waits = Waits()
    var doubts = Doubts()
    var words = Words()
    var lastBeat: Duration?
    /// True once this control has said that it is there.
    var isAnnounced = false
    var actions: [LockstepAction] = []

    /// The last turn that was granted and followed; 0 before the first.
    public internal(set) var turn: UInt64 = 0
    /// That turn's time.
    public internal(set) var time: SimulatedTime
    /// The digest, once the drill has ended.
    public internal(set) var digest: [UInt8]?

    /// The control of one drill.
    ///
    /// `ends`: the next offset of the drill's partition of each topic when this program began to read; it grants
    ///   nothing before it has read up to there (C7). `firsts`: the first offset that the partition still held; 0 for a
    ///   topic that is not listed.
    public init(
        setup: DrillSetup,
        plan: any ExercisePlan,
        settings: Settings,
        ends: [String: Int64],
        firsts: [String: Int64] = [:],
        catalogue: EventCatalogue = .standard
    ) {
        self.setup = setup
        self.settings = settings
        self.catalogue = catalogue
        self.plan = plan
        table = setup.table
        own = OwnStream(
            name: .control,
            topic: DrillSetup.controlTopic,
            keepsRead: true,
            recordsMax: settings.readerRecordsMax
        )
        ownTruth = OwnStream(
            name: .controlTruth,
            topic: DrillSetup.truthTopic,
            keepsRead: true,
            recordsMax: settings.readerRecordsMax
        )
        isPrimary = !settings.standby
        pace = settings.pace
        time = setup.firstTime
        turnTimes = TurnTimes(start: setup.start)
        let read = Set(setup.table.topics).union([DrillSetup.recorderTopic])
        log = LogReading(unread: ends.filter { $0.value > 0 && read.contains($0.key) }, ends: ends, firsts: firsts)
        for entry in table.entries where entry.name != .control && entry.name != .controlTruth {
            readers[entry.name] = StreamReader(name: entry.name, recordsMax: settings.readerRecordsMax)
        }
        for unit in table.units { participants[unit] = Participant() }
    }

    /// The topics that control reads: those of all streams, and the recorder's.
    public var topics: [String] { (Set(table.topics).union([DrillSetup.recorderTopic])).sorted() }

    /// Takes one record from one of `topics`, on the drill's partition.
    public mutating func receive(_ arrival: Arrival, now: Duration) {
        let topic = arrival.place.topic
        let isFirstReading = arrival.offset >= log.furthest[topic] ?? 0
        if isFirstReading { log.furthest[topic] = arrival.offset + 1 }
        defer { if !log.unread.isEmpty { reachEnd(of: topic, at: arrival.offset) } }
        guard !hasStopped, case .success(let envelope) = arrival.reading, envelope.drill == setup.drill else { return }
        if envelope.stream == .control, topic == DrillSetup.controlTopic { waits.lastEcho = now }
        guard let sequence = envelope.sequence else {
            // A record that is read again for lack of room (R6) was heard before; an old wish must not come true twice.
            if isFirstReading { receiveUnnumbered(envelope, topic: topic, at: arrival.offset, now: now) }
            return
        }
        // R1: a record that claims a stream on another topic than the stream's own is foreign.
        guard let entry = table[envelope.stream], entry.topic == topic else { return }
        switch envelope.stream {
        case .control:
            let (reading, comparison) = own.read(envelope, sequence: sequence, offset: arrival.offset, now: now)
            if case .differs = comparison { lose(to: envelope, at: arrival.offset) }
            if reading == .outOfSequence, !own.reader.hasAccepted { log.openingIsGone = isInherited(arrival.offset) }
        case .controlTruth:
            let (_, comparison) = ownTruth.read(envelope, sequence: sequence, offset: arrival.offset, now: now)
            if case .differs = comparison {
                stop(contradiction(envelope, of: .controlTruth, sequence, at: arrival.offset))
            }
        default:
            _ = readers[envelope.stream]?.read(envelope, sequence: sequence, offset: arrival.offset)
        }
    }

    /// Does all that can be done now; returns the actions to carry out, in order.
    public mutating func step(now: Duration) -> [LockstepAction] {
        if doubts.lastStep.map({ now - $0 > Self.lookMax }) ?? true { doubts.steadySince = now }
        doubts.lastStep = now
        if !hasStopped {
            open()
            while !hasStopped, follow(now: now) {}
            if !hasStopped { beat(now: now) }
            if !hasStopped { keepPace(now: now) }
            if !hasStopped { giveUpForgedStreams(now: now) }
            if !hasStopped { grant(now: now) }
            if !hasStopped { tellWaiting(now: now) }
            send(now: now)
        }
        defer { actions = [] }
        return actions
    }

    /// When `step` should be called again although nothing arrives.
    public mutating func nextDeadline(now: Duration) -> Duration {
        var deadline = now + .milliseconds(500)
        if let due = waits.due { deadline = min(deadline, max(due, now)) }
        if let patience = own.nextPatienceEnd { deadline = min(deadline, max(patience, now)) }
        return deadline
    }

    /// Where the machine stands, in one line for an engineer.
    public var standing: String {
        "turn \(turn), position \(position) of \(own.reader.next), \(isPrimary ? "primary" : "standby"), "
            + "to read \(log.unread.keys.sorted()), proposal \(proposal != nil), read back \(own.isReadBack), "
            + "waits for \(waits.units), ready \(participants.filter { $0.value.isReady }.keys.sorted())"
    }

    /// What control has said that it waits for; nil while play goes on.
    public internal(set) var waitingSaid: Waiting?

    /// The pace that holds, as the record that sets it.
    public var paceSaid: PaceSet { pace.record }

    // MARK: - Saying

    mutating func stop(_ reason: LockstepStop) {
        guard !hasStopped else { return }
        phase = .stopped
        if let fault = reason.fault { say(fault) }
        actions.append(.stop(reason))
    }

    /// Publishes what was computed and not yet sent, and asks to read again what found no room.
    private mutating func send(now: Duration) {
        // What the log holds is compared, not published (C7); only at the log's end is it known what it holds.
        if log.unread.isEmpty {
            for record in ownTruth.takeUnsent(now: now) { actions.append(.publish(record, topic: ownTruth.topic)) }
            for record in own.takeUnsent(now: now) { actions.append(.publish(record, topic: own.topic)) }
        }
        for entry in table.entries {
            let offset =
                switch entry.name {
                case .control: own.takeReread()
                case .controlTruth: ownTruth.takeReread()
                default: readers[entry.name]?.takeReread()
                }
            if let offset { actions.append(.reread(topic: entry.topic, offset: offset)) }
        }
    }

    mutating func publishUnnumbered(_ event: some DrillEvent, topic: String = DrillSetup.controlTopic) {
        if !isAnnounced { sayReady() }
        let envelope = Envelope(
            drill: setup.drill,
            stream: .control,
            sequence: nil,
            turn: turn,
            type: type(of: event).eventType,
            data: event.canonicalBytes(),
            outside: signature
        )
        if envelope.type != Ready.eventType { expectEcho(of: envelope) }
        actions.append(.publish(envelope, topic: topic))
    }
}
