import ArgumentParser
import Files
import Foundation
import Phrases
import Playing
import ServiceHost
import Sweep
import UnitTable

extension SweepCommand {
    /// How the file of pairs begins.
    private static let pairsHead = "seed,outcome_a,outcome_b,"
    /// Two sweeps of the most seeds, with all measures of both.
    private static let pairsBytesMax = Int(SweepRequest.seedsMax) << 11

    /// Plays two scenarios for the same seeds and tells how they differ.
    func compare(with other: String, _ language: Language, since began: ContinuousClock.Instant) throws {
        guard records == nil else { throw ServiceFailure.usage(.comparedRecords) }
        let pair = PairedSweep(
            try makeRequest(scenario, csv: csv.map { Self.path(beside: $0, "a") }),
            try makeRequest(other, csv: csv.map { Self.path(beside: $0, "b") })
        )
        guard pair.first.origin != pair.second.origin else { throw ServiceFailure.usage(.comparedWithItself) }
        if let csv { try Self.checkPairs(csv) }
        let result = try play(pair, language, since: began)
        if let csv { try Self.write(ComparisonReport.pairs(result.first, result.second), to: csv) }
        let comparison = Comparison(result.first, result.second)
        if json {
            let object = ComparisonJSON(
                pair.first,
                pair.second,
                comparison,
                isComplete: result.isComplete,
                language: language,
                wall: .now - began
            )
            try LineStyle.write(json: [oneLine(object)])
        } else {
            let report = ComparisonReport(pair.first, pair.second, comparison)
            for line in report.lines(in: language) { ScreenDoor.output.say(line) }
        }
        guard result.isComplete else {
            let stopped = Phrase.sweepStopped(comparison.pairs, of: pair.first.seeds.count, csv: csv)
            ServiceProgram.say(stopped, in: language)
            throw ExitCode(1)
        }
        if comparison.failures > 0 { throw ExitCode(70) }
    }

    private func play(
        _ pair: PairedSweep,
        _ language: Language,
        since began: ContinuousClock.Instant
    ) throws -> PairedSweep.Result {
        let total = 2 * pair.first.seeds.count
        let screen = ProgressLine(isSilent: json, language: language)
        // What the files held comes back at once; it is no speed.
        var known: Int?
        defer { screen.clear() }
        let stop = StopFlag()
        return try withExtendedLifetime(StopSignals { stop.raise() }) {
            try pair.run(
                types: UnitTable.standard.types,
                stop: stop,
                onStall: { hanging in
                    screen.clear()
                    ServiceProgram.say(.sweepHangs(hanging), in: language)
                },
                onProgress: { done in
                    known = known ?? done
                    let progress = SweepProgress(known: known ?? 0, total: total)
                    screen.show(progress.phrase(done: done, after: .now - began))
                }
            )
        }
    }

    /// `banding.a.csv` beside `banding.csv`.
    private static func path(beside pairs: String, _ plan: String) -> String {
        let stem = pairs.hasSuffix(".csv") ? String(pairs.dropLast(4)) : pairs
        return "\(stem).\(plan).csv"
    }

    /// A file of pairs is made of the rows of both plans, and so written anew; any other file is left as it is.
    private static func checkPairs(_ path: String) throws {
        let bytes: [UInt8]
        do throws(NamedFileError) { bytes = try NamedFile.read(path, bytesMax: pairsBytesMax) } catch {
            guard error.problem == .missing else { throw ServiceFailure(error.phrase, exitCode: 74) }
            return
        }
        guard bytes.isEmpty || bytes.starts(with: pairsHead.utf8) else {
            throw ServiceFailure(.sweepFileColumns(path), exitCode: 74)
        }
    }

    private static func write(_ pairs: String, to path: String) throws {
        do { try Data(pairs.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw ServiceFailure(.sweepFileIO(path, systemReason(of: error)), exitCode: 74)
        }
    }
}
