import ArgumentParser
import Control
import Domain
import Foundation
import Lockstep
import Logging
import Phrases
import Scenario
import ServiceHost
import UnitTable

/// The program `control`: the exercise controller, outside the chain of command.
@main struct ControlProgram: ScreenedCommand {
    static let configuration = CommandConfiguration(
        commandName: "control",
        abstract:
            "Pengendali latihan: membuka, menjalankan langkah demi langkah, memberi inject, mengakhiri. (Exercise control.)",
        discussion: """
            Membuka latihan dari skenario (atau melanjutkan yang sudah terbuka dengan --drill yang sama) dan menunggu semua
            satuan serta perekam siap sebelum waktu berjalan.
            (Opens a drill of a scenario, or takes up the one that --drill names, and waits until every unit and the recorder are
            ready before time runs.)

              control muba-2024 --kafka 127.0.0.1:9092
              control skenario.yaml --drill muba-2024.gladi1 --speed 10 --seed 7

            \(ServiceProgram.exitCodes)
            """,
        version: gladiVersion
    )

    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library, or the path of a YAML file.)"
    )
    var scenario: String
    @OptionGroup var options: ServiceOptions
    @OptionGroup var playing: PlayingOptions
    @Flag(
        help:
            "Siaga: mengikuti, dan mengambil alih hanya bila langkah yang lengkap tertunda 5 detik. (Stand by: follow, and grant only when a complete turn has waited 5 s.)"
    )
    var standby = false
    @Option(
        help:
            "Detik sampai satuan yang diam dinonaktifkan sementara, atau 'never': hanya atas permintaan peluncur. (Seconds after which a silent unit is set aside, or 'never': only when a launcher asks.)"
    )
    var setAsideAfter = "30"
    @Option(
        help: ArgumentHelp(
            "Satuan dalam daftar yang tidak ditunggu; ikut begitu datang. Boleh diulang. (A unit of the roster for which turn 1 does not wait; it enters when it comes. May be repeated.)",
            valueName: "district/task-force"
        )
    )
    var late: [String] = []

    @Flag(help: ArgumentHelp("A launcher shows what control says.", visibility: .hidden))
    var screenless = false

    func run() async throws {
        let logger = ServiceProgram.logger("control")
        let service: ControlService
        do { service = try makeService(logger) } catch {
            let failure = ServiceProgram.failure(of: error)
            ServiceProgram.say(failure.phrase, in: options.language)
            throw ExitCode(failure.exitCode)
        }
        try await ServiceProgram.run(service, language: options.language, logger: logger)
    }

    private func makeService(_ logger: Logger) throws -> ControlService {
        let scenario = try playing.scenario(scenario, in: .withUnits)
        let drill = try options.bus.wantedDrill() ?? DrillID.fresh(of: scenario.key)
        var settings = ControlMachine.Settings(
            instance: "\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0 ... .max))",
            standby: standby,
            mayComeLate: try Set(lateUnits(of: scenario)),
            pace: try playing.pace()
        )
        if setAsideAfter == "never" {
            settings.setAsideAfter = nil
        } else if let seconds = Int(setAsideAfter), seconds > 0 {
            settings.setAsideAfter = .seconds(seconds)
        } else {
            throw ServiceFailure.usage(.badOption("--set-aside-after", setAsideAfter, "1, 2, 3 … | never"))
        }
        return ControlService(
            scenario: scenario,
            drill: drill,
            seed: playing.seed,
            settings: settings,
            options: options,
            hasScreen: !screenless,
            logger: logger
        )
    }

    private func lateUnits(of scenario: Scenario) throws -> [UnitID] {
        let units = try UnitID.list(late, "--late")
        let roster = scenario.roster.map(\.fact.unit)
        if let stranger = units.first(where: { !roster.contains($0) }) {
            let known = roster.map(\.description).joined(separator: " | ")
            throw ServiceFailure.usage(.badOption("--late", stranger.description, known))
        }
        return units
    }
}
