import ArgumentParser
import Bus
import Domain
import Foundation
import Kafka
import Lockstep

/// What every process of the bare barrier is told.
struct BarrierOptions: ParsableArguments {
    @Option var scenario: String
    @Option var kafka: String
    @Option var turns: UInt64

    /// A reader of `topics` from their first records on.
    func subscriber(_ topics: [String], _ wait: FetchWait) throws -> KafkaSubscriber {
        let subscriber = try KafkaConnection(bootstrap: kafka).subscriber(fetchWait: wait)
        let places = topics.map { TopicPartition(topic: $0, partition: BarrierRecord.partition) }
        try subscriber.assign(Dictionary(uniqueKeysWithValues: places.map { ($0, 0) }))
        return subscriber
    }

    func publisher(_ topics: Set<String>) throws -> KafkaPublisher {
        try KafkaConnection(bootstrap: kafka).publisher(to: topics.sorted())
    }

    /// Reads until `isDone`, handing each record's writer and turn to `body`, and calling `step` after each batch.
    ///
    /// - Throws: `ExitCode` when nothing comes for ten seconds; `BusError`.
    func read(
        _ subscriber: KafkaSubscriber,
        until isDone: () -> Bool,
        _ body: (UInt32, UInt64) -> Void,
        step: () throws -> Void = {}
    ) throws {
        var silence = 0
        while !isDone() {
            let count = try subscriber.skim(limit: 1_000, wait: .milliseconds(500)) { _, value in
                if let (number, turn) = BarrierRecord.read(value) { body(number, turn) }
            }
            silence = count == 0 ? silence + 1 : 0
            guard silence < 20 else { throw ExitCode(70) }
            try step()
        }
    }

    /// Ends this process when its parent has gone.
    static func endWithParent() {
        Thread {
            while FileHandle.standardInput.availableData.count > 0 {}
            Foundation.exit(70)
        }.start()
    }
}

/// Grants a turn when all units have answered the one before.
struct BarrierControl: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "barrier-control", shouldDisplay: false)
    @OptionGroup var options: BarrierOptions

    func run() throws {
        BarrierOptions.endWithParent()
        let layout = try Layout(scenario: options.scenario)
        let record = try BarrierRecord.grants()
        let publisher = try options.publisher([DrillSetup.controlTopic])
        let subscriber = try options.subscriber(layout.table.topics + [DrillSetup.recorderTopic], .fullSpeed)
        try record.publish(turn: BarrierRecord.hello, publisher)
        let all = layout.units.count
        var hello = 0
        // How many have answered each turn, by turn; nobody answers a turn twice.
        var answers = [Int](repeating: 0, count: Int(options.turns) + 1)
        var turn: UInt64 = 0
        var began = ContinuousClock.now
        func isDone() -> Bool { turn == options.turns && answers[Int(turn)] == all }
        try options.read(subscriber, until: isDone) { number, answered in
            if number == 0 { return }
            if answered == BarrierRecord.hello { hello += 1 } else { answers[Int(min(answered, options.turns))] += 1 }
        } step: {
            guard turn == 0 ? hello == all + 1 : answers[Int(turn)] == all, turn < options.turns else { return }
            if turn == 0 { began = .now }
            turn += 1
            try record.publish(turn: turn, publisher)
        }
        print((ContinuousClock.now - began) / .seconds(1))
        guard publisher.flush(within: .seconds(5)) else { throw ExitCode(70) }
    }
}

/// Answers for some units: each when the grant and what it hears of the turn before are there.
struct BarrierUnits: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "barrier-units", shouldDisplay: false)
    @OptionGroup var options: BarrierOptions
    @Option var program: String

    private struct Player {
        let unit: Layout.Unit
        let record: BarrierRecord
        var turn: UInt64 = 0
    }

    func run() throws {
        BarrierOptions.endWithParent()
        let layout = try Layout(scenario: options.scenario)
        guard let crew = layout.crews.first(where: { $0.program == program }) else { throw ExitCode(64) }
        let publisher = try options.publisher(Set(crew.units.map(\.topic)))
        let subscriber = try options.subscriber(crew.topics(layout), .fullSpeed)
        var players = try crew.units.map { Player(unit: $0, record: try .completions(of: $0)) }
        for player in players { try player.record.publish(turn: BarrierRecord.hello, publisher) }
        var reached: [UInt32: UInt64] = [:]
        try options.read(subscriber, until: { players.allSatisfy { $0.turn == options.turns } }) { number, turn in
            reached[number] = turn
        } step: {
            let granted = reached[0, default: 0]
            for index in players.indices {
                while players[index].turn < granted,
                    players[index].unit.heard.allSatisfy({ reached[$0, default: 0] >= players[index].turn })
                {
                    players[index].turn += 1
                    try players[index].record.publish(turn: players[index].turn, publisher)
                }
            }
        }
        guard publisher.flush(within: .seconds(5)) else { throw ExitCode(70) }
    }
}

/// Reads everything, as a recorder does, and keeps nothing.
struct BarrierRecorder: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "barrier-recorder", shouldDisplay: false)
    @OptionGroup var options: BarrierOptions

    func run() throws {
        BarrierOptions.endWithParent()
        let layout = try Layout(scenario: options.scenario)
        let record = try BarrierRecord(
            .recorder,
            number: BarrierRecord.recorder,
            topic: DrillSetup.recorderTopic,
            type: "hello",
            bytes: 12
        )
        let publisher = try options.publisher([DrillSetup.recorderTopic])
        let subscriber = try options.subscriber(layout.topics, .paced)
        try record.publish(turn: BarrierRecord.hello, publisher)
        var left = layout.units.count
        try options.read(subscriber, until: { left == 0 }) { number, turn in
            if number != 0, turn == options.turns { left -= 1 }
        }
    }
}
