import Domain
import Events
import Testing

@Suite("An agency's own words")
struct OwnWordsTests {
    private func heard(_ words: [OwnWord]) throws -> OwnWords {
        var announced = AnnouncedTypes()
        announced.hear(
            Envelope(
                drill: try DrillID("uji"),
                stream: try StreamName("muba/pmi"),
                sequence: nil,
                turn: 0,
                type: Ready.eventType,
                data: Ready.with { $0.profile.ownWords = words }.canonicalBytes()
            )
        )
        return announced.ownWords
    }

    @Test("the first announcement of a word counts")
    func first() throws {
        let words = try heard([OwnWord("tandu", "tandu", en: "stretcher"), OwnWord("tandu", "lain", en: "other")])
        #expect(words["tandu"] == LineWords("tandu", en: "stretcher"))
        #expect(words["tenda"] == nil)
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
        #expect(try heard([word])[word.word] == nil)
    }

    @Test("a flood of words is bounded")
    func bounded() throws {
        let flood = (0...OwnWords.wordsMax).map { OwnWord("w\($0)", "judul", en: "title") }
        let words = try heard(flood)
        #expect(words["w\(OwnWords.wordsMax - 1)"] != nil)
        #expect(words["w\(OwnWords.wordsMax)"] == nil)
    }
}
