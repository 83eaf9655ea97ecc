import Bus
import Collections
import Domain
import Events

/// A console's side of lockstep: people's decisions and reports, appended to a stream that may have several writers (W4).
///
/// A decision counts once it is read back. If another console's record won the sequence, this console takes the next
/// one. While play is frozen, decisions are refused (C9).
public struct ConsoleMachine: Sendable {
    /// What became of a decision.
    public enum Outcome: Sendable, Hashable {
        /// It stands in the log under this name.
        case stands(EventID)
        /// Play is frozen: bukan latihan.
        case refusedWhileFrozen
        /// The drill has ended.
        case refusedAfterEnd
        /// This many decisions already wait.
        case refusedTooMany(Int)
    }

    /// How many decisions may wait to be read back.
    public static let waitingMax = 64

    private struct Waiting: Sendable {
        let ticket: UInt64
        let type: String
        let data: [UInt8]
    }

    private let drill: DrillID
    private let topic: String
    private var own: OwnStream
    private var waiting: Deque<Waiting> = []
    private var nextTicket: UInt64 = 0
    private var unread: Int64
    private var turn: UInt64 = 0
    private var controlNext: UInt64 = 0
    private var voices = ControlVoices()
    private var isFrozen = false
    private var isPaused = false

    /// True while control, by its last record on pace, grants no turns.
    public var isHeld: Bool { isFrozen || isPaused }
    private var hasEnded = false
    private var outcomes: [(UInt64, Outcome)] = []

    /// A console of one drill.
    ///
    /// `end`: the next offset of the drill's partition of the console's topic when this program began to read.
    public init(drill: DrillID, stream: StreamTable.Entry, end: Int64) {
        self.drill = drill
        topic = stream.topic
        own = OwnStream(name: stream.name, topic: stream.topic)
        unread = end
    }

    /// Hands in a decision; its outcome comes from `takeOutcomes` under the number returned.
    public mutating func decide(_ event: some DrillEvent) -> UInt64 {
        nextTicket += 1
        if hasEnded {
            outcomes.append((nextTicket, .refusedAfterEnd))
        } else if isFrozen {
            outcomes.append((nextTicket, .refusedWhileFrozen))
        } else if waiting.count >= Self.waitingMax {
            outcomes.append((nextTicket, .refusedTooMany(waiting.count)))
        } else {
            waiting.append(
                Waiting(ticket: nextTicket, type: type(of: event).eventType, data: event.canonicalBytes())
            )
        }
        return nextTicket
    }

    /// The decisions whose outcome became known since the last call.
    public mutating func takeOutcomes() -> [(ticket: UInt64, outcome: Outcome)] {
        defer { outcomes = [] }
        return outcomes.map { ($0.0, $0.1) }
    }

    /// Takes one record from the console's own topic or control's, on the drill's partition.
    public mutating func receive(_ arrival: Arrival, now: Duration) {
        if arrival.place.topic == topic, arrival.offset + 1 >= unread { unread = 0 }
        guard case .success(let envelope) = arrival.reading, envelope.drill == drill else { return }
        if arrival.place.topic == DrillSetup.controlTopic, envelope.stream == .control {
            follow(envelope)
        } else if arrival.place.topic == topic, envelope.stream == own.reader.name, let sequence = envelope.sequence {
            read(envelope, sequence: sequence, offset: arrival.offset, now: now)
        }
    }

    /// Does all that can be done now.
    public mutating func step(now: Duration) -> [LockstepAction] {
        if unread == 0, own.isReadBack, let first = waiting.first, !hasEnded, !isFrozen {
            own.follow(through: own.reader.next)
            let envelope = Envelope(
                drill: drill,
                stream: own.reader.name,
                sequence: own.nextComputed,
                turn: turn,
                type: first.type,
                data: first.data
            )
            _ = own.compute(envelope)
        }
        return own.takeUnsent(now: now).map { .publish($0, topic: topic) }
    }

    private mutating func read(_ envelope: Envelope, sequence: UInt64, offset: Int64, now: Duration) {
        let wasWaiting = !own.isReadBack
        let (reading, comparison) = own.read(envelope, sequence: sequence, offset: offset, now: now)
        guard reading == .accepted else { return }
        if wasWaiting, comparison == .agrees, let first = waiting.popFirst() {
            outcomes.append((first.ticket, .stands(EventID(stream: own.reader.name, sequence: sequence))))
        } else if wasWaiting {
            own.forgetExpected()
        }
        own.follow(through: sequence + 1)
    }

    private mutating func follow(_ envelope: Envelope) {
        if let sequence = envelope.sequence {
            // Control's records count only in their order (R2): a forged end beyond the next record ends nothing.
            guard sequence == controlNext else { return }
            controlNext += 1
            turn = max(turn, envelope.turn)
        }
        voices.hear(envelope)
        guard voices.defect(of: envelope) == nil else { return }
        switch envelope.type {
        case PaceSet.eventType:
            guard envelope.sequence == nil, let set = try? PaceSet(serializedBytes: envelope.data) else { return }
            isFrozen = set.frozen
            isPaused = set.paused
            if isFrozen { refuseAll(.refusedWhileFrozen) }
        case Ended.eventType where envelope.sequence != nil:
            hasEnded = true
            refuseAll(.refusedAfterEnd)
        default: break
        }
    }

    /// Refuses the decisions that were not sent; one that is on its way may still stand, and its outcome says so.
    private mutating func refuseAll(_ outcome: Outcome) {
        while waiting.count > (own.isReadBack ? 0 : 1), let last = waiting.popLast() {
            outcomes.append((last.ticket, outcome))
        }
    }
}
