// What is said of a file that somebody named and that cannot be read.

extension Phrase {
    /// Why the system refuses a file, by its own English words; what is not known here stays as it is.
    public static func system(_ reason: String) -> Phrase {
        systemReasons[reason].map { Phrase(verbatim: $0, en: reason) } ?? Phrase(verbatim: reason)
    }

    static let systemReasons = [
        "No such file or directory": "berkas atau folder itu tidak ada", "Permission denied": "tidak ada hak akses",
        "Is a directory": "itu folder, bukan berkas", "Not a directory": "bagian jalurnya bukan folder",
        "No space left on device": "ruang penyimpanan habis", "Read-only file system": "penyimpanan hanya-baca",
        "File exists": "sudah ada", "Disk quota exceeded": "jatah penyimpanan habis",
        "folder": "itu folder, bukan berkas",
        "no regular file": "bukan berkas biasa",
        "no SQLite file": "bukan berkas SQLite",
        "file is not a database": "bukan berkas SQLite",
        "database disk image is malformed": "susunan di dalamnya rusak",
        "disk I/O error": "media penyimpanan gagal dibaca atau ditulisi",
    ]

    /// Nothing is there.
    public static let fileMissing = Phrase(
        "berkas tidak ada; periksa nama dan foldernya",
        en: "there is no such file; check its name and folder"
    )

    /// A folder stands there.
    public static let fileIsFolder = Phrase(
        "ini folder, bukan berkas; sebutkan berkasnya",
        en: "this is a folder, not a file; name the file"
    )

    /// A pipe, a device or a socket stands there.
    public static let fileIsSpecial = Phrase(
        "ini pipa, perangkat, atau soket, bukan berkas biasa; salin isinya ke sebuah berkas",
        en: "this is a pipe, a device or a socket, not a regular file; copy what it holds into a file"
    )

    /// A file that nobody may execute.
    public static let fileNotExecutable = Phrase("berkas ini tidak boleh dijalankan", en: "this file is not executable")

    /// A scenario names a program that cannot be started.
    public static func programUnfit(_ unit: String, _ path: String, _ what: Phrase) -> Phrase {
        Phrase(
            "program \(unit), \(path): \(what.indonesian). Bangun dulu, perbaiki jalurnya, atau jalankan sendiri dan sebut "
                + "--external \(unit)",
            en:
                "the program of \(unit), \(path): \(what.english). Build it, mend its path, or start it yourself and say "
                + "--external \(unit)"
        )
    }

    /// A unit that only a process can play.
    public static func ownProgramNeedsProcess(_ unit: String, _ path: String, _ command: String) -> Phrase {
        Phrase(
            "\(unit) dimainkan programnya sendiri (\(path)), dan \(command) memainkan semua satuan dalam satu proses; "
                + "jalankan 'gladi run' tanpa --in-process",
            en: "\(unit) is played by a program of its own (\(path)), and \(command) plays every unit in one process; "
                + "use 'gladi run' without --in-process"
        )
    }

    /// More bytes than a file of its kind has.
    public static func fileOversized(_ bytes: Int) -> Phrase {
        Phrase(
            "berkas lebih besar dari \(bytes >> 10) KiB; ini bukan berkas yang dimaksud",
            en: "the file is larger than \(bytes >> 10) KiB; it is not the one that is meant"
        )
    }

    /// The system does not give it.
    public static func fileUnreadable(_ reason: String) -> Phrase {
        Phrase(
            "berkas tidak dapat dibaca (\(reason)); periksa izinnya",
            en: "the file cannot be read (\(reason)); check its permissions"
        )
    }
}
