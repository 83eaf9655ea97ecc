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

/// Records a drill: every record of its partition of every `gladi.*` topic, into one `.gladi` file.
///
/// It resumes from the offsets in the file. When the disk cannot take more, it says so in a `Fault`, control holds the
/// drill (C10), and the recorder tries again each second. Nothing that was read is lost. Only the recorder writes dead
/// letters.
public struct RecorderService: Service {
    private let path: String
    private let broker: String
    private let options: ServiceOptions
    private let logger: Logger

    /// A recorder into the file at `path`; `broker` is the kind of bus, told in the record.
    public init(path: String, broker: String, options: ServiceOptions, logger: Logger) {
        self.path = path
        self.broker = broker
        self.options = options
        self.logger = logger
    }

    /// Records until the drill's end is in the file, or a graceful shutdown was asked for.
    ///
    /// - Throws: `ServiceFailure`, also for a file that cannot be opened, and for what the bus refuses.
    public func run() async throws {
        try await BusThread.run(onRecord: "recorder") { isStopping in try record(isStopping: isStopping) }
    }

    private func record(isStopping: () -> Bool) throws {
        let connection = try options.connection(logger: logger)
        // The publisher gets its identity from the broker while the recorder looks for the drill.
        let publisher = try connection.publisher(to: [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic])
        let subscriber = try connection.subscriber(fetchWait: .paced)
        guard
            let open = try DrillJoin.find(
                subscriber,
                wanted: options.bus.wantedDrill(),
                orEnded: true,
                known: RecordedOpening.drills(at: path),
                broker: connection.bootstrap,
                language: options.language,
                isStopping: isStopping
            )
        else { return }
        let table: StreamTable
        do { table = try StreamTable(open.opened) } catch { throw LockstepStop.doesNotFit(error.reason) }
        let origin = RecordOrigin(
            drill: open.id,
            gladiVersion: gladiVersion,
            broker: broker,
            createdMilliseconds: Int64(Date().timeIntervalSince1970 * 1000)
        )
        let file = try RecordFile(path: path, origin: origin, opened: open.opened)
        let topics = table.topics + [DrillSetup.recorderTopic, DrillSetup.deadLetterTopic]
        var loop = try RecorderLoop(
            file: file,
            open: open,
            topics: topics,
            subscriber: subscriber,
            publisher: publisher,
            crash: options.crashPoint(),
            outage: BusOutage(broker: connection.bootstrap, now: .now),
            language: options.language
        )
        ServiceProgram.say(.joined(["recorder"], drill: open.id.text), in: options.language)
        do {
            try loop.run(isStopping: isStopping)
        } catch {
            // The bus is gone: what was read is on the disk before anyone hears of it.
            try? file.close()
            throw error
        }
        try file.close()
    }
}
