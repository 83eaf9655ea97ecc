import Domain
import Events
import Phrases

/// What a sweep comes to: histograms that people read, or one JSON object.
public struct SweepReport: Sendable {
    /// The request.
    public let request: SweepRequest
    /// The summary.
    public let summary: SweepSummary
    /// How many failures are named one by one.
    private static let failuresTold = 5

    /// A report.
    public init(_ request: SweepRequest, summary: SweepSummary) {
        self.request = request
        self.summary = summary
    }

    // MARK: - For people

    /// The report's lines, bars drawn to `width` columns.
    public func lines(in language: Language, width: Int) -> [String] {
        func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
        guard summary.drills > 0 else { return [text(.sweepEmpty)] }
        let origin = request.origin
        let played = origin.excerpt.isEmpty ? origin.scenario : "\(origin.scenario) \(origin.excerpt)"
        var lines = [text(.sweepHeading(played, drills: summary.drills)), text(.modelNotPrediction), ""]
        lines += [text(.sweepOutcomes)] + outcomeLines(text, width: width)
        lines += ["", text(.sweepMeasures)] + measureLines(text)
        lines += ["", text(.sweepReading)] + fixedLines(text)
        if !summary.failures.isEmpty {
            lines += ["", text(.sweepFailures(summary.failures.count))]
            lines += summary.failures.prefix(Self.failuresTold).map { "  \($0.seed)  \($0.failure)" }
        }
        return lines
    }

    /// Measures that cannot have varied, by why.
    private func fixedLines(_ text: (Phrase) -> String) -> [String] {
        let (script, others) = fixed
        return [
            script.isEmpty ? nil : text(.sweepScripted(script.map { text($0.title) })),
            others.isEmpty
                ? nil
                : text(.sweepFixed(others.map { text($0.title) }, drills: summary.drills - summary.failures.count)),
        ].compactMap(\.self)
    }

    /// Measures that never varied: those that the crowd team's script sets, and the others.
    var fixed: (script: [Measure], others: [Measure]) {
        let isScripted = request.scenario.ground.mode == .scripted
        let script = summary.fixed.filter { isScripted && $0.isOfGround }
        return (script, summary.fixed.filter { fixed in !script.contains { $0.key == fixed.key } })
    }

    private func outcomeLines(_ text: (Phrase) -> String, width: Int) -> [String] {
        let names = summary.outcomes.map { text(Self.phrase(ofOutcome: $0.name)) }
        let counts = summary.outcomes.map { outcome in
            let tenths = (outcome.count * 1000 + summary.drills / 2) / summary.drills
            return text(.whole(outcome.count)) + "  " + text(.percent(tenths: tenths))
        }
        let room = max(width - longest(names) - longest(counts) - 6, 1)
        let highest = summary.outcomes.map(\.count).max() ?? 1
        return summary.outcomes.indices.map { index in
            let length = max(1, summary.outcomes[index].count * room / highest)
            let bar = String(repeating: "█", count: length)
            return
                "  \(left(names[index], longest(names)))  \(left(bar, room))  \(right(counts[index], longest(counts)))"
        }
    }

    private func measureLines(_ text: (Phrase) -> String) -> [String] {
        var table = [
            ["", text(.minimum), text(.percent(5)), text(.median), text(.percent(95)), text(.maximum), "", ""]
        ]
        for spread in summary.spreads {
            let title = text(spread.measure.title)
            guard let values = spread.distribution else {
                table.append([title, "–", "–", "–", "–", "–", "", text(.never)])
                continue
            }
            let figures = [values.min, values.percentile(5), values.percentile(50), values.percentile(95), values.max]
            let some = values.count + summary.failures.count < summary.drills
            table.append(
                [title] + figures.map { text(spread.measure.unit.phrase($0)) }
                    + [Self.spark(values.histogram), some ? text(.sweepIn(values.count)) : ""]
            )
        }
        let widths = table[0].indices.map { column in longest(table.map { $0[column] }) }
        return table.map { row in
            let cells = row.indices.map { column in
                (1...5).contains(column) ? right(row[column], widths[column]) : left(row[column], widths[column])
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// A histogram in one line, with a dot for an empty class.
    static func spark(_ counts: [Int]) -> String {
        let bars = Array("▁▂▃▄▅▆▇█")
        let highest = max(counts.max() ?? 1, 1)
        return String(counts.map { $0 == 0 ? "·" : bars[($0 * bars.count - 1) / highest] })
    }

    static func phrase(ofOutcome name: String) -> Phrase {
        switch name {
        case "": .noOutcome
        case SweepRow.failed: .sweepFailed
        default: Phrase.word(name) ?? Phrase(verbatim: name)
        }
    }

    private func longest(_ texts: [String]) -> Int { texts.map(\.count).max() ?? 0 }
    private func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 0))
    }
    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }
}

extension Measure.Unit {
    /// A value as people read it.
    func phrase(_ value: Double) -> Phrase {
        switch self {
        case .clock, .seconds:
            let time = SimulatedTime(seconds: UInt64(max(value, 0).rounded())).description
            return Phrase(verbatim: time)
        case .level:
            let names = [1: "LEVEL_GREEN", 2: "LEVEL_YELLOW", 3: "LEVEL_RED"]
            return Phrase.word(names[Int(value)] ?? "") ?? Phrase("–", en: "–")
        case .count, .people, .points, .stage: return .number(value)
        }
    }
}
