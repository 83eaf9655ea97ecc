/// What the view of a record says besides what the view of a run does.
extension Phrase {
    /// The turn, and how fast the record is shown.
    public static func playbackSpeed(turn: UInt64, pace: Int) -> Phrase {
        Phrase("rekaman, giliran \(turn)  ×\(pace)", en: "record, turn \(turn)  ×\(pace)")
    }

    /// The record stands still.
    public static func playbackPaused(turn: UInt64) -> Phrase {
        Phrase("rekaman dijeda, giliran \(turn)", en: "record paused, turn \(turn)")
    }

    /// The keys.
    public static let playbackKeys = Phrase(
        "spasi jeda/lanjut · n b peristiwa ± · ←→ menit ± · PgUp PgDn 10 menit ± · + - kecepatan · g G awal/akhir · q keluar",
        en: "space pause · n b event ± · ←→ minute ± · PgUp PgDn 10 minutes ± · + - speed · g G start/end · q quit"
    )

    /// A record without a turn.
    public static func recordWithoutTurns(_ path: String) -> Phrase {
        Phrase(
            "\(path): belum ada giliran di rekaman ini, jadi tidak ada yang dapat ditampilkan",
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
