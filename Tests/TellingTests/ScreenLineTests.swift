import Telling
import Testing

@Suite("Lines and their bytes on a terminal")
struct ScreenLineTests {
    @Test("nothing in a line moves the cursor")
    func controls() {
        let line = ScreenLine("a\u{1B}[2J\r\nb\u{9B}c\u{202E}d\tf", .strong)
        #expect(line.text(hasColour: false).unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 127 })
        #expect(line.text().hasPrefix("\u{1B}[1ma"))
        #expect(line.text().dropFirst().filter { $0 == "\u{1B}" }.count == 1)
    }

    @Test("wide characters take two columns, and are never cut in half")
    func wide() {
        let line = ScreenLine("警察ok")
        #expect(line.columns == 6)
        #expect(line.cut(to: 6) == line)
        #expect(line.cut(to: 5).text() == "警察…")
        #expect(line.cut(to: 4).text() == "警…")
        #expect(line.cut(to: 1).text() == "…")
        #expect(line.cut(to: 0).text() == "")
        #expect(line.text(isUnicode: false) == "????ok")
    }

    @Test("colours end where their text ends, also where it is cut")
    func inks() {
        var line = ScreenLine(" KUNING ", .banner(.yellow))
        line.append(" sejak 01:00")
        #expect(line.text() == "\u{1B}[30;43m KUNING \u{1B}[0m sejak 01:00")
        #expect(line.cut(to: 5).text() == "\u{1B}[30;43m KUN…\u{1B}[0m")
        #expect(line.text(hasColour: false) == " KUNING  sejak 01:00")
    }
}
