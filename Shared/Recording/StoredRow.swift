import Bus
import Domain
import Events
import GRDB
import Reading

/// A row of `record` exactly as the file holds it, without the chain.
struct StoredRow: Sendable {
    let number: Int64
    let topic: String
    let partition: Int32
    let offset: Int64
    let timestamp: Int64?
    let key: [UInt8]?
    let headers: [UInt8]
    let value: [UInt8]?
    let stream: String?
    let sequence: Int64?
    let turn: Int64?
    let type: String?
    let cause: String?
    let time: String?
    let verdict: String
    let reason: String?

    /// The row of a record that was judged.
    init(number: Int64, _ arrival: Arrival, _ judgement: Judgement) {
        self.number = number
        topic = arrival.place.topic
        partition = arrival.place.partition
        offset = arrival.offset
        timestamp = arrival.timestampMilliseconds
        key = arrival.record.key
        headers = HeaderText.encode(arrival.record.headers)
        value = arrival.record.value
        let event = try? arrival.reading.get()
        stream = event?.stream.text
        sequence = event?.sequence.flatMap { Int64(exactly: $0) }
        turn = event.flatMap { Int64(exactly: $0.turn) }
        type = event.map { Self.shown($0.type) }
        cause = event?.cause?.description
        time = event?.time.map(Self.shown)
        verdict = judgement.verdict.rawValue
        reason = judgement.reason.map(Self.shown)
    }

    /// Reads a row; nil when a column holds what this Gladi never writes.
    init?(_ row: Row) {
        guard let number = row.column(0).integer, let topic = row.column(1).text,
            let partition = row.column(2).integer.flatMap({ Int32(exactly: $0) }), let offset = row.column(3).integer,
            let headers = row.column(6).text, let verdict = row.column(14).text
        else { return nil }
        self.number = number
        self.topic = topic
        self.partition = partition
        self.offset = offset
        timestamp = row.column(4).integer
        key = row.column(5).blob
        self.headers = Array(headers.utf8)
        value = row.column(7).blob
        stream = row.column(8).text
        sequence = row.column(9).integer
        turn = row.column(10).integer
        type = row.column(11).text
        cause = row.column(12).text
        time = row.column(13).text
        self.verdict = verdict
        reason = row.column(15).text
    }

    /// The record as it arrived; nil when the headers cannot be read.
    var arrival: Arrival? {
        guard let headers = HeaderText.decode(headers) else { return nil }
        return Arrival(
            place: TopicPartition(topic: topic, partition: partition),
            offset: offset,
            record: WireRecord(key: key, headers: headers, value: value),
            timestampMilliseconds: timestamp
        )
    }

    /// Text for a column that people read, with U+FFFD for each NUL, since GRDB reads text only up to a NUL.
    ///
    /// The headers keep all bytes.
    private static func shown(_ text: String) -> String {
        text.utf8.contains(0) ? String(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : Character($0) }) : text
    }
}

extension Row {
    /// A column as it is stored; never stops at a wrong type, as GRDB's own subscripts do.
    func column(_ index: Int) -> DatabaseValue { self[index] }
}

// Swift 6.3's optimiser fails on these when it inlines them into an initialiser that may return nil.
extension DatabaseValue {
    /// The integer; nil when the value is none, so that a damaged file never stops the reader.
    var integer: Int64? {
        @inline(never) get { if case .int64(let integer) = storage { integer } else { nil } }
    }

    /// The text; nil when the value is none.
    var text: String? {
        @inline(never) get { if case .string(let text) = storage { text } else { nil } }
    }

    /// The bytes; nil when the value is no blob.
    var blob: [UInt8]? {
        @inline(never) get { if case .blob(let data) = storage { Array(data) } else { nil } }
    }
}
