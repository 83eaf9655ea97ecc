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

    /// A parameter; the standard value lies in the range.
    public init(_ name: String, _ standard: UInt64, _ range: ClosedRange<UInt64>) {
        precondition(range.contains(standard), "the standard value of \(name) is out of its own range")
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
