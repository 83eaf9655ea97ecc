// What is said of an events list and a roster that come from a sheet.
extension Phrase {
    /// What an inject changes, as a cell holds it.
    public static let sheetEffects = Phrase(
        "akibat seperti: hilang: ambulance 1 @rohul/medical 30m; massa: group=massa tension_change=10",
        en: "effects such as: missing: ambulance 1 @rohul/medical 30m; crowd: group=massa tension_change=10"
    )

    /// Columns that the sheet does not have, and whose contents stay as the scenario has them.
    public static func sheetKept(_ kept: [(key: String, columns: [Phrase])]) -> Phrase {
        func list(_ text: (Phrase) -> String) -> String {
            kept.map { "\($0.key) (\($0.columns.map(text).joined(separator: ", ")))" }.joined(separator: "; ")
        }
        return Phrase(
            "kolom yang tidak ada di tabel diisi dari skenario: \(list(\.indonesian))",
            en: "columns that the sheet does not have are filled from the scenario: \(list(\.english))"
        )
    }

    /// Entries of the scenario that the sheet does not have.
    public static func sheetAbsent(_ keys: [String]) -> Phrase {
        let list = keys.joined(separator: ", ")
        return Phrase(
            "ada di skenario tetapi tidak di tabel, jadi hilang bila daftar ini menggantikannya: \(list)",
            en: "in the scenario and not in the sheet, so gone where this list takes the place of the old one: \(list)"
        )
    }

    /// How a list of injects is put into a scenario.
    public static let sheetInjectsInto = Phrase(
        "Gantikan 'injects:' di skenario dengan daftar ini, lalu jalankan 'gladi check'",
        en: "Put this list in the place of the scenario's 'injects:', then run 'gladi check'"
    )

    /// How a roster is put into a scenario: its forces and those under `strength` would add up.
    public static let sheetRosterInto = Phrase(
        "Gantikan 'roster:' di skenario dengan daftar ini dan hapus 'strength:' (jika tidak, kekuatan terhitung dua kali), lalu "
            + "jalankan 'gladi check'",
        en:
            "Put this list in the place of the scenario's 'roster:' and delete 'strength:' (else every force counts twice), then "
            + "run 'gladi check'"
    )
}
