import Bus
import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Reading

/// The progress of a drill, as an observer of its records sees it.
///
/// A value: arrivals go in, notices of what happened come out.
public struct DrillProgress: Sendable {
    /// Something that happened.
    public struct Notice: Sendable {
        /// Simulated time.
        public let time: SimulatedTime
        /// The turn in which it was published.
        public let turn: UInt64
        /// Who said it.
        public let stream: StreamName
        /// What; nil for an agency's own type, which this program was not built with.
        public let message: (any DrillEvent)?
        /// What it says: in words, or in the form that its agency announced for its type.
        public var words: Phrase { own ?? message.map { EventLine.phrase($0, on: stream, glossary) } ?? .nothing }
        fileprivate let own: Phrase?
        fileprivate var glossary: Glossary
        /// Its place in the stream; the unnumbered come after the turn's others.
        let sequence: UInt64
        fileprivate let isQuiet: Bool

        /// The event's id as other events name it.
        package var id: String { EventID(stream: stream, sequence: sequence).description }
        /// True for what is shown as a line of its own.
        package var isWorthALine: Bool { message.map { [.line, .strong].contains(type(of: $0).weight) } ?? !isQuiet }
    }

    /// The last turn granted.
    public private(set) var turn: UInt64 = 0
    /// Its time.
    public private(set) var time: SimulatedTime
    /// The situation's level.
    public private(set) var level = Level.unspecified
    /// When turn 1 was seen granted.
    public private(set) var firstGrant: Duration?
    /// The end, once it was seen.
    public private(set) var ended: Ended?
    /// Where in control's stream the end stands.
    package private(set) var endSequence: UInt64?
    /// For whom control says that it waits; nil when the drill moves.
    public private(set) var waiting: Waiting?
    /// Why a person's wish holds play, so that no turn is granted; nil when none does.
    public private(set) var hold: Phrase?

    /// The first record that its writer, or control, calls forged and that nobody has taken back; a unit's before control's.
    ///
    /// On control's own stream a doubt weighs as much: a run has no second control.
    public var forgery: DoubtfulStretches.Stretch? {
        let forged = doubts.stretches.all.filter { $0.reason == .disowned || $0.first.stream == .control }
        return forged.first { $0.first.stream != .control } ?? forged.first
    }
    /// When control was last heard.
    public private(set) var controlHeard: Duration?

    /// How many records that say the same, or of one writer too many, were not told.
    package var untold: Int { refusals.untold }

    private var doubts = DoubtfulWords()
    private var refusals = RefusalTally()
    private var glossary = Glossary()
    private var sieve: DrillSieve
    private var table: StreamTable
    private let start: DrillStart
    private var samples: [(now: Duration, turn: UInt64, time: SimulatedTime)] = []

    /// An observer that has seen nothing yet.
    public init(_ setup: DrillSetup) {
        self.init(setup.drill, setup.opened, table: setup.table, start: setup.start, firstTime: setup.firstTime)
        glossary = Glossary(setup.units.compactMap { try? UnitBriefing(serializedBytes: $0.briefing) })
    }

    /// An observer of a drill of which only the opening is known.
    init(_ drill: DrillID, _ opened: Opened, table: StreamTable, start: DrillStart, firstTime: SimulatedTime = .start) {
        sieve = DrillSieve(drill: drill, opened: opened)
        self.start = start
        self.table = table
        time = firstTime
    }

    /// How long control has been silent; nil while it is heard, before its first word, and once the drill has ended.
    ///
    /// Control says each second that it is there.
    public func controlSilence(at now: Duration) -> Duration? {
        guard ended == nil, let controlHeard, now - controlHeard >= Self.silence else { return nil }
        return now - controlHeard
    }

    /// While the bus is away nobody can be heard, so control's silence counts from here on.
    package mutating func excuseControl(at now: Duration) { if controlHeard != nil { controlHeard = now } }

    /// How long control may say nothing before it counts as silent.
    public static let silence: Duration = .seconds(3)

    /// Turns per second and simulated seconds per second, over the last four seconds.
    public func rate(at now: Duration) -> (turns: Int, pace: Int) {
        guard let first = samples.first, now - first.now > .milliseconds(100) else { return (0, 0) }
        let seconds = (now - first.now) / .seconds(1)
        func perSecond(_ count: UInt64) -> Int {
            Int(clamping: Int64(Double(min(count, UInt64(UInt32.max))) / seconds))
        }
        return (perSecond(turn.subtractingSaturated(first.turn)), perSecond(time.seconds(since: first.time)))
    }

    /// Takes what was read; returns what happened in the drill, in the order of time.
    public mutating func take(_ arrivals: [Arrival], at now: Duration) -> [Notice] {
        var notices = arrivals.compactMap { take($0, at: now) }
        // A briefing may arrive after the first events of those whom it names.
        for index in notices.indices { notices[index].glossary = glossary }
        return notices.sorted { ($0.turn, $0.stream, $0.sequence) < ($1.turn, $1.stream, $1.sequence) }
    }

    private mutating func take(_ arrival: Arrival, at now: Duration) -> Notice? {
        // A record on which no unit would act is nothing that happened.
        guard let sifted = sieve.sift(arrival), let envelope = sifted.envelope,
            sifted.judgement.verdict == .accepted || sifted.judgement.verdict == .unnumbered
        else { return nil }
        if envelope.stream == .control { controlHeard = now }
        glossary.hear(envelope)
        let message = sifted.event
        let wasHeld = hold != nil
        if let message { follow(message, of: envelope, at: now) }
        switch message {
        // That play is held, and that it goes on, everyone should see at once; other paces only move it.
        case is PaceSet where !wasHeld && hold == nil: return nil
        case let message? where type(of: message).weight == .machinery: return nil
        case nil where !isOwn(envelope): return nil
        default: break
        }
        let isLong = envelope.isTooLongToTell
        var own = message == nil || isLong ? ReadableEvent(envelope, glossary: glossary).words : nil
        switch refusals.take(message, on: envelope.stream) {
        case .told: break
        case .counted(let count):
            own = (own ?? message.map { EventLine.phrase($0, on: envelope.stream, glossary) }).map {
                .repeated($0, count)
            }
        case .silent: return nil
        }
        return Notice(
            time: envelope.simulatedTime(since: start) ?? time,
            turn: envelope.turn,
            stream: envelope.stream,
            message: isLong ? nil : message,
            own: own,
            glossary: glossary,
            sequence: envelope.sequence ?? .max,
            isQuiet: glossary.types.isQuiet(envelope.type)
        )
    }

    /// True for an event of an agency's own type, published by the task force that owns the type.
    private func isOwn(_ envelope: Envelope) -> Bool {
        guard envelope.sequence != nil, let publisher = EventKind.publisher(ofOwn: envelope.type) else { return false }
        return table[envelope.stream]?.unit?.taskForce == publisher
    }

    private mutating func follow(_ message: any DrillEvent, of envelope: Envelope, at now: Duration) {
        switch message {
        case let granted as Granted:
            for change in granted.changes where !change.streams.isEmpty { try? table.add(change.streams) }
            if firstGrant == nil { firstGrant = now }
            turn = granted.turn
            time = SimulatedTime(seconds: granted.time)
            waiting = nil
            sample(now)
        case let end as Ended:
            ended = end
            endSequence = envelope.sequence
        case let waits as Waiting: waiting = waits
        case is Fault:
            // Behind the end control says only what is wrong with the end.
            let isBehind = envelope.stream == .control && ended != nil
            let end = endSequence.map { EventID(stream: .control, sequence: $0) }
            doubts.hear(envelope, among: table) { !isBehind || $0.first == end }
        case let set as PaceSet:
            let isHeld = set.paused || set.frozen
            hold = isHeld ? .paceSet(set) : nil
        case let set as LevelSet: level = set.level
        default: break
        }
    }

    private mutating func sample(_ now: Duration) {
        if let last = samples.last, now - last.now < .milliseconds(500) { return }
        samples.append((now, turn, time))
        samples.removeAll { now - $0.now > .seconds(4) }
    }
}
