import Domain

/// The appeals and warnings (himbauan) that come before force of stage 5 (rule D15).
///
/// The count starts anew whenever the level rises. Three warnings, a minute apart, are Gladi's defaults: doctrine asks
/// for the verbal stage (Perkap 1/2009, articles 5 and 7(1)) and names no number. A series begins with an order, under
/// which the formation warns.
public struct WarningSeries: Sendable, Codable {
    /// How many warnings complete the series.
    public let required: UInt64
    /// Seconds from one to the next.
    public let intervalSeconds: UInt64
    /// The order under which the formation warns; nil: nobody has ordered it.
    public private(set) var order: EventID?
    private var tally = WarningTally()
    private var due: SimulatedTime = .start

    /// A series that nobody has begun.
    public init(required: UInt64, intervalSeconds: UInt64) {
        self.required = required
        self.intervalSeconds = intervalSeconds
    }

    /// The warnings given since the level last rose, oldest first; never more than `required`.
    public var given: [EventID] { tally.given }

    /// True when enough warnings were given at this level.
    public var isComplete: Bool { tally.isComplete(required) }

    /// When the next warning is due; nil when none is.
    public var next: SimulatedTime? { order == nil || isComplete ? nil : due }

    /// The number that the next warning carries.
    public var nextNumber: UInt32 { UInt32(given.count) + 1 }

    /// An order to warn came: the first warning is due now, or when the interval since the last warning has passed.
    public mutating func begin(under order: EventID, at time: SimulatedTime) {
        self.order = order
        due = max(due, time)
    }

    /// The level rose: earlier warnings count no more.
    public mutating func levelRose(at time: SimulatedTime) {
        tally.levelRose()
        due = max(due, time)
    }

    /// A warning was given.
    public mutating func note(_ warning: EventID, at time: SimulatedTime) {
        tally.note(warning)
        due = time.adding(seconds: intervalSeconds)
    }

    /// The formation was relieved or stood down: it warns no more.
    public mutating func end() { order = nil }
}

/// The warnings that somebody has given since the level last rose (D15), as a listener counts them.
public struct WarningTally: Sendable, Codable {
    /// Further warnings are not counted, since no series asks for as many.
    public static let countMax = 64

    /// The warnings, oldest first.
    public private(set) var given: [EventID] = []

    /// None yet.
    public init() {}

    /// A warning was given.
    public mutating func note(_ warning: EventID) { if given.count < Self.countMax { given.append(warning) } }

    /// The level rose: earlier warnings count no more.
    public mutating func levelRose() { given = [] }

    /// True when so many were given.
    public func isComplete(_ required: UInt64) -> Bool { UInt64(given.count) >= required }
}
