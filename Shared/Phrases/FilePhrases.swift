// What is said of a file that somebody named and that cannot be read.

extension Phrase {
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
