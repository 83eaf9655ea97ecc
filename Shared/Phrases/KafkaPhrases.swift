/// What the Kafka room says on a screen.
extension Phrase {
    /// Neither a flag nor a file names a broker.
    public static var noBrokerNamed: Phrase {
        Phrase(
            "alamat broker Kafka belum disebut: pakai --kafka HOST:PORT, atau bootstrap.servers=HOST:PORT di berkas",
            en: "no Kafka broker is named: use --kafka HOST:PORT, or bootstrap.servers=HOST:PORT in the file"
        )
    }

    /// A file of properties cannot be read.
    public static var unreadableProperties: Phrase {
        Phrase("berkas tidak dapat dibaca sebagai teks UTF-8", en: "the file cannot be read as UTF-8 text")
    }

    /// A line that is not `key=value`; it is not shown, since it may hold a password.
    public static var propertyWithoutSign: Phrase {
        Phrase(
            "baris ini bukan kunci=nilai; isinya tidak ditampilkan",
            en: "this line is not key=value; what it holds is not shown"
        )
    }

    /// A value that goes on in the next line.
    public static func continuedProperty(_ key: String) -> Phrase {
        Phrase(
            "nilai \(key) bersambung ke baris berikutnya: tulis dalam satu baris",
            en: "the value of \(key) goes on in the next line: write it in one"
        )
    }

    /// A property that only Java clients have.
    public static func javaProperty(_ key: String, remedy: Phrase) -> Phrase {
        Phrase(
            "\(key) hanya dikenal klien Java: \(remedy.indonesian)",
            en: "\(key) is known to Java clients only: \(remedy.english)"
        )
    }

    /// A property that librdkafka does not know; it is not shown, since it may be a piece of a password.
    public static func unknownProperty(nearest: String?) -> Phrase {
        let remedy =
            nearest.map { Phrase("maksud Anda \($0)?", en: "did you mean \($0)?") }
            ?? Phrase("periksa ejaannya atau hapus baris ini", en: "check its spelling or leave it out")
        return Phrase(
            "librdkafka tidak mengenal kunci di baris ini: \(remedy.indonesian)",
            en: "librdkafka does not know the key in this line: \(remedy.english)"
        )
    }

    /// A value that librdkafka does not take; the value is not shown.
    public static func badProperty(_ key: String, range: String) -> Phrase {
        guard !range.isEmpty else {
            return Phrase("nilai \(key) tidak sesuai aturan", en: "the value of \(key) is not valid")
        }
        return Phrase(
            "nilai \(key) tidak sesuai aturan; yang sesuai: \(range)",
            en: "the value of \(key) is not valid; valid: \(range)"
        )
    }

    /// A file that a property names and that cannot be used.
    public static func badPropertyFile(_ key: String, _ what: Phrase) -> Phrase {
        Phrase("\(key): \(what.indonesian)", en: "\(key): \(what.english)")
    }

    /// The beginning of the lines that say that a broker is away, or back.
    public static func outageLine(_ broker: String) -> String { "broker \(broker) " }

    /// A broker that had answered no longer answers.
    public static func brokerAway(_ broker: String, seconds: Int) -> Phrase {
        Phrase(
            "\(outageLine(broker))tidak menjawab selama \(seconds) detik; menunggu sampai ia kembali; selama itu waktu "
                + "latihan berhenti",
            en: "\(outageLine(broker))has not answered for \(seconds) s; waiting until it is back; meanwhile a drill's "
                + "time stands still"
        )
    }

    /// A broker that was away answers again.
    public static func brokerBack(_ broker: String, seconds: Int) -> Phrase {
        Phrase(
            "\(outageLine(broker))menjawab lagi setelah \(seconds) detik; latihan diteruskan",
            en: "\(outageLine(broker))answers again after \(seconds) s; the drill goes on"
        )
    }

    /// A broker came back without its log.
    public static func logLost(_ place: String, position: Int64, end: Int64) -> Phrase {
        Phrase(
            "broker kehilangan catatan latihan: \(place) berakhir di offset \(end), padahal sudah terbaca sampai \(position). "
                + "Latihan ini tidak dapat diteruskan; rekamannya tetap utuh. Mulai latihan baru",
            en: "the broker has lost the drill's log: \(place) ends at offset \(end), and \(position) had been read. "
                + "This drill cannot go on; its record is kept. Start a new one"
        )
    }

    /// A right is missing; `who` needs it.
    public static func rightMissing(_ who: String, topic: String, canRead: Bool) -> Phrase {
        Phrase(
            "\(who) tidak berhak \(canRead ? "membaca" : "menulis") \(topic): minta pengelola broker memberi hak "
                + "\(canRead ? "Read" : "Write") atas topik itu",
            en: "\(who) has no right to \(canRead ? "read" : "write") \(topic): have the broker's administrator grant "
                + "\(canRead ? "Read" : "Write") on that topic"
        )
    }

    /// A partition of the embedded broker nears its limit.
    public static func partitionNearsLimit(_ place: String, percent: Int) -> Phrase {
        Phrase(
            "\(place) di broker bawaan sudah \(percent)% penuh; jika penuh, catatan tertua hilang. Untuk latihan yang "
                + "lebih panjang pakai Apache Kafka (--kafka HOST:PORT)",
            en: "\(place) on the embedded broker is \(percent)% full; beyond that its oldest records are lost. For a "
                + "longer drill use Apache Kafka (--kafka HOST:PORT)"
        )
    }
}
