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
    /// The record that brought it; nil for one that no record brought, as in a rehearsal.
    private let envelope: Envelope?

    /// The event's bytes as they stand in its record.
    public var data: [UInt8] { envelope?.data ?? message.canonicalBytes() }

    /// How those bytes are written.
    public var contentType: ContentType { envelope?.contentType ?? type(of: message).contentType }

    /// A delivered event that no record brings.
    public init(id: EventID, unit: UnitID?, message: any DrillEvent) {
        self.id = id
        self.unit = unit
        self.message = message
        envelope = nil
    }

    /// Reads a record as an event that is delivered; nil for completions, and for what is handed to nobody (R5).
    ///
    /// Handed to nobody are data that do not decode, and types that this publisher may not publish.
    public init?(_ envelope: Envelope, by entry: StreamTable.Entry, catalogue: EventCatalogue) {
        guard let id = envelope.id, envelope.type != Completed.eventType, let kind = catalogue.kind(of: envelope.type),
            kind.isNumbered, kind.mayBePublished(by: entry.publisher),
            let message = try? kind.decode(envelope.data, as: envelope.contentType)
        else { return nil }
        self.id = id
        self.envelope = envelope
        self.message = message
        unit = entry.unit
    }
}

extension StreamTable.Entry {
    /// The catalogue's name of who writes the stream.
    public var publisher: TaskForce {
        switch kind {
        case .console: "console"
        case .main, .side: unit?.taskForce ?? "control"
        case .control, .controlSide, .unspecified, .UNRECOGNIZED: "control"
        }
    }
}
