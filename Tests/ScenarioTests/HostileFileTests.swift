import Foundation
import Phrases
import Scenario
import Testing

/// Files that are made to hold up the program that reads them, or to reveal other files through it.
@Suite("Hostile scenario files", .timeLimit(.minutes(10)))
struct HostileFileTests {
    /// A folder for one test, gone with it.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "gladi-hostile-\(UUID())").path
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        func write(_ text: String, _ name: String = "uji.yaml") throws -> String {
            try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
            return "\(path)/\(name)"
        }
    }

    private func problems(of path: String) -> [FileProblem] {
        do throws(FileError) {
            _ = try ScenarioLoader.load(path: path)
            return []
        } catch {
            return error.problems
        }
    }

    /// Levels of aliases: the number of values behind the last one has more digits than this line.
    private static func bomb(_ level: (_ name: Int, _ before: Int) -> String) -> String {
        "a0: &a0 [x, x]\n" + (1...30).map { level($0, $0 - 1) }.joined()
    }

    static let bombs: [String] = [
        bomb { "a\($0): &a\($0) [*a\($1), *a\($1), *a\($1)]\n" },
        bomb { "a\($0): &a\($0) { b: *a\($1), c: *a\($1) }\n" },
        bomb { "a\($0): &a\($0) { ? [*a\($1), *a\($1)] : 1 }\n" },
        bomb { "a\($0): &a\($0) { [*a\($1), *a\($1)]: 1, { *a\($1) : *a\($1) }: 2 }\n" },
        bomb { "a\($0): &a\($0)\n  ? - *a\($1)\n    - *a\($1)\n  : 1\n" },
        bomb { "a\($0): &a\($0) { <<: [*a\($1), *a\($1)] }\n" },
        bomb { "? &a\($0) { *a\($1) : 1, x: *a\($1) }\n: 1\n" },
        "&k key: 1\n", "? &k [a]\n: 1\n", "&r { a: *r }\n", "a: *undefined\n", "a: !!map &m {}\nb: { <<: *m }\n",
        "gladi: 1\nkey: &k uji\ntitle: *k\n",
    ]

    @Test("anchors and aliases end the reading where they stand, in keys and merges too", arguments: bombs)
    func aliases(_ text: String) {
        let told = found(in: text)
        #expect(told.last?.what.english.contains("anchors and aliases") == true || told.first?.what == .keyIsNoText)
        #expect(told.count == 1 && told.allSatisfy { $0.line > 0 })
    }

    static let nests: [String] = [
        String(repeating: "[", count: 300_000), String(repeating: "{", count: 300_000),
        String(repeating: "- ", count: 300_000), String(repeating: "? ", count: 300_000),
        String(repeating: "{a: ", count: 200_000), String(repeating: "[{", count: 150_000),
        "a: " + String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
        (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]

    @Test("what nests without end is told at its depth", arguments: nests.indices)
    func depth(_ index: Int) {
        let told = found(in: Self.nests[index])
        #expect(told.count == 1)
        let said = told.first?.what.english ?? ""
        #expect(said.contains("nest") || told.first?.what == .keyIsNoText, "\(said)")
    }

    @Test("lists and mappings are no keys")
    func keys() {
        for text in ["{[a]: 1}\n", "? [a]\n: 1\n", "a: {{}: 1}\n", "? - a\n: 1\n", "{{{{{{{{}}}}}}}}\n"] {
            #expect(found(in: text).map(\.what) == [.keyIsNoText], "\(text)")
        }
        // A megabyte of nested keys: code that hashes each key with everything below it would need minutes.
        let nest = String(repeating: "{", count: 450) + String(repeating: "}", count: 450)
        #expect(found(in: "a: [" + Array(repeating: nest, count: 1000).joined(separator: ",") + "]\n").count == 1)
    }

    @Test("a file with more values than a scenario has is refused at the first too many")
    func values() {
        let many = (0..<40_000).map { "a\($0): 1\n" }.joined()
        #expect(found(in: many).map(\.what) == [.yamlTooMany(32_768)])
        let places = "places:\n" + (0..<20_000).map { "- { key: p\($0) }\n" }.joined()
        #expect(found(in: places).map(\.what) == [.yamlTooMany(32_768)])
        let repeated = (0..<9_000).map { "a\($0): 1\na\($0): 2\n" }.joined()
        #expect(found(in: repeated).count == 200)
        let long = "? \(String(repeating: "x", count: 900_000))\n: 1\n"
        let told = found(in: long)
        #expect(!told.isEmpty && told.allSatisfy { $0.what.english.utf8.count < 2_000 })
    }

    @Test("a key that stands twice is told once, and the later one holds")
    func repeats() throws {
        let text = try example("title: Contoh skenario", "title: [Contoh]\ntitle: Contoh skenario")
        let told = found(in: text)
        let first = try #require(line(of: "title: [Contoh]", in: text))
        #expect(told.map(\.what) == [.repeatedKey("title", line: first)])
        #expect(told.map(\.line) == [first + 1])
    }

    @Test("a pipe, a device, a folder, a file without end are told at once, wherever they are named")
    func places() throws {
        let folder = try Folder()
        let pipe = "\(folder.path)/pipa.yaml"
        #expect(mkfifo(pipe, 0o600) == 0)
        let huge = "\(folder.path)/besar.yaml"
        #expect(FileManager.default.createFile(atPath: huge, contents: nil))
        #expect(truncate(huge, 1 << 40) == 0)
        for (path, what) in [
            (pipe, Phrase.fileIsSpecial), ("/dev/zero", .fileIsSpecial), ("/dev/tty", .fileIsSpecial),
            (folder.path, .fileIsFolder), (huge, .fileOversized(1 << 20)),
            ("\(folder.path)/tidak-ada.yaml", .fileMissing),
        ] {
            #expect(problems(of: path).map(\.what) == [what], "\(path)")
            let based = try folder.write("based_on: \(path)\nkey: uji\n")
            // A name that is no path is looked for in the library.
            if path.contains("/") { #expect(problems(of: based).map(\.what) == [what], "based_on: \(path)") }
            #expect(problems(of: based).first?.line == 1)
            let map = "\nmap: { network: \"\(path)\", source: assumed }\n"
            let mapped = try folder.write(try documentedExample() + map)
            let told: Phrase = what == .fileMissing ? .mapMissing(path) : what
            #expect(problems(of: mapped).contains { $0.what == told && $0.line > 1 }, "network: \(path)")
        }
    }

    /// Files that a scenario can name but whose content must not be shown.
    static let secrets = [
        "root:x:0:0:hunter2:/root:/bin/bash\ndaemon:x:1:1:hunter2:/usr/sbin:/usr/sbin/nologin\n",
        "hunter2\n", "password: hunter2\nhunter2: x\n", "- hunter2\n", "hunter2: hunter2\nhunter2: hunter2\n",
        "hunter2: [hunter2\n", "hunter2: *hunter2\n", "\"hunter2\": &hunter2 x\n", "%hunter2\n---\nhunter2\n",
        "hunter2: @hunter2\n", "{\"hunter2\": \"hunter2\"}", "[\"hunter2\"]", "\"hunter2\"", "{\"type\": \"hunter2\"}",
        "{\"type\": \"service_account\", \"private_key\": \"hunter2\", \"hunter2\"", "\thunter2\n",
        "hunter2\u{0}hunter2",
        "? [hunter2]\n: hunter2\n", "!hunter2 hunter2\n", "--- hunter2\n--- hunter2\n", "gladi: hunter2\nhunter2: 1\n",
    ]

    @Test("a foreign file that a scenario names as its base or its map is quoted in nothing", arguments: secrets)
    func foreignFiles(_ secret: String) throws {
        let folder = try Folder()
        let path = try folder.write(secret, "rahasia.yaml")
        let based = try folder.write("based_on: \(path)\nkey: uji\n")
        let map = "\nmap: { network: rahasia.yaml, source: assumed }\n"
        let mapped = try folder.write(try documentedExample() + map, "m.yaml")
        for file in [based, mapped] {
            let found = problems(of: file)
            #expect(!found.isEmpty)
            for problem in found {
                #expect(!problem.phrase.english.contains("hunter2"), "\(problem.phrase.english)")
                #expect(!problem.phrase.indonesian.contains("hunter2"), "\(problem.phrase.indonesian)")
            }
        }
    }

    @Test("the system's list of users, as a base and as a map, shows no user")
    func passwd() throws {
        let folder = try Folder()
        let users = try String(contentsOfFile: "/etc/passwd", encoding: .utf8).split(separator: "\n")
        #expect(!users.isEmpty)
        for text in [
            "based_on: /etc/passwd\nkey: uji\n",
            try documentedExample() + "\nmap: { network: /etc/passwd, source: assumed }\n",
        ] {
            let said = problems(of: try folder.write(text)).map(\.phrase.english).joined(separator: "\n")
            #expect(!said.isEmpty && users.allSatisfy { !said.contains($0.prefix(12)) }, "\(said)")
        }
    }

    @Test("a base that is a scenario is told of with all that is wrong in it")
    func base() throws {
        let folder = try Folder()
        _ = try folder.write(try example("tension: 30", "tension: 130"), "dasar.yaml")
        let found = problems(of: try folder.write("based_on: dasar.yaml\nkey: uji\n"))
        #expect(found.count == 1 && found[0].file.hasSuffix("dasar.yaml"))
        #expect(found.first?.what.english.contains("'tension' must be a whole number from 0 to 100") == true)
        _ = try folder.write("gladi: 1\nkey: [\n", "dasar.yaml")
        #expect(problems(of: "\(folder.path)/uji.yaml").first?.what.english.contains("not valid YAML") == true)
    }
}

/// What is wrong with a text.
private func found(in text: String) -> [FileProblem] { problems(in: text) }
