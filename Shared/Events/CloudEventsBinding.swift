import Domain

/// A record as Kafka carries it, byte for byte.
public struct WireRecord: Sendable, Hashable {
    /// The record's key; null and empty differ.
    public let key: [UInt8]?
    /// Its headers, in order; names may repeat.
    public let headers: [OutsideHeader]
    /// Its value; null and empty differ.
    public let value: [UInt8]?

    /// A record.
    public init(key: [UInt8]?, headers: [OutsideHeader], value: [UInt8]?) {
        self.key = key
        self.headers = headers
        self.value = value
    }
}

/// Why a record is not an event of any drill.
public struct Defect: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, for the dead letter.
    public let reason: String

    /// A defect with its reason.
    public init(_ reason: String) { self.reason = reason }

    /// The reason.
    public var description: String { reason }
}

/// The CloudEvents 1.0 Kafka protocol binding, binary content mode, with the drill's extension attributes.
///
/// Attributes stand in headers `ce_<name>`, the data's type in `content-type`, the data in the value; the key is the
/// drill. Extensions: `drill`, `turn`, `sequence` (absent on unnumbered records), `cause`, and `exercise`, which is
/// always `LATIHAN`: a record without it is never taken for part of a drill.
public enum CloudEventsBinding {
    /// The mark of every record of every drill.
    public static let mark = "LATIHAN"

    /// Writes an event.
    ///
    /// `nonce` makes the CloudEvents id of an unnumbered record unique among those of its stream.
    public static func encode(_ envelope: Envelope, nonce: String = "0") -> WireRecord {
        var headers: [OutsideHeader] = []
        headers.reserveCapacity(11 + envelope.outside.count)
        func add(_ name: String, _ value: String) {
            headers.append(OutsideHeader(name: name, value: Array(value.utf8)))
        }
        add("ce_specversion", "1.0")
        add("ce_id", envelope.id?.description ?? "\(envelope.stream.text):-\(nonce)")
        add("ce_source", "/gladi/\(envelope.drill.text)/\(envelope.stream.text)")
        add("ce_type", envelope.type)
        if let time = envelope.time { add("ce_time", time) }
        add("ce_drill", envelope.drill.text)
        add("ce_turn", String(envelope.turn))
        if let sequence = envelope.sequence { add("ce_sequence", String(sequence)) }
        if let cause = envelope.cause { add("ce_cause", cause.description) }
        add("ce_exercise", mark)
        add("content-type", envelope.contentType.rawValue)
        return WireRecord(
            key: Array(envelope.drill.text.utf8),
            headers: headers + envelope.outside,
            value: envelope.data
        )
    }

    /// Reads an event; says what is wrong with a record that is none.
    ///
    /// Rule R1 as far as one record alone can tell: the headers fit each other and the record is marked `LATIHAN`.
    /// Whether the stream may write to the topic is for the reader of the drill's opening to say.
    public static func decode(_ record: WireRecord) throws(Defect) -> Envelope {
        var specversion: String?
        var id: String?
        var source: String?
        var type: String?
        var time: String?
        var drill: String?
        var turn: String?
        var sequence: String?
        var cause: String?
        var exercise: String?
        var contentType: String?
        var outside: [OutsideHeader] = []
        func take(_ header: OutsideHeader, _ slot: inout String?) throws(Defect) {
            guard slot == nil else { throw Defect("header \(header.name) stands twice") }
            guard let value = header.value, let text = String(validating: value, as: UTF8.self) else {
                throw Defect("header \(header.name) is not UTF-8 text")
            }
            slot = text
        }
        for header in record.headers {
            switch header.name {
            case "ce_specversion": try take(header, &specversion)
            case "ce_id": try take(header, &id)
            case "ce_source": try take(header, &source)
            case "ce_type": try take(header, &type)
            case "ce_time": try take(header, &time)
            case "ce_drill": try take(header, &drill)
            case "ce_turn": try take(header, &turn)
            case "ce_sequence": try take(header, &sequence)
            case "ce_cause": try take(header, &cause)
            case "ce_exercise": try take(header, &exercise)
            case "content-type": try take(header, &contentType)
            default: outside.append(header)
            }
        }
        guard exercise == mark else {
            throw Defect("not marked \(mark): header ce_exercise is \(exercise ?? "missing")")
        }
        guard specversion == "1.0" else { throw Defect("ce_specversion is \(specversion ?? "missing"), not 1.0") }
        guard let id, let source, let type, let drill, let turn, let contentType else {
            throw Defect("a header of ce_id, ce_source, ce_type, ce_drill, ce_turn, content-type is missing")
        }
        guard let data = record.value else { throw Defect("the value is null") }
        guard let content = ContentType(rawValue: contentType) else {
            throw Defect("content-type \(contentType) is neither application/protobuf nor application/json")
        }
        let turnNumber = try number(turn, in: "ce_turn")
        do {
            let drillID = try DrillID(drill)
            let prefix = "/gladi/\(drill)/"
            guard source.hasPrefix(prefix) else { throw Defect("ce_source \(source) does not fit ce_drill \(drill)") }
            guard let key = record.key, key.elementsEqual(drill.utf8) else {
                throw Defect("the key does not fit ce_drill \(drill)")
            }
            let stream = try StreamName(String(source.dropFirst(prefix.count)))
            let sequenceNumber = try sequence.map { text throws(Defect) in try number(text, in: "ce_sequence") }
            if let sequenceNumber, id != "\(stream.text):\(sequenceNumber)" {
                throw Defect("ce_id \(id) does not fit stream \(stream.text) and sequence \(sequenceNumber)")
            }
            return Envelope(
                drill: drillID,
                stream: stream,
                sequence: sequenceNumber,
                turn: turnNumber,
                type: type,
                contentType: content,
                cause: try cause.map { text throws(InvalidName) in try EventID(text) },
                time: time,
                data: data,
                outside: outside
            )
        } catch let defect as Defect {
            throw defect
        } catch {
            throw Defect("\(error)")
        }
    }

    /// A number as `encode` writes it: no sign, no leading zero, so that one event has one text.
    private static func number(_ text: String, in header: String) throws(Defect) -> UInt64 {
        guard let number = UInt64(text), String(number) == text else {
            throw Defect("\(header) \(text) is not a number")
        }
        return number
    }

    /// Bytes that a batch of this one record takes on the wire (Kafka record batch, magic 2, uncompressed).
    public static func batchSize(of record: WireRecord) -> Int {
        func varint(_ value: Int) -> Int {
            var zigzag = UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63))
            var bytes = 1
            while zigzag >= 128 {
                zigzag >>= 7
                bytes += 1
            }
            return bytes
        }
        func field(_ bytes: [UInt8]?) -> Int { bytes.map { varint($0.count) + $0.count } ?? varint(-1) }
        var body = 1 + varint(0) + varint(0) + field(record.key) + field(record.value) + varint(record.headers.count)
        for header in record.headers { body += field(Array(header.name.utf8)) + field(header.value) }
        return 61 + varint(body) + body
    }
}
