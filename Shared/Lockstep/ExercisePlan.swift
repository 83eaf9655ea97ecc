import Domain
import Events

/// What exercise control plays: injects by time and by condition, and the end of the drill.
///
/// A value, and a pure function of what it is handed (C4). Control computes a turn's events before it grants the turn.
/// Any other instance that follows the same grant computes the same.
public protocol ExercisePlan: Sendable {
    /// The next time at which the plan wants a turn; nil when it waits for events alone.
    var nextTimer: SimulatedTime? { get }

    /// Handles one turn before the units do.
    ///
    /// - Parameter turn: Its number and time; the events of every unit that it delivers, by stream, then sequence; and
    ///   the changes of participation that its grant holds.
    /// - Returns: control's events of this turn, which every unit is handed within it. Also the reason, if the drill
    ///   ends once the units have handled the turn.
    mutating func handle(_ turn: PlanTurn) -> PlanStep
}

/// One turn as the plan sees it.
public struct PlanTurn: Sendable {
    /// The turn's number, from 1 on.
    public let number: UInt64
    /// Simulated time.
    public let time: SimulatedTime
    /// What the turn delivers.
    public let events: [DeliveredEvent]
    /// Who left or came back with this turn's grant.
    public let changes: [Change]

    /// A turn.
    public init(number: UInt64, time: SimulatedTime, events: [DeliveredEvent], changes: [Change] = []) {
        self.number = number
        self.time = time
        self.events = events
        self.changes = changes
    }
}

/// What the plan does in one turn.
public struct PlanStep: Sendable {
    /// An event of control's own.
    public struct Item: Sendable {
        /// The event.
        public let event: any DrillEvent
        /// Its cause.
        public let cause: EventID?

        /// An event of control's own.
        public init(_ event: any DrillEvent, because cause: EventID? = nil) {
            self.event = event
            self.cause = cause
        }
    }

    /// Control's events, in order.
    public var items: [Item]
    /// Why the drill ends after this turn; nil: it goes on.
    public var ended: String?

    /// A step.
    public init(items: [Item] = [], ended: String? = nil) {
        self.items = items
        self.ended = ended
    }
}
