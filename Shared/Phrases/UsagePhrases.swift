/// What the argument parser says of a command line and of a program's flags, in Indonesian too.
extension Phrase {
    /// What is wrong with a command line, as the argument parser says it in English; the same twice where our table has no
    /// such text.
    public static func wrongUsage(_ english: String) -> Phrase {
        if let whole = usageTexts.first(where: { $0.english == english }) {
            return Phrase(verbatim: whole.indonesian, en: english)
        }
        for (known, indonesian) in usageTexts {
            guard let gaps = gaps(in: english, of: pieces(of: known)) else { continue }
            let words = pieces(of: indonesian)
            let filled = zip(gaps, words.dropFirst()).map { gap, piece in
                gap.replacing("' and '", with: "', '").replacing("' or '", with: "', '") + piece
            }
            return Phrase(verbatim: (words.first ?? "") + filled.joined(), en: english)
        }
        return Phrase(verbatim: english)
    }

    /// Before what is wrong.
    public static let wrongUsageMark = Phrase("Salah: ", en: "Error: ")
    /// Before what a flag means.
    public static let flagMark = Phrase("Isian: ", en: "Help:  ")
    /// Before how the program is called.
    public static let usageMark = Phrase("Cara pakai: ", en: "Usage: ")

    /// What a program's first word is.
    public static let usageCommand = Phrase("perintah", en: "command")

    /// Where more is told.
    public static func moreHelp(_ command: String) -> Phrase {
        Phrase("  Selengkapnya: \(command)", en: "  See '\(command)' for more information.")
    }

    /// Heads how a program is called, behind what it is about.
    public static let usageHeading = Phrase("CARA PAKAI: ", en: "USAGE: ")

    /// How parts of a page of help begin.
    public static let helpHeadings = [
        Phrase("IKHTISAR: ", en: "OVERVIEW: "), usageHeading,
        Phrase("ISIAN:", en: "ARGUMENTS:"),
        Phrase("PILIHAN:", en: "OPTIONS:"), Phrase("PERINTAH:", en: "SUBCOMMANDS:"),
    ]

    /// The argument parser's own words behind flags on such a page.
    public static let helpWords = [
        Phrase("Versi program. (Show the version.)", en: "Show the version."),
        Phrase("Bantuan ini. (Show help information.)", en: "Show help information."),
        Phrase("(bawaan)", en: "(default)"), Phrase("(bawaan:", en: "(default:"),
        Phrase("; bawaan:", en: "; default:"),
        Phrase("(nilai:", en: "(values:"),
        Phrase("Lihat '", en: "See '"), Phrase("help <perintah>' untuk", en: "help <subcommand>' for"),
        Phrase(" bantuan lengkap.", en: " detailed help."),
    ]
}

/// The argument parser's texts, those with more words first; `{}` stands for what differs.
private let usageTexts: [(english: String, indonesian: String)] = [
    ("Unknown option '{}'. Did you mean '{}'?", "pilihan '{}' tidak dikenal; maksud Anda '{}'?"),
    ("Unknown option '--lang'", "tulis --lang sesudah perintahnya, misalnya: gladi list --lang en"),
    ("Unknown option '{}'", "pilihan '{}' tidak dikenal"),
    ("Missing value for '{}'", "nilai untuk '{}' belum ditulis"),
    ("Unexpected argument '{}'", "'{}' tidak dikenal di sini: hapus, atau periksa ejaannya"),
    ("{} unexpected arguments: '{}'", "{} kata tidak dikenal di sini, hapus atau periksa ejaannya: '{}'"),
    ("Missing expected argument '{}'", "'{}' belum ditulis"),
    ("Missing one of: '{}'", "tulis salah satu dari '{}'"),
    (
        "The value '{}' is invalid for '{}'. Please provide one of {}.",
        "nilai '{}' tidak cocok untuk '{}'; pilih salah satu dari {}"
    ),
    ("The value '{}' is invalid for '{}': {}", "nilai '{}' tidak cocok untuk '{}': {}"),
    ("The value '{}' is invalid for '{}'", "nilai '{}' tidak cocok untuk '{}'"),
    (
        "The option '{}' does not take any value, but '{}' was specified.",
        "pilihan '{}' tidak memakai nilai, tetapi ditulis '{}'"
    ),
    ("Value to be set with {} had already been set with {}", "{} bertentangan dengan {} yang sudah ditulis"),
    ("Missing required subcommand.", "perintahnya belum disebut"),
]
