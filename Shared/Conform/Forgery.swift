import Domain
import Events

/// Records that nobody of the drill has written.
extension Envelope {
    /// The same record with other data that can also be read: what a forger would write in its place.
    func altered(sequence: UInt64? = nil, stream: StreamName? = nil, drill: DrillID? = nil) -> Envelope {
        // Protobuf: field 127 with the value 1, which no message has. JSON: a space.
        let more: [UInt8] = contentType == .protobuf ? [0xF8, 0x07, 0x01] : [0x20]
        return Envelope(
            drill: drill ?? self.drill,
            stream: stream ?? self.stream,
            sequence: sequence ?? self.sequence,
            turn: turn,
            type: type,
            contentType: contentType,
            cause: cause,
            time: time,
            data: data + more
        )
    }

    /// An event of another type, or of another publisher, in the place after this one.
    func following(type: String, data: [UInt8], by offset: UInt64) -> Envelope {
        Envelope(
            drill: drill,
            stream: stream,
            sequence: (sequence ?? 0) + offset,
            turn: turn,
            type: type,
            time: time,
            data: data
        )
    }
}

extension WireRecord {
    /// The record with one header set, added or (nil) left out.
    func with(_ name: String, _ value: String?) -> WireRecord {
        var headers = headers.filter { $0.name != name }
        if let value { headers.append(OutsideHeader(name: name, value: Array(value.utf8))) }
        return WireRecord(key: key, headers: headers, value: self.value)
    }

    /// Records that look like this one but belong to no drill, or not to this one (R1).
    func impostors() -> [WireRecord] {
        let again = OutsideHeader(name: "ce_turn", value: Array("1".utf8))
        return [
            with("ce_exercise", nil), with("ce_exercise", "OPERASI"), with("ce_specversion", "0.3"),
            with("ce_source", "/gladi/drill-lain/control"), with("ce_id", "control:0"), with("ce_turn", "satu"),
            with("ce_sequence", "007"), with("content-type", "text/plain"), with("ce_type", nil),
            WireRecord(key: Array("drill-lain".utf8), headers: headers, value: value),
            WireRecord(key: nil, headers: headers, value: value),
            WireRecord(key: key, headers: headers, value: nil),
            WireRecord(key: key, headers: headers + [again], value: value),
            WireRecord(key: key, headers: [], value: value),
            WireRecord(
                key: [0xFF, 0x00],
                headers: [OutsideHeader(name: "ce_id", value: [0xC3, 0x28])],
                value: [0x07]
            ),
        ]
    }
}
