import Foundation
import Phrases

/// A folder of a run's own, for the snapshots of its units: nobody else's to read, and under a name that nobody can guess.
///
/// It goes with the run. What a run that was killed left is removed by the next one: the file `owner` in it is locked as
/// long as its run lives, however that ends, so a folder whose `owner` can be locked is nobody's. What does not look in
/// every point like such a folder is left alone.
package final class StateFolder {
    /// What the names begin with; six letters follow.
    package static let prefix = "gladi-state-"
    private static let owner = "owner"

    /// Where it is.
    package let path: String
    private let lock: Int32

    /// Makes a folder in `parent`.
    ///
    /// - Throws: `ServiceFailure` (74) when `parent` takes none.
    package init(in parent: String = FileManager.default.temporaryDirectory.path) throws(ServiceFailure) {
        // Another run that tidies up may take a new folder for an abandoned one, in the moment before it is locked.
        for _ in 0..<100 {
            var name = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
            guard name.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else { break }
            let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            let lock = open("\(path)/\(Self.owner)", flags, 0o600)
            guard lock >= 0 else {
                // Without its owner's file nobody could tell later that it is abandoned.
                let reason = String(cString: strerror(errno))
                rmdir(path)
                throw ServiceFailure(.noStateFolder(parent, reason), exitCode: 74)
            }
            if flock(lock, LOCK_EX | LOCK_NB) == 0, Self.isThere(lock, in: path) {
                self.path = path
                self.lock = lock
                return
            }
            close(lock)
        }
        throw ServiceFailure(.noStateFolder(parent, String(cString: strerror(errno))), exitCode: 74)
    }

    deinit { close(lock) }

    /// Removes it and what is in it.
    package func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Removes the folders in `parent` that runs have left which are no more.
    package static func removeAbandoned(in parent: String = FileManager.default.temporaryDirectory.path) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
            let path = "\(parent)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
                status.st_mode & 0o777 == 0o700
            else { continue }
            let lock = open("\(path)/\(owner)", O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard lock >= 0 else { continue }
            defer { close(lock) }
            guard fstat(lock, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
                flock(lock, LOCK_EX | LOCK_NB) == 0, isThere(lock, in: path)
            else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    /// True while the locked file still stands in the folder.
    private static func isThere(_ lock: Int32, in path: String) -> Bool {
        var (held, named) = (stat(), stat())
        return fstat(lock, &held) == 0 && lstat("\(path)/\(owner)", &named) == 0 && held.st_ino == named.st_ino
    }
}
