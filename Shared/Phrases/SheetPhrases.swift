/// What is said about sheets: lists that come from a spreadsheet or go to one.
extension Phrase {
    // MARK: The file

    /// A workbook, where a CSV is wanted.
    public static let sheetIsWorkbook = Phrase(
        "ini buku kerja (.xlsx, .xls, .ods); yang dibaca adalah CSV. Di Excel: Simpan Sebagai, pilih 'CSV UTF-8 (Comma "
            + "delimited)'; di LibreOffice: Simpan Sebagai, Teks CSV",
        en:
            "this is a workbook (.xlsx, .xls, .ods), and CSV is what is read. In Excel: Save As, 'CSV UTF-8 (Comma delimited)'; "
            + "in LibreOffice: Save As, Text CSV"
    )
    /// Bytes that are no text.
    public static let sheetIsNoText = Phrase(
        "ini bukan teks; simpan lagi sebagai 'CSV UTF-8'",
        en: "this is no text; save it again as 'CSV UTF-8'"
    )
    /// Nothing in it.
    public static let sheetIsEmpty = Phrase("tabel ini kosong", en: "this sheet is empty")
    /// A quote that is never closed.
    public static let sheetQuoteOpen = Phrase(
        "tanda kutip yang terbuka di baris ini tidak pernah ditutup",
        en: "a quote that is opened in this row is never closed"
    )

    /// More rows than any list has.
    public static func sheetTooLong(_ limit: Int) -> Phrase {
        Phrase("lebih dari \(limit) baris", en: "more than \(limit) rows")
    }

    /// More columns than any list has.
    public static func sheetTooWide(_ limit: Int) -> Phrase {
        Phrase("lebih dari \(limit) kolom", en: "more than \(limit) columns")
    }

    /// No row names the columns.
    public static func sheetWithoutHeadings(_ known: [Phrase]) -> Phrase {
        Phrase(
            "tidak ada baris judul kolom; yang dikenal: \(known.map(\.indonesian).joined(separator: ", "))",
            en: "no row names the columns; known are: \(known.map(\.english).joined(separator: ", "))"
        )
    }

    /// A column that must be there.
    public static func sheetWithoutColumn(_ heading: Phrase) -> Phrase {
        Phrase("kolom '\(heading.indonesian)' wajib ada", en: "the column '\(heading.english)' is required")
    }

    /// Headings that mean nothing here.
    public static func sheetStrange(_ headings: [String]) -> Phrase {
        let list = headings.joined(separator: ", ")
        return Phrase("kolom yang dilewati: \(list)", en: "columns passed over: \(list)")
    }

    // MARK: Cells

    /// A cell that must not be empty.
    public static let sheetCellEmpty = Phrase("sel ini wajib diisi", en: "this cell must be filled in")
    /// An inject that nothing brings about.
    public static let sheetWithoutTime = Phrase(
        "kapan inject ini dimainkan? Isi 'Waktu', 'Sesudah', atau 'Bila terjadi'",
        en: "when is this inject played? Fill in 'Time', 'After' or 'Once'"
    )
    /// A time after the drill's end: likely one of the day; `meant` is what that is on the drill's clock.
    public static func sheetTimeOfDay(_ time: String, meant: String?, end: String) -> Phrase {
        let remedy =
            meant.map {
                Phrase(
                    "; bila itu jam dinding, tulis \($0), yaitu jam latihan sejak mulai",
                    en: "; if that is the time of day, write \($0), the drill's clock since its start"
                )
            } ?? Phrase("; tulis jam latihan sejak mulai", en: "; write the drill's clock since its start")
        return Phrase(
            "\(time) sesudah akhir latihan (\(end))\(remedy.indonesian)",
            en: "\(time) is after the drill's end (\(end))\(remedy.english)"
        )
    }
    /// A row that adds others up.
    public static let sheetTotalRow = Phrase(
        "baris jumlah tidak dibaca sebagai kekuatan; hapus baris ini dari tabel",
        en: "a row of totals is no strength; delete this row from the sheet"
    )
    /// A sheet that leaves out what other parts of its scenario name.
    public static func sheetLeavesOut(_ keys: [String]) -> Phrase {
        let list = keys.joined(separator: ", ")
        return Phrase(
            "tabel ini menggantikan seluruh daftar di skenario dan tidak memuat: \(list); sebagian masih dipakai bagian lain, jadi "
                + "tambahkan barisnya dengan nama itu, atau mulai dari hasil 'gladi export'",
            en:
                "this sheet takes the place of the scenario's whole list and leaves out: \(list); other parts still use some of them: "
                + "add rows with these names, or begin with what 'gladi export' writes"
        )
    }
    /// A report that lacks a part.
    public static let sheetReportNeeds = Phrase(
        "laporan warga memerlukan tempat, isi, dan kredibilitas",
        en: "a citizen's report needs a place, its words and a credibility"
    )
    /// A whole number.
    public static let sheetWholeNumber = Phrase("bilangan bulat", en: "a whole number")
    /// Yes or no.
    public static let sheetYesOrNo = Phrase("ya atau tidak", en: "yes or no")
    /// An office with its title.
    public static let sheetOffice = Phrase("kunci=Sebutan", en: "key=Title")
    /// Events.
    public static let sheetPatterns = Phrase(
        "kejadian seperti: RoadClosed road=jalan-barat @muba/traffic x2; AgreementReached",
        en: "events such as: RoadClosed road=jalan-barat @muba/traffic x2; AgreementReached"
    )
    /// Yes.
    public static let yes = Phrase("ya", en: "yes")

    /// A cell of another form.
    public static func sheetUnfit(_ found: String, _ expected: Phrase) -> Phrase {
        Phrase("harus \(expected.indonesian), bukan '\(found)'", en: "must be \(expected.english), not '\(found)'")
    }

    /// A word that stands for nothing.
    public static func sheetUnknown(_ word: String, nearest: String?, known: [String]) -> Phrase {
        unknownName(word, of: Phrase("isi", en: "the word"), nearest: nearest, known: known)
    }

    /// A key that stands twice.
    public static func sheetRepeated(_ key: String, row: Int) -> Phrase {
        Phrase("'\(key)' sudah ada di baris \(row)", en: "'\(key)' stands in row \(row) already")
    }

    /// A title, where only ids can be told apart.
    public static func sheetTitleNeedsScenario(_ title: String) -> Phrase {
        Phrase(
            "'\(title)' adalah sebutan; tambahkan --scenario SKENARIO agar dikenali, atau tulis satuannya (muba/detection)",
            en: "'\(title)' is a title; add --scenario SCENARIO so that it is known, or write the unit (muba/detection)"
        )
    }

    /// A unit whose rows do not stand together.
    public static func sheetUnitApart(_ unit: String, row: Int) -> Phrase {
        Phrase(
            "'\(unit)' sudah ada mulai baris \(row); kumpulkan baris-barisnya",
            en: "'\(unit)' stands from row \(row) on already; put its rows together"
        )
    }

    /// A unit's rows that contradict each other.
    public static func sheetUnitDiffers(_ before: String, row: Int) -> Phrase {
        Phrase(
            "berbeda dari baris \(row) satuan ini, '\(before)'; kosongkan, atau samakan",
            en: "differs from this unit's row \(row), '\(before)'; leave it empty, or make it the same"
        )
    }

    // MARK: The commands

    /// What was read.
    public static func sheetRead(_ count: Int, _ path: String) -> Phrase {
        Phrase(
            "\(path): \(count) entri dibaca",
            en: "\(path): \(several(count, "entry", "entries")) read"
        )
    }

    /// Entries of which a sheet does not hold everything.
    public static func sheetPoorer(_ keys: [String]) -> Phrase {
        let list = keys.joined(separator: ", ")
        return Phrase(
            "inject berikut tidak seluruhnya termuat dalam tabel: \(list). Jangan diganti dengan hasil 'gladi import'",
            en:
                "a sheet does not hold all of: \(list). Do not write over these in the scenario with what 'gladi import' prints"
        )
    }

    /// A file that is there already.
    public static func fileExists(_ path: String) -> Phrase {
        Phrase(
            "\(path) sudah ada dan tidak ditimpa: pilih nama lain, atau pindahkan berkas itu",
            en: "\(path) exists and is not written over: choose another name, or move that file away"
        )
    }

    /// A file that cannot be written.
    public static func fileNotWritten(_ path: String, _ reason: String) -> Phrase {
        let reason = system(reason)
        return Phrase(
            "\(path) tidak dapat ditulis: \(reason.indonesian)",
            en: "\(path) cannot be written: \(reason.english)"
        )
    }
}

/// The words of the list that a controller holds.
extension Phrase {
    /// Its title.
    public static let mselTitle = Phrase("Daftar Induk Kejadian (MSEL)", en: "Master Scenario Events List (MSEL)")
    /// Whom an inject without an addressee reaches.
    public static let mselToAll = Phrase("semua satuan", en: "all units")
    /// The heading of its numbers.
    public static let mselNumber = Phrase("No", en: "No")
    /// A column.
    public static let mselTime = Phrase("Waktu atau syarat", en: "Time or condition")
    /// A column.
    public static let mselInject = Phrase("Inject (persoalan latihan)", en: "Inject")
    /// A column.
    public static let mselAddressee = Phrase("Kepada", en: "To")
    /// A column.
    public static let mselExpected = Phrase("Tanggapan yang diharapkan", en: "Expected response")
    /// A column.
    public static let mselSource = Phrase("Sumber", en: "Source")
    /// A column.
    public static let mselPlayed = Phrase("Dimainkan pada (waktu latihan)", en: "Played at")
    /// A column.
    public static let mselNotes = Phrase("Catatan", en: "Notes")

    /// When the drill begins, and how long it lasts.
    public static func mselPeriod(start: Phrase, seconds: UInt64) -> Phrase {
        let lasts = lengthOfTime(seconds: seconds)
        return Phrase(
            "mulai \(start.indonesian), selama \(lasts.indonesian)",
            en: "begins \(start.english), lasts \(lasts.english)"
        )
    }

    /// A citizen's report that comes with an inject; `facts`: how many people it tells of, what they do, and what is missed.
    public static func mselReport(_ text: String, place: String, credibility: UInt32, _ facts: [Phrase]) -> Phrase {
        func list(_ language: Language) -> String { facts.map { ", \($0.text(in: language))" }.joined() }
        let (indonesian, english) = (list(.indonesian), list(.english))
        return Phrase(
            "Laporan dari \(place), tingkat keyakinan \(credibility)%\(indonesian): “\(text)”",
            en: "Report from \(place), credibility \(credibility)%\(english): “\(text)”"
        )
    }

    /// A disturbance of a radio that comes with an inject.
    public static func mselLink(_ unit: String, fault: String, seconds: UInt64) -> Phrase {
        let faults = ["cut": "terputus", "delayed": "terlambat meneruskan pesan", "duplicated": "mengirim pesan ganda"]
        let (what, lasts) = (faults[fault] ?? fault, lengthOfTime(seconds: seconds))
        return Phrase(
            "Radio \(unit) \(what) selama \(lasts.indonesian)",
            en: "Radio of \(unit) \(fault) for \(lasts.english)"
        )
    }

    /// Where a fact comes from.
    public static func source(_ word: String) -> Phrase {
        switch word {
        case "seed": Phrase("dari sumber", en: "from the source")
        case "doctrine": Phrase("dari doktrin", en: "doctrine")
        default: Phrase("asumsi", en: "assumed")
        }
    }
}
