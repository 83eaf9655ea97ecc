import Dispatch
import Phrases
import Playing
import TaskForceKit

/// Plays many seeds of one scenario side by side.
///
/// One thread decides. It hands a seed to a thread that is free, takes the row that comes back, and writes rows in the
/// order of their seeds. So the file is the same byte for byte. It does not depend on how many drills were played at a
/// time, nor on how often the sweep was interrupted and taken up again.
package final class Sweep {
    /// How many seeds may be handed out beyond the first whose row is not written, for each drill played at a time.
    private static let aheadPerJob = 16
    /// How long drills may take to stop when asked; units that hang are then left behind.
    package static let stopPatience: Duration = .seconds(3)

    /// How a sweep ended.
    package struct Result: Sendable {
        /// The rows of the seeds that were asked for, ascending, with those that the file had before.
        package let rows: [SweepRow]
        /// False when the sweep was stopped on the way.
        package let isComplete: Bool
    }

    /// What is asked.
    package let request: SweepRequest
    /// Rows of seeds that are asked for and that the file held already.
    package let known: [SweepRow]
    private let columns: SweepColumns
    private let types: [any TaskForceUnit.Type]
    private let file: SweepFile?
    private let due: [UInt64]

    /// Opens the CSV and finds out which seeds are still to be played.
    ///
    /// `types`: the kinds of units that play; every unit of the roster must be of one of them.
    ///
    /// - Throws: `ServiceFailure` (74) when the CSV is not of this sweep, or ends beyond a seed that is still to be
    ///   played.
    package init(
        _ request: SweepRequest,
        types: [any TaskForceUnit.Type],
        measures: [Measure] = Measure.standard
    ) throws(ServiceFailure) {
        self.request = request
        self.types = types
        columns = SweepColumns(request.origin, measures: measures)
        if let path = request.csv {
            file = try SweepFile(path: path, columns: columns)
        } else {
            file = nil
        }
        let rows = file?.rows ?? []
        known = rows.filter { request.seeds.contains($0.seed) }
        let done = Set(known.map(\.seed))
        due = request.seeds.filter { !done.contains($0) }
        if let first = due.first, let last = rows.last, let path = request.csv, first < last.seed {
            throw ServiceFailure(.sweepFileBeyond(path, last: last.seed, wanted: first), exitCode: 74)
        }
    }

    /// Plays what is due.
    ///
    /// - Parameters:
    ///   - stop: Raised by whoever wants the sweep to end; drills that are being played are given up at once.
    ///   - tick: How long it may take until `onProgress` is called again.
    ///   - stallPatience: How long a unit may handle one turn before it is reported.
    ///   - onStall: Told once of a unit that hangs; its drill is left in its loop when the sweep is stopped.
    ///   - onProgress: Told how many rows there are, after each row and each tick.
    /// - Returns: The rows that are written, and whether they are all.
    /// - Throws: `ServiceFailure` (74) when a row or a record cannot be written; what was written stays.
    package func run(
        stop: StopFlag,
        tick: Duration = .seconds(1),
        stallPatience: Duration = StallWatch.patience,
        onStall: (SeedStall) -> Void = { _ in },
        onProgress: (_ done: Int) -> Void = { _ in }
    ) throws -> Result {
        let inPlay = SeedsInPlay()
        let player = SeedPlayer(request: request, measures: columns.measures, types: types, stop: stop, inPlay: inPlay)
        var watch = SweepWatch(inPlay, patience: stallPatience)
        let began = ContinuousClock.now
        var stopSeen: ContinuousClock.Instant?
        let finished = EventQueue<Swift.Result<SweepRow?, ServiceFailure>>(capacity: SweepRequest.jobsMax)
        let threads = DispatchQueue(label: "sweep", attributes: .concurrent)
        var order = SeedOrder(due, aheadMax: request.jobs * Self.aheadPerJob)
        var rows = known
        var failure: ServiceFailure?
        var playing = 0
        while true {
            while playing < request.jobs, !stop.isRaised, let seed = order.next() {
                playing += 1
                threads.async { finished.put(.init { () throws(ServiceFailure) in try player.play(seed) }) }
            }
            guard playing > 0 else { break }
            onProgress(rows.count)
            let now = ContinuousClock.now
            watch.look(at: now - began).forEach(onStall)
            if stop.isRaised { stopSeen = stopSeen ?? now }
            if let stopSeen, now - stopSeen >= Self.stopPatience,
                watch.haveAllStood(for: Self.stopPatience, at: now - began)
            {
                break
            }
            guard let result = finished.next(until: .now + tick) else { continue }
            playing -= 1
            do throws(ServiceFailure) {
                guard let row = try result.get(), failure == nil else { continue }
                let next = order.take(row)
                try file?.append(next)
                rows += next
            } catch {
                failure = failure ?? error
                stop.raise()
            }
        }
        if let failure { throw failure }
        onProgress(rows.count)
        return Result(rows: rows, isComplete: rows.count == request.seeds.count)
    }
}
