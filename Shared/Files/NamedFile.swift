import Foundation
import Phrases

/// The one door to a file that a person named: on a command line, in a scenario, in the environment.
///
/// It looks at the file before it opens it, and reads it up to a bound. So a pipe that nobody writes to, a device, a
/// folder and an endless file are reported at once. They can neither block the program nor fill its memory.
///
/// ```swift
/// let bytes = try NamedFile.read("skenario.yaml", bytesMax: 1 << 20)
/// ```
public enum NamedFile {
    /// Reads a regular file whole.
    ///
    /// - Throws: `NamedFileError` when the file is missing, cannot be read, is not regular, or holds more than
    ///   `bytesMax`.
    public static func read(_ path: String, bytesMax: Int) throws(NamedFileError) -> [UInt8] {
        try check(path)
        // Non-blocking, because the path may have become a pipe in the meantime.
        let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard handle >= 0 else { throw NamedFileError(path, .unreadable(String(cString: strerror(errno)))) }
        defer { close(handle) }
        var status = stat()
        guard fstat(handle, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw NamedFileError(path, .special)
        }
        guard status.st_size <= bytesMax else { throw NamedFileError(path, .oversized(bytesMax)) }
        // The size is not reliable: a file of the kernel's says 0, and another file may grow.
        var bytes: [UInt8] = []
        var page = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(handle, &page, page.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw NamedFileError(path, .unreadable(String(cString: strerror(errno)))) }
            guard count > 0 else { return bytes }
            bytes += page[..<count]
            guard bytes.count <= bytesMax else { throw NamedFileError(path, .oversized(bytesMax)) }
        }
    }

    /// Checks that a path names a program that may be started.
    ///
    /// - Throws: `NamedFileError` for what is not there, is no regular file, or must not be executed.
    public static func checkProgram(_ path: String) throws(NamedFileError) {
        try check(path)
        guard access(path, X_OK) == 0 else { throw NamedFileError(path, .notExecutable) }
    }

    /// Checks that a path names a regular file, without opening it: that alone can do something to a device.
    ///
    /// Opening alone can do something to a device.
    ///
    /// - Throws: `NamedFileError` when nothing is there, or it is no regular file.
    public static func check(_ path: String) throws(NamedFileError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let code = errno
            throw NamedFileError(path, code == ENOENT ? .missing : .unreadable(String(cString: strerror(code))))
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw NamedFileError(path, .folder)
        default: throw NamedFileError(path, .special)
        }
    }
}

/// Why a file that a person named is not read.
public struct NamedFileError: ExplainedError, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public enum Problem: Hashable, Sendable {
        /// Nothing is there.
        case missing
        /// A folder.
        case folder
        /// A pipe, a device, a socket.
        case special
        /// Nobody may execute it.
        case notExecutable
        /// More bytes than this many.
        case oversized(Int)
        /// The system does not let it be read; the text is the system's own.
        case unreadable(String)
    }

    /// The file, as it was named.
    public let path: String
    /// What is wrong with it.
    public let problem: Problem

    init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    /// What is wrong, without the path.
    public var what: Phrase {
        switch problem {
        case .missing: .fileMissing
        case .folder: .fileIsFolder
        case .special: .fileIsSpecial
        case .notExecutable: .fileNotExecutable
        case .oversized(let bytes): .fileOversized(bytes)
        case .unreadable(let reason): .fileUnreadable(reason)
        }
    }

    /// The path, and what is wrong.
    public var phrase: Phrase { Phrase("\(path): \(what.indonesian)", en: "\(path): \(what.english)") }

    /// The explanation in English.
    public var description: String { phrase.english }
}
