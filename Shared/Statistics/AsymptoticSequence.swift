import Foundation

/// An interval for a mean that may be looked at after any value, as often as one likes, and stopped at any look.
///
/// The asymptotic confidence sequence with a Gaussian mixture of I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and
/// A. Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52(6), 2024,
/// theorem 2.2 with equation (9) for its dial.
///
/// It assumes that values are independent, of one distribution and of finite variance (a little more than two moments),
/// without bounds. The error at all looks together comes near `alpha` as the first look comes later: before
/// ``firstLook`` values there is no interval. Values that are nearly always equal and rarely far off need more.
public struct AsymptoticSequence: Sendable {
    /// So many values before the first interval.
    public static let firstLook = 20

    /// How often it may be wrong at any look: 0.05 for a confidence of 95 %.
    public let alpha: Double
    private let rho: Double

    /// A sequence that is narrowest, for its kind, at about `best` values; it holds at every number.
    public init(alpha: Double, best: Int = 200) {
        precondition(alpha > 0 && alpha < 1 && best > 0, "an error's share lies between 0 and 1")
        self.alpha = alpha
        let wanted = -2 * Foundation.log(alpha)
        rho = ((wanted + Foundation.log(wanted + 1)) / Double(best)).squareRoot()
    }

    /// The interval after values with these moments; nil before the first look.
    public func interval(_ moments: Moments) -> Interval? {
        guard moments.count >= Self.firstLook else { return nil }
        let radius = radius(count: moments.count, deviation: moments.deviation)
        return Interval(moments.mean - radius, moments.mean + radius)
    }

    /// Half its width after `count` values of a deviation.
    public func radius(count: Int, deviation: Double) -> Double {
        let values = Double(count)
        let weight = values * rho * rho
        let bound = 2 * (weight + 1) / (values * weight) * Foundation.log((weight + 1).squareRoot() / alpha)
        return deviation * bound.squareRoot()
    }

    /// About how many values it takes until a mean and a deviation such as these are told from 0; nil above `most`.
    public func countNeeded(_ moments: Moments, most: Int) -> Int? {
        guard moments.mean != 0, radius(count: most, deviation: moments.deviation) < abs(moments.mean) else {
            return nil
        }
        // The radius falls with every value.
        var (low, high) = (Self.firstLook, most)
        while low < high {
            let middle = low + (high - low) / 2
            if radius(count: middle, deviation: moments.deviation) < abs(moments.mean) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
