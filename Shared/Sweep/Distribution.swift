/// How the values of one measure are spread over many drills.
public struct Distribution: Sendable, Hashable {
    /// The most classes that a histogram has.
    public static let classesMax = 8

    /// The values, ascending; never empty.
    private let sorted: [Double]

    /// The distribution of `values`; nil when there is none.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        sorted = values.sorted()
    }

    /// How many values there are.
    public var count: Int { sorted.count }
    /// The lowest value.
    public var min: Double { sorted[0] }
    /// The highest value.
    public var max: Double { sorted[sorted.count - 1] }

    /// The percentile by nearest rank.
    ///
    /// - Parameter percent: 1 to 100.
    /// - Returns: The lowest value such that `percent` in a hundred lie at or below it; so always a value that
    ///   occurred.
    public func percentile(_ percent: Int) -> Double {
        precondition((1...100).contains(percent), "a percentile lies between 1 and 100")
        return sorted[(percent * sorted.count + 99) / 100 - 1]
    }

    /// How many values lie in each of up to eight classes of equal width from the lowest to the highest value.
    ///
    /// Whole numbers that span less have a class each.
    public var histogram: [Int] {
        guard min < max else { return [count] }
        let isWhole = sorted.allSatisfy { $0 == $0.rounded() }
        let classes = isWhole ? Int(Swift.min(max - min + 1, Double(Self.classesMax))) : Self.classesMax
        var counts = Array(repeating: 0, count: classes)
        for value in sorted {
            counts[Swift.min(Int((value - min) / (max - min) * Double(classes)), classes - 1)] += 1
        }
        return counts
    }
}
