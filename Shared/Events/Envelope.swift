import Domain

/// How an event's data is written.
public enum ContentType: String, Sendable, Hashable, CaseIterable, Codable {
    /// Protobuf, binary.
    case protobuf = "application/protobuf"
    /// The Protobuf JSON mapping.
    case json = "application/json"
}

/// A header that lies outside the digest: wall clock, trace, provenance.
public struct OutsideHeader: Sendable, Hashable {
    /// The header's name as it stands on the wire.
    public let name: String
    /// Its value; null and empty differ.
    public let value: [UInt8]?

    /// A header.
    public init(name: String, value: [UInt8]?) {
        self.name = name
        self.value = value
    }
}

/// One event of a drill with its CloudEvents attributes, however it travelled.
///
/// An envelope holds the data as bytes, so a reader older than the writer passes on what it does not know, unharmed. It
/// never changes. It is a reference because a process hands on every record that it reads, which so costs little.
public final class Envelope: Sendable, Hashable {
    /// The drill.
    public let drill: DrillID
    /// The stream that claims the record.
    public let stream: StreamName
    /// The record's number in its stream; nil for the unnumbered (heartbeats, pace), which lie outside the digest.
    public let sequence: UInt64?
    /// The turn in which it was published; 0 before the first.
    public let turn: UInt64
    /// The event's type, `gladi.traffic.v1.RoadClosed`.
    public let type: String
    /// How `data` is written.
    public let contentType: ContentType
    /// The event that caused it, if one did.
    public let cause: EventID?
    /// `ce_time`: simulated time, RFC 3339 in UTC.
    ///
    /// A function of the turn; nil for the unnumbered.
    public let time: String?
    /// The event as it was written.
    public let data: [UInt8]
    /// Headers outside the digest, in the order in which they came.
    public let outside: [OutsideHeader]

    /// An envelope.
    public init(
        drill: DrillID,
        stream: StreamName,
        sequence: UInt64?,
        turn: UInt64,
        type: String,
        contentType: ContentType = .protobuf,
        cause: EventID? = nil,
        time: String? = nil,
        data: [UInt8],
        outside: [OutsideHeader] = []
    ) {
        self.drill = drill
        self.stream = stream
        self.sequence = sequence
        self.turn = turn
        self.type = type
        self.contentType = contentType
        self.cause = cause
        self.time = time
        self.data = data
        self.outside = outside
    }

    /// The hash of what the digest covers of this record; an unnumbered record is hashed with sequence 0.
    ///
    /// It is hashed anew each time that it is asked for.
    public var leaf: Leaf {
        Leaf(
            stream: stream,
            sequence: sequence ?? 0,
            turn: turn,
            type: type,
            contentType: contentType,
            cause: cause,
            data: data
        )
    }

    /// Tells this record from others in this process, by the same parts that the digest covers.
    public var fingerprint: Fingerprint { Fingerprint(self) }

    /// The record's name; nil for the unnumbered.
    public var id: EventID? { sequence.map { EventID(stream: stream, sequence: $0) } }

    /// Equal in every attribute, header and byte.
    public static func == (one: Envelope, other: Envelope) -> Bool {
        one === other
            || one.drill == other.drill && one.id == other.id && one.stream == other.stream && one.turn == other.turn
                && one.type == other.type && one.contentType == other.contentType && one.cause == other.cause
                && one.time == other.time && one.data == other.data && one.outside == other.outside
    }

    /// Feeds what tells records apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

    /// The same event under another drill id: what a replay publishes.
    public func replayed(as drill: DrillID, provenance: [OutsideHeader]) -> Envelope {
        Envelope(
            drill: drill,
            stream: stream,
            sequence: sequence,
            turn: turn,
            type: type,
            contentType: contentType,
            cause: cause,
            time: time,
            data: data,
            outside: outside + provenance
        )
    }
}

/// `bytes` as lower-case hexadecimal.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
