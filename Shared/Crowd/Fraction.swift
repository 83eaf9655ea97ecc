/// A share between 0 and 1 in steps of 2⁻³¹: the crowd's only kind of number.
///
/// Whole-number arithmetic gives the same crowd on every machine; a product of two fractions fits 62 bits.
public struct Fraction: Hashable, Codable, Comparable, Sendable, ExpressibleByFloatLiteral, CustomStringConvertible {
    /// How many steps of 2⁻³¹, 0 to 2³¹.
    public let steps: UInt32

    /// The steps in a whole.
    public static let wholeSteps: UInt32 = 1 << 31
    /// 0.
    public static let zero = Fraction(steps: 0)
    /// 1.
    public static let one = Fraction(steps: wholeSteps)

    /// `steps` of 2⁻³¹, at most 2³¹.
    public init(steps: UInt32) {
        precondition(steps <= Self.wholeSteps, "a fraction is at most 1")
        self.steps = steps
    }

    /// The fraction nearest to `value`; nil outside 0 to 1; the product with 2³¹ is exact, so only this rounds.
    public init?(nearest value: Double) {
        guard (0...1).contains(value) else { return nil }
        steps = UInt32(value * Double(Self.wholeSteps) + 0.5)
    }

    /// A literal such as `0.82`, which lies between 0 and 1.
    public init(floatLiteral value: Double) {
        precondition((0...1).contains(value), "a fraction lies between 0 and 1")
        steps = UInt32(value * Double(Self.wholeSteps) + 0.5)
    }

    /// Its value, exactly.
    public var value: Double { Double(steps) / Double(Self.wholeSteps) }

    /// `0.82`, in at most six decimals.
    public var description: String { "\(Double(Int(value * 1e6 + 0.5)) / 1e6)" }

    /// What is missing to 1.
    public var complement: Fraction { Fraction(steps: Self.wholeSteps - steps) }

    /// The product, rounded down to a step.
    public static func * (left: Self, right: Self) -> Self {
        Fraction(steps: UInt32((UInt64(left.steps) * UInt64(right.steps)) >> 31))
    }

    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.steps < right.steps }
}
