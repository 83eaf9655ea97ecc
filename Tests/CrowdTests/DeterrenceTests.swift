import Crowd
import Testing

@Suite struct DeterrenceTests {
    @Test("One officer against one activist gives 0.9, half an officer nothing by the floor")
    func paper() {
        #expect(abs(Deterrence.probability(.floor, officers: 1, activists: 1).value - 0.899_741) < 1e-6)
        #expect(abs(Deterrence.probability(.floor, officers: 5, activists: 2).value - 0.989_948) < 1e-6)
        #expect(Deterrence.probability(.floor, officers: 1, activists: 2) == .zero)
        #expect(abs(Deterrence.probability(.literal, officers: 1, activists: 2).value - 0.683_363) < 1e-6)
    }

    @Test("Both rules agree wherever officers are a multiple of activists")
    func wholeRatios() {
        for activists in 1...10 {
            for ratio in 0...14 {
                let floor = Deterrence.probability(.floor, officers: ratio * activists, activists: activists)
                let literal = Deterrence.probability(.literal, officers: ratio * activists, activists: activists)
                #expect(floor == literal)
            }
        }
    }

    @Test("More officers deter more, more activists less", arguments: [CrowdParameters.Rule.floor, .literal])
    func monotone(rule: CrowdParameters.Rule) {
        for officers in 0..<148 {
            for activists in 1..<149 {
                let here = Deterrence.probability(rule, officers: officers, activists: activists)
                #expect(here <= Deterrence.probability(rule, officers: officers + 1, activists: activists))
                #expect(here >= Deterrence.probability(rule, officers: officers, activists: activists + 1))
            }
        }
    }

    @Test("A fraction is between 0 and 1")
    func fractions() throws {
        #expect(Fraction(nearest: -0.1) == nil)
        #expect(Fraction(nearest: 1.1) == nil)
        #expect(Fraction(nearest: .nan) == nil)
        #expect(try #require(Fraction(nearest: 1)) == .one)
        #expect(try #require(Fraction(nearest: 0.82)).description == "0.82")
        #expect((Fraction.one * 0.25).value == 0.25)
    }
}
