import Domain
import Foundation
import Testing

@Suite("Seeded random numbers")
struct ChanceTests {
    /// `Vectors/chance.json`; `Tests/Python/test_vectors.py` computes them a second time.
    private struct Published: Decodable {
        struct Case: Decodable {
            let note: String
            let seed: String
            let unit: String
            let purpose: String
            let key: [String]
            let below: String?
            let within: [String]?
            let permille: String?
            let draws: [String]
        }

        let chance: [Case]
    }

    @Test("the published vectors hold")
    func vectors() throws {
        let file = try #require(
            Bundle.module.url(forResource: "chance", withExtension: "json", subdirectory: "Vectors")
        )
        let published = try JSONDecoder().decode(Published.self, from: Data(contentsOf: file))
        #expect(published.chance.count >= 13)
        for vector in published.chance {
            var random = numbers(of: vector, try number(vector.seed), try UnitID(vector.unit))
            let draws = try vector.draws.map { _ in
                if let bound = vector.below { return try random.below(number(bound)) }
                if let range = vector.within { return random.within(try number(range[0])...(try number(range[1]))) }
                if let permille = vector.permille { return random.chance(permille: try number(permille)) ? 1 : 0 }
                return random.next()
            }
            #expect(draws.map(String.init) == vector.draws, "\(vector.note)")
        }
    }

    @Test("seed, unit, purpose and each part of the key matter, and nothing else does")
    func independence() throws {
        var first: [UInt64: String] = [:]
        for seed in UInt64(0)..<8 {
            for unit in ["muba/traffic", "muba/medical", "oku/traffic"] {
                let chance = Chance(seed: seed, unit: try UnitID(unit))
                for nth in UInt64(0)..<64 {
                    let asked = [
                        chance.of("signs", "\(nth)"), chance.of("triage", "\(nth)"), chance.of("signs", "\(nth)", ""),
                        chance.of("signs", "a", "\(nth)"), chance.of("signs", "a\(nth)"),
                    ]
                    #expect(chance.of("signs", "\(nth)") == asked[0], "asked last, it is what it was first")
                    for (index, numbers) in asked.enumerated() {
                        var numbers = numbers
                        let before = first.updateValue("\(seed) \(unit) \(nth) \(index)", forKey: numbers.next())
                        #expect(before == nil)
                    }
                }
            }
        }
    }

    @Test("draws of one key, and first draws of many keys, are spread evenly", arguments: [true, false])
    func uniformity(ofOneKey: Bool) throws {
        let unit = try UnitID("muba/situation")
        var counts = [Int](repeating: 0, count: 100)
        var random = Chance(seed: 1, unit: unit).of("test")
        let draws = 100_000
        for nth in 0..<draws {
            if !ofOneKey { random = Chance(seed: 1, unit: unit).of("test", "\(nth)") }
            counts[Int(random.below(100))] += 1
        }
        let expected = Double(draws) / Double(counts.count)
        let chiSquare = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        // 99 degrees of freedom: an even generator leaves this range once in about 1,000 seeds.
        #expect((59.0...150.0).contains(chiSquare), "χ² is \(chiSquare)")
    }

    @Test("a bound that is no power of two favours no half")
    func bias() throws {
        var random = Chance(seed: 3, unit: try UnitID("muba/situation")).of("test")
        let bound = UInt64.max / 4 * 3
        // Taking the remainder instead would put two of three draws into the lower third.
        let low = (0..<30_000).count { _ in random.below(bound) < bound / 3 }
        #expect((9_600...10_400).contains(low), "\(low) of 30,000 in the lower third")
    }

    @Test("a range holds what it draws, and both its ends come")
    func ranges() throws {
        var random = Chance(seed: 5, unit: try UnitID("muba/medical")).of("test")
        let drawn = Set((0..<1_000).map { _ in random.within(30...60) })
        #expect(drawn == Set(30...60))
        let never = (0..<100).count { _ in random.chance(permille: 0) }
        let always = (0..<100).count { _ in random.chance(permille: 1000) }
        #expect(never == 0)
        #expect(always == 100)
    }

    @Test("most significant byte first")
    func bigEndian() {
        #expect(bigEndianBytes(UInt32(0x0102_0304)) == [1, 2, 3, 4])
        #expect(bigEndianBytes(UInt64(258)) == [0, 0, 0, 0, 0, 0, 1, 2])
    }

    private func numbers(of vector: Published.Case, _ seed: UInt64, _ unit: UnitID) -> RandomNumbers {
        let chance = Chance(seed: seed, unit: unit)
        return switch vector.key.count {
        case 0: chance.of(vector.purpose)
        case 1: chance.of(vector.purpose, vector.key[0])
        case 2: chance.of(vector.purpose, vector.key[0], vector.key[1])
        default: chance.of(vector.purpose, vector.key[0], vector.key[1], vector.key[2])
        }
    }

    private func number(_ text: String) throws -> UInt64 { try #require(UInt64(text)) }
}
