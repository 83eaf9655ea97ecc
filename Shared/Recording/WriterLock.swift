import Foundation

/// Keeps a record to one writer: a locked file `<record>-lock` beside it, gone when the writer has closed.
///
/// The kernel lets go of the lock when the process ends, however it ends; what a killed writer leaves is an unlocked empty
/// file that the next one takes over. The record itself is not what is locked: closing a second handle on it would drop
/// SQLite's own locks.
final class WriterLock {
    private let path: String
    private let handle: Int32

    init(record: String) throws(RecordingError) {
        path = record + "-lock"
        // A holder removes the file as it ends; whoever opened it just before holds a file that has no name any more.
        for _ in 0..<100 {
            let handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard handle >= 0 else {
                let code = errno
                guard code != EROFS, code != EACCES else { throw .readOnly(path: record) }
                guard code != ENOSPC else { throw .diskFull(path: record) }
                throw .cannotOpen(path: record, reason: String(cString: strerror(code)))
            }
            guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
                close(handle)
                throw .anotherWriter(path: record)
            }
            var held = stat()
            var named = stat()
            if fstat(handle, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino {
                self.handle = handle
                return
            }
            close(handle)
        }
        throw .anotherWriter(path: record)
    }

    deinit {
        unlink(path)
        close(handle)
    }
}
