import Domain
import Foundation
import Testing

@Suite("Keys of places, roads, crowds and fires")
struct KeysTests {
    /// What a unit keeps, by keys or by text.
    private struct Saved<Name: Codable & Hashable & Sendable>: Codable, Equatable {
        var one: Name
        var none: Name?
        var list: [Name]
        var count: [Name: Int]
    }

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test("a key is saved as its text is, in a list and as a dictionary's key too")
    func saved() throws {
        let keys = Saved<PlaceKey>(one: "kpu", none: nil, list: ["a", "b/c \"é\""], count: ["kpu": 2, "": 1])
        let texts = Saved<String>(one: "kpu", none: nil, list: ["a", "b/c \"é\""], count: ["kpu": 2, "": 1])
        #expect(try json(keys) == json(texts))
        #expect(try JSONDecoder().decode(Saved<PlaceKey>.self, from: Data(json(texts).utf8)) == keys)
        #expect(throws: (any Error).self) { try JSONDecoder().decode(RoadKey.self, from: Data("7".utf8)) }
    }

    @Test("any text is a key, as it came from the bus, and stands in words as that text")
    func anyText() {
        let heard = RoadKey("Jl. Merdeka\n")
        #expect(heard.text == "Jl. Merdeka\n" && "\(heard)" == heard.text)
        #expect(heard == "Jl. Merdeka\n" && heard != "jl-merdeka")
        #expect(RoadKey("").isEmpty && !heard.isEmpty)
    }

    @Test("keys are in the order of their texts")
    func order() {
        let texts = ["simpang", "a-1", "a", "kpu", "a0"]
        #expect(texts.map(GroupKey.init(_:)).sorted().map(\.text) == texts.sorted())
    }
}
