// What is said of a text that is no YAML, or not the part of it that scenarios use. Nothing of the text is quoted: it may be
// anybody's file.

extension Phrase {
    /// YAML that cannot be parsed, and where to look.
    public static func notYAML(_ what: Phrase) -> Phrase {
        Phrase("bukan YAML yang sah: \(what.indonesian)", en: "not valid YAML: \(what.english)")
    }

    /// What may be wrong where YAML cannot be parsed.
    public enum YAML {
        /// A tab where only spaces may stand.
        public static let tab = Phrase(
            "di sini ada tab; inden dan jarak hanya dengan spasi, ganti tab itu",
            en: "here is a tab; indentation and gaps are spaces alone, replace the tab"
        )
        /// A value that begins with a sign of YAML's own.
        public static let mark = Phrase(
            "tanda ini punya arti sendiri dalam YAML; tulis nilainya dalam tanda kutip",
            en: "this sign has a meaning of its own in YAML; put the value in quotes"
        )
        /// A colon where no key can stand.
        public static let colon = Phrase(
            "titik dua ini tidak boleh di sini; beri tanda kutip pada teks yang memuat ': ', atau periksa indennya",
            en: "this colon may not stand here; put a text that holds ': ' in quotes, or check the indentation"
        )
        /// A dash where no list can begin.
        public static let dash = Phrase(
            "butir daftar '- ' tidak boleh mulai di sini; tulis pada baris sendiri, di bawah kuncinya",
            en: "a list's '- ' may not begin here; write it on a line of its own, below its key"
        )
        /// Something else where the next key must stand.
        public static let key = Phrase(
            "di sini harus ada kunci, sejajar dengan kunci di atasnya; periksa inden dan tanda kutip",
            en: "a key must stand here, in line with those above it; check indentation and quotes"
        )
        /// Something else where the next element must stand.
        public static let element = Phrase(
            "di sini harus ada butir daftar '- ', sejajar dengan butir di atasnya; periksa inden",
            en: "a list's '- ' must stand here, in line with those above it; check the indentation"
        )
        /// A key without its colon.
        public static let missingColon = Phrase(
            "kunci ini tidak diikuti ': '; tulis 'kunci: nilai'",
            en: "no ': ' follows this key; write 'key: value'"
        )
        /// A list in brackets that goes on wrongly.
        public static let bracket = Phrase(
            "daftar dalam […] butuh ',' di antara butirnya dan ']' di akhirnya",
            en: "a list in […] needs ',' between its elements and ']' at its end"
        )
        /// A mapping in braces that goes on wrongly.
        public static let brace = Phrase(
            "isi {…} butuh ',' di antara kuncinya dan '}' di akhirnya",
            en: "what stands in {…} needs ',' between its keys and '}' at its end"
        )
        /// A list in brackets that begins on an earlier line and goes on wrongly.
        public static func bracket(from line: Int) -> Phrase {
            Phrase(
                "daftar […] yang dibuka di baris \(line) belum ditutup: beri ']' di akhirnya, atau ',' di antara butirnya",
                en:
                    "the list in […] that line \(line) opens is not closed: put ']' at its end, or ',' between its elements"
            )
        }
        /// A mapping in braces that begins on an earlier line and goes on wrongly.
        public static func brace(from line: Int) -> Phrase {
            Phrase(
                "isi {…} yang dibuka di baris \(line) belum ditutup: beri '}' di akhirnya, atau ',' di antara kuncinya",
                en: "what line \(line) opens with '{' is not closed: put '}' at its end, or ',' between its keys"
            )
        }
        /// A space that is none to YAML.
        public static let space = Phrase(
            "di sini ada spasi khusus dari pengolah kata (NBSP); hapus, lalu ketik spasi biasa",
            en: "here is a word processor's own space (NBSP); delete it and type an ordinary one"
        )
        /// A quotation that nobody ends.
        public static let quote = Phrase(
            "tanda kutip dibuka di sini dan tidak ditutup di akhir teksnya; tutup di sana",
            en: "a quotation is opened here and not closed where its text ends; close it there"
        )
        /// An apostrophe in a quoted text, which ends the quotation.
        public static let apostrophe = Phrase(
            "teks dalam tanda kutip berakhir sebelum ini; bila teksnya memuat tanda petik seperti Jum'at, apit dengan tanda "
                + "kutip ganda: \"Massa Jum'at\"",
            en:
                "the quoted text ends before this; put a text with an apostrophe, such as Jum'at, between double quotes: "
                + "\"Massa Jum'at\""
        )
        /// A colon in braces where neither a text nor a key can have one.
        public static let colonInBraces = Phrase(
            "titik dua ini tidak boleh di sini: apit teks yang memuat ': ' dengan tanda kutip ganda, seperti text: \"Orasi: "
                + "menolak hasil\"; sebelum kunci baru tulis ','",
            en:
                "this colon may not stand here: put a text that holds ': ' between double quotes, such as text: \"Orasi: "
                + "menolak hasil\"; before a new key write ','"
        )
        /// A key whose colon has no space after it.
        public static let colonWithoutSpace = Phrase(
            "sesudah titik dua sebuah kunci harus ada spasi; tulis 'kunci: nilai'",
            en: "a space must follow the colon of a key; write 'key: value'"
        )
        /// A backslash with a letter that means nothing.
        public static let escape = Phrase(
            "'\\' dengan huruf ini tidak berarti; pakai tanda kutip tunggal, atau tulis '\\\\'",
            en: "'\\' with this letter means nothing; use single quotes, or write '\\\\'"
        )
        /// A character that nobody can see.
        public static let control = Phrase(
            "di sini ada karakter kendali yang tidak tampak; hapus",
            en: "here is a control character that nobody sees; delete it"
        )
        /// Nothing where a value must stand.
        public static let value = Phrase("di sini tidak ada nilai; tulis nilainya", en: "here is no value; write it")
        /// Directives and tags.
        public static let tag = Phrase(
            "arahan dan tag YAML (%, !) tidak dipakai dalam skenario; hapus, atau beri tanda kutip",
            en: "YAML directives and tags (%, !) are not used in scenarios; delete it, or put it in quotes"
        )
        /// More than one document.
        public static let secondDocument = Phrase(
            "di sini mulai dokumen kedua ('---'); satu berkas memuat satu skenario",
            en: "here a second document begins ('---'); a file holds one scenario"
        )
        /// Anything else.
        public static let other = Phrase(
            "susunannya tidak terbaca di sini; periksa inden, tanda kutip, dan kurung",
            en: "it cannot be read here; check indentation, quotes and brackets"
        )
    }

    /// A text in UTF-16, as some editors save it.
    public static let fileIsUTF16 = Phrase(
        "berkas tersimpan sebagai UTF-16; simpan lagi sebagai UTF-8 (di Notepad: Simpan Sebagai, Pengodean UTF-8)",
        en: "the file is saved as UTF-16; save it again as UTF-8 (in Notepad: Save As, Encoding UTF-8)"
    )

    /// A byte that stands for no character.
    public static let notUTF8 = Phrase(
        "huruf di sini tidak tersimpan sebagai UTF-8; simpan lagi berkasnya sebagai UTF-8",
        en: "the letter here is not saved as UTF-8; save the file again as UTF-8"
    )

    /// A file without anything in it, or with remarks alone.
    public static let emptyScenario = Phrase(
        "berkas kosong; mulai dari salinan sebuah skenario ('gladi list' menyebut berkasnya dengan --json)",
        en: "the file is empty; begin with a copy of a scenario ('gladi list --json' names their files)"
    )
}
