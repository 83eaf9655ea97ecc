import Events
import Foundation

/// A JSON value that is always written in the same way: members by the bytes of their names, two spaces a step.
indirect enum JSONTree: Sendable, Equatable {
    case object([String: JSONTree])
    case list([JSONTree])
    case text(String)
    case number(Int)
    case flag(Bool)

    /// A reference to another part of the same document.
    static func reference(_ path: String...) -> JSONTree {
        let steps = path.map { $0.replacingOccurrences(of: "~", with: "~0").replacingOccurrences(of: "/", with: "~1") }
        return .object(["$ref": .text("#/" + steps.joined(separator: "/"))])
    }

    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONTree { .list(texts.map { .text($0) }) }

    /// The value as text; `depth` steps in from the left.
    func written(depth: Int = 0) -> String {
        switch self {
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            let lines = sorted.map { "\($0.key.quotedAsJSON): \($0.value.written(depth: depth + 1))" }
            return Self.enclosed(lines, "{", "}", depth)
        case .list(let elements): return Self.enclosed(elements.map { $0.written(depth: depth + 1) }, "[", "]", depth)
        case .text(let text): return text.quotedAsJSON
        case .number(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        }
    }

    private static func enclosed(_ lines: [String], _ open: String, _ close: String, _ depth: Int) -> String {
        guard !lines.isEmpty else { return open + close }
        let margin = String(repeating: "  ", count: depth)
        return open + "\n" + lines.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)\(close)"
    }
}
