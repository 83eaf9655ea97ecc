import ArgumentParser
import Dispatch
import Foundation
import Kafka
import Phrases
import ServiceHost

/// The program `gladi-broker`.
@main struct BrokerProgram {
    static func main() { BrokerCommand.runThroughDoor() }
}

/// `gladi-broker`: the embedded broker in its own process.
struct BrokerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gladi-broker",
        abstract: "Broker Kafka bawaan untuk gladi di satu laptop. / The embedded Kafka broker for one laptop.",
        discussion: """
            Begitu siap, broker menulis satu baris JSON ke keluaran standar, lalu berjalan sampai SIGTERM atau SIGINT.
            Once ready it writes one line of JSON to standard output, then runs until SIGTERM or SIGINT:

                {"bootstrap":"127.0.0.1:40123"}

            Lalu di terminal lain / then in another terminal:

                kcat -b 127.0.0.1:40123 -C -t gladi.control -f '%h %s\\n'

            Batasnya: hanya di memori dan di 127.0.0.1; paling banyak 5 MiB atau 100.000 kelompok catatan per partisi, \
            yang tertua hilang tanpa pesan. Latihan sungguhan memakai Apache Kafka.

            Its limits: in memory and on 127.0.0.1 alone; at most 5 MiB or 100,000 message sets per partition, the \
            oldest dropped without a word. A real exercise uses Apache Kafka.
            """,
        version: "gladi-broker 1.0.0"
    )

    @Option(
        name: .customLong("topic"),
        help: ArgumentHelp(
            "Buat topik dengan 4 partisi; boleh diulang. / Make a topic of 4 partitions; may be repeated.",
            valueName: "name"
        )
    )
    var topics: [String] = []

    @Flag(
        help: """
            Berhenti bila masukan standar ditutup, sehingga tidak hidup lebih lama dari induknya. / End when standard \
            input closes, so as never to outlive the parent.
            """
    )
    var untilStdinCloses = false

    func run() throws {
        let ended = DispatchSemaphore(value: 0)
        let sources: [any DispatchSourceProtocol] = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { ended.signal() }
            return source
        }
        for source in sources { source.resume() }
        if untilStdinCloses { atStandardInputsEnd { ended.signal() } }

        let broker = try EmbeddedBroker(topics: topics)
        ScreenDoor.output.say(json: "{\"bootstrap\":\"\(broker.bootstrap)\"}")
        // Blocks the main thread; the broker and the sources have threads of their own.
        withExtendedLifetime((broker, sources)) { ended.wait() }
        // The log was only in memory, so there is nothing to close. Closing the mock cluster would take a second.
        _exit(0)
    }

    /// Reads and ignores standard input until it ends.
    ///
    /// It does so on a thread of its own. A dispatch source does not notice the end of the input when the end comes
    /// directly behind data that it has just read.
    private func atStandardInputsEnd(_ handler: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            var room = [UInt8](repeating: 0, count: 4_096)
            while read(STDIN_FILENO, &room, room.count) > 0 {}
            handler()
        }
    }
}
