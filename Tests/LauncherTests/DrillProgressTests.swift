import Bus
import Domain
import Events
import Launcher
import Lockstep
import Scenario
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
}
