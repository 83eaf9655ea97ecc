import Crowd
import Testing

@Suite struct DeterminismTests {
    @Test(
        "A seed gives the same crowd on every machine and in every version",
        arguments: [(1, 16_157_437_284_168_732_116), (2, 427_386_901_182_066_532), (42, 7_317_084_269_353_446_180)]
            as [(UInt64, UInt64)]
    )
    func pinned(seed: UInt64, hash: UInt64) {
        #expect(Runs.hash(.run2, seed: seed, ticks: 1000) == hash)
    }

    @Test("Dials at zero change nothing, although everyone's legitimacy is then computed")
    func dialsAtZero() {
        var parameters = CrowdParameters.run2
        parameters.dials = CrowdDials(recovery: .zero)
        var recovering = CrowdParameters.run2
        recovering.dials = CrowdDials(recovery: 0.02)
        for seed: UInt64 in 1...3 {
            let base = Runs.hash(.run2, seed: seed, ticks: 500)
            #expect(Runs.hash(parameters, seed: seed, ticks: 500) == base)
            #expect(Runs.hash(recovering, seed: seed, ticks: 500) == base)
        }
    }

    @Test("A copy is a snapshot: it goes on by itself, and goes the same way")
    func snapshot() {
        var crowd = CrowdModel(.run2, seed: 7)
        for _ in 0..<100 { crowd.step() }
        var copy = crowd
        let before = (0..<1120).map { copy.person($0) }
        for _ in 0..<50 { crowd.step() }
        #expect((0..<1120).map { copy.person($0) } == before)
        for _ in 0..<50 { copy.step() }
        #expect((0..<1120).allSatisfy { copy.person($0) == crowd.person($0) })
    }
}
