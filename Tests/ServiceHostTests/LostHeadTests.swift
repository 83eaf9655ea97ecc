import Bus
import Domain
import Events
import Foundation
import Lockstep
import ServiceHost
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep

/// The log loses its head while a drill runs, as on the embedded broker; a unit that has a snapshot still comes back.
@Suite("A log whose head is gone")
struct LostHeadTests {
    private static let turns: UInt64 = 40
    private let own = OwnFolder()
    private let said = SaidPhrases()

    private func stage() throws -> SnapshotStage {
        let folder = try SnapshotFolder(path: own.path, version: SnapshotStage.version) { [said] in said.take($0) }
        return try SnapshotStage(in: folder, turns: Self.turns, snapshotEvery: 4)
    }

    private static func undisturbed() throws -> [UInt8] {
        let setup = try ToyDrill.setup(drill: "uji.1")
        var drill = try InProcessDrill(setup: setup, plan: ToyPlan(turns: turns), types: ToyDrill.types)
        return try drill.run()
    }

    @Test("every unit in turn is restarted from its snapshot, and the digest is the undisturbed drill's")
    func goesOn() throws {
        var stage = try stage()
        let units = stage.setup.units.map(\.id)
        for (number, unit) in (units + units).enumerated() {
            // At each distance from the last snapshot.
            #expect(try stage.play(to: 9 + UInt64(number) * 5) == nil)
            let contents = stage.folder.contents(for: [unit.taskForce], drill: nil)
            let file = try #require(contents.files.first, "no snapshot of \(unit) by turn \(stage.control.turn)")
            #expect(file.snapshot.turn + 8 > stage.control.turn, "a snapshot is taken when it is due, or soon after")
            stage.truncate(to: file.snapshot)
            let control = try stage.bus.subscriber().bounds(of: SnapshotStage.place(DrillSetup.controlTopic))
            #expect(control.lowerBound > 0)
            guard case .one(let found) = try stage.find(nil, knowing: contents.drills) else {
                Issue.record("\(unit) does not find its drill in turn \(stage.control.turn)")
                continue
            }
            #expect(found.id == stage.setup.drill)
            #expect(found.opened == stage.setup.opened)
            try stage.restart(unit, from: file.snapshot)
        }
        #expect(try stage.play() == Self.undisturbed())
        #expect(said.since() == [])
    }

    @Test("the drill goes on when all units are restarted at once")
    func allAtOnce() throws {
        var stage = try stage()
        _ = try stage.play(to: 22)
        let files = stage.folder.contents(for: stage.setup.units.map(\.id.taskForce), drill: nil).files
        #expect(files.count == stage.setup.units.count)
        for file in files { try stage.restart(file.snapshot.unit, from: file.snapshot) }
        #expect(try stage.play() == Self.undisturbed())
    }

    @Test("without what is known of it the drill is not found, and whoever asked for it by name is told why")
    func unknown() throws {
        var stage = try stage()
        _ = try stage.play(to: 12)
        let contents = stage.folder.contents(for: ["medical"], drill: nil)
        stage.truncate(to: try #require(contents.files.first).snapshot)
        guard case .none = try stage.find(nil, knowing: []) else { throw SnapshotStage.Failure(text: "found") }
        guard case .headGone(stage.setup.drill) = try stage.find(stage.setup.drill, knowing: []) else {
            throw SnapshotStage.Failure(text: "not told")
        }
        // Another drill's name says nothing of this one.
        guard case .none = try stage.find(DrillID("uji.2"), knowing: contents.drills) else {
            throw SnapshotStage.Failure(text: "found another")
        }
    }

    @Test("a drill that ended is over also where its opening is gone; a forged end beyond the next ends nothing")
    func ended() throws {
        var stage = try stage()
        _ = try stage.play(to: 12)
        let contents = stage.folder.contents(for: ["medical"], drill: nil)
        let known = contents.drills
        stage.truncate(to: try #require(contents.files.first).snapshot)
        try stage.bus.append(Self.forgedEnd(of: stage.setup.drill), to: SnapshotStage.place(DrillSetup.controlTopic))
        guard case .one = try stage.find(nil, knowing: known) else {
            throw SnapshotStage.Failure(text: "ended by forging")
        }
        _ = try stage.play()
        guard case .none = try stage.find(nil, knowing: known),
            case .over = try stage.find(stage.setup.drill, knowing: known)
        else { throw SnapshotStage.Failure(text: "still open") }
        // Its records that follow the snapshot are gone too: the end alone is left.
        let control = try stage.bus.subscriber().bounds(of: SnapshotStage.place(DrillSetup.controlTopic))
        stage.bus.truncate(SnapshotStage.place(DrillSetup.controlTopic), before: control.upperBound - 1)
        guard case .none = try stage.find(nil, knowing: known) else { throw SnapshotStage.Failure(text: "open again") }
    }

    private static func forgedEnd(of drill: DrillID) -> Envelope {
        Envelope(
            drill: drill,
            stream: .control,
            sequence: 1 << 40,
            turn: 9,
            type: Ended.eventType,
            data: Ended.with { $0.reason = "palsu" }.canonicalBytes()
        )
    }

    @Test("a snapshot that is older than what the log still holds: the record that is missing is named at once")
    func tooOld() throws {
        var stage = try stage()
        _ = try stage.play(to: 12)
        let old = try #require(stage.folder.contents(for: ["medical"], drill: nil).files.first).snapshot
        _ = try stage.play(to: 24)
        let new = try #require(stage.folder.contents(for: ["medical"], drill: nil).files.first).snapshot
        #expect(new.turn > old.turn)
        stage.truncate(to: new)
        try stage.restart(try UnitID("uji/medical"), from: old)
        #expect(throws: LockstepStop.lostHead(stream: .control, sequence: old.position)) { try stage.play() }
    }

    @Test("files and folder are their owner's alone")
    func rights() throws {
        var stage = try stage()
        _ = try stage.play(to: 12)
        func rights(_ path: String) throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(try rights(own.path) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: own.path)
        #expect(names.count == stage.setup.units.count, "\(names)")
        for name in names { #expect(try rights("\(own.path)/\(name)") == 0o600, "\(name)") }
    }
}
