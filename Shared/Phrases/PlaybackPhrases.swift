/// What the view of a record says besides what the view of a run does.
extension Phrase {
    /// The turn, and how fast the record is shown.
    public static func playbackSpeed(turn: UInt64, pace: Int) -> Phrase {
        let turn = whole(turn)
        return Phrase(
            "rekaman, langkah \(turn.indonesian)  ×\(pace)",
            en: "record, turn \(turn.english)  ×\(pace)"
        )
    }

    /// The record stands still.
    public static func playbackPaused(turn: UInt64) -> Phrase {
        let turn = whole(turn)
        return Phrase(
            "rekaman dijeda pada langkah \(turn.indonesian)",
            en: "record paused, turn \(turn.english)"
        )
    }

    /// The keys.
    public static let playbackKeys = Phrase(
        "spasi jeda/lanjut · n b kejadian ± · ←→ menit ± · PgUp PgDn 10 menit ± · + - kecepatan · g G awal/akhir · q keluar",
        en: "space pause · n b event ± · ←→ minute ± · PgUp PgDn 10 minutes ± · + - speed · g G start/end · q quit"
    )

    /// A record without a turn.
    public static func recordWithoutTurns(_ path: String) -> Phrase {
        Phrase(
            "\(path): belum ada langkah simulasi dalam rekaman ini, jadi tidak ada yang dapat ditampilkan",
            en: "\(path): this record has no turn yet, so there is nothing to show"
        )
    }

    /// A time at which the record has nothing.
    public static func timeOutsideRecord(_ time: String, from begin: String, to end: String) -> Phrase {
        Phrase(
            "\(time) di luar rekaman, yang berisi \(begin) sampai \(end)",
            en: "\(time) lies outside the record, which holds \(begin) to \(end)"
        )
    }
}
