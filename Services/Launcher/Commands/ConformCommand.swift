import ArgumentParser
import Conform
import Control
import Domain
import Events
import Foundation
import Lockstep
import Phrases
import Playing
import Scenario
import ServiceHost
import UnitTable

/// `gladi conform`, the *uji sambung*: tries whether a service may join a drill.
struct ConformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conform",
        abstract: "Uji sambung: dapatkah layanan ini ikut latihan? (Certifies a service that wants to join.)",
        discussion: """
            Menjalankan layanan berulang-ulang pada broker bawaan dan memainkan pengendali serta satuan lain di sekelilingnya:
            langkah simulasi, catatan ganda dan palsu, mati mendadak, jeda, akhir. (Runs the service again and again on an embedded
            broker and plays control and the other units around it.)

              gladi conform -- .build/release/traffic
              gladi conform --scenario bpbd.yaml --certificate bpbd.json -- .venv/bin/python bpbd.py
              gladi conform --case rebuild --case stop -- .build/release/medical

            Tanpa --excerpt, bagian yang dimainkan ialah 20 menit yang paling banyak meminta satuan itu. (Without --excerpt
            the 20 minutes are played in which the unit is asked most.)

            Alamat broker diberikan sebagai --kafka HOST:PORT di belakang perintah dan dalam GLADI_KAFKA; latihannya dalam
            GLADI_DRILL. Satuan yang diuji ialah yang memperkenalkan diri. (The broker's address is appended as --kafka
            HOST:PORT and stands in GLADI_KAFKA, the drill in GLADI_DRILL. Tried are the units that announce themselves.)

            Butir uji (cases): joins, grants, determinism, duplicates, rebuild, foreign, pause, stop, profile. Artinya dan
            aturannya: 'ops/docs/guides/conform.md'.

            Kode akhir: 0 semua butir lulus; 1 ada yang gagal, atau dihentikan; 64 cara pakai salah; 65 skenario tidak
            cocok dengan layanan; 69 broker; 70 program tidak dapat dijalankan; 74 sertifikat.
            (Exit codes: 0 every case that was asked for passed; 1 a case failed, or stopped on the way; 64 wrong
            usage; 65 the scenario does not fit the service; 69 broker; 70 a program cannot be started; 74 the
            certificate.)
            """
    )
    @Argument(
        parsing: .postTerminator,
        help: "Layanan yang diuji: -- PERINTAH ARGUMEN… (The service: -- COMMAND ARGUMENTS…)"
    )
    var command: [String] = []
    @Option(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library ('gladi list'), or the path of a YAML file.)"
    )
    var scenario = "muba-2024"
    @Option(help: "Benih acak. (Seed of the random numbers.)")
    var seed: UInt64 = 1
    @Option(
        help:
            "Bagian yang dimainkan: DARI..SAMPAI. Bila tidak ditulis: 20 menit dengan tugas terbanyak bagi satuan itu. (The part that is played: FROM..TO. Default: the 20 minutes in which the unit is asked most.)"
    )
    var excerpt: String?
    @Option(
        help: ArgumentHelp(
            "Uji hanya satuan ini; boleh diulang. (Try only this unit; may be repeated.)",
            valueName: "district/task-force"
        )
    )
    var unit: [String] = []
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            "Uji hanya butir ini; boleh diulang. (Try only this case; may be repeated.)",
            valueName: "id"
        )
    )
    var cases: [String] = []
    @Option(
        help: ArgumentHelp(
            "Tulis sertifikat di sini bila semua butir lulus. (Write a certificate here once every case has passed.)",
            valueName: "file"
        )
    )
    var certificate: String?
    @Flag(help: "Hanya cetak satu objek JSON pada akhirnya. (Print nothing but one JSON object at the end.)")
    var json = false
    @Flag(help: ArgumentHelp("Only play the script, and end.", visibility: .private))
    var probe = false
    @OptionGroup var screen: LanguageOption

    /// Turns that are granted at most.
    static let turnsMax = 400
    /// How much of a drill is played unless told otherwise.
    private static let seconds: UInt64 = 1_200

    func run() throws {
        let language = screen.language
        try reporting(in: language) {
            let began = ContinuousClock.now
            let request = try makeRequest()
            guard !probe else { return }
            let stop = StopFlag()
            let signals = StopSignals { stop.raise() }
            let result = try withExtendedLifetime(signals) { try certify(request, stop, language) }
            try checkThatItFits(result)
            let certificate = Certificate(result, request, language: language, date: Date())
            if json {
                try LineStyle.write(json: [certificate.json(isPretty: false)])
            } else {
                let report = ConformReport(result, command: command, wall: .now - began, language: language)
                try LineStyle.ofStandardOutput(language).write(report.lines)
            }
            if result.hasFailed { throw ExitCode(1) }
            guard !result.isIdle else { throw ServiceFailure(.conformNothingToDo, exitCode: 1) }
            try write(certificate)
        }
    }

    private func certify(
        _ request: CertificationRequest,
        _ stop: StopFlag,
        _ language: Language
    ) throws -> Certification.Result {
        let screen = ProgressLine(isSilent: json, language: language)
        defer { screen.clear() }
        do {
            return try Certification(request).run(stop: stop) { done, total in
                screen.show(.conformProgress(done, of: total))
            }
        } catch is Certification.Stopped {
            throw ServiceFailure(.stoppedByHand, exitCode: 1)
        }
    }

    /// A service that refuses the drill (65) before it has joined was given the wrong scenario: nothing was tried.
    private func checkThatItFits(_ result: Certification.Result) throws(ServiceFailure) {
        guard let lastWords = result.refusal else { return }
        throw ServiceFailure(.conformDoesNotFit(scenario, lastWords), exitCode: 65)
    }

    // MARK: - What is asked

    /// Checks all flags together; nothing is started when they do not fit.
    func makeRequest() throws -> CertificationRequest {
        guard !command.isEmpty else { throw ServiceFailure.usage(.conformNoCommand) }
        let known = ConformCase.allCases.map(\.rawValue).joined(separator: " | ")
        var wanted = Set<ConformCase>()
        for id in cases {
            guard let conformCase = ConformCase(rawValue: id) else {
                throw ServiceFailure.usage(.badOption("--case", id, known))
            }
            wanted.insert(conformCase)
        }
        if let certificate {
            guard cases.isEmpty else { throw ServiceFailure.usage(.flagsExclude("--certificate", "--case")) }
            // A certificate is evidence: it is never written over.
            guard !FileManager.default.fileExists(atPath: certificate) else {
                throw ServiceFailure(.conformCertificateExists(certificate), exitCode: 74)
            }
        }
        let units = try UnitID.list(unit, "--unit")
        let service = try ServiceUnderTest(command)
        let script = try script(of: service, units)
        let roster = script.setup.units.map(\.id)
        if let stranger = units.first(where: { !roster.contains($0) }) {
            let names = roster.map(\.description).joined(separator: " | ")
            throw ServiceFailure.usage(.badOption("--unit", stranger.description, names))
        }
        return CertificationRequest(
            service: service,
            script: script,
            units: units,
            cases: wanted.isEmpty ? Set(ConformCase.allCases) : wanted
        )
    }

    /// The script: the stretch in which the units under test are asked most, else 20 minutes from the drill's middle on.
    ///
    /// A unit that fails while the script is played with its code is mute in it, and is then tried by itself.
    private func script(of service: ServiceUnderTest, _ units: [UnitID]) throws -> ConformScript {
        var playing = PlayingOptions()
        playing.excerpt = excerpt
        let draft = try ScenarioLibrary.withUnits.draft(scenario)
        let read = draft.scenario
        // The service under test need not be one of ours, and no other process is started.
        let known = UnitTable.standard.types.map { $0.profile.taskForce }
        let strangers =
            read.roster.map(\.fact.unit).filter { !known.contains($0.taskForce) } + read.programs.map(\.unit)
        let whole = try CheckedScenario(draft, playing, others: strangers).scenario
        let line = UnitTable.standard.lines.first { $0.program == service.program.lastPathComponent }
        let own = Set(line?.units.map { $0.profile.taskForce } ?? [])
        var mute: Set<TaskForce> = []
        if !own.isEmpty, !probe, isCrashing() {
            mute = own
            ServiceProgram.say(.conformMute(service.program.lastPathComponent), in: screen.language)
        }
        let types = UnitTable.standard.types
        let tried = units.isEmpty ? expected(service, own, whole) : units
        func make(_ mute: Set<TaskForce>) throws -> ConformScript {
            let played = try stretch(of: whole, tried, mute)
            return try ConformScript(played, seed: seed, types: types, turnsMax: Self.turnsMax, mute: mute)
        }
        do {
            do { return try make(mute) } catch LockstepStop.unitFailed where mute.isEmpty && !own.isEmpty {
                return try make(own)
            }
        } catch let defect as Defect {
            throw ServiceFailure(.serviceStopped(defect.reason), exitCode: 65)
        }
    }

    private func stretch(of whole: Scenario, _ tried: [UnitID], _ mute: Set<TaskForce>) throws -> Scenario {
        let length = whole.ends.seconds(since: whole.begins)
        guard excerpt == nil, length > Self.seconds else { return whole }
        let middle = whole.begins.adding(seconds: length / 2)
        let busy = try ConformScript.busiest(
            of: whole,
            seed: seed,
            types: UnitTable.standard.types,
            units: tried,
            seconds: Self.seconds,
            mute: mute
        )
        let start = max(busy ?? middle, whole.begins)
        return try whole.excerpt(from: start, to: min(start.adding(seconds: Self.seconds), whole.ends))
    }

    /// The units that the service is likely to play: those of its program, of the scenario's `programs`, or those that no
    /// code here plays.
    private func expected(_ service: ServiceUnderTest, _ own: Set<TaskForce>, _ scenario: Scenario) -> [UnitID] {
        let roster = scenario.roster.map(\.fact.unit)
        let named = scenario.programs.filter {
            URL(fileURLWithPath: $0.path).standardizedFileURL == service.program.standardizedFileURL
        }
        if !named.isEmpty { return named.map(\.unit) }
        if !own.isEmpty { return roster.filter { own.contains($0.taskForce) } }
        let known = Set(UnitTable.standard.types.map { $0.profile.taskForce })
        return roster.filter { !known.contains($0.taskForce) }
    }

    /// True when playing the script ends this very program by a signal, as an index out of range does: tried in another.
    private func isCrashing() -> Bool {
        guard let program = Bundle.main.executableURL else { return false }
        let trial = Process()
        trial.executableURL = program
        trial.arguments = ["conform", "--probe"] + CommandLine.arguments.dropFirst(2)
        trial.standardOutput = FileHandle.nullDevice
        trial.standardError = FileHandle.nullDevice
        guard (try? trial.run()) != nil else { return false }
        trial.waitUntilExit()
        return trial.terminationReason == .uncaughtSignal
    }

    private func write(_ certificate: Certificate) throws {
        guard let path = self.certificate else { return }
        do {
            let text = try certificate.json(isPretty: true) + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            throw ServiceFailure(.conformCertificateFailed(path, error.localizedDescription), exitCode: 74)
        }
        if !json { ServiceProgram.say(.conformCertificate(path), in: screen.language) }
    }
}
