import Domain
import Events
import Testing

@Suite("CloudEvents on Kafka, binary mode")
struct CloudEventsBindingTests {
    private static func text(_ value: String) -> [UInt8] { Array(value.utf8) }

    /// A numbered event of traffic's.
    private static let good = WireRecord(
        key: text("muba-2024.k3x9"),
        headers: [
            ("ce_specversion", "1.0"), ("ce_id", "muba/traffic:7"), ("ce_source", "/gladi/muba-2024.k3x9/muba/traffic"),
            ("ce_type", "gladi.traffic.v1.RoadClosed"), ("ce_time", "2024-08-25T01:00:00Z"),
            ("ce_drill", "muba-2024.k3x9"), ("ce_turn", "3"), ("ce_sequence", "7"), ("ce_cause", "control:2"),
            ("ce_exercise", "LATIHAN"), ("content-type", "application/protobuf"),
        ].map { OutsideHeader(name: $0.0, value: text($0.1)) },
        value: [0x0A, 0x01, 0x61]
    )

    @Test("headers are those of the CloudEvents 1.0 Kafka binding, the key is the drill")
    func headers() throws {
        let envelope = Envelope(
            drill: try DrillID("muba-2024.k3x9"),
            stream: try StreamName("muba/traffic"),
            sequence: 7,
            turn: 3,
            type: "gladi.traffic.v1.RoadClosed",
            cause: try EventID("control:2"),
            time: "2024-08-25T01:00:00Z",
            data: [0x0A, 0x01, 0x61]
        )
        #expect(CloudEventsBinding.encode(envelope) == Self.good)
        #expect(try CloudEventsBinding.decode(Self.good) == envelope)
        for header in Self.good.headers where header.name != "content-type" {
            // Section 3.2.1 of the binding and 3.1 of CloudEvents: ce_, then lower-case letters and digits.
            #expect(header.name.wholeMatch(of: /ce_[a-z0-9]{1,20}/) != nil)
        }
    }

    @Test("an unnumbered event has no sequence, and an id of its own")
    func unnumbered() throws {
        let ready = Envelope(
            drill: try DrillID("muba"),
            stream: try StreamName("muba/traffic"),
            sequence: nil,
            turn: 3,
            type: "gladi.lockstep.v1.Ready",
            data: []
        )
        let wire = CloudEventsBinding.encode(ready, nonce: "x1")
        let headers = Dictionary(uniqueKeysWithValues: wire.headers.map { ($0.name, $0.value) })
        #expect(headers["ce_id"] == Self.text("muba/traffic:-x1"))
        #expect(headers["ce_sequence"] == nil)
        #expect(headers["ce_time"] == nil)
        #expect(try CloudEventsBinding.decode(wire) == ready)
    }

    @Test("whatever is written is read back the same", arguments: 0..<500)
    func roundTrip(seed: UInt64) throws {
        var random = Chance(seed: seed, unit: try UnitID("muba/traffic")).of("test")
        let envelope = try Self.envelope(&random)
        let wire = CloudEventsBinding.encode(envelope, nonce: String(random.next()))
        #expect(try CloudEventsBinding.decode(wire) == envelope)
        // Headers may come in any order.
        var headers = wire.headers.filter { $0.name.hasPrefix("ce_") || $0.name == "content-type" }
        for index in headers.indices { headers.swapAt(index, Int(random.below(UInt64(headers.count)))) }
        let mixed = WireRecord(key: wire.key, headers: envelope.outside + headers, value: wire.value)
        #expect(try CloudEventsBinding.decode(mixed) == envelope)
    }

    @Test(
        "a missing header is a defect",
        arguments: [
            "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_drill", "ce_turn", "ce_exercise", "content-type",
        ]
    )
    func missing(name: String) {
        let reason =
            name == "ce_exercise"
            ? "tidak bertanda LATIHAN: header ce_exercise tidak ada"
            : name == "ce_specversion" ? "header ce_specversion tidak ada" : "salah satu header"
        expectDefect(Self.good.without(name), reason)
    }

    @Test("ce_time, ce_sequence and ce_cause may be absent", arguments: ["ce_time", "ce_sequence", "ce_cause"])
    func optional(name: String) throws { _ = try CloudEventsBinding.decode(Self.good.without(name)) }

    @Test("a header that stands twice, is null or is not UTF-8 is a defect", arguments: good.headers.map(\.name))
    func illFormed(name: String) {
        let twice = WireRecord(
            key: Self.good.key,
            headers: Self.good.headers + Self.good.headers.filter { $0.name == name },
            value: Self.good.value
        )
        expectDefect(twice, "header \(name) tertulis dua kali")
        expectDefect(Self.good.with(name, nil), "header \(name) bukan teks UTF-8")
        expectDefect(Self.good.with(name, [0xC3]), "header \(name) bukan teks UTF-8")
    }

    @Test(
        "a header that says something wrong is a defect, and the reason says what",
        arguments: [
            ("ce_exercise", "latihan", "tidak bertanda LATIHAN: header ce_exercise berisi latihan"),
            ("ce_exercise", "", "tidak bertanda LATIHAN"),
            ("ce_specversion", "0.3", "ce_specversion berisi 0.3, seharusnya 1.0"),
            ("content-type", "text/plain", "content-type berisi text/plain, seharusnya"),
            ("content-type", "application/json; charset=utf-8", "seharusnya application/protobuf"),
            ("ce_turn", "-1", "ce_turn berisi -1, bukan bilangan"), ("ce_turn", "", "ce_turn berisi , bukan bilangan"),
            ("ce_turn", "+3", "ce_turn berisi +3, bukan bilangan"),
            ("ce_turn", "03", "ce_turn berisi 03, bukan bilangan"),
            ("ce_turn", "18446744073709551616", "bukan bilangan"),
            ("ce_sequence", "seven", "ce_sequence berisi seven, bukan bilangan"),
            ("ce_sequence", "07", "ce_sequence berisi 07, bukan bilangan"),
            ("ce_sequence", "8", "ce_id muba/traffic:7 tidak cocok dengan aliran muba/traffic dan urutan 8"),
            ("ce_id", "muba/traffic:07", "tidak cocok dengan aliran"),
            ("ce_id", "muba/medical:7", "tidak cocok dengan aliran"),
            ("ce_source", "/gladi/oku-2024/muba/traffic", "tidak cocok dengan ce_drill"),
            ("ce_source", "muba/traffic", "tidak cocok dengan ce_drill"),
            ("ce_source", "/gladi/muba-2024.k3x9/muba/medical", "tidak cocok dengan aliran muba/medical"),
            ("ce_source", "/gladi/muba-2024.k3x9/Muba", "bukan nama yang sah"),
            ("ce_source", "/gladi/muba-2024.k3x9/", "bukan nama yang sah"),
            ("ce_drill", "Muba", "bukan nama yang sah"),
            ("ce_drill", "oku-2024", "tidak cocok dengan ce_drill oku-2024"),
            ("ce_cause", "control", "ce_cause control bukan nama kejadian"),
            ("ce_cause", "control:02", "bukan nama kejadian"),
        ]
    )
    func wrong(name: String, value: String, reason: String) {
        expectDefect(Self.good.with(name, Self.text(value)), reason)
    }

    @Test("key and value belong to the event")
    func keyAndValue() {
        func record(key: [UInt8]?, value: [UInt8]?) -> WireRecord {
            WireRecord(key: key, headers: Self.good.headers, value: value)
        }
        expectDefect(record(key: nil, value: []), "kunci catatan tidak cocok dengan ce_drill")
        expectDefect(record(key: [], value: []), "kunci catatan tidak cocok dengan ce_drill")
        expectDefect(record(key: Self.text("oku-2024"), value: []), "kunci catatan tidak cocok dengan ce_drill")
        expectDefect(record(key: Self.good.key, value: nil), "tanpa isi (null)")
        #expect(throws: Never.self) { try CloudEventsBinding.decode(record(key: Self.good.key, value: [])) }
    }

    @Test("no bytes at all crash a reader, and what it reads is what was written")
    func noise() throws {
        var read = 0
        for seed in 0..<200 as Range<UInt64> {
            var random = Chance(seed: seed, unit: try UnitID("muba/traffic")).of("test")
            let index = Int(random.below(UInt64(Self.good.headers.count)))
            let name = Self.good.headers[index].name
            let noisy = Self.good.with(name, Self.bytes(&random, upTo: 40))
            let envelope: Envelope
            do throws(Defect) {
                envelope = try CloudEventsBinding.decode(noisy)
            } catch {
                #expect(!error.reason.isEmpty, "seed \(seed)")
                continue
            }
            #expect(CloudEventsBinding.encode(envelope) == noisy, "seed \(seed)")
            read += 1
        }
        #expect((1..<100).contains(read), "\(read) of 200")
    }

    private func expectDefect(_ record: WireRecord, _ reason: String) {
        #expect {
            try CloudEventsBinding.decode(record)
        } throws: { error in
            (error as? Defect)?.reason.contains(reason) == true
        }
    }

    private static func bytes(_ random: inout RandomNumbers, upTo length: UInt64) -> [UInt8] {
        (0..<random.below(length + 1)).map { _ in UInt8(random.below(256)) }
    }

    private static func word(_ random: inout RandomNumbers, upTo length: UInt64 = 24) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-")
        return String((0..<random.within(1...length)).map { letters[Int(random.below($0 == 0 ? 26 : 37))] })
    }

    private static func stream(_ random: inout RandomNumbers) throws -> StreamName {
        try StreamName((0..<random.within(1...3)).map { _ in word(&random) }.joined(separator: "/"))
    }

    private static func envelope(_ random: inout RandomNumbers) throws -> Envelope {
        let outside = (0..<random.below(4)).map { index in
            OutsideHeader(
                name: ["traceparent", "x-\(index)", "", "CE_ID", "é"][Int(random.below(5))],
                value: random.chance(permille: 200) ? nil : bytes(&random, upTo: 20)
            )
        }
        let time = SimulatedTime(seconds: random.below(1_000_000))
        return Envelope(
            drill: try DrillID("\(word(&random, upTo: 14)).\(word(&random, upTo: 9))"),
            stream: try stream(&random),
            sequence: random.chance(permille: 300) ? nil : random.next() >> random.below(64),
            turn: random.next() >> random.below(64),
            type: "gladi.\(word(&random)).v1.Thing",
            contentType: random.chance(permille: 500) ? .json : .protobuf,
            cause: random.chance(permille: 500)
                ? EventID(stream: try stream(&random), sequence: random.next() >> random.below(64)) : nil,
            time: random.chance(permille: 300) ? nil : DrillStart("2024-08-25T08:00:00+07:00")?.universal(time),
            data: bytes(&random, upTo: 300),
            outside: outside
        )
    }
}

extension WireRecord {
    fileprivate func without(_ name: String) -> WireRecord {
        WireRecord(key: key, headers: headers.filter { $0.name != name }, value: value)
    }

    fileprivate func with(_ name: String, _ text: [UInt8]?) -> WireRecord {
        WireRecord(
            key: key,
            headers: headers.map { $0.name == name ? OutsideHeader(name: name, value: text) : $0 },
            value: value
        )
    }
}
