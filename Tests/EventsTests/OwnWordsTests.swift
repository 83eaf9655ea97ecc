import Domain
import Events
import Testing

@Suite("An agency's own words")
struct OwnWordsTests {
    private func heard(
        _ words: [OwnWord],
        then more: [OwnWord] = [],
        by other: String = "muba/pmi"
    ) throws -> AnnouncedTypes {
        var announced = AnnouncedTypes()
        for (stream, said) in [("muba/pmi", words), (other, more)] {
            announced.hear(
                Envelope(
                    drill: try DrillID("uji"),
                    stream: try StreamName(stream),
                    sequence: nil,
                    turn: 0,
                    type: Ready.eventType,
                    data: Ready.with { $0.profile.ownWords = said }.canonicalBytes()
                )
            )
        }
        return announced
    }

    @Test("the first announcement of a word counts")
    func first() throws {
        let words = try heard(
            [OwnWord("tandu", "tandu", en: "stretcher"), OwnWord("tandu", "lain", en: "other")],
            then: [OwnWord("tandu", "lain lagi", en: "yet another")]
        ).ownWords(of: StreamName("muba/pmi"))
        #expect(words["tandu"] == LineWords("tandu", en: "stretcher"))
        #expect(words["tenda"] == nil)
    }

    @Test("an agency gives titles to its own words alone: what others have keeps its name")
    func nobodyElses() throws {
        let shield = [OwnWord("shield", "tameng palsu", en: "false shield")]
        let announced = try heard(shield, then: [OwnWord("shield", "tameng", en: "shield")], by: "muba/phh")
        #expect(try announced.ownWords(of: StreamName("muba/pmi"))["shield"]?.english == "false shield")
        #expect(try announced.ownWords(of: StreamName("muba/phh"))["shield"]?.english == "shield")
        #expect(try announced.ownWords(of: StreamName("muba/preventive"))["shield"] == nil)
        #expect(try announced.ownWords(of: StreamName("oki/pmi/truth"))["shield"]?.english == "false shield")
        #expect(announced.ownWords(of: .control)["shield"] == nil)
    }

    @Test(
        "a word that is none, and a title that is missing, too long or of several lines, are passed over",
        arguments: [
            OwnWord("Tandu", "tandu", en: "stretcher"), OwnWord("", "tandu", en: "stretcher"),
            OwnWord("tandu", "", en: "stretcher"), OwnWord("tandu", "tandu", en: "a\nb"),
            OwnWord("tandu", String(repeating: "é", count: 51), en: "stretcher"),
        ]
    )
    func unfit(_ word: OwnWord) throws {
        #expect(!word.isFit)
        #expect(try heard([word]).ownWords(of: StreamName("muba/pmi"))[word.word] == nil)
    }

    @Test("a flood of words is bounded")
    func bounded() throws {
        let flood = (0...OwnWords.wordsMax).map { OwnWord("w\($0)", "judul", en: "title") }
        let announced = try heard(flood, then: [OwnWord("tenda", "tenda", en: "tent")], by: "muba/bpbd")
        #expect(try announced.ownWords(of: StreamName("muba/pmi"))["w\(OwnWords.wordsMax - 1)"] != nil)
        #expect(try announced.ownWords(of: StreamName("muba/pmi"))["w\(OwnWords.wordsMax)"] == nil)
        #expect(try announced.ownWords(of: StreamName("muba/bpbd"))["tenda"] == nil)
    }
}
