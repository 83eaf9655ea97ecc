import Domain
import Events

/// What a lockstep machine wants done.
///
/// Machines do no I/O: whoever runs them carries this out, in order.
public enum LockstepAction: Sendable {
    /// Publish this record to this topic, on the drill's partition.
    case publish(Envelope, topic: String)
    /// Go on reading a topic's partition from this offset: records found no room (R6).
    case reread(topic: String, offset: Int64)
    /// The machine has stopped; it will do nothing more.
    case stop(LockstepStop)
}

/// Why a machine stopped.
public enum LockstepStop: Error, Sendable, Hashable, CustomStringConvertible {
    /// The drill ended in order.
    case ended(reason: String)
    /// The log contradicts what the program computes: a defect or a forgery. Another start meets it again.
    case diverged(stream: StreamName, sequence: UInt64)
    /// Another instance of this unit is at work.
    case secondInstance(of: String, other: String)
    /// The drill on the bus is not the one that this program was started for, or contradicts the protocol.
    case doesNotFit(String)
    /// The unit broke a rule of its own.
    case unitFailed(String)
    /// A record that a grant names did not come (R4).
    case missing(stream: StreamName, sequence: UInt64)
    /// A record that a grant names lies before the first that the log still holds (R4).
    case lostHead(stream: StreamName, sequence: UInt64)

    /// One line for people.
    public var description: String {
        switch self {
        case .ended(let reason): "the drill ended: \(reason)"
        case .diverged(let stream, let sequence):
            "\(stream):\(sequence) in the log differs from what this program computes (another version, or a forgery)"
        case .secondInstance(let unit, let other):
            "\(unit) is already run by instance \(other); stop that one first, or start this one with --standby"
        case .doesNotFit(let reason): "the drill does not fit: \(reason)"
        case .unitFailed(let reason): "the unit failed: \(reason)"
        case .missing(let stream, let sequence): "the log does not give \(stream):\(sequence), which a grant names"
        case .lostHead(let stream, let sequence):
            "the log's head is gone, and \(stream):\(sequence) with it, which is needed: start from a snapshot or the record"
        }
    }

    /// What a `Fault` says of it: its kind, the record that it names if any, and a text for people.
    ///
    /// Nil for the drill's end, and for a second instance, which harms nobody.
    public var fault: (kind: FaultKind, record: EventID?, text: String)? {
        switch self {
        case .ended, .secondInstance: nil
        case .diverged(let stream, let sequence):
            (.divergence, EventID(stream: stream, sequence: sequence), description)
        case .doesNotFit: (.divergence, nil, description)
        case .unitFailed: (.unit, nil, description)
        case .missing(let stream, let sequence):
            (.missing, EventID(stream: stream, sequence: sequence), "catatan \(stream):\(sequence) tidak datang")
        case .lostHead(let stream, let sequence):
            (
                .lostHead, EventID(stream: stream, sequence: sequence),
                "awal catatan hilang: \(stream):\(sequence) tidak ada lagi"
            )
        }
    }
}
