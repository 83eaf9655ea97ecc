import Files
import Foundation
import Phrases

/// A table as a spreadsheet program writes it: rows of cells, numbered as the program numbers them.
///
/// Commas, semicolons or tabs between cells; quotes round cells that hold one of them, a quote or a line's end; lines ended
/// by LF, CR LF or CR; UTF-8 or UTF-16 with a byte-order mark, UTF-8 without, else Windows-1252, as Excel's plain "CSV" is.
struct Sheet {
    /// The most bytes of a sheet.
    static let bytesMax = 1 << 22
    /// The most rows.
    static let rowsMax = 10_000
    /// The most columns; empty cells at a row's end do not count.
    static let columnsMax = 256

    /// The file.
    let file: String
    /// The rows with their cells, from row 1; blank ones are empty lists.
    let rows: [[String]]

    /// Reads a file.
    ///
    /// - Throws: `FileError` with the one reason why it cannot be read.
    init(path: String) throws(FileError) {
        let bytes: [UInt8]
        do throws(NamedFileError) { bytes = try NamedFile.read(path, bytesMax: Self.bytesMax) } catch {
            throw FileError(problems: [FileProblem(file: path, line: 0, column: 0, what: error.what)])
        }
        try self.init(bytes: bytes, file: path)
    }

    /// Reads a sheet's bytes; `file` names it in problems.
    ///
    /// - Throws: `FileError`: a workbook instead of a CSV, a quote without its end, too many rows or columns, or nothing.
    init(bytes: [UInt8], file: String) throws(FileError) {
        self.file = file
        func refuse(_ what: Phrase, row: Int = 0) -> FileError {
            FileError(problems: [FileProblem(file: file, line: row, column: row > 0 ? 1 : 0, what: what)])
        }
        guard !Self.isWorkbook(bytes) else { throw refuse(.sheetIsWorkbook) }
        guard let text = Self.text(of: bytes) else { throw refuse(.sheetIsNoText) }
        var lines = Array(text.utf8)[...]
        // Excel's own hint in the first line.
        var separator: UInt8?
        if lines.starts(with: "sep=".utf8), let mark = lines.dropFirst(4).first {
            separator = mark
        }
        let mark = separator ?? Self.separator(of: lines)
        var rows: [[String]] = []
        while !lines.isEmpty {
            guard rows.count < Self.rowsMax else { throw refuse(.sheetTooLong(Self.rowsMax)) }
            guard let cells = Self.takeRow(&lines, separator: mark) else {
                throw refuse(.sheetQuoteOpen, row: rows.count + 1)
            }
            let width = cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
            guard width <= Self.columnsMax else { throw refuse(.sheetTooWide(Self.columnsMax), row: rows.count + 1) }
            rows.append(Array(cells.prefix(width)))
        }
        if separator != nil { rows[0] = [] }
        guard rows.contains(where: { !$0.isEmpty }) else { throw refuse(.sheetIsEmpty) }
        self.rows = rows
    }

    /// A zip, as .xlsx and .ods are, or the older .xls.
    private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    private static func text(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: Data(bytes), encoding: .utf16)
        }
        let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if let text = String(validating: bytes.dropFirst(marked ? 3 : 0), as: UTF8.self) {
            return text.utf8.contains(0) ? nil : text
        }
        return bytes.contains(0) ? nil : String(data: Data(bytes), encoding: .windowsCP1252)
    }

    /// The mark that stands most in the first line that has one, outside quotes; a comma where none has.
    private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if let index = marks.firstIndex(of: byte) { counts[index] += 1 }
            if byte == 0x0A || byte == 0x0D, counts.contains(where: { $0 > 0 }) { break }
        }
        let most = counts.max() ?? 0
        return counts.firstIndex(of: most).map { marks[$0] } ?? marks[0]
    }

    /// Takes a row off the front; nil when a quote is never closed.
    private static func takeRow(_ rest: inout ArraySlice<UInt8>, separator: UInt8) -> [String]? {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        func end() {
            let text = String(decoding: cell, as: UTF8.self).trimmingCharacters(in: .whitespaces)
            cells.append(SheetText.isSpared(text) ? String(text.dropFirst()) : text)
        }
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && rest.first == byte: cell.append(rest.removeFirst())
            case UInt8(ascii: "\"") where isQuoted || cell.isEmpty: isQuoted.toggle()
            case separator where !isQuoted:
                end()
                cell = []
            case 0x0D where !isQuoted && rest.first == 0x0A: continue
            case 0x0A where !isQuoted, 0x0D where !isQuoted:
                end()
                return cells
            default: cell.append(byte)
            }
        }
        end()
        return isQuoted ? nil : cells
    }
}

/// Rows written for a spreadsheet program: marked as UTF-8, lines ended by CR LF.
///
/// A scenario's words may come from anybody. So a cell that a program would compute, such as `=cmd…`, gets an apostrophe
/// before it, which shows it as text; `Sheet` takes that off again.
struct SheetText {
    private let separator: Character
    /// What was written so far.
    private(set) var text = "\u{FEFF}"

    /// A sheet for a program of this language: Indonesian ones put semicolons between cells.
    ///
    /// On a screen a cell shows what would end its line or hide its text.
    init(_ language: Language, onScreen: Bool) {
        separator = language == .indonesian ? ";" : ","
        isOnScreen = onScreen
    }

    private let isOnScreen: Bool

    /// Writes a row.
    mutating func add(_ cells: [String]) {
        text +=
            cells.map(Self.spared).map { quoted(isOnScreen ? $0.visible : $0) }.joined(separator: String(separator))
            + "\r\n"
    }

    /// What makes a spreadsheet program take a cell for a formula, and compute it.
    private static let formulaMarks: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

    /// True for a text behind whose apostrophes something like a formula stands: one of them was put there.
    static func isSpared(_ text: String) -> Bool {
        text.first == "'" && text.unicodeScalars.first { $0 != "'" }.map(formulaMarks.contains) ?? false
    }

    /// The cell with an apostrophe before what a spreadsheet program would compute; numbers stay numbers.
    private static func spared(_ cell: String) -> String {
        let isFormula = cell.unicodeScalars.first.map(formulaMarks.contains) ?? false
        guard isFormula && cell.wholeMatch(of: /[+-]?[0-9]+([.,][0-9]+)*%?/) == nil || isSpared(cell) else {
            return cell
        }
        return "'" + cell
    }

    private func quoted(_ cell: String) -> String {
        let isPlain = !cell.unicodeScalars.contains { [",", ";", "\t", "\"", "\n", "\r"].contains($0) }
        return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }
}
