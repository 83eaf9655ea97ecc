import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Reading
import Recording
import Scenario
import ServiceHost
import TestSupport
import Testing
import UnitTable

@Suite("What is in a record, with real processes", .serialized)
struct RecordTests {
    private static let excerpt = "01:10:00..01:12:00"

    private func whole(_ path: String) throws -> RecordSummary {
        let verdict = try RecordCheck.verify(path: path)
        guard case .whole(let summary) = verdict else {
            Issue.record("\(verdict.phrase.english)")
            throw CancellationError()
        }
        return summary
    }

    @Test("played onto another broker as another drill and recorded there, as it comes and afterwards: the same digest")
    func replay() throws {
        let first = try play(Self.excerpt)
        let broker = try BrokerProcess()
        let there = ["--kafka", broker.bootstrap, "--drill", "muba-2024.ulang", "--lang", "en"]
        func record() throws -> GladiRun {
            try GladiRun(["record", "r.gladi", "--broker", "embedded"] + there, program: "recorder")
        }
        let meanwhile = try record()
        let replayed = try GladiRun(["replay", first.run.record] + there, program: "recorder").finish()
        try #require(replayed.code == 0, "\(replayed.errors)")
        let afterwards = try record()
        for run in [meanwhile, afterwards] {
            let (code, _, errors) = run.finish()
            #expect(code == 0, "\(errors)")
            let summary = try whole(run.record)
            #expect(summary.isEnded)
            #expect(summary.origin.drill.text == "muba-2024.ulang")
            #expect(summary.events == Int64(first.result.events))
            #expect(summary.digest.map { hexadecimal($0) } == first.result.digest)
            let verified = try GladiRun(["verify", run.record], program: "recorder").finish()
            #expect(verified.code == 0)
            #expect(verified.output.contains(first.result.digest ?? "-"))
        }
    }

    @Test("every record that the broker counts is in the file: events, heartbeats, copies, dead letters")
    func complete() throws {
        let broker = try BrokerProcess()
        let drill = try DrillID("muba-2024.penuh")
        let connection = KafkaConnection(bootstrap: broker.bootstrap)
        let reader = try connection.subscriber(fetchWait: .paced)
        let partition = DrillJoin.partition(
            of: drill,
            among: try reader.partitionCount(of: DrillSetup.controlTopic)
        )
        // Nobody's record: it must be there as well, as a dead letter.
        let stray = WireRecord(key: Array(drill.text.utf8), headers: [], value: [1, 2, 3])
        let publisher = try connection.publisher(to: ["gladi.traffic"])
        try publisher.publish(stray, to: TopicPartition(topic: "gladi.traffic", partition: partition))
        #expect(publisher.flush(within: Hang.bound))

        let run = try GladiRun(
            ["run", "muba-2024", "--excerpt", Self.excerpt, "--record", "r.gladi", "--kafka", broker.bootstrap]
                + ["--drill", drill.text, "--duplicate", "100"]
        )
        let (code, _, errors) = run.finish()
        try #require(code == 0, "\(errors)")
        let summary = try whole(run.record)
        #expect(summary.verdicts[.duplicate, default: 0] > 10)

        var recorded = try offsets(in: run.record)
        let letters = TopicPartition(topic: DrillSetup.deadLetterTopic, partition: partition)
        #expect(recorded[letters] != nil)
        let setup = try ScenarioLibrary.withUnits.scenario("muba-2024").setup(drill: drill, seed: 1)
        let topics = setup.table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]
        var later: [TopicPartition: Range<Int64>] = [:]
        for topic in topics {
            for number in 0..<(try reader.partitionCount(of: topic)) {
                let place = TopicPartition(topic: topic, partition: number)
                let held = try reader.bounds(of: place)
                let found = recorded.removeValue(forKey: place) ?? []
                #expect(number == partition || held.isEmpty, "\(place)")
                #expect(found == Array(held.prefix(found.count)), "\(place) has a hole")
                if found.count < held.count { later[place] = (held.lowerBound + Int64(found.count))..<held.upperBound }
            }
        }
        #expect(recorded.isEmpty, "the file has what the broker has not")
        try onlyHeartbeats(later, reader)
    }

    /// The offsets of a record's rows, ascending, by partition.
    private func offsets(in record: String) throws -> [TopicPartition: [Int64]] {
        let reader = try RecordReader(path: record)
        defer { try? reader.close() }
        var offsets: [TopicPartition: [Int64]] = [:]
        var last: Int64 = 0
        while case let page = try reader.rows(after: last, limit: 1_000), let newest = page.last {
            last = newest.number
            for row in page { offsets[row.arrival.place, default: []].append(row.arrival.offset) }
        }
        return offsets.mapValues { $0.sorted() }
    }

    /// After the recorder's last look somebody may still have sent a heartbeat; nothing else may follow.
    private func onlyHeartbeats(_ ranges: [TopicPartition: Range<Int64>], _ reader: KafkaSubscriber) throws {
        try reader.assign(ranges.mapValues(\.lowerBound))
        var left = ranges.values.reduce(0) { $0 + $1.count }
        let deadline = Hang.deadline()
        while left > 0, .now < deadline {
            for arrival in try reader.poll(limit: 1_000, wait: .milliseconds(200)) {
                left -= 1
                #expect(try arrival.reading.get().sequence == nil, "\(arrival.place) \(arrival.offset)")
            }
        }
        #expect(left == 0)
    }
}
