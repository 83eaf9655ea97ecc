import ArgumentParser
import Domain
import Foundation
import Phrases
import Recorder
import Recording
import ServiceHost

/// The program `recorder`: records a drill, verifies a record, and plays one onto a bus again.
@main struct RecorderProgram: ScreenedCommand {
    static let configuration = CommandConfiguration(
        commandName: "recorder",
        abstract: "Perekam latihan: merekam, memeriksa, memutar ulang. (Records, verifies and replays drills.)",
        discussion: """
              recorder record latihan.gladi --kafka 127.0.0.1:9092
              recorder verify latihan.gladi
              recorder replay latihan.gladi --kafka 127.0.0.1:9092 --speed 10

            Berkas .gladi adalah basis data SQLite: buka juga dengan sqlite3. (A .gladi file is an SQLite database.)

            \(ServiceProgram.exitCodes)
            """,
        version: gladiVersion,
        subcommands: [Record.self, Verify.self, ReplayRecord.self],
        defaultSubcommand: Record.self
    )

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Merekam latihan yang terbuka ke satu berkas. (Records the open drill into one file.)"
        )
        @Argument(
            help:
                "Berkas rekaman; rekaman latihan yang sama diteruskan. (The record; an existing one of the same drill is taken up where it ends.)"
        )
        var path: String
        @Option(
            help:
                "Jenis bus yang dicatat dalam rekaman: kafka atau embedded. (What kind of bus it is, told in the record: kafka or embedded.)"
        )
        var broker = "kafka"
        @OptionGroup var options: ServiceOptions

        func run() async throws {
            let logger = ServiceProgram.logger("recorder")
            let service = RecorderService(path: path, broker: broker, options: options, logger: logger)
            try await ServiceProgram.run(service, language: options.language, logger: logger)
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Memeriksa rekaman: utuh, utuh dengan celah, atau rusak di mana. (Verifies a record.)",
            discussion: RecordAccount.exitCodes
        )
        @Argument(help: "Berkas rekaman. (The record.)")
        var path: String
        @Flag(help: "Cetak satu objek JSON. (Print one JSON object.)")
        var json = false
        @OptionGroup var screen: LanguageOption

        func run() throws {
            throw ExitCode(RecordAccount.verify(path: path, json: json, language: screen.language))
        }
    }

    struct ReplayRecord: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract:
                "Memutar ulang rekaman ke broker sebagai latihan baru. (Plays a record onto a bus as a new drill.)",
            discussion: """
                Setiap catatan bernomor diterbitkan lagi dengan id latihan baru dan keterangan asalnya; sidik digitalnya tetap.
                (Publishes every numbered record again under a new drill id, with provenance headers; the digest stays.)
                """
        )
        @Argument(help: "Berkas rekaman. (The record.)")
        var path: String
        @Option(help: "Kecepatan: max, atau detik simulasi tiap detik. (Speed: max, or simulated seconds per second.)")
        var speed = "max"
        @OptionGroup var options: ServiceOptions

        func run() async throws {
            let logger = ServiceProgram.logger("replay")
            let service = ReplayService(path: path, speed: speed, options: options, logger: logger)
            try await ServiceProgram.run(service, language: options.language, logger: logger)
        }
    }
}
