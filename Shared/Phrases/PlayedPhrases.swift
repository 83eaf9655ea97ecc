// What is said of a drill that was played.
extension Phrase {
    /// An inject brought an event about, and something else the inject.
    public static func triggeredByInject(_ key: String) -> Phrase {
        Phrase("Pemicu terdekat: inject '\(key)' dari pengendali latihan.", en: "Brought about by inject '\(key)'.")
    }

    /// A step of the crowd's script brought an event about, and something else the step.
    public static func triggeredByStep(_ key: String) -> Phrase {
        Phrase(
            "Pemicu terdekat: langkah '\(key)' dari naskah massa.",
            en: "Brought about by step '\(key)' of the crowd's script."
        )
    }

    /// What can be done with a record.
    public static func recordNext(_ path: String) -> Phrase {
        Phrase(
            "lihat lagi: gladi view \(path) · cari kejadian: gladi tail \(path) · sebabnya: gladi explain \(path) ID",
            en: "see it again: gladi view \(path) · find an event: gladi tail \(path) · why: gladi explain \(path) ID"
        )
    }

    /// The response that an inject expects, as its author wrote it.
    public static func expectedResponse(_ text: String) -> Phrase {
        Phrase("      diharapkan: \(text)", en: "      expected: \(text)")
    }
}
