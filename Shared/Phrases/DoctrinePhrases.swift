// What screens say of doctrine's answers.

extension Phrase {
    /// Above the answer to "why not".
    public static func whyNotHeading(_ unit: String, _ act: Phrase, time: String, turn: UInt64) -> Phrase {
        let turn = whole(turn)
        return Phrase(
            "\(unit): mengapa tidak \(act.indonesian) pada \(time) (langkah \(turn.indonesian))",
            en: "\(unit): why not \(act.english) at \(time) (turn \(turn.english))"
        )
    }

    /// Nothing stood against the act.
    public static let nothingAgainst = Phrase(
        "Sepanjang yang diketahui satuan itu, semua syarat terpenuhi.",
        en: "By what that unit knows, nothing stood against it."
    )

    /// A fact that speaks against the act.
    public static let factAgainst = Phrase("tidak terpenuhi", en: "against it")

    /// A fact that the unit does not know.
    public static let factUnknown = Phrase("belum ada laporannya", en: "not known")

    /// A rule with its source, and how sure that is.
    public static func ruleWithSource(_ words: Phrase, source: Phrase, confidence: Phrase) -> Phrase {
        Phrase(
            "\(words.indonesian) (\(confidence.indonesian): \(source.indonesian))",
            en: "\(words.english) (\(confidence.english): \(source.english))"
        )
    }

    /// A source states the rule.
    public static let ruleStated = Phrase("tertulis", en: "stated")
    /// Drills and news report it.
    public static let ruleReported = Phrase("dilaporkan", en: "reported")
    /// We infer it.
    public static let ruleInferred = Phrase("disimpulkan", en: "inferred")

    /// An act as the command line has it, and what it is.
    public static func act(_ key: String, _ meaning: Phrase) -> Phrase {
        Phrase("\(key) (\(meaning.indonesian))", en: "\(key) (\(meaning.english))")
    }

    /// `--why-not` needs a unit and an act, and `--at` a time.
    public static func whyNotUsage(acts: [Phrase]) -> Phrase {
        let list = joined(acts)
        return Phrase(
            "tulis --why-not SATUAN TINDAKAN --at JAM:MENIT:DETIK; tindakan: \(list.indonesian)",
            en: "write --why-not UNIT ACT --at HH:MM:SS; acts: \(list.english)"
        )
    }

    /// The unit cannot be asked about that act.
    public static func unitAnswersNot(_ unit: String, _ act: Phrase, acts: [Phrase]) -> Phrase {
        let list = joined(acts)
        return acts.isEmpty
            ? Phrase(
                "\(unit) tidak memakai aturan yang dapat ditanyakan; pilih satuan lain",
                en: "\(unit) asks no doctrine; ask of another unit"
            )
            : Phrase(
                "\(unit) tidak dapat ditanya tentang \(act.indonesian); yang dapat: \(list.indonesian)",
                en: "\(unit) cannot be asked about \(act.english); it can about: \(list.english)"
            )
    }

    private static func joined(_ phrases: [Phrase]) -> Phrase {
        Phrase(
            verbatim: phrases.map(\.indonesian).joined(separator: ", "),
            en: phrases.map(\.english).joined(separator: ", ")
        )
    }

    /// No unit of that name, or no program of ours plays it.
    public static func unitCannotBePlayed(_ unit: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            "\(unit) tidak dapat dimainkan ulang di sini; yang dapat: \(list)",
            en: "\(unit) cannot be played again here; these can: \(list)"
        )
    }

    /// The record ends before the unit comes to that time.
    public static func recordEndsBefore(_ time: String, last: String, reason: String) -> Phrase {
        Phrase(
            "rekaman tidak sampai pada \(time); langkah simulasi terakhir yang dapat dimainkan ulang: \(last)\(reason)",
            en: "the record does not reach \(time); the last turn that can be played is \(last)\(reason)"
        )
    }
}
