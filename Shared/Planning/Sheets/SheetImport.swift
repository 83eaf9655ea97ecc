import Foundation
import Phrases
import Scenario

/// What a sheet comes to: lines for a scenario, and what was passed over.
package struct SheetImport {
    /// YAML that goes into a scenario: `injects:` or `roster:`.
    package var yaml: String { lines.text }
    /// How many entries it has.
    package let count: Int
    /// Headings of the sheet that mean nothing here.
    package let strange: [String]
    /// What the scenario has in columns that the sheet lacks, and so keeps: by inject, the columns.
    package internal(set) var kept: [(key: String, columns: [Phrase])] = []
    /// The scenario's entries, by key, that the sheet does not have.
    package internal(set) var absent: [String] = []
    private let lines: YAMLLines
    private let table: SheetTable
    private let file: String
    private let base: String?

    init(_ lines: YAMLLines, count: Int, of table: SheetTable, file: String, base: String?) {
        self.lines = lines
        self.count = count
        self.table = table
        strange = table.strange
        self.file = file
        self.base = base
    }

    /// The base scenario with these entries in the place of its own.
    ///
    /// What the reader finds wrong with a line is told at the cell from which the line came.
    ///
    /// - Throws: `FileError` with all that does not fit.
    package func scenario(in library: ScenarioLibrary) throws(FileError) -> Scenario {
        let head = "gladi: 1\nbased_on: \((base ?? "").quotedForScenario)\n"
        let headLines = 2
        do throws(FileError) {
            return try ScenarioLoader.load(text: head + lines.text, file: file, library: library)
        } catch {
            var others: [FileProblem] = []
            let (unfit, told) = (table.unfitRows, table.unfitCells)
            for problem in error.problems {
                let index = problem.line - headLines - 1
                if problem.file == file, lines.lines.indices.contains(index), let cell = lines.lines[index].cell {
                    // What is missing because its cell could not be read is told there.
                    guard !unfit.contains(cell.row) || !Self.owed.contains(problem.what) else { continue }
                    // What the sheet itself tells of a cell names its rows; the reader counts lines of YAML.
                    guard !told.contains(table.place(cell.key, row: cell.row)) else { continue }
                    table.add(problem.what, cell.key, row: cell.row)
                } else {
                    others.append(problem)
                }
            }
            // What the scenario's own parts lack now is what the sheet leaves out.
            if !others.isEmpty, !absent.isEmpty {
                others = [FileProblem(file: file, line: 0, column: 0, what: .sheetLeavesOut(absent))]
            }
            throw FileError(problems: (table.error?.problems ?? []) + others)
        }
    }

    /// What the reader says of keys that an entry must have.
    private static let owed = Set(
        [
            "addressee", "agency", "by", "credibility", "expected", "fault", "for", "kind", "office", "place",
            "resource",
            "synopsis", "text", "title", "total", "unit", "when",
        ].map(Phrase.missingKey)
    )

    /// How a scenario is named in the file that is based on it: a path stays what it was, wherever that file lies.
    static func base(_ name: String) -> String {
        guard name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return name }
        return URL(fileURLWithPath: name).path
    }
}

extension String {
    fileprivate var quotedForScenario: String { YAMLLines.scalar(self) }
}
