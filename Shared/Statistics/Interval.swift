/// Between what bounds a mean lies.
public struct Interval: Sendable, Hashable {
    /// The lower bound.
    public let low: Double
    /// The upper bound.
    public let high: Double

    /// Bounds in their order.
    public init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    /// True for a value within, bounds included.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
    /// How wide it is.
    public var width: Double { high - low }
}
