import Domain
import Kafka
import Lockstep
import Scenario
import TaskForceKit
import Testing
import UnitLockstep
import UnitTable

/// What a unit's program asks of a broker that grants each task force no more than its part.
@Suite("A unit's rights", .serialized)
struct RightsTests {
    private let broker: EmbeddedBroker
    private let control: GladiRun
    private let traffic: UnitID
    private let setup: DrillSetup

    /// A broker with an open drill.
    init() throws {
        traffic = try UnitID("muba/traffic")
        setup = try ScenarioLibrary.withUnits.scenario("muba-2024").setup(drill: DrillID("muba-2024.hak"), seed: 1)
        broker = try EmbeddedBroker(topics: setup.table.topics + [DrillSetup.recorderTopic])
        control = try GladiRun(
            ["muba-2024", "--kafka", broker.bootstrap, "--drill", "muba-2024.hak", "--lang", "en"],
            program: "control"
        )
        try #require(control.waitForError("control joined drill"))
    }

    private func start() throws -> GladiRun {
        try GladiRun(
            ["--kafka", broker.bootstrap, "--lang", "en", "--unit", traffic.description],
            program: "traffic"
        )
    }

    @Test("it needs no right to a topic that it does not read")
    func declared() throws {
        let read = UnitMachine.topics(of: traffic, in: setup.table)
        let others = Set(setup.table.topics + [DrillSetup.recorderTopic]).subtracting(read)
        #expect(others.isSuperset(of: [DrillSetup.recorderTopic, DrillSetup.truthTopic]))
        for topic in others { broker.treat(topic, as: .forbidden) }
        let run = try start()
        #expect(run.waitForError("muba/traffic joined drill"))
        run.terminate()
        #expect(run.finish().code == 0)
    }

    @Test("a right that is missing is named with the unit and the topic: to read, to write")
    func missing() throws {
        let heard = try #require(setup.table.heard(by: traffic).first?.topic)
        broker.treat(heard, as: .forbidden)
        let deaf = try start().finish()
        #expect(deaf.code == 69)
        #expect(deaf.errors.contains("muba/traffic has no right to read \(heard)"), "\(deaf.errors)")
        broker.treat("gladi.traffic", as: .forbidden)
        let mute = try start().finish()
        #expect(mute.code == 69)
        #expect(mute.errors.contains("muba/traffic has no right to write gladi.traffic"), "\(mute.errors)")
    }
}
