/// What `gladi conform` says.
extension Phrase {
    // MARK: The command

    /// No service was named.
    public static let conformNoCommand = Phrase(
        "sebut layanan yang diuji di belakang dua tanda hubung: gladi conform -- .build/release/traffic",
        en: "name the service after two hyphens: gladi conform -- .build/release/traffic"
    )

    /// How far the test is.
    public static func conformProgress(_ done: Int, of total: Int) -> Phrase {
        Phrase("uji sambung: keadaan \(done) dari \(total)", en: "conformance: situation \(done) of \(total)")
    }

    /// Above the table.
    public static let conformHeading = Phrase("Uji sambung:", en: "Conformance:")

    /// The scenario's roster has no unit of the service's.
    public static func conformDoesNotFit(_ scenario: String, _ lastWords: [String]) -> Phrase {
        let what = Phrase(
            "layanan menolak latihan dari skenario \(scenario); pilih skenario yang memuat satuannya dengan --scenario",
            en: "the service refuses a drill of scenario \(scenario); name one with its units with --scenario"
        )
        return Phrase(lines: [what] + lastWords.map { Phrase(verbatim: "  \($0)") })
    }

    /// A certificate stands there already.
    public static func conformCertificateExists(_ path: String) -> Phrase {
        Phrase(
            "\(path) sudah ada; sertifikat tidak pernah ditimpa. Pilih nama lain",
            en: "\(path) exists; a certificate is never written over. Choose another name"
        )
    }

    /// The certificate could not be written.
    public static func conformCertificateFailed(_ path: String, _ reason: String) -> Phrase {
        Phrase("sertifikat \(path) tidak tertulis: \(reason)", en: "the certificate \(path) was not written: \(reason)")
    }

    /// The certificate was written there.
    public static func conformCertificate(_ path: String) -> Phrase {
        Phrase("sertifikat: \(path)", en: "certificate: \(path)")
    }

    /// The last line.
    public static func conformCounts(passed: Int, failed: Int, untested: Int, turns: Int, tenths: Int) -> Phrase {
        Phrase(
            "lulus \(passed) · gagal \(failed) · tidak diuji \(untested) · \(turns) langkah simulasi · \(tenths / 10),\(tenths % 10) dtk",
            en:
                "passed \(passed) · failed \(failed) · untested \(untested) · \(several(turns, "turn")) · \(tenths / 10).\(tenths % 10) s"
        )
    }

    /// What was exercised.
    public static func conformExercised(_ records: Int) -> Phrase {
        Phrase(
            "yang teruji: \(records) catatan selain penutup langkah simulasi",
            en: "exercised: \(several(records, "record")) beside completions"
        )
    }

    /// Types of the profile that were not written.
    public static func conformSilent(_ types: [String]) -> Phrase {
        let list = types.joined(separator: ", ")
        return Phrase("tidak sempat terbit: \(list)", en: "not written in this stretch: \(list)")
    }

    /// The service said nothing but that its turns are completed.
    public static let conformNothingToDo = Phrase(
        "satuan itu tidak berbuat apa-apa dalam bagian ini, jadi sebagian tidak teruji; pilih bagian lain dengan --excerpt",
        en: "the unit had nothing to do in this stretch, so some cases were not tried; choose another with --excerpt"
    )

    /// The service's own units are not played in the script.
    public static func conformMute(_ program: String) -> Phrase {
        Phrase(
            "\(program) gagal saat naskah dimainkan; ia bisu dalam naskah, dan diuji sendiri",
            en: "\(program) fails while the script is played; it is mute in the script, and tried by itself"
        )
    }

    /// A verdict's word.
    public static func conformVerdict(_ word: String) -> Phrase {
        switch word {
        case "lulus": Phrase("lulus", en: "passed")
        case "gagal": Phrase("GAGAL", en: "FAILED")
        default: Phrase("tidak diuji", en: "untested")
        }
    }

    /// What a case is called.
    public static func conformTitle(_ id: String) -> Phrase {
        switch id {
        case "joins": Phrase("bergabung dan memperkenalkan diri", en: "joins and says what it is")
        case "grants":
            Phrase("bermain hanya bila diberi langkah simulasi", en: "plays the turns that are granted, and no others")
        case "determinism": Phrase("masukan sama, keluaran sama", en: "equal inputs, equal bytes")
        case "duplicates": Phrase("kebal catatan ganda dan palsu", en: "copies and forged sequences change nothing")
        case "rebuild": Phrase("bangkit lagi dari mati mendadak", en: "rebuilds itself after a crash at any point")
        case "foreign": Phrase("kebal catatan asing", en: "unmarked and foreign records change nothing")
        case "pause": Phrase("menunggu selama jeda dan bukan latihan", en: "waits through pause and freeze")
        case "stop": Phrase("berhenti dengan tertib", en: "stops in good order")
        default: Phrase("menulis hanya yang dan di mana ia boleh", en: "writes only what, and where, it may")
        }
    }
}
