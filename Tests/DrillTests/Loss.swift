import Domain
import Events
import Scenario
import TaskForceTesting
import Testing

/// A unit, and what is worse without it.
struct Loss: Sendable, CustomTestStringConvertible {
    let unit: String
    let measure: String
    /// True when more of the measure is worse.
    let moreIsWorse: Bool
    /// The least number of the 20 seeds in which it must be worse; 16 happen by chance in 6 of 1,000 cases.
    let seedsMin: Int
    /// The least percentage by which the mean must be worse.
    let percentMin: Double
    /// Dials that are set in both drills.
    var dials: [String: Int64] = [:]
    /// The measure of a drill; the second drill is the unchanged one of the same seed.
    let value: @Sendable (_ drill: Rehearsal, _ unchanged: Rehearsal) -> Double?

    var testDescription: String { "\(unit): \(measure)" }

    /// Expects the measure to be worse without the unit, pair by pair of drills of one seed.
    func expectWorse(than whole: [Rehearsal], without: [Rehearsal]) throws {
        let pairs = try zip(whole, without).map { whole, without in
            (with: try #require(value(whole, whole)), without: try #require(value(without, whole)))
        }
        func isWorse(_ pair: (with: Double, without: Double), percent: Double = 0) -> Bool {
            moreIsWorse
                ? pair.without > pair.with * (1 + percent / 100) : pair.without < pair.with * (1 - percent / 100)
        }
        let worse = pairs.count { isWorse($0) }
        let mean = (
            with: pairs.reduce(0) { $0 + $1.with } / Double(pairs.count),
            without: pairs.reduce(0) { $0 + $1.without } / Double(pairs.count)
        )
        print("\(testDescription), mean over 20 seeds: \(mean.with), without \(mean.without); worse in \(worse)")
        #expect(pairs.count == 20)
        #expect(worse >= seedsMin)
        #expect(isWorse(mean, percent: percentMin))
    }
}
