import Files
import Foundation
import Phrases

/// A sweep's CSV file: a line of names, then a line per seed, in the order of the seeds.
///
/// Every row is handed to the system as it comes. So a sweep that was killed leaves whole rows and at most one that was
/// cut off, which the next sweep drops. Only one sweep at a time writes to a file.
public final class SweepFile {
    /// The path.
    public let path: String
    /// The rows that were there, ascending by seed.
    public let rows: [SweepRow]
    private let columns: SweepColumns
    private let handle: FileHandle
    /// The most bytes of a sweep's file: its most rows, each of a kilobyte.
    private static let bytesMax = Int(SweepRequest.seedsMax) << 10

    /// Opens a file that holds rows of the same origin, or makes one.
    ///
    /// - Throws: `ServiceFailure` (74): the path cannot be written to; another sweep is writing; the file holds something
    ///   else, or rows of another scenario, version or excerpt, and is left as it is.
    public init(path: String, columns: SweepColumns) throws(ServiceFailure) {
        self.path = path
        self.columns = columns
        do throws(NamedFileError) {
            try NamedFile.check(path)
        } catch {
            guard error.problem == .missing else { throw Self.failure(error.phrase) }
        }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o644)
        guard file >= 0 else { throw Self.failure(.sweepFileIO(path, String(cString: strerror(errno)))) }
        handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw Self.failure(.sweepFileBusy(path)) }
        let content: [UInt8]
        do { content = Array(try handle.read(upToCount: Self.bytesMax + 1) ?? Data()) } catch {
            throw Self.failure(.sweepFileIO(path, "\(error)"))
        }
        guard content.count <= Self.bytesMax else {
            throw Self.failure(.fileOversized(Self.bytesMax))
        }
        let whole = content.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let lines = content[..<whole].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
        let head = CSVLine.text(columns.names)
        guard let first = lines.first else {
            guard head.utf8.starts(with: content) else { throw Self.failure(.sweepFileColumns(path)) }
            rows = []
            try cut(to: 0)
            try write(head)
            return
        }
        guard first == head else { throw Self.failure(.sweepFileColumns(path)) }
        rows = try Self.rows(lines.dropFirst(), columns, path)
        try cut(to: whole)
    }

    private static func rows(
        _ lines: some Sequence<String>,
        _ columns: SweepColumns,
        _ path: String
    ) throws(ServiceFailure) -> [SweepRow] {
        var rows: [SweepRow] = []
        for (index, line) in lines.enumerated() {
            let fields = CSVLine.fields(line)
            if let fields, fields.count == columns.names.count {
                let strange = columns.strangeness(of: fields)
                guard strange.isEmpty else {
                    throw failure(.sweepFileStrange(path, strange.map { .init($0.column, $0.found, $0.wanted) }))
                }
            }
            guard let row = fields.flatMap(columns.row(of:)), rows.last.map({ $0.seed < row.seed }) ?? true else {
                throw failure(.sweepFileDamaged(path, line: index + 2))
            }
            rows.append(row)
        }
        return rows
    }

    /// Adds rows, whose seeds follow those that are there.
    ///
    /// - Throws: `ServiceFailure` (74) when the disk does not take them.
    public func append(_ rows: [SweepRow]) throws(ServiceFailure) {
        for row in rows { try write(CSVLine.text(columns.fields(of: row))) }
    }

    private func write(_ line: String) throws(ServiceFailure) {
        do { try handle.write(contentsOf: Data("\(line)\n".utf8)) } catch {
            throw Self.failure(.sweepFileIO(path, "\(error)"))
        }
    }

    /// Leaves the first `length` bytes, and writes from there on.
    private func cut(to length: Int) throws(ServiceFailure) {
        do { try handle.truncate(atOffset: UInt64(length)) } catch {
            throw Self.failure(.sweepFileIO(path, "\(error)"))
        }
    }

    private static func failure(_ phrase: Phrase) -> ServiceFailure { ServiceFailure(phrase, exitCode: 74) }
}
