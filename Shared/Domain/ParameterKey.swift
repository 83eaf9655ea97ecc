/// A number that a scenario may set, with its name, its standard value and its range.
public struct ParameterKey: Sendable, Hashable {
    /// The name in the scenario; it contains the unit: seconds, metres or people.
    public let name: String
    /// The value when the scenario is silent.
    ///
    /// An assumption unless its declaration names a source.
    public let standard: UInt64
    /// The values that make sense.
    public let range: ClosedRange<UInt64>

    /// How the standard value grows with the crowd that the plan expects; nil: it does not.
    public let growth: Growth?

    /// How a number of people grows with the planned crowd.
    ///
    /// The standard value is meant for ``plannedCrowd``'s own.
    public enum Growth: Sendable, Hashable {
        /// As the crowd: a share of it.
        case withCrowd
        /// As the length of the crowd's edge: with its square root.
        case withItsEdge
    }

    /// How many people the plan expects at the most: by it, numbers that are meant for a thousand fit sixty.
    public static let plannedCrowd = ParameterKey("planned_crowd", 1_000, 10...1_000_000)

    /// The value when the scenario is silent and the plan expects `planned` people: in the range, and at least 1 where the
    /// standard value is.
    public func standard(forCrowdOf planned: UInt64) -> UInt64 {
        let usual = Self.plannedCrowd.standard
        let value: UInt64
        switch growth {
        case nil: return standard
        case .withCrowd: value = standard.multipliedSaturated(by: planned) / usual
        case .withItsEdge:
            let square = standard.multipliedSaturated(by: standard).multipliedSaturated(by: planned) / usual
            let root = square.wholeSquareRoot
            value = root.multipliedSaturated(by: root) < square ? root + 1 : root
        }
        return min(max(value, range.lowerBound, min(standard, 1)), range.upperBound)
    }

    /// A parameter; the standard value lies in the range.
    public init(_ name: String, _ standard: UInt64, _ range: ClosedRange<UInt64>, growing growth: Growth? = nil) {
        precondition(range.contains(standard), "the standard value of \(name) is out of its own range")
        self.growth = growth
        self.name = name
        self.standard = standard
        self.range = range
    }
}

/// The values that hold in a drill.
public protocol ParameterValues {
    /// The value of a key.
    subscript(_ key: ParameterKey) -> UInt64 { get }
}
