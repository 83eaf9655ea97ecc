/// What `gladi new-scenario` says.
extension Phrase {
    /// What a drill's day must be.
    public static let drillDay = Phrase(
        "tanggal TTTT-BB-HH seperti 2029-02-14",
        en: "a date YYYY-MM-DD such as 2029-02-14"
    )

    /// The file is there already and stays as it is.
    public static func scenarioIsThere(_ path: String) -> Phrase {
        Phrase(
            "\(path) sudah ada dan tidak ditimpa; pilih nama lain dengan --out",
            en: "\(path) exists and is not written over; choose another name with --out"
        )
    }

    /// The file cannot be written.
    public static func scenarioNotWritten(_ path: String, _ reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "\(path) tidak dapat ditulis: \(reason.indonesian)",
            en: "\(path) cannot be written: \(reason.english)"
        )
    }

    /// What comes next.
    public static func scenarioNext(_ path: String) -> Phrase {
        Phrase(lines: [
            Phrase("\(path) tertulis. Berikutnya:", en: "\(path) is written. Next:"),
            Phrase(
                "  ubah angka, tempat, dan naskah di dalamnya",
                en: "  change the numbers, places and the script in it"
            ),
            Phrase(verbatim: "  gladi check \(path)"),
            Phrase(verbatim: "  gladi run \(path)"),
        ])
    }
}
