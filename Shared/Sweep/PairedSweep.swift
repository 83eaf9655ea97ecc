import Phrases
import Playing
import TaskForceKit

/// Two sweeps that advance together, block by block, so that every look compares as many drills of one as of the other.
package struct PairedSweep {
    /// Seeds of one plan before the other's come.
    private static let block: UInt64 = 20

    /// The plans, with the files of their rows.
    package let first: SweepRequest
    /// The other plan, for the same seeds.
    package let second: SweepRequest

    /// What was played so far.
    package struct Result: Sendable {
        /// The first plan's rows, ascending by seed.
        package var first: [SweepRow] = []
        /// The second plan's.
        package var second: [SweepRow] = []
        /// False when it was stopped on the way.
        package var isComplete = true
    }

    /// Two plans for the same seeds.
    package init(_ first: SweepRequest, _ second: SweepRequest) {
        precondition(first.seeds == second.seeds, "pairs are of the same seeds")
        self.first = first
        self.second = second
    }

    /// Plays what is due of both.
    ///
    /// - Parameters:
    ///   - types: The kinds of units that play.
    ///   - stop: Raised by whoever wants the sweeps to end.
    ///   - onStall: Told once of a unit that hangs.
    ///   - onProgress: Told how many drills of both there are.
    /// - Returns: The rows of both, and whether they are all.
    /// - Throws: `ServiceFailure` (74) when a file is not of these sweeps, or a row cannot be written.
    package func run(
        types: [any TaskForceUnit.Type],
        stop: StopFlag,
        onStall: (SeedStall) -> Void = { _ in },
        onProgress: (_ done: Int) -> Void = { _ in }
    ) throws -> Result {
        var result = Result()
        var seed = first.seeds.lowerBound
        while seed < first.seeds.upperBound, result.isComplete {
            let seeds = seed..<min(seed + Self.block, first.seeds.upperBound)
            func play(_ request: SweepRequest) throws -> [SweepRow] {
                let done = result.first.count + result.second.count
                let sweep = try Sweep(request.part(seeds), types: types)
                let played = try sweep.run(stop: stop, onStall: onStall) { onProgress(done + $0) }
                result.isComplete = result.isComplete && played.isComplete
                return played.rows
            }
            result.first += try play(first)
            if result.isComplete { result.second += try play(second) }
            seed = seeds.upperBound
        }
        return result
    }
}
