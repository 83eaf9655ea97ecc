import Foundation
import Phrases
import Scenario
import Testing

/// Files that are no UTF-8, no YAML, or nothing; and files on which others are based.
@Suite("The form of a scenario's file")
struct FileFormTests {
    /// A folder for one test, gone with it.
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "gladi-form-\(UUID())").path
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        func write(_ bytes: Data, _ name: String = "uji.yaml") throws -> String {
            try bytes.write(to: URL(filePath: "\(path)/\(name)"))
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

    @Test("UTF-16, a letter of another encoding and an empty file are told as what they are")
    func encodings() throws {
        let folder = try Folder()
        let text = try documentedExample()
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
            let found = problems(of: try folder.write(try #require(text.data(using: encoding))))
            #expect(found.map(\.what) == [.fileIsUTF16])
        }
        let latin = try #require(text.replacing("Warga", with: "Wargé").data(using: .isoLatin1))
        let found = problems(of: try folder.write(latin))
        #expect(found.map(\.what) == [.notUTF8])
        let row = try #require(line(of: "Warga", in: text))
        let column = try #require(
            text.split(separator: "\n", omittingEmptySubsequences: false)[row - 1].firstRange(of: "a mengabarkan")
        )
        let before = text.split(separator: "\n", omittingEmptySubsequences: false)[row - 1][..<column.lowerBound]
        #expect(found.map(\.line) == [row] && found.map(\.column) == [before.count + 1])
        for empty in ["", "\n", "# hanya catatan\n", "---\n", "\u{FEFF}"] {
            #expect(faults(in: empty).map(\.what) == [.emptyScenario], "\(empty)")
        }
        #expect(faults(in: "\u{FEFF}" + text).isEmpty)
    }

    /// What is written, and what is said of it in either language; the place is marked by `|`.
    static let slips: [(String, Phrase)] = [
        ("a: 1\n|\tb: 2\n", Phrase.YAML.tab), ("a:\n|\t- b\n", Phrase.YAML.tab), ("a: |@b\n", Phrase.YAML.mark),
        ("a: |%b\n", Phrase.YAML.tag), ("a: b|: c\n", Phrase.YAML.colon), ("a: |- b\n", Phrase.YAML.dash),
        ("a: 1\n |b: 2\n", Phrase.YAML.colon), ("- a\n|b: 1\n", Phrase.YAML.element),
        ("a: [b, c\n|d: 1\n", Phrase.YAML.bracket(from: 1)), ("a: [b, [c] |[d]]\n", Phrase.YAML.bracket),
        ("a: { b: 1\nc|: 2\n", Phrase.YAML.brace(from: 1)),
        ("a:\n  - { b: 1\n  |- { b: 2 }\n", Phrase.YAML.brace(from: 2)),
        ("a: { b: 1,\n  c: Orasi|: menolak }\n", Phrase.YAML.colonInBraces),
        ("a: 1\n|b 2\nc: 3\n", Phrase.YAML.missingColon),
        ("a: 1\n|b:\u{A0}2\n", Phrase.YAML.space), ("a: 1\n|\u{A0}b: 2\n", Phrase.YAML.space),
        ("a: |\"b\n", Phrase.YAML.quote),
        ("a: { b: [1] |[2] }\n", Phrase.YAML.brace), ("a: { b: Orasi|: menolak }\n", Phrase.YAML.colonInBraces),
        ("a: { b: |\"c }\nd: { e: \"f\" }\n", Phrase.YAML.quote), ("a: |\"b\nc: \"d\"\n", Phrase.YAML.quote),
        ("a: { b: 'Jum'|at.' }\n", Phrase.YAML.apostrophe), ("a: 'Jum'|at.'\n", Phrase.YAML.apostrophe),
        ("a: 1\nb:|c\nd: 2\n", Phrase.YAML.colonWithoutSpace),
        ("a: 1\nb:\n  c:|d\n  e: 2\n", Phrase.YAML.colonWithoutSpace),
        ("a: \"\\|q\"\n", Phrase.YAML.escape),
        ("a: |\u{7}\n", Phrase.YAML.control), ("a: 1\n--- |\nb: 1\n", Phrase.YAML.secondDocument),
    ]

    /// Those that are told where the hand has to go.
    static let exact = [
        Phrase.YAML.quote, Phrase.YAML.apostrophe, Phrase.YAML.colonInBraces, Phrase.YAML.colonWithoutSpace,
    ]

    @Test("what is no YAML is told in words of ours, with its place", arguments: slips)
    func yaml(_ marked: String, _ what: Phrase) throws {
        let found = faults(in: marked.replacing("|", with: ""))
        #expect(found.map(\.what) == [.notYAML(what)])
        let before = try #require(marked.split(separator: "|", omittingEmptySubsequences: false).first)
        #expect(found.first?.line == before.count { $0 == "\n" } + 1, "\(marked)")
        if Self.exact.contains(what) {
            let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
            #expect(found.first?.column == column + 1, "\(marked)")
        }
    }

    @Test("no word of the YAML library reaches a screen")
    func noForeignWords() {
        for (marked, _) in Self.slips {
            for problem in faults(in: marked) {
                let said = problem.phrase.indonesian
                for word in ["did not", "found", "while", "expected", "could not", "allowed"] {
                    #expect(!said.contains(word), "\(said)")
                }
            }
        }
    }

    @Test("a fault in a base says whose base it is and what to do; the same fault in the file itself does not")
    func base() throws {
        let folder = try Folder()
        let bad = try example("tension: 30", "tension: 130")
        let base = try folder.write(Data(bad.utf8), "dasar.yaml")
        let file = try folder.write(Data("based_on: dasar\nkey: uji\n".utf8))
        let told = try #require(problems(of: file).first)
        #expect(told.file.hasSuffix("/dasar.yaml") && told.line == line(of: "tension: 130", in: bad))
        #expect(told.what.english.contains("uji.yaml is based on this file; mend it here, or replace the entry"))
        #expect(problems(of: base).first?.what.english.contains("based on") == false)
    }

    @Test("a key that others may be based on is looked for beside the file first, and a file is never its own base")
    func beside() throws {
        let folder = try Folder()
        _ = try folder.write(Data(try documentedExample().utf8), "latihan-saya.yaml")
        let path = try folder.write(Data("based_on: latihan-saya\nkey: uji\n".utf8))
        #expect(try ScenarioLoader.load(path: path).title == "Contoh skenario")
        let namesake = try folder.write(Data("based_on: muba-2024\nkey: muba-2024\n".utf8), "muba-2024.yaml")
        #expect(try ScenarioLoader.load(path: namesake).district == "muba")
    }

    @Test("a size below zero is told once, and nothing that would have followed from it")
    func negative() throws {
        let text = try example("size: 300,", "size: -300,").replacing("agitators: 20", with: "agitators: 20, size: 10")
        #expect(faults(in: text).map(\.what.english) == ["'size' must be a whole number from 0 to 1000000, not '-300'"])
    }
}

/// What is wrong with a text.
private func faults(in text: String) -> [FileProblem] { problems(in: text) }
