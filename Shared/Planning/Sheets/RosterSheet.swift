import Events
import Phrases
import Scenario
import TaskForceKit

/// The columns of a roster.
package enum RosterColumns {
    /// All of them, in the order in which they are written; `gladi import roster --help` and the guide name them from here.
    package static let all = [
        SheetColumn(
            "unit",
            "Satuan",
            en: "Unit",
            or: ["satgas"],
            "polres/satuan, muba/preventive; kosong: seperti di atasnya",
            "district/task force; empty: as above"
        ),
        SheetColumn(
            "office",
            "Jabatan",
            en: "Office",
            or: ["kode jabatan"],
            "kunci jabatan, kasat-samapta",
            "the office's key, kasat-samapta"
        ),
        SheetColumn(
            "title",
            "Sebutan",
            en: "Title",
            or: ["nama jabatan", "pejabat"],
            "sebutan di layar, Kasat Samapta",
            "the title on screen, Kasat Samapta"
        ),
        SheetColumn(
            "agency",
            "Instansi",
            en: "Agency",
            or: ["kesatuan"],
            "kunci atau sebutan instansi",
            "an agency's key or title"
        ),
        SheetColumn(
            "superior",
            "Atasan",
            en: "Superior",
            or: ["di bawah"],
            "satuan atasan; kosong: tidak ada",
            "the unit above; empty: none"
        ),
        SheetColumn(
            "further_offices",
            "Jabatan lain",
            en: "Further offices",
            or: [],
            "kabag-ops=Kabag Ops (Karendal Ops); …",
            "kabag-ops=Kabag Ops (Karendal Ops); …"
        ),
        SheetColumn(
            "capabilities",
            "Kemampuan",
            en: "Capabilities",
            or: [],
            "cordon, fire-fighting, transport …",
            "cordon, fire-fighting, transport …"
        ),
        SheetColumn(
            "hears",
            "Mendengar",
            en: "Hears",
            or: [],
            "satuan tugas di jaring radionya; kosong: tidak ditulis",
            "task forces on its net; empty: not written"
        ),
        SheetColumn(
            "unit_source",
            "Sumber satuan",
            en: "Unit source",
            or: [],
            "seed, doctrine, assumed; kosong: assumed",
            "seed, doctrine, assumed; empty: assumed"
        ),
        SheetColumn(
            "resource",
            "Perlengkapan",
            en: "Resource",
            or: ["jenis", "personel/alat", "materiil"],
            "personnel, atau alat: tameng, water-cannon; kosong: personnel",
            "personnel, or a kit: shield; empty: personnel"
        ),
        SheetColumn(
            "total",
            "Jumlah",
            en: "Total",
            or: ["kekuatan", "personel", "strength", "number"],
            "berapa",
            "how many"
        ),
        SheetColumn(
            "formation",
            "Bentuk",
            en: "Formation",
            or: ["ikatan", "fungsi"],
            "Dalmas awal, initial_crowd_unit …",
            "initial_crowd_unit …"
        ),
        SheetColumn(
            "own_body",
            "Kelompok sendiri",
            en: "Own body",
            or: [],
            "kata instansi sendiri",
            "the agency's own word"
        ),
        SheetColumn(
            "place",
            "Tempat",
            en: "Place",
            or: ["lokasi", "titik"],
            "tempat mulai, kunci atau sebutan",
            "where they start, key or title"
        ),
        SheetColumn(
            "attached",
            "BKO",
            en: "Attached",
            or: ["perbantuan"],
            "berapa di antaranya dari instansi lain",
            "how many of them are lent"
        ),
        SheetColumn("lender", "Asal BKO", en: "Lender", or: ["dari"], "instansi asalnya", "the agency that lends them"),
        SheetColumn(
            "source",
            "Sumber",
            en: "Source",
            or: [],
            "seed, doctrine, assumed; kosong: assumed",
            "seed, doctrine, assumed; empty: assumed"
        ),
    ]
    /// What is a unit's, and stands in the first of its rows.
    static let ofUnit = [
        "office", "title", "agency", "superior", "further_offices", "capabilities", "hears", "unit_source",
    ]
}

/// The roster of a scenario as a sheet: a row for each force, with its unit's own facts in the first.
package struct RosterSheet {
    private let scenario: Scenario

    /// The roster of a scenario.
    package init(_ scenario: Scenario) { self.scenario = scenario }

    /// The sheet for a spreadsheet program.
    package func csv(in language: Language, onScreen: Bool = false) -> String {
        var sheet = SheetText(language, onScreen: onScreen)
        sheet.add(RosterColumns.all.map { $0.heading.text(in: language) })
        for member in scenario.roster {
            let unit = cells(of: member)
            let forces = member.fact.strength.map(cells)
            for (index, force) in (forces.isEmpty ? [[:]] : forces).enumerated() {
                var cells = force.merging(index == 0 ? unit : [:]) { $1 }
                cells["unit"] = member.fact.unit.description
                sheet.add(RosterColumns.all.map { cells[$0.key] ?? "" })
            }
        }
        return sheet.text
    }

    /// The units, by id, that have more than a sheet's columns hold.
    ///
    /// - Throws: `FileError` where the sheet cannot be read back.
    package func poorer(in library: ScenarioLibrary, named name: String) throws(FileError) -> [String] {
        let text = csv(in: .indonesian)
        // What no sheet can hold, such as control characters, does not come back at all.
        guard let back = try? SheetImport.roster(bytes: Array(text.utf8), file: name, for: name, in: library) else {
            return scenario.roster.map(\.fact.unit.description)
        }
        let roster = try back.scenario(in: library).roster
        return zip(scenario.roster, roster).filter { $0 != $1 }.map(\.0.fact.unit.description)
    }

    private func cells(of member: Sourced<Scenario.Member>) -> [String: String] {
        let entry = member.fact.entry
        let agency = scenario.agencies.first { $0.fact.title == entry.agency }?.fact.key ?? entry.agency
        let offices = member.fact.furtherOffices.map { "\($0.fact.office)=\($0.fact.title)" }
        return [
            "office": entry.office, "title": entry.title, "agency": agency, "superior": entry.superior,
            "further_offices": offices.joined(separator: "; "),
            "capabilities": entry.capabilities.joined(separator: ", "),
            "hears": (member.fact.hears ?? []).map(\.name).joined(separator: ", "),
            "unit_source": member.source.rawValue,
        ]
    }

    private func cells(of strength: Sourced<Scenario.Strength>) -> [String: String] {
        let force = strength.fact.force
        return [
            "resource": force.resource, "total": "\(force.total)", "formation": word(force.formation),
            "own_body": force.ownBody, "place": force.place, "attached": force.attached > 0 ? "\(force.attached)" : "",
            "lender": strength.fact.lender, "source": strength.source.rawValue,
        ]
    }
}

extension SheetImport {
    /// Reads a roster.
    ///
    /// `scenario` is one whose names the cells may use by title, and against which they are checked.
    ///
    /// - Throws: `FileError` with everything that does not fit, by row and column.
    package static func roster(
        path: String,
        for scenario: String? = nil,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        try roster(Sheet(path: path), for: scenario, in: library)
    }

    /// The same, of bytes.
    package static func roster(
        bytes: [UInt8],
        file: String,
        for scenario: String? = nil,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        try roster(Sheet(bytes: bytes, file: file), for: scenario, in: library)
    }

    private static func roster(
        _ sheet: Sheet,
        for name: String?,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        let table = try SheetTable(sheet, columns: RosterColumns.all, required: ["unit", "total"])
        let scenario = try name.map { name throws(FileError) in try library.scenario(name) }
        let names = scenario.map(SheetNames.init)
        var reading = RosterReading(table: table, names: names)
        for row in table.rows { reading.read(row) }
        var result = SheetImport(
            reading.lines,
            count: reading.units.count,
            of: table,
            file: sheet.file,
            base: name.map(base)
        )
        let read = reading.units
        result.absent = (scenario?.roster ?? []).map(\.fact.unit.description).filter { read[$0] == nil }
        if names != nil { _ = try result.scenario(in: library) }
        if let error = table.error { throw error }
        return result
    }
}

/// Makes `roster` of rows.
private struct RosterReading {
    let table: SheetTable
    let names: SheetNames?
    private(set) var lines = YAMLLines()
    /// The units met, each with its first row.
    private(set) var units: [String: SheetTable.Row] = [:]
    private var unit = ""
    private var hasForces = false

    init(table: SheetTable, names: SheetNames?) {
        self.table = table
        self.names = names
        lines.add("roster:")
    }

    mutating func read(_ row: SheetTable.Row) {
        let named = table.text("unit", row)
        if let total = ["unit", "office", "title", "resource"].first(where: { isTotal(table.text($0, row)) }) {
            return table.add(.sheetTotalRow, total, row: row.number)
        }
        if named.isEmpty, unit.isEmpty { return table.add(.sheetCellEmpty, "unit", row: row.number) }
        if !named.isEmpty, named != unit {
            if let first = units[named] {
                return table.add(.sheetUnitApart(named, row: first.number), "unit", row: row.number)
            }
            begin(named, row)
        } else {
            compare(row)
        }
        force(row)
    }

    private func isTotal(_ text: String) -> Bool {
        ["jumlah", "total", "jumlahtotal", "jumlahseluruh", "grandtotal"].contains(SheetColumn.bare(text))
    }

    private mutating func begin(_ named: String, _ row: SheetTable.Row) {
        unit = named
        units[named] = row
        hasForces = false
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        func text(_ key: String) -> String? {
            let text = table.text(key, row)
            return text.isEmpty ? nil : YAMLLines.scalar(text)
        }
        for key in ["office", "title", "agency"] where text(key) == nil {
            table.add(.sheetCellEmpty, key, row: row.number)
        }
        lines.add("unit", YAMLLines.scalar(named), depth: 2, isFirst: true, from: cell("unit"))
        lines.add("office", text("office"), depth: 2, from: cell("office"))
        lines.add("title", text("title"), depth: 2, from: cell("title"))
        let agency = table.name("agency", row, names?.agencies)
        lines.add("agency", agency.map(YAMLLines.scalar), depth: 2, from: cell("agency"))
        lines.add("superior", text("superior"), depth: 2, from: cell("superior"))
        for key in ["capabilities", "hears"] {
            let list = table.list(key, row)
            let value = list.isEmpty ? nil : "[\(list.map(YAMLLines.scalar).joined(separator: ", "))]"
            lines.add(key, value, depth: 2, from: cell(key))
        }
        let source = table.choice("unit_source", row, SheetNames.sources) ?? FactSource.assumed.rawValue
        lines.add("source", source, depth: 2, from: cell("unit_source"))
        furtherOffices(row, source)
    }

    private mutating func furtherOffices(_ row: SheetTable.Row, _ source: String) {
        let text = table.text("further_offices", row)
        guard !text.isEmpty else { return }
        lines.add("    further_offices:", from: ("further_offices", row.number))
        for office in text.split(separator: ";") {
            let parts = office.split(separator: "=", maxSplits: 1).map { YAMLLines.scalar($0.trimmed) }
            guard parts.count == 2 else {
                table.add(.sheetUnfit(office.trimmed, .sheetOffice), "further_offices", row: row.number)
                continue
            }
            lines.add(
                "      - { office: \(parts[0]), title: \(parts[1]), source: \(source) }",
                from: ("further_offices", row.number)
            )
        }
    }

    /// A unit's later rows leave its own facts out, or say the same again.
    private func compare(_ row: SheetTable.Row) {
        guard let first = units[unit] else { return }
        for key in RosterColumns.ofUnit {
            let (said, before) = (table.text(key, row), table.text(key, first))
            if !said.isEmpty, said != before {
                table.add(.sheetUnitDiffers(before, row: first.number), key, row: row.number)
            }
        }
    }

    private mutating func force(_ row: SheetTable.Row) {
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        let keys = ["total", "resource", "formation", "own_body", "place", "attached", "lender"]
        // A unit without forces, such as the ground.
        guard keys.contains(where: { !table.text($0, row).isEmpty }) else { return }
        for key in ["total", "place"] where table.text(key, row).isEmpty {
            table.add(.sheetCellEmpty, key, row: row.number)
        }
        if !hasForces { lines.add("    forces:", from: cell("total")) }
        hasForces = true
        let resource = table.text("resource", row)
        let kit = SheetNames.kit.first { $0.means(resource) }?.word
        let known = resource.isEmpty ? Strengths.personnel : kit ?? resource
        lines.add("resource", YAMLLines.scalar(known), depth: 4, isFirst: true, from: cell("resource"))
        lines.add("total", table.number("total", row).map { "\($0)" }, depth: 4, from: cell("total"))
        lines.add("attached", table.number("attached", row).map { "\($0)" }, depth: 4, from: cell("attached"))
        let lender = table.name("lender", row, names?.agencies)
        lines.add("lender", lender.map(YAMLLines.scalar), depth: 4, from: cell("lender"))
        let formation = table.choice("formation", row, SheetNames.formations)
        lines.add("formation", formation, depth: 4, from: cell("formation"))
        let body = table.text("own_body", row)
        lines.add("own_body", body.isEmpty ? nil : YAMLLines.scalar(body), depth: 4, from: cell("own_body"))
        let place = table.name("place", row, names?.places)
        lines.add("place", place.map(YAMLLines.scalar), depth: 4, from: cell("place"))
        let source = table.choice("source", row, SheetNames.sources)
        lines.add("source", source ?? FactSource.assumed.rawValue, depth: 4, from: cell("source"))
    }
}

extension Substring {
    /// Without blanks at its ends.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
