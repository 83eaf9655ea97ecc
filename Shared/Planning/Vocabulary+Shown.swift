import Phrases
import Telling

extension Vocabulary {
    /// For people: a heading for each sort, a line for each word, what else there is to know below it.
    package func lines(of topics: [Topic], in language: Language) -> [ScreenLine] {
        func text(_ phrase: Phrase) -> String { phrase.text(in: language) }
        var lines: [ScreenLine] = []
        for section in topics.flatMap(sections) {
            if !lines.isEmpty { lines.append(ScreenLine()) }
            lines.append(ScreenLine(text(section.heading), .strong))
            let width = min(section.words.map(\.text.count).max() ?? 0, 32)
            for word in section.words {
                var line = ScreenLine("  \(word.text)")
                line.pad(to: width + 4)
                line.append(text(word.meaning))
                if !word.value.isEmpty { line.append("  \(word.value)", .faint) }
                if word.fields.isEmpty {
                    for note in word.notes { line.append("  · \(text(note))", .faint) }
                    lines.append(line)
                    continue
                }
                lines.append(line)
                lines += word.notes.map { ScreenLine("      \(text($0))", .faint) }
                let fieldWidth = word.fields.map(\.path.count).max() ?? 0
                for field in word.fields {
                    var line = ScreenLine("      \(field.path)")
                    line.pad(to: fieldWidth + 8)
                    line.append(text(field.holds), .faint)
                    lines.append(line)
                }
            }
        }
        return lines
    }

    /// For scripts: one JSON object with a list for each sort.
    package func json(of topics: [Topic], in language: Language) -> String {
        var object: [String: Any] = [:]
        for section in topics.flatMap(sections) {
            object[section.key] = section.words.map { word in
                var entry: [String: Any] = ["name": word.text, "meaning": word.meaning.text(in: language)]
                if !word.value.isEmpty { entry["value"] = word.value }
                if !word.notes.isEmpty { entry["notes"] = word.notes.map { $0.text(in: language) } }
                if !word.fields.isEmpty {
                    entry["fields"] = word.fields.map { ["name": $0.path, "holds": $0.holds.text(in: language)] }
                }
                return entry
            }
        }
        return jsonLine(object) ?? "{}"
    }
}
