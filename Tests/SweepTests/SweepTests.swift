import Bus
import Domain
import Events
import Foundation
import Lockstep
import Phrases
import Playing
import Recording
import Scenario
import Sweep
import TaskForceKit
import Testing
import UnitTable

/// A traffic unit that closes no road, and in some seeds publishes what it may not.
private struct FaultyTraffic: TaskForceUnit {
    static let profile = UnitProfile(
        taskForce: "traffic",
        title: "Uji",
        agency: "Uji",
        hears: [],
        publishes: [RoadClosed.self]
    )

    init(briefing: UnitBriefing) throws {}

    mutating func handle(_ turn: Turn, _ out: inout Outbox) {
        var coin = turn.chance.of("coin")
        if turn.number == 1, coin.chance(permille: 500) { out.publish(LevelSet()) }
    }
}

@Suite("A sweep")
struct SweepTests {
    private static let scenario = Result {
        try ScenarioLibrary.withUnits.scenario("muba-2024").excerpt(
            from: SimulatedTime(seconds: 4200),
            to: SimulatedTime(seconds: 4230)
        )
    }
    /// A folder of the test's own.
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-sweep-\(UUID())")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func request(
        _ count: UInt64 = 5,
        first: UInt64 = 1,
        jobs: Int = 2,
        csv: String? = nil,
        records: String? = nil,
        scenario: Scenario? = nil
    ) throws -> SweepRequest {
        try SweepRequest(
            scenario: scenario ?? Self.scenario.get(),
            isExcerpt: true,
            first: first,
            count: count,
            jobs: jobs,
            csv: csv.map(path),
            records: records
        )
    }

    private func play(
        _ request: SweepRequest,
        types: [any TaskForceUnit.Type] = UnitTable.standard.types
    ) throws -> Sweep.Result {
        try Sweep(request, types: types).run(stop: StopFlag())
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// The failure of a sweep that must be refused, leaving its file as it is.
    private func refusal(_ name: String, _ request: SweepRequest) throws -> ServiceFailure {
        let before = try bytes(name)
        let failure = #expect(throws: ServiceFailure.self) { _ = try Sweep(request, types: UnitTable.standard.types) }
        #expect(try bytes(name) == before)
        return try #require(failure)
    }

    @Test("a pipe, a device or a folder is no file for rows, and is told at once", .timeLimit(.minutes(10)))
    func specialFiles() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(mkfifo(path("pipe.csv"), 0o600) == 0)
        #expect(symlink("/dev/zero", path("device.csv")) == 0)
        try FileManager.default.createDirectory(atPath: path("folder.csv"), withIntermediateDirectories: false)
        for name in ["pipe.csv", "device.csv", "folder.csv"] {
            let failure = #expect(throws: ServiceFailure.self) {
                _ = try Sweep(request(csv: name), types: UnitTable.standard.types)
            }
            #expect(failure?.exitCode == 74, "\(name)")
        }
    }

    @Test("the file is the same byte for byte, one drill at a time or two, in one go or interrupted")
    func bytes() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let alone = try play(request(jobs: 1, csv: "alone.csv"))
        #expect(alone.isComplete)
        #expect(alone.rows.map(\.seed) == [1, 2, 3, 4, 5])
        #expect(Set(alone.rows.map(\.digest)).count == 5)
        let whole = try bytes("alone.csv")
        let lines = String(decoding: whole, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[0].hasPrefix("seed,outcome,digest,turns,events,"))
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("\"model, bukan ramalan\"") })

        _ = try play(request(jobs: 2, csv: "two.csv"))
        #expect(try bytes("two.csv") == whole)

        // Stopped once two rows are written, its last line then cut off, and taken up again. One drill at a time: of two, the
        // first may be the last to end.
        let stop = StopFlag()
        let stopped = try Sweep(request(jobs: 1, csv: "again.csv"), types: UnitTable.standard.types).run(
            stop: stop,
            onProgress: { done in
                if done >= 2 { stop.raise() }
            }
        )
        #expect(!stopped.isComplete)
        #expect((2...4).contains(stopped.rows.count))
        #expect(whole.starts(with: try bytes("again.csv")))
        try bytes("again.csv").dropLast(9).write(to: URL(fileURLWithPath: path("again.csv")))
        let resumed = try Sweep(request(jobs: 2, csv: "again.csv"), types: UnitTable.standard.types)
        #expect(resumed.known.count == stopped.rows.count - 1)
        let result = try resumed.run(stop: StopFlag())
        #expect(result.rows == alone.rows)
        #expect(try bytes("again.csv") == whole)
    }

    @Test("a file that was cut off in its first line is begun anew; a sweep that is done plays nothing")
    func cutHeader() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("seed,outc", to: "a.csv")
        let rows = try play(request(2, csv: "a.csv")).rows
        // Stopped before it begins, it is complete all the same.
        let stop = StopFlag()
        stop.raise()
        let again = try Sweep(request(2, csv: "a.csv"), types: UnitTable.standard.types).run(stop: stop)
        #expect(again.isComplete)
        #expect(again.rows == rows)
        // Further seeds are added at the end, and none is played twice.
        #expect(try play(request(2, first: 2, csv: "a.csv")).rows.map(\.seed) == [2, 3])
        #expect(String(decoding: try bytes("a.csv"), as: UTF8.self).split(separator: "\n").count == 4)
    }

    @Test("a file of another scenario, version or excerpt is refused with what differs")
    func refused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try play(request(1, csv: "a.csv"))
        let longer = try ScenarioLibrary.withUnits.scenario("muba-2024").excerpt(
            from: SimulatedTime(seconds: 4200),
            to: SimulatedTime(seconds: 4260)
        )
        let excerpt = try refusal("a.csv", request(1, csv: "a.csv", scenario: longer))
        #expect(excerpt.exitCode == 74)
        #expect(excerpt.phrase.english.contains("excerpt 01:10:00..01:10:30, now 01:10:00..01:11:00"))
        #expect(excerpt.phrase.english.contains("scenario_sha256"))

        let text = String(decoding: try bytes("a.csv"), as: UTF8.self)
        try write(text.replacingOccurrences(of: ",\(gladiVersion),", with: ",0.0.9,"), to: "old.csv")
        let version = try refusal("old.csv", request(1, csv: "old.csv"))
        #expect(version.phrase.english.contains("gladi_version 0.0.9, now \(gladiVersion)"))
        #expect(!version.phrase.english.contains("excerpt"))

        try write("a,b\n1,2\n", to: "other.csv")
        #expect(try refusal("other.csv", request(1, csv: "other.csv")).phrase.english.contains("columns"))
        try write("halo", to: "note.csv")
        #expect(try refusal("note.csv", request(1, csv: "note.csv")).phrase.english.contains("columns"))

        let row = text.split(separator: "\n")[1]
        try write(text + row + "\n", to: "twice.csv")
        #expect(try refusal("twice.csv", request(1, csv: "twice.csv")).phrase.english.contains("twice.csv:3:"))
        try write(text + "2,teratasi\n", to: "short.csv")
        #expect(try refusal("short.csv", request(1, csv: "short.csv")).phrase.english.contains("short.csv:3:"))
    }

    @Test("rows are added at the end alone, and by one sweep at a time")
    func beyondAndBusy() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try play(request(1, first: 7, csv: "a.csv"))
        let beyond = try refusal("a.csv", request(2, first: 6, csv: "a.csv"))
        #expect(beyond.phrase.english.contains("seed 7, but does not hold seed 6"))
        let holder = try Sweep(request(1, first: 7, csv: "a.csv"), types: UnitTable.standard.types)
        let busy = try refusal("a.csv", request(1, first: 7, csv: "a.csv"))
        #expect(busy.phrase.english.contains("another 'gladi sweep'"))
        #expect(holder.known.count == 1)
    }

    @Test("a drill that fails is a row with its reason, and the sweep goes on")
    func failing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let table = UnitTable(
            UnitTable.standard.lines.map { $0.program == "traffic" ? .init("traffic", FaultyTraffic.self) : $0 }
        )
        let result = try play(request(8, csv: "a.csv"), types: table.types)
        #expect(result.isComplete)
        let failed = result.rows.filter(\.hasFailed)
        #expect((1...7).contains(failed.count))
        for row in failed {
            #expect(row.failure.contains("LevelSet"))
            #expect(row.digest.isEmpty)
            #expect(row.values.allSatisfy { $0 == nil })
        }
        #expect(result.rows.filter { !$0.hasFailed }.allSatisfy { $0.failure.isEmpty && $0.digest.count == 64 })
        // Read back they are the same, and are not played again.
        #expect(try Sweep(request(8, csv: "a.csv"), types: table.types).known == result.rows)
        let summary = SweepSummary(result.rows)
        #expect(summary.failures == failed)
        #expect(summary.outcomes.first { $0.name == SweepRow.failed }?.count == failed.count)
        #expect(summary.spreads.compactMap { $0.distribution?.count }.max() == 8 - failed.count)
    }

    @Test("records are kept on request, and one that is there already is left as it is")
    func records() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let row = try #require(try play(request(1, first: 3, records: folder.path)).rows.first)
        guard case .whole(let summary) = try RecordCheck.verify(path: path("muba-2024.3.gladi")) else {
            Issue.record("the record is not whole")
            return
        }
        #expect(summary.digest.map { hexadecimal($0) } == row.digest)
        let record = try bytes("muba-2024.3.gladi")
        #expect(try play(request(1, first: 3, records: folder.path)).rows == [row])
        #expect(try bytes("muba-2024.3.gladi") == record)

        try write("evidence", to: "muba-2024.4.gladi")
        let failure = #expect(throws: ServiceFailure.self) {
            try play(request(1, first: 4, records: folder.path))
        }
        #expect(failure?.exitCode == 74)
        #expect(try bytes("muba-2024.4.gladi") == Data("evidence".utf8))
        #expect(throws: ServiceFailure.self) { try request(records: path("nowhere")) }
    }

    @Test("numbers out of range are refused before anything is played")
    func ranges() throws {
        for (count, first, jobs) in [(0, 1, 1), (100_001, 1, 1), (2, UInt64.max, 1), (1, 1, 0), (1, 1, 65)] {
            let failure = #expect(throws: ServiceFailure.self) { try request(UInt64(count), first: first, jobs: jobs) }
            #expect(failure?.exitCode == 64)
        }
        #expect(try request(1, first: .max - 1).setup(of: .max - 1).drill.text == "mub.\(UInt64.max - 1)")
    }
}

@Suite("A sweep's report")
struct SweepReportTests {
    private static let measures = [
        Measure("force_uses", "penggunaan kekuatan", "uses of force", .count) { _ in nil },
        Measure("red_at", "MERAH pada", "RED at", .clock) { _ in nil },
        Measure("level_highest", "tingkat tertinggi", "highest level", .level) { _ in nil },
        Measure("fires", "kebakaran", "fires", .count) { _ in nil },
    ]
    private static let rows = [
        SweepRow(seed: 1, outcome: "teratasi", digest: "01", values: [1, nil, 2, nil]),
        SweepRow(seed: 2, outcome: "teratasi", digest: "02", values: [4, 3725, 3, nil]),
        SweepRow(seed: 3, outcome: "teratasi", digest: "03", values: [2, nil, 2, nil]),
        SweepRow(seed: 4, failure: "satuan\ngagal", measures: measures),
    ]

    private func report() throws -> SweepReport {
        let scenario = try ScenarioLibrary.withUnits.scenario("muba-2024")
        let request = try SweepRequest(scenario: scenario, isExcerpt: false, first: 1, count: 4)
        return SweepReport(request, summary: SweepSummary(Self.rows, measures: Self.measures))
    }

    @Test("it draws outcomes to the width and tells each measure's spread")
    func lines() throws {
        let lines = try report().lines(in: .english, width: 40)
        let expected = """
            muba-2024 · 4 drills
            a model, not a prediction

            OUTCOMES
              overcome  ██████████████████  3  75.0%
              failed    ██████              1  25.0%

            MEASURES
                                  min        5%    median       95%       max
              uses of force         1         1         2         4         4  ██·█
              RED at         01:02:05  01:02:05  01:02:05  01:02:05  01:02:05  █     in 1 drill
              highest level    YELLOW    YELLOW    YELLOW       RED       RED  █▄
              fires                 –         –         –         –         –        never
            """
        #expect(lines.prefix(13).joined(separator: "\n") == expected)
        #expect(lines.suffix(2) == ["FAILED: 1 drill (seed, reason)", "  4  satuan gagal"])
        for line in lines.dropFirst(4).prefix(2) { #expect(line.count == 40) }
        #expect(try report().lines(in: .indonesian, width: 72).contains { $0.hasSuffix("75,0%") })
    }

    @Test("without a row it says so")
    func empty() throws {
        let report = SweepReport(try report().request, summary: SweepSummary([], measures: Self.measures))
        #expect(report.lines(in: .english, width: 72) == ["no drill has ended yet"])
    }
}
