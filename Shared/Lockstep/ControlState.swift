import Collections
import Domain
import Events

/// What control keeps of a drill, by what it is for.
extension ControlMachine {
    /// Where control stands in the drill.
    enum Phase: Sendable {
        /// Its opening has not been held against the log yet (C7).
        case opening
        /// It follows its log, and nothing of its own waits to be read back.
        case following
        /// It has published a grant or an end, and waits to read whose record stands there (W4).
        case proposing(Proposal)
        /// It has stopped, and does nothing more.
        case stopped
    }

    /// What control knows of one unit.
    struct Participant: Sendable {
        var isIn = true
        /// The last turn in which it was to act.
        var lastActing: UInt64 = 0
        /// Its newest completion in the log.
        var completed: Completed?
        /// How far its main stream was searched for that completion.
        var lookedThrough: UInt64 = 0
        var isReady = false
        /// When its newest heartbeat came, and which turn the heartbeat named.
        var lastReady: Duration?
        var readyTurn: UInt64 = 0
        /// Someone asked that it be set aside: why, and in which turn.
        var askedAside: (reason: String, turn: UInt64)?
    }

    /// A grant that was published and not read back, with all that follows from it.
    struct Proposal: Sendable {
        let fingerprint: Fingerprint
        let plan: any ExercisePlan
        let step: PlanStep
    }

    /// What control has read of the drill's topics.
    struct LogReading: Sendable {
        /// The topics that have not been read up to the end that they had when control began to read (C7).
        var unread: [String: Int64]
        /// The next offset of each topic when control began to read.
        let ends: [String: Int64]
        /// The first offset of each topic that was still kept then.
        let firsts: [String: Int64]
        /// The offset after the furthest record read of each topic.
        var furthest: [String: Int64] = [:]
        /// The log holds records of a control whose opening it no longer holds.
        var openingIsGone = false
    }

    /// How the pace is kept, said, and asked for.
    struct Pacing: Sendable {
        var clock = PaceClock()
        /// Some control has said the pace.
        var isSaid = false
        /// Somebody else's word stands behind this control's own, so it says its own again.
        var isContradicted = false
        /// What people asked for and no control has answered yet, and since when.
        var wishes: [PaceAsked] = []
        var wishedSince: Duration = .zero
        /// When people's requests were refused lately.
        var refusals: [Duration] = []
    }

    /// What the recorder has said of itself (C1, C10).
    struct RecorderAccount: Sendable {
        var isReady = false
        /// The newest turn that it has on disk.
        var turn: UInt64 = 0
        /// Why its disk takes nothing.
        var fault: String?
    }

    /// For whom and for what control waits, and since when.
    struct Waits: Sendable {
        /// The units that are in and have not completed the turn.
        var units: [UnitID] = []
        var unitsSince: Duration?
        /// Since when the turn is complete.
        var completeSince: Duration?
        /// When the turn that waits for the clock is due.
        var due: Duration?
        /// The record for which the next grant cannot be followed (R4).
        var missing: MissingRecord?
        /// When control last looked for whom it waits, and last read a record of control's stream.
        var lookedAt: Duration?
        var lastEcho: Duration?
        /// Since when there is something to tell of, and when it was told.
        var toldSince: Duration?
        var lastSaid: Duration = .zero
    }

    /// What makes control doubt records that count.
    struct Doubts: Sendable {
        /// Other instances of control that have said that they are there.
        var controls: OrderedSet<String> = []
        /// The newest grant or end of which control said that no control wrote it, and where the first one stands.
        var named: EventID?
        var firstNamed: (record: EventID, offset: Int64)?
        /// What this control has said of records in doubt; the latest are kept.
        var said: Deque<Fault> = []
        /// The newest grant or end that was called doubtful.
        var decision: EventID?
        /// Streams in which the time of a record did not fit its turn.
        var streams: Set<StreamName> = []
        /// Units that disowned a record of their stream, and have not shown since that they play on.
        var disowned: [UnitID: Disowned] = [:]
        /// The latest instances of each unit that sent heartbeats, and since when.
        var instances: [UnitID: [(name: String, since: Duration)]] = [:]
        /// The forged record for which this control ends the drill.
        var spoiled: Disowned?
        /// Since when this control and its bus have been there without a break.
        var steadySince: Duration?
        var lastStep: Duration?
    }

    /// True once the opening has been held against the log.
    var isOpen: Bool { if case .opening = phase { false } else { true } }

    /// True when control does nothing more.
    var hasStopped: Bool { if case .stopped = phase { true } else { false } }

    /// The grant or end that waits to be read back.
    var proposal: Proposal? { if case .proposing(let proposal) = phase { proposal } else { nil } }
}
