import Domain
import GRDB
import Phrases

/// Why a record cannot be written or read.
///
/// The file is as whole after any of these as it was before.
public enum RecordingError: ExplainedError, Sendable, Hashable, CustomStringConvertible {
    /// The path cannot be opened or made: no such folder, no rights, a folder in its place.
    case cannotOpen(path: String, reason: String)
    /// The file, its folder or its medium takes no writes.
    case readOnly(path: String)
    /// There is no room; `append` may be tried again once there is.
    case diskFull(path: String)
    /// Another process is writing this record.
    case anotherWriter(path: String)
    /// The file is something else than a record.
    case notARecord(path: String, reason: String)
    /// The file has several names, and its newest rows lie in the log beside another one of them.
    case otherName(path: String)
    /// The record was written by a newer Gladi.
    case newerFormat(path: String, found: Int, known: Int)
    /// The file holds another drill.
    case otherDrill(path: String, holds: String, wanted: String)
    /// The file holds this drill's id, but with another opening: the broker has lost the drill and begun it anew.
    case otherOpening(path: String, drill: String)
    /// The file is damaged; `verify` says where.
    case damaged(path: String, reason: String)
    /// One row of it is.
    case damagedRow(path: String, Int64)
    /// A record that the drill delivered is not in the file, so that the drill cannot be replayed.
    case incomplete(path: String, missing: EventID)
    /// The medium failed.
    case failed(path: String, reason: String)

    /// The explanation, with what to do.
    public var phrase: Phrase {
        switch self {
        case .cannotOpen(let path, let reason): .recordCannotOpen(path: path, reason: reason)
        case .readOnly(let path): .recordReadOnly(path: path)
        case .diskFull(let path): .recordDiskFull(path: path)
        case .anotherWriter(let path): .recordAnotherWriter(path: path)
        case .notARecord(let path, let reason): .recordNotARecord(path: path, reason: reason)
        case .otherName(let path): .recordOtherName(path: path)
        case .newerFormat(let path, let found, let known): .recordNewerFormat(path: path, found: found, known: known)
        case .otherDrill(let path, let holds, let wanted): .recordOtherDrill(path: path, holds: holds, wanted: wanted)
        case .otherOpening(let path, let drill): .recordOtherOpening(path: path, drill: drill)
        case .damaged(let path, let reason): .recordDamaged(path: path, reason: .system(reason))
        case .damagedRow(let path, let row): .recordDamaged(path: path, reason: .recordRow(row))
        case .incomplete(let path, let missing): .recordIncomplete(path: path, missing: missing.description)
        case .failed(let path, let reason): .recordFailed(path: path, reason: reason)
        }
    }

    /// The explanation in English, for logs.
    public var description: String { phrase.english }

    /// What SQLite's error means for the record at `path`.
    init(_ error: any Error, path: String) {
        if let known = error as? RecordingError {
            self = known
            return
        }
        guard let error = error as? DatabaseError else {
            // What was read does not decode.
            self = .damaged(path: path, reason: "\(error)")
            return
        }
        let reason = error.message ?? "\(error.resultCode)"
        // The write-ahead log's index needs room as well, and says so as a failure of the medium.
        guard error.extendedResultCode != .SQLITE_IOERR_SHMSIZE else {
            self = .diskFull(path: path)
            return
        }
        self =
            switch error.resultCode {
            case .SQLITE_FULL: .diskFull(path: path)
            case .SQLITE_READONLY: .readOnly(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .anotherWriter(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(path: path, reason: reason)
            case .SQLITE_NOTADB: .notARecord(path: path, reason: reason)
            case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_ERROR: .damaged(path: path, reason: reason)
            default: .failed(path: path, reason: reason)
            }
    }
}

/// Runs `body`, and turns an error of SQLite into what it means for the record.
func recording<Value>(_ path: String, _ body: () throws -> Value) throws(RecordingError) -> Value {
    do { return try body() } catch { throw RecordingError(error, path: path) }
}
