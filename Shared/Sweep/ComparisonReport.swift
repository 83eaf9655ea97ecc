import Phrases
import Statistics

/// What a comparison comes to: a table that people read, rows of pairs, or one JSON object.
package struct ComparisonReport {
    private let first: SweepRequest
    private let second: SweepRequest
    private let comparison: Comparison

    /// The report of a comparison of two plans.
    package init(_ first: SweepRequest, _ second: SweepRequest, _ comparison: Comparison) {
        self.first = first
        self.second = second
        self.comparison = comparison
    }

    // MARK: - For people

    /// The lines: outcomes, the measures that stand out, then the others, how to read them, and whether more seeds are worth it.
    package func lines(in language: Language) -> [String] {
        func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
        guard comparison.pairs > 0 else { return [text(.sweepEmpty)] }
        var lines = [
            text(.comparedHeading(first.origin.scenario, second.origin.scenario, pairs: comparison.pairs)),
            text(.comparedAspects(first.scenario.aspects(unlike: second.scenario).map { ($0.rawValue, $0.isPlanned) })),
            text(.modelNotPrediction), "", text(.sweepOutcomes),
        ]
        lines += table(outcomeRows(text), numbers: 1...4)
        lines += ["", text(.comparedMeasures)]
        let moving = comparison.differences.filter { $0.both > 0 && !$0.isNone }
        let sorted = moving.filter(\.standsOut) + moving.filter { !$0.standsOut }
        lines += table([header(text)] + sorted.map { row($0, text) }, numbers: 1...5)
        let equal = comparison.differences.filter { $0.both > 0 && $0.isNone }
        if !equal.isEmpty { lines += ["", text(.comparedEqual(equal.map { text($0.measure.title) }))] }
        lines += never(text)
        lines += ["", text(reading(of: sorted, text))] + counsel(text).map(text)
        if comparison.failures > 0 { lines.append(text(.comparedFailures(comparison.failures))) }
        return lines
    }

    /// The measures that no pair had on both sides, by who never had them.
    private func never(_ text: (Phrase) -> String) -> [String] {
        let kinds: [((first: Bool, second: Bool), ([String]) -> Phrase)] = [
            ((true, false), { .comparedNever($0, in: "A") }), ((false, true), { .comparedNever($0, in: "B") }),
            ((true, true), Phrase.comparedNeverAtAll), ((false, false), Phrase.comparedNeverBoth),
        ]
        return kinds.compactMap { who, phrase in
            let titles = comparison.differences.filter { $0.both == 0 && $0.isNever == who }.map {
                text($0.measure.title)
            }
            return titles.isEmpty ? nil : text(phrase(titles))
        }
    }

    /// How the tables are to be read: each mark, if it is there.
    private func reading(of shown: [Comparison.Difference], _ text: (Phrase) -> String) -> Phrase {
        let isMarked = shown.contains(where: \.standsOut) || comparison.outcomes.contains(where: \.standsOut)
        let program = shown.filter(\.measure.isOfProgram).map { text($0.measure.title) }
        let isPartial = shown.contains { $0.alone != (0, 0) }
        return .sentences(
            [.comparedIntervals] + (isMarked ? [.comparedMark] : [])
                + (isMarked && !program.isEmpty ? [.comparedProgram(program)] : [])
                + (isPartial ? [.comparedMeans] : [])
        )
    }

    private func outcomeRows(_ text: (Phrase) -> String) -> [[String]] {
        [["", "A", "B", "B − A", text(.comparedInterval), ""]]
            + comparison.outcomes.map { outcome in
                func percent(_ share: Double) -> String { text(.percent((share * 1_000).rounded() / 10)) }
                return [
                    text(SweepReport.phrase(ofOutcome: outcome.name)), text(.whole(outcome.counts.first)),
                    text(.whole(outcome.counts.second)),
                    percent(outcome.difference),
                    "\(percent(outcome.interval.low)) … \(percent(outcome.interval.high))",
                    outcome.standsOut ? text(.comparedStandsOut) : "",
                ]
            }
    }

    private func header(_ text: (Phrase) -> String) -> [String] {
        ["", "A", "B", "B − A", text(.comparedInterval), text(.comparedBoth), ""]
    }

    private func row(_ difference: Comparison.Difference, _ text: (Phrase) -> String) -> [String] {
        let unit = difference.measure.unit
        var interval = "–"
        if difference.isConstant {
            interval = text(.comparedAlways)
        } else if let found = difference.interval {
            interval = "\(text(unit.difference(found.low))) … \(text(unit.difference(found.high)))"
        }
        var notes: [String] = []
        if difference.standsOut { notes.append(text(.comparedStandsOut)) }
        if let needed = difference.seedsNeeded { notes.append(text(.comparedNeeds(needed))) }
        if difference.alone.first + difference.alone.second > 0 {
            notes.append(text(.comparedAlone(difference.alone.first, difference.alone.second)))
        }
        return [
            text(difference.measure.title), text(unit.mean(difference.means.first)),
            text(unit.mean(difference.means.second)),
            text(unit.difference(difference.moments.mean)), interval, text(.whole(difference.both)),
            notes.joined(separator: "; "),
        ]
    }

    /// Whether more seeds are worth it, and for what; nothing that stands out is among it.
    private func counsel(_ text: (Phrase) -> String) -> [Phrase] {
        guard comparison.pairs >= AsymptoticSequence.firstLook else {
            return [.comparedTooFew(AsymptoticSequence.firstLook)]
        }
        let open = comparison.differences.compactMap { difference in
            difference.seedsNeeded.map { (title: text(difference.measure.title), seeds: $0) }
        }
        let next = open.min { $0.seeds < $1.seeds }.map { Phrase.comparedMore($0.title, seeds: $0.seeds) }
        let outcomes = comparison.outcomes.filter { $0.difference != 0 && !$0.standsOut }
        let untold =
            outcomes.map { text(SweepReport.phrase(ofOutcome: $0.name)) }
            + comparison.differences.filter { $0.isUntold && $0.seedsNeeded == nil }.map { text($0.measure.title) }
        guard next == nil, untold.isEmpty else {
            return (next.map { [$0] } ?? []) + (untold.isEmpty ? [] : [.comparedUntold(untold)])
        }
        let isNone = outcomes.isEmpty && comparison.differences.allSatisfy { $0.measure.isOfProgram || $0.isNone }
        return [isNone ? .comparedNothing : .comparedEnough]
    }

    private func table(_ rows: [[String]], numbers: ClosedRange<Int>) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let blank = String(repeating: " ", count: widths[column] - row[column].count)
                return numbers.contains(column) ? blank + row[column] : row[column] + blank
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    // MARK: - Pairs

    /// The pairs as CSV: a row per seed with every measure of both plans and their difference.
    package static func pairs(
        _ first: [SweepRow],
        _ second: [SweepRow],
        measures: [Measure] = Measure.standard
    ) -> String {
        let bySeed = Dictionary(second.map { ($0.seed, $0) }) { row, _ in row }
        let names = measures.flatMap { ["\($0.key)_a", "\($0.key)_b", "\($0.key)_difference"] }
        var lines = [CSVLine.text(["seed", "outcome_a", "outcome_b"] + names + ["label"])]
        for row in first {
            guard let other = bySeed[row.seed] else { continue }
            let values = zip(row.values, other.values).flatMap { one, two in
                [one, two, one.flatMap { first in two.map { (($0 - first) * 100).rounded() / 100 } }]
            }
            let cells = values.map { value in value.map { Int64(exactly: $0).map(String.init) ?? "\($0)" } ?? "" }
            lines.append(
                CSVLine.text(
                    ["\(row.seed)", row.outcome, other.outcome] + cells + [Phrase.modelNotPrediction.indonesian]
                )
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Measure.Unit {
    /// A mean as people read it.
    fileprivate func mean(_ value: Double) -> Phrase {
        self == .level && value != value.rounded() ? .number(value) : phrase(value)
    }

    /// A difference, with its sign; of clocks and lengths in time.
    fileprivate func difference(_ value: Double) -> Phrase {
        let sign = value < 0 ? "-" : "+"
        guard self == .clock || self == .seconds else {
            let number = Phrase.number(value)
            return value > 0 ? Phrase("+\(number.indonesian)", en: "+\(number.english)") : number
        }
        return value.rounded() == 0 ? phrase(0) : Phrase(verbatim: sign + phrase(abs(value)).indonesian)
    }
}
