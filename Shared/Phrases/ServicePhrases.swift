/// What every service says on its screen.
extension Phrase {
    /// Nobody reads what is written.
    public static let screenClosed = Phrase(
        "keluaran ditutup sebelum semuanya tertulis",
        en: "the output was closed before all was written"
    )

    /// No drill is open on the bus yet.
    public static func waitingForDrill(_ broker: String) -> Phrase {
        Phrase("menunggu latihan dibuka di \(broker) …", en: "waiting for a drill to be opened at \(broker) …")
    }

    /// A unit takes part.
    public static func joined(_ units: [String], drill: String) -> Phrase {
        Phrase(
            "\(units.joined(separator: ", ")) bergabung dalam latihan \(drill)",
            en: "\(units.joined(separator: ", ")) joined drill \(drill)"
        )
    }

    /// Several drills are open; control of those in `speaking` was heard.
    public static func severalDrills(_ drills: [String], _ speaking: [String]) -> Phrase {
        let names = drills.joined(separator: ", ")
        let heard = speaking.joined(separator: ", ")
        return Phrase(
            "beberapa latihan terbuka: \(names); pilih satu dengan --drill"
                + (heard.isEmpty ? "" : " (pengendalinya terdengar: \(heard))"),
            en: "several drills are open: \(names); choose one with --drill"
                + (heard.isEmpty ? "" : " (their control is heard: \(heard))")
        )
    }

    /// Of several drills that are open one is taken.
    public static func oneOfSeveralDrills(_ drill: String, among drills: [String]) -> Phrase {
        let names = drills.joined(separator: ", ")
        return Phrase(
            "beberapa latihan terbuka: \(names); diambil \(drill), sebab hanya pengendalinya yang terdengar (lainnya: --drill)",
            en: "several drills are open: \(names); this is \(drill), as its control alone is heard (others: --drill)"
        )
    }

    /// The drill has ended.
    public static func drillIsOver(_ drill: String) -> Phrase {
        Phrase("latihan \(drill) sudah berakhir", en: "drill \(drill) has ended")
    }

    /// The roster has none of the program's units.
    public static func noUnitHere(_ wanted: [String], drill: String, roster: [String]) -> Phrase {
        Phrase(
            "latihan \(drill) tidak memuat \(wanted.joined(separator: ", ")); yang ada: \(roster.joined(separator: ", "))",
            en: "drill \(drill) has no \(wanted.joined(separator: ", ")); it has: \(roster.joined(separator: ", "))"
        )
    }

    /// A record counts although its stream's writer did not write it; the drill cannot go on.
    public static func forgedRecord(_ record: String, offset: Int64) -> Phrase {
        Phrase(
            "catatan \(record) di offset \(offset) palsu: penulis aliran itu tidak menulisnya, dan latihan tidak dapat "
                + "diteruskan. Rekaman tetap utuh; beri tiap layanan hak tulis hanya pada topiknya sendiri, lalu mulai latihan baru",
            en:
                "record \(record) at offset \(offset) is forged: its stream's writer did not write it, and the drill cannot go on. "
                + "The record stays whole; let each service write to its own topic alone, then begin a new drill"
        )
    }

    /// A run ends because of a forged record.
    public static func drillSpoiled(_ why: Phrase, record path: String) -> Phrase {
        Phrase("\(why.indonesian). Rekaman: \(path)", en: "\(why.english). The record: \(path)")
    }

    /// A run ends because a service met a forged record.
    public static func forgeryFound(by service: String, record path: String) -> Phrase {
        Phrase(
            "\(service) menemukan catatan palsu; latihan tidak dapat diteruskan. Rekaman: \(path)",
            en: "\(service) met a forged record; the drill cannot go on. The record: \(path)"
        )
    }

    /// Nothing has been heard of control for a while.
    public static func controlIsSilent(seconds: Int64) -> Phrase {
        Phrase(
            "pengendali latihan diam sejak \(seconds) detik lalu",
            en: "exercise control has been silent for \(seconds) seconds"
        )
    }

    /// Control does not do what an office asked for.
    public static func askRefused(by office: String, offices: [String]) -> Phrase {
        let known = offices.joined(separator: ", ")
        return Phrase(
            "ditolak: \(office) bukan jabatan pengendali latihan; yang boleh meminta: \(known)",
            en: "refused: \(office) is no office of the exercise control; these may ask: \(known)"
        )
    }

    /// Control does not do what a person decided.
    public static func decisionRefused(by office: String, _ reason: String) -> Phrase {
        Phrase("keputusan \(office) ditolak: \(reason)", en: "the decision of \(office) is refused: \(reason)")
    }

    /// A machine stopped for a reason that is not the drill's end.
    public static func serviceStopped(_ reason: String) -> Phrase {
        Phrase("layanan berhenti: \(reason)", en: "the service stopped: \(recorded(reason).english)")
    }

    /// A machine stopped; `reason` says why.
    public static func serviceStopped(_ reason: Phrase) -> Phrase {
        Phrase("layanan berhenti: \(reason.indonesian)", en: "the service stopped: \(reason.english)")
    }

    /// The drill ended.
    public static func stoppedAtEnd(_ reason: String) -> Phrase {
        Phrase("latihan berakhir: \(reason)", en: "the drill ended: \(recorded(reason).english)")
    }

    /// The log contradicts what the program computes.
    public static func stoppedAtDivergence(_ record: String, offset: Int64) -> Phrase {
        Phrase(
            "\(record) di offset \(offset) lain daripada yang dihitung program ini (versi lain, atau pemalsuan)",
            en: "\(record) at offset \(offset) differs from what this program computes (another version, or a forgery)"
        )
    }

    /// Another instance runs the unit.
    public static func stoppedForAnother(_ unit: String, instance: String, offset: Int64) -> Phrase {
        Phrase(
            "\(unit) sudah dijalankan program lain (\(instance)), terakhir terdengar di offset \(offset) topiknya; hentikan yang "
                + "itu dahulu, atau mulai yang ini dengan --standby atau --take-over",
            en:
                "\(unit) is already run by instance \(instance), last heard at offset \(offset) of its topic; stop that one first, "
                + "or start this one with --standby or --take-over"
        )
    }

    /// The drill on the bus is not the one that the program was started for.
    public static func stoppedForMisfit(_ reason: String) -> Phrase {
        Phrase("latihan tidak cocok: \(reason)", en: "the drill does not fit: \(reason)")
    }

    /// A unit broke a rule of its own.
    public static func stoppedForFailure(_ reason: String) -> Phrase {
        let reason = Phrase.recorded(reason)
        return Phrase("satuan gagal: \(reason.indonesian)", en: "the unit failed: \(reason.english)")
    }

    /// A record that a grant names did not come.
    public static func stoppedForMissing(_ record: String) -> Phrase {
        Phrase(
            "catatan \(record), yang disebut sebuah langkah simulasi, tidak datang",
            en: "the log does not give \(record), which a grant names"
        )
    }

    /// The log has lost a record that is needed.
    public static func stoppedForLostHead(_ record: String) -> Phrase {
        Phrase(
            "awal catatan hilang, dan dengannya \(record), yang masih diperlukan: mulai dari keadaan tersimpan (--state) atau "
                + "dari rekaman",
            en:
                "the log's head is gone, and \(record) with it, which is needed: start from a snapshot (--state) or the record"
        )
    }

    /// A drill was played to its end with a turn that exercise control did not grant.
    public static func endedInDoubt(_ record: String, offset: Int64) -> Phrase {
        Phrase(
            "latihan dimainkan sampai akhir, tetapi catatan \(record) di offset \(offset) bukan dari pengendali latihan: hasil dan "
                + "sidiknya bukan milik skenario ini. Rekaman tetap utuh; beri tiap layanan hak tulis hanya pada topiknya sendiri",
            en:
                "the drill was played to its end, but record \(record) at offset \(offset) is not from exercise control: outcome and "
                + "digest are not this scenario's. The record stays whole; let each service write to its own topic alone"
        )
    }

    /// The bus failed.
    public static func busFailed(_ what: Phrase) -> Phrase {
        Phrase(
            "\(what.indonesian). Periksa alamat broker (--kafka HOST:PORT) dan apakah ia berjalan",
            en: "\(what.english). Check the broker's address (--kafka HOST:PORT) and whether it runs"
        )
    }

    /// No broker answers; `reason` is the client library's, which speaks English.
    public static func noBrokerAnswers(_ broker: String, _ reason: String) -> Phrase {
        let known = [
            "Connection refused": "sambungan ditolak", "Failed to resolve": "nama itu tidak dikenal di jaringan",
        ]
        let why = known.first { reason.contains($0.key) }?.value ?? "pustaka Kafka menyebut “\(reason)”"
        return Phrase(
            "tidak ada broker yang menjawab di \(broker): \(why)",
            en: "no broker answers at \(broker): \(reason)"
        )
    }

    /// The broker refused for good.
    public static func brokerRefused(_ reason: String) -> Phrase {
        Phrase("broker menolak: “\(reason)”", en: "the broker refused: \(reason)")
    }

    /// A log that has lost its head.
    public static func logBeginsLater(_ place: String, first: Int64) -> Phrase {
        Phrase(
            "awal \(place) tidak ada lagi di broker: kini mulai dari offset \(first)",
            en: "\(place) no longer holds its head: it begins at offset \(first)"
        )
    }

    /// A record that the broker does not take.
    public static func recordTooLarge(bytes: Int) -> Phrase {
        Phrase(
            "catatan \(bytes) bita terlalu besar bagi broker",
            en: "a record of \(bytes) bytes is too large for the bus"
        )
    }

    /// More is to be sent than the broker takes up.
    public static let nothingMoreIsSent = Phrase(
        "antrean catatan yang hendak dikirim penuh",
        en: "the buffer of records to send is full"
    )
    /// The connection was closed from here.
    public static let connectionClosed = Phrase("sambungan ke broker sudah ditutup", en: "the bus client is closed")

    /// A value on the command line is not valid.
    public static func badOption(_ option: String, _ value: String, _ rule: String) -> Phrase {
        Phrase("\(option) '\(value)' tidak sah: \(rule)", en: "\(option) '\(value)' is not valid: \(rule)")
    }

    /// A replay begins.
    public static func replaying(_ path: String, as drill: String) -> Phrase {
        Phrase("memutar ulang \(path) sebagai latihan \(drill)", en: "replaying \(path) as drill \(drill)")
    }

    /// A replay is done.
    public static func replayed(_ records: Int, as drill: String) -> Phrase {
        Phrase(
            "\(records) catatan diputar ulang sebagai \(drill)",
            en: "replayed \(several(records, "record")) as \(drill)"
        )
    }
}
