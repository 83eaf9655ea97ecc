import Crowd
import Testing

/// The model against exact results and against independent implementations' figures for Epstein's Run 2.
///
/// The statistical bounds are four standard deviations of the difference of two means over 20 seeds.
@Suite struct ValidationTests {
    @Test("Nobody acts when legitimacy leaves no grievance above the threshold", arguments: [0.9, 0.95, 1])
    func legitimate(legitimacy: Double) throws {
        var parameters = CrowdParameters.run2
        parameters.legitimacy = try #require(Fraction(nearest: legitimacy))
        parameters.officers = 0
        #expect(Runs.outbursts(parameters, seeds: 1...3, ticks: 300).allSatisfy { $0.peak == 0 })
    }

    @Test(
        "Without officers exactly those act whose hardship exceeds T / (1 - L)",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func unpoliced(seed: UInt64) {
        var parameters = CrowdParameters.run2
        parameters.officers = 0
        var crowd = CrowdModel(parameters, seed: seed)
        crowd.step()
        for id in 0..<parameters.agents {
            let person = crowd.person(id)
            #expect((person.doing == .active) == (person.hardship.value > 0.1 / 0.18))
        }
        // 497.8 are expected, with a standard deviation of 16.6.
        #expect((431...564).contains(crowd.active))
        let first = crowd.active
        crowd.step()
        #expect(crowd.active == first)
    }

    @Test("The rule as the paper prints it never riots: the negative control")
    func literalRule() {
        var parameters = CrowdParameters.run2
        parameters.rule = .literal
        let runs = Runs.outbursts(parameters)
        #expect(runs.allSatisfy { $0.peak <= 50 && $0.count == 0 })
        // It is a crowd all the same: some act.
        #expect(runs.allSatisfy { $0.peak >= 10 })
    }

    @Test("Run 2 by the floor rule: outbursts, waits, peaks and activation")
    func punctuatedEquilibrium() {
        let runs = Runs.outbursts(.run2)
        let count = Runs.mean(runs) { Double($0.count) }
        // The paper has 60 ± 55. No reading of the paper's vision reproduced that together with its activation.
        let wait = Runs.mean(runs) { $0.meanWait }
        let peak = Runs.mean(runs) { Double($0.peak) }
        let activation = Runs.mean(runs) { $0.meanActivation }
        print("Run 2: \(count) outbursts, wait \(wait), peak \(peak), activation \(activation)")
        #expect((107...118).contains(count))
        #expect((19.5...22.3).contains(wait))
        #expect((316...372).contains(peak))
        #expect((701...935).contains(activation))
    }

    @Test("More legitimacy, fewer outbursts, down to none")
    func legitimacyDirection() throws {
        let counts = try [0.80, 0.82, 0.84, 0.86, 0.88].map { legitimacy in
            var parameters = CrowdParameters.run2
            parameters.legitimacy = try #require(Fraction(nearest: legitimacy))
            return Runs.mean(Runs.outbursts(parameters, seeds: 1...5)) { Double($0.count) }
        }
        print("Outbursts by legitimacy: \(counts)")
        for (measured, expected) in zip(counts, [124.0, 113, 95, 48]) {
            #expect(abs(measured - expected) <= 10, "about \(expected) outbursts")
        }
        #expect(counts[4] == 0)
    }

    @Test("More officers, fewer outbursts", arguments: [(48, 158.0...178), (64, 103...123), (118, 0...4)])
    func officersDirection(officers: Int, expected: ClosedRange<Double>) {
        var parameters = CrowdParameters.run2
        parameters.officers = officers
        let count = Runs.mean(Runs.outbursts(parameters, seeds: 1...5)) { Double($0.count) }
        print("Outbursts under \(officers) officers: \(count)")
        #expect(expected.contains(count))
    }

    @Test("Longer jail terms, longer waits")
    func termDirection() {
        var parameters = CrowdParameters.run2
        parameters.longestTerm = 60
        let wait = Runs.mean(Runs.outbursts(parameters, seeds: 1...5)) { $0.meanWait }
        print("Wait at terms to 60: \(wait)")
        #expect((38...45).contains(wait))
    }

    @Test("Run 4 against Run 3: a fall in legitimacy that comes at once riots more than one in steps")
    func shocks() throws {
        func peak(_ steps: UInt32, to end: Double, seed: UInt64) throws -> Int {
            var crowd = CrowdModel(.run4, seed: seed)
            for _ in 0..<76 { crowd.step() }
            var peak = 0
            for tick in 0..<200 as Range<UInt32> {
                let share = Double(min(tick + 1, steps)) / Double(steps)
                crowd.setLegitimacy(try #require(Fraction(nearest: 0.9 - (0.9 - end) * share)))
                crowd.step()
                peak = max(peak, crowd.active)
            }
            return peak
        }
        // From 0.9 to 0.7, the paper's own fall, riots for some seeds only: these go farther.
        for end in [0.5, 0.2] {
            let sudden = try (1...5).map { try peak(1, to: end, seed: $0) }
            let gradual = try (1...5).map { try peak(100, to: end, seed: $0) }
            #expect(try #require(sudden.min()) > 2 * (try #require(gradual.max())))
        }
    }

    @Test("Run 5: when the officers are withdrawn, the crowd acts")
    func withdrawal() {
        var policed = CrowdModel(.run5, seed: 1)
        for _ in 0..<100 { policed.step() }
        let before = policed.active
        policed.withdrawOfficers(118)
        #expect(policed.officers == 0)
        for _ in 0..<5 { policed.step() }
        #expect(before < 50)
        #expect(policed.active > 300)
    }
}
