import Crowd

/// Agent-steps a second on one core, beside the target: `swift run -c release gladi-crowd-benchmark`.
///
/// An agent-step is one person's turn, officers and jailed included; the best of five repetitions is shown with the
/// median, since whoever shares the machine can only slow it down.
@main
enum CrowdBenchmark {
    static func main() {
        measure("Run 2, 40 x 40", side: 40, ticks: 4000)
        measure("Run 2, 126 x 126", side: 126, ticks: 400)
        var dials = CrowdParameters.run2
        dials.officers = 56
        dials.negotiators = 8
        dials.dials = CrowdDials(backlash: 0.0005, dialogue: 0.005)
        measure("with legitimacy, 40 x 40", dials, ticks: 4000)
    }

    private static func measure(_ name: String, side: Int, ticks: Int) {
        var parameters = CrowdParameters.run2
        parameters.width = side
        parameters.height = side
        parameters.agents = side * side * 70 / 100
        parameters.officers = side * side * 4 / 100
        measure(name, parameters, ticks: ticks)
    }

    private static func measure(_ name: String, _ parameters: CrowdParameters, ticks: Int) {
        let people = parameters.agents + parameters.officers + parameters.negotiators
        let clock = ContinuousClock()
        var rates: [Double] = []
        for seed: UInt64 in 1...5 {
            var crowd = CrowdModel(parameters, seed: seed)
            let spent = clock.measure {
                for _ in 0..<ticks { crowd.step() }
            }
            rates.append(Double(people * ticks) / (spent / .seconds(1)) / 1e6)
        }
        rates.sort()
        func text(_ rate: Double) -> String { "\(Double(Int(rate * 10 + 0.5)) / 10) M" }
        print("\(name): \(text(rates[4])) agent-steps/s (median \(text(rates[2]))), target 10 M, stretch 25 M")
    }
}
