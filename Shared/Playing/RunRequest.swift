import Domain
import Foundation
import Lockstep
import Phrases
import Scenario

/// What is to be run: a scenario as it will be played, where, how fast, and into which record.
public struct RunRequest: Sendable {
    /// Where the units run.
    public enum Lane: String, Sendable, Hashable {
        /// As processes on the embedded broker.
        case embedded
        /// As processes on a Kafka that is there.
        case kafka
        /// In this process, on an in-memory bus.
        case inProcess = "in-process"
    }

    /// The scenario.
    public let scenario: Scenario
    /// The drill's opening.
    public let setup: DrillSetup
    /// The seed.
    public let seed: UInt64
    /// Where the units run.
    public let lane: Lane
    /// The pace with which the drill opens.
    public let pace: Pace
    /// The record's path.
    public let record: String
    /// Units that someone else starts: no program of ours plays them.
    public let external: [UnitID]
    /// Those of them for which turn 1 does not wait.
    public let late: [UnitID]
    /// Units that a program plays which the scenario names.
    public let programs: [Scenario.Program]

    /// Checks what can be checked before anything is started.
    ///
    /// - Parameters:
    ///   - scenario: The scenario as it is to be played.
    ///   - drill: The drill's id.
    ///   - seed: The seed.
    ///   - lane: Where the units run.
    ///   - pace: The pace with which the drill opens.
    ///   - record: The record's path; nil: `<drill>.gladi` in the current folder.
    ///   - external: Units of the roster that someone else starts.
    ///   - late: Those of them for which turn 1 does not wait.
    /// - Throws: `ServiceFailure`: 64 when an external unit is not in the roster or the lane has no room for it, 65 when the
    ///   scenario cannot be opened, or names a program for a unit where all is played in one process, 74 when the record's
    ///   path is taken or its folder cannot be written to.
    public init(
        scenario: Scenario,
        drill: DrillID,
        seed: UInt64,
        lane: Lane,
        pace: Pace,
        record: String?,
        external: [UnitID] = [],
        late: [UnitID] = []
    ) throws(ServiceFailure) {
        self.scenario = scenario
        self.seed = seed
        self.lane = lane
        self.pace = pace
        self.record = record ?? "\(drill).gladi"
        self.external = external
        self.late = late
        programs = scenario.programs.filter { !external.contains($0.unit) }
        do { setup = try scenario.setup(drill: drill, seed: seed) } catch {
            throw ServiceFailure(.serviceStopped(error.reason), exitCode: 65)
        }
        let roster = setup.units.map(\.id)
        if let stranger = external.first(where: { !roster.contains($0) }) {
            let known = roster.map(\.description).joined(separator: " | ")
            throw .usage(.badOption(late.contains(stranger) ? "--late" : "--external", stranger.description, known))
        }
        if lane == .inProcess, !external.isEmpty { throw .usage(.flagsExclude("--in-process", "--external")) }
        if lane == .inProcess, let program = programs.first {
            let phrase = Phrase.ownProgramNeedsProcess(program.unit.description, program.path, "--in-process")
            throw ServiceFailure(phrase, exitCode: 65)
        }
        try Self.checkFree(self.record)
    }

    /// The units that programs play which the run starts.
    public var ownUnits: [UnitID] { setup.units.map(\.id).filter { !external.contains($0) } }

    /// The drill.
    public var drill: DrillID { setup.drill }

    /// An existing record is evidence: a run never overwrites it, and never goes on in another run's file.
    private static func checkFree(_ path: String) throws(ServiceFailure) {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw ServiceFailure(.recordExists(path), exitCode: 74) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            files.isWritableFile(atPath: folder)
        else { throw ServiceFailure(.recordFolder(folder), exitCode: 74) }
    }
}
