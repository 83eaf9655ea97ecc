/// What `gladi new-agency` says.
extension Phrase {
    /// A name or title breaks its rule.
    public static func agencyName(_ name: String, _ rule: Phrase) -> Phrase {
        Phrase("'\(name)' tidak sesuai aturan: \(rule.indonesian)", en: "'\(name)' is not valid: \(rule.english)")
    }

    /// What a task force's name is made of.
    public static let agencyWordRule = Phrase(
        "nama satgas terdiri atas huruf a-z, angka dan tanda hubung, diawali huruf, paling banyak 24",
        en: "a task force's name has letters a-z, digits and hyphens, a letter first, at most 24"
    )

    /// Where a hyphen may stand.
    public static let agencyHyphenRule = Phrase(
        "tanda hubung hanya satu-satu dan di tengah kata, seperti search-rescue",
        en: "hyphens stand singly and between letters or digits, as in search-rescue"
    )

    /// Words that mean something else.
    public static let agencyReservedRule = Phrase(
        "kata itu sudah dipakai oleh Gladi atau Swift; pilih nama instansi, seperti bpbd",
        en: "Gladi or Swift uses that word; choose the agency's name, such as bpbd"
    )

    /// Who can be a superior.
    public static let agencySuperiorRule = Phrase(
        "atasan adalah satgas lain yang memberi perintah, seperti command",
        en: "a superior is another task force that gives orders, such as command"
    )

    /// What a title may hold.
    public static func agencyTitleRule(_ length: Int) -> Phrase {
        Phrase(
            "judul satu sampai \(length) huruf, tanpa tanda kutip ganda dan garis miring terbalik, tanpa spasi di ujung",
            en: "a title has 1 to \(length) characters, no double quotes or backslashes, no spaces at its ends"
        )
    }

    /// A name is in use.
    public static func agencyTaken(_ name: String, _ place: String) -> Phrase {
        Phrase(
            "nama '\(name)' sudah dipakai (\(place)); pilih nama lain",
            en: "the name '\(name)' is taken (\(place)); choose another"
        )
    }

    /// The superior takes no part in the scenario.
    public static func noSuchSuperior(_ name: String, in scenario: String, known: [String]) -> Phrase {
        let list = known.joined(separator: ", ")
        return Phrase(
            "tidak ada satgas '\(name)' di skenario \(scenario); yang ada: \(list). Pilih dengan --reports-to",
            en: "scenario \(scenario) has no task force '\(name)'; it has: \(list). Choose one with --reports-to"
        )
    }

    /// The folder is no checkout.
    public static func noCheckout(_ folder: String, _ file: String) -> Phrase {
        Phrase(
            "\(folder) bukan folder Gladi: \(file) tidak terbaca. Jalankan di folder Gladi, atau sebut dengan --folder",
            en: "\(folder) is not Gladi's folder: cannot read \(file). Run it in that folder, or name it with --folder"
        )
    }

    /// No checkout of Gladi where one was expected.
    public static func noGladi(_ folder: String) -> Phrase {
        Phrase(
            "\(folder) bukan folder Gladi; sebut foldernya atau alamat repositorinya dengan --gladi",
            en: "\(folder) is not Gladi's folder; name that folder, or its repository's address, with --gladi"
        )
    }

    /// Something stands where a new package is to be written.
    public static func agencyFolderTaken(_ folder: String) -> Phrase {
        Phrase(
            "\(folder) sudah berisi; pilih folder baru atau kosong. Tidak ada yang ditulis",
            en: "\(folder) is not empty; choose a new or empty folder. Nothing was written"
        )
    }

    /// What to do next with a package of its own.
    public static func agencyPackageNext(_ folder: String, _ name: String) -> Phrase {
        let lines = [
            "  cd \(folder)", "  swift build -c release --build-tests", "  swift test -c release --skip-build",
            "  gladi conform --scenario \(name).yaml -- .build/release/\(name)", "  gladi run \(name).yaml",
        ]
        return Phrase(lines: [Phrase("Berikutnya:", en: "Next:")] + lines.map { Phrase(verbatim: $0) })
    }

    /// A file lacks a line by which its places are known.
    public static func checkoutLineMissing(_ file: String, _ line: String) -> Phrase {
        Phrase(
            "\(file) tidak seperti yang dikenal: baris '\(line)' tidak ada. Tidak ada yang diubah; tambahkan instansi dengan tangan",
            en: "\(file) is not as expected: it lacks the line '\(line)'. Nothing was changed; add the agency by hand"
        )
    }

    /// Writing failed.
    public static func agencyNotWritten(_ reason: String) -> Phrase {
        Phrase(
            "tidak dapat ditulis: \(reason). Semua kembali seperti semula",
            en: "could not be written: \(reason). All is as it was"
        )
    }

    /// What to do next.
    public static func agencyNext(tests: String) -> Phrase {
        let build = Phrase(verbatim: "  swift build -c release --build-tests")
        let test = Phrase(verbatim: "  swift test -c release --skip-build --filter \(tests)")
        return Phrase(lines: [
            Phrase(
                "Berikutnya: simpan skenario tadi dalam satu berkas, lalu",
                en: "Next: keep the scenario above in a file, then"
            ),
            build, test,
            Phrase("  gladi run BERKAS.yaml --in-process", en: "  gladi run FILE.yaml --in-process"),
        ])
    }
}
