import Events
import Phrases

/// Events that a condition waits for, as a cell holds them: `RoadClosed road=jalan-barat @muba/traffic x2; AgreementReached`.
///
/// Each begins with its type. Behind it, in any order, `field=value`, `@unit` for who says it, and `xN` for how many times. A
/// value with blanks stands in quotes. What is expected of an inject may say how soon: `<10m`.
enum PatternText {
    /// The cell of some patterns.
    static func text(_ patterns: [EventPattern]) -> String { patterns.map(text).joined(separator: "; ") }

    /// The cell of what is expected of an inject.
    static func text(_ actions: [ExpectedAction]) -> String {
        actions.map { text($0.event) + ($0.within > 0 ? " <\(SheetDuration.text(UInt64($0.within)))" : "") }.joined(
            separator: "; "
        )
    }

    private static func text(_ pattern: EventPattern) -> String {
        let type = EventCatalogue.standard.kind(of: pattern.type)?.shortName ?? pattern.type
        // Where two types share a short name, the whole one is written.
        let isOne = EventCatalogue.standard.kinds.count { $0.shortName == type } == 1
        var parts = [isOne ? type : pattern.type]
        parts += pattern.where.map { "\($0.field)=\(quoted($0.value))" }
        if !pattern.unit.isEmpty { parts.append("@\(pattern.unit)") }
        if pattern.count > 0 { parts.append("x\(pattern.count)") }
        return parts.joined(separator: " ")
    }

    private static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && !value.contains { " ;\"".contains($0) }
        return isPlain ? value : value.quotedAsJSON
    }

    /// The same as the scenario format has it, an element each; nil where the cell is written otherwise.
    static func yaml(_ text: String) -> [String]? {
        var elements: [String] = []
        for pattern in split(SheetDuration.inShort(text), at: ";") where !pattern.allSatisfy(\.isWhitespace) {
            let parts = split(pattern, at: " ").filter { !$0.isEmpty }
            guard let type = parts.first, type.allSatisfy({ $0.isLetter || $0.isNumber || "._".contains($0) }) else {
                return nil
            }
            var entries = ["event: \(type)"]
            var fields: [String] = []
            for part in parts.dropFirst() {
                if part.hasPrefix("@") {
                    entries.append("by: \(YAMLLines.scalar(String(part.dropFirst())))")
                } else if let count = part.wholeMatch(of: /[x×]([0-9]+)/)?.1 {
                    entries.append("count: \(count)")
                } else if part.hasPrefix("<"), part.count > 1 {
                    entries.append("within: \(YAMLLines.scalar(String(part.dropFirst())))")
                } else if let equals = part.firstIndex(of: "="), equals > part.startIndex {
                    let value = part[part.index(after: equals)...]
                    let bare = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
                    fields.append(
                        "\(String(part[..<equals]).quotedAsJSON): \(bare ? String(value) : String(value).quotedAsJSON)"
                    )
                } else {
                    return nil
                }
            }
            if !fields.isEmpty { entries.append("where: { \(fields.joined(separator: ", ")) }") }
            elements.append("{ \(entries.joined(separator: ", ")) }")
        }
        return elements.isEmpty ? nil : elements
    }

    /// The parts of a text between marks that stand outside quotes.
    static func split(_ text: String, at mark: Character) -> [String] {
        var parts = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in text {
            if character == mark, !isQuoted {
                parts.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && !isEscaped
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}
