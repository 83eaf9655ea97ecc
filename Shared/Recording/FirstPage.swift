import Foundation

/// What a file's first bytes say of it, read before SQLite opens it.
///
/// SQLite may leave a log beside a file that it only reads.
struct FirstPage {
    /// Bytes of SQLite's own header.
    private static let headerBytes = 100

    private let header: [UInt8]
    private let bytes: Int
    private let names: Int
    private let hold: RecordHold
    private let path: String

    init(_ hold: RecordHold, path: String) {
        header = hold.beginning(Self.headerBytes)
        (names, bytes) = hold.status
        self.hold = hold
        self.path = path
    }

    /// True for an empty file: a record that is to be made.
    var isEmpty: Bool { bytes == 0 }

    /// Checks that the file is a record, and that its newest rows do not lie in a log beside another of its names.
    ///
    /// Other names are looked for in the file's own folder. When the file has more names than are found there, nobody
    /// writes: SQLite would fold a log that nobody sees in over what was written.
    ///
    /// - Throws: `RecordingError.notARecord`, `.otherName`.
    func check() throws(RecordingError) {
        guard header.count == Self.headerBytes, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
            throw .notARecord(path: path, reason: isEmpty ? "0 bytes" : "no SQLite file")
        }
        let log = RecordLog(of: path)
        guard number(68..<72, of: header) == RecordSchema.applicationID || log.holdsRecord else {
            throw .notARecord(path: path, reason: "application_id ≠ GLDI")
        }
        // Byte 18 is 2 while the newest rows may stand in a log, which SQLite looks for beside the name it was given.
        guard names > 1, header[18] == 2, !log.exists else { return }
        let others = namesBeside()
        guard others.allSatisfy({ RecordLog(of: $0).isEmpty }), others.count == names || !hold.isWriter else {
            throw .otherName(path: path)
        }
    }

    /// The names of the file in its folder.
    private func namesBeside() -> [String] {
        let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.map { "\(folder)/\($0)" }.filter { name in
            var status = stat()
            // A symbolic link is no name of its own: SQLite follows it.
            return lstat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && hold.isNamed(name)
        }
    }

    /// A file that is shorter than its own first page says; nil while a write-ahead log may hold the rest.
    var truncation: RecordBreak.Problem? {
        guard header.count == Self.headerBytes, number(68..<72, of: header) == RecordSchema.applicationID else {
            return nil
        }
        guard RecordLog(of: path).isEmpty else { return nil }
        let page = number(16..<18, of: header) == 1 ? 65_536 : number(16..<18, of: header)
        let expected = page * number(28..<32, of: header)
        return bytes < expected ? .truncated(bytes: bytes, expected: expected) : nil
    }
}

/// The write-ahead log beside a record, as far as it tells whether it is a record's.
private struct RecordLog {
    private static let headerBytes = 32
    private static let frameHeaderBytes = 24

    private let handle: FileHandle?

    init(of path: String) {
        // SQLite follows a symbolic link before it names the log.
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "-wal"
        var status = stat()
        let isFile = stat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        handle = isFile ? FileHandle(forReadingAtPath: place) : nil
    }

    var exists: Bool { handle != nil }
    var isEmpty: Bool { handle.flatMap { try? $0.seekToEnd() } ?? 0 == 0 }

    /// True when the newest first page in the log is a record's, as in a file whose first page never left the log.
    var holdsRecord: Bool {
        guard let header = read(Self.headerBytes, at: 0) else { return false }
        let page = number(8..<12, of: header)
        guard (512...65_536).contains(page) else { return false }
        var found = false
        var frame = Self.headerBytes
        while let start = read(Self.frameHeaderBytes, at: frame), start[8..<16] == header[16..<24] {
            if number(0..<4, of: start) == 1, let head = read(72, at: frame + Self.frameHeaderBytes) {
                found = number(68..<72, of: head) == RecordSchema.applicationID
            }
            frame += Self.frameHeaderBytes + page
        }
        return found
    }

    private func read(_ count: Int, at offset: Int) -> [UInt8]? {
        guard let handle, (try? handle.seek(toOffset: UInt64(offset))) != nil,
            let data = try? handle.read(upToCount: count), data.count == count
        else { return nil }
        return Array(data)
    }
}

/// A big-endian number.
private func number(_ range: Range<Int>, of bytes: [UInt8]) -> Int { bytes[range].reduce(0) { $0 << 8 | Int($1) } }
