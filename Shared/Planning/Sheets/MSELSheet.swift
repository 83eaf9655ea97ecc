import Domain
import Events
import Phrases
import Scenario

/// The master scenario events list of a scenario (MSEL, *daftar induk kejadian*) as a sheet.
package struct MSELSheet {
    let scenario: Scenario
    let inWords: InjectInWords

    /// The list of a scenario.
    package init(_ scenario: Scenario) {
        self.scenario = scenario
        inWords = InjectInWords(scenario)
    }

    /// The sheet for a spreadsheet program: a row for each inject, in the scenario's order.
    package func csv(in language: Language, onScreen: Bool = false) -> String {
        var sheet = SheetText(language, onScreen: onScreen)
        sheet.add(MSELColumns.all.map { $0.heading.text(in: language) })
        let keys = scenario.injectsInOrder.map(\.fact.key)
        for inject in scenario.injects {
            let number = (keys.firstIndex(of: inject.fact.key) ?? 0) + 1
            let cells = cells(inject, number: number, language)
            sheet.add(MSELColumns.all.map { cells[$0.key] ?? "" })
        }
        return sheet.text
    }

    /// The injects, by key, that do not come back as they went, such as one with control characters in a text.
    ///
    /// - Throws: `FileError` where the sheet cannot be read back.
    package func poorer(in library: ScenarioLibrary, named name: String) throws(FileError) -> [String] {
        let text = csv(in: .indonesian)
        // What no sheet can hold does not come back at all.
        guard let back = try? SheetImport.msel(bytes: Array(text.utf8), file: name, for: name, in: library) else {
            return scenario.injects.map(\.fact.key)
        }
        let again = try back.scenario(in: library)
        // What an inject makes crowds do stands in the script, under the inject's key.
        let steps = Set(again.ground.steps)
        let lost = scenario.ground.steps.filter { $0.key.contains("/") && !steps.contains($0) }
        return zip(scenario.injects, again.injects).filter { inject, other in
            inject != other || lost.contains { $0.key.hasPrefix("\(inject.fact.key)/") }
        }.map(\.0.fact.key)
    }

    /// An inject's cells, by column.
    func cells(_ inject: Sourced<Scenario.Inject>, number: Int, _ language: Language) -> [String: String] {
        let (event, when) = (inject.fact.event, inject.fact.when)
        var cells = [
            "number": "\(number)", "key": inject.fact.key, "synopsis": event.synopsis, "unit": event.addressee,
            "to": title(of: event.addressee), "expected_response": event.expectedResponse,
            "source": inject.source.rawValue, "when": inWords.when(inject.fact).text(in: language),
            "after": when.after.joined(separator: ", "), "happened": PatternText.text(when.happened),
            "unless": PatternText.text(when.unless), "expect": PatternText.text(event.expected),
            "objective": event.objective, "owner": event.owner,
            "effects": EffectText.text(event, steps: steps(of: inject.fact.key), in: language),
        ]
        if when.notBefore > 0 { cells["time"] = "\(SimulatedTime(seconds: when.notBefore))" }
        if when.delay > 0 { cells["delay"] = SheetDuration.text(when.delay) }
        if event.contingency { cells["contingency"] = Phrase.yes.text(in: language) }
        if event.hasReport {
            let report = event.report
            cells["report_place"] = report.place
            cells["report_text"] = report.text
            cells["credibility"] = "\(report.credibilityPercent)"
            cells["behaviour"] = word(report.behaviour)
            cells["concern"] = word(report.concern)
            if report.hasSize {
                cells["size_low"] = "\(report.size.low)"
                cells["size_high"] = "\(report.size.high)"
            }
        }
        if event.hasLink {
            cells["link_unit"] = event.link.unit
            cells["link_fault"] = word(event.link.fault)
            cells["link_for"] = SheetDuration.text(UInt64(event.link.seconds))
            if event.link.delaySeconds > 0 {
                cells["link_delay"] = SheetDuration.text(UInt64(event.link.delaySeconds))
            }
        }
        return cells
    }

    /// The script's steps that an inject brings.
    func steps(of inject: String) -> [ScriptStep] { scenario.ground.steps.filter { $0.key.hasPrefix("\(inject)/") } }

    // MARK: - For people

    /// The title of the office that leads a unit.
    func title(of unit: String) -> String {
        scenario.roster.first { $0.fact.unit.description == unit }?.fact.entry.title ?? unit
    }
}

/// A schema's word as the format writes it; empty for an unspecified one.
func word<Value: CaseIterable & Equatable>(_ value: Value) -> String {
    words(of: Value.self).first { $0.meaning == value }?.word ?? ""
}
