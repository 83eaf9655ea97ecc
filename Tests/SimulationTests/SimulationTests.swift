import Domain
import Events
import Foundation
import TaskForceKit
import TestSupport
import Testing
import UnitLockstep

/// Lockstep under faults: real machines, a log that loses, repeats and forges, crashes at any step.
///
/// `GLADI_SEEDS=first..last` chooses the seeds; each failure names its own.
struct SimulationTests {
    static let seeds: ClosedRange<UInt64> = {
        let parts = (ProcessInfo.processInfo.environment["GLADI_SEEDS"] ?? "").components(separatedBy: "..")
        guard parts.count == 2, let first = UInt64(parts[0]), let last = UInt64(parts[1]), first <= last else {
            return 1...200
        }
        return first...last
    }()

    /// The fault-free digest, from machines in one process.
    static func reference(turns: UInt64) throws -> [UInt8] {
        var drill = try InProcessDrill(
            setup: ToyDrill.setup(drill: "acuan"),
            plan: ToyPlan(turns: turns),
            types: ToyDrill.types
        )
        return try drill.run()
    }

    @Test func withoutPeopleEveryDigestIsTheFaultFreeOne() throws {
        let reference = try Self.reference(turns: 12)
        var crashes = 0
        var rebuilt = 0
        var injected = 0
        for seed in Self.seeds {
            var simulation = try Simulation(seed: seed, options: .init())
            let result = try simulation.run()
            #expect(result.digests == [reference, reference], "seed \(seed)")
            crashes += result.crashes
            rebuilt += result.rebuilt > 0 ? 1 : 0
            injected += result.injected
        }
        #expect(crashes > Self.seeds.count * 6)
        #expect(rebuilt > Self.seeds.count / 2, "most runs rebuild a unit from the log")
        #expect(injected > Self.seeds.count * 10)
    }

    @Test func withPeopleTheLogFollowsFromGrantsAndDecisions() throws {
        var decisions = 0
        for seed in Self.seeds {
            var simulation = try Simulation(seed: seed, options: .init(people: true))
            decisions += try simulation.run().decisions
        }
        #expect(decisions > Self.seeds.count, "people decide something")
    }

    @Test func withSetAsidesTheLogFollowsFromGrantsAndDecisions() throws {
        var setAsides = 0
        for seed in Self.seeds {
            var simulation = try Simulation(seed: seed, options: .init(people: true, setAsides: true))
            setAsides += try simulation.run().setAsides
        }
        #expect(setAsides > Self.seeds.count / 4)
    }
}
