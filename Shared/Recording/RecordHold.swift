import Foundation
import Synchronization

/// A hold on the file itself under a record's path, whatever other names it has.
///
/// It keeps a record to one writer, and reads its first bytes before SQLite touches anything.
///
/// The writer's lock is `flock`'s. The kernel ties it to the file and not to a name, and keeps it apart from SQLite's
/// POSIX locks. It lets go of the lock when the process ends, however it ends. But closing *any* handle of a file takes
/// from the process all POSIX locks on it, SQLite's among them. So a process has one handle of its own per file, shared
/// by all who hold the file. It is closed when the last holder has closed its database.
final class RecordHold: Sendable {
    /// What the file is wanted for.
    enum Purpose {
        case reading
        /// To write, with no other writer; a missing file is made, for its owner alone.
        case writing
    }

    private struct Identity: Hashable {
        let device: dev_t
        let inode: ino_t

        init(_ status: stat) {
            device = status.st_dev
            inode = status.st_ino
        }
    }

    private struct Entry {
        /// The first is in use; there are more only if the path came to name another file just while it was opened.
        var handles: [Int32]
        var holders = 0
        var isWritten = false
    }

    private static let entries = Mutex<[Identity: Entry]>([:])

    private let identity: Identity
    /// True when nobody else may write the file while this is held.
    let isWriter: Bool
    private let handle: Int32

    /// Takes hold of the file at `path`.
    ///
    /// - Throws: `RecordingError.cannotOpen`, also for what is no regular file; `.readOnly`, `.diskFull`, `.anotherWriter`.
    init(path: String, for purpose: Purpose) throws(RecordingError) {
        isWriter = purpose == .writing
        (identity, handle) = try Self.take(path, purpose)
    }

    deinit {
        Self.entries.withLock { entries in
            guard var entry = entries[identity] else { return }
            if isWriter {
                flock(entry.handles[0], LOCK_UN)
                entry.isWritten = false
            }
            entry.holders -= 1
            Self.put(entry, of: identity, in: &entries)
        }
    }

    /// True while `path` still names the file that is held.
    func isNamed(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && Identity(status) == identity
    }

    /// How many names the file has, and its size.
    var status: (names: Int, bytes: Int) {
        var status = stat()
        return fstat(handle, &status) == 0 ? (Int(status.st_nlink), Int(status.st_size)) : (1, 0)
    }

    /// Up to `count` bytes from the file's start.
    func beginning(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = bytes.withUnsafeMutableBytes { pread(handle, $0.baseAddress, count, 0) }
        return Array(bytes.prefix(max(read, 0)))
    }

    private static func take(_ path: String, _ purpose: Purpose) throws(RecordingError) -> (Identity, Int32) {
        try entries.withLock { entries throws(RecordingError) in
            let identity = try open(path, purpose, &entries)
            guard var entry = entries[identity] else { throw .cannotOpen(path: path, reason: "?") }
            if purpose == .writing {
                guard !entry.isWritten else { throw .anotherWriter(path: path) }
                guard flock(entry.handles[0], LOCK_EX | LOCK_NB) == 0 else {
                    let code = errno
                    put(entry, of: identity, in: &entries)
                    // Not every file system has locks.
                    throw code == EWOULDBLOCK
                        ? .anotherWriter(path: path) : .failed(path: path, reason: String(cString: strerror(code)))
                }
                entry.isWritten = true
            }
            entry.holders += 1
            entries[identity] = entry
            return (identity, entry.handles[0])
        }
    }

    /// Finds the file among those that are held, or opens it.
    private static func open(
        _ path: String,
        _ purpose: Purpose,
        _ entries: inout [Identity: Entry]
    ) throws(RecordingError) -> Identity {
        var status = stat()
        // The path is looked at first, since opening a device can already do something to it.
        if stat(path, &status) == 0 {
            try checkKind(status, path)
            if entries[Identity(status)] != nil { return Identity(status) }
        } else if errno != ENOENT || purpose == .reading {
            throw failure(path, purpose)
        }
        let creating = purpose == .writing ? O_CREAT : 0
        // Non-blocking, because the path may have become a pipe in the meantime.
        let handle = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | creating, 0o600)
        guard handle >= 0 else { throw failure(path, purpose) }
        guard fstat(handle, &status) == 0 else { throw failure(path, purpose) }
        let identity = Identity(status)
        entries[identity, default: Entry(handles: [])].handles.append(handle)
        do throws(RecordingError) {
            try checkKind(status, path)
        } catch {
            if let entry = entries[identity] { put(entry, of: identity, in: &entries) }
            throw error
        }
        return identity
    }

    private static func checkKind(_ status: stat, _ path: String) throws(RecordingError) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw .cannotOpen(path: path, reason: "folder")
        default: throw .cannotOpen(path: path, reason: "no regular file")
        }
    }

    /// Keeps an entry that somebody holds; closes the handles of one that nobody holds.
    private static func put(_ entry: Entry, of identity: Identity, in entries: inout [Identity: Entry]) {
        if entry.holders > 0 {
            entries[identity] = entry
        } else {
            entries[identity] = nil
            for handle in entry.handles { close(handle) }
        }
    }

    private static func failure(_ path: String, _ purpose: Purpose) -> RecordingError {
        switch errno {
        case EROFS where purpose == .writing, EACCES where purpose == .writing: .readOnly(path: path)
        case ENOSPC, EDQUOT: .diskFull(path: path)
        case let code: .cannotOpen(path: path, reason: String(cString: strerror(code)))
        }
    }
}
