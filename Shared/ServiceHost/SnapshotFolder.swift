import Domain
import Events
import Files
import Foundation
import Phrases
import TaskForceKit

/// Where a program keeps its units' snapshots: one file a unit and drill, replaced as a whole.
///
/// It is a cache. A file that cannot be used is never deleted but renamed, which is said, and the log is read instead.
/// The files are the owner's alone, and so is the folder if it is made here.
package struct SnapshotFolder: Sendable {
    /// The most snapshots that are looked at on a start.
    private static let filesMax = 1_000
    private static let ending = ".snapshot"
    /// The ending of a file that could not be used.
    package static let asideEnding = ".disisihkan"

    private let folder: URL
    private let version: String
    private let say: @Sendable (Phrase) -> Void

    /// Keeps snapshots in `path`, which is made if it does not exist.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - version: The program's version; snapshots of another version are passed over.
    ///   - say: Hears what could not be used, and why.
    /// - Throws: `ServiceFailure` (74) for a folder that cannot be made.
    package init(path: String, version: String, say: @escaping @Sendable (Phrase) -> Void) throws(ServiceFailure) {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        self.version = version
        self.say = say
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw ServiceFailure(.snapshotFolderFails(path, error.localizedDescription), exitCode: 74)
        }
    }

    /// The path of a unit's snapshot.
    package func path(_ drill: DrillID, _ unit: UnitID) -> String {
        folder.appendingPathComponent("\(drill)_\(unit.district)_\(unit.taskForce)\(Self.ending)").path
    }

    /// What a folder holds for a program.
    package struct Contents: Sendable {
        /// The snapshots that can be read.
        package var files: [SnapshotFile] = []
        /// Why others cannot be read, by path.
        package var refused: [String: String] = [:]

        /// The drills whose openings are kept.
        package var drills: [KnownDrill] { files.compactMap(\.drill) }
    }

    /// The snapshots of these kinds of units, of `drill` or of any; those that are damaged are set aside.
    package func contents(for taskForces: [TaskForce], drill: DrillID?) -> Contents {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let wanted = names.filter { name in
            taskForces.contains { name.hasSuffix("_\($0)\(Self.ending)") }
                && (drill.map { name.hasPrefix("\($0)_") } ?? true)
        }
        var contents = Contents()
        // The latest first: of old drills there may be many.
        let latest = wanted.map { (name: $0, written: written($0)) }.sorted {
            ($1.written, $0.name) < ($0.written, $1.name)
        }
        for (name, _) in latest.prefix(Self.filesMax) {
            let path = folder.appendingPathComponent(name).path
            do throws(Defect) {
                let file = try read(path)
                if file.snapshot.version == version {
                    contents.files.append(file)
                } else {
                    contents.refused[path] = "version \(file.snapshot.version)"
                    say(.snapshotOfVersion(path, file.snapshot.version))
                }
            } catch {
                contents.refused[path] = error.reason
                setAside(path, error.reason)
            }
        }
        return contents
    }

    private func written(_ name: String) -> Date {
        let path = folder.appendingPathComponent(name).path
        return (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date ?? .distantPast
    }

    private func read(_ path: String) throws(Defect) -> SnapshotFile {
        let bytes: [UInt8]
        do throws(NamedFileError) { bytes = try NamedFile.read(path, bytesMax: SnapshotFile.bytesMax) } catch {
            throw Defect(error.phrase.english)
        }
        let file = try SnapshotFile(bytes: Data(bytes))
        guard self.path(file.snapshot.drill, file.snapshot.unit) == path else {
            throw Defect("it is of \(file.snapshot.unit) in drill \(file.snapshot.drill)")
        }
        return file
    }

    /// Removes the snapshots of a drill that is over: nobody goes on from there.
    package func remove(_ drill: DrillID, _ units: [UnitID]) { for unit in units { unlink(path(drill, unit)) } }

    /// Sets a unit's snapshot aside, and says so.
    package func setAside(_ drill: DrillID, _ unit: UnitID, because reason: String) {
        setAside(path(drill, unit), reason)
    }

    /// Renames a snapshot that cannot be used; an earlier file with that name stays too.
    private func setAside(_ path: String, _ reason: String) {
        let names = [Self.asideEnding] + (2...100).map { "\(Self.asideEnding)-\($0)" }
        let free = names.map { path + $0 }.first { !FileManager.default.fileExists(atPath: $0) }
        // If all names are taken, or nothing can be renamed, it stays: the next snapshot takes its place.
        let isMoved = free.map { rename(path, $0) == 0 } ?? false
        say(.snapshotSetAside(path, reason, to: isMoved ? free : nil))
    }

    /// Replaces a unit's snapshot as a whole.
    ///
    /// It is not flushed to the disk. A loss of power may leave half a file, and the checksum finds that.
    package func save(_ file: SnapshotFile) throws {
        let path = path(file.snapshot.drill, file.snapshot.unit)
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        let bytes = try file.bytes()
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Defect("\(draft): \(String(cString: strerror(errno)))") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            try handle.close()
            guard rename(draft, path) == 0 else { throw Defect("\(path): \(String(cString: strerror(errno)))") }
        } catch {
            unlink(draft)
            throw error
        }
    }
}
