/// Something in a file that does not fit, or is probably not meant, with its place and what would fit.
public struct FileProblem: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        /// It cannot work: nothing is played.
        case error
        /// It can be played, and is probably not meant.
        case warning
    }

    /// The file as it was named, or the library's name of it.
    public let file: String
    /// From 1; 0 when the problem is the file itself.
    public let line: Int
    /// From 1, in Unicode scalars; 0 when the problem is the file itself.
    public let column: Int
    /// What does not fit, and what would fit.
    public let what: Phrase
    /// How bad it is.
    public let severity: Severity

    /// A problem at a place of a file.
    public init(file: String, line: Int, column: Int, what: Phrase, severity: Severity = .error) {
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.severity = severity
    }

    /// File, line, column and what does not fit; a warning says that it is one.
    public var phrase: Phrase {
        .fileProblem(file: file, line: line, column: column, what: severity == .error ? what : .warning(what))
    }

    /// The phrase in Indonesian.
    public var description: String { phrase.indonesian }
}

extension [FileProblem] {
    /// The problems file by file, each file's from its top and each once; of equal places those that came first stand first.
    public var inOrderOfPlace: [FileProblem] {
        var told: Set<FileProblem> = []
        return filter { told.insert($0).inserted }.sorted {
            ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column)
        }
    }

    /// Those that cannot work.
    public var errors: [FileProblem] { filter { $0.severity == .error } }
    /// Those that can be played.
    public var warnings: [FileProblem] { filter { $0.severity == .warning } }
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
