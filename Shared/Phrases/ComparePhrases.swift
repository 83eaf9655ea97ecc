/// What a sweep of two plans says.
extension Phrase {
    /// The heading of a comparison.
    public static func comparedHeading(_ first: String, _ second: String, pairs: Int) -> Phrase {
        Phrase(
            "A \(first) · B \(second) · \(whole(pairs).indonesian) pasang latihan dengan benih acak yang sama",
            en: "A \(first) · B \(second) · \(several(pairs, "pair")) of drills on the same random numbers"
        )
    }

    /// The heading of the measures.
    public static let comparedMeasures = Phrase(
        "UKURAN: rata-rata, selisih B − A",
        en: "MEASURES: means, difference B − A"
    )
    /// The interval's column.
    public static let comparedInterval = Phrase("selang kepercayaan 95%", en: "95% interval")
    /// The column of pairs in which both drills had the measure.
    public static let comparedBoth = Phrase("pasang", en: "pairs")
    /// It stands out from the noise.
    public static let comparedStandsOut = Phrase("NYATA", en: "REAL")
    /// Every pair has the same difference.
    public static let comparedAlways = Phrase("selalu sama", en: "always the same")

    /// How many seeds would tell a difference.
    public static func comparedNeeds(_ seeds: Int) -> Phrase {
        let seeds = whole(seeds)
        return Phrase("perlu sekitar \(seeds.indonesian) benih", en: "~\(seeds.english) seeds")
    }

    /// In how many pairs only one of both had it.
    public static func comparedAlone(_ first: Int, _ second: Int) -> Phrase {
        let (first, second) = (whole(first), whole(second))
        return Phrase(
            "hanya A \(first.indonesian), hanya B \(second.indonesian)",
            en: "A alone \(first.english), B alone \(second.english)"
        )
    }

    /// Of what the plans say something else, and whether that is planned or a circumstance that the plan meets.
    public static func comparedAspects(_ aspects: [(key: String, isPlanned: Bool)]) -> Phrase {
        guard !aspects.isEmpty else {
            return Phrase("Kedua skenario sama isinya.", en: "The two scenarios say the same.")
        }
        let names = aspects.map { aspectNames[$0.key] ?? ($0.key, $0.key) }
        let list = Phrase(
            verbatim: names.map(\.0).joined(separator: ", "),
            en: names.map(\.1).joined(separator: ", ")
        )
        guard aspects.contains(where: { !$0.isPlanned }) else {
            return Phrase("Yang berbeda: \(list.indonesian).", en: "What differs: \(list.english).")
        }
        return Phrase(
            "Yang berbeda: \(list.indonesian). Keadaannya pun berbeda, jadi selisih di bawah bukan dari rencana saja.",
            en: "What differs: \(list.english). The circumstances differ too, so what is below is not the plan's alone."
        )
    }

    private static let aspectNames: [String: (String, String)] = [
        "strength": ("satuan dan kekuatan", "units and strength"), "orders": ("perintah rencana", "planned orders"),
        "numbers": ("angka doktrin", "numbers of doctrine"), "site": ("tempat dan jalan", "places and roads"),
        "episodes": ("babak dan waktu", "episodes and times"), "injects": ("inject", "injects"),
        "crowd": ("massa dan naskahnya", "the crowd and its script"),
    ]

    /// Measures that were the same in every pair.
    public static func comparedEqual(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase("Sama di setiap pasang: \(list).", en: "The same in every pair: \(list).")
    }

    /// Measures that one of the plans, A or B, never had.
    public static func comparedNever(_ titles: [String], in plan: String) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase(
            "Pada \(plan) tidak pernah terjadi, jadi tidak ada selisih yang dapat diukur: \(list).",
            en: "\(plan) never has it, so no difference can be measured: \(list)."
        )
    }

    /// Measures that neither plan ever had.
    public static func comparedNeverAtAll(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase("Tidak pernah ada, di A maupun di B: \(list).", en: "Never there, in A or in B: \(list).")
    }

    /// Measures that each plan had, and no pair on both sides.
    public static func comparedNeverBoth(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase("Tidak ada pasang yang terjadi pada keduanya: \(list).", en: "No pair had both: \(list).")
    }

    /// Sentences one after the other.
    public static func sentences(_ phrases: [Phrase]) -> Phrase {
        Phrase(
            verbatim: phrases.map(\.indonesian).joined(separator: " "),
            en: phrases.map(\.english).joined(separator: " ")
        )
    }

    /// What an interval is worth.
    public static let comparedIntervals = Phrase(
        "Selang kepercayaan tetap berlaku walau dilihat sebelum selesai.",
        en: "Intervals hold whenever one looks."
    )
    /// What the mark means.
    public static let comparedMark = Phrase(
        "NYATA: selisihnya bukan nol, walau banyak ukuran dilihat bersama (Bonferroni).",
        en: "REAL: the difference is not zero, though many measures are looked at together (Bonferroni)."
    )

    /// What never has the mark, however much it differs.
    public static func comparedProgram(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase(
            "Tidak pernah ditandai, karena menghitung kerja program dan bukan rencananya: \(list).",
            en: "Never marked, since it counts the program's work and not the plan's: \(list)."
        )
    }

    /// Of which pairs the means are, where some lack the measure.
    public static let comparedMeans = Phrase(
        "Rata-rata hanya dari pasang yang keduanya memiliki ukuran itu.",
        en: "Means are of the pairs in which both had the measure."
    )

    /// Too few pairs for any interval.
    public static func comparedTooFew(_ least: Int) -> Phrase {
        Phrase(
            "Kurang dari \(least) pasang: belum ada selang kepercayaan bagi ukuran. Tambah benih acak (--seeds).",
            en: "Fewer than \(least) pairs: no interval for measures yet. Play more seeds."
        )
    }

    /// What is still open would be told by more seeds.
    public static func comparedMore(_ title: String, seeds: Int) -> Phrase {
        let seeds = whole(seeds)
        return Phrase(
            "Lebih banyak benih acak berguna: '\(title)' mungkin jelas pada sekitar \(seeds.indonesian) benih.",
            en: "More seeds are worth it: '\(title)' may be told at about \(seeds.english) seeds."
        )
    }

    /// More seeds would tell nothing more of what is measured.
    public static let comparedEnough = Phrase(
        "Bagi ukuran ini tidak perlu lebih banyak benih acak: yang berbeda sudah jelas, sisanya terlalu kecil untuk "
            + "dicari. Yang tidak diukur tidak dibandingkan.",
        en:
            "No more seeds are needed for these measures: what differs is told, and the rest is too small to look for. "
            + "What is not measured is not compared."
    )

    /// Nothing that is measured differed in any pair.
    public static let comparedNothing = Phrase(
        "Semua ukuran sama di setiap pasang. Kedua rencana mungkin berbeda dalam hal yang tidak diukur di sini.",
        en: "Every measure was the same in every pair. The plans may differ in what is not measured here."
    )

    /// These pairs cannot tell whether the plans differ in some measures or outcomes.
    public static func comparedUntold(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase(
            "Belum dapat dipastikan: \(list). Lebih banyak benih acak dapat memperjelas.",
            en: "Not told yet: \(list). More seeds may tell."
        )
    }

    /// Pairs that cannot be compared.
    public static func comparedFailures(_ count: Int) -> Phrase {
        Phrase(
            "\(whole(count).indonesian) pasang tidak dihitung karena salah satu latihannya gagal.",
            en: "Left out, since a drill of theirs failed: \(several(count, "pair"))."
        )
    }

    /// Two plans are one and the same.
    public static let comparedWithItself = Phrase(
        "A dan B adalah skenario yang sama: tidak ada yang dibandingkan",
        en: "A and B are the same scenario: there is nothing to compare"
    )

    /// Records of two plans.
    public static let comparedRecords = Phrase(
        "--records hanya untuk sweep satu skenario",
        en: "--records is for a sweep of one scenario alone"
    )

    // MARK: - One drill

    /// Measures that were the same in every drill although the script moves the crowd.
    public static func sweepScripted(_ titles: [String]) -> Phrase {
        let list = titles.joined(separator: ", ")
        return Phrase(
            "Tidak berubah menurut benih acak, karena ditentukan naskah massa (mode: scripted): \(list).",
            en: "Never varied, since the crowd's script says so (mode: scripted): \(list)."
        )
    }

    /// Measures that no random number reached.
    public static func sweepFixed(_ titles: [String], drills: Int) -> Phrase {
        let list = titles.joined(separator: ", ")
        let drills = whole(drills)
        return Phrase(
            "Sama dalam \(drills.indonesian) latihan; benih acak tidak berpengaruh di sana: \(list).",
            en: "The same in \(drills.english) drills; no random number came to matter there: \(list)."
        )
    }
}
