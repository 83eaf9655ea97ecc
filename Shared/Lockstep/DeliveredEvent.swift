import Domain
import Events

/// An event that is delivered to a unit.
public struct DeliveredEvent: Sendable {
    /// The event's name, to refer to it: as a cause, or in a payload's field that asks for an event id.
    public let id: EventID
    /// The unit that published it; nil for control and console.
    public let unit: UnitID?
    /// The event.
    public let message: any DrillEvent

    /// A delivered event.
    public init(id: EventID, unit: UnitID?, message: any DrillEvent) {
        self.id = id
        self.unit = unit
        self.message = message
    }
}
