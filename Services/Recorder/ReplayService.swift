import Bus
import Domain
import Events
import Foundation
import Kafka
import Lockstep
import Logging
import Phrases
import Recording
import ServiceHost
import ServiceLifecycle

/// Plays a record onto a bus as a new drill: same events, same digest, another drill id.
public struct ReplayService: Service {
    private let path: String
    private let speed: String
    private let options: ServiceOptions
    private let logger: Logger

    /// A player of the record at `path`; `speed` is `max` or simulated seconds per second.
    public init(path: String, speed: String, options: ServiceOptions, logger: Logger) {
        self.path = path
        self.speed = speed
        self.options = options
        self.logger = logger
    }

    /// Publishes the whole record; returns once all of it has left, or when a graceful shutdown was asked for.
    ///
    /// - Throws: `ServiceFailure`, also for a record that cannot be read, and for what the bus refuses.
    public func run() async throws {
        let rate = try Self.rate(speed)
        try await BusThread.run(onRecord: "replay") { isStopping in try play(rate: rate, isStopping: isStopping) }
    }

    private static func rate(_ speed: String) throws -> Double? {
        if speed == "max" { return nil }
        guard let rate = Double(speed), rate > 0 else {
            throw ServiceFailure.usage(.badOption("--speed", speed, "max | 0.001 … 1000000"))
        }
        return rate
    }

    private func play(rate: Double?, isStopping: () -> Bool) throws {
        let reader = try RecordReader(path: path)
        let drill = try options.bus.wantedDrill() ?? DrillID.fresh(of: reader.origin.drill.text)
        let connection = try options.connection(logger: logger)
        let subscriber = try connection.subscriber(fetchWait: .paced)
        let partition = try DrillJoin.partition(
            of: drill,
            among: subscriber.partitionCount(of: DrillSetup.controlTopic)
        )
        let publisher = try connection.publisher(to: [DrillSetup.controlTopic])
        ServiceProgram.say(.replaying(path, as: drill.text), in: options.language)

        var replay = Replay(reader, as: drill)
        let clock = ContinuousClock()
        let began = clock.now
        var origin: SimulatedTime?
        var count = 0
        while !isStopping(), let item = try replay.next() {
            if let rate {
                let first = origin ?? item.time
                origin = first
                try wait(
                    until: began + .seconds(Double(item.time.seconds(since: first)) / rate),
                    clock,
                    subscriber,
                    isStopping
                )
            }
            let place = TopicPartition(topic: item.topic, partition: partition)
            try publish(CloudEventsBinding.encode(item.envelope), to: place, publisher)
            count += 1
        }
        guard publisher.flush(within: .seconds(30)) else {
            throw BusError.unreachable(
                broker: connection.bootstrap,
                reason: "the last records did not leave within 30 s"
            )
        }
        ServiceProgram.say(.replayed(count, as: drill.text), in: options.language)
    }

    private func publish(_ record: WireRecord, to place: TopicPartition, _ publisher: some Publisher) throws {
        while true {
            do {
                return try publisher.publish(record, to: place)
            } catch BusError.full {
                _ = publisher.flush(within: .milliseconds(100))
            }
        }
    }

    /// Waits on the bus client's own poll, so that it notices a stop at least twice a second.
    private func wait(
        until due: ContinuousClock.Instant,
        _ clock: ContinuousClock,
        _ subscriber: some Subscriber,
        _ isStopping: () -> Bool
    ) throws {
        while !isStopping(), clock.now < due {
            _ = try subscriber.poll(limit: 1, wait: min(due - clock.now, .milliseconds(500)))
        }
    }
}
