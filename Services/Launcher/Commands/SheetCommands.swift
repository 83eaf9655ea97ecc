import ArgumentParser
import Foundation
import Phrases
import Planning
import Scenario
import ServiceHost
import UnitTable

/// A list of a scenario that goes to a spreadsheet and comes back from one.
enum SheetList: String, ExpressibleByArgument, CaseIterable {
    /// The master scenario events list: the injects.
    case msel
    /// Who takes part with what.
    case roster

    /// Its columns.
    var columns: [SheetColumn] {
        switch self {
        case .msel: MSELColumns.all
        case .roster: RosterColumns.all
        }
    }

    /// The columns of every list with what stands in them, for `--help`.
    static var help: String {
        allCases.map { list in
            let width = list.columns.map(\.heading.indonesian.count).max() ?? 0
            let lines = list.columns.map { column in
                let heading = column.heading.indonesian.padding(toLength: width, withPad: " ", startingAt: 0)
                return "  \(heading)  \(column.heading.english): \(column.holds.indonesian) (\(column.holds.english))"
            }
            return "Kolom \(list.rawValue) (columns):\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}

/// `gladi export`: a scenario's events list or roster, for a spreadsheet or to print.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Daftar inject (MSEL) atau satuan (roster) untuk lembar kerja atau cetak. (A list for a spreadsheet or paper.)",
        discussion: """
            Tanpa --csv dan --html, CSV dicetak. Judul kolom dan pemisah mengikuti bahasa: titik koma untuk Indonesia, koma
            dengan --lang en. (Headings and separators follow the language: semicolons, or commas with --lang en.)

              gladi export msel muba-2024 --csv msel.csv
              gladi export msel skenario-saya.yaml --html msel.html
              gladi export roster muba-2024 --csv roster.csv

            'gladi import' membaca CSV itu kembali; --help-nya menjelaskan kolom. (gladi import reads it back; its --help
            explains the columns.)

            Kode akhir: 0 tertulis; 64 cara pakai salah; 65 skenario tidak memenuhi syarat; 74 berkas sudah ada atau
            tidak dapat ditulis.
            (Exit codes: 0 written; 64 wrong usage; 65 the scenario does not fit; 74 a file exists or cannot be
            written.)
            """
    )

    @Argument(help: "Daftar: msel (inject) atau roster (satuan). (msel or roster.)")
    var list: SheetList
    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library, or the path of a YAML file.)"
    )
    var scenario: String
    @Option(help: "Tulis berkas CSV untuk Excel. (Write a CSV file, as Excel reads it.)")
    var csv: String?
    @Option(help: "Tulis halaman untuk dicetak (msel). (Write a page to print (msel).)")
    var html: String?
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            if html != nil, list != .msel { throw ServiceFailure.usage(.flagNeeds("--html", "msel")) }
            let library = ScenarioLibrary.withUnits
            let plan = try library.scenario(scenario)
            let onScreen = csv == nil && html == nil
            let (text, poorer) = try sheet(of: plan, in: library, language, onScreen: onScreen)
            if let html { try writeNew(MSELSheet(plan).html(in: language), to: html) }
            if let csv { try writeNew(text, to: csv) }
            if onScreen {
                ScreenDoor.output.say(document: String(text.drop { $0 == "\u{FEFF}" }).replacing("\r\n", with: "\n"))
            }
            if !poorer.isEmpty { ServiceProgram.say(.sheetPoorer(poorer), in: language) }
        }
    }

    private func sheet(
        of plan: Scenario,
        in library: ScenarioLibrary,
        _ language: Language,
        onScreen: Bool
    ) throws -> (text: String, poorer: [String]) {
        switch list {
        case .msel:
            let sheet = MSELSheet(plan)
            return (sheet.csv(in: language, onScreen: onScreen), try sheet.poorer(in: library, named: scenario))
        case .roster:
            let sheet = RosterSheet(plan)
            return (sheet.csv(in: language, onScreen: onScreen), try sheet.poorer(in: library, named: scenario))
        }
    }
}

/// `gladi import`: an events list or a roster from a spreadsheet, as YAML for a scenario.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Daftar inject (MSEL) atau satuan (roster) dari CSV menjadi YAML. (A list from a CSV file as YAML.)",
        discussion: """
            Mencetak 'injects:' atau 'roster:' untuk disalin ke dalam skenario. Semua yang tidak cocok disebut dengan baris dan
            kolomnya. Dengan --scenario, sebutan jabatan, tempat, dan instansi dikenali, dan isinya diperiksa terhadap
            skenario itu. (Prints what goes into a scenario; names everything that does not fit by row and column. With
            --scenario titles are known, and the entries are checked against that scenario.)

              gladi export msel muba-2024 --csv msel.csv
              gladi import msel msel.csv
              gladi import msel msel.csv --scenario muba-2024 > inject.yaml
              gladi import roster roster.csv --scenario skenario-saya.yaml

            CSV dari Excel dan LibreOffice: koma, titik koma, atau tab; UTF-8, UTF-16, atau Windows-1252; baris di atas judul
            kolom dan kolom lain dilewati. Urutan kolom bebas. Buku kerja .xlsx tidak dibaca: simpan sebagai 'CSV UTF-8'.
            (Commas, semicolons or tabs; rows above the headings and other columns are passed over. No .xlsx: save as CSV.)

            \(SheetList.help)

            Kode akhir: 0 tercetak; 64 cara pakai salah; 65 tabel atau skenario tidak cocok.
            (Exit codes: 0 printed; 64 wrong usage; 65 the sheet or the scenario does not fit.)
            """
    )

    @Argument(help: "Daftar: msel (inject) atau roster (satuan). (msel or roster.)")
    var list: SheetList
    @Argument(help: "Berkas CSV. (The CSV file.)")
    var file: String
    @Option(
        help:
            "Skenario yang nama-namanya boleh dipakai dalam tabel dan menjadi acuan pemeriksaan. (A scenario whose names the cells may use, and against which they are checked.)"
    )
    var scenario: String?
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let library = ScenarioLibrary.withUnits
            let result =
                switch list {
                case .msel: try SheetImport.msel(path: file, for: scenario, in: library)
                case .roster: try SheetImport.roster(path: file, for: scenario, in: library)
                }
            ScreenDoor.output.say(document: result.yaml)
            if !result.strange.isEmpty { ServiceProgram.say(.sheetStrange(result.strange), in: language) }
            if !result.kept.isEmpty { ServiceProgram.say(.sheetKept(result.kept), in: language) }
            if !result.absent.isEmpty { ServiceProgram.say(.sheetAbsent(result.absent), in: language) }
            ServiceProgram.say(.sheetRead(result.count, file), in: language)
            ServiceProgram.say(list == .msel ? .sheetInjectsInto : .sheetRosterInto, in: language)
        }
    }
}
