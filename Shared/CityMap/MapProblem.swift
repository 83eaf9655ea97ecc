import Phrases

/// Something in a map file that does not fit, with its place in the file and what was expected.
public struct MapProblem: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// What does not fit, and what would.
    public let what: Phrase

    /// A problem at a place of a file; lines and columns count from 1.
    public init(file: String, line: Int, column: Int, what: Phrase) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
    }

    /// File, line, column and what does not fit.
    public var phrase: Phrase { .scenarioProblem(file: file, line: line, column: column, what: what) }

    /// The phrase in Indonesian.
    public var description: String { phrase.indonesian }
}

/// A map that cannot be used: what is wrong with it, in the order of the file, at most 200 problems.
public struct MapError: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// The problems, at least one.
    public let problems: [MapProblem]

    /// The problems, one line each.
    public var phrase: Phrase {
        Phrase(
            problems.map(\.phrase.indonesian).joined(separator: "\n"),
            en: problems.map(\.phrase.english).joined(separator: "\n")
        )
    }

    /// The phrase in Indonesian.
    public var description: String { phrase.indonesian }
}

/// Collects problems by byte offset while a map is read; reading goes on, so that all come at once.
struct MapFindings {
    static let problemsMax = 200

    let file: String
    let bytes: [UInt8]
    private var found: [(offset: Int, what: Phrase)] = []

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    var isFull: Bool { found.count >= Self.problemsMax }

    mutating func add(_ what: Phrase, at offset: Int) {
        if !isFull { found.append((offset, what)) }
    }

    /// Throws what was found, if anything.
    func check() throws(MapError) {
        guard !found.isEmpty else { return }
        let inOrder = found.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
        throw MapError(problems: inOrder.map { problem($0.element.what, at: $0.element.offset) })
    }

    func problem(_ what: Phrase, at offset: Int) -> MapProblem {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return MapProblem(
            file: file,
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            // UTF-8's continuation bytes begin no scalar.
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
            what: what
        )
    }
}
