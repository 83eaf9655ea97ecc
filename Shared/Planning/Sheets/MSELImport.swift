import Domain
import Events
import Phrases
import Scenario

extension SheetImport {
    /// Reads a master scenario events list.
    ///
    /// `scenario` is one whose names the cells may use by title, and against which they are checked.
    ///
    /// - Throws: `FileError` with everything that does not fit, by row and column.
    package static func msel(
        path: String,
        for scenario: String? = nil,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        try msel(Sheet(path: path), for: scenario, in: library)
    }

    /// The same, of bytes.
    package static func msel(
        bytes: [UInt8],
        file: String,
        for scenario: String? = nil,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        try msel(Sheet(bytes: bytes, file: file), for: scenario, in: library)
    }

    private static func msel(
        _ sheet: Sheet,
        for name: String?,
        in library: ScenarioLibrary
    ) throws(FileError) -> SheetImport {
        let table = try SheetTable(sheet, columns: MSELColumns.all, required: ["synopsis"])
        let scenario = try name.map { name throws(FileError) in try library.scenario(name) }
        let names = scenario.map(SheetNames.init)
        let kept = scenario.map { keep(of: $0, in: table) } ?? []
        var reading = MSELReading(table: table, names: names)
        for row in table.rows { reading.read(row) }
        var result = SheetImport(
            reading.lines,
            count: reading.count,
            of: table,
            file: sheet.file,
            base: name.map(base)
        )
        result.kept = kept
        let read = Set(table.rows.map { table.text("key", $0) })
        result.absent = (scenario?.injects ?? []).map(\.fact.key).filter { !read.contains($0) }
        if names != nil { _ = try result.scenario(in: library) }
        if let error = table.error { throw error }
        return result
    }

    /// Fills the columns that a sheet does not have from the scenario's injects of the same keys: what an office's sheet does not
    /// speak of stays as it is.
    private static func keep(of scenario: Scenario, in table: SheetTable) -> [(key: String, columns: [Phrase])] {
        let sheet = MSELSheet(scenario)
        let unread = ["number", "key", "when"] + (table.has("to") ? ["unit"] : ["to"])
        let columns = MSELColumns.all.filter { !table.has($0.key) && !unread.contains($0.key) }
        return table.rows.compactMap { row in
            let key = table.text("key", row)
            guard let inject = scenario.injects.first(where: { $0.fact.key == key }) else { return nil }
            let cells = sheet.cells(inject, number: row.number, .indonesian)
            let kept = columns.filter { !(cells[$0.key] ?? "").isEmpty }
            table.keep(cells.filter { cell in kept.contains { $0.key == cell.key } }, in: row)
            // Where a fact comes from goes without saying.
            let told = kept.filter { $0.key != "source" }
            return told.isEmpty ? nil : (key, told.map(\.heading))
        }
    }
}

/// Makes `injects` of rows.
private struct MSELReading {
    let table: SheetTable
    let names: SheetNames?
    private(set) var lines = YAMLLines()
    private(set) var count = 0
    private var keys: [String: Int] = [:]

    init(table: SheetTable, names: SheetNames?) {
        self.table = table
        self.names = names
        lines.add("injects:")
    }

    mutating func read(_ row: SheetTable.Row) {
        count += 1
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        func text(_ key: String) -> String? {
            let text = table.text(key, row)
            return text.isEmpty ? nil : YAMLLines.scalar(text)
        }
        let key = table.text("key", row).isEmpty ? "inject-\(count)" : table.text("key", row)
        if let first = keys[key] { table.add(.sheetRepeated(key, row: first), "key", row: row.number) }
        keys[key] = keys[key] ?? row.number
        lines.add("key", YAMLLines.scalar(key), depth: 2, isFirst: true, from: cell("key"))
        condition(row)
        if text("synopsis") == nil { table.add(.sheetCellEmpty, "synopsis", row: row.number) }
        lines.add("synopsis", text("synopsis"), depth: 2, from: cell("synopsis"))
        addressee(row)
        report(row)
        link(row)
        lines.add("expected_response", text("expected_response"), depth: 2, from: cell("expected_response"))
        lines.add("effects", effects(row), depth: 2, from: cell("effects"))
        lines.add("expect", patterns("expect", row), depth: 2, from: cell("expect"))
        lines.add("objective", text("objective"), depth: 2, from: cell("objective"))
        lines.add("owner", text("owner"), depth: 2, from: cell("owner"))
        let source = table.choice("source", row, SheetNames.sources)
        lines.add("source", source ?? FactSource.assumed.rawValue, depth: 2, from: cell("source"))
    }

    /// When it is played: a condition, or the contingency for which a controller waits.
    private mutating func condition(_ row: SheetTable.Row) {
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        let time = self.time(row)
        let unless = patterns("unless", row)
        if table.flag("contingency", row) {
            if table.text("time", row).isEmpty { table.add(.sheetCellEmpty, "time", row: row.number) }
            if table.text("unless", row).isEmpty { table.add(.sheetCellEmpty, "unless", row: row.number) }
            lines.add("    contingency:", from: cell("contingency"))
            lines.add("by", time, depth: 3, from: cell("time"))
            lines.add("expected", unless, depth: 3, from: cell("unless"))
            return
        }
        let after = table.list("after", row).map(known)
        let happened = patterns("happened", row)
        guard time != nil || !after.isEmpty || happened != nil else {
            if ["time", "after", "happened"].allSatisfy({ table.text($0, row).isEmpty }) {
                table.add(.sheetWithoutTime, "time", row: row.number)
            }
            return
        }
        lines.add("    when:", from: cell("time"))
        lines.add("not_before", time, depth: 3, from: cell("time"))
        let keys = after.isEmpty ? nil : "[\(after.map(YAMLLines.scalar).joined(separator: ", "))]"
        lines.add("after", keys, depth: 3, from: cell("after"))
        lines.add("happened", happened, depth: 3, from: cell("happened"))
        lines.add("unless", unless, depth: 3, from: cell("unless"))
        lines.add("delay", table.duration("delay", row), depth: 3, from: cell("delay"))
    }

    /// The drill's clock; a time of day, as offices write it, is told with what it would be there.
    private func time(_ row: SheetTable.Row) -> String? {
        guard let text = table.clock("time", row) else { return nil }
        guard let hours = names?.hours, let time = SimulatedTime(clock: text), time >= hours.ends else { return text }
        let since = time >= hours.begins ? SimulatedTime(seconds: time.seconds(since: hours.begins)) : nil
        let meant = since.flatMap { $0 < hours.ends ? $0.description : nil }
        table.add(.sheetTimeOfDay(text, meant: meant, end: hours.ends.description), "time", row: row.number)
        return nil
    }

    /// A key as this import gives it; older sheets call an inject without a key `injek-1`.
    private func known(_ key: String) -> String {
        let number = key.wholeMatch(of: /injek-([0-9]+)/)?.1
        return keys[key] == nil ? number.map { "inject-\($0)" } ?? key : key
    }

    private func patterns(_ key: String, _ row: SheetTable.Row) -> String? {
        let text = table.text(key, row)
        guard !text.isEmpty else { return nil }
        guard let elements = PatternText.yaml(text) else {
            table.add(.sheetUnfit(text, .sheetPatterns), key, row: row.number)
            return nil
        }
        return "[\(elements.joined(separator: ", "))]"
    }

    private func effects(_ row: SheetTable.Row) -> String? {
        let text = table.text("effects", row)
        guard !text.isEmpty else { return nil }
        guard let elements = EffectText.yaml(text, roads: names?.roads ?? []) else {
            table.add(.sheetUnfit(text, .sheetEffects), "effects", row: row.number)
            return nil
        }
        return "[\(elements.joined(separator: ", "))]"
    }

    /// The unit, or whoever's title stands in its place.
    private mutating func addressee(_ row: SheetTable.Row) {
        if let unit = table.name("unit", row, names?.units) {
            lines.add("addressee", YAMLLines.scalar(unit), depth: 2, from: ("unit", row.number))
            return
        }
        let title = table.text("to", row)
        guard !title.isEmpty, table.text("unit", row).isEmpty else { return }
        if names == nil, !title.contains("/") {
            return table.add(.sheetTitleNeedsScenario(title), "to", row: row.number)
        }
        let unit = table.name("to", row, names?.units)
        lines.add("addressee", unit.map(YAMLLines.scalar), depth: 2, from: ("to", row.number))
    }

    private mutating func report(_ row: SheetTable.Row) {
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        let keys = [
            "report_text", "report_place", "behaviour", "credibility", "size_low", "size_high", "concern",
        ]
        guard keys.contains(where: { !table.text($0, row).isEmpty }) else { return }
        for key in ["report_place", "report_text", "credibility"] where table.text(key, row).isEmpty {
            table.add(.sheetReportNeeds, key, row: row.number)
        }
        lines.add("    report:", from: cell("report_text"))
        let place = table.name("report_place", row, names?.places)
        lines.add("place", place.map(YAMLLines.scalar), depth: 3, from: cell("report_place"))
        lines.add("text", YAMLLines.scalar(table.text("report_text", row)), depth: 3, from: cell("report_text"))
        if let low = table.number("size_low", row), let high = table.number("size_high", row) {
            lines.add("size", "[\(low), \(high)]", depth: 3, from: cell("size_low"))
        } else if table.text("size_low", row).isEmpty != table.text("size_high", row).isEmpty {
            table.add(.sheetCellEmpty, table.text("size_low", row).isEmpty ? "size_low" : "size_high", row: row.number)
        }
        let behaviour = table.choice("behaviour", row, SheetNames.behaviours)
        lines.add("behaviour", behaviour, depth: 3, from: cell("behaviour"))
        let concerns = words(of: Concern.self).map { SheetTable.Choice(word: $0.word) }
        lines.add("concern", table.choice("concern", row, concerns), depth: 3, from: cell("concern"))
        let credibility = table.number("credibility", row).map { "\($0)" }
        lines.add("credibility", credibility, depth: 3, from: cell("credibility"))
    }

    private mutating func link(_ row: SheetTable.Row) {
        func cell(_ key: String) -> (key: String, row: Int) { (key, row.number) }
        guard ["link_unit", "link_fault", "link_for"].contains(where: { !table.text($0, row).isEmpty }) else { return }
        lines.add("    link:", from: cell("link_unit"))
        let unit = table.name("link_unit", row, names?.units)
        lines.add("unit", unit.map(YAMLLines.scalar), depth: 3, from: cell("link_unit"))
        let faults = words(of: LinkFault.self).map { SheetTable.Choice(word: $0.word) }
        lines.add("fault", table.choice("link_fault", row, faults), depth: 3, from: cell("link_fault"))
        lines.add("for", table.duration("link_for", row), depth: 3, from: cell("link_for"))
        lines.add("delay", table.duration("link_delay", row), depth: 3, from: cell("link_delay"))
    }
}
