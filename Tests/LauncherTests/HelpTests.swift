import ArgumentParser
import Launcher
import Phrases
import ServiceHost
import Testing

@Suite("What the argument parser says")
struct HelpTests {
    private func refusal(_ arguments: [String], _ language: Language) throws -> (text: String, code: Int32) {
        do {
            _ = try GladiCommand.parseAsRoot(arguments)
        } catch {
            let whole = GladiCommand.fullMessage(for: error)
            let text = ParserWords(language).refusal(whole, message: GladiCommand.message(for: error))
            return (text, GladiCommand.exitCode(for: error).rawValue)
        }
        throw Accepted(arguments: arguments)
    }

    private struct Accepted: Error { let arguments: [String] }

    @Test(
        "a wrong command line: what is wrong, and what to do, in Indonesian",
        arguments: [
            (["run"], "Salah: '<scenario>' belum ditulis"),
            (["run", "muba-2024", "--sed", "1"], "Salah: pilihan '--sed' tidak dikenal; maksud Anda '--seed'?"),
            (["run", "muba-2024", "--hujanlebat"], "Salah: pilihan '--hujanlebat' tidak dikenal"),
            (["run", "muba-2024", "--seed"], "Salah: nilai untuk '--seed <seed>' belum ditulis"),
            (
                ["run", "muba-2024", "--lang", "fr"],
                "Salah: nilai 'fr' tidak cocok untuk '--lang <lang>'; pilih salah satu dari 'id', 'en'"
            ),
            (["run", "muba-2024", "--seed", "x"], "Salah: nilai 'x' tidak cocok untuk '--seed <seed>'"),
            (["run", "muba-2024", "--json=ya"], "Salah: pilihan '--json' tidak memakai nilai, tetapi ditulis 'ya'"),
            (["run", "muba-2024", "lagi"], "Salah: 'lagi' tidak dikenal di sini: hapus, atau periksa ejaannya"),
            (
                ["run", "a", "b", "c"], "Salah: 2 kata tidak dikenal di sini, hapus atau periksa ejaannya: 'b', 'c'"
            ),
            (
                ["run", "muba-2024", "--view", "x"],
                "Salah: nilai 'x' tidak cocok untuk '--view <view>'; pilih salah satu dari 'live', 'plain'"
            ),
        ]
    )
    func refusals(_ arguments: [String], _ first: String) throws {
        let (text, code) = try refusal(arguments, .indonesian)
        #expect(code == 64)
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first == first)
        #expect(lines.contains { $0.hasPrefix("Cara pakai: gladi run") })
        #expect(lines.last == "  Selengkapnya: gladi run --help")
        #expect(try refusal(arguments, .english).text.hasPrefix("Error: "))
    }

    @Test("a flag before the command is sent behind it, and a negative number is no missing one")
    func misplaced() throws {
        let (text, code) = try refusal(["--lang", "en", "list"], .indonesian)
        #expect(code == 64)
        #expect(text.hasPrefix("Salah: tulis --lang sesudah perintahnya, misalnya: gladi list --lang en"))
        let words = ParserWords(arguments: ["gladi", "run", "muba-2024", "--seed", "-1"])
        let message = "Missing value for '--seed <seed>'"
        let told = words.refusal("Error: \(message)", message: message)
        #expect(told == "Salah: nilai '-1' tidak cocok untuk '--seed <seed>'")
    }

    @Test("what the flag is for, in the screen's language; a quoted line end begins no line")
    func flag() throws {
        let arguments = ["run", "muba-2024", "--seed", "x\nCara pakai: y"]
        let text = try refusal(arguments, .indonesian).text
        let benih = "Isian: --seed <seed>  Benih acak; benih yang sama memainkan latihan yang sama."
        #expect(text.split(separator: "\n").map(String.init).contains(benih))
        #expect(text.split(separator: "\n").count == 4)
        let seed = "Help:  --seed <seed>  Seed of the random numbers; equal seeds play equal drills."
        #expect(try refusal(arguments, .english).text.split(separator: "\n").map(String.init).contains(seed))
    }

    @Test("every flag and argument says what it is for in both languages, and every page has Indonesian headings")
    func pages() {
        for command in GladiCommand.configuration.subcommands {
            let page = GladiCommand.helpMessage(for: command, columns: 10_000)
            let english = ParserWords(.english).help(page)
            #expect(english.split(whereSeparator: \.isWhitespace) == page.split(whereSeparator: \.isWhitespace))
            let lines = ParserWords(.indonesian).help(page).split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("IKHTISAR: ") } && lines.contains { $0.hasPrefix("CARA PAKAI: ") })
            // What a flag with a long name is for stands below it.
            let entries = lines.reduce(into: [String]()) { entries, line in
                if line.hasPrefix("      "), let last = entries.popLast() {
                    entries.append(last + line)
                } else {
                    entries.append(String(line))
                }
            }.filter { $0.hasPrefix("  -") || $0.hasPrefix("  <") }
            #expect(entries.contains { $0.contains("(Show help information.)") }, "\(command)")
            for entry in entries { #expect(entry.contains(/\s\s\p{Lu}.+ \(.+\)/), "\(command): \(entry)") }
        }
    }

    @Test("paragraphs are as wide as a terminal, however they are written; examples stay, and English begins a line")
    func paragraphs() {
        let page = """
            OVERVIEW: Memeriksa.
            (Checks.)

            satu dua tiga
            \(String(repeating: "empat ", count: 15))
            lima
            (one two
            three)

              gladi check satu.yaml
              gladi check dua.yaml

            Kode akhir: 0
            (Exit codes: 0)

            USAGE: gladi check
              satu
            dua
            """
        let lines = ParserWords(.english).help(page).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(3) == ["OVERVIEW: Memeriksa.", "(Checks.)", ""])
        #expect(
            lines.dropFirst(3).first
                == "satu dua tiga empat empat empat empat empat empat empat empat empat empat empat"
        )
        #expect(lines.contains("empat empat empat empat lima") && lines.contains("(one two three)"))
        #expect(
            lines.suffix(8) == [
                "  gladi check dua.yaml", "", "Kode akhir: 0", "(Exit codes: 0)", "", "USAGE: gladi check", "  satu",
                "dua",
            ]
        )
    }
}
