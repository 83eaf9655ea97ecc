import Domain
import Events
import Foundation
import GRDB
import Recording
import TestSupport
import Testing

private let smallDisk = ProcessInfo.processInfo.environment["GLADI_SMALL_DISK"]

@Suite struct DiskTests {
    let drill: FakeDrill

    init() throws { drill = try FakeDrill.sample() }

    @Test func missingFolder() throws {
        let desk = try Desk()
        let error = #expect(throws: RecordingError.self) { try desk.open(drill, "no/such/drill.gladi") }
        guard case .cannotOpen = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func folderInItsPlace() throws {
        let desk = try Desk()
        let error = #expect(throws: RecordingError.self) { try desk.open(drill, ".") }
        guard case .cannotOpen = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func readOnlyFolder() throws {
        // `/proc` takes no files from anyone, root included.
        let path = "/proc/drill.gladi"
        let error = #expect(throws: RecordingError.self) {
            try RecordFile(path: path, origin: .test(drill.id), opened: drill.opened)
        }
        switch error {
        case .cannotOpen(path, _), .readOnly(path): break
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test func secondWriter() throws {
        let desk = try Desk()
        let first = try desk.open(drill)
        #expect(throws: RecordingError.anotherWriter(path: desk.path())) { try desk.open(drill) }
        try first.appendAll(drill.arrivals())
        try first.close()
        let second = try desk.open(drill)
        #expect(second.isComplete)
    }

    @Test func writerThatLostItsFileNotices() throws {
        let desk = try Desk()
        let file = try desk.open(drill)
        let arrivals = drill.arrivals()
        try file.appendAll(Array(arrivals[..<10]))
        try desk.tamper("UPDATE head SET \"rows\" = 11")
        #expect(throws: RecordingError.anotherWriter(path: desk.path())) { try file.append(Array(arrivals[10..<20])) }
    }

    @Test func otherDrill() throws {
        let desk = try Desk()
        try desk.record(drill)
        let other = try FakeDrill.sample(id: "other.x")
        #expect(
            throws: RecordingError.otherDrill(path: desk.path(), holds: "muba-2024.test", wanted: "other.x")
        ) { try desk.open(other) }
        let again = try FakeDrill.sample(seed: 2)
        #expect(throws: RecordingError.otherOpening(path: desk.path(), drill: "muba-2024.test")) {
            try desk.open(again)
        }
        guard case .whole = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("the refused writer has changed the file")
            return
        }
    }

    @Test func foreignFilesStayAsTheyAre() throws {
        let desk = try Desk()
        try Data("bukan rekaman, hanya catatan rapat yang panjang".utf8).write(to: URL(filePath: desk.path("a")))
        let sheet = try DatabaseQueue(path: desk.path("b"))
        try sheet.write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
        try sheet.close()
        try Data().write(to: URL(filePath: desk.path("c")))
        for name in ["a", "b"] {
            let before = try Data(contentsOf: URL(filePath: desk.path(name)))
            for attempt in [{ _ = try desk.open(drill, name) }, { _ = try RecordReader(path: desk.path(name)) }] {
                let error = #expect(throws: RecordingError.self) { try attempt() }
                guard case .notARecord = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
            #expect(try Data(contentsOf: URL(filePath: desk.path(name))) == before)
            guard case .broken(let fault) = try RecordCheck.verify(path: desk.path(name)),
                case .notARecord = fault.problem
            else {
                Issue.record("verify takes \(name) for a record")
                continue
            }
        }
        // An empty file is a new one.
        _ = try desk.open(drill, "c")
    }

    /// On a real file system that fills up: set `GLADI_SMALL_DISK` to a folder on one of about 400 KiB.
    @Test(.enabled(if: smallDisk != nil))
    func aRealDiskFillsUp() throws {
        let folder = try #require(smallDisk)
        let path = folder + "/drill.gladi"
        let ballast = URL(filePath: folder + "/ballast")
        try Data(repeating: 1, count: 100_000).write(to: ballast)
        let drill = try FakeDrill.sample(turns: 40)
        let arrivals = drill.arrivals()
        let file = try RecordFile(path: path, origin: .test(drill.id), opened: drill.opened)
        var index = 0
        var refusals = 0
        while index < arrivals.count {
            let end = min(index + 10, arrivals.count)
            do {
                _ = try file.append(Array(arrivals[index..<end]))
                index = end
            } catch {
                #expect(error == .diskFull(path: path))
                refusals += 1
                guard case .whole = try RecordCheck.verify(path: path), refusals == 1 else { break }
                // Somebody makes room.
                try FileManager.default.removeItem(at: ballast)
            }
        }
        #expect(refusals >= 1)
        guard case .whole(let summary) = try RecordCheck.verify(path: path) else {
            Issue.record("\(try RecordCheck.verify(path: path))")
            return
        }
        #expect(summary.rows == file.rowCount && summary.rows == Int64(index))
    }

    @Test func newerFormat() throws {
        let desk = try Desk()
        try desk.record(drill)
        try desk.tamper("PRAGMA user_version = 7")
        let expected = RecordingError.newerFormat(path: desk.path(), found: 7, known: 1)
        #expect(throws: expected) { try desk.open(drill) }
        #expect(throws: expected) { try RecordCheck.verify(path: desk.path()) }
        #expect(expected.phrase.indonesian.contains("lebih baru"))
    }
}
