// What the record's errors and verdicts say.

extension Phrase {
    /// A record's digest.
    public static func verifiedDigest(_ digest: String) -> Phrase {
        Phrase("sidik digital (hash) \(digest)", en: "digest \(digest)")
    }

    /// The head of a record's chain.
    public static func verifiedChain(_ chain: String) -> Phrase {
        Phrase("ujung rantai catatan \(chain)", en: "chain \(chain)")
    }

    // MARK: Places

    /// The record's file as a whole.
    public static let recordFile = Phrase("berkas ini", en: "the file")

    /// A row of the record.
    public static func recordRow(_ number: Int64) -> Phrase { Phrase("baris \(number)", en: "row \(number)") }

    // MARK: Writing and opening

    /// The record's path cannot be opened.
    public static func recordCannotOpen(path: String, reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "Berkas rekaman \(path) tidak dapat dibuka: \(reason.indonesian). Periksa jalur dan hak aksesnya. Latihan yang "
                + "sedang berjalan dicari dengan --kafka.",
            en:
                "The record \(path) cannot be opened: \(reason.english). Check the path and its rights. A drill that runs is "
                + "found with --kafka."
        )
    }

    /// The record's folder or medium takes no writes.
    public static func recordReadOnly(path: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) tidak dapat ditulis: hanya-baca. Pilih folder yang dapat ditulis dengan --record.",
            en: "The record \(path) cannot be written: read-only. Choose a writable folder with --record."
        )
    }

    /// The disk is full.
    public static func recordDiskFull(path: String) -> Phrase {
        Phrase(
            "Ruang untuk berkas rekaman \(path) habis. Yang sudah tercatat tetap utuh; kosongkan ruang, perekaman berlanjut.",
            en:
                "There is no room left for the record \(path). What is recorded is whole; free some room and it goes on."
        )
    }

    /// Somebody else writes the record.
    public static func recordAnotherWriter(path: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) sedang ditulis proses lain. Hentikan perekam itu, atau pilih --record lain.",
            en: "Another process is writing the record \(path). Stop that recorder, or give another --record."
        )
    }

    /// The file is no record.
    public static func recordNotARecord(path: String, reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "\(path) bukan berkas rekaman Gladi (\(reason.indonesian)). Berkas itu tidak diubah; pilih berkas lain.",
            en: "\(path) is not a Gladi record (\(reason.english)). It was left as it is; choose another file."
        )
    }

    /// The file has another name, under which its newest rows lie.
    public static func recordOtherName(path: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) punya nama lain (tautan keras), dan catatan terbarunya bisa ada di berkas -wal di "
                + "sebelah nama itu. Buka dengan nama itu, atau salin bila nama itu sudah tidak ada; berkas ini tidak diubah.",
            en: "The record \(path) has another name (a hard link), and its newest rows may lie in the -wal file "
                + "beside that one. Open it by that name, or copy it if that name is gone; the file was left as it is."
        )
    }

    /// The record comes from a newer Gladi.
    public static func recordNewerFormat(path: String, found: Int, known: Int) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) berformat \(found); Gladi ini mengenal sampai \(known). Pakai Gladi yang lebih baru.",
            en: "The record \(path) has format \(found); this Gladi knows up to \(known). Use a newer Gladi."
        )
    }

    /// The record is another drill's.
    public static func recordOtherDrill(path: String, holds: String, wanted: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) berisi latihan \(holds), bukan \(wanted). Pilih --record lain; yang lama tidak diubah.",
            en:
                "The record \(path) holds drill \(holds), not \(wanted). Give another --record; the old one is left as it is."
        )
    }

    /// The record is this drill's, but it was opened anew.
    public static func recordOtherOpening(path: String, drill: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) berisi latihan \(drill) dengan pembukaan lain: broker memulainya lagi. Pilih --record lain.",
            en:
                "The record \(path) holds another opening of drill \(drill): the broker began it anew. Give another --record."
        )
    }

    /// The record is damaged.
    public static func recordDamaged(path: String, reason: Phrase) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) rusak (\(reason.indonesian)). Jalankan `recorder verify \(path)` untuk melihat letaknya.",
            en: "The record \(path) is damaged (\(reason.english)). Run `recorder verify \(path)` to see where."
        )
    }

    /// The record lacks what the drill delivered.
    public static func recordIncomplete(path: String, missing: String) -> Phrase {
        Phrase(
            "Berkas rekaman \(path) tidak memuat \(missing), sehingga latihan tidak dapat diputar ulang dari situ.",
            en: "The record \(path) does not hold \(missing), so the drill cannot be replayed from there on."
        )
    }

    /// The medium failed.
    public static func recordFailed(path: String, reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "Berkas rekaman \(path) gagal ditulis atau dibaca: \(reason.indonesian). Periksa media penyimpanannya.",
            en: "The record \(path) could not be written or read: \(reason.english). Check the medium."
        )
    }

    // MARK: Verdicts

    /// The record is whole and the drill has ended.
    public static func recordWhole(rows: Int64, turn: UInt64) -> Phrase {
        Phrase(
            "Rekaman utuh: \(rows) catatan, \(turn) langkah simulasi, sidik latihan cocok.",
            en: "The record is whole: \(rows) rows, \(turn) turns, the digest is right."
        )
    }

    /// The record is whole and the drill has not ended.
    public static func recordWholeUnended(rows: Int64, turn: UInt64) -> Phrase {
        Phrase(
            "Rekaman utuh sampai langkah simulasi \(turn): \(rows) catatan; latihan belum berakhir di dalamnya "
                + "(masih berjalan atau terputus).",
            en: "The record is whole up to turn \(turn): \(rows) rows; the drill has not ended in it "
                + "(still running, or cut off)."
        )
    }

    /// The record is whole, and says what it does not hold.
    public static func recordWholeWithGaps(
        rows: Int64,
        isEnded: Bool,
        offsets: Int64,
        place: String,
        missing: String?
    ) -> Phrase {
        let unended =
            isEnded
            ? Phrase("", en: "")
            : Phrase(" Latihan belum berakhir di dalamnya.", en: " The drill has not ended in it.")
        return Phrase(
            "Rekaman utuh, dengan celah yang dinyatakan: \(rows) catatan; \(offsets) offset tidak diberikan broker, mulai "
                + "\(place)"
                + (missing.map { "; \($0) hilang dari latihan." } ?? "; latihan sendiri lengkap.")
                + "\(unended.indonesian)",
            en:
                "The record is whole, with stated gaps: \(rows) rows; the broker gave nothing for \(offsets) offsets, first "
                + "\(place)"
                + (missing.map { "; \($0) is lost to the drill." } ?? "; the drill itself is complete.")
                + "\(unended.english)"
        )
    }

    // MARK: Broken

    /// Not a record at all.
    public static func brokenNotARecord(_ reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "Bukan berkas rekaman Gladi: \(reason.indonesian).",
            en: "Not a Gladi record: \(reason.english)."
        )
    }

    /// The end of the file is gone; `place`: the first that cannot be read, nil where nothing can.
    public static func brokenTruncated(_ place: Phrase?, bytes: Int, expected: Int) -> Phrase {
        let until =
            place.map {
                Phrase(", terbaca sampai sebelum \($0.indonesian)", en: ", readable up to before \($0.english)")
            }
            ?? Phrase("", en: "")
        return Phrase(
            "Rekaman terpotong\(until.indonesian): \(bytes) bita, seharusnya \(expected).",
            en: "The record is cut off\(until.english): \(bytes) bytes where \(expected) belong."
        )
    }

    /// SQLite cannot read on.
    public static func brokenUnreadable(_ place: Phrase, _ reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "Rekaman rusak di \(place.indonesian): \(reason.indonesian).",
            en: "The record is damaged at \(place.english): \(reason.english)."
        )
    }

    /// The table of what the record is about was changed.
    public static let brokenOriginChanged = Phrase(
        "Keterangan asal rekaman (tabel meta) diubah.",
        en: "What the record says of itself (table meta) was changed."
    )

    /// A table, an index, a view or a trigger was changed.
    public static func brokenSchemaChanged(_ name: String) -> Phrase {
        let kinds = ["table": "tabel", "index": "indeks", "view": "tampilan", "trigger": "pemicu"]
        let kind = name.prefix { $0 != " " }
        let named = kinds[String(kind)].map { "\($0)\(name.dropFirst(kind.count))" } ?? name
        return Phrase(
            "Susunan berkas rekaman diubah: \(named) bukan buatan perekam.",
            en: "The record's own definitions were changed: \(name) is not what a recorder makes."
        )
    }

    /// The table of dead letters was changed.
    public static func brokenDeadLetterChanged(_ place: Phrase) -> Phrase {
        Phrase(
            "Tabel dead_letter tidak sesuai dengan catatan, terlihat di \(place.indonesian).",
            en: "The table dead_letter does not follow from the rows, seen at \(place.english)."
        )
    }

    /// A numbered row that was added after the drill's end.
    public static func brokenRowAfterEnd(_ place: Phrase) -> Phrase {
        Phrase(
            "Catatan bernomor di \(place.indonesian) ditambahkan setelah latihan berakhir (Ended).",
            en: "The numbered row at \(place.english) was added after the drill's end (Ended)."
        )
    }

    /// A row was changed.
    public static func brokenChanged(_ place: Phrase) -> Phrase {
        Phrase(
            "Rekaman diubah di \(place.indonesian): rantai putus.",
            en: "The record was changed at \(place.english): the chain breaks."
        )
    }

    /// A row is gone.
    public static func brokenRowMissing(_ place: Phrase, next: Int64) -> Phrase {
        Phrase(
            "Catatan hilang di \(place.indonesian): berikutnya yang ada \(next).",
            en: "A row is gone at \(place.english): the next that is there is \(next)."
        )
    }

    /// Rows at the end are gone or too many.
    public static func brokenHead(_ place: Phrase, rows: Int64) -> Phrase {
        Phrase(
            "Rekaman tidak berakhir sebagaimana mestinya di \(place.indonesian): kepala rantai menyebut \(rows) catatan.",
            en:
                "The record does not end as it should at \(place.english): the head of the chain speaks of \(rows) rows."
        )
    }

    /// A verdict that the record cannot have.
    public static func brokenFalseVerdict(_ place: Phrase) -> Phrase {
        Phrase(
            "Putusan di \(place.indonesian) tidak sesuai dengan isi catatannya.",
            en: "The verdict at \(place.english) does not fit the record it stands on."
        )
    }

    /// A sequence out of order.
    public static func brokenOutOfSequence(_ place: Phrase, next: UInt64) -> Phrase {
        Phrase(
            "\(place.indonesian) diterima di luar urutan: seharusnya \(next).",
            en: "\(place.english) was accepted out of order: \(next) is due."
        )
    }

    /// An offset without a row or a reason.
    public static func brokenOffsetUnaccounted(_ place: Phrase) -> Phrase {
        Phrase(
            "\(place.indonesian) tidak tercatat dan tidak dinyatakan sebagai celah.",
            en: "\(place.english) is neither recorded nor stated as a gap."
        )
    }

    /// An offset that is accounted for twice.
    public static func brokenOffsetTwice(_ place: Phrase) -> Phrase {
        Phrase("\(place.indonesian) tercatat dua kali.", en: "\(place.english) is accounted for twice.")
    }

    /// A delivered record that is not there.
    public static func brokenRecordMissing(_ place: Phrase) -> Phrase {
        Phrase(
            "\(place.indonesian) disampaikan dalam latihan tetapi tidak tercatat.",
            en: "\(place.english) was delivered in the drill but is not recorded."
        )
    }

    /// A turn that does not follow.
    public static func brokenTurnMissing(_ place: Phrase, expected: UInt64) -> Phrase {
        Phrase(
            "\(place.indonesian) bukan langkah simulasi \(expected) yang ditunggu.",
            en: "\(place.english) is not turn \(expected), which is due."
        )
    }

    /// Control events that do not follow their grant.
    public static func brokenControlEvents(_ place: Phrase, announced: UInt64, found: UInt64) -> Phrase {
        Phrase(
            "\(place.indonesian) mengumumkan \(announced) kejadian pengendali; yang ada \(found).",
            en: "\(place.english) announces \(announced) control events; \(found) follow."
        )
    }

    /// Another digest.
    public static func brokenDigest(_ place: Phrase, said: String, found: String) -> Phrase {
        Phrase(
            "Sidik latihan pada \(place.indonesian) tidak cocok: tertulis \(said), terhitung \(found).",
            en: "The drill's digest at \(place.english) is wrong: it says \(said), computed is \(found)."
        )
    }
}
