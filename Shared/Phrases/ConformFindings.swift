/// What `gladi conform` finds against a service: what it did, where, and what was expected.
extension Phrase {
    // MARK: Waiting for it

    /// What the test waits for: a service's first heartbeat.
    public static let conformReady = Phrase("Ready dari satuannya", en: "Ready from its units")
    /// A further heartbeat.
    public static let conformHeartbeat = Phrase("denyut Ready berikutnya", en: "its next Ready heartbeat")

    /// All records of a turn.
    public static func conformTurn(_ turn: UInt64) -> Phrase {
        Phrase("semua catatan langkah simulasi \(turn)", en: "all records of turn \(turn)")
    }

    /// A completion.
    public static func conformCompleted(_ unit: String, turn: UInt64) -> Phrase {
        Phrase("Completed langkah simulasi \(turn) dari \(unit)", en: "Completed of turn \(turn) from \(unit)")
    }

    /// A side stream's records.
    public static func conformFrontier(_ stream: String, _ frontier: UInt64) -> Phrase {
        Phrase(
            "\(stream) sampai \(frontier), seperti kata Completed",
            en: "\(stream) up to \(frontier), as Completed says"
        )
    }

    /// A fault that names a record.
    public static func conformFaultOf(_ record: String) -> Phrase {
        Phrase("Fault (DIVERGENCE) yang menyebut \(record)", en: "a Fault (DIVERGENCE) that names \(record)")
    }

    /// What the test waited for did not come.
    public static func conformWaited(for what: Phrase, seconds: Int64) -> Phrase {
        Phrase(
            "\(what.indonesian) tidak datang dalam \(seconds) detik",
            en: "\(what.english) did not come within \(seconds) s"
        )
    }

    /// The program ended before that.
    public static func conformEnded(waitingFor what: Phrase, _ end: Phrase) -> Phrase {
        Phrase(
            "program \(end.indonesian) sebelum \(what.indonesian)",
            en: "the program \(end.english) before \(what.english)"
        )
    }

    // MARK: Joining

    /// A heartbeat lacks what it must say.
    public static func conformReadyLacks(_ unit: String, _ field: String) -> Phrase {
        Phrase("Ready dari \(unit): \(field) kosong atau salah", en: "Ready of \(unit): \(field) is empty or wrong")
    }

    /// An own type without a readable form.
    public static func conformNotAnnounced(_ type: String) -> Phrase {
        Phrase(
            "jenis \(type) tidak diumumkan dalam Ready pertama (own_types) dengan bentuk yang terbaca",
            en: "type \(type) is not announced in the first Ready (own_types) in a form that can be read"
        )
    }

    /// An own type's words that no screen shows.
    public static func conformWordsUnfit(_ type: String) -> Phrase {
        Phrase(
            "kata-kata jenis \(type) tidak terpakai: words_id dan words_en, masing-masing ≤ 500 bita dan ≤ 12 ruas",
            en: "the words of type \(type) are of no use: words_id and words_en, each ≤ 500 bytes and ≤ 12 fields"
        )
    }

    /// An own word whose title no screen shows.
    public static func conformOwnWordUnfit(_ word: String) -> Phrase {
        Phrase(
            "kata '\(word)' (own_words) tidak terpakai: huruf kecil, angka dan '-', ≤ 24; judul satu baris, ≤ 100 bita, dua bahasa",
            en:
                "word '\(word)' (own_words) is of no use: a-z, digits and '-', ≤ 24; a title of one line, ≤ 100 bytes, in each language"
        )
    }

    /// An own type's words that show a field which the type has not got.
    public static func conformWordsLack(_ type: String, _ field: String) -> Phrase {
        Phrase(
            "kata-kata jenis \(type) menyebut ruas '\(field)', yang tidak ada padanya",
            en: "the words of type \(type) show a field '\(field)', which it has not got"
        )
    }

    /// Heartbeats too far apart.
    public static func conformSlowHeart(_ unit: String, seconds: Int64) -> Phrase {
        Phrase(
            "denyut \(unit) terpaut \(seconds) detik; seharusnya tiap detik",
            en: "heartbeats of \(unit) are \(seconds) s apart; each second is expected"
        )
    }

    // MARK: Turns

    /// Numbered records before the first grant.
    public static func conformBeforeGrant(_ stream: String) -> Phrase {
        Phrase("\(stream) menulis sebelum langkah simulasi pertama", en: "\(stream) has records before the first grant")
    }

    /// The turn did not wait for what its grant names.
    public static func conformDidNotWait(_ unit: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(unit) memainkan langkah simulasi \(turn) sebelum membaca catatan yang disebut langkah simulasinya",
            en: "\(unit) played turn \(turn) before it had read the records that its grant names"
        )
    }

    /// A record of another turn.
    public static func conformWrongTurn(_ record: String, _ turn: UInt64, turn expected: UInt64) -> Phrase {
        Phrase(
            "\(record): ce_turn \(turn), seharusnya \(expected)",
            en: "\(record): ce_turn is \(turn), expected \(expected)"
        )
    }

    /// A record of another time.
    public static func conformWrongTime(_ record: String, _ time: String, expected: String) -> Phrase {
        Phrase(
            "\(record): ce_time \(time), seharusnya \(expected)",
            en: "\(record): ce_time is \(time), expected \(expected)"
        )
    }

    /// A completion on a side stream.
    public static func conformSideCompletion(_ stream: String) -> Phrase {
        Phrase("Completed di aliran sampingan \(stream)", en: "Completed on the side stream \(stream)")
    }

    /// None or several completions, or not the last record.
    public static func conformCompletions(_ stream: String, _ count: Int, turn: UInt64) -> Phrase {
        Phrase(
            "\(stream), langkah simulasi \(turn): \(count) Completed; seharusnya satu, sebagai catatan terakhir",
            en: "\(stream), turn \(turn): \(count) Completed; expected is one, as the last record"
        )
    }

    /// A completion with other streams.
    public static func conformStreams(_ stream: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(stream), langkah simulasi \(turn): Completed tidak menyebut nomor semua alirannya, menaik",
            en: "\(stream), turn \(turn): Completed does not name the numbers of all its streams, ascending"
        )
    }

    /// A wrong frontier.
    public static func conformWrongFrontier(
        _ stream: String,
        _ frontier: UInt64,
        expected: UInt64,
        turn: UInt64
    ) -> Phrase {
        Phrase(
            "\(stream), langkah simulasi \(turn): Completed menyebut \(frontier), seharusnya \(expected)",
            en: "\(stream), turn \(turn): Completed says frontier \(frontier), expected \(expected)"
        )
    }

    /// A wake-up that is not later.
    public static func conformWakeUp(_ unit: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(unit), langkah simulasi \(turn): wake_up tidak sesudah langkah simulasi ini",
            en: "\(unit), turn \(turn): wake_up is not later than the turn"
        )
    }

    /// Too much in one turn.
    public static func conformTooMuch(_ unit: String, records: Int, bytes: Int) -> Phrase {
        Phrase(
            "\(unit): \(records) catatan, \(bytes) byte dalam satu langkah simulasi; paling banyak 1000 dan 1 MiB",
            en: "\(unit): \(records) records, \(bytes) bytes in one turn; at most 1,000 and 1 MiB"
        )
    }

    /// The service reports a fault where there is none.
    public static func conformFault(_ text: String) -> Phrase {
        Phrase("Fault tanpa sebab: \(text)", en: "a Fault without cause: \(text)")
    }

    // MARK: Bytes

    /// A record differs.
    public static func conformDiffers(_ record: String, turn: UInt64, expected: Phrase, came: Phrase) -> Phrase {
        Phrase(
            "\(record), langkah simulasi \(turn): seharusnya \(expected.indonesian); datang \(came.indonesian)",
            en: "\(record), turn \(turn): expected \(expected.english); came \(came.english)"
        )
    }

    /// A record that nothing asked for.
    public static func conformUnasked(_ record: String, _ type: String) -> Phrase {
        Phrase(
            "\(record) (\(type)) ditulis tanpa langkah simulasi",
            en: "\(record) (\(type)) was written without a grant"
        )
    }

    /// A record out of its place in the stream.
    public static func conformMisplaced(_ record: String) -> Phrase {
        Phrase(
            "\(record) ditulis di luar urutan, atau lain dari yang sudah tercatat",
            en: "\(record) was written out of sequence, or other than what stands there"
        )
    }

    /// A record published although the log held it.
    public static func conformRepeated(_ record: String) -> Phrase {
        Phrase(
            "\(record) diterbitkan lagi, padahal sudah tercatat sebelum program mulai",
            en: "\(record) was published again, although the log held it before the program began"
        )
    }

    /// It plays on over a log that differs.
    public static func conformPlaysOn(_ record: String) -> Phrase {
        Phrase(
            "\(record) di catatan lain dari hitungannya, tetapi ia bermain terus; seharusnya keluar dengan kode 70",
            en: "\(record) in the log is not what it computes, yet it plays on; exit code 70 is expected"
        )
    }

    /// It ended with another exit code than it must.
    public static func conformWrongCode(_ code: Int32, _ end: Phrase) -> Phrase {
        Phrase(
            "seharusnya kode \(code); program \(end.indonesian)",
            en: "exit code \(code) expected; the program \(end.english)"
        )
    }

    /// It did not say why it ended.
    public static func conformNoFault(_ record: String) -> Phrase {
        Phrase(
            "tidak ada Fault (DIVERGENCE) yang menyebut \(record)",
            en: "no Fault (DIVERGENCE) names \(record)"
        )
    }

    // MARK: Ending

    /// It goes on.
    public static func conformDoesNotEnd(_ seconds: Int64) -> Phrase {
        Phrase("program tidak berakhir dalam \(seconds) detik", en: "the program did not end within \(seconds) s")
    }

    /// It ended before everything was written.
    public static func conformLeftBehind(_ unit: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(unit): langkah simulasi \(turn) belum tercatat selesai ketika program berakhir",
            en: "\(unit): turn \(turn) was not completed in the log when the program ended"
        )
    }

    // MARK: What it wrote

    /// A record that is not an event.
    public static func conformUnreadable(_ topic: String, _ reason: String) -> Phrase {
        Phrase(
            "\(topic): catatan yang bukan catatan latihan: \(reason)",
            en: "\(topic): a record that is none: \(recorded(reason).english)"
        )
    }

    /// A record where it must not be.
    public static func conformElsewhere(_ type: String, _ stream: String, _ topic: String) -> Phrase {
        Phrase(
            "\(type) dari aliran \(stream) ditulis di \(topic), yang bukan tempatnya",
            en: "\(type) of stream \(stream) was written to \(topic), which is not its place"
        )
    }

    /// An unnumbered record that is neither heartbeat nor fault.
    public static func conformUnnumbered(_ type: String, _ stream: String) -> Phrase {
        Phrase(
            "\(type) tanpa nomor di \(stream); hanya Ready dan Fault tanpa nomor",
            en: "\(type) without a number on \(stream); only Ready and Fault have none"
        )
    }

    /// Records on another partition.
    public static func conformPartition(_ place: String) -> Phrase {
        Phrase(
            "catatan di \(place), partisi lain dari latihannya",
            en: "records in \(place), not the drill's partition"
        )
    }

    /// A stream of a unit that did not announce itself.
    public static func conformUnannounced(_ stream: String) -> Phrase {
        Phrase("menulis di \(stream) tanpa Ready", en: "writes on \(stream) without a Ready")
    }

    /// A type that the unit may not publish.
    public static func conformMayNot(_ unit: String, _ type: String) -> Phrase {
        Phrase(
            "profil \(unit) menyebut \(type), yang bukan haknya menurut katalog",
            en: "the profile of \(unit) lists \(type), which the catalogue does not let it publish"
        )
    }

    /// A type that the profile does not list.
    public static func conformNotListed(_ record: String, _ type: String) -> Phrase {
        Phrase(
            "\(record): jenis \(type) tidak ada dalam profilnya",
            en: "\(record): type \(type) is not in its profile"
        )
    }

    /// Data that are not of their type.
    public static func conformUndecodable(_ record: String, _ type: String) -> Phrase {
        Phrase("\(record): isinya bukan \(type)", en: "\(record): its data are not \(type)")
    }
}
