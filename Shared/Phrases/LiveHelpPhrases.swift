/// What `gladi tail`, `gladi explain` and `gladi topology` say.
extension Phrase {
    // MARK: An event as a line

    /// The turn beside an event: short, since it stands on every line.
    public static func turnMark(_ turn: UInt64) -> Phrase { Phrase("L\(turn)", en: "t\(turn)") }

    /// An event for which there is no line in words: its type and, if they are JSON, its data.
    ///
    /// `isKnown`: the type is known, but the data does not fit it.
    public static func eventInData(_ type: String, json: String?, bytes: Int, isKnown: Bool) -> Phrase {
        if let json { return Phrase("\(type) \(json)", en: "\(type) \(json)") }
        guard isKnown else { return Phrase("\(type) (\(bytes) bita)", en: "\(type) (\(bytes) bytes)") }
        return Phrase("\(type) (\(bytes) bita, tidak terbaca)", en: "\(type) (\(bytes) bytes, not readable)")
    }

    /// A file that was named as a schema is none.
    public static func noDescriptors(_ path: String) -> Phrase {
        Phrase(
            "\(path) bukan FileDescriptorSet; tulislah dengan protoc --include_imports --descriptor_set_out",
            en: "\(path) is no FileDescriptorSet; write it with protoc --include_imports --descriptor_set_out"
        )
    }

    /// A record that has its place in a stream and is handed to nobody.
    public static func countsForNobody(_ type: String, _ reason: String) -> Phrase {
        Phrase(
            "(tidak berlaku: \(reason)) \(type)",
            en: "(counts for nobody: \(recorded(reason).english)) \(type)"
        )
    }

    /// A refusal of which there were so many alike.
    public static func repeated(_ refusal: Phrase, _ count: Int) -> Phrase {
        Phrase("\(refusal.indonesian) (sudah \(count) kali)", en: "\(refusal.english) (\(count) times so far)")
    }

    /// How many refusals, faults and paces were not told one by one.
    public static func refusalsUntold(_ count: Int) -> Phrase {
        Phrase(
            "\(count) catatan serupa tidak ditampilkan; semuanya tampak dengan --all",
            en: "\(count) records like these are not shown; --all shows them all"
        )
    }

    /// The same of a run, of which the record can be asked.
    public static func refusalsUntold(_ count: Int, record path: String) -> Phrase {
        Phrase(
            "\(count) catatan serupa tidak ditampilkan; semuanya tampak dengan gladi tail \(path) --all",
            en: "\(count) records like these are not shown; gladi tail \(path) --all shows them all"
        )
    }

    /// A record that is not what was recorded, before what is shown of it.
    public static func recordFlawed(_ path: String, _ how: Phrase) -> Phrase {
        Phrase(
            "PERINGATAN: \(path) rusak atau diubah sesudah direkam. \(how.indonesian) Isinya bukan bukti ('recorder verify')",
            en:
                "WARNING: \(path) is damaged, or was changed after it was recorded. \(how.english) It proves nothing ('recorder verify')"
        )
    }

    /// The same above a view.
    public static func viewFlawed(_ how: Phrase) -> Phrase {
        Phrase("REKAMAN RUSAK ATAU DIUBAH: \(how.indonesian)", en: "RECORD DAMAGED OR CHANGED: \(how.english)")
    }

    /// A record in a stretch that may be a forger's.
    public static func inDoubt(since first: String, by speaker: String, isDisowned: Bool, _ text: String) -> Phrase {
        isDisowned
            ? Phrase(
                "diragukan: aliran ini tidak diakui sejak \(first) (kata \(speaker): \(text))",
                en: "in doubt: this stream is disowned from \(first) on (says \(speaker): \(text))"
            )
            : Phrase(
                "diragukan sejak \(first) (kata \(speaker): \(text))",
                en: "in doubt from \(first) on (says \(speaker): \(text))"
            )
    }

    /// A type that nobody knows.
    public static func unknownEventType(_ type: String, nearest: String?) -> Phrase {
        if let nearest {
            return Phrase(
                "jenis kejadian '\(type)' tidak dikenal; maksud Anda '\(nearest)'?",
                en: "event type '\(type)' is not known; did you mean '\(nearest)'?"
            )
        }
        guard !type.contains(".") else {
            return Phrase(
                "jenis kejadian '\(type)' tidak diumumkan oleh siapa pun, dan tidak pernah terbit",
                en: "nobody has announced the event type '\(type)', and there is no event of it"
            )
        }
        return Phrase(
            "jenis kejadian '\(type)' tidak dikenal; jenis milik instansi ditulis lengkap, misalnya bpbd.v1.\(type)",
            en:
                "event type '\(type)' is not known; an agency's own type is written in full, as in bpbd.v1.\(type)"
        )
    }

    /// A unit that is to be shown has not joined the drill.
    public static func notJoinedYet(_ unit: String) -> Phrase {
        Phrase(
            "\(unit) belum ikut dalam latihan ini; tampak begitu bergabung",
            en: "\(unit) has not joined this drill; it will be shown once it does"
        )
    }

    // MARK: A record

    /// The drill delivered a record that the file has not got.
    public static func missingInRecord(_ id: String) -> Phrase {
        Phrase("\(id) tidak ada dalam rekaman ini", en: "\(id) is not in this record")
    }

    /// The drill did not end in the record.
    public static let recordHasNoEnd = Phrase(
        "rekaman berhenti di sini; akhir latihan tidak ada di dalamnya",
        en: "the record stops here; it does not hold the drill's end"
    )

    /// A text that names no event.
    public static func notAnEventID(_ text: String, nearest: String?, streams: [String]) -> Phrase {
        // Units by their own names; a stream beside a unit's own is nobody's first question.
        let units = streams.filter { $0.split(separator: "/").count == 2 }
        let example = "\(nearest ?? units.first ?? "control"):12"
        let list = (units.isEmpty ? streams : units).joined(separator: ", ")
        return Phrase(
            "'\(text)' bukan id kejadian; tulis id seperti pada 'gladi tail', misalnya \(example). "
                + "Satuan dalam latihan ini: \(list)",
            en: "'\(text)' is no event id; write an id as 'gladi tail' shows it, such as \(example). "
                + "This drill's units: \(list)"
        )
    }

    /// A stream that the record does not hold.
    public static func noSuchStream(_ name: String, nearest: String?, streams: [String]) -> Phrase {
        guard let nearest else {
            let list = streams.joined(separator: ", ")
            return Phrase(
                "aliran '\(name)' tidak ada dalam rekaman ini; yang ada: \(list)",
                en: "this record has no stream '\(name)'; it has: \(list)"
            )
        }
        return Phrase(
            "aliran '\(name)' tidak ada dalam rekaman ini; maksud Anda '\(nearest)'?",
            en: "this record has no stream '\(name)'; did you mean '\(nearest)'?"
        )
    }

    /// A sequence beyond what the record holds of the stream.
    public static func noSuchSequence(_ id: String, stream: String, last: UInt64) -> Phrase {
        Phrase(
            "\(id) tidak ada dalam rekaman ini; \(stream) berisi urutan 0 sampai \(last)",
            en: "this record has no \(id); \(stream) holds sequences 0 to \(last)"
        )
    }

    // MARK: Why an event happened

    /// Over the chain of causes.
    public static let becauseHeading = Phrase(
        "Rangkaian sebab, mundur ke pemicu awal",
        en: "Because, back to the beginning"
    )
    /// Over other events that the event names.
    public static let mentionsHeading = Phrase("Kejadian terkait", en: "It also names")
    /// Over what the event caused.
    public static let effectsHeading = Phrase("Akibat", en: "What it caused")

    /// How far apart two events are.
    public static func lag(seconds: UInt64, later: Bool) -> Phrase {
        guard seconds > 0 else { return Phrase("saat yang sama", en: "at the same time") }
        let length = lengthOfTime(seconds: seconds)
        return Phrase(
            "\(length.indonesian) \(later ? "kemudian" : "sebelumnya")",
            en: "\(length.english) \(later ? "later" : "before")"
        )
    }

    /// The event before names no cause, but it names this event in a field.
    public static func namedByField(_ field: String) -> Phrase {
        let field = Phrase.field(field)
        return Phrase("disebut sebagai \(field.indonesian)", en: "named in \(field.english)")
    }

    /// The script moved the crowd in that turn.
    public static func bySameStep(_ key: String) -> Phrase {
        Phrase("naskah tim massa, langkah '\(key)'", en: "step '\(key)' of the crowd team's script")
    }

    /// The script moved that crowd last by this step.
    public static func byEarlierStep(_ key: String) -> Phrase {
        Phrase(
            "langkah '\(key)', langkah naskah terakhir bagi massa itu",
            en: "step '\(key)', the script's last for that crowd"
        )
    }

    /// The chain ends with an inject.
    public static func beganByInject(_ key: String) -> Phrase {
        Phrase(
            "Pemicu awal: inject '\(key)' dari pengendali latihan.",
            en: "It began with exercise control's inject '\(key)'."
        )
    }

    /// The chain ends with what a person decided or reported.
    public static let beganByDecision = Phrase(
        "Pemicu awal: keputusan atau laporan petugas latihan.",
        en: "It began with a person's decision or report."
    )

    /// The chain ends in the crowd team's script.
    public static func beganByStep(_ key: String) -> Phrase {
        Phrase(
            "Pemicu awal: naskah tim massa, langkah '\(key)'.",
            en: "It began with step '\(key)' of the crowd team's script."
        )
    }

    /// The chain ends with an event without a cause.
    public static let beganUnprompted = Phrase(
        "Tidak tercatat sebab sebelum ini.",
        en: "No cause is recorded before this."
    )

    /// The chain is longer than the limit up to which it is followed.
    public static func chainTooLong(_ limit: Int) -> Phrase {
        Phrase("… sebab hanya diikuti sampai \(limit) kejadian.", en: "… causes are followed for \(limit) steps only.")
    }

    /// More than are shown.
    public static func andMore(_ count: Int) -> Phrase { Phrase("… \(count) lagi", en: "… \(count) more") }

    // MARK: Who reports to whom, who hears whom

    /// Over the chain of command.
    public static let reportsHeading = Phrase("Siapa melapor kepada siapa", en: "Who reports to whom")
    /// Over units that nobody in the drill commands, and that command nobody.
    public static let outsideChainHeading = Phrase("Di luar rantai komando", en: "Outside the chain of command")
    /// What a unit can do; a word that we do not know stays as it is.
    public static func capabilities(_ words: [String]) -> Phrase {
        let titles = words.map { capabilityTitles[$0] ?? $0 }.joined(separator: ", ")
        return Phrase("kemampuan: \(titles)", en: "\(words.joined(separator: ", "))")
    }

    /// The capabilities that have a title.
    package static var titledCapabilities: Set<String> { Set(capabilityTitles.keys) }

    private static let capabilityTitles = [
        "cordon": "kordon", "fire-fighting": "pemadaman kebakaran", "guarding": "penjagaan objek vital",
        "transport": "angkutan",
    ]

    /// Over the table of who hears whom.
    public static let hearsHeading = Phrase("Siapa mendengar siapa", en: "Who hears whom")
    /// Under that table.
    public static let hearsLegend = Phrase(
        "Satuan di baris mendengar satuan di kolom yang bertanda x; K: keputusan dan laporan petugas latihan. "
            + "Semua satuan mendengar pengendali latihan.",
        en: "A row hears the columns marked x; K: people's decisions and reports. All hear control."
    )
}
