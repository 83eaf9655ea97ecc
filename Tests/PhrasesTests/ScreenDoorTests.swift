import Foundation
import Phrases
import TestSupport
import Testing

@Suite("The door to a screen")
struct ScreenDoorTests {
    /// What a pipe got while `work` wrote to its door.
    private func said(_ work: (ScreenDoor) -> Void) throws -> String {
        let pipe = Pipe()
        work(ScreenDoor(pipe.fileHandleForWriting.fileDescriptor))
        try pipe.fileHandleForWriting.close()
        return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    @Test("what would do something to a screen stands on it instead", arguments: HostileText.payloads.map(\.text))
    func visible(_ payload: String) throws {
        #expect(HostileText.hidden(in: payload.visible) == [])
        #expect(!payload.visible.contains("\n"))
        #expect(payload.visible != payload)
        #expect(payload.visible.visible == payload.visible)
        let phrase = Phrase("judul: \(payload)\nselesai", en: "title: \(payload)\ndone")
        let written = try said { door in
            door.say(payload)
            door.say(phrase, in: .english)
            door.say(TerminalText(payload))
            door.say(document: payload.visible + "\n")
            door.draw(TerminalText(payload))
        }
        #expect(HostileText.hidden(in: written) == [])
        #expect(written.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
        #expect(HostileText.forged(in: written) == [])
    }

    @Test("every control and format character is told by what it is")
    func spelled() {
        #expect("\u{1B}[2J\r\n\t".visible == #"\u{1b}[2J\r\n\t"#)
        #expect("\u{202E}\u{200B}\u{2028}\u{9B}".visible == #"\u{202e}\u{200b}\u{2028}\u{9b}"#)
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            if [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory) {
                #expect(text.visible != text, "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test(
        "letters of any script, spaces, emoji and accents stay",
        arguments: ["Kab. Musi Banyuasin – “Sekayu”", "é", "警察", "⚠️", "café", "ꦱ"]
    )
    func stays(_ text: String) { #expect(text.visible == text) }

    @Test(
        "of thousands of marks on one letter eight stay, and what follows stands where it stood",
        arguments: ["\u{301}", "\u{1F3FD}", "\u{20DD}", "\u{FE0F}"]
    )
    func marks(_ mark: String) {
        let text = "a" + String(repeating: mark, count: 5_000) + "b"
        #expect(text.visible == "a" + String(repeating: mark, count: 8) + "b")
        #expect(text.visible.visible == text.visible)
    }

    @Test("a phrase has the lines that its source has, and no title adds one")
    func lines() {
        let phrase = Phrase("\("a\nb")\n\("c\r\nd")", en: "x")
        #expect(phrase.indonesian == "a\\nb\nc\\r\\nd")
        // Put together elsewhere, it has none of its own.
        let joined = ["a", "b"].joined(separator: "\n")
        #expect(Phrase(verbatim: joined).english == "a\\nb")
        #expect(Phrase(lines: [Phrase("a", en: "b"), Phrase("c", en: "d")]).english == "b\nd")
    }

    @Test("codes of ours go through, text that looks like them does not")
    func codes() throws {
        var line = TerminalText("\u{1B}[31m")
        line.append(code: "\u{1B}[1m")
        line.append("x")
        line.append(code: "\u{1B}[", 7, ";1H")
        #expect(line.text == "\\u{1b}[31m\u{1B}[1mx\u{1B}[7;1H")
        #expect(try said { $0.say(line) } == line.text + "\n")
    }

    @Test("a line has a bound, and its codes come through all the same")
    func bound() throws {
        var line = TerminalText()
        line.append(code: "\u{1B}[1m")
        for _ in 0..<3 { line.append(String(repeating: "x", count: 1_000_000)) }
        line.append("y")
        line.append(code: "\u{1B}[0m")
        #expect(line.text.unicodeScalars.count == TerminalText.scalarsMax + 8)
        #expect(line.text.hasSuffix("x…\u{1B}[0m"))
        let exact = String(repeating: "x", count: TerminalText.scalarsMax)
        #expect(TerminalText(exact).text == exact)
        let long = Phrase(verbatim: exact + "x")
        #expect(try said { $0.say(long, in: .english) }.count == TerminalText.scalarsMax + 1)
        // Of marks piled on one letter eight stay, and an ellipsis for the rest.
        let pile = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(TerminalText(pile).text.unicodeScalars.count == 10)
    }

    @Test("JSON says the same to who reads it, and nothing to a screen", arguments: HostileText.payloads.map(\.text))
    func json(_ payload: String) throws {
        for format: JSONEncoder.OutputFormatting in [.withoutEscapingSlashes, .prettyPrinted] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = format
            let text = String(decoding: try encoder.encode(["a": payload, payload: "b"]), as: UTF8.self)
            let written = try said { $0.say(json: text) }
            #expect(HostileText.hidden(in: written) == [])
            let read = try JSONDecoder().decode([String: String].self, from: Data(written.utf8))
            #expect(read == ["a": payload, payload: "b"])
        }
    }

    @Test("a reader that has gone loses what is said, and nothing else happens")
    func gone() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        let door = ScreenDoor(pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForReading.close()
        #expect(!door.say("x"))
    }
}
