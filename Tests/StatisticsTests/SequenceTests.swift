import Statistics
import Testing

/// Random numbers that are the same in every run (SplitMix64).
private struct Random {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
    }
}

/// A distribution with its mean.
private struct Source: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let mean: Double
    let draw: @Sendable (inout Random) -> Double

    init(_ name: String, mean: Double, _ draw: @escaping @Sendable (inout Random) -> Double) {
        testDescription = name
        self.mean = mean
        self.draw = draw
    }

    /// Differences of a yes and a no in two drills: -1, 0 or 1.
    static let outcomes = [
        Source("often equal", mean: 0.05) {
            let u = $0.unit(); return u < 0.05 ? -1 : u < 0.15 ? 1 : 0
        },
        Source("never equal", mean: 0) { $0.unit() < 0.5 ? -1 : 1 },
        Source("nearly always 1", mean: 0.96) { $0.unit() < 0.02 ? -1 : 1 },
    ]
    /// Differences of a measure.
    static let measures = [
        Source("even", mean: 0) { $0.unit() * 20 - 10 },
        Source("skewed", mean: 3) {
            let u = $0.unit(); return 6 * u * (1 + u * u) / 1.5 - 0.0
        },
        Source("sums", mean: 600) { random in (0..<12).reduce(0.0) { sum, _ in sum + random.unit() * 100 } },
    ]
}

@Suite("Intervals that may be looked at any time")
struct SequenceTests {
    private static let runs: UInt64 = 400
    private static let length = 400

    /// In how many of the runs an interval misses the mean at some look.
    private func misses(_ source: Source, _ look: (inout Random) -> Bool) -> Int {
        (1...Self.runs).count { seed in
            var random = Random(seed &* 7919)
            return look(&random)
        }
    }

    /// Three standard errors of a count around a tenth of the runs.
    private static var allowed: Int { Int((Double(runs) * 0.1) + 3 * (Double(runs) * 0.1 * 0.9).squareRoot()) }

    @Test("a bounded sequence errs at some look in at most a tenth of the runs", arguments: Source.outcomes)
    private func bounded(_ source: Source) {
        let missed = misses(source) { random in
            var sequence = BoundedSequence(alpha: 0.1, from: -1, to: 1)
            return (0..<Self.length).contains { _ in
                sequence.add(source.draw(&random))
                return !sequence.interval.contains(source.mean)
            }
        }
        #expect(missed <= Self.allowed, "\(missed)")
    }

    @Test("an asymptotic sequence errs at some look in about a tenth of the runs at most", arguments: Source.measures)
    private func asymptotic(_ source: Source) {
        let sequence = AsymptoticSequence(alpha: 0.1, best: 100)
        let missed = misses(source) { random in
            var moments = Moments()
            return (0..<Self.length).contains { _ in
                moments.add(source.draw(&random))
                return sequence.interval(moments).map { !$0.contains(source.mean) } ?? false
            }
        }
        #expect(missed <= Self.allowed, "\(missed)")
    }

    @Test("an interval made for one look does not pass the same test", arguments: Source.measures)
    private func oneLook(_ source: Source) {
        let missed = misses(source) { random in
            var moments = Moments()
            return (1...Self.length).contains { count in
                moments.add(source.draw(&random))
                let radius = 1.645 * moments.deviation / Double(count).squareRoot()
                return count >= AsymptoticSequence.firstLook && abs(moments.mean - source.mean) > radius
            }
        }
        #expect(missed > 2 * Self.allowed, "\(missed)")
    }

    @Test("both grow narrow: a difference of a fifth is told from none within 400 values")
    func power() {
        var random = Random(1)
        var bounded = BoundedSequence(alpha: 0.05, from: -1, to: 1)
        var moments = Moments()
        for _ in 0..<400 {
            let value = random.unit()
            let difference: Double = value < 0.3 ? 1 : value < 0.4 ? -1 : 0
            bounded.add(difference)
            moments.add(difference)
        }
        #expect(bounded.interval.low > 0)
        #expect(AsymptoticSequence(alpha: 0.05).interval(moments).map { $0.low > 0 } == true)
    }

    @Test("a bounded interval never grows, and stays within its bounds")
    func shrinks() {
        var random = Random(3)
        var sequence = BoundedSequence(alpha: 0.05, from: -1, to: 1)
        var last = sequence.interval
        #expect(last == Interval(-1, 1))
        for _ in 0..<200 {
            sequence.add(random.unit() < 0.5 ? 0 : 1)
            #expect(sequence.interval.low >= last.low && sequence.interval.high <= last.high)
            last = sequence.interval
        }
    }

    @Test("there is no asymptotic interval before its first look")
    func firstLook() {
        let sequence = AsymptoticSequence(alpha: 0.05)
        #expect(sequence.interval(Moments((1..<AsymptoticSequence.firstLook).map(Double.init))) == nil)
        #expect(sequence.interval(Moments((1...AsymptoticSequence.firstLook).map(Double.init))) != nil)
    }

    @Test("how many values are needed is where the interval leaves 0")
    func needed() throws {
        let sequence = AsymptoticSequence(alpha: 0.05)
        let moments = Moments([0, 4, -2, 3, 0, 1, 2, -1, 1, 2])
        let count = try #require(sequence.countNeeded(moments, most: 100_000))
        #expect(sequence.radius(count: count, deviation: moments.deviation) < moments.mean)
        #expect(sequence.radius(count: count - 1, deviation: moments.deviation) >= moments.mean)
        #expect(sequence.countNeeded(moments, most: count - 1) == nil)
        #expect(sequence.countNeeded(Moments([1, -1]), most: 1_000) == nil)
    }

    @Test("moments of a handful, by hand")
    func moments() {
        let moments = Moments([2, 4, 4, 4, 5, 5, 7, 9])
        #expect(moments.mean == 5)
        #expect(abs(moments.deviation - (32.0 / 7).squareRoot()) < 1e-12)
        #expect(Moments([3]).deviation == 0)
    }
}
