import ArgumentParser
import Control
import Domain
import Foundation
import Kafka
import Phrases
import Playing
import Recording
import Scenario
import ServiceHost
import Telling
import UnitTable

/// `gladi run`: plays a scenario from the first turn to the summary.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Menjalankan latihan dengan semua satuannya. (Runs a drill with all its units.)",
        discussion: """
            Tanpa --kafka, broker bawaan dan setiap layanan dijalankan sebagai proses, dijaga, dan dihentikan dengan tertib.
            (Without --kafka the embedded broker and every service run as processes, are kept alive, and end in good order.)

              gladi run muba-2024
              gladi run muba-2024 --in-process --seed 7 --json
              gladi run muba-2024 --excerpt 01:10:00..01:20:00 --record potongan.gladi
              gladi run skenario-saya.yaml --external muba/bpbd
              gladi run skenario-saya.yaml --late muba/bpbd --speed 10
              gladi run skenario-saya.yaml --kafka kafka.polres.example:9093 --kafka-config klien.properties --speed 1

            Di terminal latihan tampak utuh di satu layar; --view plain memakai baris bergulir, seperti juga NO_COLOR dan
            TERM=dumb. (A terminal shows the whole drill on one screen; --view plain has scrolling lines, and so have
            NO_COLOR and TERM=dumb.)

            Rekaman: periksa dengan 'recorder verify', putar ulang dengan 'recorder replay'. (The record: see recorder.)

            Kode akhir: 0 latihan berakhir dengan tertib; 1 berhenti lebih awal; 64 cara pakai salah; 65 skenario atau
            latihan tidak cocok; 69 broker; 70 program tidak ada atau tidak dapat dijalankan, atau satuan gagal dalam
            proses ini; 74 rekaman; 75 latihan berakhir, tetapi ada satuan yang hilang dan tidak kembali; 76 ada
            catatan palsu: latihan tidak dapat dilanjutkan.
            (Exit codes: 0 the drill ended in order; 1 the run ended early; 64 wrong usage; 65 the scenario or drill
            does not fit; 69 broker; 70 a program is missing or cannot be started, or a unit failed in this process;
            74 record; 75 the drill ended, but a unit was lost on the way: set aside, and not back at the end; 76 a
            forged record: the drill cannot go on.)
            """
    )

    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library ('gladi list'), or the path of a YAML file.)"
    )
    var scenario: String
    @OptionGroup var playing: PlayingOptions
    @OptionGroup var bus: BusOptions
    @Option(
        help:
            "Berkas rekaman, belum boleh ada. Bila tidak ditulis: LATIHAN.gladi di folder ini. (Path of the record; it must not exist. Default: DRILL.gladi in this folder.)"
    )
    var record: String?
    @Flag(
        help:
            "Mainkan semua satuan dalam proses ini, tanpa broker; selalu secepatnya. (Play every unit in this process, without a broker; always at full speed.)"
    )
    var inProcess = false
    @OptionGroup var externals: ExternalUnits
    @Flag(help: "Hanya cetak satu objek JSON pada akhirnya. (Print nothing but one JSON object at the end.)")
    var json = false
    @Option(
        help:
            "Di terminal: live (latihan di satu layar) atau plain (baris bergulir). (On a terminal: live (the drill on one screen) or plain (scrolling lines).)"
    )
    var view: ViewChoice?
    @Flag(help: "Tampilkan semua pesan layanan. (Show all that the services say.)")
    var verbose = false
    @Option(help: ArgumentHelp("For tests: first start of SERVICE kills itself at POINT@TURN.", visibility: .hidden))
    var crash: [String] = []
    @Option(help: ArgumentHelp("For tests: publish so many records in a thousand twice.", visibility: .hidden))
    var duplicate: UInt64 = 0
    @Option(help: ArgumentHelp("For tests: seconds after which control sets a silent unit aside.", visibility: .hidden))
    var setAsideAfter: UInt64?

    func run() throws {
        try reporting(in: bus.language) {
            let began = ContinuousClock.now
            let request = try makeRequest()
            let cast = DrillView.Cast(request.scenario, drill: request.drill)
            let screen = Screen.ofRun(cast, json: json, view: view, language: bus.language)
            let played = try play(request, screen)
            let account = try readRecord(request, after: played)
            let end = played.losing(account?.attendance.lost.map(\.description) ?? [])
            let report = RunReport(request, account: account, wall: .now - began, isSpoiled: end.exitCode == 76)
            if json {
                try LineStyle.write(json: [report.json()])
            } else {
                for line in report.lines { screen.say(line) }
            }
            if let reason = end.reason { ServiceProgram.say(reason, in: bus.language) }
            guard end.exitCode == 0 else { throw ExitCode(end.exitCode) }
        }
    }

    /// Checks all flags together; nothing is started when they do not fit.
    func makeRequest() throws -> RunRequest {
        let pace = try playing.pace()
        let lane: RunRequest.Lane =
            inProcess ? .inProcess : bus.address != nil || bus.configuration != nil ? .kafka : .embedded
        if inProcess {
            for (flag, isGiven) in [
                ("--kafka", bus.kafka != nil), ("--kafka-config", bus.kafkaConfig != nil),
                ("--speed", pace.speedPermille > 0),
                ("--crash", !crash.isEmpty), ("--duplicate", duplicate > 0),
                ("--set-aside-after", setAsideAfter != nil),
            ] where isGiven { throw ServiceFailure.usage(.flagsExclude("--in-process", flag)) }
        }
        guard duplicate <= 500 else { throw ServiceFailure.usage(.badOption("--duplicate", "\(duplicate)", "0 … 500")) }
        _ = try crashes()
        let checked = try CheckedScenario(
            ScenarioLibrary.withUnits.draft(scenario),
            playing,
            others: externals.units()
        )
        let played = checked.scenario
        if !json, !checked.warnings.isEmpty {
            ServiceProgram.say(.runsInSpite(of: checked.warnings.count, scenario: scenario), in: bus.language)
        }
        let drill = try bus.wantedDrill() ?? DrillID.fresh(of: played.key)
        return try RunRequest(
            scenario: played,
            drill: drill,
            seed: playing.seed,
            lane: lane,
            pace: pace,
            record: record,
            external: try externals.units(),
            late: try externals.lateUnits()
        )
    }

    private func play(_ request: RunRequest, _ screen: Screen) throws -> RunEnd {
        defer { screen.clear() }
        guard request.lane != .inProcess else {
            return InProcessLane(request: request, table: .standard, screen: screen).run()
        }
        let options = ProcessLane.Options(
            scenario: scenario,
            kafka: bus.address,
            kafkaConfig: bus.configuration,
            speed: playing.speed,
            excerpt: playing.excerpt,
            crashes: try crashes(),
            duplicates: duplicate,
            isVerbose: verbose,
            setAsideAfter: setAsideAfter.map(String.init)
        )
        return try ProcessLane(request, table: .standard, options: options, screen: screen).run()
    }

    /// The crash points by service.
    private func crashes() throws -> [String: String] {
        var points: [String: String] = [:]
        for text in crash {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, CrashPoint(parts[1]) != nil, points[parts[0]] == nil else {
                throw ServiceFailure.usage(.badOption("--crash", text, "SERVICE=POINT@TURN"))
            }
            points[parts[0]] = parts[1]
        }
        return points
    }

    /// What the record says; nil when the run ended before anything was recorded.
    ///
    /// A run that ended early may leave a file that is no record yet; then why it ended is what is to be said.
    private func readRecord(_ request: RunRequest, after end: RunEnd) throws -> RunAccount? {
        guard FileManager.default.fileExists(atPath: request.record) else { return nil }
        do {
            let reader = try RecordReader(path: request.record)
            return try RunAccount(reader, firstTime: request.setup.firstTime, start: request.setup.start)
        } catch {
            guard end == .inOrder else { return nil }
            throw ServiceFailure(error.phrase, exitCode: 74)
        }
    }
}
