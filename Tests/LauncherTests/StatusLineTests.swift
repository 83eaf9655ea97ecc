import Bus
import Domain
import Events
import Launcher
import Lockstep
import Phrases
import Scenario
import Telling
import Testing
import UnitTable

@Suite("The terminal's status line")
struct StatusLineTests {
    private static let setup = Result {
        try ScenarioLibrary.withUnits.scenario("muba-2024").setup(drill: DrillID("muba-2024.test"), seed: 1)
    }

    private func arrival(_ event: any DrillEvent, _ stream: StreamName, at index: Int) throws -> Arrival {
        let setup = try Self.setup.get()
        let type = type(of: event).eventType
        let isNumbered = EventCatalogue.standard.kind(of: type)?.isNumbered ?? true
        let envelope = Envelope(
            drill: setup.drill,
            stream: stream,
            sequence: isNumbered ? 0 : nil,
            turn: 0,
            type: type,
            data: event.canonicalBytes(),
            outside: stream == .control
                ? [OutsideHeader(name: ControlMachine.writerHeader, value: Array("uji".utf8))] : []
        )
        return Arrival(
            place: TopicPartition(topic: setup.table[stream]?.topic ?? "", partition: 0),
            offset: Int64(index),
            record: CloudEventsBinding.encode(envelope, nonce: "test")
        )
    }

    /// A drill of which these were read.
    private func progress(_ said: [(any DrillEvent, StreamName)]) throws -> DrillProgress {
        var progress = DrillProgress(try Self.setup.get())
        let arrivals = try said.enumerated().map { try arrival($1.0, $1.1, at: $0) }
        _ = progress.take(arrivals, at: .zero)
        return progress
    }

    private func waiting(for units: [String]) throws -> DrillProgress {
        let red = LevelSet.with { $0.level = .red }
        let waits = Waiting.with {
            $0.units = units
            $0.reason = "giliran belum selesai"
        }
        let ready = Ready.with { $0.instance = "uji" }
        return try progress([(ready, .control), (red, StreamName("muba/command")), (waits, .control)])
    }

    /// A line without its colours.
    private func bare(_ line: String) -> String { line.replacing(/\u{1B}\[[0-9]*m/, with: "") }

    @Test("it says time, turn, level, and for whom the drill waits")
    func content() throws {
        let line = StatusLine(language: .english, hasColour: false).text(
            try waiting(for: ["muba/traffic"]),
            at: .seconds(1)
        ).text
        #expect(line.hasSuffix("turn 0  0/s  ×0  RED  waiting for muba/traffic: the turn is not completed"))
        let start = StatusLine(language: .indonesian, hasColour: false).text(try progress([]), at: .zero).text
        #expect(start.hasSuffix("langkah 0  0 per detik  ×0  –"))
    }

    @Test("it says for how long control has been silent")
    func silence() throws {
        var progress = DrillProgress(try Self.setup.get())
        let beat = try arrival(Ready.with { $0.instance = "c" }, .control, at: 0)
        _ = progress.take([beat], at: .seconds(60))
        let line = StatusLine(language: .english, hasColour: false)
        #expect(line.text(progress, at: .seconds(75)).text.contains("silent for 15 seconds"))
    }

    @Test("on a narrow terminal it never reaches the last column, coloured or not", arguments: 1...160)
    func width(_ columns: Int) throws {
        let waits = try waiting(for: (1...9).map { "muba/unit-\($0)" })
        for hasColour in [false, true] {
            let status = StatusLine(language: .indonesian, hasColour: hasColour)
            let full = status.text(waits, at: .seconds(1)).text
            let cut = status.text(waits, at: .seconds(1), width: columns).text
            if bare(full).count < columns {
                #expect(cut == full)
            } else {
                #expect(bare(cut).count == max(columns - 1, 1))
                #expect(bare(cut).hasSuffix("…"))
                #expect(bare(full).hasPrefix(bare(cut).dropLast()))
            }
            // No colour runs on into what is written after it.
            let last = cut.matches(of: /\u{1B}\[([0-9]*)m/).last
            #expect(last == nil || last?.output.1 == "0")
        }
    }
}

@Suite("The embedded broker's room")
struct BrokerRoomTests {
    /// A record of about `bytes`.
    private func arrival(_ bytes: Int, on topic: String) -> Arrival {
        Arrival(
            place: TopicPartition(topic: topic, partition: 1),
            offset: 0,
            record: WireRecord(key: nil, headers: [], value: [UInt8](repeating: 0, count: bytes))
        )
    }

    @Test("a partition is said once to near its limit, at 80 %, and the run ends at 95 %")
    func limits() {
        var room = BrokerRoom()
        // Each a hundredth of 5 MiB, and a little for the batch around it.
        let record = arrival(52_400, on: "gladi.control")
        let readings = (1...95).map { _ in room.take(record) }
        #expect(readings.prefix(79).allSatisfy { $0 == .ample })
        #expect(readings[79] == .nearsLimit(percent: 80))
        #expect(readings[80..<94].allSatisfy { $0 == .ample })
        #expect(readings[94] == .full)
        #expect(room.take(arrival(52_400, on: "gladi.traffic")) == .ample)
    }
}
