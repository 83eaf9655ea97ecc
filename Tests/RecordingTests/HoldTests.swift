import Bus
import Domain
import Events
import Foundation
import GRDB
import Recording
import TestSupport
import Testing

/// Who may write a record, under whatever name, and what is never touched.
@Suite("The file under a record's path", .timeLimit(.minutes(10)))
struct HoldTests {
    let desk: Desk
    let drill: FakeDrill

    init() throws {
        desk = try Desk()
        drill = try FakeDrill.sample()
    }

    /// Another process that takes the lock by another name of the file, and keeps it until its input closes.
    private final class OtherProcess {
        private let process = Process()
        private let input = Pipe()

        init?(locking path: String) throws {
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["flock", "--exclusive", "--nonblock", path, "sh", "-c", "echo held; read line"]
            process.standardInput = input
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            guard !output.fileHandleForReading.availableData.isEmpty else {
                process.waitUntilExit()
                return nil
            }
        }

        func end() throws {
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
    }

    /// The POSIX locks, SQLite's, that this process has on the file: ranges, as the kernel tells them.
    private func locks(on path: String) throws -> [String] {
        var status = stat()
        try #require(stat(path, &status) == 0)
        let owner = " \(getpid()) "
        return try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n").filter {
            $0.contains(" POSIX ") && $0.contains(owner) && $0.contains(":\(status.st_ino) ")
        }.map { $0.split(separator: " ").suffix(2).joined(separator: "-") }.sorted()
    }

    private func otherNames() throws -> [String] {
        #expect(link(desk.path(), desk.path("hard.gladi")) == 0)
        #expect(symlink(desk.path(), desk.path("soft.gladi")) == 0)
        #expect(symlink("hard.gladi", desk.path("both.gladi")) == 0)
        return ["hard.gladi", "soft.gladi", "both.gladi"]
    }

    @Test("one writer, by whatever name: a hard link, a symbolic link, another process")
    func names() throws {
        let file = try desk.open(drill)
        try file.appendAll(Array(drill.arrivals()[..<10]))
        for name in try otherNames() {
            #expect(throws: RecordingError.anotherWriter(path: desk.path(name))) { try desk.open(drill, name) }
            #expect(try OtherProcess(locking: desk.path(name)) == nil)
        }
        try file.appendAll(drill.arrivals())
        try file.close()
        let other = try #require(try OtherProcess(locking: desk.path("hard.gladi")))
        for name in ["drill.gladi", "hard.gladi", "soft.gladi"] {
            #expect(throws: RecordingError.anotherWriter(path: desk.path(name))) { try desk.open(drill, name) }
        }
        try other.end()
        #expect(try desk.open(drill, "soft.gladi").isComplete)
        guard case .whole(let summary) = try RecordCheck.verify(path: desk.path("hard.gladi")) else {
            Issue.record("\(try RecordCheck.verify(path: desk.path("hard.gladi")))")
            return
        }
        #expect(summary.digest == drill.digest)
    }

    /// To close any handle of a file takes all POSIX locks on it from the process.
    @Test("losers, readers and verifiers in the writer's process leave SQLite's locks alone")
    func sqliteKeepsItsLocks() throws {
        let file = try desk.open(drill)
        try file.appendAll(Array(drill.arrivals()[..<10]))
        let names = try otherNames()
        let held = try locks(on: desk.path())
        #expect(!held.isEmpty)
        for name in names + ["drill.gladi"] { #expect(throws: RecordingError.self) { try desk.open(drill, name) } }
        for _ in 0..<3 {
            let reader = try RecordReader(path: desk.path())
            #expect(try reader.head().rows == 10)
            try reader.close()
            _ = try RecordCheck.verify(path: desk.path("soft.gladi"))
        }
        #expect(try locks(on: desk.path()) == held)
        #expect(try OtherProcess(locking: desk.path()) == nil)
        // The writer goes and a reader stays. The reader's locks are its own, so the next writer may come.
        let reader = try RecordReader(path: desk.path())
        try file.close()
        #expect(try reader.allRows().count == 10)
        let next = try desk.open(drill)
        #expect(next.rowCount == 10)
        #expect(try !locks(on: desk.path()).isEmpty)
        try reader.close()
    }

    @Test("a killed writer's newest rows lie beside the name that it used: by another name nobody opens the file")
    func logOfAnotherName() throws {
        let killed = try desk.open(drill)
        try killed.appendAll(Array(drill.arrivals()[..<20]))
        for end in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: desk.path() + end, toPath: desk.path("left.gladi") + end)
        }
        #expect(link(desk.path("left.gladi"), desk.path("other.gladi")) == 0)
        let error = RecordingError.otherName(path: desk.path("other.gladi"))
        #expect(throws: error) { try desk.open(drill, "other.gladi") }
        #expect(throws: error) { try RecordReader(path: desk.path("other.gladi")) }
        #expect(throws: error) { try RecordCheck.verify(path: desk.path("other.gladi")) }
        let file = try desk.open(drill, "left.gladi")
        #expect(file.rowCount == 20)
        try file.close()
        #expect(try desk.open(drill, "other.gladi").rowCount == 20)
        // The last writer did not close the record. It can be opened by any of its names while all of them are seen
        // here, but by none while another name may exist elsewhere.
        #expect(try desk.open(drill, "left.gladi").rowCount == 20)
        let elsewhere = try Desk()
        #expect(rename(desk.path("left.gladi"), elsewhere.path()) == 0)
        #expect(throws: error) { try desk.open(drill, "other.gladi") }
        #expect(try RecordReader(path: desk.path("other.gladi")).head().rows == 20)
    }

    @Test("a record, its log and its index are their owner's alone")
    func modes() throws {
        let before = umask(0)
        defer { umask(before) }
        let file = try desk.open(drill)
        try file.appendAll(Array(drill.arrivals()[..<10]))
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()
        #expect(names == ["drill.gladi", "drill.gladi-shm", "drill.gladi-wal"])
        for name in names {
            var status = stat()
            #expect(stat(desk.path(name), &status) == 0 && status.st_mode & 0o777 == 0o600, "\(name)")
        }
        try file.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["drill.gladi"])
    }

    // MARK: What is not touched

    /// All that can be seen of a folder from outside: names, bytes, times of change.
    private func folder() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted().map { name in
            var status = stat()
            #expect(lstat(desk.path(name), &status) == 0)
            let isFile = status.st_mode & S_IFMT == S_IFREG
            let bytes = isFile ? try Data(contentsOf: URL(filePath: desk.path(name))).hashValue : 0
            let times = [status.st_mtim, status.st_ctim].map { "\($0.tv_sec).\($0.tv_nsec)" }
            return "\(name) \(status.st_ino) \(status.st_size) \(status.st_mode) \(bytes) \(times)"
        }
    }

    private func leaves(_ name: String, _ isExpected: (RecordingError) -> Bool) throws {
        let before = try folder()
        for attempt in [
            { _ = try desk.open(drill, name) }, { _ = try RecordReader(path: desk.path(name)) },
            {
                guard case .broken(let fault) = try RecordCheck.verify(path: desk.path(name)),
                    case .notARecord(let reason) = fault.problem
                else { return }
                throw RecordingError.notARecord(path: desk.path(name), reason: reason)
            },
        ] {
            let error = #expect(throws: RecordingError.self, "\(name)") { try attempt() }
            #expect(error.map(isExpected) == true, "\(name): \(String(describing: error))")
            #expect(try folder() == before, "\(name)")
        }
    }

    @Test("a foreign file is left as it is: text, another program's SQLite file in every journal mode, also while open")
    func foreignFiles() throws {
        func isNoRecord(_ error: RecordingError) -> Bool { if case .notARecord = error { true } else { false } }
        try Data("bukan rekaman".utf8).write(to: URL(filePath: desk.path("short")))
        try Data(repeating: 65, count: 10_000).write(to: URL(filePath: desk.path("text")))
        try Data("SQLite format 3\u{0}".utf8).write(to: URL(filePath: desk.path("magic")))
        for name in ["short", "text", "magic"] { try leaves(name, isNoRecord) }
        for mode in ["delete", "persist", "truncate", "wal"] {
            let database = try DatabaseQueue(path: desk.path(mode))
            try database.writeWithoutTransaction { database in
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)")
                try database.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)")
            }
            try leaves(mode, isNoRecord)
            // Its log as a killed program leaves it, and no index of the log.
            if mode == "wal" {
                for end in ["", "-wal"] {
                    try FileManager.default.copyItem(atPath: desk.path("wal") + end, toPath: desk.path("left") + end)
                }
                try leaves("left", isNoRecord)
            }
            try database.close()
            try leaves(mode, isNoRecord)
        }
    }

    @Test("a pipe, a device or a folder in a record's place is told at once, and left")
    func specialFiles() throws {
        #expect(mkfifo(desk.path("pipe"), 0o600) == 0)
        #expect(symlink("/dev/zero", desk.path("device")) == 0)
        try FileManager.default.createDirectory(atPath: desk.path("folder"), withIntermediateDirectories: false)
        for (name, reason) in [("pipe", "no regular file"), ("device", "no regular file"), ("folder", "folder")] {
            let error = RecordingError.cannotOpen(path: desk.path(name), reason: reason)
            let before = try folder()
            #expect(throws: error) { try desk.open(drill, name) }
            #expect(throws: error) { try RecordReader(path: desk.path(name)) }
            #expect(throws: error) { try RecordCheck.verify(path: desk.path(name)) }
            #expect(try folder() == before)
        }
    }

    @Test("a record that a recorder refuses is left as it is: another drill's, another opening, a newer format")
    func refusedRecords() throws {
        try desk.record(drill)
        let before = try folder()
        #expect(throws: RecordingError.self) { try desk.open(try FakeDrill.sample(id: "other.x")) }
        #expect(try folder() == before)
        #expect(throws: RecordingError.self) { try desk.open(try FakeDrill.sample(seed: 2)) }
        #expect(try folder() == before)
        try desk.tamper("PRAGMA user_version = 7")
        let newer = try folder()
        #expect(throws: RecordingError.newerFormat(path: desk.path(), found: 7, known: 1)) { try desk.open(drill) }
        #expect(try folder() == newer)
    }

    @Test("a file whose first page never left its log is known by the log: records of earlier versions, killed early")
    func firstPageInTheLog() throws {
        let database = try DatabaseQueue(path: desk.path("early"))
        try database.writeWithoutTransaction { database in
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            let meta = "meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"
            try database.execute(sql: "CREATE TABLE \(meta)")
            try database.execute(sql: "PRAGMA application_id = \(0x474C_4449)")
        }
        // The file counts as a record, even if as a damaged one; a foreign file would not.
        let error = #expect(throws: RecordingError.self) { try RecordReader(path: desk.path("early")) }
        if case .notARecord = error { Issue.record("\(String(describing: error))") }
        try database.close()
    }

    @Test("a recorder that was killed before its first commit leaves a file that the next one takes")
    func killedAtOnce() throws {
        let database = try DatabaseQueue(path: desk.path())
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA application_id = \(0x474C_4449)")
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        }
        try database.close()
        try desk.record(drill)
        guard case .whole(let summary) = try RecordCheck.verify(path: desk.path()) else {
            Issue.record("\(try RecordCheck.verify(path: desk.path()))")
            return
        }
        #expect(summary.digest == drill.digest)
    }
}
