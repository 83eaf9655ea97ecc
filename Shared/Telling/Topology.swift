import Domain
import EventWords
import Events
import Lockstep
import Phrases
import Scenario

/// Who reports to whom and who hears whom, from a drill's opening and the chain of command that its units are told.
package struct Topology: Sendable {
    /// A unit of the drill.
    package struct Member: Sendable {
        /// The unit.
        package let unit: UnitID
        /// Its offices with their titles, the leading one first; none where the chain of command does not name the unit.
        package let offices: [(office: String, title: String)]
        /// What it is called where room is short; empty where the chain of command does not name it.
        package let title: String
        /// Its agency's title.
        package let agency: String
        /// The unit that gives it orders; nil at the top and outside the chain.
        package let superior: UnitID?
        /// The units that it hears, ascending.
        package let hears: [UnitID]
        /// It hears people's decisions and reports.
        package let hearsPeople: Bool
        /// What it can do, as the roster says or it announced, ascending.
        package let capabilities: [String]
    }

    /// The scenario's key.
    package let scenario: String
    /// The units, ascending.
    package let members: [Member]

    /// Reads a drill's opening; what the roster leaves open is taken from what the units have announced.
    package init(
        scenario: String,
        table: StreamTable,
        roster: [RosterEntry],
        announced: AnnouncedProfiles = AnnouncedProfiles()
    ) {
        self.scenario = scenario
        let titles = DrillTitles([UnitBriefing.with { $0.roster = roster }])
        members = table.units.map { unit in
            let entries = roster.filter { $0.unit == unit.description }
            let heard = table.heard(by: unit)
            let superior = entries.first.flatMap { try? UnitID($0.superior) }
            return Member(
                unit: unit,
                offices: entries.map { ($0.office, $0.title) },
                title: titles.title(of: unit.description, .unit) ?? "",
                agency: entries.first?.agency ?? announced[unit]?.agency ?? "",
                superior: superior.flatMap { table.units.contains($0) ? $0 : nil },
                hears: heard.filter { $0.kind == .main }.compactMap(\.unit),
                hearsPeople: heard.contains { $0.kind == .console },
                capabilities: Set((entries.first?.capabilities ?? []) + (announced[unit]?.capabilities ?? [])).sorted()
            )
        }
    }

    /// For people: the chain of command as a tree, then who hears whom as a table.
    package func lines(in language: Language) -> [ScreenLine] {
        func heading(_ phrase: Phrase) -> ScreenLine { ScreenLine(phrase.text(in: language), .strong) }
        let tops = members.filter { $0.superior == nil }
        let chains = tops.filter { !subordinates(of: $0).isEmpty }
        let alone = tops.filter { subordinates(of: $0).isEmpty }
        var lines = [heading(.reportsHeading)] + chains.flatMap { branch($0, language).lines() }
        if !alone.isEmpty {
            lines += [ScreenLine(), heading(.outsideChainHeading)] + alone.map { Self.line($0, language) }
        }
        return lines + [ScreenLine(), heading(.hearsHeading)] + table(in: language)
    }

    /// For scripts: one JSON object.
    package func json() -> String {
        let units = members.map { member in
            var object: [String: Any] = [
                "unit": member.unit.description, "agency": member.agency, "capabilities": member.capabilities,
                "offices": member.offices.map { ["office": $0.office, "title": $0.title] },
                "hears": member.hears.map(\.description) + (member.hearsPeople ? [StreamName.console.text] : []),
            ]
            object["superior"] = member.superior?.description
            return object
        }
        return jsonLine(["scenario": scenario, "units": units]) ?? "{}"
    }

    /// As a graph for Graphviz: who reports to whom in full strokes, who is heard by whom in dashed ones.
    package func dot() -> [String] {
        var lines = ["digraph \(Self.quoted(scenario.visible)) {", "  rankdir=BT;", "  node [shape=box];"]
        if members.contains(where: \.hearsPeople) { lines.append("  \"\(StreamName.console)\" [shape=ellipse];") }
        for member in members {
            let label = ([member.unit.description] + member.offices.map(\.title)).map(\.visible).joined(separator: "\n")
            lines.append("  \(Self.quoted(member.unit.description)) [label=\(Self.quoted(label))];")
        }
        func edge(_ from: String, _ to: String, _ attributes: String) {
            lines.append("  \(Self.quoted(from)) -> \(Self.quoted(to)) [\(attributes)];")
        }
        for member in members {
            guard let superior = member.superior else { continue }
            edge(member.unit.description, superior.description, "class=reports")
        }
        for member in members {
            for speaker in member.hears.map(\.description) + (member.hearsPeople ? [StreamName.console.text] : []) {
                edge(speaker, member.unit.description, "class=heard, style=dashed, color=gray50, constraint=false")
            }
        }
        return lines + ["}"]
    }

    /// A string of DOT.
    ///
    /// Characters that would end it, escape in it or reach a screen are escaped; our own line ends break a label's
    /// line.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }

    // MARK: - The tree

    private func subordinates(of member: Member) -> [Member] { members.filter { $0.superior == member.unit } }

    /// A scenario's chain of command has no circles; a circle in a record is not followed, since it hangs from no top.
    private func branch(_ member: Member, _ language: Language) -> Branch {
        Branch(line: Self.line(member, language), children: subordinates(of: member).map { branch($0, language) })
    }

    private static func line(_ member: Member, _ language: Language) -> ScreenLine {
        var line = ScreenLine(member.unit.description, .strong)
        let titles = member.offices.map(\.title).joined(separator: ", ")
        if !titles.isEmpty { line.append("  \(titles)") }
        if !member.agency.isEmpty { line.append("  · \(member.agency)", .faint) }
        if !member.capabilities.isEmpty {
            line.append("  · \(Phrase.capabilities(member.capabilities).text(in: language))", .faint)
        }
        return line
    }

    // MARK: - The table

    /// A row per unit with an x under the number of each that it hears; K stands for people at the consoles.
    private func table(in language: Language) -> [ScreenLine] {
        let numberWidth = "\(members.count)".count
        let names = members.map { $0.title.isEmpty ? "\($0.unit)" : "\($0.unit)  \($0.title)" }
        let nameWidth = (names.map(\.count).max() ?? 0) + numberWidth + 4
        func cell(_ text: String) -> String {
            String(repeating: " ", count: max(numberWidth + 1 - text.count, 1)) + text
        }
        var header = ScreenLine("", .faint)
        header.pad(to: nameWidth)
        for number in members.indices { header.append(cell("\(number + 1)"), .faint) }
        header.append(cell("K"), .faint)
        let rows = members.enumerated().map { index, member in
            var row = ScreenLine("\(cell("\(index + 1)"))  \(names[index])")
            row.pad(to: nameWidth)
            let hears = members.map { member.hears.contains($0.unit) } + [member.hearsPeople]
            for isHeard in hears { row.append(cell(isHeard ? "x" : "·"), isHeard ? .plain : .faint) }
            return row
        }
        return [header] + rows + [ScreenLine(Phrase.hearsLegend.text(in: language), .faint)]
    }
}

extension Topology {
    /// Of a recorded drill, with the units that joined later.
    package init(of drill: RecordedDrill) {
        self.init(
            scenario: drill.opened.scenario,
            table: drill.table,
            roster: drill.roster,
            announced: drill.profiles
        )
    }

    /// Of a scenario.
    ///
    /// - Throws: `ServiceFailure` (65) when it cannot be opened.
    package init(of scenario: Scenario) throws {
        do {
            let setup = try scenario.setup(drill: DrillID("topology"), seed: 1)
            let roster = scenario.briefings().values.first?.roster ?? []
            self.init(scenario: scenario.key, table: setup.table, roster: roster)
        } catch let defect as Defect { throw ServiceFailure(.serviceStopped(defect.reason), exitCode: 65) }
    }
}
