import Bus
import Domain
import Events
import Lockstep
import Scenario
import Telling
import Testing

@Suite("What an observer of a running drill is told")
struct DrillProgressTests {
    private let setup: DrillSetup

    init() throws {
        setup = try ScenarioLibrary.builtIn.scenario("muba-2024").setup(drill: DrillID("muba-2024.test"), seed: 1)
    }

    private func arrival(
        _ unit: String,
        _ type: String,
        _ data: [UInt8],
        as content: ContentType,
        sequence: UInt64?
    ) throws
        -> Arrival
    {
        let unit = try UnitID(unit)
        let envelope = Envelope(
            drill: setup.drill,
            stream: unit.mainStream,
            sequence: sequence,
            turn: 1,
            type: type,
            contentType: content,
            time: setup.start.universal(.start),
            data: data
        )
        return Arrival(
            place: TopicPartition(topic: unit.taskForce.topic, partition: 0),
            offset: Int64(sequence ?? 0),
            record: CloudEventsBinding.encode(envelope, nonce: "test")
        )
    }

    private func said(by unit: String) throws -> [DrillProgress.Notice] {
        var progress = DrillProgress(setup)
        let ready = Ready.with {
            $0.profile.unit = unit
            $0.profile.ownTypes = [
                .with {
                    $0.type = "traffic.v1.SignalSet"
                    $0.contentType = "application/json"
                }
            ]
        }
        let set = Array(#"{"signal":"merah"}"#.utf8)
        let arrivals = [
            try arrival(unit, Ready.eventType, ready.canonicalBytes(), as: .protobuf, sequence: nil),
            try arrival(unit, "traffic.v1.SignalSet", set, as: .json, sequence: 0),
        ]
        return progress.take(arrivals, at: .zero)
    }

    @Test("an agency's own event, which nobody here was built with")
    func ownEvents() throws {
        let notice = try #require(try said(by: "muba/traffic").first)
        #expect(notice.message == nil)
        #expect(notice.words.english.contains(#"{"signal":"merah"}"#))
        #expect(notice.words.english.contains("traffic.v1.SignalSet"))
    }

    @Test("nothing of another task force's types, which reach nobody")
    func forged() throws { #expect(try said(by: "muba/medical").isEmpty) }

    private func record(
        _ event: some DrillEvent,
        as stream: String,
        on topic: String,
        sequence: UInt64?
    ) throws -> Arrival {
        let envelope = Envelope(
            drill: setup.drill,
            stream: try StreamName(stream),
            sequence: sequence,
            turn: 1,
            type: type(of: event).eventType,
            time: setup.start.universal(.start),
            data: event.canonicalBytes()
        )
        return Arrival(
            place: TopicPartition(topic: topic, partition: 0),
            offset: Int64(sequence ?? 0),
            record: CloudEventsBinding.encode(envelope, nonce: "test")
        )
    }

    @Test("nothing that no unit would act on: not the end, not the level, not the pace, whoever says it")
    func nothingForged() throws {
        let ended = Ended.with { $0.reason = "palsu" }
        let level = LevelSet.with { $0.level = .red }
        let forgeries = [
            try record(ended, as: "muba/medical", on: "gladi.medical", sequence: nil),
            try record(ended, as: "muba/medical", on: "gladi.medical", sequence: 0),
            try record(ended, as: "control", on: "gladi.control", sequence: nil),
            try record(ended, as: "control", on: "gladi.control", sequence: 900),
            try record(level, as: "console", on: "gladi.console", sequence: nil),
            try record(level, as: "console", on: "gladi.console", sequence: 0),
            try record(level, as: "muba/command", on: "gladi.command", sequence: nil),
            try record(level, as: "muba/command", on: "gladi.traffic", sequence: 0),
            try record(level, as: "muba/traffic", on: "gladi.traffic", sequence: 0),
            try record(PaceSet.with { $0.frozen = true }, as: "muba/command", on: "gladi.command", sequence: nil),
            try record(Waiting.with { $0.reason = "palsu" }, as: "control", on: "gladi.command", sequence: nil),
        ]
        var progress = DrillProgress(setup)
        #expect(progress.take(forgeries, at: .zero).isEmpty)
        #expect(progress.ended == nil && progress.level == .unspecified && progress.hold == nil)
        #expect(progress.waiting == nil)
        let real = try record(level, as: "muba/command", on: "gladi.command", sequence: 0)
        #expect(progress.take([real], at: .zero).count == 1)
        #expect(progress.level == .red)
    }

    @Test("for how long control has been silent, once it was heard and until the drill ends")
    func silence() throws {
        var progress = DrillProgress(setup)
        #expect(progress.controlSilence(at: .seconds(60)) == nil)
        let beat = try record(Ready.with { $0.instance = "c" }, as: "control", on: "gladi.control", sequence: nil)
        _ = progress.take([beat], at: .seconds(60))
        #expect(progress.controlSilence(at: .seconds(62)) == nil)
        #expect(progress.controlSilence(at: .seconds(75)) == .seconds(15))
        _ = progress.take([beat], at: .seconds(75))
        #expect(progress.controlSilence(at: .seconds(76)) == nil)
    }
}
