import Domain
import Foundation
import TaskForceKit

/// Where a program keeps its units' snapshots: one file a unit and drill, replaced as a whole.
struct SnapshotFolder {
    private let folder: URL

    /// Keeps snapshots in `path`, which is made if it does not exist.
    init(path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: mode)
    }

    private func file(_ drill: DrillID, _ unit: UnitID) -> URL {
        folder.appendingPathComponent("\(drill)_\(unit.district)_\(unit.taskForce).snapshot.json")
    }

    /// The newest snapshot; nil when there is none that can be read: the log tells all, only slower.
    func load(_ drill: DrillID, _ unit: UnitID, version: String) -> UnitSnapshot? {
        guard let data = try? Data(contentsOf: file(drill, unit)),
            let snapshot = try? JSONDecoder().decode(UnitSnapshot.self, from: data), snapshot.version == version
        else { return nil }
        return snapshot
    }

    /// Replaces the snapshot atomically.
    func save(_ snapshot: UnitSnapshot) throws {
        try JSONEncoder().encode(snapshot).write(to: file(snapshot.drill, snapshot.unit), options: .atomic)
    }
}
