import Phrases
import Yams

/// A place in a scenario's files.
struct Spot: Hashable {
    let file: String
    let line: Int
    let column: Int

    func problem(_ what: Phrase) -> FileProblem {
        FileProblem(file: file, line: line, column: column, what: what)
    }
}

/// Collects what is wrong while a scenario is read; reading goes on, so that all problems come at once.
final class Findings {
    private(set) var problems: [FileProblem] = []

    func add(_ what: Phrase, at spot: Spot) {
        let problem = spot.problem(what)
        if problems.count < 200, !problems.contains(problem) { problems.append(problem) }
    }
}

/// A YAML value with the file that it stands in.
struct YAMLValue {
    let node: Node
    let file: String

    var spot: Spot { Spot(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

    /// A scalar's text as written; nil for lists and mappings.
    var text: String? { node.scalar?.string }

    /// The text when it is written plainly, without quotes.
    var plain: String? { node.scalar.flatMap { $0.style == .plain ? $0.string : nil } }

    /// What to quote of it in a message.
    var shown: String {
        switch node {
        case .scalar(let scalar): scalar.string.count > 40 ? "\(scalar.string.prefix(40))…" : scalar.string
        case .mapping: "{…}"
        case .sequence, .alias: "[…]"
        }
    }

    var elements: [YAMLValue]? { node.sequence.map { $0.map { YAMLValue(node: $0, file: file) } } }

    var entries: [(key: YAMLValue, value: YAMLValue)]? {
        node.mapping.map { mapping in
            mapping.map { (YAMLValue(node: $0.key, file: file), YAMLValue(node: $0.value, file: file)) }
        }
    }

    /// Parses a file; nil when it cannot be, with the reason among the findings.
    ///
    /// The parser stops at the first key that stands twice in a mapping. So that all of them are told at once, such a key
    /// is told, its first occurrence is overwritten by characters that no scenario has, and the text is parsed again.
    static func parse(_ text: String, file: String, findings: Findings) -> YAMLValue? {
        var scalars = Array(text.unicodeScalars)
        for attempt in 0..<100 {
            var current = String.UnicodeScalarView()
            current.append(contentsOf: scalars)
            do {
                // Nodes know their anchors while their parser lives.
                let parser = try Parser(yaml: String(current))
                guard let node = try parser.singleRoot() else { return nil }
                let value = YAMLValue(node: node, file: file)
                let anchor = withExtendedLifetime(parser) { value.firstAnchor }
                guard let anchor else { return value }
                findings.add(.noAliases, at: anchor)
                return nil
            } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
                let spot = Spot(file: file, line: context.mark.line, column: context.mark.column)
                findings.add(.repeatedKey(duplicates.first ?? ""), at: spot)
                guard let start = offset(of: context.mark, in: scalars), start < scalars.count else { return nil }
                scalars[start] = maskingCharacter(attempt)
            } catch let error as YamlError {
                findings.add(.notYAML(error.cause), at: error.spot(in: file))
                return nil
            } catch {
                findings.add(.notYAML("\(error)"), at: Spot(file: file, line: 1, column: 1))
                return nil
            }
        }
        return nil
    }

    // Stops at the first anchor, so before any alias could multiply what is behind it.
    private var firstAnchor: Spot? {
        if node.anchor != nil { return spot }
        for element in elements ?? [] {
            if let found = element.firstAnchor { return found }
        }
        for (key, value) in entries ?? [] {
            if let found = key.firstAnchor ?? value.firstAnchor { return found }
        }
        return nil
    }

    /// True for a key that stood twice and was told.
    static func isMasked(_ key: String) -> Bool {
        key.unicodeScalars.contains { (0xE000...0xE0FF).contains($0.value) }
    }

    private static func maskingCharacter(_ attempt: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt16(0xE000 + attempt)) ?? "?"
    }

    private static func offset(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var index = 0
        while line < mark.line {
            guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
            index = end + 1
            line += 1
        }
        // A quoted key begins with its quote, which must stay.
        let start = index + mark.column - 1
        guard start < scalars.count else { return nil }
        return scalars[start] == "\"" || scalars[start] == "'" ? start + 1 : start
    }
}

extension YamlError {
    fileprivate var cause: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _),
            .reader(let problem, _, _, _):
            problem
        default: "\(self)"
        }
    }

    fileprivate func spot(in file: String) -> Spot {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            Spot(file: file, line: mark.line, column: mark.column)
        default: Spot(file: file, line: 1, column: 1)
        }
    }
}
