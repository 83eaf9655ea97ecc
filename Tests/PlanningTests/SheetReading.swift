import Phrases
import Planning
import Scenario
import UnitTable

/// Reads sheets in tests, beside a scenario of the library.
protocol SheetReading {}

extension SheetReading {
    func msel(_ text: String, for scenario: String? = "muba-2024") throws -> SheetImport {
        try SheetImport.msel(bytes: Array(text.utf8), file: "msel.csv", for: scenario, in: .withUnits)
    }

    func roster(_ text: String, for scenario: String? = "muba-2024") throws -> SheetImport {
        try SheetImport.roster(bytes: Array(text.utf8), file: "roster.csv", for: scenario, in: .withUnits)
    }

    /// What is wrong with a sheet, each as `row:column`.
    func problems(_ read: () throws -> SheetImport) -> [(place: String, what: Phrase)] {
        do {
            _ = try read()
            return []
        } catch let error as FileError {
            return error.problems.map { ("\($0.line):\($0.column)", $0.what) }
        } catch { return [("\(error)", .nothing)] }
    }
}
