import Crowd
import Testing

@Suite struct NaiveCrowdTests {
    /// Small crowds of every sort: lattice, vision, density, rule, terms and dials.
    static let crowds: [CrowdParameters] = {
        var small = CrowdParameters.run2
        (small.width, small.height) = (17, 15)
        (small.agents, small.officers, small.negotiators) = (170, 7, 2)
        var literal = small
        literal.rule = .literal
        literal.officers = 3
        var still = small
        still.agentsMove = false
        still.visionSquared = 2
        // One site is free, so that the search for one goes all the way.
        var packed = small
        packed.agents = 17 * 15 - 10
        packed.visionSquared = 9
        var dialled = small
        dialled.longestTerm = 5
        dialled.dials = CrowdDials(recovery: 0.02, backlash: 0.01, dialogue: 0.005)
        var forEver = dialled
        forEver.longestTerm = nil
        forEver.visionSquared = 63
        forEver.officers = 1
        return [small, literal, still, packed, dialled, forEver]
    }()

    @Test("Planes and tables give what looking at every site gives, person by person", arguments: crowds)
    func same(parameters: CrowdParameters) {
        for seed: UInt64 in 1...2 {
            var fast = CrowdModel(parameters, seed: seed)
            var naive = NaiveCrowd(parameters, seed: seed)
            var mostActive = 0
            for _ in 0..<40 {
                fast.step()
                naive.step()
                mostActive = max(mostActive, fast.active)
                for person in naive.people where person.post == .agent {
                    let other = fast.person(Int(person.id))
                    let isSame =
                        (other.doing, other.column, other.row) == (person.doing, person.column, person.row)
                        && other.legitimacy == person.legitimacy
                    #expect(isSame, "person \(person.id) in tick \(fast.tick) of seed \(seed)")
                    guard isSame else { return }
                }
                #expect(fast.active == naive.people.count { $0.doing == .active })
                #expect(fast.jailed == naive.people.count { $0.doing == .jailed })
            }
            #expect(mostActive > 0, "a run in which nothing happens shows nothing")
        }
    }
}
