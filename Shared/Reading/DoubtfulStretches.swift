import Domain
import Events
import Lockstep

/// The stretches of a drill's streams that may be somebody else's work, as the drill itself says and shows.
///
/// A record that a forger put at a stream's next sequence counts (R2), and what follows from it is in the log like
/// anything else. Only a `Fault` tells it from the rest. Three may say one: the writer who found the record in its
/// stream, control, and whoever compares the record's own time with that of its turn. All of it is evidence and no
/// proof: where everyone may write everywhere, a fault may be forged as well. So control takes back what was said in its
/// own name, and what a unit said that plays on all the same; a record that it takes back is in no doubt. From the first such record on, the whole
/// rest of the stream is in doubt.
public struct DoubtfulStretches: Sendable, Hashable {
    /// Why a stretch is in doubt.
    public enum Reason: String, Sendable, Hashable, Comparable {
        /// Its writer, or control, says that it did not write the record.
        case disowned
        /// The record's own time does not fit its turn.
        case doubtful

        /// What a writer says of its own stream weighs more.
        public static func < (left: Self, right: Self) -> Bool { left == .disowned && right == .doubtful }
    }

    /// A stream's rest, from one record on.
    public struct Stretch: Sendable, Hashable {
        /// The first record that is in doubt.
        public let first: EventID
        /// Where it stands in the drill's partition; nil where that was not said.
        public let offset: Int64?
        /// Why.
        public let reason: Reason
        /// Who said so: a stream, or `verify`.
        public let by: String
        /// What was said, Indonesian.
        public let text: String

        /// A stretch.
        public init(first: EventID, offset: Int64?, reason: Reason, by: String, text: String) {
            self.first = first
            self.offset = offset
            self.reason = reason
            self.by = by
            self.text = text
        }
    }

    private var stretches: [StreamName: Stretch] = [:]

    /// Nothing is in doubt.
    public init() {}

    /// The stretches, by stream.
    public var all: [Stretch] { stretches.values.sorted { $0.first < $1.first } }

    /// True when nothing is in doubt.
    public var isEmpty: Bool { stretches.isEmpty }

    /// The stretch that a fault puts in doubt; nil for another record, and for a fault that its speaker may not say.
    public static func stretch(_ envelope: Envelope, among table: StreamTable) -> Stretch? {
        guard envelope.type == Fault.eventType, envelope.sequence == nil,
            let fault = try? Fault(serializedBytes: envelope.data), !fault.cleared,
            let stream = try? StreamName(fault.stream),
            let entry = table[stream], let reason = Reason(fault.kind),
            envelope.stream == .control || reason == .disowned && entry.unit?.mainStream == envelope.stream
        else { return nil }
        return Stretch(
            first: EventID(stream: stream, sequence: fault.sequence),
            offset: fault.hasOffset ? fault.offset : nil,
            reason: reason,
            by: envelope.stream.text,
            text: fault.text
        )
    }

    /// The record of which control says that it is not in doubt after all, and why it was; nil for any other record.
    fileprivate static func takenBack(_ envelope: Envelope) -> (id: EventID, reason: Reason)? {
        guard envelope.type == Fault.eventType, envelope.sequence == nil, envelope.stream == .control,
            let fault = try? Fault(serializedBytes: envelope.data), fault.cleared,
            let stream = try? StreamName(fault.stream), let reason = Reason(fault.kind)
        else { return nil }
        return (EventID(stream: stream, sequence: fault.sequence), reason)
    }

    /// Takes up a stretch; of two in one stream the earlier one stands, and of two that begin alike the graver one.
    public mutating func add(_ stretch: Stretch) {
        if let known = stretches[stretch.first.stream],
            (known.first.sequence, known.reason) <= (stretch.first.sequence, stretch.reason)
        {
            return
        }
        stretches[stretch.first.stream] = stretch
    }

    /// Drops the stretch of a stream that begins with a record, or behind it.
    fileprivate mutating func drop(from id: EventID, isThatAlone: Bool) {
        guard let first = stretches[id.stream]?.first, isThatAlone ? first == id : first >= id else { return }
        stretches[id.stream] = nil
    }

    /// The stretch in which a record lies; nil when the record is not in doubt.
    public func stretch(of id: EventID) -> Stretch? {
        stretches[id.stream].flatMap { $0.first.sequence <= id.sequence ? $0 : nil }
    }
}

/// What a drill's faults say of its records, until it is taken back: a value to which the faults are handed in their order.
///
/// Of each speaker and stream it keeps the first record in doubt, so that a flood of faults fills no memory.
public struct DoubtfulWords: Sendable {
    private var bySpeaker: [StreamName: DoubtfulStretches] = [:]

    /// Nothing said yet.
    public init() {}

    /// Hears a record; a fault counts where `counts` says so of the stretch that it puts in doubt.
    ///
    /// Control takes back what a unit is said to have said, since the unit plays on (F6); then all that was said in the
    /// unit's name so far is untrue. By a cleared doubt it takes back all that was said in its own name of a stream from
    /// a record on (C14).
    public mutating func hear<Failure: Error>(
        _ envelope: Envelope,
        among table: StreamTable,
        counts: (DoubtfulStretches.Stretch) throws(Failure) -> Bool
    ) throws(Failure) {
        if let (id, reason) = DoubtfulStretches.takenBack(envelope) {
            bySpeaker[.control]?.drop(from: id, isThatAlone: reason == .disowned)
            if reason == .disowned, let unit = table[id.stream]?.unit { bySpeaker[unit.mainStream] = nil }
        } else if let stretch = DoubtfulStretches.stretch(envelope, among: table), try counts(stretch) {
            bySpeaker[envelope.stream, default: DoubtfulStretches()].add(stretch)
        }
    }

    /// What is in doubt now.
    ///
    /// Of two speakers that say the same the first counts: one order, whoever reads.
    public var stretches: DoubtfulStretches {
        var doubts = DoubtfulStretches()
        for (_, said) in bySpeaker.sorted(by: { $0.key < $1.key }) {
            for stretch in said.all { doubts.add(stretch) }
        }
        return doubts
    }
}

extension DoubtfulStretches.Reason {
    /// What a kind of fault says of the record that it names; nil where it puts nothing in doubt.
    fileprivate init?(_ kind: FaultKind) {
        switch kind {
        case .forgery: self = .disowned
        case .doubt: self = .doubtful
        default: return nil
        }
    }
}
