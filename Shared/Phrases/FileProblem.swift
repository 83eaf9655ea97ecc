/// Something in a file that does not fit, with its place and what would fit.
public struct FileProblem: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named, or the library's name of it.
    public let file: String
    /// From 1; 0 when the problem is the file itself.
    public let line: Int
    /// From 1, in Unicode scalars; 0 when the problem is the file itself.
    public let column: Int
    /// What does not fit, and what would fit.
    public let what: Phrase

    /// A problem at a place of a file.
    public init(file: String, line: Int, column: Int, what: Phrase) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
    }

    /// File, line, column and what does not fit.
    public var phrase: Phrase { .fileProblem(file: file, line: line, column: column, what: what) }

    /// The phrase in Indonesian.
    public var description: String { phrase.indonesian }
}

/// A file that cannot be used: what is wrong with it, in the order of the file.
public struct FileError: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// The problems found, at least one.
    public let problems: [FileProblem]

    /// A file with these problems, at least one.
    public init(problems: [FileProblem]) { self.problems = problems }

    /// The problems, one line each.
    public var phrase: Phrase { Phrase(lines: problems.map(\.phrase)) }

    /// The phrase in Indonesian.
    public var description: String { phrase.indonesian }
}
