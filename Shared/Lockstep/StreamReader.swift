import Collections
import Domain
import Events

/// Reads one stream: the first record with the next sequence wins (R2), all else is a duplicate or a dead letter.
///
/// What is accepted depends on the partition's order alone. Accepted records wait here until they have been delivered.
/// Their room is bounded, and records that find none are read again later (R6).
public struct StreamReader: Sendable {
    /// A record that was accepted and waits.
    public struct Accepted: Sendable {
        /// The record.
        public let envelope: Envelope
        /// Its offset.
        public let offset: Int64
    }

    /// What became of a record.
    public enum Reading: Sendable, Equatable {
        /// It has the next sequence: it counts.
        case accepted
        /// The log holds it already, or the record is too old to compare.
        case duplicate
        /// The log holds another record with this sequence; that one stands (R3).
        case conflict
        /// Its sequence is beyond the next: a dead letter, not kept.
        case outOfSequence
        /// There is no room: the record, and those after it, will be read again (R6).
        case noRoom
    }

    /// Room for accepted records that wait; more than a unit may publish in two turns (W5).
    public static let recordsMax = 4_000
    /// Room for their data.
    public static let bytesMax = 8 << 20

    /// The stream.
    public let name: StreamName
    private var window: SequenceWindow
    /// Where to read again, if records found no room.
    public private(set) var lostAt: Int64?
    private var waiting: Deque<Accepted> = []
    private var waitingBytes = 0

    private let recordsMax: Int

    /// A reader that accepts sequence `next` first and has room for `recordsMax` records that wait.
    public init(name: StreamName, next: UInt64 = 0, recordsMax: Int = Self.recordsMax) {
        self.name = name
        window = SequenceWindow(next: next)
        self.recordsMax = recordsMax
    }

    /// The sequence that would be accepted next.
    public var next: UInt64 { window.next }

    /// The first sequence that still waits; `next` when none does.
    public var firstWaiting: UInt64 { next - UInt64(waiting.count) }

    /// True once a record was accepted: what is missing now does not lie before the log's first record.
    public var hasAccepted: Bool { window.hasAdmitted }

    /// The offset of the first record that still waits, or of the first that found no room.
    public var firstNeededOffset: Int64? { waiting.first?.offset ?? lostAt }

    /// Reads one numbered record that claims this stream.
    public mutating func read(_ envelope: Envelope, sequence: UInt64, offset: Int64) -> Reading {
        let placement = window.placement(of: sequence)
        if case .earlier(let standing) = placement {
            guard let standing, standing != envelope.fingerprint else { return .duplicate }
            return .conflict
        }
        if lostAt != nil { return .noRoom }
        guard placement == .next else { return .outOfSequence }
        guard waiting.count < recordsMax, waitingBytes < Self.bytesMax else {
            lostAt = offset
            return .noRoom
        }
        waiting.append(Accepted(envelope: envelope, offset: offset))
        waitingBytes += envelope.data.count
        window.admit(envelope.fingerprint)
        return .accepted
    }

    /// The waiting record with this sequence.
    public subscript(sequence: UInt64) -> Accepted? {
        guard sequence >= firstWaiting, sequence < next else { return nil }
        return waiting[Int(sequence - firstWaiting)]
    }

    /// The waiting records of a range of sequences that have all been accepted and not been dropped.
    public func records(_ range: Range<UInt64>) -> [Accepted] {
        let first = firstWaiting
        return Array(waiting[Int(range.lowerBound - first)..<Int(range.upperBound - first)])
    }

    /// The fingerprint of a record that was accepted; nil when it is too old or yet to come.
    public func fingerprint(of sequence: UInt64) -> Fingerprint? { window.fingerprint(of: sequence) }

    /// Hands over the waiting records below `sequence`.
    public mutating func take(below sequence: UInt64) -> [Accepted] {
        guard sequence > firstWaiting else { return [] }
        let taken = Array(waiting.prefix(Int(min(sequence, next) - firstWaiting)))
        drop(below: sequence)
        return taken
    }

    /// Forgets the waiting records below `sequence`; they have been delivered.
    public mutating func drop(below sequence: UInt64) {
        while firstWaiting < sequence, let first = waiting.first {
            waiting.removeFirst()
            waitingBytes -= first.envelope.data.count
        }
    }

    /// Where to read again, once there is room; asked once, it is forgotten.
    public mutating func takeReread() -> Int64? {
        guard let offset = lostAt, waiting.count <= recordsMax / 2, waitingBytes <= Self.bytesMax / 2 else {
            return nil
        }
        lostAt = nil
        return offset
    }
}
