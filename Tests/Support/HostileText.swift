/// What a hostile record, file or command line holds, and how it is found on a screen.
public enum HostileText {
    /// The usual payloads by name.
    public static let payloads: [(name: String, text: String)] = [
        ("clears the screen", "\u{1B}[2J\u{1B}[H"), ("sets the title", "\u{1B}]0;palsu\u{7}"),
        ("fills the clipboard", "\u{1B}]52;c;cGFsc3U=\u{7}"), ("a link", "\u{1B}]8;;http://x.example\u{1B}\\klik"),
        ("rings", "\u{7}"), ("overwrites the line", "aman\rPALSU"), ("a line of its own", "aman\r\nPALSU"),
        ("a bare line feed", "aman\nPALSU"), ("goes back", "aman\u{8}\u{8}\u{8}\u{8}PALSU"), ("deletes", "\u{7F}"),
        ("a C1 control sequence", "\u{9B}31m"), ("a C1 string", "\u{90}q\u{9C}"), ("next line, C1", "\u{85}PALSU"),
        ("turns the text", "\u{202E}fdp.exe\u{202C}"), ("isolates", "\u{2066}a\u{2069}\u{2067}b\u{2068}"),
        ("embeds", "\u{202A}a\u{202B}b\u{202D}c"), ("marks of direction", "a\u{200E}b\u{200F}c\u{61C}d"),
        ("no width", "mu\u{200B}ba\u{200C}\u{200D}\u{2060}\u{FEFF}"), ("separates lines", "a\u{2028}PALSU"),
        ("separates paragraphs", "a\u{2029}PALSU"), ("tags", "a\u{E0041}\u{E007F}"), ("soft hyphen", "mu\u{AD}ba"),
        ("fillers", "\u{115F}\u{3164}\u{FFA0}"), ("form feed and tab", "a\u{C}b\u{B}c\td"), ("NUL", "a\u{0}b"),
    ]
    /// All payloads one after the other, with an end mark by which a test finds them.
    public static let all = payloads.map(\.text).joined() + "UJUNG"

    /// The characters in a text that are not visible, except our own line ends; empty is good.
    public static func hidden(in text: String) -> [String] {
        text.unicodeScalars.filter { scalar in
            guard scalar != "\n" else { return false }
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
                0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
                0x1D173...0x1D17A, 0xE0000...0xE0FFF:
                // A narrow no-break space is a space.
                return scalar.value != 0x202F
            default: return false
            }
        }.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    }

    /// Lines that begin with the text that a payload placed behind its line end.
    public static func forged(in text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("PALSU") }
    }
}
