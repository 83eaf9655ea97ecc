import Foundation
import Phrases
import TestSupport
import Testing

/// With `--lang en` no Indonesian of ours is on a screen.
///
/// Checked: every text of every record of two whole drills, as `tail` and `explain` show it; the summary of a run; what
/// commands say of wrong flags and files. Not checked: what a scenario or a person wrote (titles, places, synopses,
/// reports), which stays as it is, and `--help`, which is in both languages.
@Suite("An English screen", .serialized)
struct LanguageTests {
    private static let library = Result {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Shared/Scenario/Library")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        let templates = folder.appendingPathComponent("Organisations")
        let organisations = try FileManager.default.contentsOfDirectory(atPath: templates.path)
        let files = names.map(folder.appendingPathComponent) + organisations.map(templates.appendingPathComponent)
        let all: [String] = try files.flatMap { file in
            // A template's titles go on with the district's name.
            try texts(of: String(contentsOf: file, encoding: .utf8).replacing(/\ ?<[A-Za-z]+>/, with: ""))
        }
        // The longest text first: otherwise a short text within it would be taken out and leave a rest that nobody
        // wrote.
        // A line says a title without what stands in brackets or after a comma, and goes on after a text's full stop.
        let short = all.flatMap { text in
            let title = text.prefix { $0 != "(" && $0 != "," }.trimmingCharacters(in: .whitespaces)
            return [title, text.hasSuffix(".") ? String(text.dropLast()) : text]
        }
        return Set(all + short.filter { $0.count > 3 }).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// What a scenario's file says, text by text: folded lines joined, keys and marks left out.
    private static func texts(of yaml: String) -> [String] {
        let unfolded = yaml.replacing(/\n +(?=[A-Za-z“])(?![a-z_]+:)/, with: " ")
        var texts: [String] = []
        for line in unfolded.split(separator: "\n") {
            let pieces = [line] + line.split { "{}[],".contains($0) }
            for piece in pieces {
                let bare = String(piece).replacing(/^[\s-]*([a-z_]+:)?\s*(>-)?\s*/, with: "")
                texts.append(bare.trimmingCharacters(in: CharacterSet(charactersIn: " \"'")))
            }
        }
        return texts.filter { $0.count > 3 }
    }

    /// A line without what the scenarios say.
    private func bare(_ line: String) throws -> String {
        // A casualty's key names no person and stands in the record; it is shown as it is.
        var bare = line.replacing(/korban-[a-z0-9-]+/, with: "…")
        for text in try Self.library.get() where bare.contains(text) { bare = bare.replacing(text, with: "…") }
        return bare
    }

    @Test("whole drills", arguments: ["muba-2024-lengkap", "muba-2024-simulasi"])
    func drill(_ scenario: String) throws {
        let (code, output, errors) = try GladiRun(
            ["run", scenario, "--in-process", "--record", "r.gladi", "--lang", "en"]
        ).finish()
        #expect(code == 0, "\(errors)")
        try expectEnglish(output + errors)
    }

    @Test("every record of a drill, the protocol's too")
    func tail() throws {
        let (run, _, _) = try play(scenario: "muba-2024-lengkap", ["--in-process"])
        let all = try GladiRun(["tail", run.record, "--all", "--lang", "en"]).finish()
        #expect(all.code == 0)
        try expectEnglish(all.output)
        let why = try GladiRun(["explain", run.record, "muba/command:40", "--effects", "--lang", "en"]).finish()
        #expect(why.code == 0)
        try expectEnglish(why.output)
    }

    @Test(
        "wrong flags and files",
        arguments: [
            ["check", "none.yaml"], ["check", "muba-2042"], ["run", "muba-2024", "--excerpt", "x"], ["list"],
            ["explain", "none.gladi", "x:1"], ["tail", "none.gladi"], ["send", "X", "{}"],
            ["pace", "--by", "x"], ["conform"], ["new-agency", "UP", "--title", "x"], ["sweep", "x", "--seeds", "1"],
            ["topology", "muba-2024", "--dot", "--json"],
        ]
    )
    func refusals(_ arguments: [String]) throws {
        let (_, output, errors) = try GladiRun(arguments, environment: ["GLADI_LANG": "en"]).finish()
        #expect(!(output + errors).isEmpty)
        try expectEnglish(output + errors)
    }

    @Test("an Indonesian screen would be found")
    func found() throws {
        let arguments = ["run", "muba-2024", "--excerpt", "x"]
        let (_, output, errors) = try GladiRun(arguments, environment: ["GLADI_LANG": "id"]).finish()
        #expect(try !indonesian(in: output + errors).isEmpty, "\(output)\(errors)")
    }

    private func expectEnglish(_ text: String) throws {
        try #require(!text.isEmpty)
        #expect(try indonesian(in: text) == [])
    }

    /// The lines that hold Indonesian of ours.
    private func indonesian(in text: String) throws -> [String] {
        try Set(text.split(separator: "\n").map(String.init)).filter { line in
            try IndonesianWords.stand(in: line) && IndonesianWords.stand(in: bare(line))
        }.sorted()
    }
}
