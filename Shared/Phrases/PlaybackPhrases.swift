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

    /// The record stands still; it goes on at this speed.
    public static func playbackPaused(turn: UInt64, pace: Int) -> Phrase {
        let turn = whole(turn)
        return Phrase(
            "rekaman dijeda, langkah \(turn.indonesian)  ×\(pace)",
            en: "record paused, turn \(turn.english)  ×\(pace)"
        )
    }

    /// The keys.
    public static let playbackKeys = Phrase(
        "q keluar · spasi jeda · n/b kejadian · ←→ menit · PgUp/PgDn 10 mnt · +/- kecepatan · g/G awal/akhir",
        en: "q quit · space pause · n/b event · ←→ minute · PgUp/PgDn 10 min · +/- speed · g/G start/end"
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
