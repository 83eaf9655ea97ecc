import Events

/// R2 and R3 for one stream: the first record with the next sequence wins.
///
/// The fingerprints of its newest records are kept, to compare with records that claim the same sequences.
public struct SequenceWindow: Sendable {
    /// What a record is to the stream, told by the partition's order alone.
    public enum Placement: Sendable, Equatable {
        /// It would be accepted now.
        case next
        /// Another record has this sequence already; `standing` is its fingerprint, nil when it lies before the window.
        case earlier(standing: Fingerprint?)
        /// Records are missing before it.
        case ahead
    }

    /// Fingerprints that are kept to compare duplicates with (R3).
    public static let recordsMax = 4_096

    /// The sequence that would be accepted next.
    public private(set) var next: UInt64
    // A ring once it is full: a sequence's fingerprint lies at its distance from `base`, modulo the window's size.
    private var fingerprints: [Fingerprint] = []
    private let base: UInt64

    /// A stream of which the records below `next` are behind us; their fingerprints are not known here.
    public init(next: UInt64 = 0) {
        self.next = next
        base = next
    }

    /// True once a record was accepted.
    public var hasAdmitted: Bool { next > base }

    /// What a record with this sequence would be.
    public func placement(of sequence: UInt64) -> Placement {
        sequence == next ? .next : sequence > next ? .ahead : .earlier(standing: fingerprint(of: sequence))
    }

    /// Accepts the next record.
    public mutating func admit(_ fingerprint: Fingerprint) {
        if fingerprints.count < Self.recordsMax {
            fingerprints.append(fingerprint)
        } else {
            fingerprints[slot(next)] = fingerprint
        }
        next += 1
    }

    /// The fingerprint of a record that was accepted; nil when it lies before the window, or is yet to come.
    public func fingerprint(of sequence: UInt64) -> Fingerprint? {
        guard sequence < next, next - sequence <= UInt64(fingerprints.count) else { return nil }
        return fingerprints[slot(sequence)]
    }

    private func slot(_ sequence: UInt64) -> Int { Int((sequence - base) % UInt64(Self.recordsMax)) }
}
