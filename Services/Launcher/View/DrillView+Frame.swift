import Domain
import EventWords
import Events
import Phrases
import Telling

/// How the view is laid out: first what must be seen on any screen, then as much as fits.
extension DrillView {
    /// The lines for a terminal of `columns` by `rows`: never more rows, never wider.
    ///
    /// From the top: title, level, clock, charts, units, events. A low terminal loses the headings, then the units, then
    /// the charts; a narrow one cuts lines with an ellipsis.
    package func frame(
        _ progress: DrillProgress,
        at now: Duration,
        columns: Int,
        rows: Int,
        language: Language
    ) -> [ScreenLine] {
        frame(Standing(progress, at: now), columns: columns, rows: rows, language: language)
    }

    /// The same, of a drill that stands anywhere.
    func frame(_ standing: Standing, columns: Int, rows: Int, language: Language) -> [ScreenLine] {
        let words = Words(language: language, columns: columns)
        var lines: [ScreenLine] = []
        if let flaw = cast.flaw { lines.append(ScreenLine(words[.viewFlawed(flaw)], .banner(.red))) }
        if rows >= 16 { lines.append(title(words)) }
        lines.append(banner(words))
        if rows >= 2 { lines.append(clock(standing, words)) }
        let height = rows < 4 ? 0 : rows < 30 ? 1 : rows < 40 ? 2 : 3
        // No tension without the words that say what it is.
        let hasTension = rows >= 8 && columns >= 50
        if hasTension { lines.append(words.heading(.chartHeading, or: .tensionHeading)) }
        if height > 0 { lines += crowdChart(until: standing.time, height: height, words) }
        if hasTension { lines += tensionChart(until: standing.time, height: height, words) }
        lines += sections(rows: rows - lines.count, words)
        return lines.prefix(max(rows, 0)).map { $0.cut(to: columns) }
    }

    // MARK: - Top

    private func title(_ words: Words) -> ScreenLine {
        var line = ScreenLine(" \(words[.exerciseMark]) ", .banner(.unspecified))
        line.append(" \(cast.title)", .strong)
        let drill = cast.drill.text
        guard line.columns + drill.count + 2 <= words.columns else { return line }
        line.pad(to: words.columns - drill.count)
        line.append(drill, .faint)
        return line
    }

    private func banner(_ words: Words) -> ScreenLine {
        guard let level else {
            var line = ScreenLine(" \(words[.levelNotSet]) ", .banner(.unspecified))
            line.pad(to: words.columns, ink: .banner(.unspecified))
            return line
        }
        let ink = ScreenLine.Ink.banner(level.set.level)
        let said = cast.fields(level.set, of: level.of.text)
        var line = ScreenLine(" \(words[said["level"] ?? .levelNotSet])  ", ink)
        let reason = Phrase.levelReason(
            said["reason"] ?? .nothing,
            office: said["office"] ?? .nothing,
            reporter: said["reporter"] ?? .nothing,
            since: "\(level.time)"
        )
        line.append(words[reason], ink)
        line.pad(to: words.columns, ink: ink)
        return line
    }

    /// Time, speed, and how much is done; or why the drill stands still.
    private func clock(_ standing: Standing, _ words: Words) -> ScreenLine {
        let length = max(cast.ends.seconds(since: cast.begins), 1)
        let played = standing.hasEnded ? length : min(standing.time.seconds(since: cast.begins), length)
        let share = words[.share(percent: played * 100 / length, of: "\(cast.ends)")]
        var line = ScreenLine("\(standing.time)  ", .strong)
        if let hold = standing.hold {
            line.append(words[hold], .strong)
        } else if words.isNarrow {
            line.append("\(played * 100 / length)%  ×\(standing.pace)")
            return line
        } else {
            line.append(words[standing.speed])
        }
        let room = words.columns - line.columns - share.count - 4
        guard room >= 8 else { return line }
        let bar = Int(played * UInt64(room) / length)
        line.append("  ")
        line.append(String(repeating: "█", count: bar), .strong)
        line.append(String(repeating: "░", count: room - bar), .faint)
        line.append("  \(share)")
        return line
    }

    // MARK: - Charts

    private func crowdChart(until time: SimulatedTime, height: Int, _ words: Words) -> [ScreenLine] {
        let present = crowds.values.filter { $0.size.high > 0 }
        let low = present.reduce(UInt64(0)) { $0 + UInt64($1.size.low) }
        let high = present.reduce(UInt64(0)) { $0 + UInt64($1.size.high) }
        let largest = present.max { ($0.size.high, $1.group) < ($1.size.high, $0.group) }
        var notes = [crowds.isEmpty ? Phrase.noCrowdSeen : .headcount(low: low, high: high)]
        if let largest {
            let said = cast.fields(largest, of: "")
            if let behaviour = said["behaviour"] { notes.append(.crowdDoing(behaviour, at: said["place"] ?? .nothing)) }
        }
        if present.count > 1 { notes.append(.groups(present.count)) }
        if !crowds.isEmpty { notes.append(.peak(.headcount(low: crowdPeak.low, high: crowdPeak.high))) }
        return chart(.crowdLabel, size, ceiling: size.peak, until: time, height, notes, .crowd, words)
    }

    private func tensionChart(until time: SimulatedTime, height: Int, _ words: Words) -> [ScreenLine] {
        let notes = tension.last.map { [Phrase.tension($0), .peak(.whole(tension.peak))] } ?? [Phrase("–", en: "–")]
        return chart(.tensionLabel, tension, ceiling: 100, until: time, height, notes, .tension, words)
    }

    /// Label, bars, and notes beside them: a note per row, all in the one row of a low chart.
    private func chart(
        _ label: Phrase,
        _ series: Series,
        ceiling: UInt64,
        until time: SimulatedTime,
        _ height: Int,
        _ notes: [Phrase],
        _ ink: ScreenLine.Ink,
        _ words: Words
    ) -> [ScreenLine] {
        let width = max(words.columns - words.labelWidth - words.noteWidth, 1)
        let values = series.columns(width, from: cast.begins, to: time)
        let rows = Chart.rows(values, height: height, ceiling: ceiling)
        let said = notes.map { words[$0] }
        let texts = height == 1 ? [said.prefix(2).joined(separator: ", ")] : said
        return rows.enumerated().map { row, bars in
            var line = ScreenLine(row == 0 ? words[label] : "", .faint)
            line.pad(to: words.labelWidth)
            line = line.cut(to: words.labelWidth)
            line.append(bars, ink)
            if words.noteWidth > 0, row < texts.count { line.append(" \(texts[row])") }
            return line
        }
    }

    // MARK: - Units and events

    private func sections(rows: Int, _ words: Words) -> [ScreenLine] {
        guard rows >= 4 else { return newsLines(rows, words) }
        let headings = rows >= 8 ? 2 : 0
        let body = rows - headings
        let unitRows = min(cast.units.count, body - min(body / 2, max(body / 3, 5)))
        var lines = headings > 0 ? [words.heading(.unitsHeading)] : []
        lines += unitLines(unitRows, words)
        if headings > 0 { lines.append(words.heading(.newsHeading)) }
        return lines + newsLines(body - unitRows, words)
    }

    /// The units in the roster's order; where not all fit, those that did something last.
    private func unitLines(_ count: Int, _ words: Words) -> [ScreenLine] {
        let latest = cast.units.enumerated().sorted { left, right in
            let times = [left, right].map { doings[$0.element].map { Int($0.notice.time.seconds) } ?? -1 }
            return times[0] == times[1] ? left.offset < right.offset : times[0] > times[1]
        }
        let shown = latest.prefix(count).sorted { $0.offset < $1.offset }.map(\.element)
        return shown.map { unit in
            let name = words.isNarrow ? unit.taskForce.name : words[cast.name(of: unit.mainStream)]
            var line = ScreenLine(name).cut(to: nameWidth(words))
            line.pad(to: nameWidth(words))
            guard let doing = doings[unit] else {
                line.append(" \(words[.noWordYet])", .faint)
                return line
            }
            if !words.isNarrow { line.append(" \(doing.notice.time) ", .faint) }
            line.append(" \(words[doing.words ?? doing.notice.words])", Self.ink(of: doing.notice.message))
            return line
        }
    }

    /// The latest events, the newest last.
    private func newsLines(_ count: Int, _ words: Words) -> [ScreenLine] {
        news.suffix(max(count, 0)).map { item in
            var line = ScreenLine(words.isNarrow ? "" : "\(item.time)", .faint)
            if !words.isNarrow { line.append("  ") }
            switch item.content {
            case .event(let notice):
                if !words.isNarrow {
                    line.append(ScreenLine(words[cast.name(of: notice.stream)]).cut(to: nameWidth(words)))
                    line.pad(to: 10 + nameWidth(words))
                    line.append(" ")
                }
                line.append(words[notice.words], Self.ink(of: notice.message))
            case .words(let phrase, let isWarning):
                // Lines of ours that fit on one here.
                line.append(words[phrase].replacing("\n", with: "  "), isWarning ? .strong : .faint)
            }
            return line
        }
    }

    /// Who speaks has so many columns: as many as the longest name, if that leaves three quarters of the screen.
    private func nameWidth(_ words: Words) -> Int {
        guard !words.isNarrow else { return 12 }
        let longest = cast.units.map { words[cast.name(of: $0.mainStream)].count }.max() ?? 0
        return max(min(longest, words.columns / 4), 12)
    }

    private static func ink(of message: (any DrillEvent)?) -> ScreenLine.Ink {
        switch message {
        case let set as LevelSet: .level(set.level)
        case is Fault, is DeadLettered, is ParticipationChanged: .strong
        default: .plain
        }
    }
}

/// The language of a frame, and what its width leaves room for.
private struct Words {
    let language: Language
    let columns: Int

    /// Too narrow for who and when beside what.
    var isNarrow: Bool { columns < 60 }
    var labelWidth: Int { columns < 30 ? 0 : 10 }
    /// The place beside a chart.
    var noteWidth: Int { columns < 30 ? 0 : isNarrow ? min(columns / 2, 24) : min(columns * 9 / 20, 36) }

    subscript(_ phrase: Phrase) -> String { phrase.text(in: language) }

    /// A rule with words in it: the shorter ones where the others do not fit.
    func heading(_ phrase: Phrase, or shorter: Phrase? = nil) -> ScreenLine {
        let text = self[phrase]
        let isFitting = text.count + 3 <= columns
        var line = ScreenLine("── \(isFitting ? text : self[shorter ?? phrase])", .faint)
        line.pad(to: min(line.columns + 1, columns), ink: .faint)
        line.pad(to: columns, with: "─", ink: .faint)
        return line
    }
}
