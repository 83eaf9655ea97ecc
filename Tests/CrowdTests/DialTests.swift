import Crowd
import Testing

/// The directions of force and dialogue.
///
/// Their sizes are assumptions, so no test holds them to a figure.
@Suite struct DialTests {
    private static func meanActive(_ dials: CrowdDials, negotiators: Int) -> Double {
        var parameters = CrowdParameters.run2
        parameters.officers = 64 - negotiators
        parameters.negotiators = negotiators
        parameters.dials = dials
        return Runs.mean(Runs.outbursts(parameters, seeds: 1...4, ticks: 1000)) { $0.meanActive }
    }

    @Test("The harder force strikes legitimacy, the more are active")
    func backlash() {
        let means = [Fraction.zero, 0.0002, 0.0005, 0.001].map {
            Self.meanActive(CrowdDials(backlash: $0), negotiators: 0)
        }
        print("Mean active by backlash: \(means)")
        #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("The more dialogue restores, the fewer are active")
    func dialogue() {
        let means = [Fraction.zero, 0.002, 0.005, 0.01, 0.02].map {
            Self.meanActive(CrowdDials(backlash: 0.0005, dialogue: $0), negotiators: 8)
        }
        print("Mean active by dialogue: \(means)")
        #expect(zip(means, means.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("Force takes legitimacy from those who see it, and from nobody else; it comes back")
    func force() {
        var parameters = CrowdParameters.run2
        parameters.officers = 0
        parameters.agentsMove = false
        parameters.dials = CrowdDials(recovery: 0.5)
        var crowd = CrowdModel(parameters, seed: 1)
        crowd.useForce(column: 0, row: 0, backlash: 0.5)
        for id in 0..<parameters.agents {
            let person = crowd.person(id)
            // The nearest way may lead over the joined edges.
            let column = min(person.column, 40 - person.column)
            let row = min(person.row, 40 - person.row)
            #expect((person.legitimacy < 0.82) == (column * column + row * row <= 49))
        }
        for _ in 0..<40 { crowd.step() }
        #expect((0..<parameters.agents).allSatisfy { abs(crowd.person($0).legitimacy.value - 0.82) < 1e-6 })
    }

    @Test("Hardcore act first, onlookers not at all")
    func kinds() {
        var parameters = CrowdParameters.run2
        parameters.hardcore = 100
        parameters.onlookers = 400
        var crowd = CrowdModel(parameters, seed: 3)
        var turns: [CrowdKind: Int] = [:]
        for _ in 0..<300 {
            crowd.step()
            for id in 0..<parameters.agents where crowd.person(id).doing == .active {
                turns[crowd.person(id).kind, default: 0] += 1
            }
        }
        let hardcore = Double(turns[.hardcore, default: 0]) / 100
        let followers = Double(turns[.follower, default: 0]) / 620
        #expect(hardcore > 1.5 * followers)
        #expect(followers > 0)
        #expect(turns[.onlooker] == nil)
    }

    @Test("The gauge of tension follows legitimacy, and falls while people riot")
    func tension() {
        var parameters = CrowdParameters.run2
        var crowd = CrowdModel(parameters, seed: 1)
        // Mean hardship and mean risk aversion are alike, so it is about 1 - L.
        #expect((160...200).contains(crowd.tension))
        crowd.setLegitimacy(0.5)
        #expect((450...550).contains(crowd.tension))
        parameters.officers = 0
        var riot = CrowdModel(parameters, seed: 1)
        let before = riot.tension
        riot.step()
        #expect(riot.tension < before * 2 / 3)
    }
}
