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
    ///
    /// `offset` is where the record stands in the drill's partition of the stream's topic.
    case diverged(stream: StreamName, sequence: UInt64, offset: Int64)
    /// The log holds a record where this program writes alone, and this program did not write it: a forgery. Another
    /// start meets it again, and the drill cannot go on.
    case forged(stream: StreamName, sequence: UInt64, offset: Int64)
    /// The drill was played to its end, but the log holds a grant that no control wrote: the outcome is not the
    /// scenario's own.
    case endedInDoubt(stream: StreamName, sequence: UInt64, offset: Int64)
    /// Another instance of this unit is at work; `offset` is where its newest heartbeat stands on the unit's topic.
    case secondInstance(of: String, other: String, offset: Int64)
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
        case .diverged(let stream, let sequence, let offset):
            "\(stream):\(sequence) at offset \(offset) differs from what this program computes (another version, or a forgery)"
        case .forged(let stream, let sequence, let offset):
            "\(stream):\(sequence) at offset \(offset) was not written by the program that writes there: it is forged"
        case .endedInDoubt(let stream, let sequence, let offset):
            "the drill was played to its end, but \(stream):\(sequence) at offset \(offset) is not from exercise control"
        case .secondInstance(let unit, let other, let offset):
            "\(unit) is already run by instance \(other), last heard at offset \(offset) of its topic; stop that one first, "
                + "or start this one with --standby or --take-over"
        case .doesNotFit(let reason): "the drill does not fit: \(reason)"
        case .unitFailed(let reason): "the unit failed: \(reason)"
        case .missing(let stream, let sequence): "the log does not give \(stream):\(sequence), which a grant names"
        case .lostHead(let stream, let sequence):
            "the log's head is gone, and \(stream):\(sequence) with it, which is needed: start from a snapshot or the record"
        }
    }

    /// What a `Fault` says of it, except who says it; nil for the drill's end and for a second instance.
    ///
    /// What is wrong with an end in doubt was said before, and a second instance harms nobody.
    public var fault: Fault? {
        switch self {
        case .ended, .endedInDoubt, .secondInstance: nil
        case .diverged(let stream, let sequence, let offset):
            Fault(
                .divergence,
                stream,
                sequence,
                at: offset,
                "\(stream):\(sequence) lain daripada yang dihitung program ini"
            )
        case .forged(let stream, let sequence, let offset):
            Fault(
                .forgery,
                stream,
                sequence,
                at: offset,
                "\(stream):\(sequence) di offset \(offset) tidak ditulis oleh penulis aliran itu"
            )
        case .doesNotFit(let reason): Fault(.divergence, "latihan tidak cocok: \(reason)")
        case .unitFailed(let reason): Fault(.unit, "satuan gagal: \(reason)")
        case .missing(let stream, let sequence):
            Fault(.missing, stream, sequence, "catatan \(stream):\(sequence) tidak datang")
        case .lostHead(let stream, let sequence):
            Fault(.lostHead, stream, sequence, "awal catatan hilang: \(stream):\(sequence) tidak ada lagi")
        }
    }
}

extension Fault {
    /// A fault that names no record; `text` is Indonesian.
    package init(_ kind: FaultKind, _ text: String) {
        self.init()
        self.kind = kind
        self.text = text
    }

    /// A fault that names a record, and where it stands if it stands anywhere; `text` is Indonesian.
    package init(
        _ kind: FaultKind,
        _ stream: StreamName,
        _ sequence: UInt64,
        at offset: Int64? = nil,
        _ text: String
    ) {
        self.init(kind, text)
        self.stream = stream.text
        self.sequence = sequence
        if let offset { self.offset = offset }
    }

    /// This fault as `speaker` says it.
    package func said(by speaker: String, instance: String) -> Fault {
        var fault = self
        fault.unit = speaker
        fault.instance = instance
        return fault
    }
}
