import Domain
import Foundation
import Lockstep
import Phrases
import Scenario

/// What is to be swept: a scenario as it will be played, for which seeds, how many at a time, and what is kept.
public struct SweepRequest: Sendable {
    /// The most seeds of one sweep.
    public static let seedsMax: UInt64 = 100_000
    /// The most drills that may be played side by side.
    public static let jobsMax = 64

    /// The scenario.
    public let scenario: Scenario
    /// What the rows come from.
    public let origin: SweepOrigin
    /// The seeds.
    public private(set) var seeds: Range<UInt64>
    /// Drills played side by side.
    public let jobs: Int
    /// The CSV's path; nil: none is written.
    public let csv: String?
    /// The folder of the drills' records; nil: none is kept.
    public let records: String?

    /// Checks what can be checked before anything is played.
    ///
    /// - Parameters:
    ///   - scenario: The scenario as it is to be played.
    ///   - isExcerpt: True when that is a part of it.
    ///   - first: The first seed.
    ///   - count: How many seeds, 1 to 100,000.
    ///   - jobs: Drills side by side, 1 to 64; nil: as many as the machine has cores.
    ///   - csv: The CSV's path.
    ///   - records: The folder of records.
    /// - Throws: `ServiceFailure`: 64 when a number is out of range, 65 when the scenario cannot be opened, 74 when the folder
    ///   of records is not there or cannot be written to.
    public init(
        scenario: Scenario,
        isExcerpt: Bool,
        first: UInt64,
        count: UInt64,
        jobs: Int? = nil,
        csv: String? = nil,
        records: String? = nil
    ) throws(ServiceFailure) {
        guard (1...Self.seedsMax).contains(count) else {
            throw .usage(.badOption("--seeds", "\(count)", "1 … \(Self.seedsMax)"))
        }
        guard first <= .max - count else {
            throw .usage(.badOption("--first", "\(first)", "0 … \(UInt64.max - count)"))
        }
        let jobs = jobs ?? min(ProcessInfo.processInfo.activeProcessorCount, Self.jobsMax)
        guard (1...Self.jobsMax).contains(jobs) else {
            throw .usage(.badOption("--jobs", "\(jobs)", "1 … \(Self.jobsMax)"))
        }
        self.scenario = scenario
        origin = SweepOrigin(scenario, isExcerpt: isExcerpt)
        seeds = first..<(first + count)
        self.jobs = jobs
        self.csv = csv
        self.records = records
        _ = try setup(of: first)
        if let records {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: records, isDirectory: &isFolder), isFolder.boolValue,
                FileManager.default.isWritableFile(atPath: records)
            else { throw ServiceFailure(.sweepRecordsFolder(records), exitCode: 74) }
        }
    }

    /// The same for some of the seeds.
    func part(_ seeds: Range<UInt64>) -> SweepRequest {
        var part = self
        part.seeds = seeds
        return part
    }

    /// The opening of a seed's drill; its id is the scenario's key, shortened if need be, and the seed.
    ///
    /// - Throws: `ServiceFailure` (65) when the scenario cannot be opened.
    public func setup(of seed: UInt64) throws(ServiceFailure) -> DrillSetup {
        do {
            let drill = try DrillID("\(scenario.key.prefix(23 - "\(seed)".count)).\(seed)")
            return try scenario.setup(drill: drill, seed: seed)
        } catch {
            throw ServiceFailure(.serviceStopped("\(error)"), exitCode: 65)
        }
    }
}
