import ArgumentParser
import Conform
import Control
import Domain
import Events
import Foundation
import Phrases
import Playing
import Scenario
import ServiceHost
import UnitTable

/// `gladi conform`, the *uji sambung*: tries whether a service may join a drill.
struct ConformCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conform",
        abstract: "Uji sambung: bolehkah layanan ini ikut latihan? (Certifies a service that wants to join.)",
        discussion: """
            Menjalankan layanan berulang-ulang pada broker bawaan dan memainkan kendali serta satuan lain di sekelilingnya:
            giliran, catatan ganda dan palsu, mati mendadak, jeda, akhir. (Runs the service again and again on an embedded
            broker and plays control and the other units around it.)

              gladi conform -- .build/release/traffic
              gladi conform --scenario bpbd.yaml --certificate bpbd.json -- .venv/bin/python bpbd.py
              gladi conform --case rebuild --case stop -- .build/release/medical

            Alamat broker diberikan sebagai --kafka HOST:PORT di belakang perintah dan dalam GLADI_KAFKA; latihannya dalam
            GLADI_DRILL. Satuan yang diuji ialah yang memperkenalkan diri. (The broker's address is appended as --kafka
            HOST:PORT and stands in GLADI_KAFKA, the drill in GLADI_DRILL. Tried are the units that announce themselves.)

            Kasus (cases): joins, grants, determinism, duplicates, rebuild, foreign, pause, stop, profile. Artinya dan
            aturannya: 'ops/docs/guides/conform.md'.

            Exit codes: 0 every case that was asked for passed; 1 a case failed, or stopped on the way; 64 wrong usage; 65 the
            scenario does not fit the service; 69 broker; 70 a program cannot be started; 74 the certificate.
            """
    )
    @Argument(parsing: .postTerminator, help: "The service: -- COMMAND ARGUMENTS…")
    var command: [String] = []
    @Option(help: "Scenario: a key of the library ('gladi list'), or the path of a YAML file.")
    var scenario = "muba-2024"
    @Option(help: "Seed of the random numbers.")
    var seed: UInt64 = 1
    @Option(help: "The part that is played: FROM..TO. Default: 20 minutes from the drill's middle on.")
    var excerpt: String?
    @Option(help: ArgumentHelp("Try only this unit; may be repeated.", valueName: "district/task-force"))
    var unit: [String] = []
    @Option(name: .customLong("case"), help: ArgumentHelp("Try only this case; may be repeated.", valueName: "id"))
    var cases: [String] = []
    @Option(help: ArgumentHelp("Write a certificate here once every case has passed.", valueName: "file"))
    var certificate: String?
    @Flag(help: "Print nothing but one JSON object at the end.")
    var json = false
    @Option(help: "Language: id or en (GLADI_LANG).")
    var lang: String?

    /// Turns that are granted at most.
    static let turnsMax = 400
    /// How much of a drill is played unless told otherwise.
    private static let seconds: UInt64 = 1_200

    func run() throws {
        let language = Language(flag: lang)
        try reporting(in: language) {
            let began = ContinuousClock.now
            let request = try makeRequest()
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
        let script = try script()
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

    private func script() throws -> ConformScript {
        var playing = PlayingOptions()
        playing.excerpt = excerpt
        var played = try playing.scenario(scenario, in: .withUnits)
        let length = played.ends.seconds(since: played.begins)
        if excerpt == nil, length > Self.seconds {
            let middle = played.begins.adding(seconds: length / 2)
            let end = min(middle.adding(seconds: Self.seconds), played.ends)
            played = try played.excerpt(from: middle, to: end)
        }
        do {
            let types = UnitTable.standard.types
            return try ConformScript(played, seed: seed, types: types, turnsMax: Self.turnsMax)
        } catch let defect as Defect {
            throw ServiceFailure(.serviceStopped(defect.reason), exitCode: 65)
        }
    }

    private func write(_ certificate: Certificate) throws {
        guard let path = self.certificate else { return }
        do {
            let text = try certificate.json(isPretty: true) + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            throw ServiceFailure(.conformCertificateFailed(path, error.localizedDescription), exitCode: 74)
        }
        if !json { ServiceProgram.say(.conformCertificate(path), in: Language(flag: lang)) }
    }
}
