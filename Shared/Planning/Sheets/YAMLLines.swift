import Events
import Phrases

/// YAML that goes into a scenario, line by line, each with the cell from which it came.
///
/// A key has a line of its own, so that what a scenario's reader finds wrong with the line is told of the cell.
struct YAMLLines {
    /// A line.
    struct Line {
        let text: String
        /// The column and row of the sheet; nil for a line of ours.
        let cell: (key: String, row: Int)?
    }

    private(set) var lines: [Line] = []

    /// The document, its last line ended.
    var text: String { lines.map { $0.text + "\n" }.joined() }

    /// Adds a line as it is.
    mutating func add(_ text: String, from cell: (key: String, row: Int)? = nil) {
        lines.append(Line(text: text, cell: cell))
    }

    /// Adds `key: value`, unless there is no value; a list item begins with `isFirst`.
    mutating func add(
        _ key: String,
        _ value: String?,
        depth: Int,
        isFirst: Bool = false,
        from cell: (key: String, row: Int)
    ) {
        guard let value else { return }
        add(Self.margin(depth, isFirst) + "\(key): \(value)", from: cell)
    }

    private static func margin(_ depth: Int, _ isFirst: Bool) -> String {
        let spaces = String(repeating: "  ", count: depth)
        return isFirst ? spaces.dropLast(2) + "- " : spaces
    }

    /// Free text as a YAML scalar on one line: plain where nothing in it could mean something else.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter ?? false
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || " 0123456789.()/–-_".unicodeScalars.contains($0)
            }
            && !text.hasSuffix(" ")
            && !["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
        guard !isPlain else { return text }
        // What YAML would take for a line's end, or not take at all, and what a screen would not show as it is.
        let isCut = text.visible != text
        return text.quotedAsJSON.unicodeScalars.reduce(into: "") { quoted, scalar in
            let isMark = scalar.properties.canonicalCombiningClass != .notReordered
            let isHidden = isCut && (isMark || String(scalar).visible != String(scalar))
            switch scalar.value {
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: quoted += Self.escape(scalar)
            case _ where isHidden: quoted += Self.escape(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
    }

    /// A scalar as YAML writes it between double quotes: `\u200e`, `\U000e0041`.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let (mark, length) = scalar.value > 0xFFFF ? ("U", 8) : ("u", 4)
        let digits = String(scalar.value, radix: 16)
        return "\\\(mark)" + String(repeating: "0", count: max(length - digits.count, 0)) + digits
    }
}
