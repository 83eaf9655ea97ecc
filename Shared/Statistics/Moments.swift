/// The mean and the spread of values that come one by one (Welford 1962).
public struct Moments: Sendable, Hashable {
    /// How many.
    public private(set) var count = 0
    /// Their mean; 0 before the first.
    public private(set) var mean = 0.0
    private var squares = 0.0

    /// None yet.
    public init() {}

    /// The moments of values.
    public init(_ values: some Sequence<Double>) { for value in values { add(value) } }

    /// Takes a value.
    public mutating func add(_ value: Double) {
        count += 1
        let before = value - mean
        mean += before / Double(count)
        squares += before * (value - mean)
    }

    /// The sample's standard deviation; 0 for fewer than two.
    public var deviation: Double { count > 1 ? (squares / Double(count - 1)).squareRoot() : 0 }
}
