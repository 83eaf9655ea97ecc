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

    private func said(
        by unit: String,
        in words: LineWords = .none,
        isQuiet: Bool = false
    ) throws -> [DrillProgress.Notice] {
        var progress = DrillProgress(setup)
        let ready = Ready.with {
            $0.profile.unit = unit
            $0.profile.ownTypes = [
                .with {
                    $0.type = "traffic.v1.SignalSet"
                    $0.contentType = "application/json"
                    $0.wordsID = words.indonesian
                    $0.wordsEn = words.english
                    $0.quiet = isQuiet
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

    @Test("in the words that its agency announced, gaps for what it has not got and no brace left over")
    func ownWords() throws {
        let words = LineWords("lampu {signal}, {#cars} mobil {}", en: "light {signal}, {#cars} cars {signal.a} {")
        let notice = try #require(try said(by: "muba/traffic", in: words).first)
        #expect(notice.words.indonesian == "lampu merah, 0 mobil –")
        #expect(notice.words.english == "light merah, 0 cars – ")
        #expect(notice.isWorthALine)
        let quiet = try #require(try said(by: "muba/traffic", in: words, isQuiet: true).first)
        #expect(!quiet.isWorthALine && quiet.words == notice.words)
    }

    @Test("nothing of another task force's types, which reach nobody")
    func forged() throws { #expect(try said(by: "muba/medical").isEmpty) }

    private func record(
        _ event: some DrillEvent,
        as stream: String,
        on topic: String,
        sequence: UInt64?,
        by writer: String? = nil
    ) throws -> Arrival {
        let envelope = Envelope(
            drill: setup.drill,
            stream: try StreamName(stream),
            sequence: sequence,
            turn: 1,
            type: type(of: event).eventType,
            time: setup.start.universal(.start),
            data: event.canonicalBytes(),
            outside: writer.map { [OutsideHeader(name: ControlMachine.writerHeader, value: Array($0.utf8))] } ?? []
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

    @Test("a record counts as forged while nobody takes that back, the first of control's stream after a unit's")
    func forgeries() throws {
        var progress = DrillProgress(setup)
        let ready = Ready.with { $0.instance = "c" }
        _ = progress.take([try record(ready, as: "control", on: "gladi.control", sequence: nil)], at: .zero)
        func forged(
            saying kind: FaultKind,
            _ id: String,
            cleared: Bool = false,
            by unit: Bool = false
        ) throws -> String? {
            let id = try EventID(id)
            var fault = Fault(kind, id.stream, id.sequence, at: 9, "\(id)")
            fault.cleared = cleared
            let arrival =
                unit
                ? try record(fault, as: id.stream.text, on: "gladi.medical", sequence: nil)
                : try record(fault, as: "control", on: "gladi.control", sequence: nil, by: "c")
            _ = progress.take([arrival], at: .zero)
            return progress.forgery?.first.description
        }
        #expect(try forged(saying: .doubt, "muba/medical:3") == nil, "evidence alone")
        #expect(try forged(saying: .doubt, "control:8") == "control:8")
        #expect(try forged(saying: .forgery, "control:5") == "control:5")
        #expect(try forged(saying: .forgery, "muba/medical:2", by: true) == "muba/medical:2")
        #expect(try forged(saying: .forgery, "muba/medical:2", cleared: true) == "control:5")
        #expect(try forged(saying: .doubt, "control:6", cleared: true) == "control:5")
        #expect(try forged(saying: .doubt, "control:4", cleared: true) == nil, "all from that record on")
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
