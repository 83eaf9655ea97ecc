import Domain
import Events
import Foundation
import Lockstep
import Recording
import ServiceHost

/// The drill of a record that is there already, so that its recorder finds it where the log has lost its head.
enum RecordedOpening {
    /// The drill, as far as the file at `path` tells it; none for a file that is not there or is no record.
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
