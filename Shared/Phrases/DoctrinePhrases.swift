// What screens say of doctrine's answers.

extension Phrase {
    /// Above the answer to "why not".
    public static func whyNotHeading(_ unit: String, _ act: String, time: String, turn: UInt64) -> Phrase {
        Phrase(
            "\(unit): mengapa tidak '\(act)' pada \(time) (giliran \(turn))",
            en: "\(unit): why not '\(act)' at \(time) (turn \(turn))"
        )
    }

    /// Nothing stood against the act.
    public static let nothingAgainst = Phrase(
        "Menurut yang diketahui satuan itu, tidak ada yang menghalangi.",
        en: "By what that unit knows, nothing stood against it."
    )

    /// A fact that speaks against the act.
    public static let factAgainst = Phrase("menghalangi", en: "against it")

    /// A fact that the unit does not know.
    public static let factUnknown = Phrase("tidak diketahui", en: "not known")

    /// A rule with its source, and how sure that is.
    public static func ruleWithSource(_ words: Phrase, source: String, confidence: String) -> Phrase {
        Phrase(
            "\(words.indonesian) [\(confidence): \(source)]",
            en: "\(words.english) [\(confidence): \(source)]"
        )
    }

    /// `--why-not` needs a unit and an act, and `--at` a time.
    public static func whyNotUsage(acts: [String]) -> Phrase {
        let list = acts.joined(separator: ", ")
        return Phrase(
            "tulis --why-not SATUAN TINDAKAN --at JAM:MENIT:DETIK; tindakan: \(list)",
            en: "write --why-not UNIT ACT --at HH:MM:SS; acts: \(list)"
        )
    }

    /// The unit cannot be asked about that act.
    public static func unitAnswersNot(_ unit: String, _ act: String, acts: [String]) -> Phrase {
        let list = acts.joined(separator: ", ")
        return acts.isEmpty
            ? Phrase(
                "\(unit) tidak bertanya kepada doktrin; tanyakan satuan lain",
                en: "\(unit) asks no doctrine; ask of another unit"
            )
            : Phrase(
                "\(unit) tidak dapat ditanya tentang '\(act)'; yang dapat: \(list)",
                en: "\(unit) cannot be asked about '\(act)'; it can about: \(list)"
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
            "rekaman tidak sampai pada \(time); giliran terakhir yang dapat dimainkan \(last)\(reason)",
            en: "the record does not reach \(time); the last turn that can be played is \(last)\(reason)"
        )
    }
}
