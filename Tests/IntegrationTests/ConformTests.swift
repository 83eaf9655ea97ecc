import Conform
import Foundation
import Testing
import UnitTable

/// `gladi conform`: every service of ours passes it, and a program with one flaw fails exactly the case of that flaw.
@Suite("The conformance test of services")
struct ConformTests {
    private static let bpbd = PythonAgency.scenario
    private static let misfit = ProgramFolder.built.appendingPathComponent("gladi-misfit").path

    /// Runs it with `--json`; the result, and what stood on standard error.
    private func certify(
        _ command: [String],
        scenario: String = "muba-2024",
        _ flags: [String] = []
    ) throws -> (code: Int32, certificate: Certificate?, errors: String) {
        let run = try GladiRun(
            ["conform", "--json", "--lang", "en", "--scenario", scenario] + flags + ["--"] + command
        )
        let (code, output, errors) = run.finish()
        return (code, try? Certificate(json: Data(output.utf8)), errors)
    }

    @Test("every service of ours passes", arguments: UnitTable.standard.lines.map(\.program))
    func ours(program: String) throws {
        let command = [ProgramFolder.built.appendingPathComponent(program).path]
        // The drill in which everyone has a part.
        let (code, certificate, errors) = try certify(command, scenario: "muba-2024-lengkap")
        #expect(certificate?.cases.flatMap(\.findings) == [])
        #expect(code == 0, "\(errors)")
        #expect(certificate?.passed == true)
    }

    @Test(
        "the agency in Python passes",
        .enabled(if: PythonAgency.isPossible || PythonAgency.mustRun)
    )
    func python() throws {
        let command = [PythonAgency.python, "-B", PythonAgency.program]
        let (code, certificate, errors) = try certify(command, scenario: Self.bpbd)
        #expect(certificate?.cases.flatMap(\.findings) == [])
        #expect(code == 0, "\(errors)")
        #expect(certificate?.passed == true)
    }

    /// A flaw, and the case that it breaks.
    struct Flaw: Sendable, CustomTestStringConvertible {
        let name: String
        let breaks: ConformCase?
        var testDescription: String { name }

        static let all = [
            Flaw(name: "sound", breaks: nil), Flaw(name: "nameless", breaks: .joins),
            Flaw(name: "undescribed", breaks: .joins), Flaw(name: "misworded", breaks: .joins),
            Flaw(name: "miscounting", breaks: .grants),
            Flaw(name: "wanton", breaks: .determinism), Flaw(name: "touchy", breaks: .duplicates),
            Flaw(name: "forgetful", breaks: .rebuild), Flaw(name: "credulous", breaks: .foreign),
            Flaw(name: "impatient", breaks: .pause), Flaw(name: "sulky", breaks: .stop),
            Flaw(name: "trespassing", breaks: .profile), Flaw(name: "unlisted", breaks: .profile),
        ]
    }

    @Test("there is a flaw for each case, and none is left untried")
    func flaws() throws {
        #expect(Set(Flaw.all.compactMap(\.breaks)) == Set(ConformCase.allCases))
        // The one that hangs is no case of the test: it has a test of its own.
        #expect(try GladiRun.choices(of: "gladi-misfit") == Set(Flaw.all.map(\.name) + ["hanging"]))
    }

    @Test("a program with one flaw fails exactly its case, and gets no certificate", arguments: Flaw.all)
    func misfits(flaw: Flaw) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-test-\(UUID()).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let command = [Self.misfit, flaw.name]
        let (code, result, errors) = try certify(command, scenario: Self.bpbd, ["--certificate", path])
        let cases = try #require(result, "\(errors)").cases
        let expected = ConformCase.allCases.map { "\($0.rawValue) \($0 == flaw.breaks ? "gagal" : "lulus")" }
        #expect(cases.map { "\($0.id) \($0.verdict)" } == expected, "\(cases.flatMap(\.findings))")
        for one in cases { #expect(one.findings.isEmpty == (one.verdict == "lulus")) }
        #expect(code == (flaw.breaks == nil ? 0 : 1))
        let written = try? Certificate(json: Data(contentsOf: URL(fileURLWithPath: path)))
        #expect((written == nil) == (flaw.breaks != nil))
        if let written { try check(written, of: command) }
    }

    private func check(_ certificate: Certificate, of command: [String]) throws {
        #expect(certificate.passed)
        #expect(certificate.service.command == command)
        let unit = try #require(certificate.service.units.first)
        #expect((unit.unit, unit.agency, unit.title, unit.version) == ("muba/bpbd", "Uji", "Satuan uji", "1"))
        #expect(unit.ownTypes == ["bpbd.v1.Noted"])
        #expect(certificate.date.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        #expect((certificate.scenario, certificate.seed) == ("muba-2024-bpbd", 1))
        #expect(certificate.turns > 100)
        #expect(certificate.records > certificate.turns)
        #expect(certificate.cases.map(\.id) == ConformCase.allCases.map(\.rawValue))
        #expect(certificate.cases.allSatisfy { !$0.rules.isEmpty && !$0.title.isEmpty })
    }

    @Test("equal services have equal digests, and one case is no certificate")
    func digests() throws {
        let command = [Self.misfit, "sound"]
        let one = try #require(try certify(command, scenario: Self.bpbd, ["--case", "joins"]).certificate)
        let other = try #require(try certify(command, scenario: Self.bpbd, ["--case", "joins"]).certificate)
        #expect(one.digest == other.digest)
        #expect(one.digest.count == 64)
        #expect(!one.passed)
        #expect(one.cases.count { $0.verdict == "tidak diuji" } == ConformCase.allCases.count - 1)
        let seed = try certify(command, scenario: Self.bpbd, ["--case", "joins", "--seed", "2"]).certificate
        #expect(seed?.digest != one.digest)
    }

    @Test("a certificate is never written over")
    func taken() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-test-\(UUID()).json")
        try Data("{}".utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        #expect(try certify([Self.misfit, "sound"], scenario: Self.bpbd, ["--certificate", path.path]).code == 74)
        #expect(try Data(contentsOf: path) == Data("{}".utf8))
    }

    /// What is asked wrongly, by the exit code that says so.
    private static let mistakes: [(arguments: [String], code: Int32)] = [
        ([], 64), (["--case", "segala", "--", "traffic"], 64), (["--unit", "muba", "--", "traffic"], 64),
        (["--unit", "muba/bpbd", "--", "traffic"], 64),
        (["--certificate", "c.json", "--case", "stop", "--", "traffic"], 64),
        (["--scenario", "muba-2023", "--", "traffic"], 65), (["--", "program-yang-tidak-ada"], 70),
    ]

    @Test("what is asked wrongly is said before anything starts", arguments: mistakes)
    func usage(arguments: [String], code: Int32) throws {
        let run = try GladiRun(["conform"] + arguments)
        let (ended, output, errors) = run.finish()
        #expect(ended == code, "\(errors)")
        #expect(output.isEmpty && !errors.isEmpty)
    }

    @Test("a service that the scenario does not have is told so")
    func strangers() throws {
        let (code, certificate, errors) = try certify([Self.misfit, "sound"])
        #expect(code == 65)
        #expect(certificate == nil)
        #expect(errors.contains("--scenario"), "\(errors)")
        #expect(errors.contains("the roster of drill"), "\(errors)")
    }

    @Test("a service that says nothing fails, and nothing else is tried")
    func silent() throws {
        let (code, certificate, _) = try certify(["false"])
        #expect(code == 1)
        let verdicts = try #require(certificate).cases.map(\.verdict)
        #expect(verdicts == ["gagal"] + ConformCase.allCases.dropFirst().map { _ in "tidak diuji" })
    }
}
