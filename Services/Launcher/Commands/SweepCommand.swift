import ArgumentParser
import Control
import Domain
import Foundation
import Phrases
import Playing
import Scenario
import ServiceHost
import Sweep
import UnitTable

/// `gladi sweep`: plays a scenario for many seeds and shows how the outcomes are spread.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Menjalankan satu skenario dengan banyak benih acak (seed). (Plays a scenario for many seeds.)",
        discussion: """
            Tiap benih acak satu latihan dalam proses ini, tanpa broker; hasilnya model, bukan ramalan.
            (A drill per seed, in this process, without a broker; what comes out is a model, not a prediction.)

              gladi sweep muba-2024 --seeds 1000 --csv muba.csv
              gladi sweep muba-2024 --seeds 200 --excerpt 01:10:00..01:40:00 --json
              gladi sweep muba-2024 rencana-saya.yaml --seeds 200 --csv banding.csv

            Dua skenario dibandingkan berpasangan dengan benih acak yang sama: selisih, selang kepercayaan yang boleh dilihat
            kapan pun, yang nyata, dan apakah lebih banyak benih berguna. Baris tiap skenario ada di banding.a.csv dan banding.b.csv.
            (Two scenarios are compared pair by pair on the same random numbers; the rows of each stand beside the pairs.)

            Ctrl-C menghentikan; perintah yang sama dengan --csv yang sama meneruskan. (Stop with Ctrl-C; the same command with
            the same --csv goes on.)

            Kode akhir: 0 semua benih acak dimainkan; 1 dihentikan di tengah jalan; 64 cara pakai salah; 65 skenario
            tidak memenuhi syarat; 70 ada latihan yang gagal, barisnya menyebut sebab; 74 CSV atau rekaman.
            (Exit codes: 0 every seed was played; 1 stopped on the way; 64 wrong usage; 65 the scenario does not fit;
            70 a drill failed, and its row says why; 74 the CSV or a record.)
            """
    )

    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library ('gladi list'), or the path of a YAML file.)"
    )
    var scenario: String
    @Argument(
        help:
            "Skenario kedua, dibandingkan berpasangan dengan yang pertama. (A second scenario, which is compared with the first pair by pair.)"
    )
    var other: String?
    @Option(help: "Jumlah benih acak. (How many seeds.)")
    var seeds: UInt64
    @Option(help: "Benih acak pertama. (The first seed.)")
    var first: UInt64 = 1
    @Option(
        help:
            "Latihan yang dimainkan bersamaan. Bila tidak ditulis: sebanyak inti prosesor. (Drills played side by side. Default: the machine's cores.)"
    )
    var jobs: Int?
    @Option(
        help:
            "Berkas CSV, satu baris tiap benih acak; yang sudah ada diteruskan. (Path of a CSV file with a row per seed; one of the same sweep is gone on with.)"
    )
    var csv: String?
    @Option(help: "Folder untuk rekaman setiap latihan. (Folder in which every drill's record is kept.)")
    var records: String?
    @Option(
        help:
            "Mainkan sebagian saja: DARI..SAMPAI, misalnya 01:10:00..01:20:00. (Play a part only: FROM..TO, such as 01:10:00..01:20:00.)"
    )
    var excerpt: String?
    @Flag(help: "Hanya cetak satu objek JSON pada akhirnya. (Print nothing but one JSON object at the end.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let began = ContinuousClock.now
            if let other { return try compare(with: other, language, since: began) }
            let request = try makeRequest(scenario, csv: csv)
            let sweep = try Sweep(request, types: UnitTable.standard.types)
            let stop = StopFlag()
            let signals = StopSignals { stop.raise() }
            let result = try withExtendedLifetime(signals) { try play(sweep, until: stop, language, since: began) }
            let report = SweepReport(sweep.request, summary: SweepSummary(result.rows))
            if json {
                let object = SweepJSON(report: report, language: language, wall: .now - began)
                try LineStyle.write(json: [oneLine(object)])
            } else {
                for line in report.lines(in: language, width: Self.width) { ScreenDoor.output.say(line) }
            }
            guard result.isComplete else {
                let stopped = Phrase.sweepStopped(result.rows.count, of: sweep.request.seeds.count, csv: csv)
                ServiceProgram.say(stopped, in: language)
                throw ExitCode(1)
            }
            if !report.summary.failures.isEmpty { throw ExitCode(70) }
        }
    }

    func makeRequest(_ name: String, csv: String?) throws -> SweepRequest {
        var playing = PlayingOptions()
        playing.excerpt = excerpt
        let request = try SweepRequest(
            scenario: CheckedScenario(ScenarioLibrary.withUnits.draft(name), playing).scenario,
            isExcerpt: excerpt != nil,
            first: first,
            count: seeds,
            jobs: jobs,
            csv: csv,
            records: records
        )
        if let program = request.scenario.programs.first {
            let phrase = Phrase.ownProgramNeedsProcess(program.unit.description, program.path, "gladi sweep")
            throw ServiceFailure(phrase, exitCode: 65)
        }
        _ = try UnitTable.standard.crews(for: request.scenario.roster.map(\.fact.unit))
        return request
    }

    private func play(
        _ sweep: Sweep,
        until stop: StopFlag,
        _ language: Language,
        since began: ContinuousClock.Instant
    ) throws -> Sweep.Result {
        let (known, total) = (sweep.known.count, sweep.request.seeds.count)
        if !json { ServiceProgram.say(.sweepBegins(total, known: known), in: language) }
        let screen = ProgressLine(isSilent: json, language: language)
        let progress = SweepProgress(known: known, total: total)
        defer { screen.clear() }
        return try sweep.run(
            stop: stop,
            onStall: { hanging in
                screen.clear()
                ServiceProgram.say(.sweepHangs(hanging), in: language)
            },
            onProgress: { screen.show(progress.phrase(done: $0, after: .now - began)) }
        )
    }

    /// The terminal's columns; 72 where there is none.
    private static var width: Int {
        ScreenDoor.output.isTerminal ? Terminal(.output).size?.columns ?? 72 : 72
    }
}

extension Phrase {
    /// A unit that hangs in the drill of one seed.
    static func sweepHangs(_ hanging: SeedStall) -> Phrase {
        let (stall, seconds) = (hanging.stall, Int(hanging.stall.lasting / .seconds(1)))
        return .sweepHangs(seed: hanging.seed, stall.unit.description, turn: stall.turn, seconds: seconds)
    }
}
