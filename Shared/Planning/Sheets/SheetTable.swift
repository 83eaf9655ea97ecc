import Foundation
import Phrases

/// A column that a sheet may have.
package struct SheetColumn: Sendable, Hashable {
    /// Its name in the code and in problems.
    let key: String
    /// Its heading, Indonesian first; any case, spaces and punctuation do not count.
    package let heading: Phrase
    /// What stands in it.
    package let holds: Phrase
    /// Further headings that mean it.
    let others: [String]

    /// A column.
    init(
        _ key: String,
        _ indonesian: PhraseText,
        en english: PhraseText,
        or others: [String] = [],
        _ holds: PhraseText,
        _ holdsEnglish: PhraseText
    ) {
        self.key = key
        heading = Phrase(indonesian, en: english)
        self.holds = Phrase(holds, en: holdsEnglish)
        self.others = others
    }

    /// The headings that are this column's own, as `bare` has them.
    var ownHeadings: [String] { [key, heading.indonesian, heading.english].map(Self.bare) }
    /// Further headings that mean it, as `bare` has them.
    var otherHeadings: [String] { others.map(Self.bare) }

    /// A heading without what does not count in it: case, spaces and punctuation.
    ///
    /// What stands in brackets behind it counts for nothing: `Waktu (WITA)`.
    static func bare(_ text: String) -> String {
        let name = text.firstIndex(of: "(").map { text[..<$0] } ?? text[...]
        return (name.allSatisfy(\.isWhitespace) ? text[...] : name).lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// A sheet whose columns are known: cells by column, and every problem with its row and column.
final class SheetTable {
    /// Rows above the headings at most: a title, a date, the district's name.
    private static let titleRowsMax = 30

    /// A row of the table.
    struct Row {
        fileprivate let cells: [String]
        /// Its number in the sheet, from 1.
        let number: Int
    }

    private let file: String
    private let headRow: Int
    private let headings: [String: Phrase]
    private let places: [String: Int]
    /// The rows below the headings that are not blank.
    let rows: [Row]
    /// Headings that no column has: they are passed over.
    let strange: [String]
    private(set) var problems: [FileProblem] = []
    /// By row, what stands in the columns that the sheet does not have.
    private var kept: [Int: [String: String]] = [:]

    /// Finds the headings: the row that names most columns, at least `required`.
    ///
    /// - Throws: `FileError` when no row names them.
    init(_ sheet: Sheet, columns: [SheetColumn], required: [String]) throws(FileError) {
        file = sheet.file
        // Where a sheet has a column's own heading and another word for it, the heading holds.
        let own = Self.keys(of: columns, by: \.ownHeadings)
        let others = Self.keys(of: columns, by: \.otherHeadings)
        func found(_ row: [String]) -> [String: Int] {
            var places: [String: Int] = [:]
            for keys in [own, others] {
                for (index, cell) in row.enumerated() where !places.values.contains(index) {
                    guard let key = keys[SheetColumn.bare(cell)], places[key] == nil else { continue }
                    places[key] = index
                }
            }
            return places
        }
        let candidates = sheet.rows.prefix(Self.titleRowsMax).enumerated().map { ($0.offset, found($0.element)) }
        guard let (head, places) = candidates.max(by: { ($0.1.count, $1.0) < ($1.1.count, $0.0) }), places.count > 1
        else {
            let what = Phrase.sheetWithoutHeadings(columns.map(\.heading))
            throw FileError(problems: [FileProblem(file: sheet.file, line: 0, column: 0, what: what)])
        }
        let missing = columns.filter { required.contains($0.key) && places[$0.key] == nil }
        guard missing.isEmpty else {
            let what = missing.map { Phrase.sheetWithoutColumn($0.heading) }
            throw FileError(
                problems: what.map { FileProblem(file: sheet.file, line: head + 1, column: 1, what: $0) }
            )
        }
        self.places = places
        headRow = head + 1
        headings = Dictionary(columns.map { ($0.key, $0.heading) }) { first, _ in first }
        rows = sheet.rows.enumerated().dropFirst(head + 1).filter { !$0.element.isEmpty }
            .map { Row(cells: $0.element, number: $0.offset + 1) }
        strange = sheet.rows[head].enumerated().filter { !$0.element.isEmpty && !places.values.contains($0.offset) }
            .map(\.element)
    }

    /// The columns by headings that mean them; of two with the same heading the first.
    private static func keys(of columns: [SheetColumn], by headings: KeyPath<SheetColumn, [String]>) -> [String: String]
    {
        Dictionary(columns.flatMap { column in column[keyPath: headings].map { ($0, column.key) } }) { first, _ in first
        }
    }

    /// A cell's text; empty where the sheet has no such column or cell, and nothing was kept for it.
    func text(_ key: String, _ row: Row) -> String {
        guard let index = places[key] else { return kept[row.number]?[key] ?? "" }
        return index < row.cells.count ? row.cells[index] : ""
    }

    /// True for a column that the sheet has.
    func has(_ key: String) -> Bool { places[key] != nil }

    /// Fills columns that the sheet does not have.
    func keep(_ cells: [String: String], in row: Row) { kept[row.number] = cells }

    /// The rows of which something is told.
    var unfitRows: Set<Int> { Set(problems.map(\.line)) }

    /// The cells of which something is told, by row and column.
    var unfitCells: Set<[Int]> { Set(problems.map { [$0.line, $0.column] }) }

    /// A cell by row and column, as problems name it.
    func place(_ key: String, row: Int) -> [Int] { [row, (places[key] ?? 0) + 1] }

    /// Notes what is wrong with a cell; a column that the sheet lacks is missing from its headings, once for all rows.
    func add(_ what: Phrase, _ key: String, row: Int) {
        let lacks = what == .sheetCellEmpty && places[key] == nil ? headings[key] : nil
        let (what, row) = lacks.map { (Phrase.sheetWithoutColumn($0), headRow) } ?? (what, row)
        let place = place(key, row: row)
        let problem = FileProblem(file: file, line: place[0], column: place[1], what: what)
        if problems.count < 200, !problems.contains(problem) { problems.append(problem) }
    }

    /// All that is wrong, by row and column.
    var error: FileError? {
        guard !problems.isEmpty else { return nil }
        return FileError(problems: problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }

    // MARK: - Values as spreadsheets write them

    /// Simulated time as the format writes it: `01:10:00` of `1:10:00`, `01.10.00` or `1:10`.
    func clock(_ key: String, _ row: Row) -> String? {
        let text = text(key, row)
        guard !text.isEmpty else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }.map { UInt64($0) }
        guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1], hours < 100, minutes < 60,
            let seconds = parts.count == 3 ? parts[2] : 0, seconds < 60
        else {
            add(.sheetUnfit(text, Phrase.Form.clock), key, row: row.number)
            return nil
        }
        return [hours, minutes, seconds].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// A duration as the format writes it: `10m` of `10m`, `10 menit`, `10 min`, or a clock `0:10:00`.
    func duration(_ key: String, _ row: Row) -> String? {
        let text = text(key, row).lowercased()
        guard !text.isEmpty else { return nil }
        let words = SheetDuration.inShort(text).filter { $0 != " " }
        if words.contains(":") { return clock(key, row).map(Self.duration(ofClock:)) }
        guard words.wholeMatch(of: /([0-9]+h)?([0-9]+m)?([0-9]+s)?/) != nil, !words.isEmpty else {
            add(.sheetUnfit(text, Phrase.Form.duration), key, row: row.number)
            return nil
        }
        return words
    }

    private static func duration(ofClock clock: String) -> String {
        let parts = zip(clock.split(separator: ":").map { Int($0) ?? 0 }, ["h", "m", "s"]).filter { $0.0 > 0 }
        return parts.isEmpty ? "0s" : parts.map { "\($0.0)\($0.1)" }.joined()
    }

    /// A whole number: `1000` of `1.000`, `1,000`, `1 000`, `1000,0`; a percent sign may follow.
    func number(_ key: String, _ row: Row) -> UInt32? {
        let text = text(key, row)
        guard !text.isEmpty else { return nil }
        guard let number = Self.wholeNumber(text) else {
            add(.sheetUnfit(text, .sheetWholeNumber), key, row: row.number)
            return nil
        }
        return number
    }

    /// A whole number as people write it in either language; three digits behind a mark are thousands, zeros are no fraction.
    static func wholeNumber(_ text: String) -> UInt32? {
        let bare = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "%" }
        let parts = bare.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let first = parts.first, !first.isEmpty else { return nil }
        var digits = String(first)
        for (index, part) in parts.enumerated().dropFirst() {
            if part.count == 3, first.count <= 3 {
                digits += part
            } else if index != parts.count - 1 || part.isEmpty || part.contains(where: { $0 != "0" }) {
                return nil
            }
        }
        return UInt32(digits)
    }

    /// A choice by its word, its value in events or its title in either language.
    func choice(_ key: String, _ row: Row, _ table: [Choice]) -> String? {
        let text = text(key, row)
        guard !text.isEmpty else { return nil }
        if let found = table.first(where: { $0.means(text) }) { return found.word }
        let names = table.flatMap { [$0.word] + $0.titles + $0.short }
        let meant = nearest(to: text.lowercased(), among: names.map { $0.lowercased() })
        let name = names.first { $0.lowercased() == meant }
        add(.sheetUnknown(text, nearest: name, known: table.map(\.word)), key, row: row.number)
        return nil
    }

    /// One of several things that a cell may mean.
    struct Choice {
        /// As the format writes it.
        let word: String
        /// Other ways to write it.
        var titles: [String] = []

        /// The titles without what stands in brackets behind them.
        var short: [String] {
            titles.compactMap { title in
                title.firstIndex(of: "(").map { title[..<$0].trimmingCharacters(in: .whitespaces) }
            }
        }

        func means(_ text: String) -> Bool {
            ([word] + titles + short).contains { $0.compare(text, options: .caseInsensitive) == .orderedSame }
        }
    }

    /// A name that the scenario gives; without a scenario the cell must be the name itself.
    func name(_ key: String, _ row: Row, _ table: [Choice]?) -> String? {
        guard let table else {
            let text = text(key, row)
            return text.isEmpty ? nil : text
        }
        return choice(key, row, table)
    }

    /// The parts of a cell that holds several, divided by semicolons, commas or line ends.
    func list(_ key: String, _ row: Row) -> [String] {
        text(key, row).split { ";,\n\r".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// Yes or no; an empty cell is no.
    func flag(_ key: String, _ row: Row) -> Bool {
        let text = text(key, row).lowercased()
        switch text {
        case "ya", "y", "yes", "x", "true", "1": return true
        case "", "tidak", "t", "no", "n", "false", "0", "-": return false
        default:
            add(.sheetUnfit(text, .sheetYesOrNo), key, row: row.number)
            return false
        }
    }
}
