import Bus
import Domain
import Events
import Foundation
import GRDB
import Lockstep
import Recording
import TestSupport

/// A folder for one test, gone with it.
final class Desk {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "gladi-recording-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String = "drill.gladi") -> String { folder.appending(path: name).path }

    func open(_ drill: FakeDrill, _ name: String = "drill.gladi") throws -> RecordFile {
        try RecordFile(path: path(name), origin: .test(drill.id), opened: drill.opened)
    }

    /// Records a whole drill and closes the file.
    func record(_ drill: FakeDrill, _ name: String = "drill.gladi", batch: Int = 7) throws {
        let file = try open(drill, name)
        try file.appendAll(drill.arrivals(), batch: batch)
        try file.close()
    }

    /// Does to a closed file what no recorder does.
    func tamper(_ sql: String, _ name: String = "drill.gladi") throws {
        let database = try DatabaseQueue(path: path(name))
        try database.write { try $0.execute(sql: sql) }
        try database.close()
    }

    func query(_ sql: String, _ name: String = "drill.gladi") throws -> [String?] {
        try DatabaseQueue(path: path(name)).read {
            try Row.fetchAll($0, sql: sql).map {
                String.fromDatabaseValue($0[0]) ?? Int64.fromDatabaseValue($0[0])?.description
            }
        }
    }
}

extension RecordOrigin {
    static func test(_ drill: DrillID) -> RecordOrigin {
        RecordOrigin(
            drill: drill,
            gladiVersion: "0.1.0",
            broker: "in-process",
            createdMilliseconds: 1_724_547_600_000
        )
    }
}

extension RecordFile {
    func appendAll(_ arrivals: [Arrival], batch: Int = 1000) throws {
        for start in stride(from: 0, to: arrivals.count, by: batch) {
            _ = try append(Array(arrivals[start..<min(start + batch, arrivals.count)]))
        }
    }
}

extension RecordReader {
    func allRows() throws -> [RecordedRow] {
        var rows: [RecordedRow] = []
        while true {
            let page = try self.rows(after: rows.last?.number ?? 0, limit: 100)
            guard !page.isEmpty else { return rows }
            rows += page
        }
    }
}

/// A record of `stream` as it might be forged: any sequence, any topic.
func arrival(
    _ stream: String,
    _ sequence: UInt64?,
    on topic: String,
    offset: Int64,
    type: String = "gladi.test.v1.Thing",
    data: [UInt8] = [],
    turn: UInt64 = 0,
    of drill: String = "muba-2024.test",
    by writer: String? = nil
) throws -> Arrival {
    let envelope = Envelope(
        drill: try DrillID(drill),
        stream: try StreamName(stream),
        sequence: sequence,
        turn: turn,
        type: type,
        data: data,
        outside: writer.map { [OutsideHeader(name: ControlMachine.writerHeader, value: Array($0.utf8))] } ?? []
    )
    return Arrival(
        place: TopicPartition(topic: topic, partition: 0),
        offset: offset,
        record: CloudEventsBinding.encode(envelope)
    )
}
