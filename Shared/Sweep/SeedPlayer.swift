import Bus
import Domain
import Foundation
import Lockstep
import Phrases
import Playing
import Recording
import Scenario
import Synchronization
import TaskForceKit
import Telling
import UnitLockstep

/// Plays the drill of one seed in this process, on a bus of its own that is dropped once the drill is measured.
struct SeedPlayer: Sendable {
    let request: SweepRequest
    let measures: [Measure]
    let types: [any TaskForceUnit.Type]
    let stop: StopFlag
    let inPlay: SeedsInPlay

    /// The row of the seed; nil when the seed was stopped on the way.
    ///
    /// A drill that fails is a row that says so.
    ///
    /// - Throws: `ServiceFailure` (74) when the drill's record cannot be kept.
    func play(_ seed: UInt64) throws(ServiceFailure) -> SweepRow? {
        let setup = try request.setup(of: seed)
        let digest: [UInt8]
        let drill: InProcessDrill
        do {
            var playing = try InProcessDrill(
                setup: setup,
                plan: ScenarioPlan(request.scenario),
                types: types
            )
            inPlay.begin(seed, playing.gauge)
            defer { inPlay.end(seed) }
            digest = try playing.run { stop.isRaised }
            guard !digest.isEmpty else { return nil }
            drill = playing
        } catch {
            return SweepRow(seed: seed, failure: "\(error)", measures: measures)
        }
        if let folder = request.records { try keep(drill.bus, setup, seed, digest, in: folder) }
        do {
            let events = try DrillEvents(on: drill.bus, of: setup)
            return SweepRow(seed: seed, digest: digest, events: events, measures: measures)
        } catch {
            return SweepRow(seed: seed, failure: error.description, measures: measures)
        }
    }

    /// Writes the drill's record; one that is there already and holds this very drill is left as it is.
    private func keep(
        _ bus: InMemoryBus,
        _ setup: DrillSetup,
        _ seed: UInt64,
        _ digest: [UInt8],
        in folder: String
    ) throws(ServiceFailure) {
        let name = "\(request.scenario.key).\(seed).gladi"
        let path = URL(fileURLWithPath: folder).appendingPathComponent(name).path
        guard !FileManager.default.fileExists(atPath: path) else {
            guard Self.digest(ofRecord: path, setup) == digest else {
                throw ServiceFailure(.sweepRecordExists(path), exitCode: 74)
            }
            return
        }
        let run = try RunRequest(
            scenario: request.scenario,
            drill: setup.drill,
            seed: seed,
            lane: .inProcess,
            pace: .fastest,
            record: path
        )
        let recording = InMemoryRecording(bus, run)
        recording.finish()
        if let failure = recording.failure { throw ServiceFailure(failure.phrase, exitCode: 74) }
    }

    private static func digest(ofRecord path: String, _ setup: DrillSetup) -> [UInt8]? {
        guard let reader = try? RecordReader(path: path) else { return nil }
        defer { try? reader.close() }
        return try? RunAccount(reader, firstTime: setup.firstTime, start: setup.start).digest
    }
}
