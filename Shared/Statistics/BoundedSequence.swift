import Foundation

/// An interval for the mean of values within bounds that may be looked at after any value, as often as one likes.
///
/// The predictable plug-in empirical-Bernstein confidence sequence of I. Waudby-Smith and A. Ramdas, "Estimating means of
/// bounded random variables by betting", Journal of the Royal Statistical Society B 86(1), 2024, theorem 2.
///
/// It assumes that no value lies outside the bounds and that each has the same mean given those before it; no more. The error
/// at all looks together is at most `alpha`, exactly, from the first value on. It is wide for few values.
public struct BoundedSequence: Sendable {
    /// No bet is larger than this part of what one has (the paper's `c`).
    private static let betMax = 0.5

    /// How often it may be wrong at any look.
    public let alpha: Double
    private let least: Double
    private let most: Double
    private var count = 0.0
    private var sum = 0.0
    private var squares = 0.0
    private var bets = 0.0
    private var staked = 0.0
    private var spread = 0.0
    private var bounds = (below: 0.0, above: 1.0)

    /// A sequence for values from `low` to `high`.
    public init(alpha: Double, from low: Double, to high: Double) {
        precondition(
            alpha > 0 && alpha < 1 && low < high,
            "an error's share lies between 0 and 1, and bounds in their order"
        )
        self.alpha = alpha
        least = low
        most = high
    }

    /// The interval so far: never wider than it was before.
    public var interval: Interval {
        let range = most - least
        return Interval(least + range * bounds.below, least + range * bounds.above)
    }

    /// Takes a value; one outside the bounds is a programmer's error.
    public mutating func add(_ value: Double) {
        precondition(value >= least && value <= most, "\(value) lies outside \(least) to \(most)")
        let part = (value - least) / (most - least)
        // What is known before the value: the bet may rest on nothing else.
        let mean = (0.5 + sum) / (count + 1)
        let variance = (0.25 + squares) / (count + 1)
        let time = count + 1
        let wanted = Foundation.log(2 / alpha)
        let bet = min((2 * wanted / (variance * time * Foundation.log(1 + time))).squareRoot(), Self.betMax)
        let miss = part - mean
        spread += 4 * miss * miss * (-Foundation.log(1 - bet) - bet) / 4
        bets += bet
        staked += bet * part
        count = time
        sum += part
        let after = (0.5 + sum) / (count + 1)
        squares += (part - after) * (part - after)
        let (middle, radius) = (staked / bets, (wanted + spread) / bets)
        bounds = (max(bounds.below, middle - radius), min(bounds.above, middle + radius))
        // Where chance has it that the bounds cross, the error has happened; what is shown stays in order.
        if bounds.below > bounds.above { bounds = (bounds.above, bounds.above) }
    }
}
