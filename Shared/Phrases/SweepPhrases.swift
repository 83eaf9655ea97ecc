/// What `gladi sweep` says.
extension Phrase {
    /// What every figure of a sweep is.
    public static let modelNotPrediction = Phrase("model, bukan ramalan", en: "a model, not a prediction")

    // MARK: The way

    /// A sweep begins, or goes on.
    public static func sweepBegins(_ seeds: Int, known: Int) -> Phrase {
        let (count, skipped) = (whole(seeds), whole(known))
        guard known > 0 else {
            return Phrase("\(count.indonesian) benih acak (seed)", en: "\(several(seeds, "seed"))")
        }
        return Phrase(
            "\(count.indonesian) benih acak (seed); \(skipped.indonesian) sudah ada dalam berkas dan dilewati",
            en: "\(several(seeds, "seed")); already in the file and skipped: \(skipped.english)"
        )
    }

    /// How many seeds are done, before any speed is known.
    public static func sweepProgress(_ done: Int, of total: Int) -> Phrase {
        let (done, total) = (whole(done), whole(total))
        return Phrase("\(done.indonesian)/\(total.indonesian)", en: "\(done.english)/\(total.english)")
    }

    /// How many seeds are done, how many a second, and how long the rest will take.
    public static func sweepProgress(
        _ done: Int,
        of total: Int,
        perSecondTenths: Int,
        secondsLeft: Int
    ) -> Phrase {
        let rate = tenths(perSecondTenths)
        let left = timeLeft(secondsLeft)
        let share = sweepProgress(done, of: total)
        return Phrase(
            "\(share.indonesian) · \(rate.indonesian)/detik · \(left.indonesian)",
            en: "\(share.english) · \(rate.english)/s · \(left.english)"
        )
    }

    private static func timeLeft(_ seconds: Int) -> Phrase {
        let rounded = seconds < 60 ? seconds : (seconds + 30) / 60 * 60
        let left = lengthOfTime(seconds: UInt64(clamping: rounded))
        return Phrase("sekitar \(left.indonesian) lagi", en: "~\(left.english) left")
    }

    /// A unit in the drill of one seed does not come back from its turn.
    public static func sweepHangs(seed: UInt64, _ unit: String, turn: UInt64, seconds: Int) -> Phrase {
        Phrase(
            "benih acak \(seed): \(unit) macet, sudah \(seconds) detik menangani langkah simulasi \(turn). Hentikan "
                + "dengan Ctrl-C",
            en: "seed \(seed): \(unit) hangs, it has been handling turn \(turn) for \(seconds) s. Stop with Ctrl-C"
        )
    }

    /// A sweep was stopped.
    public static func sweepStopped(_ done: Int, of total: Int, csv: String?) -> Phrase {
        let (done, total) = (whole(done), whole(total))
        guard let csv else {
            return Phrase(
                "dihentikan sesudah \(done.indonesian) dari \(total.indonesian) benih acak; dengan --csv BERKAS yang sudah "
                    + "selesai tersimpan dan dapat diteruskan",
                en:
                    "stopped after \(done.english) of \(total.english) seeds; with --csv FILE what is done is kept and can "
                    + "be gone on with"
            )
        }
        return Phrase(
            "dihentikan; \(done.indonesian) dari \(total.indonesian) benih acak tersimpan di \(csv). Perintah yang sama "
                + "meneruskan dari sini",
            en:
                "stopped; \(done.english) of \(total.english) seeds are kept in \(csv). The same command goes on from here"
        )
    }

    // MARK: The report

    /// The report's heading.
    public static func sweepHeading(_ played: String, drills: Int) -> Phrase {
        Phrase("\(played) · \(whole(drills).indonesian) latihan", en: "\(played) · \(several(drills, "drill"))")
    }

    /// No drill was played to its end.
    public static let sweepEmpty = Phrase("belum ada latihan yang selesai", en: "no drill has ended yet")
    /// The heading of the outcomes.
    public static let sweepOutcomes = Phrase("HASIL", en: "OUTCOMES")
    /// The heading of the measures.
    public static let sweepMeasures = Phrase("UKURAN", en: "MEASURES")
    /// The middle value.
    public static let median = Phrase("median", en: "median")
    /// The lowest value.
    public static let minimum = Phrase("terendah", en: "min")
    /// The highest value.
    public static let maximum = Phrase("tertinggi", en: "max")
    /// What is measured happened in no drill.
    public static let never = Phrase("tidak pernah", en: "never")
    /// A drill that failed, among outcomes.
    public static let sweepFailed = Phrase("gagal", en: "failed")
    /// How the table of measures is to be read.
    public static let sweepReading = Phrase(
        "Diagram: kelas sama lebar dari terendah sampai tertinggi. Ketegangan dan kerusakan: skala skenario, belum "
            + "dikalibrasi.",
        en: "Bars: classes of equal width from min to max. Tension and damage: the scenario's scales, uncalibrated."
    )

    /// In how many drills the measured thing happened.
    public static func sweepIn(_ drills: Int) -> Phrase {
        Phrase("dalam \(whole(drills).indonesian) latihan", en: "in \(several(drills, "drill"))")
    }

    /// Drills failed.
    public static func sweepFailures(_ count: Int) -> Phrase {
        Phrase(
            "GAGAL: \(whole(count).indonesian) latihan (benih acak, sebab)",
            en: "FAILED: \(several(count, "drill")) (seed, reason)"
        )
    }

    // MARK: Files

    /// A column in which a file's rows are of another origin.
    public struct SweepStrangeness: Sendable {
        /// The column.
        public let column: String
        /// What the file says.
        public let found: String
        /// What this sweep would say.
        public let wanted: String

        /// A column with both values.
        public init(_ column: String, _ found: String, _ wanted: String) {
            self.column = column
            self.found = found
            self.wanted = wanted
        }
    }

    /// The CSV has rows of another scenario, version or excerpt.
    public static func sweepFileStrange(_ path: String, _ strangeness: [SweepStrangeness]) -> Phrase {
        func list(_ none: String, _ but: String) -> String {
            strangeness.map { strange in
                func short(_ text: String) -> String { text.isEmpty ? none : String(text.prefix(24)) }
                return "\(strange.column) \(short(strange.found)), \(but) \(short(strange.wanted))"
            }.joined(separator: "; ")
        }
        return Phrase(
            "\(path) berisi hasil dari yang lain: \(list("(kosong)", "sekarang")). Pakai berkas lain dengan --csv, atau "
                + "pindahkan berkas itu",
            en:
                "\(path) holds rows of something else: \(list("(empty)", "now")). Choose another file with --csv, or move "
                + "that one away"
        )
    }

    /// The CSV's columns are not those of this version's sweeps.
    public static func sweepFileColumns(_ path: String) -> Phrase {
        Phrase(
            "kolom \(path) bukan kolom 'gladi sweep' versi ini: pakai berkas lain dengan --csv, atau pindahkan berkas itu",
            en:
                "the columns of \(path) are not those of this version's 'gladi sweep': choose another file with --csv, or "
                + "move that one away"
        )
    }

    /// A line of the CSV cannot be read.
    public static func sweepFileDamaged(_ path: String, line: Int) -> Phrase {
        Phrase(
            "\(path):\(line): bukan baris hasil, atau kolom seed tidak menaik; perbaiki baris itu atau pakai berkas lain",
            en:
                "\(path):\(line): not a row of a sweep, or its seed does not ascend; mend that line or choose another file"
        )
    }

    /// The CSV ends beyond a seed that is still to be played.
    public static func sweepFileBeyond(_ path: String, last: UInt64, wanted: UInt64) -> Phrase {
        Phrase(
            "\(path) sudah sampai benih acak (seed) \(last), sedangkan \(wanted) belum ada di dalamnya: baris hanya ditambahkan di "
                + "akhir. Mulai dengan --first \(last + 1), atau pakai berkas lain dengan --csv",
            en:
                "\(path) has come to seed \(last), but does not hold seed \(wanted): rows are added at the end alone. Begin "
                + "with --first \(last + 1), or choose another file with --csv"
        )
    }

    /// The CSV cannot be opened, read or written.
    public static func sweepFileIO(_ path: String, _ reason: String) -> Phrase {
        Phrase(
            "\(path) tidak dapat dibaca atau ditulisi: \(reason). Baris yang sudah ada tetap tersimpan",
            en: "\(path) cannot be read or written: \(reason). The rows that are there stay"
        )
    }

    /// Another sweep writes to the CSV.
    public static func sweepFileBusy(_ path: String) -> Phrase {
        Phrase(
            "\(path) sedang ditulisi 'gladi sweep' lain: tunggu sampai selesai, atau pakai berkas lain dengan --csv",
            en: "another 'gladi sweep' is writing to \(path): wait for it, or choose another file with --csv"
        )
    }

    /// The folder of records cannot take them.
    public static func sweepRecordsFolder(_ path: String) -> Phrase {
        Phrase(
            "folder \(path) tidak ada atau tidak dapat ditulisi: buat dulu, atau pilih lain dengan --records",
            en: "the folder \(path) does not exist or cannot be written to: make it, or choose another with --records"
        )
    }

    /// A record's path is taken by another drill's, or by half a record.
    public static func sweepRecordExists(_ path: String) -> Phrase {
        Phrase(
            "\(path) sudah ada dan bukan rekaman lengkap latihan ini: pindahkan, atau pilih folder lain dengan --records",
            en:
                "\(path) exists and is not this drill's whole record: move it away, or choose another folder with --records"
        )
    }
}
