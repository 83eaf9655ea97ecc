import Domain
import Events
import Foundation
import Launcher
import Lockstep
import Playing
import Reading
import Recording
import UnitTable

/// The whole drill as processes on the embedded broker: the programs that a district would start, at full speed.
enum DrillRun {
    static func measure(_ layout: Layout, _ troupe: Troupe) throws -> Measured {
        let began = ContinuousClock.now
        let address = try troupe.startBroker(layout.topics)
        let request = try RunRequest(
            scenario: layout.scenario,
            drill: DrillID("benchmark.1"),
            seed: 1,
            lane: .embedded,
            pace: .fastest,
            record: troupe.folder.appendingPathComponent("drill.gladi").path
        )
        let settings = ServicePlan.Settings(
            scenario: layout.name,
            bootstrap: address,
            stateFolder: troupe.folder.appendingPathComponent("state").path
        )
        let crews = try UnitTable.standard.crews(for: request.setup.units.map(\.id))
        let members = try ServicePlan.programs(for: request, crews: crews, settings: settings).map { plan in
            try troupe.start(plan.program, plan.arguments)
        }
        try troupe.waitForEnd(of: members)
        let wall = ContinuousClock.now - began
        let account = try TurnAccount(record: request.record)
        return .drill(turns: account.turns, turnsPerSecond: account.turnsPerSecond, wallSeconds: wall / .seconds(1))
    }
}

/// What a record says of the pace of its turns.
struct TurnAccount {
    /// Turns granted.
    let turns: UInt64
    /// When the first was granted, milliseconds since 1970.
    let first: Int64
    /// When the drill ended.
    let last: Int64

    /// Reads a record.
    ///
    /// - Throws: `RecordingError`; `Troupe.Failure` when the record holds no whole drill.
    init(record: String) throws {
        let reader = try RecordReader(path: record)
        var turns: UInt64 = 0
        var first: Int64?
        var last: Int64?
        var row: Int64 = 0
        while case let page = try reader.rows(after: row, limit: 1_000), let newest = page.last {
            for recorded in page where recorded.arrival.place.topic == DrillSetup.controlTopic {
                guard recorded.judgement.verdict == .accepted, let event = try? recorded.arrival.reading.get() else {
                    continue
                }
                if event.type == Granted.eventType {
                    turns += 1
                    first = first ?? recorded.arrival.timestampMilliseconds
                } else if event.type == Ended.eventType {
                    last = recorded.arrival.timestampMilliseconds
                }
            }
            row = newest.number
        }
        guard let first, let last, last > first else {
            throw Troupe.Failure(description: "\(record) holds no drill that ended")
        }
        self.turns = turns
        self.first = first
        self.last = last
    }

    var turnsPerSecond: Double { Double(turns) * 1000 / Double(last - first) }
}
