import Collections
import Domain
import Events

/// A stream that this program writes; it compares what the program has computed with what the log holds.
///
/// A record is published once its writer has read it back (W3). What the log holds already is compared and not
/// published (U4). So a program that was killed at any point computes again, compares, and goes on where the log ends.
public struct OwnStream: Sendable {
    /// What comes of comparing a computed record with the log.
    public enum Comparison: Sendable, Equatable {
        /// All fits.
        case agrees
        /// The log holds another record in the place of the one that was computed.
        case differs(from: Envelope)
    }

    /// How long a record may stay unread before it is published again.
    public static let patience: Duration = .seconds(2)

    /// The topic.
    public let topic: String
    /// What the log holds.
    public private(set) var reader: StreamReader
    /// The sequence of the next record to be computed.
    public private(set) var nextComputed: UInt64
    /// How many records were found in the log, equal, before this program had sent them.
    public private(set) var compared: UInt64 = 0
    private let keepsRead: Bool
    private var expected: Deque<Envelope> = []
    private var sent = 0
    private var lastProgress: Duration = .zero

    /// A stream of which `next` records are already behind us.
    ///
    /// `keepsRead`: records that were read stay in `reader` until `follow` passes them: control follows its own
    ///   log, whoever wrote it.
    public init(
        name: StreamName,
        topic: String,
        next: UInt64 = 0,
        keepsRead: Bool = false,
        recordsMax: Int = StreamReader.recordsMax
    ) {
        self.topic = topic
        self.keepsRead = keepsRead
        reader = StreamReader(name: name, next: next, recordsMax: recordsMax)
        nextComputed = next
    }

    /// True when all that was computed has been read back.
    public var isReadBack: Bool { expected.isEmpty }

    /// Takes the next record that the program has computed.
    public mutating func compute(_ envelope: Envelope) -> Comparison {
        precondition(envelope.sequence == nextComputed, "own records are computed in the order of their sequences")
        nextComputed += 1
        guard let standing = reader.fingerprint(of: nextComputed - 1) else {
            expected.append(envelope)
            return .agrees
        }
        guard standing == envelope.fingerprint else { return .differs(from: envelope) }
        compared += 1
        if !keepsRead { reader.drop(below: nextComputed) }
        return .agrees
    }

    /// Takes a record that was read from the log.
    public mutating func read(
        _ envelope: Envelope,
        sequence: UInt64,
        offset: Int64,
        now: Duration
    ) -> (reading: StreamReader.Reading, comparison: Comparison) {
        let reading = reader.read(envelope, sequence: sequence, offset: offset)
        guard reading == .accepted, let first = expected.first else { return (reading, .agrees) }
        expected.removeFirst()
        lastProgress = now
        if sent > 0 { sent -= 1 } else { compared += 1 }
        if !keepsRead { reader.drop(below: sequence + 1) }
        return (reading, first.fingerprint == envelope.fingerprint ? .agrees : .differs(from: first))
    }

    /// What to publish now, in order (W2).
    ///
    /// It is what was not sent yet, and after two seconds without progress all of it again (W3).
    public mutating func takeUnsent(now: Duration) -> [Envelope] {
        guard !expected.isEmpty else { return [] }
        if sent > 0, now - lastProgress >= Self.patience { sent = 0 }
        guard sent < expected.count else { return [] }
        if sent == 0 { lastProgress = now }
        defer { sent = expected.count }
        return Array(expected[sent...])
    }

    /// When `takeUnsent` will next have something although nothing is read; nil when all has been read back.
    public var nextPatienceEnd: Duration? { expected.isEmpty ? nil : lastProgress + Self.patience }

    /// Forgets what was computed and not read back: another writer won (W4).
    public mutating func forgetExpected() {
        expected.removeAll()
        sent = 0
        nextComputed = min(nextComputed, reader.next)
    }

    /// Skips records of the log that this program did not compute but follows (W4, C7).
    public mutating func follow(through sequence: UInt64) {
        nextComputed = max(nextComputed, sequence)
        reader.drop(below: sequence)
    }

    /// Where to read again, once there is room.
    public mutating func takeReread() -> Int64? { reader.takeReread() }
}
