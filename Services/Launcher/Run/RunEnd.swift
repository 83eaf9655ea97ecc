import Phrases

/// How a run ended.
public enum RunEnd: Sendable, Hashable {
    /// The drill ended and everything was recorded.
    case inOrder
    /// The run ended before the drill did; why, and the exit code.
    case early(Phrase, exitCode: Int32)
    /// The drill ended in order, but without units that were lost on the way: set aside, and not back at the end.
    case withoutUnits([String])

    /// The exit code of a drill that lost a unit on the way.
    public static let unitsLost: Int32 = 75

    /// The exit code: 0 in order; 1 ended early; 65 the drill does not fit; 69 broker; 70 a program that
    /// cannot be started, or a unit that failed; 74 record; 75 a unit was lost; 76 a forged record.
    public var exitCode: Int32 {
        switch self {
        case .inOrder: 0
        case .early(_, let code): code
        case .withoutUnits: Self.unitsLost
        }
    }

    /// What is to be said of an end that was not in order; nil when it was.
    public var reason: Phrase? {
        switch self {
        case .inOrder: nil
        case .early(let reason, _): reason
        case .withoutUnits(let units): .unitsLost(units)
        }
    }

    /// This end, of a drill that lost `units`: why a run ended early outweighs that.
    public func losing(_ units: [String]) -> RunEnd { self == .inOrder && !units.isEmpty ? .withoutUnits(units) : self }
}
