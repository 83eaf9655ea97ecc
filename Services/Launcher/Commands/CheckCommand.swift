import ArgumentParser
import Domain
import Phrases
import Scenario
import ServiceHost

/// `gladi check`: everything that does not fit in a scenario or is probably not meant, or what it holds.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Memeriksa skenario. (Checks a scenario.)",
        discussion: """
            Menyebut sekaligus semua kesalahan, yang membuat latihan tidak dapat berjalan, dan semua peringatan, yang mungkin
            bukan maksud Anda: dengan baris, kolom, dan cara memperbaikinya. (Names at once all errors, with which no drill can
            be played, and all warnings, which are probably not meant: with line, column and what to do.)

              gladi check skenario-saya.yaml
              gladi check skenario-saya.yaml --strict
              gladi check muba-2024 --json
              gladi check skenario-saya.yaml --external muba/bpbd

            Kode akhir: 0 skenario memenuhi syarat, mungkin dengan peringatan; 65 tidak, atau dengan --strict ada
            peringatan.
            (Exit codes: 0 the scenario fits, perhaps with warnings; 65 it does not, or with --strict there are
            warnings.)
            """
    )
    @Argument(
        help:
            "Skenario: kunci dari daftar ('gladi list'), atau berkas YAML. (Scenario: a key of the library, or the path of a YAML file.)"
    )
    var scenario: String
    @OptionGroup var externals: ExternalUnits
    @Flag(help: "Peringatan dianggap kesalahan. (Warnings count as errors.)")
    var strict = false
    @Flag(help: "Cetak satu objek JSON. (Print one JSON object.)")
    var json = false
    @OptionGroup var screen: LanguageOption

    private struct Finding: Encodable {
        let file: String
        let line: Int
        let column: Int
        let severity: String
        let indonesian: String
        let english: String

        init(_ problem: FileProblem) {
            file = problem.file
            line = problem.line
            column = problem.column
            severity = problem.severity.rawValue
            indonesian = problem.what.indonesian
            english = problem.what.english
        }
    }

    private struct Answer: Encodable {
        let fits: Bool
        let scenario: ScenarioFigures?
        let problems: [Finding]
        /// False where a part of the file could not be read, so that nothing was said of what depends on it.
        let complete: Bool
    }

    func run() throws {
        try reporting(in: screen.language) {
            let (figures, problems, isComplete) = try look()
            let fits = problems.errors.isEmpty && (problems.isEmpty || !strict)
            if json {
                let answer = Answer(
                    fits: fits,
                    scenario: fits ? figures : nil,
                    problems: problems.map(Finding.init),
                    complete: isComplete
                )
                try LineStyle.write(json: [oneLine(answer)])
            } else {
                tell(problems)
                if !isComplete { ServiceProgram.say(.restNotLookedAt, in: screen.language) }
                if fits, let figures { tell(figures) }
            }
            guard fits else { throw ExitCode(65) }
        }
    }

    /// The scenario in figures, where it can be read, and all that is to be said of it.
    private func look() throws -> (figures: ScenarioFigures?, problems: [FileProblem], isComplete: Bool) {
        let others = try externals.units()
        do {
            let draft = try ScenarioLibrary.withUnits.draft(scenario)
            let problems = CheckedScenario.problems(in: draft, others: others)
            guard problems.errors.isEmpty else { return (nil, problems, draft.isWhole) }
            return (ScenarioFigures(try CheckedScenario(draft, others: others).scenario), problems, true)
        } catch let error as FileError {
            // A file that is not there has no rest.
            return (nil, error.problems, error.problems.allSatisfy { $0.line == 0 })
        }
    }

    private func tell(_ figures: ScenarioFigures) {
        ScreenDoor.output.say(.scenarioFits(figures.scenario.key), in: screen.language)
        ScreenDoor.output.say(figures.scenario.title)
        ScreenDoor.output.say(figures.phrase, in: screen.language)
        ScreenDoor.output.say(figures.facts, in: screen.language)
    }

    /// A line for each problem, as editors read them: `file:line:column: warning: …`.
    private func tell(_ problems: [FileProblem]) {
        guard !problems.isEmpty else { return }
        for problem in problems {
            let place = problem.line > 0 ? "\(problem.file):\(problem.line):\(problem.column)" : problem.file
            let what: Phrase = problem.severity == .error ? problem.what : .warning(problem.what)
            ServiceProgram.say("\(place): \(what.text(in: screen.language))")
        }
        let counts = Phrase.findings(errors: problems.errors.count, warnings: problems.warnings.count)
        ServiceProgram.say(counts, in: screen.language)
    }
}
