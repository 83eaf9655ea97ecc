import Domain
import Events
import Foundation
import Lockstep
import Recording
import ServiceHost

/// The drill of an existing record, so that its recorder finds the drill even when the log has lost its beginning.
enum RecordedOpening {
    /// The drill that the file at `path` names; none when the file is missing or is no record.
    static func drills(at path: String) -> [KnownDrill] {
        guard FileManager.default.fileExists(atPath: path), let reader = try? RecordReader(path: path) else {
            return []
        }
        defer { try? reader.close() }
        guard let first = try? reader.accepted(.control, limit: 1).first, first.envelope.type == Opened.eventType,
            let opened = try? Opened(serializedBytes: first.envelope.data), let row = try? reader.rows(limit: 1).first,
            let count = try? reader.streams().first(where: { $0.name == .control })?.count
        else { return [] }
        let partition = row.arrival.place.partition
        return [KnownDrill(OpenDrill(id: first.envelope.drill, partition: partition, opened: opened), position: count)]
    }
}
