import Domain
import Events
import Foundation
import Recording
import TestSupport
import Testing

/// Files that a hostile planner or broker wrote, in a folder of their own.
private final class HostileFiles: Sendable {
    let folder: URL
    /// What can stand on a command line.
    static let argument = HostileText.all.replacing("\u{0}", with: "")

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gladi-hostile-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let quoted = HostileText.all.unicodeScalars.reduce(into: "") { text, scalar in
            let digits = String(scalar.value, radix: 16)
            text += scalar.properties.isAlphabetic && scalar.isASCII ? String(scalar) : scalar.yaml(digits)
        }
        try write(
            "whole.yaml",
            """
            based_on: muba-2024
            key: muba-2024-palsu
            title: "\(quoted)"
            about: "\(quoted)"
            also:
              agencies: [{ key: palsu, title: "\(quoted)", source: assumed }]
              roster:
                - unit: muba/damkar
                  office: palsu
                  title: "\(quoted)"
                  agency: palsu
                  superior: muba/command
                  hears: [command, traffic]
                  heard_by: [command, situation]
                  source: assumed
                  forces: [{ resource: personnel, total: 12, formation: fire_crew, place: kpud, source: assumed }]
              injects:
                - key: palsu
                  when: { not_before: 01:10:05 }
                  synopsis: "\(quoted)"
                  expected_response: "\(quoted)"
                  source: assumed
            """
        )
        try write("key.yaml", "based_on: muba-2024\nkey: x\ntitle: x\n\"\(quoted)\": 1\n")
        try write("value.yaml", "based_on: muba-2024\nkey: \"\(quoted)\"\ntitle: x\nbegin: \"\(quoted)\"\n")
        try write("syntax.yaml", "based_on: muba-2024\ntitle: [ \u{85}\u{2028}\u{202E}“a”\n  b: }\n\u{2029}")
        try write("raw.yaml", "title: \(HostileText.all)\n")
        try write("client.properties", "bootstrap.servers=127.0.0.1:1\nclient.id\u{1B}[2J\u{202E}=\(Self.argument)\n")
        try write("service.sh", "#!/bin/sh\nprintf '%s\\n' '\(Self.argument)' >&2\nexit 65\n")
        let service = folder.appendingPathComponent("service.sh").path
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: service)
        try record()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// A drill in which everyone's words are hostile.
    private func record() throws {
        var drill = try FakeDrill(units: ["muba/command", "muba/traffic"])
        drill.grant(time: 0, events: [InjectDelivered.with { $0.synopsis = HostileText.all }])
        try drill.publish("console", FieldReported.with { $0.text = HostileText.all })
        try drill.publish("console", EndDecided.with { $0.reason = HostileText.all })
        try drill.publish("muba/command", LevelSet.with { $0.reason = HostileText.all })
        let own = Array(#"{"kata":"\#u{202E}\#u{9B}2J\#u{7F}","lain":"\\u001b]0;x\\u0007"}"#.utf8)
        try drill.publish("muba/traffic", type: "traffic.v1.Palsu", data: own, contentType: .json)
        try drill.mention("muba/traffic", on: "gladi.traffic", Fault.with { $0.text = HostileText.all })
        drill.grant(time: 10, events: [ExerciseEnded.with { $0.reason = HostileText.all }])
        drill.end()
        let origin = RecordOrigin(drill: drill.id, gladiVersion: "test", broker: "test", createdMilliseconds: 1)
        let path = folder.appendingPathComponent("r.gladi").path
        let file = try RecordFile(path: path, origin: origin, opened: drill.opened)
        _ = try file.append(drill.arrivals(), controlIsRead: true)
        try file.close()
    }
}

extension Unicode.Scalar {
    /// As YAML writes it between double quotes.
    fileprivate func yaml(_ digits: String) -> String {
        "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}

/// A command line; a name in capitals stands for a file above, `TEXT` for the payloads themselves.
struct HostileCase: Sendable, CustomTestStringConvertible {
    let program: String
    let arguments: [String]
    let testDescription: String
    /// It quotes what it was given.
    let quotes: Bool

    init(_ line: String, quotes: Bool = true) {
        let words = line.split(separator: " ").map(String.init)
        program = words.first ?? ""
        arguments = Array(words.dropFirst())
        testDescription = line
        self.quotes = quotes
    }

    static let all = [
        HostileCase("gladi check whole.yaml"), .init("gladi check whole.yaml --json"),
        .init("gladi check key.yaml", quotes: false),
        .init("gladi check key.yaml --json", quotes: false), .init("gladi check value.yaml", quotes: false),
        .init("gladi check value.yaml --lang en", quotes: false),
        .init("gladi check syntax.yaml", quotes: false), .init("gladi check raw.yaml", quotes: false),
        .init("gladi check TEXT"), .init("gladi check muba-2024 --external TEXT"), .init("gladi list TEXT"),
        .init("gladi run whole.yaml --in-process --excerpt 01:10:00..01:11:00 --record s.gladi"),
        .init("gladi run whole.yaml --in-process --excerpt 01:10:00..01:11:00 --record j.gladi --json", quotes: false),
        .init("gladi run TEXT --in-process"), .init("gladi run muba-2024 --in-process --record TEXT/x"),
        .init("gladi run muba-2024 --excerpt TEXT"), .init("gladi run muba-2024 --view TEXT"),
        .init("gladi run muba-2024 --kafka-config client.properties", quotes: false),
        .init("gladi sweep whole.yaml --seeds 1 --jobs 1 --excerpt 01:10:00..01:11:00", quotes: false),
        .init("gladi sweep TEXT --seeds 1"), .init("gladi sweep muba-2024 --seeds 1 --csv TEXT/x"),
        .init("gladi topology whole.yaml"), .init("gladi topology whole.yaml --dot"),
        .init("gladi topology whole.yaml --json"), .init("gladi topology TEXT"),
        .init("gladi topology r.gladi", quotes: false), .init("gladi topology r.gladi --dot", quotes: false),
        .init("gladi tail r.gladi"), .init("gladi tail r.gladi --all"), .init("gladi tail r.gladi --json"),
        .init("gladi tail r.gladi --lang en"), .init("gladi tail r.gladi --unit TEXT"),
        .init("gladi tail r.gladi --type TEXT"), .init("gladi tail TEXT"),
        .init("gladi explain r.gladi console:0"), .init("gladi explain r.gladi console:1 --json"),
        .init("gladi explain r.gladi TEXT"), .init("gladi send TEXT {}"),
        .init("gladi send EndDecided TEXT", quotes: false),
        .init("gladi send EndDecided {} --drill TEXT --kafka 127.0.0.1:1", quotes: false),
        .init("gladi pace --by x --speed TEXT --kafka 127.0.0.1:1"),
        .init("gladi pace --pause --by x --lang TEXT", quotes: false),
        .init("gladi names kit TEXT"), .init("gladi names places whole.yaml"), .init("gladi view TEXT"),
        .init("gladi view r.gladi --still", quotes: false), .init("gladi new-scenario TEXT --district x --title x"),
        .init("gladi new-scenario x --district x --title TEXT", quotes: false), .init("gladi export msel TEXT"),
        .init("gladi export msel whole.yaml"), .init("gladi import msel TEXT"),
        .init("gladi import roster raw.yaml", quotes: false),
        .init("gladi map TEXT --svg x.svg"), .init("gladi map whole.yaml --svg TEXT/x"),
        .init("gladi new-agency TEXT --title x"), .init("gladi new-agency bpbd --title TEXT"),
        .init("gladi new-agency bpbd --title x --folder TEXT"), .init("gladi conform -- TEXT"),
        .init("gladi conform --case TEXT -- x"),
        .init("gladi conform --certificate TEXT/x --case joins -- x", quotes: false),
        .init("gladi conform -- SERVICE"), .init("gladi asyncapi TEXT"), .init("gladi asyncapi", quotes: false),
        .init("gladi TEXT"), .init("gladi --TEXT", quotes: false), .init("gladi help TEXT", quotes: false),
        .init("control TEXT"), .init("control whole.yaml --set-aside-after TEXT"),
        .init("control muba-2024 --late TEXT"), .init("recorder verify TEXT"),
        .init("recorder verify r.gladi", quotes: false),
        .init("recorder verify raw.yaml", quotes: false), .init("recorder verify r.gladi --json", quotes: false),
        .init("recorder replay TEXT --kafka 127.0.0.1:1"), .init("recorder replay r.gladi --speed TEXT"),
        .init("recorder record x.gladi --kafka 127.0.0.1:1 --drill TEXT", quotes: false),
        .init("traffic --unit TEXT"), .init("traffic TEXT"),
        .init("medical --kafka-config client.properties", quotes: false),
        .init("gladi-broker TEXT"),
    ]
}

@Suite("Hostile text on every command's screen", .serialized)
struct HostileTextTests {
    private static let files = Result { try HostileFiles() }

    @Test("every command has a case", arguments: ["gladi", "recorder"])
    func complete(_ program: String) throws {
        let tried = Set(HostileCase.all.filter { $0.program == program }.compactMap(\.arguments.first))
        let commands = try GladiRun.subcommands(of: program)
        #expect(commands.count >= 3)
        #expect(commands.filter { !tried.contains($0) } == [])
    }

    @Test("nothing of it reaches standard output or standard error raw", arguments: HostileCase.all)
    func commands(_ hostile: HostileCase) throws {
        let files = try Self.files.get()
        let arguments = hostile.arguments.map { word in
            let file = files.folder.appendingPathComponent(word).path
            if word == "SERVICE" { return files.folder.appendingPathComponent("service.sh").path }
            return FileManager.default.fileExists(atPath: file)
                ? file : word.replacing("TEXT", with: HostileFiles.argument)
        }
        let (_, output, errors) = try GladiRun(arguments, program: hostile.program).finish()
        for text in [output, errors] {
            #expect(HostileText.hidden(in: text) == [])
            #expect(HostileText.forged(in: text) == [], "\(text)")
        }
        #expect(!(output + errors).isEmpty)
        if hostile.quotes { #expect((output + errors).contains("UJUNG"), "\(output)\(errors)") }
    }

    @Test("a unit's own words on standard error, and the JSON of a hostile record, read as what they are")
    func told() throws {
        let files = try Self.files.get()
        let programs = try ProgramFolder(replacing: [
            "traffic": "#!/bin/sh\ncat '\(files.folder.path)/service.sh' >&2\nexit 65\n"
        ])
        let run = try GladiRun(["run", "muba-2024", "--excerpt", "01:10:00..01:11:00"], programs: programs).finish()
        #expect(HostileText.hidden(in: run.output + run.errors) == [])
        #expect(run.output.contains("traffic: ") && run.output.contains("UJUNG"))

        let tail = try GladiRun(["tail", files.folder.appendingPathComponent("r.gladi").path, "--json"]).finish()
        let reasons = try tail.output.split(separator: "\n").compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (object?["data"] as? [String: Any])?["reason"] as? String
        }
        #expect(reasons.filter { $0 == HostileText.all }.count == 3)
    }

    @Test("DOT quotes what is between its quotes: each line is a statement of ours")
    func dot() throws {
        let path = try Self.files.get().folder.appendingPathComponent("whole.yaml").path
        let (code, output, _) = try GladiRun(["topology", path, "--dot"]).finish()
        #expect(code == 0)
        let lines = output.split(separator: "\n")
        #expect(lines.count { $0.contains(" -> ") } > 20 && lines.first?.hasPrefix("digraph") == true)
        for line in lines {
            let bare = line.replacing(/"(\\.|[^"\\])*"/, with: "Q")
            #expect(
                bare.wholeMatch(
                    of:
                        /digraph Q \{|  rankdir=BT;|  node \[shape=box\];|  Q \[(label=Q|shape=ellipse)\];|  Q -> Q \[[a-z0-9=, ]+\];|\}/
                ) != nil,
                "\(line)"
            )
        }
    }

    @Test("a terminal gets our own codes alone, in the view and in scrolling lines", arguments: ["live", "plain"])
    func terminal(_ view: String) throws {
        let path = try Self.files.get().folder.appendingPathComponent("whole.yaml").path
        let run = try TerminalRun(
            ["run", path, "--in-process", "--excerpt", "01:10:00..01:11:00", "--view", view],
            columns: 200
        )
        let (_, code, output) = run.finish()
        #expect(code == 0)
        // A terminal's driver puts a carriage return before each line feed.
        let ours = /\r\n|\r\u{1B}\[K|\u{1B}\[(\?(1049|25|7|2026)[hl]|[0-9;]*[mH]|2?[JK])/
        let rest = output.replacing(ours, with: "")
        #expect(HostileText.hidden(in: rest) == [])
        #expect(output.ranges(of: "\u{1B}[2J").count <= 3)
        #expect(output.contains(#"\u{1b}[2J\u{1b}[H"#))
    }
}
