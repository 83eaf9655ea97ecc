import Bus
import Domain
import Events
import Foundation
import Lockstep
import Phrases
import ServiceHost
import TaskForceKit
import TestSupport
import Testing

/// Whatever happens to a snapshot's file, the unit says so, reads the log instead, and publishes nothing that is wrong.
@Suite("Damaged snapshots")
struct DamagedSnapshotTests {
    private static let turns: UInt64 = 40
    private static let unit = "uji/medical"
    private let own = OwnFolder()
    private let said = SaidPhrases()
    private let folder: SnapshotFolder
    private let stage: SnapshotStage
    private let unit: UnitID
    private let path: String
    private let sound: Data
    /// Numbered records in the finished log.
    private let count: Int

    /// A finished drill, and the snapshot that a unit of it took on the way.
    init() throws {
        let said = said
        folder = try SnapshotFolder(path: own.path, version: SnapshotStage.version) { said.take($0) }
        var stage = try SnapshotStage(in: folder, turns: Self.turns, snapshotEvery: 10)
        _ = try stage.play(to: 25)
        unit = try UnitID(Self.unit)
        path = folder.path(stage.setup.drill, unit)
        sound = try Data(contentsOf: URL(fileURLWithPath: path))
        _ = try stage.play()
        self.stage = stage
        count = try Self.numbered(stage)
    }

    private static func numbered(_ stage: SnapshotStage) throws -> Int {
        var log: [Arrival] = []
        for topic in stage.setup.table.topics {
            _ = try stage.bus.read(SnapshotStage.place(topic), from: 0, limit: 1_000_000, into: &log)
        }
        return log.count { (try? $0.reading.get())?.sequence != nil }
    }

    /// Starts the unit on the finished log with `file` in its folder; why it ended, and what it said.
    private func start(with file: Data) throws -> (stop: LockstepStop?, said: [String]) {
        for name in try FileManager.default.contentsOfDirectory(atPath: own.path) {
            try FileManager.default.removeItem(atPath: "\(own.path)/\(name)")
        }
        try file.write(to: URL(fileURLWithPath: path))
        let kept = folder.contents(for: [unit.taskForce], drill: nil)
        let host = UnitHost(
            open: stage.open,
            units: [(unit, ToyMedical.self)],
            settings: .init(instance: "lagi", version: SnapshotStage.version, snapshotInterval: 1_000),
            snapshots: folder,
            kept: kept
        ) { [said] in said.take($0) }
        let stop = try host.play(stage.bus.subscriber(), stage.bus.publisher(), isStopping: { false })
        return (stop, said.since())
    }

    private static let aside = "set aside as"
    private static let from = "goes on from its snapshot"

    /// Checks the result with `file`: the drill ended, nothing was published that the log held, and the unit reported
    /// the damage.
    private func check(_ file: Data, _ what: String, mustSay: Bool) throws -> Bool {
        let (stop, said) = try start(with: file)
        guard case .ended = stop else {
            Issue.record("\(what): \(stop.map { "\($0)" } ?? "nothing")")
            return false
        }
        let hasSaid = said.contains { $0.contains(Self.aside) }
        if mustSay { #expect(hasSaid, "\(what): \(said)") }
        if hasSaid { #expect(try isKept(file), "\(what): the file is kept as it was") }
        #expect(try Self.numbered(stage) == count, "\(what): the log held all of it")
        return hasSaid
    }

    private func isKept(_ file: Data) throws -> Bool {
        try Data(contentsOf: URL(fileURLWithPath: path + SnapshotFolder.asideEnding)) == file
    }

    @Test("a sound one is used, and nothing is said but that")
    func soundOne() throws {
        let (stop, said) = try start(with: sound)
        guard case .ended = stop else { throw SnapshotStage.Failure(text: "\(stop.map { "\($0)" } ?? "nothing")") }
        #expect(said.contains { $0.contains("\(Self.unit) \(Self.from) after turn 2") }, "\(said)")
        #expect(!said.contains { $0.contains(Self.aside) })
        #expect(try Self.numbered(stage) == count)
        #expect(!FileManager.default.fileExists(atPath: path), "the drill is over, and nobody goes on from there")
    }

    @Test("300 flipped bits, overwritten bytes and cuts: each is found, told and read past")
    func damage() throws {
        var random = Chance(seed: 11, unit: unit).of("test")
        for number in 0..<300 {
            var bytes = [UInt8](sound)
            let place = Int(random.below(UInt64(bytes.count)))
            let what: String
            switch number % 3 {
            case 0:
                let bit = UInt8(random.below(8))
                bytes[place] ^= 1 << bit
                what = "bit \(bit) of byte \(place)"
            case 1:
                let length = min(1 + Int(random.below(40)), bytes.count - place)
                for index in place..<place + length { bytes[index] = UInt8(truncatingIfNeeded: random.next()) }
                what = "\(length) bytes from \(place)"
            default:
                bytes.removeSubrange(place...)
                what = "cut at \(place)"
            }
            guard bytes != [UInt8](sound) else { continue }
            _ = try check(Data(bytes), what, mustSay: true)
        }
    }

    @Test("every number of it at its extremes under a checksum that fits: no crash, and the log is right")
    func extremes() throws {
        let first = try #require(sound.firstIndex(of: UInt8(ascii: "\n")))
        let content = String(decoding: sound[sound.index(after: first)...], as: UTF8.self)
        let numbers = content.matches(of: /[:,\[]-?[0-9]+/).map { match in
            content.index(after: match.range.lowerBound)..<match.range.upperBound
        }
        #expect(numbers.count > 15, "turns, positions, offsets, frontiers")
        let extremes = [
            "0", "1", "-1", "\(Int64.max - 1)", "\(Int64.max)", "\(Int64.min)", "\(UInt64.max - 1)", "\(UInt64.max)",
            "\(UInt64(1) << 47)", "1e300", "0.5",
        ]
        var told = 0
        var tried = 0
        for (index, range) in numbers.enumerated() {
            for extreme in extremes where content[range] != extreme {
                let changed = content.replacingCharacters(in: range, with: extreme)
                tried += 1
                let what = "number \(index), \(content[range]), as \(extreme)"
                if try check(SnapshotFile.sealed(Data(changed.utf8)), what, mustSay: false) { told += 1 }
            }
        }
        #expect(tried > 150)
        // An offset before the snapshot's own only makes the unit read more, so it is no damage.
        #expect(told * 10 > tried * 8, "\(told) of \(tried)")
    }

    @Test("small changes of its state under a checksum that fits: found when the log is compared")
    func wrongState() throws {
        let file = try SnapshotFile(bytes: sound)
        let first = try #require(sound.firstIndex(of: UInt8(ascii: "\n")))
        let content = String(decoding: sound[sound.index(after: first)...], as: UTF8.self)
        let position = "\"position\":\(file.snapshot.position)"
        let turn = "\"turn\":\(file.snapshot.turn)"
        #expect(content.contains(position) && content.contains(turn))
        for (old, new) in [
            (position, "\"position\":\(file.snapshot.position - 1)"),
            (position, "\"position\":\(file.snapshot.position + 1)"),
            (turn, "\"turn\":\(file.snapshot.turn - 1)"), (turn, "\"turn\":\(file.snapshot.turn + 1)"),
            ("\"participates\":true", "\"participates\":false"),
        ] {
            let changed = content.replacingOccurrences(of: old, with: new)
            #expect(changed != content, "\(old)")
            _ = try check(SnapshotFile.sealed(Data(changed.utf8)), "\(old) as \(new)", mustSay: true)
        }
    }

    @Test("another version's is passed over and stays; another unit's under its name is set aside")
    func strangers() throws {
        let other = try SnapshotFolder(path: own.path, version: "lain") { [said] in said.take($0) }
        #expect(other.contents(for: [unit.taskForce], drill: nil).files.isEmpty)
        #expect(said.since().contains { $0.contains("is of version uji") })
        #expect(FileManager.default.fileExists(atPath: path))
        let traffic = try UnitID("uji/traffic")
        let theirs = try Data(contentsOf: URL(fileURLWithPath: folder.path(stage.setup.drill, traffic)))
        _ = try check(theirs, "traffic's", mustSay: true)
    }

    @Test("what is no file is not waited for", arguments: ["pipe", "folder"])
    func noFile(kind: String) throws {
        try FileManager.default.removeItem(atPath: path)
        if kind == "pipe" {
            #expect(mkfifo(path, 0o600) == 0)
        } else {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        #expect(folder.contents(for: [unit.taskForce], drill: nil).files.isEmpty)
        let words = kind == "pipe" ? "not a regular file" : "not a file"
        #expect(said.since().contains { $0.contains(words) })
    }

    @Test("none that can be used, and the log's head gone: the end names both")
    func neither() throws {
        let snapshot = try SnapshotFile(bytes: sound).snapshot
        stage.truncate(to: snapshot)
        // This snapshot can be decoded but is useless: its unit would go on at a record that was handled long ago.
        let content = String(decoding: sound.drop { $0 != UInt8(ascii: "\n") }.dropFirst(), as: UTF8.self)
        let wrong = content.replacingOccurrences(of: "\"turn\":\(snapshot.turn)", with: "\"turn\":\(snapshot.turn - 1)")
        let error = #expect(throws: ServiceFailure.self) { try start(with: SnapshotFile.sealed(Data(wrong.utf8))) }
        #expect(error?.exitCode == 70)
        let text = try #require(error).phrase.english
        #expect(text.contains("its snapshot cannot be used"), "\(text)")
        #expect(text.contains("the log's head is gone"), "\(text)")
        #expect(try isKept(SnapshotFile.sealed(Data(wrong.utf8))))
    }
}
