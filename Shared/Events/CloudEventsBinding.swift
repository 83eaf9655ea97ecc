import Domain

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
        WireRecord(key: envelope.drill.text, value: envelope.data) { headers in
            headers.add("ce_specversion", "1.0")
            headers.add("ce_id", envelope.id?.description ?? "\(envelope.stream.text):-\(nonce)")
            headers.add("ce_source", "/gladi/\(envelope.drill.text)/\(envelope.stream.text)")
            headers.add("ce_type", envelope.type)
            if let time = envelope.time { headers.add("ce_time", time) }
            headers.add("ce_drill", envelope.drill.text)
            headers.add("ce_turn", String(envelope.turn))
            if let sequence = envelope.sequence { headers.add("ce_sequence", String(sequence)) }
            if let cause = envelope.cause { headers.add("ce_cause", cause.description) }
            headers.add("ce_exercise", mark)
            headers.add("content-type", envelope.contentType.rawValue)
            for header in envelope.outside { headers.add(header) }
        }
    }

    /// Reads an event; says what is wrong with a record that is no event.
    ///
    /// Rule R1 as far as one record alone can tell: the headers fit each other and the record is marked `LATIHAN`.
    /// Only a reader of the drill's opening can say whether the stream may write to the topic.
    public static func decode(_ record: WireRecord) throws(Defect) -> Envelope {
        var words = HeaderWords()
        return try decode(record, words: &words)
    }

    /// Reads an event as `decode` does, and remembers the words of its headers for later records.
    package static func decode(_ record: WireRecord, words: inout HeaderWords) throws(Defect) -> Envelope {
        // The borrowed bytes are only compared; what the envelope keeps is copied out of the record.
        let reading: Result<Envelope, Defect> = record.withFields { fields in
            Result { () throws(Defect) in try read(fields, &words) }
        }
        return try reading.get()
    }

    private static func read(_ record: WireRecord.Fields, _ words: inout HeaderWords) throws(Defect) -> Envelope {
        let given = try Attributes(record.headers)
        guard let exercise = given.exercise, exercise.elementsEqual(mark.utf8) else {
            throw Defect("tidak bertanda \(mark): header ce_exercise \(shown(given.exercise))")
        }
        guard let specversion = given.specversion, specversion.elementsEqual("1.0".utf8) else {
            throw Defect("header ce_specversion \(shown(given.specversion)), seharusnya 1.0")
        }
        guard let id = given.id, let sourceText = given.source, let type = given.type, let drill = given.drill,
            let turn = given.turn, let contentType = given.contentType
        else {
            throw Defect("salah satu header ce_id, ce_source, ce_type, ce_drill, ce_turn, content-type tidak ada")
        }
        guard let data = record.value else { throw Defect("catatan itu tanpa isi (null)") }
        guard let content = ContentType.allCases.first(where: { contentType.elementsEqual($0.rawValue.utf8) }) else {
            throw Defect(
                "header content-type \(shown(contentType)), seharusnya application/protobuf atau application/json"
            )
        }
        let source = try words.source(sourceText, drill: drill)
        guard let key = record.key, key.elementsEqual(drill) else {
            throw Defect("kunci catatan tidak cocok dengan ce_drill \(text(drill))")
        }
        var sequence: UInt64?
        if let digits = given.sequence {
            sequence = try number(digits, in: "ce_sequence")
            guard names(id, source.stream, digits) else {
                throw Defect(
                    "ce_id \(text(id)) tidak cocok dengan aliran \(source.stream) dan urutan \(text(digits))"
                )
            }
        }
        return Envelope(
            drill: source.drill,
            stream: source.stream,
            sequence: sequence,
            turn: try number(turn, in: "ce_turn"),
            type: words.type(type),
            contentType: content,
            cause: try given.cause.map { bytes throws(Defect) in try words.cause(bytes) },
            time: given.time.map { words.time($0) },
            data: Array(data),
            outside: given.outside
        )
    }

    /// The headers that make up an event, by attribute, and the rest.
    private struct Attributes {
        var specversion: UnsafeRawBufferPointer?
        var id: UnsafeRawBufferPointer?
        var source: UnsafeRawBufferPointer?
        var type: UnsafeRawBufferPointer?
        var time: UnsafeRawBufferPointer?
        var drill: UnsafeRawBufferPointer?
        var turn: UnsafeRawBufferPointer?
        var sequence: UnsafeRawBufferPointer?
        var cause: UnsafeRawBufferPointer?
        var exercise: UnsafeRawBufferPointer?
        var contentType: UnsafeRawBufferPointer?
        var outside: [OutsideHeader] = []

        init(_ headers: WireRecord.Headers) throws(Defect) {
            var headers = headers
            while let header = headers.next() {
                let name = String(decoding: header.name, as: UTF8.self)
                switch name {
                case "ce_specversion": try Self.take(header, &specversion)
                case "ce_id": try Self.take(header, &id)
                case "ce_source": try Self.take(header, &source)
                case "ce_type": try Self.take(header, &type)
                case "ce_time": try Self.take(header, &time)
                case "ce_drill": try Self.take(header, &drill)
                case "ce_turn": try Self.take(header, &turn)
                case "ce_sequence": try Self.take(header, &sequence)
                case "ce_cause": try Self.take(header, &cause)
                case "ce_exercise": try Self.take(header, &exercise)
                case "content-type": try Self.take(header, &contentType)
                default: outside.append(OutsideHeader(name: name, value: header.value.map { Array($0) }))
                }
            }
        }

        private static func take(
            _ header: (name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer?),
            _ slot: inout UnsafeRawBufferPointer?
        ) throws(Defect) {
            guard slot == nil else { throw Defect("header \(text(header.name)) tertulis dua kali") }
            guard let value = header.value,
                value.allSatisfy({ $0 < 128 }) || String(validating: value, as: UTF8.self) != nil
            else { throw Defect("header \(text(header.name)) bukan teks UTF-8") }
            slot = value
        }
    }

    /// What a header says, or that it is not there.
    private static func shown(_ bytes: UnsafeRawBufferPointer?) -> String {
        bytes.map { "berisi \(text($0))" } ?? "tidak ada"
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    /// True when `id` is written `<stream>:<digits>`.
    private static func names(
        _ id: UnsafeRawBufferPointer,
        _ stream: StreamName,
        _ digits: UnsafeRawBufferPointer
    ) -> Bool {
        let stream = stream.text.utf8
        return id.count == stream.count + 1 + digits.count && id.starts(with: stream)
            && id[stream.count] == UInt8(ascii: ":") && id.suffix(digits.count).elementsEqual(digits)
    }

    /// A number as `encode` writes it: no sign, no leading zero, so that one event has one text.
    private static func number(_ digits: UnsafeRawBufferPointer, in header: String) throws(Defect) -> UInt64 {
        var number: UInt64 = 0
        var isNumber = digits.first.map { $0 != UInt8(ascii: "0") || digits.count == 1 } ?? false
        for digit in digits where isNumber {
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(UInt64(digit &- UInt8(ascii: "0")))
            isNumber = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) && !isTooLarge && !overflows
            number = sum
        }
        guard isNumber else { throw Defect("header \(header) berisi \(text(digits)), bukan bilangan") }
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
        func field(_ bytes: UnsafeRawBufferPointer?) -> Int { bytes.map { varint($0.count) + $0.count } ?? varint(-1) }
        return record.withFields { fields in
            var body = 1 + varint(0) + varint(0) + field(fields.key) + field(fields.value) + varint(fields.headerCount)
            var headers = fields.headers
            while let header = headers.next() { body += field(header.name) + field(header.value) }
            return 61 + varint(body) + body
        }
    }
}
